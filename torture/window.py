"""The program's own window, without a screen: what a person would see while harm is done."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.shell.program import Program
from cxworkshop.storage.store import Store
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.theme import theme

PATIENCE = 20.0  # seconds until something that should show is missed


@contextmanager
def window() -> Iterator[Program]:
    """The window on its start page; closed in the end, whatever stands in the way."""
    from tests.shell.hands import build, finish

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
        theme().apply(app)
    program = build()
    try:
        yield program
    finally:
        finish(program)


def until(there: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Let the window live until something is there; False when it is not, after so long."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            return False
        QApplication.processEvents()
        time.sleep(0.002)
    return True


def settled(program: Program) -> None:
    """Let the window come to rest."""
    until(lambda: not program.background.busy)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def opened(program: Program, path: Path, *, deed: str = "") -> Store | str:
    """Open a workshop, or press the deed that stands below the words about it; the store, or what is said instead."""
    refused: list[Problem] = []
    hear = lambda _path, problem: refused.append(problem)  # noqa: E731
    program.workshops.refused.connect(hear)
    try:
        if deed:
            _press(program.start, deed)
        else:
            program.workshops.open(path)
        until(lambda: program.desk.store is not None or refused)
    finally:
        program.workshops.refused.disconnect(hear)
    settled(program)
    store = program.workshops.store
    return store if store is not None else said(program.start)


def said(page: QWidget) -> str:
    """The words of the banner that stands on a page, as they are read aloud, and its deeds."""
    for banner in page.findChildren(Banner):
        if not banner.isHidden():
            deeds = [button.text() for button in banner.findChildren(QPushButton)]
            return "\n".join([banner.accessibleName(), *deeds])
    return ""


def left(program: Program) -> None:
    """Close the workshop and stand on the start page again."""
    program.workshops.close()
    program.window.show_page(program.start)
    settled(program)


def _press(page: QWidget, words: str) -> None:
    for button in page.findChildren(QPushButton):
        if button.text() == words and not button.isHidden():
            button.click()
            return
    raise LookupError(f"there is no button “{words}”")
