"""A short message at the foot of a page, only for what can be undone: it goes after 8 s unless the focus is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.theme import theme

STAY_MS = 8000
SHADOW = 24  # room around the plate for its shadow, inside the widget
FOOT = 16


class Toast(QWidget):
    """One message. It takes itself away; Esc takes it away at once."""

    def __init__(self, text: str, undo: Callable[[], object] | None, key: str, area: ToastArea) -> None:
        super().__init__(area.page)
        self._area = area
        self._undo = undo
        self._back: QWidget | None = None
        self.text = ElidedLabel(text, "ui", "sheet", mode=Qt.TextElideMode.ElideMiddle)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 16, SHADOW + 4, SHADOW + 8, SHADOW + 4)
        row.setSpacing(24)
        row.addWidget(self.text, 1)
        self.button: Button | None = None
        if undo is not None:
            self.button = Button("Undo", "inverted", key=key)
            self.button.clicked.connect(self._take_back)
            self.button.installEventFilter(self)
            row.addWidget(self.button)
        else:
            row.setContentsMargins(SHADOW + 16, SHADOW + 4, SHADOW + 16, SHADOW + 4)
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    @property
    def plate(self) -> QRect:
        return self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def take_focus(self) -> None:
        """Moves the focus to Undo and stops the clock; leaving or Esc gives the focus back."""
        if self.button is not None:
            self._back = self.window().focusWidget()
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        back, self._back = self._back, None
        self._timer.stop()
        self._area.forget(self)
        self.hide()
        if had_focus and back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.leave()
        if undo is not None:
            undo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif isinstance(event, QFocusEvent) and event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self._timer.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.plate, fill="ink", border=None, radius=8, elevation=2)


class ToastArea(QObject):
    """Shows one toast at a time over the lower left of `page`."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.page = page
        self._toast: Toast | None = None
        page.installEventFilter(self)
        theme().changed.connect(self._place)

    @property
    def toast(self) -> Toast | None:
        return self._toast

    def show_toast(self, text: str, undo: Callable[[], object] | None = None, key: str = "Ctrl Z") -> Toast:
        """Shows what was done; `undo` runs when Undo is pressed. A toast already there gives way."""
        if self._toast is not None:
            self._toast.leave()
        toast = Toast(text, undo, key, self)
        self._toast = toast
        self._place()
        toast.show()
        toast.raise_()
        announce(self.page, text)
        return toast

    def focus_toast(self) -> bool:
        """For F6: moves the focus into the toast; False when there is none to go to."""
        if self._toast is None or self._toast.button is None:
            return False
        self._toast.take_focus()
        return True

    def forget(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None

    def _place(self) -> None:
        if self._toast is None:
            return
        hint = self._toast.sizeHint()
        width = min(hint.width(), max(200, self.page.width() - 2 * FOOT + 2 * SHADOW))
        x = 24 - SHADOW
        y = self.page.height() - hint.height() - FOOT + SHADOW
        self._toast.setGeometry(x, y, width, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
