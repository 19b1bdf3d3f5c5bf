"""What menus and title bar say: which step undo takes back, which menus can be used, which workshop it is."""

from __future__ import annotations

from cxworkshop.shell.console import Console
from cxworkshop.shell.menubar import MenuBar
from cxworkshop.shell.roomdeeds import RoomDeeds
from cxworkshop.shell.window import TITLE, Window
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.ui.desk import Desk


class Labelling:
    """`needs` are the commands that need an open workshop."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        console: Console,
        menus: MenuBar,
        room_deeds: RoomDeeds,
        needs: tuple[str, ...],
    ) -> None:
        self._window, self._desk, self._console = window, desk, console
        self._menus, self._room_deeds, self._needs = menus, room_deeds, needs

    def opened(self) -> None:
        """Another workshop, or none."""
        self._desk.commands.enable(self._needs, self._desk.store is not None)
        self._room_deeds.refresh()
        self.show()

    def turned(self, _which: object = None) -> None:
        """Another page is in front."""
        self._menus.use(self.usable())
        self._room_deeds.page_shown()
        self.show()

    def show(self, _changed: object = None) -> None:
        """Undo and redo name their step; the title bar names the workshop. Nothing is undone behind another page."""
        store, action = self._desk.store, self._desk.commands.action
        shows = store is not None and self._is_in_front()
        for key, words, label in (
            ("edit.undo", "Undo", store.undo_label if store else None),
            ("edit.redo", "Redo", store.redo_label if store else None),
        ):
            action(key).setText(f"{words}: {label}".replace("&", "&&") if label else words)
            action(key).setEnabled(label is not None and shows)
        workshop = self._desk.content.one(Workshop)
        named = [part for part in (workshop.title, workshop.client) if part] if shows else []
        self._window.setWindowTitle(" – ".join(named) or TITLE)

    def usable(self) -> set[str]:
        """The menus of the page on the sheet: those its own commands stand in."""
        if not self._is_in_front() or self._console.current is None:
            return set()
        prefix = f"{self._console.stage}."
        return {c.menu for c in self._desk.commands.all() if c.key.startswith(prefix) and c.menu}

    def _is_in_front(self) -> bool:
        return self._window.stack.currentWidget() is self._console
