"""The room in the strip: what stands on the wall, and a chip nobody can overlook when it is frozen or dark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.shell.roomstate import on_wall, sign
from cxworkshop.ui.a11y import announce, described
from cxworkshop.ui.chips import draw_status, status_width
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

GAP = 8
WORDS = 190  # the widest that what is on the wall may be


class RoomChip(HoverFade, KeyboardFocus, QAbstractButton):
    """A press opens the room's menu. The words give way before anything else in the strip does."""

    halo_radius = None
    menu_wanted = Signal(QPoint)  # where its lower left corner goes, in pixels of the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._sign, self._words = sign(None), ""
        self._most = WORDS
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.menu_wanted.emit(self.mapToGlobal(QPoint(0, -4))))
        theme().changed.connect(self._refresh)
        self._refresh()

    def set_room(self, room: Room) -> None:
        """The room to tell about."""
        self._room = room
        room.changed.connect(self._follow)
        self._follow()

    def set_most(self, width: int) -> None:
        """How wide what is on the wall may be, at 100 %; 0 leaves the chip alone."""
        if width != self._most:
            self._most = width
            self._refresh()

    @property
    def words(self) -> str:
        """What stands on the wall."""
        return self._words

    @property
    def state(self) -> str:
        """How the room stands, in a word."""
        return self._sign.words

    def _follow(self) -> None:
        now, words = sign(self._room), on_wall(self._room)
        if (now, words) != (self._sign, self._words):
            turned = now != self._sign
            self._sign, self._words = now, words
            self._refresh()
            if turned:
                announce(self, f"The room: {now.words}")

    def _refresh(self) -> None:
        self.setAccessibleName(described(f"The room, {self._sign.words}", self._words))
        self.setToolTip(tooltip(self._words) if self._words and self._cut() else "")
        self.updateGeometry()
        self.update()

    def _cut(self) -> bool:
        return QFontMetricsF(theme().font("small")).horizontalAdvance(self._words) > theme().px(self._most)

    def sizeHint(self) -> QSize:
        t = theme()
        width = status_width(self._sign.words, self._sign.icon)
        if self._words and self._most:
            words = QFontMetricsF(t.font("small")).horizontalAdvance(self._words)
            width += t.px(GAP) + math.ceil(min(words, t.px(self._most)))
        return QSize(width + t.px(8), t.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hover_part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(area, 6, 6)
        high = t.px(24)
        wide = status_width(self._sign.words, self._sign.icon)
        chip = QRectF(0, area.center().y() - high / 2, wide, high)
        draw_status(painter, chip, self._sign.words, self._sign.icon, self._sign.hue)
        if self._words and self._most:
            font = t.font("small")
            metrics = QFontMetricsF(font)
            x = chip.right() + t.px(GAP)
            text = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, area.right() - x)
            painter.setFont(font)
            painter.setPen(t.color("ink2"))
            painter.drawText(QPointF(x, area.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 6)
