"""Slots and columns: what is in, what is missing, what is too many, and the round before, told apart without colour."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cxworkshop.core.votes import CountIn
from cxworkshop.ui.fist_paint import draw_fist
from cxworkshop.ui.tally_paint import draw_slots, slots_width
from cxworkshop.ui.theme import theme

WHITE = QColor("white")


def drawn(draw, width: int = 600, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    draw(painter, QRectF(10, 5, width - 20, height - 10))
    painter.end()
    return image


def columns(image: QImage, name: str) -> set[int]:
    """Where a colour of the theme stands, from left to right."""
    wanted = theme().color(name).rgb()
    middle = image.height() // 2
    return {x for x in range(image.width()) if image.pixel(x, middle) == wanted}


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme().set_mode("light")


@pytest.mark.parametrize(("number", "many"), [(24, False), (72, False), (300, True)])
def test_slots_stay_in_their_place_and_become_a_bar_when_they_are_many(number: int, many: bool) -> None:
    image = drawn(lambda painter, place: draw_slots(painter, place, CountIn(number // 2, number)))
    filled = columns(image, "accent")
    assert min(filled) >= 10
    assert max(filled) < 300 + (0 if many else 20)
    outside = {image.pixel(x, y) for x in (*range(8), *range(592, 600)) for y in range(60)}
    assert outside == {WHITE.rgb()}


def test_what_is_more_than_expected_has_another_colour() -> None:
    enough = drawn(lambda painter, place: draw_slots(painter, place, CountIn(6, 6)))
    more = drawn(lambda painter, place: draw_slots(painter, place, CountIn(8, 6)))
    assert not columns(enough, "warn")
    assert min(columns(more, "warn")) > max(columns(more, "accent"))
    for number in (200, 0):
        drawn(lambda painter, place, n=number: draw_slots(painter, place, CountIn(n * 2, n)))


def test_nothing_is_drawn_where_nothing_is_in_and_nothing_expected() -> None:
    blank = drawn(lambda painter, place: None)
    assert drawn(lambda painter, place: draw_slots(painter, place, CountIn(0, 0))) == blank
    assert slots_width(0, 10.0) == 0


def test_the_round_before_is_a_line_around_as_many_slots() -> None:
    told = CountIn(3, 24)
    without = drawn(lambda painter, place: draw_slots(painter, place, told))
    around = drawn(lambda painter, place: draw_slots(painter, place, told, before=11))
    assert without != around
    assert columns(without, "accent") == columns(around, "accent")


@pytest.mark.parametrize("fist", [(0, 0, 0, 0, 0, 0), (1, 0, 2, 9, 8, 4), (0, 0, 0, 0, 0, 400)])
def test_columns_stay_in_their_place(fist) -> None:
    image = drawn(lambda painter, place: draw_fist(painter, place, fist, (2, 2, 2, 2, 2, 2)), 330, 110)
    edge = {image.pixel(x, y) for x in (*range(4), *range(326, 330)) for y in range(110)}
    assert edge == {WHITE.rgb()}
