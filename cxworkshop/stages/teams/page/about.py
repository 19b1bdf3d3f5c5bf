"""The plain facts of a team: its name, where it belongs, how many people, what for, and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.finder import TeamFinder
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.chips import Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.texts import PlainText


def headcount_text(headcount: float | None) -> str:
    """A headcount as it stands in a field: "46", "2.5", ""."""
    return "" if headcount is None else f"{headcount:g}" if headcount != int(headcount) else str(int(headcount))


def read_headcount(text: str) -> float | None:
    """The number a person typed, with a comma or a point; None for an empty field. ValueError otherwise."""
    plain = "".join(text.split()).replace(",", ".")
    return float(plain) if plain else None


class ParentField(QWidget):
    """The team of the list that a team belongs to: a chip, or a field that finds one."""

    rebuilt = Signal()
    team_wanted = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.team_id = ""
        self.finder = TeamFinder(lambda: desk.content, "A team of this list")
        self.finder.found.connect(self._choose)
        self.chip: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.finder, 1)

    def show_team(self, team: Team) -> None:
        """Show what a team belongs to."""
        if team.id != self.team_id:
            self.finder.clear()
        self.team_id = team.id
        self.finder.excluded = frozenset((team.id,))
        above = self.desk.content.find(Team, team.parent)
        had_focus = False
        if self.chip is not None and (above is None or self.chip.property("team") != above.id):
            had_focus = self.chip.hasFocus()
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
            self.chip = None
            self.rebuilt.emit()
        self.finder.setVisible(above is None)
        if above is not None:
            chip = self.chip or self._make(above.id)
            chip.setText(self.model.labels.short(above))
            chip.setAccessibleName(f"Belongs to {self.model.labels.of(above)}")
        elif had_focus:
            self.finder.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, team_id: str) -> Chip:
        chip = self.chip = Chip("", icon="tree-structure")
        chip.setProperty("team", team_id)
        chip.removed.connect(lambda: self.desk.do(commands.set_parent, self.team_id, None))
        chip.clicked.connect(lambda: self.team_wanted.emit(team_id))
        self._row.insertWidget(0, chip, 0, Qt.AlignmentFlag.AlignLeft)
        chip.show()
        self.rebuilt.emit()
        return chip

    def _choose(self, parent_id: str) -> None:
        if self.desk.do(commands.set_parent, self.team_id, parent_id) and self.chip is not None:
            self.chip.setFocus(Qt.FocusReason.TabFocusReason)


class AboutSection(QWidget):
    """Fields that save when they are left."""

    def __init__(self, desk: Desk, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.team_id = ""
        self.name = LineEdit("", "", "Name")
        self.unit = LineEdit("", "Department / section", "Unit")
        self.above = ParentField(desk, model)
        self.headcount = LineEdit("", "not known", "People")
        self.purpose = PlainText("What is it there for?", name="Purpose")
        self.notes = PlainText("Only for you and the record", name="Notes")
        self.name.committed.connect(lambda text: self._write("name", text))
        self.unit.committed.connect(lambda text: self._write("unit", text))
        self.purpose.committed.connect(lambda text: self._write("purpose", text))
        self.notes.committed.connect(lambda text: self._write("notes", text))
        self.headcount.committed.connect(self._count)
        self._count_field = Field("People", self.headcount)
        self._count_field.setFixedWidth(104)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Field("Unit", self.unit), 1)
        row.addWidget(self._count_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Field("Name", self.name))
        column.addWidget(Field("Purpose", self.purpose))
        column.addLayout(row)
        column.addWidget(Field("Belongs to", self.above))
        column.addWidget(Field("Notes", self.notes))

    def show_team(self, team: Team) -> None:
        """Show a team as it is; what is being typed stays."""
        if team.id != self.team_id:
            self._count_field.set_error("")
        self.team_id = team.id
        self.name.set_text(team.name)
        self.unit.set_text(team.unit)
        self.above.show_team(team)
        if not self._count_field.error:
            self.headcount.set_text(headcount_text(team.headcount))
        self.purpose.set_text(team.purpose)
        self.notes.set_text(team.notes)
        for line in (self.name, self.unit):
            if not line.hasFocus():
                line.setCursorPosition(0)  # a long name shows its beginning

    def commit(self) -> None:
        """Keep what is half typed."""
        for edit in (self.name, self.unit, self.headcount, self.purpose, self.notes):
            edit.commit()

    def _write(self, field: str, text: str) -> None:
        self.desk.do(commands.write_team, self.team_id, field, text)
        self.desk.end_typing()

    def _count(self, text: str) -> None:
        try:
            number = read_headcount(text)
        except ValueError:
            self._count_field.set_error("A number, or nothing")
            return
        self._count_field.set_error("")
        self.desk.do(commands.set_headcount, self.team_id, number)
        self.desk.end_typing()
