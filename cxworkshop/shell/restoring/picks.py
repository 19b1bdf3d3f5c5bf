"""Sentences that can be ticked: arrows go from one to the next, Space ticks, Ctrl A ticks all, Enter puts them back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from cxworkshop.core.words import counted
from cxworkshop.shell.restoring.differences import Difference
from cxworkshop.shell.restoring.sentences import LEFT, Sentences
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.checks import draw_box
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

MOST = 60  # sentences that are shown of a kind; the last line stands for all the others
BOX = 16
BOXED = 28  # where the words begin behind a box
HOW = "Up and Down choose, Space ticks, Enter puts back what is ticked."


class Picks(Sentences):
    """`changed` follows every tick, `taken` Enter; `reached` carries where the line is that one came to."""

    changed = Signal()
    taken = Signal()
    reached = Signal(QRect)

    def __init__(self, name: str, icon: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._icon, self._color = icon, color
        self._holds: list[Sequence[Difference]] = []  # by line what it stands for
        self._ticked: set[int] = set()
        self._at = 0
        self._choosing = False

    # -- what it shows -------------------------------------------------------------------------------------------------

    def show_all(self, differences: Sequence[Difference], *, choosing: bool) -> None:
        """Show sentences; with `choosing` those that can be put back have a box. Nothing is ticked."""
        first, more = differences[:MOST], differences[MOST:]
        self._holds = [(one,) for one in first]
        lines = [(one.sentence, self._icon, self._color) for one in first]
        if more:
            self._holds.append(more)
            lines.append((f"And {counted(len(more), 'other change')}.", "info", "ink2"))
        self._choosing = choosing and any(one.pieces for one in differences)
        self.left = BOXED if self._choosing else LEFT
        self.halo_radius = None if self._choosing else 6  # the line has its own
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._choosing else Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(HOW if self._choosing else "")
        self._ticked.clear()
        self._at = 0
        self.set_lines(lines)

    @property
    def choosing(self) -> bool:
        """Whether lines can be ticked here."""
        return self._choosing

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """What is ticked."""
        return tuple(one for line in sorted(self._ticked) for one in self._holds[line] if one.pieces)

    @property
    def may(self) -> int:
        """How many differences can be ticked."""
        return sum(bool(one.pieces) for line in self._holds for one in line) if self._choosing else 0

    def tick(self, *lines: int, on: bool) -> None:
        """Tick lines, or take their ticks away."""
        can = {line for line in lines if self._can(line)}
        self._ticked = self._ticked | can if on else self._ticked - can
        self.update()
        self.changed.emit()

    def _can(self, line: int) -> bool:
        return self._choosing and any(one.pieces for one in self._holds[line])

    def _turn(self, line: int) -> None:
        if self._can(line):
            self.tick(line, on=line not in self._ticked)
            self._say(line)

    def _go(self, line: int) -> None:
        """Stand on a line and bring it into sight."""
        self._at = max(0, min(line, len(self._holds) - 1))
        self.update()
        self.reached.emit(self._areas()[self._at].toAlignedRect())
        self._say(self._at)

    def _say(self, line: int) -> None:
        ticked = "" if not self._can(line) else "ticked, " if line in self._ticked else "not ticked, "
        announce(self, f"{ticked}{self.words[line]} {line + 1} of {len(self._holds)}")

    # -- events --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._choosing:
            super().keyPressEvent(event)
            return
        steps = {Qt.Key.Key_Up: self._at - 1, Qt.Key.Key_Down: self._at + 1, Qt.Key.Key_Home: 0}
        steps[Qt.Key.Key_End] = len(self._holds) - 1
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.SelectAll):
            every = range(len(self._holds))
            self.tick(*every, on=not all(line in self._ticked for line in every if self._can(line)))
        elif key in steps:
            self._show_focus(True)
            self._go(steps[key])
        elif key == Qt.Key.Key_Space:
            self._show_focus(True)
            self._turn(self._at)
        elif key in ENTER:
            if not self._ticked:
                self._turn(self._at)
            if self._ticked:
                self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        line = next((n for n, area in enumerate(self._areas()) if area.top() <= where.y() <= area.bottom()), None)
        if self._choosing and line is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = line
            self._turn(line)
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._choosing and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reached.emit(self._areas()[self._at].toAlignedRect())

    def _paint_sign(self, painter: QPainter, area: QRectF, number: int) -> None:
        line, side = theme().line_height("ui"), float(theme().px(BOX))
        box = QRectF(4, area.top() + (line - side) / 2, side, side)  # room for the halo
        if self._can(number):
            state = Qt.CheckState.Checked if number in self._ticked else Qt.CheckState.Unchecked
            draw_box(painter, box, state)
        else:
            super()._paint_sign(painter, area, number)
        if self._choosing and self.hasFocus() and self.focus_shown and number == self._at:
            draw_ring(painter, box, 4)
            draw_halo(painter, box, 4)
