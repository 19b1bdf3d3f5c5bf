"""What a person should know about single rows: what cannot be read, what is left out, which names lead nowhere."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.core.words import counted
from cxworkshop.exchange.importing import ImportPlan
from cxworkshop.exchange.row import Outcome
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.labels import height_of, lay_out
from cxworkshop.ui.theme import theme

MOST = 200
FindingRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """`row` counts from 1 and is 0 where it is about the whole file; `column` from 0; `amber`: a value is not read."""

    row: int
    column: int | None
    subject: str
    text: str
    amber: bool = True


def unread(plan: ImportPlan) -> list[Finding]:
    """What comes in empty or should be known, and names that were expected and are not there."""
    found = [Finding(remark.row, remark.column, remark.subject, remark.text) for remark in plan.remarks]
    found += [
        Finding(0, None, absent.subject, f"{absent.text} ({counted(absent.rows, 'row')})") for absent in plan.absent
    ]
    return found


def skipped(plan: ImportPlan) -> list[Finding]:
    """Rows that stay out though something stands in them, with the reason; totals are plain to see in the file."""
    return [
        Finding(row.number, None, next((cell for cell in row.cells if cell), "")[:120], row.reason, amber=False)
        for row in plan.skipped
        if row.outcome is Outcome.SKIP
    ]


class FindingModel(QAbstractListModel):
    """The first of the findings; how many more there are stands above the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []

    def set_findings(self, findings: list[Finding]) -> None:
        """Show these."""
        if findings[:MOST] == self.findings:
            return
        self.beginResetModel()
        self.findings = findings[:MOST]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.findings):
            return None
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.subject
        if role == FindingRole:
            return finding
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return described(finding.subject, finding.text, f"row {finding.row:,}" if finding.row else "")
        return None


class FindingDelegate(QStyledItemDelegate):
    """The number of the row on a plate, the subject, and below it what happens with it."""

    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view = view

    @staticmethod
    def room(width: float, row: int) -> tuple[float, float]:
        """Where the words begin in an item of `width`, and how wide they may be."""
        t = theme()
        number = f"{row:,}" if row else "–"
        plate = max(t.px(28), QFontMetricsF(t.font("small", 600)).horizontalAdvance(number) + t.px(12))
        left = 5 + plate + t.px(9)
        return left, max(t.px(40), width - 5 - left)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index.data(FindingRole), self._view.viewport().width()))

    def height(self, finding: Finding, width: int) -> int:
        """What a finding needs with all its words: names and reasons wrap, they are never cut."""
        t, room = theme(), round(self.room(width, finding.row)[1])
        subject = height_of(_words(finding.subject), t.font("ui", 500), room, t.line_height("ui"))
        return subject + height_of(_words(finding.text), t.font("small"), room, t.line_height("small")) + 6

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(FindingRole)
        t, rect = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        shape = rect.adjusted(0.5, 0.5, -0.5, -1.5)
        if focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent") if focused else t.color("hover", 0.55))
            painter.drawRoundedRect(shape, 6, 6)
        if focused:
            draw_ring(painter, shape, 6)
        number = f"{finding.row:,}" if finding.row else "–"
        font = t.font("small", 600)
        width = max(t.px(28), QFontMetricsF(font).horizontalAdvance(number) + t.px(12))
        plate = QRectF(rect.left() + 5, rect.top() + 4, width, t.px(20))
        painter.setPen(QPen(t.color("warn-line" if finding.amber else "line2"), 1))
        painter.setBrush(t.soft("warn") if finding.amber else t.color("well"))
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(t.ink_on("warn") if finding.amber else t.color("ink2"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, number)
        begin, room = self.room(rect.width(), finding.row)
        top = rect.top() + 3
        for text, role, color, weight in (
            (finding.subject, "ui", "ink", 500),
            (finding.text, "small", "ink2", 400),
        ):
            lines, height = lay_out(_words(text), t.font(role, weight), round(room), t.line_height(role))  # type: ignore[arg-type]
            painter.setPen(t.color(color))
            for layout, down in lines:
                layout.draw(painter, QPointF(rect.left() + begin, top + down))
            top += height - 1
        painter.restore()


def _words(text: str) -> str:
    return " ".join(text.split())


class FindingList(QListView):
    """As high as its findings; a press or Enter shows the row in the file."""

    wanted = Signal(int, object)  # row, column or None

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FindingModel(self)
        self.setModel(self.found)
        self._painter = FindingDelegate(self)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.found.modelReset.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    def keyboardSearch(self, search: str) -> None:
        """Letters never jump."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.found.rowCount():
            index = self.found.index(0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        finding = index.data(FindingRole) if index.isValid() else None
        if finding is not None and finding.row:
            self.wanted.emit(finding.row, finding.column)

    def _fit(self) -> None:
        width = self.viewport().width()
        self.setFixedHeight(max(1, sum(self._painter.height(finding, width) for finding in self.found.findings)))
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
