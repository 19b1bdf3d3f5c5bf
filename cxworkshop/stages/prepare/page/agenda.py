"""The agenda: minutes are typed, clock times follow, and a line is added, moved or dropped by one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.clock import ItemTime, Remedy, clock_times, duration
from cxworkshop.stages.prepare.page.day import DayColumn, typed_time
from cxworkshop.stages.prepare.page.editing import LineEditing
from cxworkshop.stages.prepare.page.hints import Hints
from cxworkshop.stages.prepare.page.lines import ROW, SIDE
from cxworkshop.stages.prepare.page.menus import day_menu, kind_menu, open_menu
from cxworkshop.stages.prepare.page.offer import Offer
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.theme import theme

NARROWEST, WIDEST = 276, 480
FIVE = 5


class Agenda(QWidget):
    """All days. Acts are about the focused line of the day that has, or last had, the focus."""

    dates_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.columns: list[DayColumn] = []
        self._day = ""  # the id of the day that has, or last had, the focus
        self._across = 0
        self.shortcuts = QWidget(self)  # never shown: the keys act in the lists, which come and go
        self.shortcuts.hide()
        self.heading = Label("Agenda", "h3", "ink")
        self.meta = ElidedLabel("", "ui", "ink2")
        self.add_day_button = Button("Add a day", "link", icon="plus")
        self.add_day_button.clicked.connect(self.add_day)
        top = QWidget()
        top.setFixedHeight(theme().px(34))
        head = QHBoxLayout(top)
        head.setContentsMargins(SIDE, 0, 14, 0)  # the lists stand out to the left: ring and halo need the room
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.meta, 1)
        head.addWidget(self.add_day_button)
        self.editing = LineEditing(self)
        self.offer = Offer()
        self.offer.chosen.connect(self._begin_with)
        self.offer.empty_chosen.connect(self.add)
        self.hints = Hints((("N", "add"), ("+ −", "5 min"), ("Alt ↑↓", "move"), ("Enter", "edit")))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(24)
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(14)
        column.addWidget(self.offer)
        column.addLayout(self._grid)
        column.addWidget(self.hints)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(top)
        outer.addWidget(self.area, 1)

    # -- what is shown -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        days = clock_times(self.desk.content)
        ids = [times.day.id for times in days]
        if ids != [column.day_id for column in self.columns]:
            self._make_columns(ids)
        lines = sum(len(times.items) for times in days)
        adding = any(column.model.gap is not None for column in self.columns)
        for column, times in zip(self.columns, days, strict=True):
            column.show_day(times, alone=len(days) == 1)
        total = duration(sum(times.minutes for times in days))
        if not lines:
            self.meta.setText("" if not days else counted(len(days), "day"))
        elif len(days) == 1:
            self.meta.setText(f"{total} · clock times follow from the minutes")
        else:
            self.meta.setText(f"{counted(len(days), 'day')} · {total} · clock times follow from the minutes")
        offered = not lines and not adding
        if offered:
            self.offer.build()
        self.offer.setVisible(offered)
        self.hints.setVisible(not offered)
        self.add_day_button.setVisible(bool(days))
        for column in self.columns:
            column.setVisible(not offered)
        self.enable()

    def enable(self) -> None:
        """Offer only what there is something for."""
        self.desk.commands.enable(("prepare.remove_day",), bool(self.columns))

    def _make_columns(self, ids: list[str]) -> None:
        held = self.column()
        focused = held is not None and held.isAncestorOf(self.window().focusWidget() or self)
        there = {column.day_id: column for column in self.columns}
        for gone in set(there) - set(ids):
            there[gone].hide()
            there[gone].deleteLater()
        self.columns = [there.get(day_id) or self._make_column(day_id) for day_id in ids]
        if self._day not in ids:
            self._day = ids[0] if ids else ""
        self._across = 0
        self._arrange()
        if focused and self.columns:
            self.focus_first()

    def _make_column(self, day_id: str) -> DayColumn:
        column = DayColumn(day_id)
        days = column.list
        days.leaving.connect(lambda way: self._leave(column, way))
        days.dropped.connect(lambda item, before: self._drop(column, item, before))
        days.edit_wanted.connect(lambda row, part, typed: self.editing.edit(column, row, part, typed))
        days.kind_wanted.connect(lambda row: self._ask_kind(column, row))
        days.current_changed.connect(lambda: self.focused(column))
        column.starts_typed.connect(lambda t: self.desk.do(do.set_day_starts, day_id, typed_time(t)))
        column.ends_typed.connect(lambda t: self.desk.do(do.set_day_ends, day_id, typed_time(t)))
        column.remedy_chosen.connect(lambda remedy: self._fit(column, remedy))
        column.menu_wanted.connect(lambda: self._day_menu(column))
        column.line_wanted.connect(lambda: self.editing.open_gap(column, 0))
        for key in _LIST_KEYS:
            days.addAction(self.desk.commands.action(key))
        return column

    def _arrange(self) -> None:
        """As many days beside each other as there is room for; the others go below."""
        count = len(self.columns)
        room = self.area.viewport().width() - 8
        across = max(1, min(count, (room) // theme().px(NARROWEST)))
        if across == self._across and self._grid.count() == count:
            return
        for column in self.columns:
            self._grid.removeWidget(column)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for place, column in enumerate(self.columns):
            self._grid.addWidget(column, place // across, place % across, Qt.AlignmentFlag.AlignTop)
            column.setMaximumWidth(theme().px(WIDEST) if across == 1 else 16777215)
            self._grid.setColumnStretch(place % across, 1)
        self._across = across
        previous: QWidget = self.add_day_button
        for column in self.columns:
            for stop in (column.starts, column.menu, column.list, column.first, column.end.closes):
                QWidget.setTabOrder(previous, stop)
                previous = stop

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- what is chosen ------------------------------------------------------------------------------------------

    def column(self) -> DayColumn | None:
        """The day that has the focus, or had it last."""
        return next((column for column in self.columns if column.day_id == self._day), None)

    def current(self) -> ItemTime | None:
        """The focused line, or the one that had the focus last."""
        column = self.column()
        return column.list.current_line() if column is not None else None

    def focus_line(self, item_id: str) -> bool:
        """Focus a line; False when it is not on the agenda."""
        for column in self.columns:
            row = column.model.row_of(item_id)
            if row >= 0:
                self._day = column.day_id
                column.list.focus_row(row)
                self._reveal(column)
                return True
        return False

    def focus_day(self, day_id: str) -> bool:
        """Focus the day's lines, or where it starts when it has none."""
        column = next((column for column in self.columns if column.day_id == day_id), None)
        if column is None:
            return False
        self._day = day_id
        if column.model.rowCount():
            column.list.focus_row(max(0, column.list.currentIndex().row()))
        else:
            column.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(column.end, 0, 40)
        self.area.ensureWidgetVisible(column.starts, 0, 20)
        return True

    def focus_first(self) -> None:
        """Focus where the hand left off, else the first line, else what begins an agenda."""
        column = self.column() or (self.columns[0] if self.columns else None)
        if self.offer.isVisible():
            self.offer.focus_first()
        elif column is not None:
            self.focus_day(column.day_id)

    def focused(self, column: DayColumn) -> None:
        """A day took the focus, or one of its lines is being edited."""
        if column.list.hasFocus() or column.editor is not None:
            self._day = column.day_id
            self._reveal(column)

    def _reveal(self, column: DayColumn) -> None:
        row = column.list.currentIndex().row()
        if row >= 0:
            rect = column.list.line_rect(row)
            place = column.mapTo(self._inside, rect.center())
            self.area.ensureVisible(place.x(), place.y(), 0, theme().px(ROW) + 8)

    def _leave(self, column: DayColumn, way: int) -> None:
        place = self.columns.index(column) + way
        if 0 <= place < len(self.columns) and self.columns[place].model.rowCount():
            other = self.columns[place]
            other.list.focus_row(column.list.currentIndex().row())

    # -- acts ----------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open room for a new line below the focused one, or in the first day."""
        if not self.columns:
            if not self.desk.do(do.add_day):
                return
            self.refresh()
        column = self.column() or self.columns[0]
        row = column.list.currentIndex().row()
        self.editing.open_gap(column, row + 1 if row >= 0 and column.model.rowCount() else column.model.rowCount())

    def edit(self) -> None:
        """Edit the focused line: its title first."""
        column = self.column()
        if column is not None and column.list.current_line() is not None:
            self.editing.edit(column, column.list.currentIndex().row(), "title", "")

    def change_minutes(self, by: int) -> None:
        """Lengthen or shorten the focused line."""
        line = self.current()
        if line is not None and self.desk.do(do.change_minutes, line.item.id, by):
            now = self.current()
            if now is not None:
                announce(self, counted(now.item.minutes, "minute"))

    def shift(self, way: int) -> None:
        """Move the focused line up or down within its day."""
        line = self.current()
        if line is not None and self.desk.do(do.shift_item, line.item.id, way):
            self.focus_line(line.item.id)

    def carry(self, way: int) -> None:
        """Move the focused line to the day before (-1) or after (1): to the end of one, the beginning of the other."""
        column, line = self.column(), self.current()
        if column is None or line is None:
            return
        place = self.columns.index(column) + way
        if not 0 <= place < len(self.columns):
            return
        goal = self.columns[place]
        first = goal.model.lines[0].item.id if way > 0 and goal.model.lines else None
        if self.desk.do(do.move_item, line.item.id, first, goal.day_id):
            self.focus_line(line.item.id)

    def remove(self) -> None:
        """Remove the focused line; a toast offers to take that back."""
        line = self.current()
        if line is not None and self.desk.do(do.remove_items, [line.item.id]):
            self.desk.said.emit(f"Removed {line.item.title or 'a line'}")

    def ask_kind(self) -> None:
        """Say which exercise the focused line is."""
        column = self.column()
        if column is not None and column.list.current_line() is not None:
            self._ask_kind(column, column.list.currentIndex().row())

    def add_day(self) -> None:
        """Add a day after the last one."""
        outcome = self.desk.do(do.add_day)
        if outcome and outcome.value is not None:
            self.focus_day(outcome.value.id)

    def remove_day(self) -> None:
        """Remove the day that has, or last had, the focus, with its lines."""
        column = self.column()
        if column is None or column.times is None:
            return
        name = column.title.text()
        if self.desk.do(do.remove_day, column.day_id):
            self.desk.said.emit(f"Removed {name[0].lower()}{name[1:]}")
            QTimer.singleShot(0, self, self.focus_first)

    def leave(self) -> None:
        """Keep what is half typed."""
        for column in self.columns:
            column.commit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _fit(self, column: DayColumn, remedy: Remedy) -> None:
        if self.desk.do(do.fit, remedy) and column.times is not None:
            announce(self, f"{column.title.text()} fits" if not column.times.overrun else "The day is shorter")
            if not column.times.overrun:
                column.list.focus_row(max(0, column.list.currentIndex().row()))

    def _drop(self, column: DayColumn, item: str, before: str) -> None:
        if self.desk.content.find(AgendaItem, item) is None:
            return
        if self.desk.do(do.move_item, item, before or None, column.day_id):
            self.focus_line(item)

    def _begin_with(self, plan: object) -> None:
        if self.desk.do(do.use_agenda, plan):  # type: ignore[arg-type]
            self.focus_first()

    def _ask_kind(self, column: DayColumn, row: int) -> None:
        line = column.model.line_at(row)
        if line is not None:
            place = column.mapToGlobal(column.list.line_rect(row).bottomLeft())
            open_menu(kind_menu(self.desk, line.item, self), place)

    def _day_menu(self, column: DayColumn) -> None:
        self._day = column.day_id
        menu = day_menu(self, column.title.text(), (self.add, self.dates_wanted.emit, self.remove_day))
        open_menu(menu, column.menu.mapToGlobal(column.menu.rect().bottomLeft()))


_LIST_KEYS = (
    *("prepare.add", "prepare.edit", "prepare.kind", "prepare.longer", "prepare.shorter", "prepare.up"),
    *("prepare.down", "prepare.day_before", "prepare.day_after", "prepare.remove"),
)
