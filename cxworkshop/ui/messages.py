"""Messages that stay until what they tell is solved: a line with a word of help, and the banner for lost-data risks."""

from __future__ import annotations

from typing import Literal

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.a11y import announce, described
from cxworkshop.ui.buttons import Button, ButtonKind
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

MessageHue = Literal["plain", "warn", "dang", "accent"]


class IconLabel(QLabel):
    """An icon that stands still and follows the theme; on a tile of its colour when `tile` is set."""

    def __init__(
        self,
        name: str,
        size: int = 18,
        color: str = "ink2",
        weight: Weight = "regular",
        parent: QWidget | None = None,
        *,
        tile: int = 0,
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._color, self._tile = name, size, color, tile
        self._weight: Weight = weight
        self._fit()
        theme().changed.connect(self._fit)

    def set_icon(self, name: str, color: str | None = None, weight: Weight = "regular") -> None:
        self._name, self._weight = name, weight
        self._color = color or self._color
        self.update()

    def _fit(self) -> None:
        side = theme().px(self._tile or self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._tile:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(self._color))
            painter.drawRoundedRect(area, 8, 8)
            inset = (self.width() - theme().px(self._size)) / 2
            area.adjust(inset, inset, -inset, -inset)
        draw_icon(painter, area, self._name, "sheet" if self._tile else self._color, self._weight)


def _ink(hue: MessageHue) -> str:
    return "ink" if hue == "plain" else f"ink:{hue}"


class _Plate(QWidget):
    """The tinted ground with a border that messages lie on."""

    def __init__(self, hue: MessageHue, radius: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue: MessageHue = hue
        self._radius = radius
        # A fixed height would be that of the words on one line, and cut them where they wrap.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, border = {
            "plain": ("well", "line2"),
            "warn": ("soft:warn", "warn-line"),
            "dang": ("tint:dang", "dang-line"),
            "accent": ("soft:accent", "accent"),
        }[self._hue]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color(border), 1))
        painter.setBrush(theme().color(fill))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, self._radius, self._radius)


class Message(_Plate):
    """A line that says what is so, and one that says what helps; buttons stand at its right."""

    def __init__(
        self,
        title: str,
        text: str = "",
        hue: MessageHue = "plain",
        icon: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hue, RADIUS["card"], parent)
        self.title = Paragraph(title, "ui", _ink(hue), 600)
        self.text = Paragraph(text, "small", "ink2")
        if not text:  # showing what has no parent yet would open a window of its own
            self.text.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(15, 8, 12, 8)
        self._row.setSpacing(14)
        self._row.addWidget(IconLabel(icon, 18, _ink(hue)), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        self.setAccessibleName(described(title, text))

    def set_words(self, title: str, text: str = "") -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(described(title, text))

    def add_button(self, text: str, kind: ButtonKind = "secondary", key: str | None = None) -> Button:
        button = Button(text, kind, key=key)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class Banner(_Plate):
    """What happened, what is safe, what to do. It stays until it is solved; whoever shows it takes it away."""

    def __init__(
        self,
        title: str,
        safe: str = "",
        todo: str = "",
        hue: MessageHue = "dang",
        icon: str = "hard-drives",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hue, RADIUS["sheet"], parent)
        tile = "ink2" if hue == "plain" else hue
        self.title = Paragraph(title, "h2", _ink(hue), 600, max_width=1200)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        parts = [
            (head, text, sign)
            for head, text, sign in (
                ("What is safe", safe, "check-circle"),
                ("What to do", todo, "wrench"),
            )
            if text
        ]
        for head, text, sign in parts:
            columns.addLayout(self._part(head, text, sign), 1)
        self._remedy: Button | None = None
        self._back: QWidget | None = None  # where the focus was before it came in here
        self._answers = False  # to what somebody has just asked for
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self.note = Label(note, "ui", "ink2")
        if not note:
            self.note.hide()
        if safe or todo:
            self._buttons.addSpacing(22)  # under the words, beside their signs
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.note)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.title)
        words.addLayout(columns)
        words.addSpacing(8)
        words.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(20)
        row.addWidget(IconLabel(icon, 20, tile, "fill", tile=36), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._spoken = described(title, safe, todo)
        self.setAccessibleName(self._spoken)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_went)

    @staticmethod
    def _part(head: str, text: str, sign: str) -> QHBoxLayout:
        words = QVBoxLayout()
        # Before a stretch Qt takes a spacing from the height that it does not ask for.
        words.setSpacing(0)
        words.addWidget(Label(head, "ui", "ink", 600))
        words.addWidget(Paragraph(text, "ui", "ink"))
        words.addStretch(1)
        part = QHBoxLayout()
        part.setSpacing(8)
        part.addWidget(IconLabel(sign, 15, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        part.addLayout(words, 1)
        return part

    def add_button(
        self, text: str, kind: ButtonKind = "secondary", key: str | None = None, icon: str | None = None
    ) -> Button:
        """The first one is the remedy: give it the kind "inverted"."""
        button = Button(text, kind, icon=icon, key=key)
        self._buttons.insertWidget(self._buttons.count() - 2, button)
        self._remedy = self._remedy or button
        return button

    def focus_remedy(self) -> None:
        """The focus goes to the remedy: where the banner is the answer to what somebody has just asked for.

        Esc presses the last button then, which puts the banner away, and the focus is where it was.
        """
        if self._remedy is not None:
            self._answers = True
            self._remedy.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide it; a focus that was in it goes back to where it came from."""
        inside = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        back = self._back
        if inside and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_went(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(before):
            self._back = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._answers:
            self._answers = False
            self.findChildren(Button)[-1].click()
        else:
            super().keyPressEvent(event)

    def speak(self) -> None:
        """Reads the banner out at once: call it when it appears."""
        announce(self, self._spoken, urgent=True)
