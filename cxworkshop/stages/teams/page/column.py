"""One column of the board: a painted ground with its heading, and a list of cards that takes keys, mouse and drops."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from cxworkshop.stages.teams.page.cards import SIDE, CardDelegate, hue_of
from cxworkshop.stages.teams.page.columns import MIME, BoardModel, ColumnModel
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.cards import CardState, draw_card, draw_column
from cxworkshop.ui.kinds import draw_dashed_ring, draw_keycap, draw_kind, keycap_size
from cxworkshop.ui.theme import theme

HEAD = 56
STUB = 44
KEYS = {None: "0", Group.CREATOR: "1", Group.FRONTLINE: "2", Group.BACK_OFFICE: "3"}
_TITLES: dict[Group | None, tuple[str, str, str]] = {
    # the whole name, the same in two lines for a narrow column, and what stands under the whole name
    None: ("Not yet placed", "Not yet placed", "R: one by one"),
    Group.CREATOR: (Group.CREATOR.label, "CX Creator", "touch the customer"),
    Group.FRONTLINE: (Group.FRONTLINE.label, "CX Enabler", "support the frontline"),
    Group.BACK_OFFICE: (Group.BACK_OFFICE.label, "CX Enabler", "support the supporters"),
}
_SHORT_SECOND = {Group.FRONTLINE: "frontline support", Group.BACK_OFFICE: "back office"}


class CardList(QListView):
    """The cards of a column. Keys that leave the column, and drops, are told to the board."""

    leaving = Signal(int)  # -1 to the column on the left, 1 to the right
    dropped = Signal(list, str)  # team ids, the id of the card they go before ("" for the end)
    focused = Signal()

    def __init__(self, board: BoardModel, model: ColumnModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = model
        self.setModel(model)
        self.delegate = CardDelegate(self, board)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(_TITLES[model.group][0])
        self._drop_row: int | None = None

    # -- what is chosen ----------------------------------------------------------------------------------------

    def current_team(self) -> Team | None:
        """The team whose card has the focus, or had it last."""
        return self.column.team_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen(self) -> list[Team]:
        """The teams an act is about: the selected ones when the focused one is among them, else the focused one."""
        current = self.current_team()
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        if current is not None and self.currentIndex().row() not in rows:
            return [current]
        return [team for row in rows if (team := self.column.team_at(row)) is not None]

    def focus_row(self, row: int) -> None:
        """Put the focus on a card, the nearest there is; the selection is let go."""
        count = self.column.rowCount()
        if not count:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        index = self.column.index(max(0, min(row, count - 1)))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Clear)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrollTo(index)

    # -- keys --------------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands on the board; they never jump to a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.leaving.emit(-1 if key == Qt.Key.Key_Left else 1)
            return
        if plain and key == Qt.Key.Key_Space:
            index = self.currentIndex()
            if index.isValid():
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Toggle)
            return
        if plain and key == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            return
        super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Arrows move the focus and leave the selection alone; Shift and the mouse select as everywhere."""
        if isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        if isinstance(event, QMouseEvent) and not index.isValid():
            return QItemSelectionModel.SelectionFlag.Clear
        return super().selectionCommand(index, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.column.rowCount():
            self.selectionModel().setCurrentIndex(self.column.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- dragging ----------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        teams = self.chosen()
        if not teams:
            return
        indexes = [self.column.index(self.column.row_of(team)) for team in teams]
        drag = QDrag(self)
        drag.setMimeData(self.column.mimeData(indexes))
        drag.setPixmap(self._picture(teams))
        drag.setHotSpot(QPoint(24, theme().px(20)))
        self.delegate.lifted = frozenset(team.id for team in teams)
        self.viewport().update()
        try:
            drag.exec(Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        finally:
            self.delegate.lifted = frozenset()
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)  # scrolls at the edges
            self._aim(self._row_at(event.position().toPoint()))
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            return
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        row = self._row_at(event.position().toPoint())
        self._aim(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the rows move by the step, not by the view
        event.accept()
        before = self.column.team_at(row)
        while before is not None and before.id in ids:
            row += 1
            before = self.column.team_at(row)
        self.dropped.emit(ids, before.id if before is not None else "")

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.column.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _aim(self, row: int | None) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()
            parent = self.parentWidget()
            if isinstance(parent, Column):
                parent.set_target(row is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        row, count = self._drop_row, self.column.rowCount()
        if row < count:
            y = self.visualRect(self.column.index(row)).top() - theme().px(6) / 2
        else:
            y = self.visualRect(self.column.index(count - 1)).bottom() - theme().px(6) / 2 + 1 if count else 4
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(SIDE + 4, round(y), self.viewport().width() - SIDE - 4, round(y))

    def _picture(self, teams: list[Team]) -> QPixmap:
        look = theme()
        width, height = self.viewport().width() - 2 * SIDE, look.px(54)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round((width + 80) * ratio), round((height + 80) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(16, 10, width, height)
        draw_card(painter, card, CardState.DRAGGING)
        font = look.font("h3")
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        metrics = QFontMetricsF(font)
        words = teams[0].name if len(teams) == 1 else f"{len(teams)} teams"
        text = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width - 24)
        painter.drawText(card.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return picture


class Column(QWidget):
    """The ground under a list of cards, with the heading of its kind."""

    def __init__(self, board: BoardModel, group: Group | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self._board = board
        self._target = False
        self._stub = False
        self.cards = CardList(board, board.columns[group], self)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.cards)
        self._arrange()
        board.counted.connect(self.update)
        theme().changed.connect(self._arrange)

    def set_target(self, on: bool) -> None:
        """Cards hang over this column."""
        if on != self._target:
            self._target = on
            self.update()

    def set_stub(self, on: bool) -> None:
        """Only the tray: stand back as a narrow strip while an editor is open."""
        if on != self._stub:
            self._stub = on
            self.cards.setVisible(not on)
            self.update()

    @property
    def stub(self) -> bool:
        """Whether the column is the narrow strip."""
        return self._stub

    def _arrange(self) -> None:
        self._layout.setContentsMargins(0, theme().px(HEAD), 0, 6)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_column(painter, self.rect(), hue_of(self.group), target=self._target)
        if self._stub:
            self._paint_stub(painter)
        else:
            self._paint_head(painter)

    def _glyph(self, painter: QPainter, rect: QRectF) -> None:
        if self.group is None:
            draw_dashed_ring(painter, rect, "ink2")
        else:
            draw_kind(painter, rect, hue_of(self.group))  # type: ignore[arg-type]

    def _paint_head(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(16)
        self._glyph(painter, QRectF(12, look.px(13), size, size))
        left = 12 + size + look.px(9)
        count = f"{self._board.columns[self.group].rowCount()}"
        total = self._board.total(self.group)
        if self._board.filter:
            count = f"{count} of {total}"
        count_font = look.font("body", 500)
        count_width = QFontMetricsF(count_font).horizontalAdvance(count)
        right = self.width() - 12
        painter.setFont(count_font)
        painter.setPen(look.color("ink2"))
        painter.drawText(QRectF(right - count_width, look.px(10), count_width + 1, look.px(22)), count)
        room = right - count_width - 8 - left
        whole, first, second = _TITLES[self.group]
        font = look.font("h3")
        metrics = QFontMetricsF(font)
        title = whole
        if metrics.horizontalAdvance(whole) > room and self.group in _SHORT_SECOND:
            title, second = first, _SHORT_SECOND[self.group]
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, look.px(10), room + 4, look.px(22)), Qt.AlignmentFlag.AlignVCenter, title)
        small = look.font("small")
        painter.setFont(small)
        painter.setPen(look.color("ink2"))
        cap = keycap_size(KEYS[self.group])
        under = QRectF(left, look.px(29), right - cap.width() - 6 - left, look.px(18))
        words = QFontMetricsF(small).elidedText(second, Qt.TextElideMode.ElideRight, under.width())
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, words)
        if self.group is not None:
            place = QRectF(right - cap.width(), look.px(30), cap.width(), cap.height())
            draw_keycap(painter, place, KEYS[self.group])

    def _paint_stub(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(16)
        x = (self.width() - size) / 2
        self._glyph(painter, QRectF(x, look.px(13), size, size))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("h3"))
        count = f"{self._board.total(None)}"
        painter.drawText(QRect(0, look.px(36), self.width(), look.px(22)), Qt.AlignmentFlag.AlignCenter, count)
        painter.setFont(look.font("ui"))
        painter.setPen(look.color("ink2"))
        painter.translate(self.width() / 2 + look.px(5), look.px(72))
        painter.rotate(90)
        painter.drawText(0, 0, _TITLES[None][0])
        painter.resetTransform()
