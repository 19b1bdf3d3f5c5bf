"""Pages that are no stage: settings, keys, import. They stand on the sheet, or alone beside the start page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.shell.console import Console
from cxworkshop.shell.files import Files
from cxworkshop.shell.preferences import TEXT_SIZES, Preferences
from cxworkshop.shell.sheet import SheetFrame
from cxworkshop.shell.window import Window
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.shell.importing import ImportPage
    from cxworkshop.shell.relocking import Relocking
    from cxworkshop.shell.start import StartPage
    from cxworkshop.shell.workshops import Workshops
    from cxworkshop.ui.room.room import Room


class Alone(QWidget):
    """A page on a sheet of its own, while no workshop is open."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        sheet = SheetFrame()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(sheet)
        self.page = page
        self.setFocusProxy(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("backstage"))


class Extras(QObject):
    """Opens them and takes them away again."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        preferences: Preferences,
        console: Console,
        start: Callable[[], StartPage],
        files: Files,
        room: Callable[[], Room],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.room = room
        self._window, self._desk, self._preferences = window, desk, preferences
        self._console, self._start, self._files = console, start, files
        self._alone: Alone | None = None

    @property
    def page(self) -> QWidget | None:
        """The page that shows, if any."""
        if self._alone is not None:
            return self._alone.page
        return self._console.extra if self._window.stack.currentWidget() is self._console else None

    def settings(self) -> None:
        """The settings; the same key leaves them."""
        from cxworkshop.shell.settings import SettingsPage

        if isinstance(self.page, SettingsPage):
            self.close()
            return
        action = self._desk.commands.action
        page = SettingsPage(
            self._preferences, lambda key: key_text(action(key).shortcut()), self.room, self._desk.background
        )
        page.left.connect(self.close)
        self._show(page)

    def lock(self, workshops: Workshops, relocking: Relocking) -> None:
        """The passphrase of the workshop; the same command leaves it."""
        from cxworkshop.shell.locking import LockPage

        if isinstance(self.page, LockPage):
            self.close()
            return
        page = LockPage(workshops, relocking)
        page.left.connect(self.close)
        self._show(page)

    def key_map(self) -> None:
        """All keys; F1 again leaves."""
        from cxworkshop.shell.keymap import KeyMapPage

        if isinstance(self.page, KeyMapPage):
            self.close()
            return
        page = KeyMapPage(self._desk.commands)
        page.left.connect(self.close)
        self._show(page)

    def ask_import(self) -> None:
        """Choose a spreadsheet to bring in."""
        self._files.ask_sheet(self.bring_in)

    def bring_in(self, path: str) -> None:
        """Show the import page for a file; "" asks for one first."""
        if not path:
            self.ask_import()
            return
        self._import_page().load(path)

    def bring_in_text(self, text: str, kind: str = "") -> None:
        """Show the import page for a table that was pasted; `kind` says what list it is, if that is known."""
        self._import_page().load_text(text, kind)

    def _import_page(self) -> ImportPage:
        from cxworkshop.shell.importing import ImportPage

        page = ImportPage(self._desk)
        page.left.connect(self.close)
        self._console.show_extra(page, of_stage=True)
        return page

    def close(self) -> None:
        """Back to what stood there before."""
        if self._alone is None:
            self._console.close_extra()
            return
        alone, self._alone = self._alone, None
        self._window.show_page(self._start())
        self._window.stack.removeWidget(alone)
        alone.deleteLater()
        self._start().focus_first()

    def step_text(self, by: int) -> None:
        """Larger or smaller text."""
        place = TEXT_SIZES.index(self._preferences.text_size) + by
        if 0 <= place < len(TEXT_SIZES):
            self._preferences.text_size = TEXT_SIZES[place]
            theme().set_text_size(TEXT_SIZES[place])
            self._preferences.save()
            refresh = getattr(self.page, "refresh", None)
            if refresh is not None:
                refresh()

    def _show(self, page: QWidget) -> None:
        if self._window.stack.currentWidget() is self._console:
            self._console.show_extra(page)
            return
        old, self._alone = self._alone, Alone(page)
        self._window.show_page(self._alone)
        page.setFocus()
        if old is not None:
            self._window.stack.removeWidget(old)
            old.deleteLater()
