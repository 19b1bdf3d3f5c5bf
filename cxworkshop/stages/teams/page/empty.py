"""The page before the first team: the board as a ghost, and in front of it the one field that helps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.column import Column
from cxworkshop.stages.teams.page.columns import GROUPS, BoardModel
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.labels import Label
from cxworkshop.ui.texts import PlainText

TITLE = "No teams yet"
TEXT = "Paste the list of teams, one per line. They land in the tray and you sort them with the room."
NEVER = "Enter on an empty line adds them."


class Ghost(QWidget):
    """The four columns of the board, empty, all of one width."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(10)
        model = BoardModel(self)
        for group in GROUPS:
            row.addWidget(Column(model, group, self, ghost=True), 1)


class NamesEdit(PlainText):
    """A list of names, one a line. Enter on an empty last line says that the list is done."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        cursor = self.textCursor()
        if enter and not event.modifiers() and self.text().strip() and cursor.atEnd() and not cursor.block().text():
            self.done.emit()
        else:
            super().keyPressEvent(event)


class EmptyTeams(EmptyState):
    """Says when the list is done; `take` gives it."""

    added = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, TEXT, Ghost(), parent)
        self.names = NamesEdit("Contact Centre", lines=6, max_lines=12, name="Names of the teams, one per line")
        self.names.document().contentsChanged.connect(self._count)
        self.names.done.connect(self._add)
        self.counted = Label("", "small", "ink2")
        self.add = Button("Add teams", kind="primary")
        self.add.set_tail_icon("key-return")
        self.add.clicked.connect(self._add)
        self.spreadsheet = Button("From a spreadsheet…", icon="table")
        self.spreadsheet.clicked.connect(self.import_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.add)
        buttons.addWidget(self.spreadsheet)
        buttons.addStretch(1)
        self.column.setSpacing(10)
        self.column.addWidget(self.names)
        self.column.addWidget(self.counted)
        self.column.addLayout(buttons)
        self.setFocusProxy(self.names)
        self._count()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _count(self) -> None:
        names = commands.names_in(self.names.text())
        repeats = len(names) - len({name.casefold() for name in names})
        twice = f" · {repeats:,} twice" if repeats else ""
        self.counted.setText(f"{counted(len(names), 'team')}{twice} · {NEVER}" if names else NEVER)
        self.add.setText(f"Add {counted(len(names), 'team')}" if names else "Add teams")
        self.add.setEnabled(bool(names))

    def _add(self) -> None:
        if commands.names_in(self.names.text()):
            self.added.emit()

    def take(self) -> list[str]:
        """What is typed, and the field is empty again."""
        names = commands.names_in(self.names.text())
        self.names.clear()
        self.names.commit()
        return names
