"""The signing: words for what stays open, revisions that stand, decisions that are recorded as they were made."""

import base64
import hashlib
import json
from datetime import UTC, date, datetime

import pytest

from cxworkshop.core.codec import from_document
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare import commands as prepare
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.points import (
    is_current,
    latest,
    progress,
    scan_of,
    signed_document,
    signed_length,
    standing,
    without_a_word,
)
from cxworkshop.stages.signoff.records import AcceptedPoint, Approval, Decision, Revision, Scan, SignedPart
from cxworkshop.stages.teams.records import Team

NOW = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
OPEN = OpenPoint("T1", "teams", "Billing is not placed.", "team-1")


@pytest.fixture
def store():
    people = [
        Participant(id="participant-1", name="Ingrid", role="Chief executive", approver=True, order=1),
        Participant(id="participant-2", name="Paolo", approver=True, order=2),
        Participant(id="participant-3", name="Anna", order=3),
    ]
    return MemoryStore(Content([*people, Team(id="team-1", name="Billing Ø", order=1)]))


def freeze(store, *open_points, note=""):
    return do.freeze_revision(store, record_types(), note=note, author="Facilitator", time=NOW, open_points=open_points)


def approve(store, revision, who="participant-1", decision=Decision.APPROVE, **more):
    return do.record_approval(store, revision.id, who, decision, time=NOW, **more)


def test_a_word_is_given_reworded_and_taken_back(store):
    do.accept_point(store, OPEN.key, "In", "Ingrid")
    do.accept_point(store, OPEN.key, "In May", "Ingrid")
    (accepted,) = store.content.of(AcceptedPoint)
    assert (accepted.point, accepted.words, accepted.by) == ("T1/team-1", "In May", "Ingrid")
    assert store.undo_label == "Say why an open point may stay open"
    assert without_a_word(store.content, [OPEN]) == []
    store.end_typing()
    assert do.accept_point(store, OPEN.key, "  ") is None
    assert without_a_word(store.content, [OPEN]) == [OPEN]
    store.undo()
    assert store.content.of(AcceptedPoint) == (accepted,)
    store.undo()
    assert store.content.count(AcceptedPoint) == 0


def test_a_whole_rule_is_accepted_at_once(store):
    do.accept_point(store, "a", "First")
    do.accept_points(store, ["a", "b", "b"], "All by May", "Paolo")
    assert [(p.point, p.words) for p in store.content.of(AcceptedPoint)] == [("a", "All by May"), ("b", "All by May")]


def test_a_revision_freezes_what_it_says_and_its_digest(store):
    do.accept_point(store, OPEN.key, "In May", "Ingrid")
    other = OpenPoint("C2", "culture", "No example is about keeping promises.")
    revision = freeze(store, OPEN, other, note="For the board")
    assert (revision.number, revision.author, revision.notes, revision.time) == (1, "Facilitator", "For the board", NOW)
    assert revision.sha256 == hashlib.sha256(revision.content.encode("utf-8")).hexdigest()
    assert from_document(json.loads(revision.content), record_types()).need(Team, "team-1").name == "Billing Ø"
    assert [(p.id, p.key, p.words, p.by) for p in revision.open_points] == [
        ("T1", "T1/team-1", "In May", "Ingrid"),
        ("C2", "C2", "", ""),
    ]


def test_the_facilitators_own_notes_are_in_no_revision(store):
    first = freeze(store)
    prepare.write_stage_note(store, "teams", "Do not let Gordon speak first")
    assert is_current(store.content, record_types())
    second = freeze(store)
    assert first.sha256 == second.sha256
    assert "Gordon" not in second.content


def test_revisions_count_up_and_are_no_part_of_what_they_freeze(store):
    first = freeze(store)
    second = freeze(store)
    assert (first.number, second.number) == (1, 2)
    assert first.sha256 == second.sha256
    assert latest(store.content) == second
    assert is_current(store.content, record_types())
    with store.step("Rename") as draft:
        draft.change(draft.need(Team, "team-1"), name="Bills")
    assert not is_current(store.content, record_types())
    assert freeze(store).sha256 != second.sha256


def test_no_undo_takes_a_revision_back(store):
    with store.step("Rename") as draft:
        draft.change(draft.need(Team, "team-1"), name="Bills")
    revision = freeze(store)
    assert store.undo_label == "Rename"
    store.undo()
    assert store.content.of(Revision) == (revision,)
    store.redo()
    assert store.content.need(Team, "team-1").name == "Bills"


def test_a_revision_is_never_part_of_another_step(store):
    with pytest.raises(RuntimeError, match="step of its own"), store.step("Outer"):
        freeze(store)
    revision = freeze(store)
    with pytest.raises(RuntimeError, match="step of its own"), store.step("Outer"):
        approve(store, revision)
    assert store.content.count(Approval) == 0


def test_decisions_are_recorded_with_the_name_of_the_day(store):
    revision = freeze(store)
    signed = approve(store, revision, signature=[(0.0, 0.5, 1.0, 0.25)], words="Gladly")
    with store.step("Rename") as draft:
        draft.change(draft.need(Participant, "participant-1"), name="Ingrid S.")
    assert store.content.of(Approval) == (signed,)
    assert (signed.name, signed.role, signed.decision) == ("Ingrid", "Chief executive", Decision.APPROVE)
    store.undo()
    assert store.content.of(Approval) == (signed,)


def test_the_last_decision_of_an_approver_counts(store):
    revision = freeze(store)
    approve(store, revision, decision=Decision.DECLINE)
    assert progress(store.content).words == "0 of 2 signed, 1 declined"
    approve(store, revision, decision=Decision.RESERVE)
    approve(store, revision, "participant-2")
    assert progress(store.content).words == "2 of 2 signed"
    assert [approval and approval.decision for _, approval in standing(store.content)] == ["reserve", "approve"]
    assert store.content.count(Approval) == 3


def test_a_new_revision_asks_everybody_again_and_forgets_nothing(store):
    first = freeze(store)
    approve(store, first)
    freeze(store)
    assert progress(store.content).words == "0 of 2 signed"
    assert store.content.count(Approval) == 1
    with pytest.raises(Refused, match=r"Revision 1 was followed by revision 2\..*sign revision 2"):
        approve(store, first)


def test_who_is_not_asked_cannot_sign(store):
    with pytest.raises(Refused, match="Anna is not asked to sign"):
        approve(store, freeze(store), "participant-3")


def test_a_yes_needs_a_word_for_every_open_point_and_a_no_does_not(store):
    revision = freeze(store, OPEN)
    for decision in (Decision.APPROVE, Decision.RESERVE):
        with pytest.raises(Refused, match="1 open point of revision 1 has no word yet"):
            approve(store, revision, decision=decision)
    assert approve(store, revision, decision=Decision.DECLINE).decision is Decision.DECLINE


@pytest.mark.parametrize("stroke", [(0.1,), (0.1, 1.5), (float("nan"), 0.1)])
def test_a_signature_stays_in_its_field(store, stroke):
    with pytest.raises(ValueError, match="stroke"):
        approve(store, freeze(store), signature=[stroke])


def test_progress_before_there_is_anything_to_sign(store):
    assert progress(Content()).words == "Not started"
    assert progress(store.content).words == "2 will sign"
    empty = MemoryStore()
    freeze(empty)
    assert progress(empty.content).words == "Nobody is asked to sign"


def signed_part(store, revision, added=b"more", certificate="c" * 64):
    return do.Signature(signed_length(store.content, revision), added, certificate)


def test_a_sealed_document_grows_with_each_signature(store):
    revision = freeze(store)
    assert signed_document(store.content, revision) is None
    seal = do.seal_revision(store, revision.id, b"sealed", "a" * 64)
    assert (seal.authority, seal.paper, signed_document(store.content, revision)) == ("a" * 64, "A4", b"sealed")
    approve(store, revision, signed=signed_part(store, revision, b" one"))
    approve(store, revision, "participant-2", Decision.DECLINE, signed=signed_part(store, revision, b" two"))
    assert signed_document(store.content, revision) == b"sealed one two"
    assert store.undo_label is None


def test_a_signature_in_a_sealed_document_is_given_once_and_on_what_is_there(store):
    revision = freeze(store)
    do.seal_revision(store, revision.id, b"sealed", "a" * 64)
    with pytest.raises(Refused, match="sealed already"):
        do.seal_revision(store, revision.id, b"other", "a" * 64)
    with pytest.raises(Refused, match="signed in itself"):
        approve(store, revision)
    stale = signed_part(store, revision)
    approve(store, revision, decision=Decision.DECLINE, signed=stale)
    with pytest.raises(Refused, match="in the meantime"):
        approve(store, revision, "participant-2", signed=stale)
    with pytest.raises(Refused, match="has signed"):
        approve(store, revision, signed=signed_part(store, revision))


def test_what_was_decided_without_a_seal_stays_without_one(store):
    revision = freeze(store)
    with pytest.raises(Refused):
        approve(store, revision, signed=signed_part(store, revision))
    approve(store, revision)
    with pytest.raises(Refused, match="before it was sealed"):
        do.seal_revision(store, revision.id, b"sealed", "a" * 64)


def on_paper(image=b"%PDF-1.7 by hand", name="page 14.pdf"):
    return do.Paper(image, name, date(2026, 3, 10), "Anna")


@pytest.mark.parametrize("decision", list(Decision))
def test_what_was_signed_on_paper_is_kept_as_it_came(store, decision):
    revision = freeze(store)
    paper = on_paper()
    approval = approve(store, revision, decision=decision, words="As on the sheet", signature=[(0.1, 0.2)], paper=paper)
    assert approval.signature == ()  # the hand was on the paper
    scan = scan_of(store.content, approval)
    assert scan is not None
    assert base64.b64decode(scan.image) == paper.image
    assert scan.sha256 == hashlib.sha256(paper.image).hexdigest() == paper.sha256
    assert (scan.media, scan.name, scan.signed_on, scan.by) == (
        "application/pdf", "page 14.pdf", date(2026, 3, 10), "Anna",
    )  # fmt: skip
    assert store.undo_label is None


def test_the_scan_of_a_sealed_revision_goes_with_the_signature_of_the_hosts(store):
    revision = freeze(store)
    do.seal_revision(store, revision.id, b"sealed", "a" * 64)
    with pytest.raises(Refused, match="signed in itself"):
        approve(store, revision, paper=on_paper())
    assert store.content.count(Scan) == 0
    approval = approve(store, revision, paper=on_paper(), signed=signed_part(store, revision))
    assert scan_of(store.content, approval) is not None
    assert store.content.count(SignedPart) == 1


@pytest.mark.parametrize(
    ("image", "why"),
    [
        (b"", "is empty"),
        (b"GIF89a", "no PDF and no picture"),
        (b"%PDF-" + b"x" * do.MOST_OF_A_SCAN, "larger than 20 MB"),
    ],
)
def test_what_is_no_scan_is_refused_and_nothing_recorded(store, image, why):
    with pytest.raises(Refused, match=why):
        approve(store, freeze(store), paper=on_paper(image))
    assert store.content.count(Approval) == store.content.count(Scan) == 0


def test_evidence_is_no_part_of_what_is_frozen(store):
    first = freeze(store)
    approve(store, first, paper=on_paper())
    assert "by hand" not in freeze(store).content
    assert freeze(store).sha256 == first.sha256
