"""The matrix on the screen: one painted table under one focus, with the chosen row and column made plain."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.stages.principles.page.matrix_heads import Corner, PrincipleHead, TeamHead, draw_heading
from cxworkshop.stages.principles.page.matrix_model import Index, MatrixModel
from cxworkshop.stages.principles.page.slots import FACE, draw_face, face_size
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.signedsign import ICON
from cxworkshop.ui.since import as_signed
from cxworkshop.ui.theme import theme

ROW = 38
WIDEST = 180
RIGHT = 15  # kept free at the right of the last column


class CellDelegate(QStyledItemDelegate):
    """Paints the grounds of the chosen row and column, and the face of a cell."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self.differs: Callable[[str], bool] = as_signed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme(), option.rect
        current = self._view.currentIndex()
        cell = self._view.matrix.cell_at(index)
        on_row = cell is not None and current.isValid() and index.row() == current.row()
        painter.save()
        if on_row:
            self._paint_row(painter, QRectF(rect), index)
        elif index.column() == current.column():
            painter.fillRect(rect, t.color("well"))
        if cell is not None:
            face = self.face_of(rect)
            draw_face(painter, face, cell, on_soft=on_row)
            if self.differs(self._view.matrix.id_at(index)):
                side = t.px(11)
                draw_icon(painter, QRectF(face.right() - side - 2, face.top() + 3, side, side), ICON, "ink2")
            if index == current:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                shape = QRectF(face).adjusted(-1, -1, 1, 1)
                draw_ring(painter, shape, 7)
                if self._view.hasFocus():
                    draw_halo(painter, shape, 7)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        last = index.column() == index.model().columnCount() - 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().soft("accent"))
        if last:
            painter.setClipRect(area.adjusted(0, 0, 1, 0))
            painter.drawRoundedRect(area.adjusted(-20, 0, 0, 0), 8, 8)
            painter.setClipping(False)
        else:
            painter.drawRect(area)

    @staticmethod
    def face_of(rect: QRect) -> QRect:
        """Where the face stands within a cell."""
        height = theme().px(FACE)
        return QRect(rect.left() + 3, rect.top() + (rect.height() - height) // 2, rect.width() - 6, height)


class MatrixView(QTableView):
    """Arrows choose a cell, Home and End the first and last of the row; with Ctrl of the matrix."""

    chosen = Signal()  # another cell is the current one, by hand
    opened = Signal()  # the current cell is to be worked on
    escaped = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = model
        self._quiet = False
        self._kept = ("", "")
        self._kept_at = (-1, -1)
        self._scrolled = (0, 0)
        self.heads = PrincipleHead(model, self)
        self.teams = TeamHead(model, self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.teams)
        self.setProperty("bare", True)
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self._corner = Corner(self)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Teams and principles")
        self.teams.chosen.connect(lambda row: self._press(row))
        self.teams.opened.connect(lambda _row: self.opened.emit())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.headerDataChanged.connect(lambda *_: self._repaint_heads())
        theme().changed.connect(self._fit)
        self._fit()

    # -- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def current(self) -> tuple[str, str]:
        """The ids of the current cell's team and principle, "" where there is none."""
        index = self.currentIndex()
        team, principle = self.matrix.team_at(index.row()), self.matrix.principle_at(index.column())
        return (team.id, principle.id) if team is not None and principle is not None else ("", "")

    def set_current(self, team_id: str, principle_id: str = "", *, middle: bool = False) -> bool:
        """Make a cell the current one and reveal it, without telling; without a principle in the current column.

        `middle`: one that was out of sight comes to the middle, with its neighbours around it.
        """
        row = self.matrix.row_of(team_id)
        column = self.matrix.column_of(principle_id) if principle_id else max(0, self.currentIndex().column())
        if row < 0 or column < 0 or column >= self.matrix.columnCount():
            return False
        index = self.matrix.index(row, column)
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        hidden = not self.viewport().rect().contains(self.visualRect(index))
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if middle and hidden else hint.EnsureVisible)
        return True

    def step(self, down: int, right: int) -> bool:
        """Go to the cell so many rows and columns away, over headings; False at the edge."""
        index = self.currentIndex()
        row, column = index.row() + down, index.column() + right
        while 0 <= row < self.matrix.rowCount() and self.matrix.team_at(row) is None and down:
            row += down
        team, principle = self.matrix.team_at(row), self.matrix.principle_at(column)
        return team is not None and principle is not None and self.set_current(team.id, principle.id)

    def step_on(self, way: int) -> bool:
        """Go to the next cell as one reads (1), or the one before (-1): along the row, then to the next team."""
        index = self.currentIndex()
        if self.step(0, way):
            return True
        row, last = index.row() + way, self.matrix.columnCount() - 1
        while 0 <= row < self.matrix.rowCount() and self.matrix.team_at(row) is None:
            row += way
        team, principle = self.matrix.team_at(row), self.matrix.principle_at(0 if way > 0 else last)
        return team is not None and principle is not None and self.set_current(team.id, principle.id)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._repaint()
        if current.isValid() and not self._quiet:
            self.chosen.emit()

    # -- keys and mouse ----------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.matrix.cell_at(self.indexAt(event.position().toPoint())) is not None:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if self.matrix.cell_at(index) is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def choose_first(self) -> None:
        """Make the first cell the current one."""
        first = next((n for n in range(self.matrix.rowCount()) if self.matrix.team_at(n) is not None), -1)
        if first >= 0 and self.matrix.columnCount():
            self.setCurrentIndex(self.matrix.index(first, 0))

    def _press(self, row: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.matrix.columnCount():
            self.setCurrentIndex(self.matrix.index(row, max(0, self.currentIndex().column())))

    # -- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A heading begins in the team column and may be longer than it is wide.
        first = self.rowAt(event.rect().top())
        for row in range(max(0, first), self.matrix.rowCount()):
            top = self.rowViewportPosition(row)
            if top > event.rect().bottom():
                break
            one = self.matrix.row_at(row)
            if one.team is None:
                area = QRectF(-self.teams.width(), top, self.teams.width(), self.rowHeight(row))
                draw_heading(painter, area, one.group, one.count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # an editor beside it takes of its width, never the cell it is about

    def fit_columns(self) -> None:
        """Share the width among the columns, neither too narrow for a face nor wider than eyes like to travel."""
        if self.teams.fit():
            self.updateGeometries()
        columns = self.matrix.columnCount()
        room = self.viewport().width() - RIGHT
        least, most = face_size()[0] + 8, theme().px(WIDEST)
        width = max(least, min(most, room // max(1, columns)))
        if self.heads.fit(width):
            self.updateGeometries()
        self._corner.setGeometry(0, 0, self.teams.width(), self.heads.height())
        self._corner.raise_()
        if columns and self.heads.defaultSectionSize() != width:
            self.heads.setDefaultSectionSize(width)

    def _fit(self) -> None:
        self.teams.setDefaultSectionSize(theme().px(ROW))
        self.fit_columns()
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self._repaint_heads()

    def _repaint_heads(self) -> None:
        self.heads.viewport().update()
        self.teams.viewport().update()

    # -- while rows and columns are laid anew ------------------------------------------------------------------------

    def _keep(self) -> None:
        self._kept = self.current
        self._kept_at = (self.currentIndex().row(), self.currentIndex().column())
        self._scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        team, principle = self._kept
        self.fit_columns()
        self.updateGeometries()
        self.horizontalScrollBar().setValue(self._scrolled[0])
        self.verticalScrollBar().setValue(self._scrolled[1])
        if not team:
            return
        row, column = self.matrix.row_of(team), self.matrix.column_of(principle)
        if row >= 0 and column >= 0:
            self._quiet = True
            self.setCurrentIndex(self.matrix.index(row, column))
            self._quiet = False
            return
        # The cell is gone or out of sight: the one that stands in its place is the current one now.
        row = row if row >= 0 else min(self._kept_at[0], self.matrix.rowCount() - 1)
        column = column if column >= 0 else min(self._kept_at[1], self.matrix.columnCount() - 1)
        while 0 <= row < self.matrix.rowCount() - 1 and self.matrix.team_at(row) is None:
            row += 1
        if self.matrix.team_at(row) is not None and column >= 0:
            self.setCurrentIndex(self.matrix.index(row, column))
