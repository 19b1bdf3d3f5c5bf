"""The timer in the strip: running, paused, last minute and over, each told by shape and words before colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

HEIGHT = 32
DISC = 24
BAR = 110
LABEL = 190
KEYS = "Start or pause: Ctrl T or Space. Another time or line of the agenda: Ctrl Shift T. A minute more: Ctrl M or ↑."
GAP = 12  # before the label
SHORT_LABEL = 70  # below that a label says nothing any more


class TimerView(KeyboardFocus, QAbstractButton):
    """A click on the disc or Space starts and pauses; a click on the time, or Ctrl Shift T, chooses another.

    While it has the focus, ↑ and ↓ give and take a minute. Where it is narrow, the label goes first, then the bar.
    """

    halo_radius = None
    choose = Signal()
    started = Signal()  # or paused, or to go on

    def __init__(self, box: TimeBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._width = 0
        self._bar, self._label_room = True, float(LABEL)
        self._standing, self._explained, self._begins = "", "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.started)
        box.changed.connect(self._refresh)
        theme().changed.connect(self._refresh)
        self._refresh()

    def set_standing(self, words: str, explained: str, begins: str = "") -> None:
        """How the day stands, for who hears the timer and who asks it: in short, and at leisure.

        `begins`: what a press begins in place of what is over, "" when it pauses or goes on.
        """
        if (words, explained, begins) != (self._standing, self._explained, self._begins):
            self._standing, self._explained, self._begins = words, explained, begins
            self._refresh()

    def speak(self) -> None:
        """Read out what it stands for now."""
        announce(self, self.accessibleName())

    def wish(self) -> int:
        """The pixels it would like to have."""
        return round(self._base() + self._bar_width() + self._label_width(theme().px(LABEL)))

    def least(self) -> int:
        """The pixels it needs."""
        return round(self._base())

    def set_room(self, width: int) -> None:
        """Make do with `width` pixels."""
        most = theme().px(LABEL)
        rest = width - self._base() - self._bar_width()
        label = min(rest - theme().px(GAP), most)
        enough = min(theme().px(SHORT_LABEL), self._label_width(most) - theme().px(GAP))
        bar, label = rest >= 0, label if label >= enough - 1 else 0.0
        if (bar, label) != (self._bar, self._label_room):
            self._bar, self._label_room = bar, label
            self.update()

    def _base(self) -> float:
        """Disc and time with what is left of them, between them and right of them."""
        t = theme()
        time = QFontMetricsF(t.font("timer")).horizontalAdvance(self._box.words)
        return t.px(6) + t.px(DISC) + t.px(10) + time + t.px(12)

    def _bar_width(self) -> float:
        return theme().px(14) + theme().px(BAR)

    def _label_width(self, most: float) -> float:
        label = self._label()
        if not label or most <= 0:
            return 0.0
        wide = QFontMetricsF(theme().font("ui")).horizontalAdvance(label) + 2
        return theme().px(GAP) + min(most, wide)

    def sizeHint(self) -> QSize:
        width = self._base() + (self._bar_width() if self._bar else 0.0) + self._label_width(self._label_room)
        return QSize(round(width), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self._box.add(1)
            case Qt.Key.Key_Down:
                self._box.add(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.started.emit()
            case Qt.Key.Key_Home:
                self._box.reset()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > theme().px(DISC + 12):
            self.choose.emit()
        else:
            super().mousePressEvent(event)

    def _label(self) -> str:
        box = self._box
        if box.state is State.PAUSED:
            return "paused"
        if box.over:
            return f"over {box.label}".strip()
        return box.label

    def _refresh(self) -> None:
        box = self._box
        state = {State.READY: "not started", State.RUNNING: "running", State.PAUSED: "paused"}[box.state]
        parts = ("Timer", f"{box.words} {'over' if box.over else 'left'}", state, box.label, self._standing)
        self.setAccessibleName(", ".join(part for part in parts if part))
        begins = f"Ctrl T begins {self._begins}." if self._begins else ""
        explained = tooltip("\n\n".join(part for part in (box.label, self._explained, begins, KEYS) if part))
        if explained != self.toolTip():
            self.setToolTip(explained)
        width = self.sizeHint().width()
        if width != self._width:
            self._width = width
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, box = theme(), self._box
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        over = box.over and box.state is not State.READY
        plate = area.adjusted(0.5, 0.5, -0.5, -0.5)
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("ink"))
            painter.drawRoundedRect(plate, 8, 8)
        elif box.last_minute:
            painter.setPen(QPen(t.color("warn-line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        ink = "sheet" if over else "ink"
        x = float(t.px(6))
        disc = QRectF(x, area.center().y() - t.px(DISC) / 2, t.px(DISC), t.px(DISC))
        painter.setPen(QPen(t.color("line2"), 1) if not over else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(t.color("raised") if not over else t.color("ink3"))
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        running = box.state is State.RUNNING and not self._begins
        sign = ("hourglass-medium" if box.last_minute else "pause") if running else "play"
        weight = "regular" if sign == "hourglass-medium" else "fill"
        inner = disc.adjusted(t.px(6), t.px(6), -t.px(6), -t.px(6))
        draw_icon(painter, inner, sign, "raised" if over else "ink", weight)  # type: ignore[arg-type]
        x = disc.right() + t.px(10)
        x = self._text(painter, x, box.words, "timer", ink)
        if self._bar:
            x = self._paint_bar(painter, x + t.px(14), running=running, over=over)
        if self._label_room:
            self._text(painter, x + t.px(GAP), self._label(), "ui", "sheet" if over else "ink2", self._label_room)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 8)

    def _paint_bar(self, painter: QPainter, x: float, *, running: bool, over: bool) -> float:
        """The share of the time that is left; returns where the bar ends."""
        t, box = theme(), self._box
        bar = QRectF(x, QRectF(self.rect()).center().y() - t.px(5) / 2, t.px(BAR), t.px(5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("line2") if not over else t.color("ink3"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        full = QRectF(bar)
        full.setWidth(bar.width() * box.share_left)
        painter.setBrush(t.color("edge" if not running else ("warn" if box.last_minute else "accent")))
        if full.width() > 0:
            painter.drawRoundedRect(full, min(full.width(), bar.height()) / 2, bar.height() / 2)
        return bar.right()

    def _text(self, painter: QPainter, x: float, text: str, role: str, color: str, most: float = 0.0) -> float:
        """Write `text` on the middle line and return where it ends."""
        font = theme().font(role)  # type: ignore[arg-type]
        metrics = QFontMetricsF(font)
        if most:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.setFont(font)
        painter.setPen(theme().color(color))
        middle = self.rect().center().y() + 1
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
        return x + metrics.horizontalAdvance(text)
