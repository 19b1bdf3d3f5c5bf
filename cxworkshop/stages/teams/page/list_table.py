"""The table of the List tab: signs in its cells, a list where choices are few, and Enter going down as in a sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.core.errors import Refused
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.groups import SHORT
from cxworkshop.stages.teams.page.list_cells import GROUPS, TITLES, TOUCH_WORDS, UNSEEN, Column, figure, headcount_in
from cxworkshop.stages.teams.page.list_model import Index, TeamTable
from cxworkshop.stages.teams.page.list_widths import SIGN, ColumnWidths
from cxworkshop.ui.fields import ComboBox, set_bad
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.inroom import draw_in_room, in_room_width
from cxworkshop.ui.kinds import draw_dashed_ring, draw_kind
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.tables import Table, TableDelegate
from cxworkshop.ui.theme import theme

ARROW = 56  # what a list of choices needs beside its words
PAD = 13  # where the words of a cell begin
_CHOICES = {Column.GROUP: GROUPS, Column.TOUCH: TOUCH_WORDS}
_SHORT_OF = {group.label: short for group, short in SHORT.items()}
_LONGEST = max(_SHORT_OF, key=len)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(TableDelegate):
    """Paints the signs in the cells and edits them. `entered` says that Enter (1) or Shift Enter (-1) ended a line."""

    entered = Signal(QLineEdit, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: QWidget | None = None

    # -- painting --------------------------------------------------------------------------------------------------

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self.signed(index):
            option.text = ""
        elif index.column() == Column.NAME and (wide := self._signs(index)):
            room = option.rect.width() - PAD - wide - 8
            option.text = QFontMetrics(option.font).elidedText(option.text, option.textElideMode, room)
        elif option.text == "–":
            option.palette.setColor(option.palette.ColorRole.Text, theme().color("ink3"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        wide = self._signs(index) if index.column() == Column.NAME else 0
        if wide:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            right, middle = option.rect.right() - 6, option.rect.center().y()
            if self._on_wall(index):
                draw_in_room(painter, right, middle)
            if self._differs(index):
                draw_signed(painter, right - wide + theme().px(6), middle)
            painter.restore()
        sign = self.signed(index)
        if not sign:
            return
        look = theme()
        size = look.px(14)
        place = QRectF(option.rect.left() + PAD, option.rect.center().y() - size / 2, size, size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match sign:
            case "add":
                draw_icon(painter, place, "plus", "ink3", "bold")
            case "unseen":
                draw_icon(painter, place, "link-break", "ink:warn", "bold")
            case "tray":
                draw_dashed_ring(painter, place, "ink3")
            case _:
                draw_kind(painter, place, sign)  # type: ignore[arg-type]
        ink = {"add": "ink3", "unseen": "ink:warn", "tray": "ink3"}.get(sign, "ink")
        painter.setPen(look.color(ink))
        painter.setFont(option.font)
        left = round(place.right()) + look.px(8)
        room = QRect(left, option.rect.top(), option.rect.right() - 8 - left, option.rect.height() - 1)
        metrics = QFontMetrics(option.font)
        text = str(index.data() or "")
        if index.column() == Column.GROUP and metrics.horizontalAdvance(_LONGEST) > room.width():
            text = _SHORT_OF.get(text, text)  # all of them, or none
        words = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _signs(self, index: Index) -> int:
        """The pixels that signs take at the right of a name."""
        on_wall = in_room_width() if self._on_wall(index) else 0
        return on_wall + (signed_width() if self._differs(index) else 0)

    def _differs(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, TeamTable) and model.differs(index.row())

    def _on_wall(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, TeamTable) and model.is_on_wall(index.row())

    def signed(self, index: Index) -> str:
        """The sign before the words of a cell, "" for none."""
        model = index.model()
        team = model.team_at(index.row()) if isinstance(model, TeamTable) else None
        match Column(index.column()):
            case Column.NAME if team is None:
                return "add"
            case Column.GROUP if team is not None:
                return hue_of(team.group) or "tray"
            case Column.REACH if index.data() == UNSEEN:
                return "unseen"
            case _:
                return ""

    # -- editing ---------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = Column(index.column())
        if column in _CHOICES:
            choice = ComboBox(_CHOICES[column], TITLES[column], parent)
            choice.chosen.connect(lambda _key: self.finish(choice))
            QTimer.singleShot(0, choice, choice.showPopup)
            self.editor = choice
        else:
            line = QLineEdit(parent)
            line.setAccessibleName(TITLES[column])
            line.setFrame(True)
            if column is Column.PEOPLE:
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
                line.textChanged.connect(lambda text: set_bad(line, not _readable(text)))
            self.editor = line
        self.editor.destroyed.connect(self._forget)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def _forget(self, gone: QObject | None = None) -> None:
        self.editor = None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, ComboBox):  # the words of a choice are whole, however narrow the column is
            words = max(
                QFontMetrics(editor.font()).horizontalAdvance(each) for _, each in _CHOICES[Column(index.column())]
            )
            editor.resize(max(editor.width(), words + theme().px(ARROW)), editor.height())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ComboBox):
            editor.set_key(str(value))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            # What is being typed stays, whatever else changes the team meanwhile.
            editor.setText(figure(value) if isinstance(value, float | int) else str(value or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if not isinstance(model, TeamTable):
            return
        if isinstance(editor, ComboBox):
            model.setData(index, editor.key() or "")
        elif isinstance(editor, QLineEdit):
            try:
                value = headcount_in(editor.text()) if index.column() == Column.PEOPLE else editor.text()
            except Refused as refused:
                model.refuse(refused)
                return
            editor.setModified(False)
            model.setData(index, value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Letters, digits, Enter and Del belong to the editor while it is open.
            if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if isinstance(editor, QComboBox):
                self.finish(editor)
            elif isinstance(editor, QLineEdit) and not editor.property("bad"):
                self.entered.emit(editor, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return super().eventFilter(editor, event)

    def finish(self, editor: QWidget) -> None:
        """Take in what stands in an editor and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class ListTable(Table):
    """Arrows move by cell, Enter edits and goes down, digits typed under People are a number."""

    menu_wanted = Signal(object)  # a global position
    escaped = Signal()

    def __init__(self, model: TeamTable, parent: QWidget | None = None) -> None:
        super().__init__("Teams", parent)
        self.rows = model
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.cells.entered.connect(self._entered)
        self.setItemDelegate(self.cells)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.horizontalHeader().setStretchLastSection(True)
        self._widths = ColumnWidths(self, model)

    def edit_current(self) -> None:
        """Edit the focused cell, or open the team where the cell cannot be edited."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.activated.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())  # the row under the hand shows

    def focus_row(self, row: int, column: int | None = None) -> None:
        """Put the focus on a cell of a row, the nearest there is, and reveal it."""
        row = max(0, min(row, self.rows.rowCount() - 1))
        here = self.currentIndex().column() if self.currentIndex().isValid() else 0
        self.setCurrentIndex(self.rows.index(row, here if column is None else column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cut(self, index: Index) -> str:
        """The whole text of a cell that does not show all of it; a sign takes its room from the words."""
        text = str(index.data() or "")
        room = self.columnWidth(index.column()) - 2 * PAD
        room -= theme().px(SIGN) if self.cells.signed(index) else 0
        return text if QFontMetrics(self.font()).horizontalAdvance(text) > room else ""

    def place_of(self, team_id: str) -> QRect | None:
        """Where a team's name stands in this widget's pixels, None when the filter hides it."""
        row = self.rows.row_of(team_id)
        if row < 0:
            return None
        return self.visualRect(self.rows.index(row, Column.NAME)).translated(self.viewport().pos())

    def commit(self) -> None:
        """Take in what is half typed."""
        editor = self.cells.editor
        if editor is not None and not editor.property("bad"):
            self.cells.finish(editor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_figure(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_figure(event):
            self.edit(self.currentIndex())
            if isinstance(self.cells.editor, QLineEdit):
                self.cells.editor.clear()
                self.cells.editor.insert(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def _is_figure(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        under_people = index.isValid() and index.column() == Column.PEOPLE
        editing = self.state() == QAbstractItemView.State.EditingState
        return plain and under_people and not editing and event.text().isdecimal() and self._editable()

    def _editable(self) -> bool:
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def _entered(self, editor: QLineEdit, way: int) -> None:
        """A line is written: on to the cell below or above, as in any sheet; the empty last row stays for the next."""
        team, wrote = self.rows.team_at(self.currentIndex().row()), bool(editor.text().strip())
        self.cells.finish(editor)
        if team is not None:
            index = self.rows.index(self.rows.row_of(team.id) + way, self.currentIndex().column())
        else:
            index = self.rows.index(self.rows.rowCount() - 1, Column.NAME) if wrote else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.updateGeometries()  # a row that has just come can be scrolled to
            self.scrollTo(index)
            if self._editable():
                self.edit(index)


def _readable(text: str) -> bool:
    try:
        headcount_in(text)
    except Refused:
        return False
    return True
