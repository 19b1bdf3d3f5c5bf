"""Kept pictures: painted once, drawn again while nothing about them changes, and never shown for something else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from cxworkshop.ui.kept import Pictures, draw_kept, pictures
from cxworkshop.ui.theme import theme

AREA = QRect(3, 4, 10, 6)


@pytest.fixture(autouse=True)
def nothing_kept(qtbot: QtBot) -> None:
    pictures.clear()


def drawn(look: str, colour: str, painted: list[str], ratio: float = 1.0) -> QImage:
    image = QImage(round(20 * ratio), round(20 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))

    def paint(painter: QPainter) -> None:
        painted.append(look)
        painter.fillRect(AREA, QColor(colour))

    painter = QPainter(image)
    draw_kept(painter, AREA, ("sign", look), paint)
    painter.end()
    return image


def test_what_looks_the_same_is_painted_once() -> None:
    painted: list[str] = []
    first, second = drawn("a", "red", painted), drawn("a", "red", painted)
    assert painted == ["a"]
    assert first == second
    assert first.pixelColor(3, 4) == QColor("red")
    assert first.pixelColor(2, 4) == QColor("white")


def test_another_look_another_density_and_another_theme_are_painted_anew() -> None:
    painted: list[str] = []
    drawn("a", "red", painted)
    assert drawn("b", "blue", painted).pixelColor(5, 5) == QColor("blue")
    assert drawn("a", "red", painted, ratio=2.0).pixelColor(10, 10) == QColor("red")
    mode = theme().mode
    theme().set_mode("dark" if mode != "dark" else "light")
    try:
        drawn("a", "red", painted)
    finally:
        theme().set_mode(mode)
    assert painted == ["a", "b", "a", "a"]


def test_the_picture_longest_out_of_sight_makes_room() -> None:
    kept = Pictures(most=3 * 100 * 4)
    for name in ("one", "two", "three"):
        kept.keep((name,), QPixmap(10, 10))
    assert kept.find(("one",)) is not None
    kept.keep(("four",), QPixmap(10, 10))
    assert kept.find(("two",)) is None
    assert kept.find(("one",)) is not None


def test_an_empty_area_paints_nothing() -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_kept(painter, QRect(0, 0, 0, 5), ("nothing",), lambda _into: pytest.fail("painted"))
    painter.end()
