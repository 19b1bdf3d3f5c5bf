"""What a facilitator does with imperatives, rallying cries and trial cases: one step each, taken back whole."""

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.votes import CountIn
from cxworkshop.stages.definition import ballots
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.points import agreed_cry
from cxworkshop.stages.definition.records import Collision, Definition, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import Participant, Voting


@pytest.fixture
def store():
    return MemoryStore()


def takes_back(store, label):
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    assert store.content != after
    store.redo()
    assert store.content == after


def votes(store):
    return [cry.votes for cry in store.content.of(RallyingCry)]


def test_what_stands_around_the_levels(store):
    for text in ("They", "They leave."):
        do.write_definition(store, "why_now", text)
    takes_back(store, "Say why now")
    do.write_definition(store, "imperatives_source", "The 2026 plan")
    assert len(store.history()) == 2
    assert store.content.one(Definition).why_now == "They leave."


def test_imperatives_and_what_waits_when_two_collide(store):
    focus = do.add_imperative(store, "Customer focus", customer_focus=True)
    fair = do.add_imperative(store, "A fair return")
    takes_back(store, "Add “A fair return”")
    do.write_imperative(store, fair.id, "serves", "shareholders")
    takes_back(store, "Say whom “A fair return” serves")
    do.set_customer_focus(store, focus.id, False)
    takes_back(store, "Say that “Customer focus” is not customer focus")
    collision = do.add_collision(store, focus.id, fair.id)
    takes_back(store, "Let “Customer focus” collide with “A fair return”")
    do.write_ruling(store, collision.id, "The return waits.")
    do.move_imperative(store, fair.id, focus.id)
    assert [i.name for i in store.content.of(Imperative)] == ["A fair return", "Customer focus"]
    with pytest.raises(Refused, match="collide with itself"):
        do.add_collision(store, fair.id, fair.id)
    before = store.snapshot()
    do.remove_imperatives(store, [fair.id])
    assert store.content.count(Collision) == 0
    store.undo()
    assert store.content == before
    do.remove_collisions(store, [collision.id])
    takes_back(store, "Remove 1 collision")


def test_candidates_votes_and_the_cry(store):
    one, two = do.add_cries(store, ["Ring once", "Every customer stays"])
    takes_back(store, "Add 2 cries")
    do.record_votes(store, {one.id: 7, two.id: 5})
    takes_back(store, "Record 12 votes on the rallying cry")
    three = do.add_cry(store, "One number")
    do.record_votes(store, {two.id: 9, three.id: 3})
    assert votes(store) == [(7, 0), (5, 9), (0, 3)]
    do.write_cry(store, two.id, "Every customer has a reason to stay")
    do.note_cry(store, two.id, "The drivers like it.")
    takes_back(store, "Write notes on “Every customer has a reason to stay”")
    do.agree_cry(store, two.id)
    takes_back(store, "Agree on “Every customer has a reason to stay”")
    assert agreed_cry(store.content) == store.content.need(RallyingCry, two.id)
    do.drop_votes(store)
    takes_back(store, "Drop the last votes on the rallying cry")
    assert votes(store) == [(7,), (5,), (0,)]
    do.move_cry(store, three.id, one.id)
    do.remove_cries(store, [two.id])
    assert agreed_cry(store.content) is None
    store.undo()
    assert agreed_cry(store.content) is not None
    do.agree_cry(store, None)
    takes_back(store, "Reopen the rallying cry")


def test_dropping_a_round_leaves_a_candidate_that_came_later_as_it_is(store):
    one = do.add_cry(store, "Ring once")
    do.record_votes(store, {one.id: 7})
    do.add_cry(store, "One number")
    do.drop_votes(store)
    assert votes(store) == [(), ()]
    steps = len(store.history())
    do.drop_votes(store)
    assert len(store.history()) == steps


def test_votes_are_counted_as_they_are_called_out(store):
    one, two = do.add_cries(store, ["Ring once", "Every customer stays"])
    do.count_vote(store, one.id, 0)
    do.count_vote(store, two.id, 0)
    takes_back(store, "Count a vote on the rallying cry")
    assert votes(store) == [(1,), (1,)]
    do.add_cry(store, "One number")
    do.count_vote(store, two.id, 1, 3)
    assert votes(store) == [(1, 0), (1, 3), (0, 0)]
    do.count_vote(store, two.id, 0, -1)
    takes_back(store, "Take back a vote on the rallying cry")
    assert votes(store) == [(1, 0), (0, 3), (0, 0)]
    do.count_vote(store, two.id, 1, -3)
    assert votes(store) == [(1,), (0,), (0,)]  # the round is gone with its last vote


def test_one_persons_dots_are_one_step(store):
    one, two = do.add_cries(store, ["Ring once", "Every customer stays"])
    for person, cries in enumerate(((one, one, two), (two,))):
        for cry in cries:
            do.count_vote(store, cry.id, 0, ballot=person)
    assert votes(store) == [(2,), (2,)]
    store.undo()
    assert votes(store) == [(2,), (1,)]
    takes_back(store, "Count a person’s dots on the rallying cry")
    do.count_vote(store, two.id, 0, -1, ballot=0)
    assert votes(store) == [(2,), (0,)]
    store.undo()
    store.undo()
    assert votes(store) == [(), ()]


def test_counted_hands_replace_each_other_digit_by_digit(store):
    one, two = do.add_cries(store, ["Ring once", "Every customer stays"])
    for hands in (1, 12):
        do.count_hands(store, one.id, 0, hands)
    do.count_hands(store, two.id, 0, 7)
    assert votes(store) == [(12,), (7,)]
    takes_back(store, "Count hands on the rallying cry")
    store.undo()
    store.undo()
    assert votes(store) == [(), ()]
    do.count_hands(store, one.id, 0, 0)
    assert votes(store) == [(), ()]  # a round with nobody in it is none
    do.count_hands(store, one.id, 0, 5)
    do.count_hands(store, two.id, 1, 4)
    assert votes(store) == [(5, 0), (0, 4)]
    do.count_hands(store, two.id, 1, 0)
    assert votes(store) == [(5,), (0,)]
    for number, hands in ((3, 1), (0, -1), (0, 1_000)):
        with pytest.raises(Refused):
            do.count_hands(store, one.id, number, hands)


def test_how_the_room_votes_is_kept(store):
    assert (store.content.one(Voting).dots, store.content.one(Voting).hands) == (3, False)
    do.set_dots(store, 5)
    takes_back(store, "Give each person 5 dots")
    do.count_by_hands(store, True)
    takes_back(store, "Vote by hands")
    assert store.content.one(Voting).each == 1
    do.count_by_hands(store, False)
    assert store.content.one(Voting).each == 5
    for wrong in (0, 10):
        with pytest.raises(Refused, match="1 to 9"):
            do.set_dots(store, wrong)


def test_what_the_wall_may_read_of_a_vote(store):
    one, two = do.add_cries(store, ["Ring once", "Every customer stays"])
    with store.step("invite") as draft:
        for key in ("ada", "bo"):
            draft.add(Participant(id=key, name=key))
    do.record_votes(store, {one.id: 4, two.id: 2})
    do.count_vote(store, two.id, 1)
    assert ballots.votes_are_in(store.content, 1) == CountIn(1, 6)
    assert ballots.votes_are_in(store.content, 2) == CountIn(0, 6)
    assert ballots.votes_noun(store.content) == "dot"
    assert ballots.totals_in(store.content, 0) == {one.id: 4, two.id: 2}
    late = do.add_cry(store, "One number")
    assert late.id not in ballots.totals_in(store.content, 1)
    do.count_by_hands(store, True)
    assert ballots.votes_are_in(store.content, 1) == CountIn(1, 2)
    assert ballots.votes_noun(store.content) == "hand"


def test_votes_that_cannot_be_counted_are_refused(store):
    cry = do.add_cry(store, "Ring once")
    with pytest.raises(Refused, match="no longer there"):
        do.count_vote(store, cry.id, 1)
    with pytest.raises(Refused, match="no vote left"):
        do.count_vote(store, cry.id, 0, -1)
    with pytest.raises(Refused, match="no longer there"):
        do.count_vote(store, "rallying-cry-9", 0)
    assert votes(store) == [()]


def test_what_is_no_round_is_refused(store):
    cry = do.add_cry(store, "Ring once")
    for round_ in ({}, {cry.id: 0}, {cry.id: -1}):
        with pytest.raises(Refused, match="Nothing was recorded"):
            do.record_votes(store, round_)
    with pytest.raises(Refused, match="no longer there"):
        do.record_votes(store, {"rallying-cry-9": 1})


def test_trial_cases(store):
    dimension = do.add_dimension(store, "More", "Better")
    first, second = do.add_case(store, dimension.id, "A refund"), do.add_case(store, dimension.id)
    do.write_case(store, second.id, "case", "A late crew")
    do.write_case(store, second.id, "answer", "It waits.")
    do.settle_case(store, second.id, True)
    takes_back(store, "Try the rule on “A late crew”")
    do.move_case(store, second.id, first.id)
    assert [case.case for case in store.content.of(TrialCase)] == ["A late crew", "A refund"]
    do.remove_cases(store, [first.id, second.id])
    takes_back(store, "Remove 2 trial cases")
