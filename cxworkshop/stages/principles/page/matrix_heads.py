"""The two frozen edges of the matrix: principles with number and name above, teams by their kind at the left."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from cxworkshop.stages.principles.page.matrix_model import MatrixModel, group_name, principle_name
from cxworkshop.stages.principles.page.slots import kind_of
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.inroom import draw_in_room
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.siderow import broken
from cxworkshop.ui.theme import theme

HEAD = 66
LINE = 15  # what a third line of a name takes, where columns are narrow
NARROW = 104
TEAMS = 198  # the width of the team column at 100 %
EDGE = 15  # from the sheet's edge to the ground of the chosen row
PAD = 10  # from that ground to its words


class Corner(QWidget):
    """Where the two edges meet: nothing but the line under the heads."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sheet"))
        painter.fillRect(EDGE + PAD, self.height() - 2, self.width(), 2, theme().color("line"))


class PrincipleHead(QHeaderView):
    """Number over name, in two lines or where columns are narrow in three; the chosen column stands on a well."""

    opened = Signal(str)  # a principle's head was pressed

    def __init__(self, model: MatrixModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._matrix, self._view = model, view
        self._pressed = -1
        self._lines = 2
        self._on_wall = ""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        theme().changed.connect(self._fit)
        self._fit()

    def fit(self, width: int) -> bool:
        """Take the height that columns so many pixels wide ask for; whether it changed."""
        lines = 3 if width < theme().px(NARROW) else 2
        changed, self._lines = lines != self._lines, lines
        self._fit()
        return changed

    def mark(self, principle_id: str) -> None:
        """The principle that the room sees, "" for none."""
        for each in {self._on_wall, principle_id} - {""}:
            if self._matrix.column_of(each) >= 0:
                self.updateSection(self._matrix.column_of(each))
        self._on_wall = principle_id

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEAD + (self._lines - 2) * LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(self.viewport().rect(), theme().color("sheet"))
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        principle = self._matrix.principle_at(section)
        if principle is None or rect.width() <= 0:
            return
        t = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect)
        if section == self._view.currentIndex().column():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("well"))
            painter.drawRoundedRect(area.adjusted(0, 6, 0, 12), 8, 8)
        painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), t.color("line"))
        left, width = area.left() + 5, area.width() - 8
        number = self._matrix.number_of(principle.id)
        painter.setFont(t.font("small", 600))
        painter.setPen(t.color("ink2"))
        top = area.top() + t.px(8)
        place = QRectF(left, top, width, t.px(17))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, str(number))
        if principle.id == self._on_wall:
            draw_in_room(painter, place.right() - 1, place.center().y())
        font = t.font("ui" if width >= t.px(84) else "small", 600)
        painter.setFont(font)
        painter.setPen(t.color("ink" if principle.name.strip() else "ink3"))
        metrics = QFontMetricsF(font)
        step = metrics.height()
        # A long word is cut, with the whole in the tooltip: its last letter alone on a line reads as another word.
        parts = re.findall(r"\s+|[^\s-]+-?|-", principle_name(principle, number))
        name = "".join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width - 2) for part in parts)
        lines = broken(name, font, width, self._lines)[0]
        for n, line in enumerate(lines):
            where = QRectF(left, place.bottom() + n * step, width + 2, step)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.logicalIndexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section, self._pressed = self._pressed, -1
        principle = self._matrix.principle_at(section)
        if principle is not None and section == self.logicalIndexAt(event.position().toPoint()):
            self.opened.emit(principle.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            principle = self._matrix.principle_at(self.logicalIndexAt(event.pos()))
            words = "\n".join(part for part in (principle.name, principle.statement) if part) if principle else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self.viewport())
            return True
        return super().viewportEvent(event)


class TeamHead(QHeaderView):
    """A team's name, with scales where operations alone are measured; headings with glyph and count."""

    chosen = Signal(int)  # a row was pressed
    opened = Signal(int)

    def __init__(self, model: MatrixModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._matrix, self._view = model, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(10)
        theme().changed.connect(self.fit)
        self.fit()

    def fit(self) -> bool:
        """Take the width that the text size asks for, and less where the window is small; whether it changed."""
        narrow = 0.88 if self._view.width() < theme().px(640) else 1.0
        width = EDGE + round(TEAMS * narrow * min(theme().scale, 1.3))
        changed = width != self.maximumWidth()
        self.setFixedWidth(width)
        return changed

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.defaultSectionSize())  # Qt would measure a hundred rows

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(self.viewport().rect(), theme().color("sheet"))
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        row = self._matrix.row_at(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.team is None:
            draw_heading(painter, QRectF(rect), row.group, row.count)
        else:
            self._paint_team(painter, QRectF(rect), section)
        painter.restore()

    def _paint_team(self, painter: QPainter, area: QRectF, section: int) -> None:
        t = theme()
        team = self._matrix.team_at(section)
        assert team is not None
        current = section == self._view.currentIndex().row()
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(area.adjusted(EDGE, 0, 20, 0), 8, 8)
        left, right = area.left() + EDGE + PAD, area.right() - 8
        if self._matrix.facts.lopsided(team.id):
            side = t.px(16)
            right -= side + 4
            sign = QRectF(right + 2, area.center().y() - side / 2, side, side)
            draw_icon(painter, sign, "scales", t.ink_on("warn"), "bold")
        font = t.font("ui", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(t.color("ink" if team.name.strip() else "ink3"))
        words = QFontMetricsF(font).elidedText(self._matrix.label(team.id), Qt.TextElideMode.ElideMiddle, right - left)
        painter.drawText(
            QRectF(left, area.top(), right - left + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if self._matrix.team_at(row) is not None:
            self.chosen.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if self._matrix.team_at(row) is not None:
            self.opened.emit(row)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            team = self._matrix.team_at(self.logicalIndexAt(event.pos()))
            words = self._hint(team.id) if team is not None else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hint(self, team_id: str) -> str:
        name = self._matrix.label(team_id)
        lopsided = self._matrix.facts.lopsided(team_id)
        room = self.width() - EDGE - PAD - 8 - (theme().px(16) + 4 if lopsided else 0)
        cut = QFontMetricsF(theme().font("ui")).horizontalAdvance(name) > room
        parts = [name] if cut or lopsided else []
        return "\n".join([*parts, *(["Measures only operations"] if lopsided else [])])


def draw_heading(painter: QPainter, area: QRectF, group: Group | None, count: int) -> None:
    """The heading of a group, from the left edge of the team column; its words may reach beyond it."""
    t = theme()
    side = t.px(12)
    left = area.left() + EDGE + PAD
    draw_kind(painter, QRectF(left, area.center().y() - side / 2, side, side), kind_of(group))
    font = t.font("small", 600)
    painter.setFont(font)
    painter.setPen(t.color("ink"))
    left += side + t.px(8)
    name = group_name(group)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(QRectF(left, area.top(), 10, area.height()), flags, name)
    left += QFontMetricsF(font).horizontalAdvance(name) + t.px(8)
    painter.setFont(t.font("small"))
    painter.setPen(t.color("ink2"))
    painter.drawText(QRectF(left, area.top(), 10, area.height()), flags, f"{count:,}")
