"""The parking lot: one line to catch a thought without leaving the board, and the row that counts what is parked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.shell.lines import Line, LineList
from cxworkshop.shell.scroll import scroller
from cxworkshop.stages.prepare.commands import settle
from cxworkshop.stages.prepare.records import Parked
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

MARGIN = 38  # room for the shadow around the card


def words_and_name(typed: str) -> tuple[str, str]:
    """What was parked and who said it: the name follows the last "@" that stands at a word's beginning."""
    at = typed.rfind(" @")
    if at > 0 and (name := typed[at + 2 :].strip()):
        return typed[:at].strip(), name
    return typed.strip(), ""


class ParkingRow(HoverFade, QAbstractButton):
    """The Guide's last row: how many thoughts wait, and the key that parks another."""

    def __init__(self, park: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._key = key_text(park.shortcut())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme().changed.connect(self.updateGeometry)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many thoughts are parked and not settled."""
        self._count = count
        self.setAccessibleName(f"Parking lot, {count} parked")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawLine(area.topLeft(), area.topRight())
        plate = area.adjusted(-0, 4, 0, -4)
        if self.hover_part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(plate, 7, 7)
        side = t.px(16)
        draw_icon(painter, QRectF(t.px(2), area.center().y() - side / 2, side, side), "car-simple", "ink2")
        painter.setFont(t.font("body", 500))
        painter.setPen(t.color("ink"))
        words = area.adjusted(t.px(28), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text() or "Parking lot")
        width = painter.fontMetrics().horizontalAdvance("Parking lot")
        painter.setFont(t.font("body"))
        painter.setPen(t.color("ink2"))
        count = words.adjusted(width + t.px(8), 0, 0, 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter, str(self._count))
        cap = keycap_size(self._key)
        draw_keycap(painter, QRectF(area.right() - cap.width(), 0, cap.width(), area.height()), self._key)
        if self.hasFocus():
            draw_ring(painter, plate, 7)


class ParkLine(QFrame):
    """The one line that Ctrl J opens over the lower right corner. Enter parks, Esc goes back to where one was."""

    parked = Signal(str, str)  # words, who said it

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._opener: QWidget | None = None
        self.field = LineEdit("", "What belongs elsewhere?", "Park a thought")
        self.field.setFont(theme().font("voice"))
        self.field.installEventFilter(self)
        hints = QHBoxLayout()
        hints.setSpacing(6)
        for key, words in (("Enter", "park it"), ("@", "who said it"), ("Esc", "back")):
            hints.addWidget(Keycap(key))
            hints.addWidget(Label(words, "small", "ink2"))
            hints.addSpacing(6)
        hints.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN + 14, MARGIN + 12, MARGIN + 14, MARGIN + 12)
        layout.setSpacing(8)
        layout.addWidget(Label("Parking lot", "h3", "ink"))
        layout.addWidget(self.field)
        layout.addLayout(hints)
        window.installEventFilter(self)
        theme().changed.connect(self._restyle)
        self.hide()

    def open(self) -> None:
        """Show the empty line and put the cursor in it."""
        if not self.isVisible():
            self._opener = self.window().focusWidget()
            self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_line(self) -> None:
        """Hide it; the focus goes back to where it came from."""
        self.hide()
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                words, who = words_and_name(self.field.text())
                self.close_line()
                if words:
                    self.parked.emit(words, who)
                return True
        return False

    def _place(self) -> None:
        window = self._window
        width = theme().px(400) + 2 * MARGIN
        height = self.sizeHint().height()
        x = max(0, window.width() - width + MARGIN - 16)
        self.setGeometry(x, window.height() - height + MARGIN - theme().px(40) - 8, width, height)

    def _restyle(self) -> None:
        self.field.setFont(theme().font("voice"))
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), radius=10, elevation=3)


class ParkedList(QWidget):
    """What is parked, newest first; picking a thought settles it, picking it again opens it again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = LineList("Parked thoughts")
        self.list.picked.connect(self._settle)
        self._none = Label("Nothing is parked", "ui", "ink3")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self._none)
        column.addWidget(self.list)
        column.addStretch(1)
        scroll = scroller(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        theme().changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Show what is parked now."""
        parked = sorted(self._desk.content.of(Parked), key=lambda one: (one.settled, -one.order))
        self.list.set_lines([_line(one) for one in parked])
        self._none.setVisible(not parked)

    def _settle(self, key: str) -> None:
        one = self._desk.content.find(Parked, key)
        if one is not None:
            self._desk.do(settle, key, not one.settled)

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(190))


def _line(one: Parked) -> Line:
    text = f"{one.text} — {one.who}" if one.who else one.text
    if one.settled:
        return Line(one.id, text, "check-circle", "accent", "fill", "ink3", said=f"{text}, settled", role="voice")
    return Line(one.id, text, "circle", "edge", said=f"{text}, waits", role="voice")
