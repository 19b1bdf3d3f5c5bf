"""Sentences below each other, each with its sign, and lines of a name and what stands there: painted, not built."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.theme import theme

ICON = 14
LEFT = 25  # where the words begin
APART = 5
LINE = 33  # of a fact, from rule to rule


class Sentences(KeyboardFocus, QWidget):
    """A list that is read; Tab stops here, so that arrows scroll and a screen reader finds it."""

    halo_radius: float | None = 6
    left = LEFT

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lines: list[tuple[str, str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme().changed.connect(self.updateGeometry)

    @property
    def words(self) -> list[str]:
        """The sentences that stand here."""
        return [words for words, _icon, _color in self._lines]

    def set_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Each its words, its icon and the colour of that."""
        self._lines = list(lines)
        name_changed(self, f"{self._name}: {' '.join(self.words)}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + theme().px(APART)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), self.heightForWidth(max(self.width(), theme().px(280))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().line_height("ui"))

    def _heights(self, width: int) -> list[int]:
        """How high each line is, with what is apart behind it."""
        t = theme()
        room = max(40, width - t.px(self.left))
        font, line = t.font("ui"), t.line_height("ui")
        return [height_of(words, font, room, line) + t.px(APART) for words in self.words]

    def _areas(self) -> list[QRectF]:
        """Where each line stands."""
        y, areas = float(theme().px(APART)), []
        for height in self._heights(self.width()):
            areas.append(QRectF(0, y, self.width(), height - theme().px(APART)))
            y += height
        return areas

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, line = t.font("ui"), t.line_height("ui")
        room = max(40, self.width() - t.px(self.left))
        seen = QRectF(event.rect())
        for number, area in enumerate(self._areas()):
            if area.intersects(seen):
                self._paint_sign(painter, area, number)
                painter.setPen(t.color("ink"))
                for layout, top in lay_out(self.words[number], font, room, line)[0]:
                    layout.draw(painter, QPointF(t.px(self.left), area.top() + top))

    def _paint_sign(self, painter: QPainter, area: QRectF, number: int) -> None:
        _words, icon, color = self._lines[number]
        line, side = theme().line_height("ui"), theme().px(ICON)
        draw_icon(painter, QRectF(0, area.top() + (line - side) / 2, side, side), icon, color)


class Facts(QWidget):
    """Names at the left, what stands there at the right, a rule above each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)

    def set_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        self._facts = facts
        name_changed(self, ", ".join(f"{name}: {words}" for name, words in facts))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(LINE) * len(self._facts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        high = t.px(LINE)
        for number, (name, words) in enumerate(self._facts):
            area = QRectF(0, number * high, self.width(), high)
            painter.setPen(QPen(t.color("line"), 1))
            painter.drawLine(QPointF(0, area.top() + 0.5), QPointF(area.right(), area.top() + 0.5))
            strong = t.font("ui", 600)
            metrics = QFontMetricsF(strong)
            wide = min(metrics.horizontalAdvance(words) + 2, area.width() * 0.7)
            painter.setFont(strong)
            painter.setPen(t.color("ink"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, right, metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide))
            plain = t.font("ui")
            painter.setFont(plain)
            painter.setPen(t.color("ink2"))
            room = area.width() - wide - t.px(12)
            said = QFontMetricsF(plain).elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
