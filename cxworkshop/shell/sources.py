"""Where the palette looks: the table of commands, and the records of the workshop on the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction

from cxworkshop.core.store import Changed
from cxworkshop.shell.finding import Hit, Index, entries, fold, near, rank
from cxworkshop.shell.keys import CLICKER
from cxworkshop.ui.commands import ANYWHERE, Command
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.keys import key_text

RECENT = "Lately"
RECENTS = 4
ENOUGH_COMMANDS = 1  # when as many hold the very words, slips of the finger are not looked for


class Source(Protocol):
    """Gives what fits what was typed, grouped: hits of one group stand together."""

    def find(self, typed: str) -> list[Hit]: ...


class Sources:
    """The sources the program has."""

    def __init__(self, desk: Desk, menus: Callable[[], set[str]]) -> None:
        self.records: list[Source] = [RecordSource(desk, 60)]
        self.commands: list[Source] = [CommandSource(desk, menus)]
        self.everything: list[Source] = [*self.commands, RecordSource(desk, 6)]  # commands, then a few records


class CommandSource:
    """The commands that would do something now: those of the shell and those of the page on the sheet."""

    def __init__(self, desk: Desk, menus: Callable[[], set[str]]) -> None:
        self._desk = desk
        self._menus = menus
        self._recent: list[str] = []  # keys of commands run from here, the last first

    def find(self, typed: str) -> list[Hit]:
        """What fits best first; of what fits alike, the page's own commands and those that were run lately."""
        commands = self._desk.commands
        words = fold(typed).split()
        ranked: list[tuple[int, int, int, Hit]] = []
        nearly: list[tuple[int, int, int, Hit]] = []
        usable = self._menus()
        for place, command in enumerate(commands.all()):
            action = commands.action(command.key)
            if not action.isEnabled() or command.key == "view.commands" or not _within(command, usable):
                continue
            folded = fold(action.text())
            fit = rank(folded, words) if words else 0
            slip = fit is None and all(any(near(w, part) for part in folded.split()) for w in words)
            if fit is None and not slip:
                continue
            recent = self._recent.index(command.key) if command.key in self._recent else len(self._recent)
            late = recent < len(self._recent)
            group = RECENT if late and not words else command.menu
            hit = Hit(
                group, _plain(action), partial(self._run, command.key), command.icon, key=key_text(action.shortcut())
            )
            nearer = 0 if late else 1 if command.menu in usable else 2
            (nearly if slip else ranked).append(((3 if slip else fit or 0) * 3 + nearer, recent, place, hit))
        ranked += nearly if len(ranked) < ENOUGH_COMMANDS else []
        ranked.sort(key=lambda one: one[:3])
        return _grouped([hit for *_, hit in ranked])

    def _run(self, key: str) -> None:
        self._recent = [key, *(one for one in self._recent if one != key)][:RECENTS]
        self._desk.commands.action(key).trigger()


class RecordSource:
    """The records; the index is made when it is first asked for after a change."""

    def __init__(self, desk: Desk, most: int) -> None:
        self._desk = desk
        self._most = most
        self._index: Index | None = None
        desk.opened.connect(self._forget)
        desk.changed.connect(self._forget)

    def find(self, typed: str) -> list[Hit]:
        if self._index is None:
            self._index = Index(entries(self._desk.content))
        found = self._index.find(typed, self._most)
        return _grouped(
            [
                Hit(
                    one.group,
                    one.text,
                    lambda stage=one.stage, record=one.id: self._desk.jump.emit(stage, record),  # type: ignore[misc]
                    one.icon,
                    one.kind,
                )
                for one in found
            ]
        )

    def _forget(self, _changed: Changed | None = None) -> None:
        self._index = None


def _within(command: Command, usable: set[str]) -> bool:
    """Whether a command can be reached from here; commands of a narrower place than a page need a menu of their own."""
    return command.scope == ANYWHERE or command.menu in usable or (command.scope == CLICKER and bool(command.menu))


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _grouped(hits: Sequence[Hit]) -> list[Hit]:
    """The same hits, those of one group together, the groups in the order of their best hit."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.group, []).append(hit)
    return [hit for group in groups.values() for hit in group]
