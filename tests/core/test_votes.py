"""Eleven counts of votes: the middle half, the spread, and who stands apart."""

import pytest

from cxworkshop.core.votes import CountIn, HoldOut, count_in, hold_outs, median, middle_half, spread, votes_in_words

TWO_CAMPS = (2, 3, 1, 0, 1, 1, 2, 4, 6, 3, 1)


def at(*stops: int) -> tuple[int, ...]:
    return tuple(stops.count(stop) for stop in range(11))


@pytest.mark.parametrize(
    ("votes", "half"),
    [
        (at(), None),
        (at(7), (7, 7)),
        (at(2, 8), (2, 8)),
        (at(1, 4, 5, 9), (4, 5)),
        (at(1, 4, 4, 5, 9), (4, 5)),
        (at(0, 10, 10, 10, 10), (10, 10)),
        (TWO_CAMPS, (4, 8)),
    ],
)
def test_at_least_half_of_the_votes_lie_in_the_middle_half(votes, half):
    assert middle_half(votes) == half
    if half is not None:
        assert sum(votes[half[0] : half[1] + 1]) * 2 >= sum(votes)


def test_the_spread_and_the_middle_vote():
    assert (spread(at()), median(at())) == (None, None)
    assert (spread(TWO_CAMPS), median(TWO_CAMPS)) == ((0, 10), 7)
    assert median(at(3, 6)) == 3


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        (at(), ()),
        (TWO_CAMPS, (HoldOut(6, 0, 2, True),)),
        (at(1, 2, 2, 3, 3, 3, 4, 5, 6, 7), ()),  # an unbroken slope has no camp apart
        (at(0, 4, 4, 4, 4, 5, 5, 5, 5, 9, 10), (HoldOut(1, 0, 0, True), HoldOut(2, 9, 10, False))),
        (at(0, 0, 0, 10, 10, 10), ()),  # two halves: nobody stands apart from a middle
    ],
)
def test_those_beyond_an_empty_stop_hold_out(votes, found):
    assert hold_outs(votes) == found


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (at(), ""),
        (at(7), "1 vote, at 7"),
        (at(7, 7), "2 votes, all at 7"),
        (TWO_CAMPS, "24 votes from 0 to 10 · middle half from 4 to 8"),
        (at(3, 4, 4, 4, 5), "5 votes from 3 to 5 · middle half at 4"),
    ],
)
def test_votes_in_words(votes, words):
    assert votes_in_words(votes) == words


@pytest.mark.parametrize(
    ("told", "noun", "words"),
    [
        (CountIn(18, 24), "", "18 of 24 are in"),
        (CountIn(18, 72), "dot", "18 of 72 dots are in"),
        (CountIn(1, 24), "hand", "1 of 24 hands is in"),
        (CountIn(0, 1), "vote", "0 of 1 vote are in"),
        (CountIn(1, 0), "dot", "1 dot is in"),
        (CountIn(1_200, 0), "", "1,200 are in"),
    ],
)
def test_how_many_are_in_of_how_many(told: CountIn, noun: str, words: str) -> None:
    assert told.words(noun) == words


def test_more_than_there_are_is_told_and_only_where_it_is_known() -> None:
    assert [CountIn(count, of).over for count, of in ((3, 4), (4, 4), (6, 4), (6, 0))] == [0, 0, 2, 0]


def test_an_open_round_has_nothing_in_it_before_its_first_vote() -> None:
    rounds = ((0, 3, 1), (2, 0, 0))
    assert [count_in(rounds, number, 24).count for number in (-1, 0, 1, 2)] == [0, 4, 2, 0]
