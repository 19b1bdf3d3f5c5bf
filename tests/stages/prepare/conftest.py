"""The Prepare page as a person meets it: dressed, shown, on a desk with a workshop of two days."""

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare.records import AgendaItem, Day, Workshop
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

Key = Qt.Key
Press = Callable[..., None]


def two_days() -> MemoryStore:
    """A workshop of two days: three lines on the first, which fits exactly, one on the second."""
    store = MemoryStore()
    with store.step("begin") as draft:
        draft.add(Workshop(id="workshop", client="Kestrel", title="Customer centricity"))
        one = draft.add(Day(id="day-1", on=date(2026, 3, 10), starts=time(13), ends=time(15)))
        two = draft.add(Day(id="day-2", on=date(2026, 3, 11), starts=time(9), ends=time(17)))
        for title, minutes, exercise in (("Welcome", 20, ""), ("Teams", 80, "teams"), ("Coffee", 20, "coffee")):
            draft.add(AgendaItem(id=new_id(AgendaItem), day=one.id, title=title, minutes=minutes, exercise=exercise))
        draft.add(AgendaItem(id=new_id(AgendaItem), day=two.id, title="Culture", minutes=45, exercise="culture"))
    return store


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
    """A desk that knows the page's commands and holds `two_days`; today is 1 March 2026."""
    from cxworkshop.stages.prepare.page.keys import COMMANDS

    desk = Desk()
    desk.today = lambda: date(2026, 3, 1)  # type: ignore[method-assign]
    desk.commands.declare(COMMANDS)
    desk.put(two_days())
    return desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot):
    """The page on the screen, as large as the sheet of a 1440 × 900 window."""
    from cxworkshop.stages.prepare.page import PreparePage

    page = PreparePage(desk)
    qtbot.addWidget(page)
    page.resize(1172, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.processEvents()
    return page


def lines(desk: Desk, day: str = "day-1") -> list[tuple[str, int]]:
    """Titles and minutes of a day, in order."""
    return [(item.title, item.minutes) for item in desk.content.of(AgendaItem) if item.day == day]
