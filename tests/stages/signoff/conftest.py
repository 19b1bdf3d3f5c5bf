"""The Sign-off page as a person meets it: dressed, shown, on a desk with a small workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import open_points
from cxworkshop.stages.prepare.records import Participant, Workshop
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.commands import Command
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import Theme, theme

if TYPE_CHECKING:
    from cxworkshop.stages.signoff.page.main import SignoffPage

NOW = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
Press = Callable[..., None]


def small_workshop() -> MemoryStore:
    """Two approvers, one facilitator, two teams that nobody has placed yet."""
    return MemoryStore(
        Content(
            [
                Workshop(id="workshop", client="Kestrel", title="Customer centricity", order=1),
                Participant(id="ida", name="Ida Sørby", role="Chief executive", approver=True, order=1),
                Participant(id="piero", name="Piero Manca", role="Finance", approver=True, order=2),
                Participant(id="anna", name="Anna Falk", facilitator=True, order=3),
                Team(id="billing", name="Billing", order=1),
                Team(id="depot", name="North Depot", order=2),
                Team(id="desk", name="Service Desk", group=Group.CREATOR, order=3),
            ]
        )
    )


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The program's look, put on once."""
    look = theme()
    look.apply(qapp)
    return look


@pytest.fixture
def dressed(look: Theme) -> Iterator[None]:
    """Light, 100 %, without movement."""
    look.set_mode("light")
    look.set_reduce_motion(True)
    yield
    look.set_mode("light")
    look.set_text_size(100)


@pytest.fixture
def desk(dressed: None) -> Iterator[Desk]:
    """A desk that knows the page's commands and holds the small workshop."""
    from cxworkshop.stages.signoff.page.keys import COMMANDS

    desk = Desk()
    desk.today = lambda: date(2026, 3, 11)  # type: ignore[method-assign]
    desk.commands.declare([Command("file.export", "Export the document…", ("Ctrl+P",))])
    desk.commands.declare([Command("file.export_each", "Export one file for each team…")])
    desk.commands.declare(COMMANDS)
    desk.put(small_workshop())
    yield desk
    desk.background.wait()
    QApplication.processEvents()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """What was asked to be printed. The paper itself is tested elsewhere; a blank sheet is enough here."""
    from reportlab.pdfgen.canvas import Canvas

    from cxworkshop.stages import document
    from cxworkshop.stages.signoff.page import proof, watching

    asked: list[tuple[str, int | None]] = []

    real = document.build

    def build(content: Content, kind: Any = "definition", *, revision: int | None = None, **more: Any) -> bytes:
        if more.get("authority"):
            return real(content, kind, revision=revision, **more)  # a blank sheet has no place for a seal
        asked.append((kind, revision))
        canvas = Canvas("", pagesize=(200, 280), invariant=1)
        for number in range(3):
            canvas.drawString(20, 200, f"{kind} {revision} sheet {number + 1}")
            canvas.showPage()
        data: bytes = canvas.getpdfdata()
        return data

    monkeypatch.setattr(document, "build", build)
    monkeypatch.setattr(proof, "PAPER_MS", 1)
    monkeypatch.setattr(watching, "QUIET_MS", 1)
    return asked


@pytest.fixture(autouse=True)
def keys_stay_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is made ready, as on a laptop where that failed; tests about the seal ask for `keys`."""
    from cxworkshop.stages.signoff.page.sealer import Sealer

    if "keys" not in request.fixturenames:
        monkeypatch.setattr(Sealer, "prepare", lambda _self: None)


@pytest.fixture
def settle(desk: Desk, qtbot: QtBot) -> Callable[[SignoffPage], None]:
    """Let the page come to rest: what is open is known, the document is there and drawn."""

    def settle(page: SignoffPage) -> None:
        tab = page.document

        def at_rest() -> bool:
            known = not tab.isVisible() or (tab.keeper.sure and not tab.proof.busy and tab.reading.paper.settled)
            return known and not desk.background.busy and not page.differences.busy

        qtbot.waitUntil(at_rest, timeout=15_000)
        QApplication.processEvents()

    return settle


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, printed: list[tuple[str, int | None]], settle: Callable[[SignoffPage], None]):
    """The page on the screen, as large as the sheet of a 1440 × 900 window, at rest and with the focus in it."""
    from cxworkshop.stages.signoff.page import SignoffPage

    page = SignoffPage(desk)
    qtbot.addWidget(page)
    page.document.panel.now = lambda: NOW
    page.resize(1172, 850)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    settle(page)
    page.take_focus()
    QApplication.processEvents()
    return page


@pytest.fixture
def press() -> Press:
    """Press keys where the focus is: Qt keys, (key, modifier) pairs, or text to type."""

    def press(*keys: object) -> None:
        for key in keys:
            where = QApplication.focusWidget()
            assert isinstance(where, QWidget), "nothing has the focus"
            if isinstance(key, str):
                QTest.keyClicks(where, key)
            elif isinstance(key, tuple):
                QTest.keyClick(where, key[0], key[1])
            else:
                assert isinstance(key, Qt.Key)
                QTest.keyClick(where, key)
            QApplication.processEvents()

    return press


def say_all(store: MemoryStore | None, words: str = "By the end of April") -> None:
    """Give every open point the same word."""
    assert store is not None
    do.accept_points(store, tuple(point.key for point in open_points(store.content)), words)
    store.end_typing()


def freeze(store: MemoryStore | None, note: str = "") -> None:
    """Freeze the next revision."""
    from cxworkshop.stages import record_types

    assert store is not None
    points = open_points(store.content)
    do.freeze_revision(store, record_types(), note=note, author="Anna Falk", time=NOW, open_points=points)
