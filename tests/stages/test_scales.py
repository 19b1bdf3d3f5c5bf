"""Scales of the definition and of the culture: words, votes, agreement; one step each, taken back whole."""

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.culture import commands as culture
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition import commands as definition
from cxworkshop.stages.definition.records import Dimension, Scale, TrialCase

VOTES = (0, 1, 4, 9, 2, 0, 0, 0, 0, 0, 0)


@pytest.fixture(params=[definition, culture])
def do(request):
    return request.param


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


def test_a_scale_is_voted_on_and_agreed(store, do):
    scale = do.add_dimension(store, "More customers", "Better customers")
    takes_back(store, "Add “More customers ↔ Better customers”")
    do.record_round(store, scale.id, VOTES)
    takes_back(store, "Record 16 votes on “More customers ↔ Better customers”")
    do.record_round(store, scale.id, VOTES[::-1])
    do.agree_position(store, scale.id, 3)
    takes_back(store, "Agree on 3 for “More customers ↔ Better customers”")
    do.write_scale(store, scale.id, "rule", "We")
    do.write_scale(store, scale.id, "rule", "We wait.")
    takes_back(store, "Write the rule of “More customers ↔ Better customers”")
    now = store.content.get(scale.id)
    assert isinstance(now, Scale)
    assert (now.rounds, now.votes, now.agreed, now.rule) == ((VOTES, VOTES[::-1]), VOTES[::-1], 3, "We wait.")
    do.drop_round(store, scale.id)
    do.agree_position(store, scale.id, None)
    takes_back(store, "Reopen “More customers ↔ Better customers”")
    now = store.content.get(scale.id)
    assert isinstance(now, Scale)
    assert (now.rounds, now.agreed) == ((VOTES,), None)


def test_scales_are_moved_and_removed_with_what_hangs_on_them(store, do):
    first, second = do.add_dimension(store), do.add_dimension(store, "Script", "Judgement")
    if do is definition:
        definition.add_case(store, second.id, "A refund")
    else:
        culture.add_example(store, second.id, "A bill looks wrong")
    do.move_scale(store, second.id, first.id)
    takes_back(store, "Move “Script ↔ Judgement”")
    assert [s.id for s in store.content.of(type(first))] == [second.id, first.id]
    do.remove_scales(store, [second.id])
    takes_back(store, "Remove “Script ↔ Judgement”")
    assert store.content.count(TrialCase) == store.content.count(Example) == 0
    assert store.content.count(Dimension) + store.content.count(CultureDimension) == 1


@pytest.mark.parametrize("counts", [(1, 2), (0,) * 11, (1,) * 12, (-1, *(2,) * 10)])
def test_what_is_no_vote_is_refused(store, do, counts):
    scale = do.add_dimension(store)
    with pytest.raises(Refused, match="eleven counts"):
        do.record_round(store, scale.id, counts)


@pytest.mark.parametrize("stop", [-1, 11])
def test_a_stop_off_the_scale_is_refused(store, do, stop):
    scale = do.add_dimension(store)
    with pytest.raises(Refused, match="stops 0 to 10"):
        do.agree_position(store, scale.id, stop)


def test_a_scale_that_has_gone_is_refused(store, do):
    with pytest.raises(Refused, match="This scale is no longer there"):
        do.agree_position(store, "dimension-1", 3)


def test_a_vote_is_counted_one_by_one_and_each_is_kept_at_once(store, do):
    scale = do.add_dimension(store, "Script", "Judgement")
    do.record_round(store, scale.id, VOTES)
    do.cast_vote(store, scale.id, 7, fresh=True)
    do.cast_vote(store, scale.id, 7, fresh=False)
    takes_back(store, "Count a vote on “Script ↔ Judgement”")
    do.cast_vote(store, scale.id, 10, fresh=False)
    do.take_vote_back(store, scale.id, 7)
    takes_back(store, "Take a vote on “Script ↔ Judgement” back")
    assert store.content.get(scale.id).rounds == (VOTES, (0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1))
    do.take_vote_back(store, scale.id, 7)
    do.take_vote_back(store, scale.id, 10)
    assert store.content.get(scale.id).rounds == (VOTES,)  # a round without votes is none


def test_a_first_vote_needs_no_round_before_it(store, do):
    scale = do.add_dimension(store)
    do.cast_vote(store, scale.id, 0, fresh=False)
    assert store.content.get(scale.id).rounds == ((1, *(0,) * 10),)


def test_a_vote_off_the_scale_or_taken_back_where_nobody_stands_is_refused(store, do):
    scale = do.add_dimension(store)
    with pytest.raises(Refused, match="stops 0 to 10"):
        do.cast_vote(store, scale.id, 11, fresh=True)
    with pytest.raises(Refused, match="no vote to take back"):
        do.take_vote_back(store, scale.id, 3)
