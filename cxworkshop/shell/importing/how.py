"""How to read the file: what list it is, which sheet, where the headings stand, and what the columns become."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.words import counted, joined
from cxworkshop.exchange.table import column_letter
from cxworkshop.shell.importing.sheet_row import SheetRow
from cxworkshop.shell.importing.state import ImportState
from cxworkshop.stages import sheets
from cxworkshop.ui.checks import CheckRow
from cxworkshop.ui.fields import ComboBox, SpinBox
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

LEFT_OUT = ""
MOST_COLUMNS = 60
FEW_SHEETS = 6


class Section(QWidget):
    """A quiet heading, a word at its right, and what stands below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.right = Label("", "small", "ink3")
        head = QHBoxLayout()
        head.addWidget(Label(title, "small", "ink2", 600))
        head.addStretch(1)
        head.addWidget(self.right)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self.body)


class How(QScrollArea):
    """Every control tells the state; the state tells what is shown."""

    def __init__(self, state: ImportState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._laid: tuple[object, ...] = ()
        self.combos: dict[int, ComboBox] = {}
        self.sheet_rows: list[SheetRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.file = ElidedLabel("", "ui", "ink", 600, mode=Qt.TextElideMode.ElideMiddle)
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(IconLabel("table", 18))
        name.addWidget(self.file, 1)
        self.kind = ComboBox([(kind, sheet.title) for kind, sheet in sheets().items()], "What list it is")
        self.kind.chosen.connect(state.set_kind)
        self.kind_section = Section("A list of")
        self.kind_section.body.addWidget(self.kind)
        self.sheet_section = Section("Sheet")
        self.sheet_combo = ComboBox([], "Sheet")
        self.sheet_combo.chosen.connect(state.choose_sheet)
        self.row_section = Section("Headings are in row")
        self.row = SpinBox(1, 1, name="The row of the headings")
        self.row.valueChanged.connect(state.set_row)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.row)
        beside.addWidget(ElidedLabel("or press a number", "small", "ink2"), 1)
        self.row_section.body.addLayout(beside)
        self.column_section = Section("Columns become")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self.column_section.body.addLayout(self._grid)
        self.fill = CheckRow("")
        self.fill.clicked.connect(state.set_fill_down)
        self.totals = CheckRow("Leave out rows that only add up")
        self.totals.clicked.connect(state.set_leave_out_totals)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 18, 20)
        column.setSpacing(18)
        column.addLayout(name)
        for section in (self.kind_section, self.sheet_section, self.row_section, self.column_section):
            column.addWidget(section)
        options = QVBoxLayout()
        options.setSpacing(4)
        options.addWidget(self.fill)
        options.addWidget(self.totals)
        column.addLayout(options)
        column.addStretch(1)
        self.setWidget(inside)
        self._group = QButtonGroup(self)
        state.table_changed.connect(self.show_file)
        state.mapping_changed.connect(self.show_mapping)
        state.planned.connect(self.show_plan)
        theme().changed.connect(self._fit)
        self._fit()
        self.show_file()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_file(self) -> None:
        """The file and its sheets."""
        state = self._state
        self.file.setText(state.name)
        several = len(state.names) > 1
        self.sheet_section.setVisible(several)
        if several:
            self._show_sheets()
        there = state.table is not None
        for section in (self.kind_section, self.row_section, self.column_section):
            section.setVisible(there)
        self.fill.setVisible(False)
        self.totals.setVisible(there)
        if state.table is not None:
            self.row.blockSignals(True)
            self.row.setRange(1, len(state.table.rows))
            self.row.blockSignals(False)

    def show_mapping(self) -> None:
        """What list it is and what its columns become."""
        state = self._state
        mapping = state.mapping
        if mapping is None:
            return
        self.kind.set_key(state.kind)
        self.row.blockSignals(True)
        self.row.setValue(mapping.row)
        self.row.blockSignals(False)
        layout = (state.kind, mapping.headings)
        if layout != self._laid:
            self._laid = layout
            self._lay_columns()
        for column, combo in self.combos.items():
            combo.set_key(mapping.field_of(column) or LEFT_OUT)
        filling = [field.label.lower() for field in state.sheet.fields if field.fills and field.name in mapping.columns]
        self.fill.setVisible(bool(filling))
        if filling:
            self.fill.set_label(f"Empty {joined(filling, last='or')}: take the one above")

    def show_plan(self) -> None:
        """The options as the plan took them."""
        plan, choices = self._state.plan, self._state.choices
        if plan is not None:
            self.fill.setChecked(plan.fill_down)
        self.totals.setChecked(choices.leave_out_totals)

    def focus_column(self, column: int) -> None:
        """Open the choice of what a column becomes."""
        combo = self.combos.get(column)
        if combo is not None:
            self.ensureWidgetVisible(combo)
            combo.setFocus(Qt.FocusReason.OtherFocusReason)
            combo.showPopup()

    # -- inside --------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        self.row.setFixedWidth(theme().px(88))
        for combo in self.combos.values():
            combo.setFixedWidth(theme().px(112))

    def _show_sheets(self) -> None:
        state = self._state
        self.sheet_section.right.setText(f"{len(state.names)} in the file")
        if len(state.names) > FEW_SHEETS:
            self.sheet_combo.set_options([(one.name, one.name) for one in state.names])
            self.sheet_combo.set_key(state.sheet_name)
            if self.sheet_combo.parent() is None or self.sheet_section.body.indexOf(self.sheet_combo) < 0:
                self.sheet_section.body.addWidget(self.sheet_combo)
            return
        if [row.key for row in self.sheet_rows] != [one.name for one in state.names]:
            for row in self.sheet_rows:
                self._group.removeButton(row)
                row.hide()
                row.deleteLater()
            self.sheet_rows = [SheetRow(one.name, hidden=one.hidden) for one in state.names]
            previous: QWidget = self.kind
            for row in self.sheet_rows:
                self._group.addButton(row)
                self.sheet_section.body.addWidget(row)
                QWidget.setTabOrder(previous, row)
                previous = row
                row.clicked.connect(lambda _on=False, key=row.key: state.choose_sheet(key))
        for row in self.sheet_rows:
            count = state.row_counts.get(row.key)
            row.set_right(counted(count, "row") if count is not None else "")
            row.setChecked(row.key == state.sheet_name)

    def _lay_columns(self) -> None:
        state = self._state
        assert state.mapping is not None
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.combos = {}
        headed = [column for column, heading in enumerate(state.mapping.headings) if heading]
        fields = [(LEFT_OUT, "Left out"), *((field.name, field.label) for field in state.sheet.fields)]
        previous: QWidget = self.row
        for place, column in enumerate(headed[:MOST_COLUMNS]):
            heading = state.mapping.headings[column]
            letter = Label(column_letter(column), "ui", "ink2")
            words = ElidedLabel(heading[:80], "ui", "ink")
            pair = QHBoxLayout()
            pair.setSpacing(6)
            holder = QWidget()
            holder.setLayout(pair)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.addWidget(letter)
            pair.addWidget(words, 1)
            combo = ComboBox(fields, f"Column {column_letter(column)}, {heading[:80]}, becomes")
            combo.chosen.connect(lambda field, c=column: state.set_column(c, field))
            self._grid.addWidget(holder, place, 0)
            self._grid.addWidget(IconLabel("arrow-right", 14, "ink2"), place, 1)
            self._grid.addWidget(combo, place, 2)
            QWidget.setTabOrder(previous, combo)
            previous = combo
            self.combos[column] = combo
        self._fit()
        more = len(headed) - MOST_COLUMNS
        self.column_section.right.setText(f"and {more:,} more" if more > 0 else "")
