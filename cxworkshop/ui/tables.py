"""Tables of records: uniform rows, hairlines between them, editing in place, and the focused cell always visible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

ROW = 36
HEAD = 34
CELL_PADDING = 26  # left and right together
Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """Draws the ring of the focused cell, cuts long words in the middle, and edits as plain text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        view = option.widget
        if focused and (not isinstance(view, Table) or view.focus_shown):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, QRectF(option.rect).adjusted(1, 1, -1, -2), 4)
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)


class Table(QTableView):
    """Enter or F2 edits, arrows move, Tab leaves. Widths are given, never measured from all rows: that is slow."""

    focus_shown = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        dress_table(self)

    def set_widths(self, widths: Sequence[int], stretch: int | None = None) -> None:
        """Pixels at 100 % for each column; column `stretch` takes what is left (the last by default)."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            header.resizeSection(column, theme().px(width))
        header.setStretchLastSection(stretch is None)
        if stretch is not None:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index = self.currentIndex()
        self._show_focus(True)
        if enter and plain and self.state() != QAbstractItemView.State.EditingState and index.isValid():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.activated.emit(index)
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to commands."""

    def cut(self, index: Index) -> str:
        """The whole text of a cell that is too narrow for it, "" when it shows all."""
        text = str(index.data() or "")
        room = self.columnWidth(index.column()) - CELL_PADDING
        return text if QFontMetrics(self.font()).horizontalAdvance(text) > room else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.focus_shown and self.hasFocus():
            self.show_whole(current)

    def show_whole(self, index: Index) -> None:
        """Tell the whole of a cut cell below it, as hovering does: whoever works by keys must be able to read it."""
        whole = self.cut(index) if index.isValid() else ""
        if whole and self.state() != QAbstractItemView.State.EditingState:
            area = self.visualRect(index)
            QToolTip.showText(self.viewport().mapToGlobal(area.bottomLeft()), tooltip(whole), self.viewport(), area)
        else:
            QToolTip.hideText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() != Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def _show_focus(self, on: bool) -> None:
        if on != self.focus_shown:
            self.focus_shown = on
            self.viewport().update()


class _Follow(QObject):
    """Keeps rows and header as high as the text size asks, and gives a tooltip to cells that are cut."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        theme().changed.connect(self._fit)
        view.viewport().installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        self._view.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        self._view.horizontalHeader().setFixedHeight(theme().px(HEAD) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._hint(event)
        return False

    def _hint(self, event: QEvent) -> None:
        position = getattr(event, "pos", None)
        if position is None:
            return
        index = self._view.indexAt(position())
        model: QAbstractItemModel | None = self._view.model()
        if not index.isValid() or model is None or index.data(Qt.ItemDataRole.ToolTipRole):
            self._view.viewport().setToolTip("")
            return
        view = self._view
        if isinstance(view, Table):
            view.viewport().setToolTip(tooltip(view.cut(index)))
            return
        text = str(index.data() or "")
        cut = QFontMetrics(view.font()).horizontalAdvance(text) > view.columnWidth(index.column()) - CELL_PADDING
        view.viewport().setToolTip(tooltip(text) if cut else "")


def dress_table(view: QTableView) -> None:
    """The look and the habits of every table. Call it once; the model may come before or after."""
    view.setItemDelegate(TableDelegate(view))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = view.verticalHeader()
    rows.hide()
    # Measuring every row to size it does not finish on long lists; all rows are alike.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setStretchLastSection(True)
    head.setMinimumSectionSize(48)
    _Follow(view)
