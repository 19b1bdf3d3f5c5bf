"""What was signed, in sentences, over whatever stands beside a sign; it takes neither the mouse nor the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.core.rewording import Span
from cxworkshop.core.words import counted
from cxworkshop.ui.cards import draw_panel, reach
from cxworkshop.ui.since import Told
from cxworkshop.ui.spans import draw_spans, spans_height
from cxworkshop.ui.theme import Role, theme

WIDTH = 380
HEIGHT = 380  # past this the sentences are counted
PAD = 14
BETWEEN = 8  # two sentences
AWAY = 6  # from the sign


class SignedNote(QWidget):
    """The sentences, over whatever stands below the chip; the mouse goes through it."""

    def __init__(self, chip: QWidget, heading: str, told: list[Told], role: Role) -> None:
        super().__init__(chip.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(heading)
        self.heading, self.told = heading, told
        self._role = role
        self._chip = chip
        self._shown: list[tuple[tuple[Span, ...], int]] = []
        around: QWidget | None = chip
        while around is not None:
            around.installEventFilter(self)
            around = around.parentWidget()

    @property
    def left_out(self) -> int:
        """How many sentences there was no room for."""
        return len(self.told) - len(self._shown)

    def place(self) -> None:
        """Take the room the sentences need below the chip, or above it where there is more; the rest is counted."""
        t, window = theme(), self.window()
        around = reach(3)
        width = min(t.px(WIDTH), window.width() - 2 * around)
        inner = width - 2 * t.px(PAD)
        chip = QRect(self._chip.mapTo(window, QPoint(0, 0)), self._chip.size())
        below, above = window.height() - around - chip.bottom() - AWAY, chip.top() - AWAY - around
        most = min(t.px(HEIGHT), max(below, above)) - self._frame(more=True)
        self._shown, high = [], 0
        for one in self.told:
            tall = spans_height(one.spans, self._role, inner)
            if self._shown and high + tall > most:
                break
            self._shown.append((one.spans, tall))
            high += tall + t.px(BETWEEN)
        # One sentence that is longer than all the room shows its beginning.
        high = min(high, max(most, 2 * t.line_height(self._role))) + self._frame(more=bool(self.left_out))
        y = chip.bottom() + AWAY if high <= below or below >= above else chip.top() - AWAY - high
        x = max(around, min(chip.left(), window.width() - around - width))
        self.setGeometry(x - around, y - around, width + 2 * around, high + 2 * around)
        self.raise_()

    def _frame(self, *, more: bool) -> int:
        """The height of everything but the sentences."""
        t = theme()
        return 2 * t.px(PAD) + (2 + more) * t.line_height("small") + t.px(6) + (t.px(4) if more else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()  # the chip may have scrolled away from under it
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = reach(3)
        plate = QRectF(self.rect()).adjusted(around, around, -around, -around)
        draw_panel(painter, plate, elevation=3)
        inner = plate.adjusted(t.px(PAD), t.px(PAD), -t.px(PAD), -t.px(PAD))
        line = t.line_height("small")
        y = inner.top()
        painter.setFont(t.font("small", 600))
        painter.setPen(t.color("ink2"))
        painter.drawText(QRectF(inner.left(), y, inner.width(), line), Qt.AlignmentFlag.AlignVCenter, self.heading)
        y += line + t.px(6)
        foot = inner.bottom() - line
        if self.left_out:
            foot -= line + t.px(4)
        painter.save()
        painter.setClipRect(QRectF(inner.left(), y, inner.width(), foot - y))
        for spans, tall in self._shown:
            draw_spans(painter, QRectF(inner.left(), y, inner.width(), tall), spans, self._role)
            y += tall + t.px(BETWEEN)
        painter.restore()
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        row = QRectF(inner.left(), foot, inner.width(), line)
        if self.left_out:
            more = f"and {counted(self.left_out, 'more change', 'more changes')}"
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, more)
            row.translate(0, line + t.px(4))
        painter.setPen(t.color("ink3"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, "Enter compares everything with what was signed")
