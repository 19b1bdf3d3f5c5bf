"""What is found out about a file, and in which words: true ones, changed ones, and files that are nothing at all."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from cxworkshop.core.errors import Problem
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.differing import PageState, compare
from cxworkshop.documents.seal.sheets import Sheets
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.examine import examine, read
from cxworkshop.shell.checking.wording import Tone
from tests.documents.seal.conftest import Signed
from tests.sealed import SealedWorkshop, begun
from tests.shell.checking.conftest import look, other_words, rewritten, sheets


@pytest.mark.usefixtures("ours")
def test_a_true_file_is_told_in_one_good_sentence(signed: Signed) -> None:
    found = look(signed.twice)
    assert wording.tone(found) is Tone.GOOD
    assert wording.verdict(found).endswith("byte for byte as two people signed it.")
    assert wording.meaning(found).startswith("Nothing was added, taken away or moved since ")
    assert wording.meaning(found).endswith("This laptop checked it without a network.")
    assert wording.states_of(found) == (PageState.SAME,)
    assert [wording.whose(found, one) for one in found.report.signatures] == ["Key vouched for by this laptop"] * 3


def test_a_key_nobody_knows_is_a_question_and_no_change(signed: Signed) -> None:
    found = look(signed.twice)
    assert wording.tone(found) is Tone.DOUBT
    assert "Ask the sender for their certificate" in wording.meaning(found)
    assert wording.whose(found, found.report.signatures[0]) == "Key not known here"


@pytest.mark.usefixtures("ours")
def test_what_was_put_on_top_is_held_against_what_the_file_still_holds(signed: Signed) -> None:
    found = look(signed.twice + b"\n% and so on\n")
    assert wording.tone(found) is Tone.BAD
    assert found.truth is not None
    assert (found.truth.pdf, found.truth.number) == (signed.twice, None)
    assert "something that no page shows is different" in wording.meaning(found)
    assert wording.SILENT in wording.meaning(found)
    assert wording.page_words(found, 0) == "Page 1 of 1, as it was signed"


@pytest.mark.usefixtures("ours")
def test_keys_that_nobody_looked_at_are_not_called_unknown(signed: Signed) -> None:
    found = look(signed.twice + b"\n% and so on\n")
    assert {wording.whose(found, one) for one in found.report.signatures} == {"Key not looked at"}


@pytest.mark.usefixtures("ours")
def test_without_the_true_one_nothing_is_guessed(signed: Signed) -> None:
    found = look(rewritten(signed.twice, lambda _document: None))
    assert wording.tone(found) is Tone.BAD
    assert found.truth is None
    assert wording.states_of(found) == (PageState.UNKNOWN,)
    assert wording.compared_words(found) == "1, with nothing here to compare them with"


def test_the_workshop_tells_which_page_says_something_else(workshop: SealedWorkshop) -> None:
    found = look(rewritten(workshop.signed, other_words), workshop.store.content)
    assert found.truth is not None
    assert (found.truth.pdf, found.truth.number) == (workshop.signed, 1)
    assert "on page 2" in wording.verdict(found)
    assert "belongs to revision 1, signed on 11 March 2026" in wording.meaning(found)
    states = wording.states_of(found)
    assert states[1] is PageState.WORDS
    assert set(states[:1] + states[2:]) == {PageState.SAME}
    assert found.compared is not None
    assert any("rebooked" in run.here for run in found.compared.runs)
    assert wording.against(found) == "compared with the workshop on this laptop"
    assert "[" in wording.as_text(found)


def test_a_true_file_with_its_workshop(workshop: SealedWorkshop) -> None:
    found = look(workshop.signed, workshop.store.content)
    assert wording.tone(found) is Tone.GOOD
    assert wording.verdict(found) == "This is revision 1, byte for byte as three people signed it."
    pages = len(wording.states_of(found))
    assert wording.compared_words(found) == f"{pages} of {pages} match"
    # Only who drew has ink to show.
    assert set(found.inks) <= {one.fingerprint for one in found.report.signatures}
    assert len(found.inks) == 2


def test_a_copy_from_before_the_last_signature_is_called_that(workshop: SealedWorkshop) -> None:
    found = look(workshop.sealed, workshop.store.content)
    assert found.earlier
    assert wording.tone(found) is Tone.DOUBT
    assert wording.verdict(found) == "This is an earlier copy of revision 1. More people have signed since."
    assert found.truth is not None
    assert found.truth.pdf == workshop.signed
    assert set(wording.states_of(found)) == {PageState.SAME}


def test_a_file_of_another_workshop_was_not_changed(workshop: SealedWorkshop) -> None:
    found = look(workshop.signed, begun().content)
    assert wording.tone(found) is Tone.DOUBT
    assert "does not belong to this workshop" in wording.verdict(found)
    assert "Open the workshop it comes from" in wording.meaning(found)


def test_a_page_that_was_added_is_named(workshop: SealedWorkshop) -> None:
    found = look(rewritten(workshop.signed, lambda one: one.add_blank_page()), workshop.store.content)
    states = wording.states_of(found)
    assert states[-1] is PageState.ADDED
    assert f"Page {len(states)} was added." in wording.verdict(found)
    assert wording.page_words(found, len(states) - 1).endswith("not in what was signed")


def test_words_are_compared_with_their_places() -> None:
    signed = Sheets(sheets(["The person with no other way across sails first.", "Same"]))
    here = Sheets(sheets(["The person who pays the most sails first.", "Same"]))
    compared = compare(signed, here, lambda _part: None, lambda: False)
    assert compared.states == (PageState.WORDS, PageState.SAME)
    (run,) = compared.runs
    assert (run.before, run.signed) == ("The person", "with no other way across")
    assert (run.here, run.after) == ("who pays the most", "sails first.")
    ((left, top, right, bottom),) = run.boxes
    assert 0 < left < right < 0.6
    assert 0.05 < top < bottom < 0.2
    assert wording.difference(compared) == "One passage on page 1 is different."


def test_words_that_were_taken_out_are_marked_where_they_stood() -> None:
    compared = compare(
        Sheets(sheets(["We do not sail in storms."])),
        Sheets(sheets(["We do sail in storms."])),
        lambda _part: None,
        lambda: False,
    )
    (run,) = compared.runs
    assert (run.signed, run.here) == ("not", "")
    assert len(run.boxes) == 1


def test_the_same_words_that_look_different_are_told() -> None:
    signed = Sheets(sheets(["We sail at six."]))
    here = rewritten(
        sheets(["We sail at six."]),
        lambda one: one.pages[0].contents_add(one.make_stream(b"0 0 0 rg 30 30 60 60 re f")),
    )
    compared = compare(signed, Sheets(here), lambda _part: None, lambda: False)
    assert compared.states == (PageState.LOOKS,)
    assert wording.difference(compared) == "Page 1 looks different."


def test_pages_that_nobody_can_draw_are_not_called_the_same() -> None:
    """A page without end is not drawn, whatever stands on it."""
    without_end = rewritten(
        sheets(["We sail at six.", "Same"]), lambda one: one.pages[0].obj.__setitem__("/MediaBox", [0, 0, 14_000, 20])
    )
    other = rewritten(without_end, lambda one: one.pages[0].contents_add(one.make_stream(b"30 30 60 60 re f")))
    compared = compare(Sheets(without_end), Sheets(other), lambda _part: None, lambda: False)
    assert compared.states == (PageState.UNKNOWN, PageState.SAME)
    assert compared.same == 1
    assert wording.difference(compared) == "Page 1 cannot be drawn, so nobody can say whether it looks the same."


def test_pages_that_are_missing_are_counted() -> None:
    compared = compare(
        Sheets(sheets(["One", "Two", "Three"])), Sheets(sheets(["One", "Three"])), lambda _part: None, lambda: False
    )
    assert compared.states == (PageState.SAME, PageState.SAME)
    assert wording.difference(compared) == "1 page of what was signed is missing."


def _sized(width: float, height: float) -> bytes:
    return rewritten(sheets(["x"]), lambda one: one.pages[0].obj.__setitem__("/MediaBox", [0, 0, width, height]))


HOSTILE = {
    "empty": b"",
    "noise": bytes(range(256)) * 40,
    "a head alone": b"%PDF-1.7",
    "half": sheets(["half"])[:300],
    "a page without end": _sized(3, 9_000_000),
    "a page of nothing": _sized(0, 0),
    "pages that go round": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]"
    b"/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "ranges that lie": sheets(["x"]) + b"/ByteRange [0 10 99999999 12] /ByteRange [0 1 2 3]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_nothing_is_a_finding_and_no_failure(name: str) -> None:
    found = look(HOSTILE[name], begun().content, f"{name}.pdf")
    assert wording.tone(found) is Tone.BAD
    assert wording.verdict(found)
    assert wording.meaning(found)
    assert name in wording.as_text(found)
    if found.leaves is not None:
        for page in range(len(found.leaves.sizes)):
            assert found.leaves.image(page, 80).width() == 80
            assert wording.page_words(found, page)


def test_a_file_under_a_password_has_no_pages_to_show() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheets(["Secret"]))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="quiet", user="harbour"))
    found = look(out.getvalue())
    assert found.leaves is None
    assert wording.compared_words(found) == "None can be shown"


@pytest.mark.usefixtures("ours")
def test_who_stops_it_gets_no_answer(signed: Signed) -> None:
    with pytest.raises(Cancelled):
        examine("Definition.pdf", signed.twice, None, lambda _part: None, lambda: True)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no file that can be read"):
        read(tmp_path)
    with pytest.raises(Problem, match="no file that can be read"):
        read(tmp_path / "gone.pdf")


def test_a_digest_is_shortened_to_its_ends() -> None:
    assert wording.short("7c1e94ab" + "0" * 48 + "0f62d8e3") == "7c1e 94ab … 0f62 d8e3"
