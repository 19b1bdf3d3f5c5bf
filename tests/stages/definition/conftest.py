"""The Definition page as a person meets it: dressed, shown, on a desk with a workshop under way."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.principles.records import Principle
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


def under_way() -> MemoryStore:
    """Three imperatives with one collision, three candidates without a vote, a settled scale and an open one."""
    store = MemoryStore()
    with store.step("begin") as draft:
        draft.add(Workshop(id="workshop", client="Kestrel", title="Customer centricity"))
        draft.add(Definition(id="definition", why_now="They can leave within a week."))
        draft.add(Imperative(id="safe", name="Safe", statement="Nobody is hurt.", sponsor="Ann", serves="employees"))
        draft.add(Imperative(id="focus", name="Customer focus", sponsor="Bo", customer_focus=True))
        draft.add(Imperative(id="fair", name="A fair return", statement="Not more, not less.", sponsor="Cy"))
        draft.add(Collision(id="clash", first="focus", second="fair", ruling="The return waits."))
        for name, text in (
            ("once", "Nobody rings twice"),
            ("home", "Every customer comes home"),
            ("own", "As our own"),
        ):
            draft.add(RallyingCry(id=name, text=text))
        draft.add(Principle(id="early", name="Tell early", statement="What we know, they know."))
        draft.add(Dimension(id="more", left="More", right="Better", agreed=8, rule="We grow with those who stay."))
        draft.add(TrialCase(id="bargain", dimension="more", case="A bargain for new ones?", answer="No.", settles=True))
        draft.add(Dimension(id="same", left="Same", right="Shaped"))
        draft.add(TrialCase(id="storm", dimension="same", case="Refund after a storm?", settles=False))
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
    from cxworkshop.stages.definition.page.keys import COMMANDS

    desk = Desk()
    desk.commands.declare(SHELL)
    desk.commands.declare(COMMANDS)
    desk.put(under_way())
    return desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot):
    """The page on the screen, as large as the sheet of a 1440 × 900 window, with the focus where it wants it."""
    from cxworkshop.stages.definition.page import DefinitionPage

    page = DefinitionPage(desk)
    qtbot.addWidget(page)
    page.resize(1172, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.take_focus()
    QApplication.processEvents()
    return page


def show(page, key: str):
    """Show a tab with the focus in it."""
    tab = page.show_tab(key)
    page.take_focus()
    QApplication.processEvents()
    return tab
