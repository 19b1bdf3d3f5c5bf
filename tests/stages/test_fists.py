"""A fist of five on a principle, a cry or a scale: counted at once, taken back, gone with what it was about."""

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import fists
from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.stages.definition.records import Dimension, RallyingCry
from cxworkshop.stages.prepare.records import Coming, Consent, Participant, Voting, people_who_come, voters
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.teams.records import Team

ASKED = (Principle(id="early"), RallyingCry(id="home"), Dimension(id="more"), CultureDimension(id="near"))


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    with store.step("begin") as draft:
        for one in (*ASKED, Team(id="billing", name="Billing")):
            draft.add(one)
    return store


@pytest.mark.parametrize("subject", [one.id for one in ASKED])
def test_each_person_is_a_step_that_does_not_say_how_many_fingers(store: MemoryStore, subject: str) -> None:
    for fingers, fresh in ((5, True), (2, False), (5, False)):
        fists.show_fingers(store, subject, fingers, fresh=fresh)
    assert fists.fists_on(store.content, subject) == ((0, 0, 1, 0, 0, 2),)
    assert store.undo_label == "Count a person’s fingers"
    store.undo()
    assert fists.fists_on(store.content, subject) == ((0, 0, 1, 0, 0, 1),)


def test_voting_again_keeps_the_first_round(store: MemoryStore) -> None:
    for fingers, fresh in ((2, True), (3, False), (4, True)):
        fists.show_fingers(store, "home", fingers, fresh=fresh)
    assert fists.fists_on(store.content, "home") == ((0, 0, 1, 1, 0, 0), (0, 0, 0, 0, 1, 0))
    fists.take_fingers_back(store, "home", 4)
    assert fists.fists_on(store.content, "home") == ((0, 0, 1, 1, 0, 0),)


def test_what_nobody_voted_on_is_not_kept(store: MemoryStore) -> None:
    fists.show_fingers(store, "more", 3, fresh=True)
    fists.take_fingers_back(store, "more", 3)
    assert store.content.count(Consent) == 0


@pytest.mark.parametrize("one", ASKED)
def test_it_goes_and_comes_back_with_what_it_was_about(store: MemoryStore, one) -> None:
    fists.show_fingers(store, one.id, 3, fresh=True)
    with store.step("Remove it") as draft:
        draft.remove(draft.need(type(one), one.id))
    assert store.content.count(Consent) == 0
    store.undo()
    assert fists.fists_on(store.content, one.id) == ((0, 0, 0, 1, 0, 0),)


def test_what_cannot_be_counted_is_refused(store: MemoryStore) -> None:
    with pytest.raises(Refused, match="0 to 5"):
        fists.show_fingers(store, "home", 6, fresh=True)
    for nothing in ("billing", "gone"):
        with pytest.raises(Refused, match="no longer there"):
            fists.show_fingers(store, nothing, 3, fresh=True)
    for subject in ("home", "gone"):
        with pytest.raises(Refused, match="no fingers"):
            fists.take_fingers_back(store, subject, 3)
    assert len(store.history()) == 1


def test_who_comes_and_does_not_facilitate_votes_unless_a_number_is_said(store: MemoryStore) -> None:
    assert voters(store.content) == 0
    with store.step("invite") as draft:
        draft.add(Participant(id="ada", coming=Coming.YES))
        draft.add(Participant(id="bo"))
        draft.add(Participant(id="cy", coming=Coming.NO))
        draft.add(Participant(id="di", coming=Coming.YES, facilitator=True))
        draft.add(Participant(id="ed", coming=Coming.YES, facilitator=True, approver=True))
    assert voters(store.content) == 3
    fists.set_voters(store, 30)
    assert store.undo_label == "Let 30 people vote"
    assert (voters(store.content), people_who_come(store.content)) == (30, 3)
    fists.set_voters(store, None)
    assert store.undo_label == "Let everybody who comes vote"
    assert voters(store.content) == 3
    for wrong in (0, 1_000):
        with pytest.raises(Refused, match="1 to 999"):
            fists.set_voters(store, wrong)
    assert store.content.one(Voting).people is None
