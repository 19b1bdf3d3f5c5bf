"""A record, the pages of teams, a draft, a plain print: each is read as what it is in the window."""

from __future__ import annotations

from typing import Any

import pytest

from cxworkshop.core.content import Content
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.seal.differing import PageState, compare
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.shell.checking import examine, wording
from cxworkshop.shell.checking.wording import Tone
from cxworkshop.stages import examining, issuing
from cxworkshop.stages.checking import Asked, Held, Progress, Source
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


class CheckHere:
    """Checks in this process, where a test can say which edition it is."""

    ended = False

    def __enter__(self) -> CheckHere:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def verify(self, data: bytes, *, content: Content, **more: Any) -> Report:
        self._data, self._content = data, content
        self._report = verify(data, workshop=HeldAgainst(content, data), **more)
        return self._report

    def hold(self, _pages: int, progress: Progress, cancelled: Asked) -> Held:
        return examining.hold(self._data, self._content, self._report, progress, cancelled)


def test_what_another_edition_printed_is_compared_with_what_the_file_holds(
    workshop: SealedWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = issued(workshop, "record")
    monkeypatch.setattr(examining, "edition", lambda: "9.0")
    monkeypatch.setattr(examine, "Check", CheckHere)
    found = look(rewritten(record, other_words), workshop.store.content)
    assert wording.tone(found) is Tone.BAD
    assert found.truth is None
    assert found.compared is None
    found = look(record + b"\n% more", workshop.store.content)
    assert wording.tone(found) is Tone.BAD
    assert found.truth is not None
    assert (found.truth.pdf, found.truth.printed) == (record, False)
    assert found.compared is not None
    assert wording.against(found) == "compared with what the file still holds"


@pytest.mark.parametrize(("edited", "source"), [(True, Source.PRINTED), (False, Source.INSIDE)])
def test_what_takes_long_before_the_pages_are_compared_tells_how_far_it_is(
    workshop: SealedWorkshop, monkeypatch: pytest.MonkeyPatch, edited: bool, source: Source
) -> None:
    """Whoever waits gives up what tells nothing for a while, and it may be a record of a thousand teams."""
    record, content = issued(workshop, "record"), workshop.store.content
    if not edited:
        monkeypatch.setattr(examining, "edition", lambda: "9.0")
    told: list[float] = []
    before: list[int] = []

    def counted(*args: Any) -> Any:
        before.append(len(told))
        return compare(*args)

    monkeypatch.setattr(examining, "compare", counted)
    data = rewritten(record, other_words) if edited else record + b"\n% more"
    held = examining.hold(data, content, verify(data, workshop=HeldAgainst(content, data)), told.append)
    assert held.source is source
    assert before[0] >= 3
    assert told == sorted(told)
    assert told[-1] <= 1.0
