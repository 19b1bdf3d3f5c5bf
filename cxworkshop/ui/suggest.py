"""A line of free text that offers how it might go on: Tab or Enter takes the offer, Esc keeps what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps


class SuggestEdit(LineEdit):
    """`words` is asked on taking the focus. What begins with what is typed comes first, then what has such a word;
    the arrows go through the offers, and with nothing typed ↓ begins with the first. Without `while_typing` that is
    the only way to them: whoever writes a sentence is not interrupted."""

    def __init__(
        self,
        words: Callable[[], Iterable[str]],
        placeholder: str = "",
        name: str = "",
        parent: QWidget | None = None,
        *,
        while_typing: bool = True,
    ) -> None:
        super().__init__("", placeholder, name or placeholder, parent)
        self._words = words
        self._while_typing = while_typing
        self._placeholder = placeholder
        self._known: tuple[str, ...] = ()
        self._offers: tuple[str, ...] = ()
        self._at = 0
        self.textEdited.connect(self._look)

    @property
    def offer(self) -> str:
        """What Tab or Enter would put here, "" for nothing."""
        return self._offers[self._at] if self._offers else ""

    def take(self) -> bool:
        """Put the offer in place of what is typed; whether there was one."""
        offer = self.offer
        self._drop()
        if offer:
            self.setText(offer)
        return bool(offer)

    def event(self, event: QEvent) -> bool:
        if self.offer and keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return True
        # Tab never comes to keyPressEvent: Qt moves the focus by it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self.take()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in ENTER:
            self.take()
        elif key == Qt.Key.Key_Escape and self.offer:
            self._drop()
            event.accept()
            return
        elif key in steps and self._offers:
            self._at = (self._at + steps[key]) % len(self._offers)
            self._tell()
            event.accept()
            return
        elif key == Qt.Key.Key_Down and not self.text() and self._known:
            self._offers, self._at = self._known, 0
            self._tell()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._known = tuple(dict.fromkeys(word for word in (" ".join(w.split()) for w in self._words()) if word))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._drop()
        super().focusOutEvent(event)

    def _look(self, text: str) -> None:
        typed = " ".join(text.casefold().split()) if self._while_typing else ""
        begins = [word for word in self._known if typed and word.casefold().startswith(typed)]
        within = [word for word in self._known if typed and f" {typed}" in word.casefold() and word not in begins]
        offers = tuple(word for word in (*begins, *within) if word != text)
        exact = bool(begins) and typed in (word.casefold() for word in self._known)
        self._offers, self._at = (() if exact and typed == begins[0].casefold() == text.casefold() else offers), 0
        self._tell()

    def _tell(self) -> None:
        # An offer in an empty field stands where the placeholder would.
        self.setPlaceholderText("" if self.offer else self._placeholder)
        self.setAccessibleDescription(f"Tab or Enter takes {self.offer}" if self.offer else "")
        self.update()

    def _drop(self) -> None:
        if self._offers:
            self._offers, self._at = (), 0
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.offer or not self.hasFocus() or self.cursorPosition() < len(self.text()):
            return
        typed = self.text()
        begins = self.offer.casefold().startswith(typed.casefold())
        rest = self.offer[len(typed) :] if begins else f"  {self.offer}"
        left = self.cursorRect().center().x() + 1
        room = QRectF(left, 0, self.width() - left - 6, self.height())
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme().color("ink3"))
        shown = QFontMetricsF(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
