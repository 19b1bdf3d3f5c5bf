"""Lengths as people type them when they stand in a room with a tape."""

import pytest

from cxworkshop.ui.lengths import length_words, read_length


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1,5 m", 1.5),
        (" 11.5m ", 11.5),
        (".5", 0.5),
        ("2½ m", 2.5),
        ("150 cm", 1.5),
        ("1500 mm", 1.5),
        ("1 m 50", 1.5),
        ("3 meters", 3.0),
        ("5 ft", 1.524),
        ("5 feet", 1.524),
        ("5′", 1.524),
        ("5 ft 3 in", 1.6002),
        ("5' 3\"", 1.6002),
        ("5 ft 3", 1.6002),
        ("60 inches", 1.524),
    ],
)
def test_lengths_are_read_as_they_are_written(text: str, metres: float) -> None:
    assert read_length(text) == pytest.approx(metres)


@pytest.mark.parametrize(
    "text", ["", " ", "far", "1.5.2", "1 2", "-3", "1 cm 2 m", "2 m 3 m", "5 stone", "m", "3 in 4"]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert read_length(text) is None


def test_a_number_too_large_for_metres_is_centimetres() -> None:
    assert read_length("150", most=20) == 1.5
    assert read_length("150") == 150
    assert read_length("25.5", most=20) == 25.5
    assert read_length("150 m", most=20) == 150


@pytest.mark.parametrize(
    ("metres", "words"), [(3, "3 m"), (11.5, "11.5 m"), (10, "10 m"), (0.04, "0 m"), (1.25, "1.2 m")]
)
def test_lengths_are_told_without_zeros_that_say_nothing(metres: float, words: str) -> None:
    assert length_words(metres) == words
