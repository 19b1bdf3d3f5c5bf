"""The displays, drawn to scale as they stand: which one the console is on, and which one is the room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.page.room_check_displays import Display, Use, columns_of
from cxworkshop.stages.prepare.page.room_check_places import HIGH, places
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.chips import StatusChip
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade, mix
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme

AROUND: Final = 4  # px for the halo of a focused one
RADIUS: Final = 6
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Tile(HoverFade, KeyboardFocus, QAbstractButton):
    """A display as a rectangle with its number. Pressing it, Enter and Space make it the room's."""

    halo_radius = RADIUS

    stepped = Signal(int)  # an arrow: the display before (-1) or after (1)

    def __init__(self, display: Display, parent: QWidget) -> None:
        super().__init__(parent)
        self.display = display
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)
        self.show_display(display)

    def show_display(self, display: Display) -> None:
        """Show what the display is now."""
        self.display = display
        name_changed(self, display.spoken)
        self.setAccessibleDescription("" if display.mirrored else "Enter makes it the room")
        self.setEnabled(not display.mirrored)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.display.use in (Use.ROOM, Use.BOTH)
        rest, hover = (t.soft("accent"), t.soft("accent")) if room else (t.color("well"), t.color("hover"))
        stroke = 2 if room else 1
        painter.setPen(QPen(t.color("accent" if room else "edge"), stroke))
        painter.setBrush(mix(rest, hover, self.hover_part))
        inset = stroke / 2
        area = QRectF(self.rect())
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        font = t.font("hero")
        font.setPixelSize(max(8, round(min(t.px(44), self.height() * 0.42, self.width() * 0.4))))
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(self.display.number)
        if wide > self.width() * 0.8:
            font.setPixelSize(max(7, round(font.pixelSize() * self.width() * 0.8 / wide)))
            metrics = QFontMetricsF(font)
            wide = metrics.horizontalAdvance(self.display.number)
        painter.setFont(font)
        painter.setPen(t.ink_on("accent") if room else t.color("ink3"))
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(area.center().x() - wide / 2, baseline), self.display.number)
        if room and self.height() >= t.px(60):
            side = t.px(18)
            place = QRectF(self.width() - side - t.px(10), t.px(10), side, side)
            draw_icon(painter, place, "monitor-play", t.ink_on("accent"), "fill")
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, RADIUS)


class TileWords(QWidget):
    """What stands beside a display: its name, how it is reached, and what it is used for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", "ui", "ink", 600)
        self.details = Paragraph("", "small", "ink2")
        self.use = StatusChip("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self.details)
        column.addSpacing(7)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_display(self, display: Display) -> None:
        self.name.setText(display.name)
        self.details.setText(display.details)
        room = display.use in (Use.ROOM, Use.BOTH)
        self.use.set_state(display.use.value, "check" if room else None, "accent" if room else "plain")

    def fitting(self, width: int) -> int:
        """How high it is at a width."""
        margins = 3 * 2 + 7
        return (
            self.name.sizeHint().height() + self.details.heightForWidth(width) + self.use.sizeHint().height() + margins
        )


class Screens(QWidget):
    """`wanted` carries the key of the display that shall be the room's. Arrows go from one to the next."""

    wanted = Signal(str)
    resized = Signal()  # it takes another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.displays: tuple[Display, ...] = ()
        self.tiles: list[Tile] = []
        self.words: list[TileWords] = []
        self._current = 0
        self._high = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Screens")
        theme().changed.connect(self._place)

    def set_displays(self, displays: tuple[Display, ...]) -> None:
        """Show the displays there are; the focus stays on the one that has it."""
        if displays == self.displays:
            return
        order = tuple(one for column in columns_of(displays) for one in column)
        focused = next((tile.display.key for tile in self.tiles if tile.hasFocus()), "")
        self.displays = displays
        while len(self.tiles) > len(order):
            for gone in (self.tiles.pop(), self.words.pop()):
                gone.hide()
                gone.deleteLater()
        while len(self.tiles) < len(order):
            self._add(order[len(self.tiles)])
        for tile, words, display in zip(self.tiles, self.words, order, strict=True):
            tile.show_display(display)
            words.show_display(display)
        keys = [display.key for display in order]
        if focused in keys:
            self._current = keys.index(focused)
        else:
            self._current = next((n for n, one in enumerate(order) if one.use in (Use.ROOM, Use.BOTH)), 0)
        self._one_stop()
        if focused and self.tiles:
            self.tiles[self._current].setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(600), self._high or theme().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), self._high or theme().px(HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _add(self, display: Display) -> None:
        tile, words = Tile(display, self), TileWords(self)
        tile.clicked.connect(lambda _on=False, tile=tile: self.wanted.emit(tile.display.key))
        tile.stepped.connect(lambda by, tile=tile: self._step(tile, by))
        for one in (tile, words):
            one.show()
        self.tiles.append(tile)
        self.words.append(words)

    def _step(self, tile: Tile, by: int) -> None:
        there = self.tiles.index(tile) + by
        if 0 <= there < len(self.tiles):
            self._current = there
            self._one_stop()
            self.tiles[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self) -> None:
        """Tab stops at one of them; arrows do the rest."""
        for n, tile in enumerate(self.tiles):
            policy = Qt.FocusPolicy.StrongFocus if n == self._current else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)

    def _place(self) -> None:
        columns = columns_of(self.displays)
        words_of = dict(zip((tile.display.key for tile in self.tiles), self.words, strict=True))
        found = places(columns, self.width() - 2 * AROUND, lambda one, width: words_of[one.key].fitting(width))
        bottom = 0
        for tile, words in zip(self.tiles, self.words, strict=True):
            one, beside = (place.translated(AROUND, AROUND) for place in found[tile.display.key])
            tile.setGeometry(one)
            words.setGeometry(beside)
            bottom = max(bottom, one.bottom() + 1, beside.bottom() + 1)
        if found and bottom + AROUND != self._high:
            self._high = bottom + AROUND
            self.updateGeometry()
            self.resized.emit()
