"""Where a new scale begins: its two poles, typed; and under them scales that are ready, each to be taken with a digit.

Both ends of a ready scale are respectable. They are offered; nothing is added that nobody chose.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.labels import Label, Paragraph, SectionHeading
from cxworkshop.ui.siderow import broken
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS
from cxworkshop.ui.typing import ENTER, keeps

ARROWS = 34
SENTENCE_LINES = 2


class ReadyScale(Protocol):
    """A scale of the library: both poles, and what speaks for each."""

    @property
    def left(self) -> str: ...
    @property
    def left_sentence(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def right_sentence(self) -> str: ...


class ReadyRow(HoverFade, KeyboardFocus, QAbstractButton):
    """One ready scale. A press, Enter or Space takes it; `walked` asks for the row above (-1) or below (1)."""

    walked = Signal(int)
    halo_radius = RADIUS["card"]

    def __init__(self, ready: ReadyScale, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ready = ready
        self._cap = str(number) if number <= 9 else ""
        self.setAccessibleName(f"{ready.left} to {ready.right}")
        self.setAccessibleDescription(f"{ready.left_sentence} {ready.right_sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), self.heightForWidth(theme().px(420)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(300), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        t = theme()
        room = (width - 2 * t.px(14) - self._lead() - t.px(ARROWS)) / 2
        sentences = (self.ready.left_sentence, self.ready.right_sentence)
        lines = max(len(broken(words, t.font("small"), room, SENTENCE_LINES)[0]) for words in sentences)
        return t.line_height("voice") + lines * t.line_height("small") + 2 * t.px(9)

    @staticmethod
    def _lead() -> int:
        return math.ceil(keycap_size("9").width()) + theme().px(12)

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Up, Qt.Key.Key_Down) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        draw_panel(painter, self.rect(), fill="hover" if self.hover_part > 0.5 else "well", border=None, elevation=0)
        cap = self._lead()
        inner = area.adjusted(t.px(14), t.px(9), -t.px(14), -t.px(9))
        line = t.line_height("voice")
        if self._cap:
            draw_keycap(painter, QRectF(inner.left(), inner.top(), cap - t.px(12), line), self._cap)
        inner.setLeft(inner.left() + cap)
        gap = t.px(ARROWS)
        half = (inner.width() - gap) / 2
        sign = QRectF(inner.left() + half, inner.top(), gap, line)
        side = t.px(14)
        place = QRectF(sign.center().x() - side / 2, sign.center().y() - side / 2, side, side)
        draw_icon(painter, place, "arrows-horizontal", "ink3")
        left = QRectF(inner.left(), inner.top(), half, inner.height())
        right = QRectF(inner.right() - half, inner.top(), half, inner.height())
        self._paint_pole(painter, left, self.ready.left, self.ready.left_sentence, Qt.AlignmentFlag.AlignLeft)
        self._paint_pole(painter, right, self.ready.right, self.ready.right_sentence, Qt.AlignmentFlag.AlignRight)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, RADIUS["card"])

    def _paint_pole(self, painter: QPainter, place: QRectF, pole: str, sentence: str, side: Qt.AlignmentFlag) -> None:
        t = theme()
        line, small = t.line_height("voice"), t.line_height("small")
        font = t.font("voice", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        words = QFontMetricsF(font).elidedText(pole, Qt.TextElideMode.ElideRight, place.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(place.topLeft(), QPointF(place.right(), place.top() + line)), side | middle, words)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        for number, text in enumerate(broken(sentence, t.font("small"), place.width(), SENTENCE_LINES)[0]):
            row = QRectF(place.left(), place.top() + line + number * small, place.width(), small)
            painter.drawText(row, side | middle, text)


class PoleEdit(LineEdit):
    """A pole being typed: Enter goes on, ↓ goes to the ready scales, Esc ends."""

    entered = Signal()
    down = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Down) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class ScaleOffer(QWidget):
    """`made` carries two typed poles, `picked` a ready scale, `closed` says that the person is done here.

    After each of the first two the next one can be begun at once.
    """

    made = Signal(str, str)
    picked = Signal(object)
    closed = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ReadyRow] = []
        self._title = Label(title, "h2", "ink")
        self.left = PoleEdit("", "One good thing", "Left pole")
        self.right = PoleEdit("", "Another, that pulls the other way", "Right pole")
        poles = QHBoxLayout()
        poles.setSpacing(16)
        poles.addWidget(Field("Left pole", self.left), 1)
        poles.addWidget(Field("Right pole", self.right), 1)
        self._heading = SectionHeading("Or start from one of these", "↓ then a digit")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(Paragraph(text, "ui", "ink2"))
        column.addSpacing(4)
        column.addLayout(poles)
        column.addSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setFocusProxy(self.left)
        self.left.entered.connect(lambda: self.right.setFocus(Qt.FocusReason.OtherFocusReason))
        self.right.entered.connect(self._enter)
        for field in (self.left, self.right):
            field.down.connect(lambda: self._walk(-1, 1))
            field.escaped.connect(self.close_offer)

    def show_ready(self, ready: Sequence[ReadyScale]) -> None:
        """Offer these; the focus stays on the row that moves into the place of one that was taken."""
        if [row.ready for row in self.rows] == list(ready):
            return
        focus = self.window().focusWidget()
        place = next((n for n, row in enumerate(self.rows) if row is focus), None)
        for row in self.rows:
            row.clearFocus()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ReadyRow(one, number) for number, one in enumerate(ready, start=1)]
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _on=False, r=row: self.picked.emit(r.ready))
            row.walked.connect(lambda way, n=number: self._walk(n, way))
            self._list.addWidget(row)
            row.show()
        self._heading.setVisible(bool(self.rows))
        if place is not None:
            target: QWidget = self.rows[min(place, len(self.rows) - 1)] if self.rows else self.left
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text() if len(event.text()) == 1 and event.text() in "123456789" else ""
        if digit and int(digit) <= len(self.rows):
            self.rows[int(digit) - 1].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_offer()
        else:
            super().keyPressEvent(event)

    def commit(self) -> None:
        """Keep what is half typed: a scale with one pole is a scale."""
        left, right = (" ".join(field.text().split()) for field in (self.left, self.right))
        self.left.clear()
        self.right.clear()
        if left or right:
            self.made.emit(left, right)

    def close_offer(self) -> None:
        """Keep what is half typed and go."""
        self.commit()
        self.closed.emit()

    def _enter(self) -> None:
        if not self.left.text().strip() and not self.right.text().strip():
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.commit()
        self.left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, place: int, way: int) -> None:
        goal = place + way
        if goal < 0:
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)
        elif goal < len(self.rows):
            self.rows[goal].setFocus(Qt.FocusReason.OtherFocusReason)
