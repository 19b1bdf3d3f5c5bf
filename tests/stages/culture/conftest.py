"""The Culture page as a person meets it: dressed, shown, on a desk with two scales and some examples."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

Press = Callable[..., None]


def under_way() -> MemoryStore:
    """Two scales; the first is agreed and has two situations, one of them without its opposite."""
    store = MemoryStore()
    with store.step("begin") as draft:
        draft.add(CultureDimension(id="near", left="Familiar", right="Courteous", agreed=3, rule="First names."))
        draft.add(CultureDimension(id="brief", left="Brief", right="Thorough"))
        draft.add(Example(id="late", dimension="near", situation="A repair slips", on="“We call you.”", off="“Noted.”"))
        draft.add(Example(id="angry", dimension="near", situation="Somebody is angry", on="We feel respect"))
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
    """A desk that knows the page's commands and the window's, and holds `under_way`."""
    from cxworkshop.shell.keys import COMMANDS as SHELL
    from cxworkshop.stages.culture.page.keys import COMMANDS

    desk = Desk()
    desk.commands.declare(SHELL)
    desk.commands.declare(COMMANDS)
    desk.put(under_way())
    return desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot):
    """The page on the screen, as large as the sheet of a 1440 × 900 window beside the Guide, with the focus in it."""
    from cxworkshop.stages.culture.page import CulturePage

    page = CulturePage(desk)
    qtbot.addWidget(page)
    page.resize(912, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.take_focus()
    QApplication.processEvents()
    return page
