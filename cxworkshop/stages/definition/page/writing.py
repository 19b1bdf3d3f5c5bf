"""The field that opens over painted words: what is typed is kept whichever way it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import Role
from cxworkshop.ui.typing import ENTER, keeps

STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
SIDE, ABOVE = 9, 7  # border, padding and margin of the field: it stands out from the words by as much


class Writing(PlainText):
    """Plain text over painted text. Enter ends it forwards, Shift Tab backwards, Esc and leaving it end it here.

    `ended` carries 1, -1 or 0, after `committed` has told what changed. Shift Enter breaks the line.
    """

    ended = Signal(int)
    gone = Signal()  # the focus went elsewhere by itself
    grown = Signal()
    pasted = Signal(list)  # several lines at once, where `takes_lines` says that each is a thing of its own

    takes_lines = False

    def __init__(
        self, parent: QWidget, role: Role, name: str, text: str, placeholder: str = "", max_lines: int = 12
    ) -> None:
        super().__init__(placeholder, 1, max_lines, name, parent, role=role)
        self._over = False
        self.set_text(text)

    def open_over(self, place: QRectF) -> None:
        """Stand over painted words, and take the focus with all of the text chosen."""
        self.place(place)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, place: QRectF) -> None:
        """Stand so that the words lie over those at `place`."""
        area = place.toAlignedRect()
        self.setFixedWidth(max(area.width(), 1) + 2 * SIDE)
        self.move(area.left() - SIDE, area.top() - ABOVE)

    def finish(self, way: int = 0) -> None:
        """Keep what stands here and tell that it is over, once."""
        if not self._over:
            self._over = True
            self.commit()
            self.ended.emit(way)

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        self.finish(1 if following else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.finish(0)
        elif event.key() in ENTER and plain:
            self.finish(1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [" ".join(line.split()) for line in source.text().splitlines() if line.strip()]
        if self.takes_lines and len(lines) > 1 and not self.text().strip():
            self.pasted.emit(lines)
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS and not self._over:
            self._over = True
            self.commit()
            self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.grown.emit()
