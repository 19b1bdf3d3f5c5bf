"""Text on the screen: plain text only, in a role of the theme, following it when it changes."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cxworkshop.ui.theme import Role, theme


class Label(QLabel):
    """One line of text. A typed name shows as it was typed: never as markup."""

    def __init__(
        self,
        text: str = "",
        role: Role = "ui",
        color: str = "ink2",
        weight: int | None = None,
        parent: QWidget | None = None,
        *,
        italic: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._color = color
        self._weight = weight
        self._italic = italic
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        theme().changed.connect(self._refresh)
        self._refresh()

    def set_color(self, color: str) -> None:
        """`color` is a name of the theme, "ink:dang" included."""
        if color != self._color:
            self._color = color
            self._refresh()

    def set_role(self, role: Role, weight: int | None = None) -> None:
        self._role, self._weight = role, weight
        self._refresh()

    @property
    def role(self) -> Role:
        return self._role

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Dressed for the first time, a widget forgets the font and the ink it was given when the look changed before.
        font, ink = theme().font(self._role, self._weight, self._italic), theme().color(self._color)
        if self.font() != font or self.palette().color(QPalette.ColorRole.WindowText) != ink:
            self._refresh()

    def _refresh(self) -> None:
        self.setFont(theme().font(self._role, self._weight, self._italic))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme().color(self._color))
        self.setPalette(palette)
        self.updateGeometry()


class ElidedLabel(Label):
    """One line that gives way: cut in the middle or at the end, with the whole text in a tooltip when it was cut."""

    def __init__(
        self,
        text: str = "",
        role: Role = "ui",
        color: str = "ink2",
        weight: int | None = None,
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, role, color, weight, parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.horizontalAdvance("…") * 3, super().sizeHint().width()), super().sizeHint().height())

    def shown_text(self) -> str:
        """What fits at the present width."""
        return QFontMetrics(self.font()).elidedText(self.text(), self._mode, self.width())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint()

    def _hint(self) -> None:
        if hasattr(self, "_mode"):
            cut = self.shown_text() != self.text()
            self.setToolTip(tooltip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, self.shown_text())


class Paragraph(Label):
    """Running text that wraps, set with the leading of its role, which a plain QLabel cannot do."""

    def __init__(
        self,
        text: str = "",
        role: Role = "ui",
        color: str = "ink2",
        weight: int | None = None,
        parent: QWidget | None = None,
        *,
        italic: bool = False,
        max_width: int = 640,
    ) -> None:
        super().__init__(text, role, color, weight, parent, italic=italic)
        self._max_width = max_width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height_of(self.text(), self.font(), max(1, width), theme().line_height(self._role))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = min(longest + 2, theme().px(self._max_width))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().line_height(self._role))

    def _lay_out(self, width: int) -> tuple[list[tuple[QTextLayout, float]], int]:
        return lay_out(self.text(), self.font(), width, theme().line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for layout, top in self._lay_out(self.width())[0]:
            layout.draw(painter, QPointF(0, top))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def lay_out(text: str, font: QFont, width: int, line_height: int) -> tuple[list[tuple[QTextLayout, float]], int]:
    """Breaks `text` into lines `line_height` pixels apart; gives the laid out paragraphs, their tops, the height."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    metrics = QFontMetrics(font)
    lead = (line_height - metrics.height()) / 2
    result: list[tuple[QTextLayout, float]] = []
    y = 0.0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        start = y
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y - start + lead))
            y += line_height
        layout.endLayout()
        result.append((layout, start))
    return result, max(line_height, math.ceil(y))


_heights: dict[tuple[str, str, int, int], int] = {}
HEIGHTS_KEPT = 2000


def height_of(text: str, font: QFont, width: int, line_height: int) -> int:
    """The height `lay_out` comes to. Layouts ask for it again and again, so the last answers are kept."""
    key = (text, font.key(), width, line_height)
    height = _heights.get(key)
    if height is None:
        if len(_heights) >= HEIGHTS_KEPT:
            _heights.clear()
        height = _heights[key] = lay_out(text, font, width, line_height)[1]
    return height


def tooltip(text: str) -> str:
    """`text` so that Qt's tooltip takes it literally and wraps it: what a person typed is never markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""


class SectionHeading(QWidget):
    """A quiet heading over a group, with an optional word at the right."""

    def __init__(self, text: str, right: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(text, "ui", "ink2", 600)
        self.right = Label(right, "ui", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.right)
        self.right.setVisible(bool(right))  # only now: a label without a parent would open a window

    def set_right(self, text: str) -> None:
        self.right.setText(text)
        self.right.setVisible(bool(text))
