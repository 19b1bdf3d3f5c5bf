"""What the screen says and offers at the signing, for every way it can stand."""

import dataclasses
from datetime import UTC, datetime

import pytest

from cxworkshop.core.errors import BadFile
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare.commands import write_stage_note
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.standing import Verdict, stand, verdict
from cxworkshop.stages.signoff.points import latest
from cxworkshop.stages.signoff.records import Decision, Revision
from cxworkshop.stages.teams.commands import place_team, write_team
from cxworkshop.stages.teams.records import Group
from tests.stages.signoff.conftest import freeze, say_all, small_workshop


@pytest.fixture
def store() -> MemoryStore:
    return small_workshop()


def said(store: MemoryStore) -> Verdict:
    return verdict(store.content, stand(store.content))


def sign(store: MemoryStore, who: str, decision: Decision = Decision.APPROVE) -> None:
    revision = latest(store.content)
    assert revision is not None
    do.record_approval(store, revision.id, who, decision, time=datetime(2026, 3, 11, 16, 5, tzinfo=UTC))


def test_nobody_signs_while_a_point_has_no_word(store: MemoryStore) -> None:
    before = said(store)
    assert not before.may_sign
    assert before.freeze == "may"
    assert before.title.endswith("open points need a word before anybody signs")


def test_with_every_word_said_freezing_is_what_helps(store: MemoryStore) -> None:
    say_all(store)
    now = said(store)
    assert (now.may_sign, now.freeze) == (False, "now")
    assert now.title == "Nothing is frozen yet"


def test_a_frozen_revision_of_this_content_can_be_signed(store: MemoryStore) -> None:
    say_all(store)
    freeze(store)
    now = said(store)
    assert (now.may_sign, now.freeze) == (True, "")
    assert now.title == "Revision 1 is ready to sign"
    assert now.text == "2 of 2 approvers have not decided."
    sign(store, "ida")
    assert said(store).text == "1 of 2 approvers has not decided."


def test_a_later_edit_says_what_differs_and_what_to_do(store: MemoryStore) -> None:
    say_all(store)
    freeze(store)
    sign(store, "ida")
    write_team(store, "desk", "purpose", "Answers the phone")
    now = said(store)
    assert (now.may_sign, now.freeze) == (False, "now")
    assert now.title == "One thing has changed since revision 1"
    assert "Freeze revision 2" in now.text
    assert "The decision on revision 1 stays with revision 1." in now.text
    store.undo()
    assert said(store).may_sign


def test_the_facilitators_own_notes_close_nothing(store: MemoryStore) -> None:
    say_all(store)
    freeze(store)
    write_stage_note(store, "signoff", "Ida first")
    assert said(store).may_sign


def test_a_revision_frozen_too_early_is_not_signed(store: MemoryStore) -> None:
    freeze(store)
    early = said(store)
    assert (early.may_sign, early.freeze) == (False, "")
    assert "Then freeze revision 2" in early.text
    say_all(store)
    assert said(store).freeze == "now"


def test_a_point_that_is_settled_needs_no_word(store: MemoryStore) -> None:
    points = len(stand(store.content).points)
    place_team(store, "billing", Group.BACK_OFFICE)
    assert "T1/billing" not in {point.key for point in stand(store.content).points}
    assert len(stand(store.content).points) >= points - 1


def test_nobody_is_asked(store: MemoryStore) -> None:
    with store.step("nobody") as draft:
        for person in draft.of(Participant):
            draft.change(person, approver=False)
    say_all(store)
    freeze(store)
    now = said(store)
    assert not now.may_sign
    assert now.title == "Nobody is asked to sign"


def test_when_everybody_has_decided_a_mind_may_still_change(store: MemoryStore) -> None:
    say_all(store)
    freeze(store)
    sign(store, "ida")
    sign(store, "piero", Decision.DECLINE)
    now = said(store)
    assert now.may_sign
    assert now.title == "Everybody has decided on revision 1"


def test_a_revision_that_was_altered_is_told() -> None:
    store = small_workshop()
    freeze(store)
    with store.step("altered") as draft:
        revision = draft.of(Revision)[0]
        draft.change(revision, content=revision.content.replace("North Depot", "South Depot"))
    with pytest.raises(BadFile, match="not what was frozen"):
        stand(store.content)


def test_the_number_is_that_of_the_last_revision(store: MemoryStore) -> None:
    freeze(store)
    write_team(store, "desk", "purpose", "Answers")
    freeze(store)
    assert dataclasses.astuple(stand(store.content))[1:] == (2, True, 0)
