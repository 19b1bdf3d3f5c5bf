"""The Barriers page as a person meets it: on a desk with three barriers and one area that holds none."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation
from cxworkshop.stages.prepare.commands import add_person
from cxworkshop.stages.teams.commands import add_teams
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

Key = Qt.Key
Press = Callable[..., None]
TODAY = date(2026, 3, 10)


def some_barriers() -> MemoryStore:
    """Two barriers in the structure, one of them with two mitigations; one bare in geography; none at the parent."""
    store = MemoryStore()
    add_teams(store, ["Billing", "Legal", "Network Control"])
    add_person(store, "Mabel Osei")
    add_person(store, "Anna Lindqvist")
    dates = do.add_barrier(
        store, "Three teams promise a date", area=Area.STRUCTURE, severity=5, experience="Three dates"
    )
    do.add_mitigation(store, dates.id, "One diary", owner="Mabel Osei", due=date(2026, 6, 30), residual=2)
    do.add_mitigation(store, dates.id, "One voice", residual=3)
    do.add_barrier(store, "Judged on closing speed", area=Area.STRUCTURE, severity=4)
    do.add_barrier(store, "The depot is far", area=Area.GEOGRAPHY, severity=4, experience="The coast waits")
    do.answer_none(store, Area.PARENT, "We read the rules")
    store.end_typing()
    return store


def barrier(desk: Desk, name: str) -> Barrier:
    """A barrier by its name."""
    return next(one for one in desk.content.of(Barrier) if one.name == name)


def mitigation(desk: Desk, name: str) -> Mitigation:
    """A mitigation by its name."""
    return next(one for one in desk.content.of(Mitigation) if one.name == name)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The program's look, put on once: dressing is slow, and these tests leave it as it is."""
    look = theme()
    look.apply(qapp)
    return look


@pytest.fixture
def dressed(look: Theme) -> Iterator[None]:
    """Light, 100 %, without movement."""
    look.set_mode("light")
    look.set_reduce_motion(True)
    yield
    look.set_text_size(100)


@pytest.fixture
def desk(dressed: None) -> Desk:
    """A desk that knows the page's commands and holds `some_barriers`; today is 10 March 2026."""
    from cxworkshop.stages.barriers.page.keys import COMMANDS

    desk = Desk()
    desk.today = lambda: TODAY  # type: ignore[method-assign]
    desk.commands.declare(COMMANDS)
    desk.put(some_barriers())
    return desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot):
    """The page on the screen, as large as the sheet of a 1440 × 900 window, with the focus on the first barrier."""
    from cxworkshop.stages.barriers.page import BarriersPage

    page = BarriersPage(desk)
    qtbot.addWidget(page)
    page.resize(1172, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.processEvents()
    page.take_focus()
    return page
