"""Six counts of fingers: who can go with it, who not yet, and who speaks first."""

import pytest

from cxworkshop.core.fist import lowest, next_words, not_yet, record_words, result_words

LOWEST = "The lowest speak first: "


@pytest.mark.parametrize(
    ("fist", "few", "least", "result", "following"),
    [
        ((0, 0, 0, 0, 0, 0), 0, None, "", ""),
        ((0, 0, 0, 1, 0, 0), 0, 3, "The one who voted can go with it.", ""),
        ((0, 0, 0, 7, 9, 8), 0, 3, "All 24 can go with it.", ""),
        ((0, 0, 3, 8, 9, 4), 3, 2, "21 of 24 can go with it; 3 not yet.", f"{LOWEST}3 people with 2 fingers."),
        ((1, 2, 0, 0, 0, 0), 3, 0, "0 of 3 can go with it; 3 not yet.", f"{LOWEST}1 person with a fist."),
        ((0, 1, 0, 0, 0, 4), 1, 1, "4 of 5 can go with it; 1 not yet.", f"{LOWEST}1 person with 1 finger."),
    ],
)
def test_what_a_round_says(fist, few, least, result, following) -> None:
    assert not_yet(fist) == few
    assert lowest(fist) == least
    assert result_words(fist) == result
    assert next_words(fist) == following


def test_what_the_record_keeps() -> None:
    first, second = (0, 0, 3, 8, 9, 4), (0, 0, 0, 8, 9, 7)
    assert record_words(()) == ""
    assert record_words((first,)) == "Fist of five: 21 of 24 can go with it; 3 not yet."
    assert record_words((first, second)) == "Fist of five, round 2: all 24 can go with it."
