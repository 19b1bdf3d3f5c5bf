"""A short message, only for what can be undone or done again: it goes after 8 s unless the focus is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.theme import theme

STAY_MS = 8000
BAND_SHADOW = 4
SHADOW = 24  # room around the plate for its shadow, inside the widget
FOOT = 16


class Toast(QWidget):
    """One message. It takes itself away; Esc takes it away at once."""

    def __init__(
        self,
        text: str,
        undo: Callable[[], object] | None,
        key: str,
        area: ToastArea,
        *,
        words: str = "Undo",
        band: bool = False,
    ) -> None:
        super().__init__(area.page.window() if band else area.page)
        self._area = area
        self._shadow = BAND_SHADOW if band else SHADOW
        self._undo = undo
        self._back: QWidget | None = None
        self.text = ElidedLabel(text, "ui", "sheet", mode=Qt.TextElideMode.ElideMiddle)
        row = QHBoxLayout(self)
        around, inside = self._shadow, 1 if band else 4
        row.setContentsMargins(around + 16, around + inside, around + (4 if undo else 16), around + inside)
        row.setSpacing(24)
        row.addWidget(self.text, 1)
        self.button: Button | None = None
        if undo is not None:
            self.button = Button(words, "inverted", key=key)
            self.button.clicked.connect(self._take_back)
            self.button.installEventFilter(self)
            row.addWidget(self.button)
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    @property
    def plate(self) -> QRect:
        around = self._shadow
        return self.rect().adjusted(around, around, -around, -around)

    def take_focus(self) -> None:
        """Moves the focus to its button and stops the clock; leaving or Esc gives the focus back."""
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
        draw_panel(
            QPainter(self), self.plate, fill="ink", border=None, radius=8, elevation=1 if self._shadow < SHADOW else 2
        )


class ToastArea(QObject):
    """Shows one toast at a time: in a band of the window where nothing else stands, or over the lower left of `page`.

    `band` says where that is, in the window's pixels; None when there is none at the moment.
    """

    def __init__(self, page: QWidget, band: Callable[[], QRect | None] | None = None) -> None:
        super().__init__(page)
        self.page = page
        self._band = band
        self._toast: Toast | None = None
        page.installEventFilter(self)
        theme().changed.connect(self._place)

    @property
    def toast(self) -> Toast | None:
        return self._toast

    def show_toast(
        self, text: str, undo: Callable[[], object] | None = None, key: str = "Ctrl Z", words: str = "Undo"
    ) -> Toast:
        """Shows what was done; `undo` runs when its button, which says `words`, is pressed. One toast at a time."""
        if self._toast is not None:
            self._toast.leave()
        band = self._band is not None and self._band() is not None
        toast = Toast(text, undo, key, self, words=words, band=band)
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
        toast = self._toast
        if toast is None:
            return
        hint = toast.sizeHint()
        band = self._band() if self._band is not None and toast.parentWidget() is not self.page else None
        if band is not None:
            width = min(hint.width(), band.width())
            x = band.x() + (band.width() - width) // 2
            toast.setGeometry(x, band.y() + (band.height() - hint.height()) // 2, width, hint.height())
            return
        width = min(hint.width(), max(200, self.page.width() - 2 * FOOT + 2 * SHADOW))
        corner = QPoint(24 - SHADOW, self.page.height() + SHADOW - FOOT)
        if toast.parentWidget() is not self.page:  # the band it was made for is gone
            corner = self.page.mapTo(self.page.window(), corner)
        toast.setGeometry(corner.x(), corner.y() - hint.height(), width, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False
