"""How late the day is, beside the timer: words first, because nobody reads a colour at a glance from the flip chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.theme import theme

RULE = 12  # from the hairline that parts it from the timer to the words


class DriftSign(QWidget):
    """One form of the words at a time; the strip says how much room there is. What follows the semicolon is quieter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._forms: tuple[str, ...] = ()
        self.words = ""
        theme().changed.connect(self.updateGeometry)
        self.hide()

    @property
    def forms(self) -> tuple[str, ...]:
        """What may be said, the fullest first."""
        return self._forms

    def set_forms(self, forms: Sequence[str]) -> None:
        """Other words; `show_form` follows."""
        self._forms = tuple(forms)
        self.setAccessibleName(self._forms[0] if self._forms else "")

    def show_form(self, words: str) -> None:
        """Say it in these words, "" for nothing."""
        if words != self.words:
            self.words = words
            self.setVisible(bool(words))
            self.updateGeometry()
            self.update()

    def width_of(self, words: str) -> int:
        """How many pixels a form needs."""
        if not words:
            return 0
        how, rest = _parts(words)
        wide = QFontMetricsF(self._font(how)).horizontalAdvance(how)
        wide += QFontMetricsF(theme().font("ui")).horizontalAdvance(rest)
        return math.ceil(wide) + theme().px(RULE) + 2

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self.words), theme().px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        middle = QRectF(self.rect()).center().y()
        painter.fillRect(QRectF(0, middle - t.px(8), 1, t.px(16)), t.color("line2"))
        x = float(t.px(RULE))
        how, rest = _parts(self.words)
        for text, font, colour in ((how, self._font(how), "ink"), (rest, t.font("ui"), "ink2")):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(t.color(colour))
            painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
            x += metrics.horizontalAdvance(text)

    def _font(self, how: str) -> QFont:
        return theme().font("ui", 500 if how.startswith("on time") else 600)


def _parts(words: str) -> tuple[str, str]:
    how, semicolon, rest = words.partition(";")
    return how, semicolon + rest
