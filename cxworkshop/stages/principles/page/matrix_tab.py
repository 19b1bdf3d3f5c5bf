"""The Matrix tab: filter, matrix and legend, or one sentence and a way on while there is nothing to cross."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.principles.page.filters import Filters
from cxworkshop.stages.principles.page.legend import Legend
from cxworkshop.stages.principles.page.matrix_empty import NothingToCross
from cxworkshop.stages.principles.page.matrix_model import MatrixModel
from cxworkshop.stages.principles.page.matrix_view import MatrixView
from cxworkshop.stages.principles.records import Principle
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.signed import follow_signed

NOBODY = "Every team outside the filter stays where it is. Take a filter away to see more."
_IN_MENU = ("principles.open", "principles.measure", "principles.unbalanced")


class Nothing(QWidget):
    """A title, a sentence, and a button that leads to where something can be done about it."""

    def __init__(self, title: str, text: str, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(8)
        column.addWidget(Paragraph(title, "h2", "ink"))
        column.addWidget(Paragraph(text, "body", "ink2"))
        column.addSpacing(6)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setFocusProxy(button)


class MatrixTab(QWidget):
    """What the page needs to know is told: a cell to open, another one chosen, the way out."""

    statements_wanted = Signal(str)  # a principle's id, "" for the first one ever

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = MatrixModel(self)
        self.view = MatrixView(self.model)
        follow_signed(desk, self.view.cells, self.view)
        self.filters = Filters()
        self.filters.changed.connect(self.model.seek)
        self.filters.done.connect(self.focus_matrix)
        self.filters.closed.connect(self.focus_matrix)
        self.view.heads.opened.connect(self.statements_wanted)
        self.view.menu_wanted.connect(self._menu)
        self.model.counted.connect(self._show_counts)
        board = QWidget()
        within = QVBoxLayout(board)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(0)
        within.addWidget(self.view, 1)
        within.addWidget(Legend())
        self._board = board
        words = "The matrix crosses teams and principles. Begin with who is there."
        self._teams = NothingToCross("No teams yet", words, Button("Go to Teams", "primary"))
        self._teams.button.clicked.connect(lambda: desk.jump.emit("teams", ""))
        words = "The matrix crosses teams and principles. Begin with what the room holds to."
        self._principles = NothingToCross("No principles yet", words, Button("Write the first principle", "primary"))
        self._principles.button.clicked.connect(lambda: self.statements_wanted.emit(""))
        self._nobody = Nothing("No team fits the filter", NOBODY, Button("Show all"))
        self._nobody.button.clicked.connect(self.filters.close_line)
        self._stack = QStackedWidget()
        for place in (board, self._teams, self._principles, self._nobody):
            self._stack.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)
        self.read()

    # -- the page's side ---------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Another workshop is on the desk."""
        self.filters.hide()
        self.model.read(self.desk.content)
        self.filters.clear()
        self.filters.set_principles(self.model.principles)

    def hear(self, changed: Changed) -> None:
        """Something changed while the page is not on the screen: nothing is laid out until it is."""
        self.model.follow(changed, seen=False)

    def catch_up(self) -> None:
        """The page is on the screen again."""
        self.model.catch_up()
        self.filters.set_principles(self.model.principles)

    def follow(self, changed: Changed) -> None:
        """Take in a step, an undo or a redo."""
        self.model.follow(changed)
        if any(isinstance(change.record, Principle) for change in changed.changes):
            self.filters.set_principles(self.model.principles)

    def focus_matrix(self) -> None:
        """Put the focus on the current cell, or on what helps while there is none."""
        shown = self._stack.currentWidget()
        place: QWidget = self.view if shown is self._board else shown.button  # type: ignore[union-attr]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, team_id: str, principle_id: str = "") -> bool:
        """Make a cell the current one; a filter that hides it is taken away first."""
        if self.view.set_current(team_id, principle_id, middle=True):
            return True
        self.filters.clear()
        self.filters.hide()
        return self.view.set_current(team_id, principle_id, middle=True)

    def go_to_lopsided(self) -> bool:
        """Make the next team that is measured by operations alone the current one, in a cell where it is."""
        team, principle = self.view.current
        other = self.model.next_lopsided(team)
        if not other:
            announce(self.view, "Every team that measures is in balance")
            return False
        shown = [p for p in self.model.principles if self.model.column_of(p.id) >= 0]
        hatched = [p.id for p in shown if self.model.facts.cell(other, p.id).lopsided]
        column = principle if principle in hatched or not hatched else hatched[0]
        return self.view.set_current(other, column, middle=True)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show_counts(self) -> None:
        model = self.model
        place = self._board
        if not model.teams:
            place = self._teams
        elif not model.principles:
            place = self._principles
        elif not model.shown:
            place = self._nobody
        if self._stack.currentWidget() is not place:
            focus = self.window().focusWidget() if self.isVisible() else None
            had = focus is not None and self._stack.isAncestorOf(focus)
            self._stack.setCurrentWidget(place)
            if had:
                self.focus_matrix()
        self.filters.show_found(model.shown, model.teams)

    def _menu(self, where: QPoint) -> None:
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in _IN_MENU:
            menu.addAction(self.desk.commands.action(key))
        menu.popup(where)
