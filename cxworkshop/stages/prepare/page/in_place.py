"""A clock time that is read most of the time and typed where it stands: a press, Enter or a digit opens its field."""

from __future__ import annotations

import math
from datetime import time

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.stages.prepare.page.line_editor import CellEdit
from cxworkshop.stages.prepare.page.lines import figures
from cxworkshop.stages.prepare.page.times import Unreadable, read_time
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.fields import set_bad
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme


class TimeInPlace(HoverFade, KeyboardFocus, QAbstractButton):
    """Shows words, edits the time in them. `typed` carries the new time, None when it was emptied."""

    typed = Signal(object)
    halo_radius = 5

    def __init__(self, name: str, parent: QWidget | None = None, *, weight: int = 600) -> None:
        super().__init__(parent)
        self._name = name
        self._weight = weight
        self._color = "ink"
        self._time: time | None = None
        self._editor: CellEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(tooltip(f"{name}: press to change"))
        self.clicked.connect(self.edit)
        theme().changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """What the time is, for the tooltip and for a screen reader."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(tooltip(f"{name}: press to change"))

    def show_time(self, moment: time | None, words: str, color: str = "ink") -> None:
        """The time that stands in `words`."""
        self._time, self._color = moment, color
        self.setText(words)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def edit(self, typed: str = "") -> None:
        """Open the field over the words."""
        if self._editor is not None:
            return
        place = self.parentWidget()
        if place is None:
            return
        editor = CellEdit(self._name, "13:00", place)
        self._editor = editor
        editor.setText(f"{self._time:%H:%M}" if self._time is not None else "")
        width = max(self.width() + 12, theme().px(66))
        left = min(self.x() - 8, place.width() - width)
        editor.setGeometry(max(0, left), self.y() - theme().px(2), width, self.height() + theme().px(4))
        editor.pressed.connect(self._pressed)
        editor.gone.connect(lambda: self._close(keep=True, back=False))
        editor.textEdited.connect(lambda _text: self._say_bad(""))
        editor.show()
        editor.raise_()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
        if isinstance(typed, str) and typed:
            editor.insert(typed)

    def commit(self) -> None:
        """Keep what is half typed, if it is a time."""
        if self._editor is not None:
            self._close(keep=True, back=False)

    @property
    def editor(self) -> CellEdit | None:
        """The open field, if any."""
        return self._editor

    def event(self, event: QEvent) -> bool:
        # Enter, F2 and digits open the field here, whatever they do in the list around it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _opens(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _opens(event):
            self.edit(event.text() if event.text().isdigit() else "")
        else:
            super().keyPressEvent(event)

    def _pressed(self, key: int) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        self._close(keep=key != Qt.Key.Key_Escape, back=True, stay=True)

    def _close(self, *, keep: bool, back: bool, stay: bool = False) -> None:
        editor = self._editor
        if editor is None:
            return
        moment = self._time
        if keep:
            try:
                moment = read_time(editor.text())
            except Unreadable as why:
                if stay:
                    self._say_bad(str(why))
                    return
        self._editor = None
        editor.hide()
        editor.deleteLater()
        if back:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if moment != self._time:
            self.typed.emit(moment)

    def _say_bad(self, words: str) -> None:
        if self._editor is not None:
            set_bad(self._editor, bool(words))
            self._editor.setToolTip(tooltip(words))
            self._editor.setAccessibleDescription(words)
            if words:
                announce(self._editor, words)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(figures("ui", self._weight)).horizontalAdvance(self.text())
        return QSize(math.ceil(words) + 8, theme().px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.hover_part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover", self.hover_part))
            painter.drawRoundedRect(area, 5, 5)
        painter.setFont(figures("ui", self._weight))
        painter.setPen(theme().color(self._color))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.text())
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, 5)


def _opens(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
    text = event.text()
    return plain and (event.key() in keys or (text.isascii() and text.isdigit()))
