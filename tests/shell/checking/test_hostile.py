"""A file that was made to hurt, dropped on the window: the window goes on, and lets go of it at once."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.apart import pages
from cxworkshop.core.turns import PDFIUM
from cxworkshop.shell.checking import wording
from cxworkshop.shell.program import Program
from cxworkshop.stages import checking
from cxworkshop.ui.pdf import PdfPages
from tests.apart.conftest import Instead, instead
from tests.apart.hostile import nested_forms
from tests.shell.checking.conftest import sheets, written
from tests.shell.checking.test_page import drop, idle, told
from tests.shell.hands import press

__all__ = ["instead"]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were begun."""
    found: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(command: list[str], **more: Any) -> Any:
        found.append(real(command, **more))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    return found


def test_while_a_bomb_is_drawn_ours_are_drawn_and_esc_ends_it(
    start: Program, tmp_path: Path, qtbot: QtBot, begun: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing, real = threading.Event(), pages.PagesApart.image

    def image(at_work: pages.PagesApart, page: int, scale: float) -> Any:
        drawing.set()
        return real(at_work, page, scale)

    monkeypatch.setattr(pages.PagesApart, "image", image)
    drop(start.window, written(tmp_path, nested_forms(bomb=0)))
    page = told(start, qtbot)
    assert page.found is not None
    leaves = page.found.leaves
    assert leaves is not None
    qtbot.waitUntil(drawing.is_set)
    assert PDFIUM.acquire(timeout=0)
    PDFIUM.release()
    assert not PdfPages(sheets(["Ours"])).image(0, 200).isNull()
    assert begun[-1].poll() is None
    assert leaves.wrong == {}  # it is still at it
    press(Qt.Key.Key_Escape)
    assert start.window.stack.currentWidget() is start.start
    assert [one.poll() is None for one in begun] == [False] * len(begun)
    idle(start, qtbot)


def test_a_page_that_cannot_be_drawn_is_said_below_it(
    start: Program, tmp_path: Path, qtbot: QtBot, instead: Instead
) -> None:
    instead(pages, "BreaksAtTwo")
    drop(start.window, written(tmp_path, sheets(["One", "Two", "Three"])))
    side = told(start, qtbot).side
    assert side is not None
    qtbot.waitUntil(lambda: side.paper.settled, timeout=20_000)  # it has come to rest at the first page
    side.strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: side.words.text().startswith("Page 2 of 3 is not shown"), timeout=20_000)
    press(Qt.Key.Key_Right)
    assert side.words.text() == "Page 3 of 3, as it is in this file"
    qtbot.waitUntil(lambda: side.paper.settled, timeout=20_000)


def test_a_file_that_brings_down_its_reader_is_a_finding(
    start: Program, tmp_path: Path, qtbot: QtBot, instead: Instead
) -> None:
    instead(checking, "Aborts")
    instead(pages, "Aborts")
    drop(start.window, written(tmp_path, sheets(["x"])))
    found = told(start, qtbot).found
    assert found is not None
    assert found.leaves is None
    assert wording.tone(found) is wording.Tone.BAD
    assert "brings down what reads it" in wording.as_text(found)


def test_stop_ends_a_check_that_never_comes_back(
    start: Program, tmp_path: Path, qtbot: QtBot, instead: Instead, begun: list[subprocess.Popen[bytes]]
) -> None:
    instead(checking, "VerifiesSlowly")
    drop(start.window, written(tmp_path, sheets(["x"])))
    page = start.checking.page
    assert page is not None
    qtbot.waitUntil(lambda: page.waiting.words.text() == "24 % looked at", timeout=20_000)
    press(Qt.Key.Key_Space)
    assert page.waiting.title.text() == "Stopped"
    idle(start, qtbot)
    assert [one.poll() is None for one in begun] == [False] * len(begun)
