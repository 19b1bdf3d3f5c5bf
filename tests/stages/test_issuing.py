"""Every document is given out sealed where that can be, says what it is, and is checked as that."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from cxworkshop.documents import book
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal import held, signing
from cxworkshop.documents.seal.certificates import fingerprint
from cxworkshop.documents.seal.report import Level, Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import issuing, sealing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.records import Decision
from tests import sealed as made
from tests.documents.checking import faults_of

COPIES: tuple[Kind, ...] = ("record", "team", "team-pack")
CALLED = {
    "record": "the full record of revision 1",
    "team": "the page of “Contact Centre” in revision 1",
    "team-pack": "the pack of team pages of revision 1",
}


def issued(kind: Kind, *, key: bool = True, number: int | None = 1, paper: str = "A4") -> issuing.Issued:
    one = made.sealed_workshop()
    team = "team-1" if kind == "team" else None
    keys = one.authority if key else None
    return issuing.issue(
        one.store.content, kind, number, keys, team=team, paper="Letter" if paper == "Letter" else "A4"
    )


@cache
def copy(kind: Kind) -> bytes:
    return issued(kind, paper="Letter").pdf


def look(pdf: bytes, **given: object) -> Report:
    content = given.pop("content", made.sealed_workshop().store.content)
    return verify(pdf, workshop=HeldAgainst(content, pdf), **given)  # type: ignore[arg-type]


def bad(report: Report) -> set[str]:
    return {one.key for one in report.bad}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_sealed_and_conforms(kind: Kind) -> None:
    assert issued(kind, paper="Letter").lacking == ""
    assert faults_of(copy(kind), "ua1") == []
    assert faults_of(copy(kind), "3a") == []


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_checked_as_what_it_is(kind: Kind) -> None:
    report = look(copy(kind))
    assert report.ok, report.findings
    assert report.verdict == f"This is {CALLED[kind]}, byte for byte as the workshop sealed it."
    assert {one.key for one in report.findings} == {"ends", "allowed", "content", "current", "pages"}
    assert "The seal allows no change at all, and there was none." in [one.sentence for one in report.findings]
    assert all(one.level is Level.GOOD for one in report.findings)
    team = "team-1" if kind == "team" else ""
    assert report.identity == Identity(kind, 1, False, team, "Letter", 3)
    assert [fact.known for fact in report.signatures] == ["the workshop"]


@pytest.mark.parametrize("kind", COPIES)
def test_without_its_workshop_the_file_itself_says_what_it_is(kind: Kind) -> None:
    known = [("hosts.pem", made.authority().certificate)]
    assert verify(copy(kind), trusted=known).verdict == (
        f"This is {CALLED[kind]}, byte for byte as the workshop sealed it."
    )
    stranger = verify(copy(kind))
    assert bad(stranger) == {"stranger"}
    assert stranger.verdict == "Nothing was changed since it was sealed, but nobody here knows the key."


def test_the_definition_is_the_one_that_was_kept() -> None:
    definition = issued("definition", key=False, paper="Letter")
    assert definition == issuing.Issued(made.sealed_workshop().signed, "A4")


def test_without_a_key_or_a_seal_it_is_plain_and_says_why() -> None:
    assert issued("record", key=False).lacking == "key"
    assert issued("team", number=None).lacking == "draft"
    store = made.begun()
    made.freeze(store)
    assert issuing.issue(store.content, "definition", 1, made.authority()).lacking == "seal"


def test_nothing_may_follow_the_seal_of_a_copy() -> None:
    one = made.sealed_workshop()
    added = signing.seal(
        sealing.unsigned(one.store.content, 1, "0" * 64, kind="record"), one.authority.issue("Workshop"), closed=True
    )
    assert b"/P 1" in added[-60_000:]
    with pytest.raises(Exception, match="approval_01"):
        signing.approve(added, 1, one.authority.issue("Ida Sørby"))


def test_a_copy_shows_the_decisions_up_to_its_seal() -> None:
    store = made.begun()
    revision = made.freeze(store)
    mark = fingerprint(made.authority().certificate)
    do.seal_revision(store, revision.id, sealing.sealed(store.content, 1, made.authority()), mark)
    made.sign(store, 1, Decision.APPROVE)
    early = store.content.snapshot()
    record = issuing.issue(early, "record", 1, made.authority()).pdf
    made.sign(store, 2, Decision.DECLINE, "Not like this.")
    report = look(record, content=store.content)
    assert report.ok, report.findings
    notes = [one.sentence for one in report.findings if one.level is Level.NOTE]
    assert notes == ["1 decision on revision 1 followed after it was sealed."]
    later = issuing.issue(store.content, "record", 1, made.authority()).pdf
    against_the_past = look(later, content=early)
    assert bad(against_the_past) == {"missing"}
    assert against_the_past.verdict.endswith("but this workshop does not know every decision in it.")
    made.freeze(store)
    old = look(record, content=store.content)
    assert bad(old) == {"superseded"}
    assert old.verdict == (
        "This is the full record of revision 1, as it was sealed; a later revision has taken its place."
    )


def test_other_pages_under_the_same_key_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    one = made.sealed_workshop()
    monkeypatch.setattr(book, "_subject", lambda *_: "Something else")
    forged = issuing.issue(one.store.content, "record", 1, one.authority).pdf
    monkeypatch.undo()
    report = look(forged)
    assert bad(report) == {"pages"}
    assert report.verdict == "This is not what was signed."
    # Another edition of the program may well print it in another way: then it is said and is no reproach.
    monkeypatch.setattr(held, "edition", lambda: "9.0")
    report = look(forged)
    assert report.ok
    told = [one.sentence for one in report.findings]
    assert "It was sealed by another edition of the program; this one prints it in another way." in told
    assert "Printed again from the workshop, every word of the pages is the same." in told
    other = HeldAgainst(made.sealed_workshop().store.content, forged)
    monkeypatch.setattr(held, "says", lambda pdf, _cancelled: [pdf[-40:].hex()])
    report = verify(forged, workshop=other)
    assert report.ok
    assert "pages" not in {one.key for one in report.findings}


def test_a_key_that_a_leader_brought_is_good_for_no_seal() -> None:
    one = made.sealed_workshop()
    workshop = HeldAgainst(one.store.content, copy("record"))
    known = workshop.revision(one.revision.sha256)
    assert known is not None

    class Theirs:
        def revision(self, sha256: str, number: int | None = None) -> held.KnownRevision:
            assert known is not None
            return dataclasses.replace(known, authority="", authorities=frozenset(), own=frozenset({known.authority}))

    assert bad(verify(copy("record"), workshop=Theirs())) == {"stranger"}


def test_a_draft_and_a_print_of_a_revision_are_called_so() -> None:
    one = made.sealed_workshop()
    draft = look(issuing.issue(made.begun().content, "record", None, None).pdf)
    assert bad(draft) == {"unsigned"}
    assert draft.verdict == "This is a draft of the full record of revision 1; nobody has sealed it."
    for kind in COPIES:
        team = "team-1" if kind == "team" else None
        plain = look(issuing.issue(one.store.content, kind, 1, None, team=team).pdf)
        assert bad(plain) == {"unsigned"}
        assert plain.verdict == f"Nobody has sealed this copy of {CALLED[kind]}."
        assert "Printed again from the workshop, every byte is the same." in [f.sentence for f in plain.findings]
    changed = look(issuing.issue(one.store.content, "record", 1, None).pdf + b"\n")
    assert "pages" in {f.key for f in changed.findings if f.level is Level.NOTE}


def test_it_is_stopped_while_it_is_printed_again() -> None:
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 12

    with pytest.raises(Cancelled):
        look(copy("record"), cancelled=stop)
    shares: list[float] = []
    look(copy("team"), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
