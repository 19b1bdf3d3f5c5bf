"""The Principles page as a facilitator meets it: dressed, shown, driven by keys and mouse, on a small organisation."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.principles.page import PrinciplesPage
from cxworkshop.stages.principles.page.keys import COMMANDS
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Need, Team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

_MODIFIERS = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}


def water_company() -> Content:
    """Two Creators, an Enabler of either kind, one team in the tray; Work Planning measures only operations."""
    named: tuple[tuple[str, str, Group | None], ...] = (
        ("calls", "Contact Centre", Group.CREATOR),
        ("repairs", "Field Repairs", Group.CREATOR),
        ("plan", "Work Planning", Group.FRONTLINE),
        ("desk", "IT Service Desk", Group.BACK_OFFICE),
        ("audit", "Internal Audit", None),
    )
    teams = [
        Team(id=f"team-{key}", order=float(n), name=name, group=group) for n, (key, name, group) in enumerate(named)
    ]
    principles = [
        Principle(id=f"principle-{n}", order=float(n), name=name, statement=statement)
        for n, (name, statement) in enumerate(
            (
                ("Say it first", "We tell customers what is happening before they have to ask."),
                ("One owner", "Whoever takes the problem keeps it until the customer says it is solved."),
                ("Plain words", "Every letter can be understood at first reading."),
            ),
            1,
        )
    ]
    said = (
        ("calls", 1, "We ring first."),
        ("calls", 2, "The person who answers stays."),
        ("plan", 1, "A named owner."),
    )
    applications = [
        Application(id=f"application-{n}", order=float(n), team=f"team-{t}", principle=f"principle-{p}", meaning=words)
        for n, (t, p, words) in enumerate(said, 1)
    ]
    kept: tuple[tuple[str, int | None, str, Family, dict[str, Any]], ...] = (
        ("calls", 1, "Told before they rang", Family.CUSTOMER, {"baseline": "40 %", "target": "at or above 95 %"}),
        ("plan", 1, "Jobs closed within 5 days", Family.OPERATIONS, {"owner": "M. Osei", "baseline": "71 %"}),
        ("plan", None, "Visits per job", Family.OPERATIONS, {}),
    )
    measures = [
        Measure(
            id=f"measure-{n}",
            order=float(n),
            team=f"team-{t}",
            principle=f"principle-{p}" if p is not None else None,
            what=what,
            family=family,
            **more,
        )
        for n, (t, p, what, family, more) in enumerate(kept, 1)
    ]
    need = Need(id="need-1", order=1.0, team="team-plan", customer="team-repairs", what="One plan a day")
    return Content([*teams, *principles, *applications, *measures, need])


class Hands:
    """One hand on the keyboard, the other on the mouse: events go where the focus is, as a window system sends them."""

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: str) -> None:
        """Keys as "Down", "M", "alt+Up"; what begins with an apostrophe is typed letter by letter."""
        for key in keys:
            if key.startswith("'"):
                QTest.keyClicks(self.focus, key[1:])
            else:
                *modifiers, name = key.split("+")
                held = Qt.KeyboardModifier.NoModifier
                for modifier in modifiers:
                    held |= _MODIFIERS[modifier]
                QTest.keyClick(self.focus, getattr(Qt.Key, f"Key_{name}"), held)
            QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

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


@pytest.fixture
def workshop() -> Content:
    """What stands on the desk when the page opens."""
    return water_company()


@pytest.fixture
def desk(dressed: Theme, workshop: Content) -> Desk:
    desk = Desk()
    desk.today = lambda: date(2026, 3, 1)  # type: ignore[method-assign]
    desk.commands.declare(COMMANDS)
    desk.put(MemoryStore(workshop))
    return desk


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """What toasts and refusals say."""
    words: list[str] = []
    desk.said.connect(words.append)
    desk.problem.connect(lambda problem: words.append(f"problem: {problem}"))
    return words


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, hands: Hands) -> Iterator[PrinciplesPage]:
    page = PrinciplesPage(desk)
    desk.opened.connect(page.on_opened)  # as the window does
    qtbot.addWidget(page)
    page.resize(1173, 760)
    with qtbot.waitActive(page):
        page.show()
    page.take_focus()
    hands.settle()
    yield page
    desk.put(None)


@pytest.fixture
def matrix(page: PrinciplesPage, hands: Hands) -> PrinciplesPage:
    """The page with its matrix in front and the focus on the first cell."""
    page.show_tab("matrix")
    page.take_focus()
    hands.settle()
    return page


def measures(desk: Desk, team: str, principle: int | None) -> list[str]:
    """What a team measures for a principle."""
    key = f"principle-{principle}" if principle is not None else None
    return [m.what for m in desk.content.of(Measure) if (m.team, m.principle) == (f"team-{team}", key)]


def meaning(desk: Desk, team: str, principle: int) -> str:
    """What a principle means for a team."""
    cell = (f"team-{team}", f"principle-{principle}")
    return next((a.meaning for a in desk.content.of(Application) if (a.team, a.principle) == cell), "")
