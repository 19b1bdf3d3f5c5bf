"""What is painted on the wall, and when."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.shell.audience.window import AudienceWindow
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.room.snapshot import Clock, Composed, Snapshot, compose, paint

PATTERN = RoomItem("", "pattern")
CLOCK = Clock("12:00", 0.5)


def wall(window: AudienceWindow) -> QImage:
    """What stands on it now."""
    QApplication.processEvents()
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def wanted(room: Room, window: AudienceWindow) -> QImage:
    """What the room's own painter makes of it."""
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    paint(painter, compose(room.snapshot, (window.width(), window.height())))
    painter.end()
    return image


def is_black(image: QImage) -> bool:
    black = QImage(image.size(), image.format())
    black.fill(QColor(0, 0, 0))
    return image == black


@pytest.mark.usefixtures("still")
def test_the_wall_shows_what_the_room_says(room: Room, window: AudienceWindow) -> None:
    assert wall(window) == wanted(room, window)
    room.send(PATTERN)
    assert wall(window) == wanted(room, window)
    room.set_dark(True)
    assert wall(window) == wanted(room, window)
    assert not window.fading


@pytest.mark.usefixtures("moving")
def test_a_new_picture_fades_in_from_the_one_before(room: Room, window: AudienceWindow, qtbot: QtBot) -> None:
    before = wall(window)
    room.send(PATTERN)
    QApplication.processEvents()
    assert window.fading
    qtbot.waitUntil(lambda: not window.fading)
    assert wall(window) == wanted(room, window) != before


@pytest.mark.usefixtures("moving")
def test_the_next_change_cuts_a_fade_short(room: Room, window: AudienceWindow, qtbot: QtBot) -> None:
    wall(window)
    room.send(PATTERN)
    QApplication.processEvents()
    room.set_dark(True)
    QApplication.processEvents()
    assert window.fading
    qtbot.waitUntil(lambda: not window.fading)
    assert wall(window) == wanted(room, window)


@pytest.mark.usefixtures("moving")
def test_blank_is_black_at_once_and_so_is_what_comes_after(room: Room, window: AudienceWindow) -> None:
    room.send(PATTERN)
    wall(window)
    room.toggle_blank()
    assert is_black(wall(window))
    assert not window.fading
    room.set_dark(True)
    assert is_black(wall(window))
    room.toggle_blank()
    assert wall(window) == wanted(room, window)
    assert not window.fading


@pytest.mark.usefixtures("moving")
def test_a_clock_that_ticks_does_not_fade(room: Room, window: AudienceWindow, qtbot: QtBot) -> None:
    room.set_timer_on_wall(True)
    room.send(PATTERN)
    room.set_clock(CLOCK)
    wall(window)
    qtbot.waitUntil(lambda: not window.fading)
    room.set_clock(dataclasses.replace(CLOCK, words="11:59"))
    assert wall(window) == wanted(room, window)
    assert not window.fading


@pytest.mark.usefixtures("moving")
def test_a_clock_that_ticks_does_not_end_a_fade(room: Room, window: AudienceWindow, qtbot: QtBot) -> None:
    room.set_timer_on_wall(True)
    room.set_clock(CLOCK)
    wall(window)
    room.send(PATTERN)
    QApplication.processEvents()
    room.set_clock(dataclasses.replace(CLOCK, words="11:59"))
    QApplication.processEvents()
    assert window.fading
    qtbot.waitUntil(lambda: not window.fading)
    assert wall(window) == wanted(room, window)


@pytest.mark.usefixtures("moving")
def test_a_frozen_wall_does_not_move(room: Room, window: AudienceWindow, qtbot: QtBot) -> None:
    room.send(PATTERN)
    wall(window)
    qtbot.waitUntil(lambda: not window.fading)
    room.toggle_freeze()
    before = wall(window)
    room.clear()
    assert wall(window) == before
    assert not window.fading


@pytest.mark.usefixtures("moving")
def test_what_changed_behind_a_hidden_wall_is_there_when_it_comes_back(room: Room, window: AudienceWindow) -> None:
    room.send(PATTERN)
    QApplication.processEvents()
    window.hide()
    assert not window.fading
    room.set_dark(True)
    window.show()
    assert wall(window) == wanted(room, window)
    assert not window.fading


@pytest.mark.usefixtures("still")
def test_several_changes_at_once_are_one_picture(
    room: Room, window: AudienceWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall(window)
    made: list[object] = []

    def counted(snapshot: Snapshot, size: tuple[int, int]) -> Composed:
        made.append(size)
        return compose(snapshot, size)

    monkeypatch.setattr("cxworkshop.shell.audience.window.compose", counted)
    room.send(PATTERN)
    room.set_dark(True)
    room.step_zoom(1)
    QApplication.processEvents()
    assert len(made) == 1


def test_the_room_hears_how_large_its_picture_is(room: Room, window: AudienceWindow) -> None:
    window.resized.connect(room.set_picture_size)
    window.resize(800, 600)
    QApplication.processEvents()
    assert room.picture_size == (800, 600)


def test_it_stands_where_it_is_put_and_becomes_plain_again(window: AudienceWindow) -> None:
    area = QApplication.primaryScreen().geometry()
    window.fill(area, QApplication.primaryScreen())
    full = window.is_full
    assert full
    assert window.geometry() == area
    window.stand_free(QRect(10, 20, 480, 270))
    assert not window.is_full
    assert window.geometry() == QRect(10, 20, 480, 270)


def test_esc_and_f11_belong_to_somebody_else(window: AudienceWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.escaped):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.grow_wanted):
        QTest.keyClick(window, Qt.Key.Key_F11)
    with qtbot.waitSignal(window.grow_wanted):
        QTest.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert window.isVisible()


def test_no_pointer_no_parent_no_part_in_the_end_of_the_program(window: AudienceWindow) -> None:
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert window.parentWidget() is None
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.accessibleName()
