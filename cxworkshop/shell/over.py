"""A page that stands over whatever was there: it comes from anywhere in the window, and closing it goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxworkshop.shell.console import Console
from cxworkshop.shell.window import Window
from cxworkshop.stages import STAGES
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.shell.extras import Alone
    from cxworkshop.shell.start import StartPage

P = TypeVar("P", bound=QWidget)


class Over(QObject, Generic[P]):
    """One such page at a time; another takes its place. `let_go` hears of a page that is done with."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        console: Console,
        start: Callable[[], StartPage],
        let_go: Callable[[P], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._console, self._start, self._let_go = window, desk, console, start, let_go
        self._alone: Alone | None = None
        self._from_console = False
        self.page: P | None = None
        window.stack.currentChanged.connect(self._shown)

    @property
    def back_words(self) -> str:
        """Where closing leads: the stage one came from, or the start page."""
        from_console = self._from_console if self._alone is not None else self._is_console
        stage = next((stage.title for stage in STAGES if stage.key == self._console.stage), "")
        return stage if from_console and stage else "Start"

    def show(self, page: P) -> None:
        """Put a page there."""
        from cxworkshop.shell.extras import Alone

        if self._alone is None:
            self._from_console = self._is_console
        before, old = self._alone, self.page
        self.page, self._alone = page, Alone(page)
        self._window.show_page(self._alone)
        page.setFocus()
        if before is not None and old is not None:
            self._away(before, old)

    def close(self) -> None:
        """Back to where one was."""
        if self._alone is None:
            return
        if self._from_console and self._desk.store is not None:
            self._window.show_page(self._console)
            self._console.focus_sheet()
        else:
            self._window.show_page(self._start())
            self._start().focus_first()

    @property
    def _is_console(self) -> bool:
        return self._window.stack.currentWidget() is self._console

    def _shown(self, _number: int) -> None:
        """Something else stands in the window: the page is done with."""
        alone, page = self._alone, self.page
        if alone is None or self._window.stack.currentWidget() is alone or self._window.stack.indexOf(alone) < 0:
            return
        self.page = self._alone = None
        if page is not None:
            self._away(alone, page)

    def _away(self, alone: Alone, page: P) -> None:
        self._let_go(page)
        self._window.stack.removeWidget(alone)
        alone.deleteLater()
