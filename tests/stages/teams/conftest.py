"""The Teams page as a facilitator meets it: dressed, shown, driven by keys and mouse, on a small organisation."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.page.keys import COMMANDS
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

CREATOR, FRONTLINE, BACK_OFFICE = Group
_MODIFIERS = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}


def water_company() -> Content:
    """Three teams in the tray, three Creators, two and three Enablers; Estates has no line of sight."""
    named: tuple[tuple[str, str, Group | None, dict[str, Any]], ...] = (
        ("leak", "Leak Response", None, {"unit": "Assets / Networks", "headcount": 46.0, "touch": Touch.EVERY_DAY}),
        ("debt", "Debt Support", None, {"unit": "Customer", "headcount": 18.0}),
        ("audit", "Internal Audit", None, {"unit": "Corporate", "headcount": 1.0}),
        ("calls", "Contact Centre", CREATOR, {"touch": Touch.EVERY_DAY, "channels": ("Phone", "Letter")}),
        ("repairs", "Field Repairs", CREATOR, {"touch": Touch.EVERY_DAY, "channels": ("Visit",)}),
        ("priority", "Priority Services", CREATOR, {}),
        ("control", "Network Control Room", FRONTLINE, {"sight": "We watch the network day and night."}),
        ("plan", "Work Planning", FRONTLINE, {}),
        ("lab", "Laboratory", BACK_OFFICE, {}),
        ("estates", "Estates", BACK_OFFICE, {}),
        ("desk", "IT Service Desk", BACK_OFFICE, {}),
    )
    teams = [
        Team(id=f"team-{key}", order=float(n), name=name, group=group, **more)
        for n, (key, name, group, more) in enumerate(named, 1)
    ]
    pairs = ("control calls", "control repairs", "plan repairs", "lab control", "desk calls")
    links = [
        Support(id=f"support-{n}", order=float(n), team=f"team-{pair.split()[0]}", supported=f"team-{pair.split()[1]}")
        for n, pair in enumerate(pairs, 1)
    ]
    needs = [
        Need(
            id="need-1",
            order=1.0,
            team="team-control",
            customer="team-calls",
            what="Which streets are off",
            why="Callers ring us first.",
            priority=Priority.MUST,
        ),
        Need(id="need-2", order=2.0, team="team-control", customer="team-repairs", what="One estimate"),
    ]
    return Content([*teams, *links, *needs])


class Hands:
    """One hand on the keyboard, the other on the mouse: events go where the focus is, as a window system sends them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: str) -> None:
        """Keys as "Down", "1", "ctrl+A"; what begins with an apostrophe is typed letter by letter."""
        for key in keys:
            if key.startswith("'"):
                QTest.keyClicks(self.focus, key[1:])
                continue
            *modifiers, name = key.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= _MODIFIERS[modifier]
            QTest.keyClick(self.focus, getattr(Qt.Key, f"Key_{name}"), held)

    def click(self, widget: QWidget, at: QPoint | None = None, held: str = "") -> None:
        modifier = _MODIFIERS[held] if held else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifier, at or widget.rect().center())

    def settle(self) -> None:
        """Let everything that waits for a quiet moment happen."""
        for _ in range(4):
            QApplication.processEvents()


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The program's look, put on once: dressing is slow, and these tests leave it as it is."""
    look = theme()
    look.apply(qapp)
    return look


@pytest.fixture
def dressed(look: Theme) -> Iterator[Theme]:
    """Light, 100 %, without movement."""
    look.set_mode("light")
    look.set_reduce_motion(True)
    yield look
    look.set_text_size(100)
    look.set_reduce_motion(True)


@pytest.fixture
def workshop() -> Content:
    """What stands on the desk when the page opens."""
    return water_company()


@pytest.fixture
def desk(dressed: Theme, workshop: Content) -> Desk:
    desk = Desk()
    desk.commands.declare(COMMANDS)
    desk.put(MemoryStore(workshop))
    return desk


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """What toasts say."""
    words: list[str] = []
    desk.said.connect(words.append)
    desk.problem.connect(lambda problem: words.append(f"problem: {problem}"))
    return words


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, hands: Hands) -> Iterator[TeamsPage]:
    page = TeamsPage(desk)
    qtbot.addWidget(page)
    page.resize(1173, 760)
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    hands.settle()
    yield page
    desk.put(None)
