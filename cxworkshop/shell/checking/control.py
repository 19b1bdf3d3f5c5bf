"""Checking a signed PDF from anywhere in the window: the page comes over what stood there, and Esc goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.words import quoted
from cxworkshop.shell.checking.trust import Trust
from cxworkshop.shell.console import Console
from cxworkshop.shell.files import Files
from cxworkshop.shell.over import Over
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.window import Window
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.shell.checking.page import CheckPage
    from cxworkshop.shell.start import StartPage


class Checking(QObject):
    """There is one such page at a time; another file takes the place of the one before."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        files: Files,
        console: Console,
        start: Callable[[], StartPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._files, self._console = desk, background, files, console
        self._over: Over[CheckPage] = Over(window, desk, console, start, lambda page: page.let_go(), self)
        self.close = self._over.close
        self.believed = Trust(preferences, self)
        files.document.connect(self.check)

    def ask(self) -> None:
        """Choose a file to check."""
        self._files.ask_document()

    def check(self, path: Path) -> None:
        """Check a file, held against the workshop that is open, if one is."""
        content = None
        if self._desk.store is not None:
            self._console.leave()
            content = self._desk.content.snapshot()
        self._make().check(path, content)

    def trust(self, path: Path) -> None:
        """Believe the certificates in a file from now on, and look at the PDF again."""
        if self.page is None:
            return
        try:
            came = self.believed.take(path)
        except Problem as problem:
            self.page.say(problem.happened)
            return
        self.page.look_again(f"{quoted(came[0].name, 'It', 30)} is trusted now")

    def ask_certificate(self) -> None:
        """Choose a certificate to trust."""
        self._files.ask_certificate(self.trust)

    def forget(self, digits: str) -> None:
        """Believe a certificate no longer, and look at the PDF again."""
        self.believed.forget(digits)
        if self.page is not None:
            self.page.look_again("It is not trusted any more")

    @property
    def page(self) -> CheckPage | None:
        """The page that shows, if any."""
        return self._over.page

    def stop(self) -> None:
        """The program ends: a check under way need not come to its end."""
        if self.page is not None:
            self.page.stop()
            self.page.let_go()

    def panes(self) -> list[QWidget]:
        """What F6 steps through while the page shows."""
        return self.page.panes() if self.page is not None else []

    def _make(self) -> CheckPage:
        from cxworkshop.shell.checking.page import CheckPage

        if self.page is not None:
            return self.page
        page = CheckPage(self._desk.commands, self._background, self.believed, self._over.back_words)
        page.trust_wanted.connect(self.ask_certificate)
        page.distrust_wanted.connect(self.forget)
        page.left.connect(self.close)
        page.save_wanted.connect(self._save)
        self._over.show(page)
        return page

    def _save(self, pdf: bytes, name: str) -> None:
        self._files.ask_place("Save the signed document", name, lambda path: self._write(pdf, path))

    def _write(self, pdf: bytes, path: Path) -> None:
        def job() -> None:
            from cxworkshop.exchange.output import write_whole

            write_whole(path, pdf)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            self._say(str(error))

        def done(_none: None) -> None:
            self._say(f"The signed document is in “{path.name}”")

        self._background.run(job, done, failed, writes=True)

    def _say(self, words: str) -> None:
        if self.page is not None:
            self.page.say(words)
