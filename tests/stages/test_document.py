"""Which content a document shows and how it stands: a draft of now, or a revision with what was decided on it."""

from datetime import UTC, datetime

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.documents.mark import DraftMark, RevisionMark
from cxworkshop.stages import open_points, record_types
from cxworkshop.stages.document import build, current_revision, draft_mark, find_revision, first_page, revision_mark
from cxworkshop.stages.prepare.commands import write_stage_note
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.commands import accept_point, freeze_revision, record_approval
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.pdf import PdfPages

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


def freeze(store, note):
    points = open_points(store.content)
    return freeze_revision(store, record_types(), note=note, author="A. Brandt", time=NOON, open_points=points)


@pytest.fixture
def store():
    made = MemoryStore()
    with made.step("Begin") as draft:
        draft.add(Team(id="team-1", name="Billing"))
        draft.add(Participant(id="participant-1", name="J. Hale", role="CEO", approver=True))
        draft.add(Participant(id="participant-2", name="M. Pryce", approver=True))
        draft.add(Participant(id="participant-3", name="W. Lund"))
    for point in open_points(made.content):
        accept_point(made, point.key, "We know", "J. Hale")
    return made


def test_a_draft_shows_what_is_open_with_its_words_and_the_number_it_may_become(store):
    mark = draft_mark(store.content)
    assert isinstance(mark, DraftMark)
    assert (mark.number, mark.previous) == (1, None)
    assert mark.approvers == (("J. Hale", "CEO"), ("M. Pryce", ""))
    assert {(point.words, point.by) for point in mark.points} == {("We know", "J. Hale")}
    revision = freeze(store, "first")
    later = draft_mark(store.content)
    assert later.number == 2
    assert later.previous is not None
    assert (later.previous.number, later.previous.time) == (1, revision.time)


def test_a_revision_shows_what_it_froze_whatever_happened_since(store):
    revision = freeze(store, "first")
    with store.step("Change") as draft:
        draft.change(store.content.need(Team, "team-1"), name="Bills")
        draft.remove(store.content.need(Participant, "participant-2"))
    content, mark = revision_mark(store.content, 1)
    assert content.need(Team, "team-1").name == "Billing"
    assert isinstance(mark, RevisionMark)
    assert (mark.sha256, mark.note, mark.author, mark.previous) == (revision.sha256, "first", "A. Brandt", None)
    assert len(mark.approvers) == 2
    assert len(mark.points) == len(revision.open_points)


def test_the_last_decision_of_a_leader_counts(store):
    first = freeze(store, "first")
    for decision in (Decision.DECLINE, Decision.RESERVE):
        record_approval(store, first.id, "participant-1", decision, time=NOON, words="Not before May")
    second = freeze(store, "second")
    record_approval(store, second.id, "participant-2", Decision.APPROVE, time=NOON)
    _, mark = revision_mark(store.content, 1)
    assert [(one.name, one.decision) for one in mark.approvals] == [("J. Hale", "reserve")]
    _, mark = revision_mark(store.content, 2)
    assert [(one.name, one.decision) for one in mark.approvals] == [("M. Pryce", "approve")]
    assert mark.previous is not None
    assert mark.previous.content == revision_mark(store.content, 1)[0]


def test_a_revision_that_is_not_there_is_refused_with_what_is(store):
    with pytest.raises(Refused, match="nothing has been frozen yet"):
        find_revision(store.content, 1)
    freeze(store, "first")
    with pytest.raises(Refused, match="no revision 2: it has 1 revision"):
        find_revision(store.content, 2)


def test_a_revision_is_current_until_something_that_is_signed_differs(store):
    assert current_revision(store.content) is None
    freeze(store, "first")
    assert current_revision(store.content) == 1
    write_stage_note(store, "teams", "Nobody signs this")
    assert current_revision(store.content) == 1
    with store.step("Change") as draft:
        draft.change(store.content.need(Team, "team-1"), name="Bills")
    assert current_revision(store.content) is None
    freeze(store, "second")
    assert current_revision(store.content) == 2


@pytest.mark.parametrize("revision", [None, 1])
def test_the_first_page_alone_is_the_one_of_the_document(store, revision):
    freeze(store, "first")
    alone = PdfPages(first_page(store.content, "record", revision, "Letter"))
    whole = PdfPages(build(store.content, "record", revision=revision, paper="Letter"))
    assert alone.sizes == whole.sizes[:1]
    assert alone.text(0) == whole.text(0)
    assert alone.image(0, 300) == whole.image(0, 300)
