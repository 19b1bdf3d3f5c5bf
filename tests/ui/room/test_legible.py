"""What can be read from a seat: the design's own figures, the bands, and the formulas turned round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.fonts import load_first, make_font
from cxworkshop.ui.room.legible import (
    CAPITAL,
    EASY,
    LEGIBLE,
    Band,
    arc_minutes,
    band,
    capital,
    farthest,
    farthest_by_element,
    picture_needed,
    seen,
)
from cxworkshop.ui.tokens import SANS, VOICE, TypeRole

PX = 1 / 1080
SIZES = st.floats(0.01, 0.5)
METRES = st.floats(0.3, 20)


@pytest.mark.parametrize(("px", "minutes"), [(48, 16.7), (60, 20.8), (64, 22.2), (176, 61.1), (400, 138.9)])
def test_the_sizes_of_the_wall_at_ten_metres(px: int, minutes: float) -> None:
    assert seen(px * PX, 1.5, 10) == pytest.approx(minutes, abs=0.1)


def test_a_serif_capital_is_a_little_lower() -> None:
    assert capital(0.1, 1.5, VOICE) < capital(0.1, 1.5, SANS)
    with pytest.raises(KeyError):
        capital(0.1, 1.5, "Comic")


@pytest.mark.parametrize("family", sorted(CAPITAL))
def test_capitals_are_those_of_the_fonts(family: str, qapp: QApplication) -> None:
    load_first()
    font = make_font(TypeRole(family, 1000, 400), 1.0, None)
    assert QFontMetricsF(font).capHeight() / 1000 == pytest.approx(CAPITAL[family], abs=0.004)


def test_a_thing_as_high_as_it_is_far_has_an_angle() -> None:
    assert arc_minutes(2, 1) == pytest.approx(90 * 60)
    assert arc_minutes(1000, 1) < 180 * 60


@pytest.mark.parametrize(("height", "distance"), [(0, 1), (1, 0), (-1, 1), (1, -1)])
def test_nothing_is_not_seen(height: float, distance: float) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        arc_minutes(height, distance)


@given(SIZES, METRES, st.floats(1, 200))
def test_the_farthest_seat_sees_just_that(text: float, picture: float, minutes: float) -> None:
    distance = farthest(text, picture, minutes)
    assert seen(text, picture, distance) == pytest.approx(minutes)
    assert picture_needed(text, distance, minutes) == pytest.approx(picture)


@given(SIZES, METRES, st.floats(0.5, 100), st.floats(1.01, 3))
def test_farther_is_smaller_and_larger_is_larger(text: float, picture: float, distance: float, more: float) -> None:
    assert seen(text, picture, distance * more) < seen(text, picture, distance)
    assert seen(text * more, picture, distance) > seen(text, picture, distance)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (40, Band.EASY),
        (20, Band.EASY),
        (19.96, Band.EASY),  # printed as 20.0
        (19.94, Band.LEGIBLE),
        (16, Band.LEGIBLE),
        (15.96, Band.LEGIBLE),
        (15.9, Band.SMALL),
        (0.1, Band.SMALL),
    ],
)
def test_bands_agree_with_what_is_printed(minutes: float, expected: Band) -> None:
    assert band(minutes) is expected


def test_the_rule_of_a_two_hundredth_lies_between_legible_and_easy() -> None:
    distance = farthest_by_element(0.044, 1.5)
    assert LEGIBLE < seen(0.044, 1.5, distance) < EASY
    assert seen(0.044, 1.5, distance) == pytest.approx(17.2, abs=0.05)
