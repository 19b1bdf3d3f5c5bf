"""Checking a signed PDF in the window: dropped or chosen, read, copied, saved, left; all by real events."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.core.content import Content
from cxworkshop.documents.seal.differing import PageState
from cxworkshop.documents.seal.trust import Trusted
from cxworkshop.shell.checking.cards import SignatureCard
from cxworkshop.shell.checking.examine import Examined, examine
from cxworkshop.shell.checking.page import CheckPage
from cxworkshop.shell.checking.parts import RunBox
from cxworkshop.shell.program import Program
from tests.documents.seal.conftest import Signed
from tests.sealed import SealedWorkshop
from tests.shell.checking.conftest import other_words, rewritten, written
from tests.shell.hands import CTRL, SHIFT, open_in, press


def drop(target: QWidget, path: Path) -> None:
    """Let a file fall on a widget; the window takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    QApplication.sendEvent(target.window(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target.window(), QDropEvent(QPointF(5, 5), copy, data, left, plain))


def told(program: Program, qtbot: QtBot) -> CheckPage:
    """The page, when it has something to say."""
    checking = program.checking
    qtbot.waitUntil(lambda: checking.page is not None and not checking.page.busy, timeout=20_000)
    page = checking.page
    assert page is not None
    return page


def idle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.background.busy, timeout=20_000)


@pytest.fixture
def sealed(start: Program, workshop: SealedWorkshop, make: Callable[..., Path], qtbot: QtBot) -> Program:
    """The program with the sealed workshop open."""
    open_in(start, make("Kestrel.cxw", workshop.store.content), qtbot)
    return start


@pytest.mark.usefixtures("ours")
def test_a_pdf_dropped_on_the_start_page_is_checked(
    start: Program, signed: Signed, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(start.start.filter, written(tmp_path, signed.twice))
    page = told(start, qtbot)
    assert page.isVisible()
    assert page.body is not None
    assert page.body.sentences.verdict.text().endswith("byte for byte as two people signed it.")
    names = [card.accessibleName() for card in page.body.findChildren(SignatureCard)]
    assert names[0].startswith("Ana Ferro, Managing director, approve, ")
    assert "Key vouched for by this laptop" in names[0]
    assert not page.save.isVisible()
    assert page.back.text() == "Start"
    assert page.findChildren(RunBox) == []


@pytest.mark.usefixtures("ours")
def test_esc_goes_back_to_the_start_page(start: Program, signed: Signed, tmp_path: Path, qtbot: QtBot) -> None:
    drop(start.window, written(tmp_path, signed.twice))
    told(start, qtbot)
    press(Qt.Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.start
    assert start.checking.page is None
    assert not start.desk.commands.action("check.copy").isEnabled()


def test_esc_goes_back_to_the_stage(sealed: Program, workshop: SealedWorkshop, tmp_path: Path, qtbot: QtBot) -> None:
    press(Qt.Key.Key_5, CTRL)
    stage = sealed.console.stage
    drop(sealed.console.sheet, written(tmp_path, workshop.signed))
    page = told(sealed, qtbot)
    assert page.body is not None
    assert page.body.sentences.verdict.text() == "This is revision 1, byte for byte as three people signed it."
    assert page.back.text() == "Barriers"
    press(Qt.Key.Key_Escape)
    assert sealed.window.stack.currentWidget() is sealed.console
    assert sealed.console.stage == stage


def test_open_takes_a_signed_pdf_and_the_key_checks_another(
    start: Program, signed: Signed, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_O, CTRL)
    choose(start, written(tmp_path, signed.twice))
    page = told(start, qtbot)
    assert page.found is not None
    press(Qt.Key.Key_O, CTRL)
    dialog = start.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Check a signed PDF"
    choose(start, written(tmp_path, b"%PDF-1.4 and no more", "Other.pdf"))
    assert told(start, qtbot) is page
    assert page.found.name == "Other.pdf"
    assert page.side is None


def choose(program: Program, path: Path) -> None:
    """Take a file in the dialog that stands open."""
    dialog = program.files.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    program.files.dialog = None
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)


def test_the_menu_and_its_key_ask_for_a_file(start: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_O, CTRL | SHIFT)
    dialog = start.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Check a signed PDF"
    dialog.reject()


@pytest.mark.usefixtures("ours")
def test_the_verdict_is_copied_whole(start: Program, signed: Signed, tmp_path: Path, qtbot: QtBot) -> None:
    drop(start.window, written(tmp_path, signed.twice))
    page = told(start, qtbot)
    press(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text == page.accessibleDescription()
    assert text.startswith("Definition.pdf\nThis is a sealed revision, byte for byte as two people signed it.\n")
    assert "Ana Ferro" in text
    assert page.found is not None
    assert page.found.digest in text


def test_what_is_different_is_shown_and_the_signed_one_saved(
    sealed: Program, workshop: SealedWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(sealed.window, written(tmp_path, rewritten(workshop.signed, other_words), "Mailed.pdf"))
    page = told(sealed, qtbot)
    assert page.body is not None
    assert "on page 2" in page.body.sentences.verdict.text()
    assert "Everything may be rebooked" in page.body.findChildren(RunBox)[0].accessibleName()
    assert page.side is not None
    qtbot.waitUntil(lambda: page.side is not None and page.side.strip.page == 1)
    assert "different words" in page.side.strip.accessibleName()
    assert page.save.hasFocus()
    press(Qt.Key.Key_Return)
    choose(sealed, tmp_path / "True.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "True.pdf").exists())
    idle(sealed, qtbot)
    assert (tmp_path / "True.pdf").read_bytes() == workshop.signed


def test_the_pages_are_walked_and_the_next_marked_one_is_found(
    sealed: Program, workshop: SealedWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(sealed.window, written(tmp_path, rewritten(workshop.signed, other_words)))
    page = told(sealed, qtbot)
    side = page.side
    assert side is not None
    qtbot.waitUntil(lambda: side.strip.page == 1)
    side.strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    assert (side.strip.page, side.paper.page) == (2, 2)
    assert side.words.text().startswith("Page 3 of ")
    press(Qt.Key.Key_Home)
    assert side.paper.page == 0
    press(Qt.Key.Key_N)
    assert side.paper.page == 1
    assert page.found is not None
    assert page.found.compared is not None
    assert page.found.compared.states[1] is PageState.WORDS
    press(Qt.Key.Key_End)
    tile = side.strip.rect().center()
    QTest.mouseClick(side.strip, Qt.MouseButton.LeftButton, pos=tile)
    assert side.strip.page == side.paper.page


def test_tab_goes_from_the_verdict_over_the_deeds_to_the_pages(
    sealed: Program, workshop: SealedWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(sealed.window, written(tmp_path, workshop.signed))
    page = told(sealed, qtbot)
    assert page.body is not None
    assert page.side is not None
    page.back.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget | None] = []
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    order = [page.body.sentences, page.another, page.copy, page.side.paper, page.side.strip]
    assert [one for one in seen if one in order][:5] == order
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not None


def test_a_long_check_is_stopped_and_begun_again(
    start: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    real = examine

    def slow(
        name: str,
        data: bytes,
        content: Content | None,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        trusted: Trusted = (),
    ) -> Examined:
        progress(0.4)
        gate.wait(20)
        return real(name, data, content, progress, cancelled, trusted)

    monkeypatch.setattr("cxworkshop.shell.checking.page.examine", slow)
    drop(start.window, written(tmp_path, b"no PDF at all"))
    page = start.checking.page
    assert page is not None
    qtbot.waitUntil(lambda: page.waiting.words.text() == "40 % looked at")
    assert QApplication.focusWidget() is page.waiting.stop
    press(Qt.Key.Key_Space)
    assert page.waiting.title.text() == "Stopped"
    gate.set()
    idle(start, qtbot)
    assert page.found is None
    assert QApplication.focusWidget() is page.waiting.again
    press(Qt.Key.Key_Return)
    assert told(start, qtbot).found is not None


def test_a_check_under_way_does_not_outlive_its_page(
    start: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    asked: list[bool] = []

    def slow(
        name: str,
        data: bytes,
        content: Content | None,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
        trusted: Trusted = (),
    ) -> None:
        gate.wait(20)
        asked.append(cancelled())

    monkeypatch.setattr("cxworkshop.shell.checking.page.examine", slow)
    drop(start.window, written(tmp_path, b"no PDF at all"))
    press(Qt.Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.start
    gate.set()
    idle(start, qtbot)
    QApplication.processEvents()
    assert asked == [True]


def test_a_file_that_is_gone_is_told(start: Program, tmp_path: Path, qtbot: QtBot) -> None:
    drop(start.window, tmp_path / "Gone.pdf")
    page = told(start, qtbot)
    assert page.waiting.title.text() == "“Gone.pdf” is no file that can be read."
    assert not page.copy.isVisible()


def test_a_spreadsheet_dropped_on_the_verdict_is_brought_in(
    sealed: Program, workshop: SealedWorkshop, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(sealed.window, written(tmp_path, b"nothing"))
    told(sealed, qtbot)
    drop(sealed.window, written(tmp_path, b"Team;Group\nLost Property;creator\n", "Teams.csv"))
    assert sealed.window.stack.currentWidget() is sealed.console
    idle(sealed, qtbot)


def test_a_letter_dropped_on_the_verdict_is_told_there(start: Program, tmp_path: Path, qtbot: QtBot) -> None:
    drop(start.window, written(tmp_path, b"nothing"))
    page = told(start, qtbot)
    drop(start.window, written(tmp_path, b"Dear all", "Letter.docx"))
    assert "is a docx file" in page.said
