"""A record, the pages of teams, a draft, a plain print: each is read as what it is in the window."""

from __future__ import annotations

import pytest

from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.seal.differing import PageState
from cxworkshop.documents.seal.verify import verify
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.wording import Tone
from cxworkshop.stages import examining, issuing
from cxworkshop.stages.checking import Held, Source
from cxworkshop.stages.held import HeldAgainst
from tests.sealed import SealedWorkshop
from tests.shell.checking.conftest import look, other_words, rewritten


def issued(workshop: SealedWorkshop, kind: Kind, number: int | None = 1, *, key: bool = True) -> bytes:
    authority = workshop.authority if key else None
    team = "team-1" if kind == "team" else None
    return issuing.issue(workshop.store.content, kind, number, authority, team=team).pdf


@pytest.mark.parametrize("kind", ["record", "team", "team-pack"])
def test_a_sealed_copy_is_good(workshop: SealedWorkshop, kind: Kind) -> None:
    found = look(issued(workshop, kind), workshop.store.content)
    assert wording.tone(found) is Tone.GOOD
    assert wording.verdict(found).endswith("byte for byte as the workshop sealed it.")
    assert wording.page_words(found, 0).endswith(", as it was sealed")
    assert set(wording.states_of(found)) == {PageState.SAME}


def test_a_changed_copy_is_compared_with_what_the_workshop_prints(workshop: SealedWorkshop) -> None:
    record = rewritten(issued(workshop, "record"), other_words)
    found = look(record, workshop.store.content)
    assert wording.tone(found) is Tone.BAD
    assert wording.verdict(found).startswith("This is not what was signed.")
    assert found.truth is not None
    assert found.truth.printed
    assert found.truth.number is None
    assert found.compared is not None
    assert [n for n, state in enumerate(found.compared.states) if state is not PageState.SAME] == [1]
    assert wording.against(found) == "compared with the workshop on this laptop"


def test_a_plain_print_is_no_reproach_and_no_success(workshop: SealedWorkshop) -> None:
    found = look(issued(workshop, "record", key=False), workshop.store.content)
    assert wording.tone(found) is Tone.DOUBT
    assert wording.verdict(found) == "Nobody has sealed this copy of the full record of revision 1."
    assert "prints it the same, byte for byte" in wording.meaning(found)
    assert wording.page_words(found, 0).endswith(", as the workshop prints it")
    alone = look(issued(workshop, "record", key=False))
    assert "There is no seal in it" in wording.meaning(alone)
    assert set(wording.states_of(alone)) == {PageState.UNKNOWN}


def test_a_draft_is_called_one(workshop: SealedWorkshop) -> None:
    found = look(issued(workshop, "team", None), workshop.store.content)
    assert wording.tone(found) is Tone.DOUBT
    said = "This is a draft of the page of “Contact Centre” in revision 2; nobody has sealed it."
    assert wording.verdict(found) == said
    assert "A draft changes until it is frozen" in wording.meaning(found)
    assert "nothing here to compare them with" in wording.compared_words(found)


def test_what_another_edition_printed_is_compared_with_what_the_file_holds(
    workshop: SealedWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = issued(workshop, "record")
    monkeypatch.setattr(examining, "edition", lambda: "9.0")
    content = workshop.store.content

    def held(data: bytes) -> Held:
        return examining.hold(data, content, verify(data, workshop=HeldAgainst(content, data)), lambda _part: None)

    assert held(rewritten(record, other_words)).compared is None
    found = held(record + b"\n% more")
    assert (found.source, found.end) == (Source.INSIDE, len(record))
