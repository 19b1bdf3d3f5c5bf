"""A room, its window, and displays that a test says are there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.shell.audience.window import AudienceWindow
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.room import Room
from cxworkshop.ui.theme import theme


@pytest.fixture
def room(qapp: object) -> Iterator[Room]:
    """A room of a desk without a workshop."""
    desk = Desk()
    yield desk.room
    desk.deleteLater()


@pytest.fixture
def moving() -> Iterator[None]:
    """Pictures fade, as they do unless somebody wants it otherwise."""
    theme().set_reduce_motion(False)
    yield
    theme().set_reduce_motion(True)


@pytest.fixture
def still() -> None:
    """No movement."""
    theme().set_reduce_motion(True)


@pytest.fixture
def window(room: Room, qtbot: QtBot) -> AudienceWindow:
    """The wall's window, as a small plain one that shows."""
    window = AudienceWindow(room)
    qtbot.addWidget(window)
    window.resize(640, 360)
    with qtbot.waitExposed(window):
        window.show()
    return window
