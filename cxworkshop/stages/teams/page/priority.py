"""How much an internal customer depends on a need, as three rising bars and a word, chosen by one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from cxworkshop.stages.teams.records import Priority
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.theme import theme

_WORDS = {None: "How much?", Priority.COULD: "Could", Priority.SHOULD: "Should", Priority.MUST: "Must"}
_KEYS = {Qt.Key.Key_1: Priority.COULD, Qt.Key.Key_2: Priority.SHOULD, Qt.Key.Key_3: Priority.MUST}
_NONE = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PriorityButton(HoverFade, KeyboardFocus, QAbstractButton):
    """Enter, Space or a click go to the next; 1, 2, 3 choose, 0 and Del take it back."""

    chosen = Signal(object)  # Priority or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Priority | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Could 1 · Should 2 · Must 3")
        self.clicked.connect(self._next)
        self.set_value(None)

    def set_value(self, value: Priority | None) -> None:
        """Show a priority without telling."""
        self.value = value
        self.setAccessibleName(f"Priority: {_WORDS[value] if value else 'not said'}")
        self.updateGeometry()
        self.update()

    def _next(self) -> None:
        order = (Priority.MUST, Priority.SHOULD, Priority.COULD)
        after = order[0] if self.value is None else order[(order.index(self.value) + 1) % 3]
        self.chosen.emit(after)

    def event(self, event: QEvent) -> bool:
        # Digits are commands of the drawer around; here they choose.
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.key() in (*_KEYS, *_NONE):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.chosen.emit(_KEYS[Qt.Key(event.key())])
        elif event.key() in _NONE:
            self.chosen.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font("small", 500)).horizontalAdvance(_WORDS[self.value])
        return QSize(round(width) + theme().px(38), theme().px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hover", self.hover_part))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        base = self.height() / 2 + look.px(6)
        for bar in range(3):
            height = look.px(5 + 4 * bar)
            filled = self.value is not None and bar < int(self.value)
            painter.setBrush(look.color("ink" if filled else "line2"))
            painter.drawRoundedRect(QRectF(look.px(6) + bar * look.px(6), base - height, look.px(4), height), 1, 1)
        painter.setFont(look.font("small", 500))
        painter.setPen(look.ink_on("warn") if self.value is None else look.color("ink2"))
        room = QRectF(self.rect()).adjusted(look.px(29), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _WORDS[self.value])
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 6)
