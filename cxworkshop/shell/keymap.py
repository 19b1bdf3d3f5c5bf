"""The key map (F1): every command with its key and the place where it acts, read from the one table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.shell.keys import PLACES
from cxworkshop.shell.overpage import TitledPage
from cxworkshop.shell.scroll import scroller
from cxworkshop.ui.commands import Command, Commands
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.theme import theme

COLUMN = 352
ROW = 26


class KeyBlock(QWidget):
    """The keys of one place, as a heading and painted rows; read aloud as one text."""

    def __init__(self, title: str, rows: list[tuple[str, list[str]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._rows = title, rows
        spoken = "; ".join(f"{words}: {' or '.join(keys)}" for words, keys in rows)
        self.setAccessibleName(f"{title}. {spoken}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(COLUMN), px(30) + px(ROW) * len(self._rows) + px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(t.font("h3"))
        painter.setPen(t.color("ink"))
        width, y = float(self.width() - t.px(28)), float(t.px(30))
        painter.drawText(QRectF(0, 0, width, y), Qt.AlignmentFlag.AlignVCenter, self._title)
        for words, keys in self._rows:
            right = width
            for key in reversed(keys):
                cap = keycap_size(key)
                draw_keycap(painter, QRectF(right - cap.width(), y, cap.width(), t.px(ROW)), key)
                right -= cap.width() + 4
            painter.setFont(t.font("ui"))
            painter.setPen(t.color("ink2"))
            room = QRectF(0, y, max(0.0, right - 8), t.px(ROW))
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
            y += t.px(ROW)


def place_words(scope: str) -> str:
    """A place as people call it; an unknown one by its own name."""
    return PLACES.get(scope) or scope.replace("_", " ").rpartition(".")[2].capitalize()


def blocks(commands: Iterable[Command], typed: str = "") -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """The commands that have a key, place by place; `typed` keeps those whose words or key hold it."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for command in commands:
        keys = [command.shown] if command.shown else list(dict.fromkeys(key_text(key) for key in command.keys))[:2]
        if keys and (not typed or typed.casefold() in f"{command.text} {' '.join(keys)}".casefold()):
            place = place_words(command.scope)
            found.setdefault(place, []).append((command.text, keys))
    return list(found.items())


class KeyMapPage(TitledPage):
    """All keys at once, with a filter. `left` follows Esc or Close."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        self.filter = SearchEdit("Find a key or a command", "Find a key or a command")
        where = "Letters and digits act outside text fields, in the place named."
        super().__init__("Keys", "Keys", where, self.filter, parent=parent)
        self._commands = commands
        self.filter.textChanged.connect(self._fill)
        self._inner = QWidget()
        self._columns = QHBoxLayout(self._inner)
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(0)
        self.column.addWidget(scroller(self._inner), 1)
        self.setFocusProxy(self.filter)
        self._across = 3
        self.fit()
        self._fill()

    def fit(self) -> None:
        """As many columns as fit beside each other."""
        px, width = theme().px, self.width()
        self.filter.setFixedWidth(min(px(280), max(px(160), round(width * 0.3))))
        across = max(1, min(3, (width - 48) // px(COLUMN)))
        if across != self._across:
            self._across = across
            self._fill(self.filter.text())

    def _fill(self, typed: str = "") -> None:
        """Lay the blocks into columns of about the same height, in reading order down each column."""
        while (item := self._columns.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        made = [KeyBlock(title, rows) for title, rows in blocks(self._commands.all(), typed.strip())]
        heights = [block.sizeHint().height() for block in made]
        wanted = max([sum(heights) / self._across, *heights], default=0)
        column: QVBoxLayout | None = None
        used = 0
        for block, height in zip(made, heights, strict=True):
            if column is None or (used + height / 2 > wanted and self._columns.count() < self._across):
                holder = QWidget()
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 0, 0, 0)
                column.setSpacing(0)
                self._columns.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
                used = 0
            column.addWidget(block)
            used += height
        self._columns.addStretch(1)
