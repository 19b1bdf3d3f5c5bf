"""The page's one side editor: opened for a cell, led by the hand on the matrix, closed without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.store import Changed
from cxworkshop.stages.principles.page.cell_editor import CellEditor
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Need, Support, Team

if TYPE_CHECKING:
    from cxworkshop.stages.principles.page.main import PrinciplesPage

_SHOWN = Application | Measure | Principle | Team | Need | Support


class Side(QObject):
    """Makes the editor when it is first needed, and keeps it and the matrix about one cell."""

    def __init__(self, page: PrinciplesPage) -> None:
        super().__init__(page)
        self._page = page
        self._editor: CellEditor | None = None
        self._follow_hand = QTimer(self, singleShot=True, interval=40)
        self._follow_hand.timeout.connect(self._show_current)
        page.matrix.view.chosen.connect(self._follow_hand.start)

    @property
    def editor(self) -> CellEditor:
        """The editor of a cell."""
        if self._editor is None:
            page = self._page
            self._editor = editor = CellEditor(page.desk, page.matrix.model)
            editor.read_on.connect(self.read_on)
            editor.closed.connect(self._closed)
            page.bind_editor(editor)
        return self._editor

    @property
    def is_open(self) -> bool:
        """Whether a cell is open."""
        return self._editor is not None and self._editor.is_open

    def open_cell(self, *, measure: bool = False) -> None:
        """Open the current cell beside the matrix, for its words or for a new measure; Esc gives the focus back."""
        page, cell = self._page, self._page.matrix.view.current
        if not cell[0] or not self.editor.show_cell(*cell):
            return
        opening = not self.editor.is_open
        if opening:
            page.make_room()
            page.open_side(self.editor)
            self.editor.open(page.matrix.view)
            page.matrix.view.set_current(*cell)
        if measure:
            self.editor.begin_measure(alone=opening)
        else:
            self.editor.begin()

    def close(self) -> None:
        """Close, with everything kept."""
        if self.is_open:
            self.editor.close_drawer()

    def commit(self) -> None:
        """Keep what is half typed."""
        if self._editor is not None:
            self._editor.commit()

    def follow(self, changed: Changed) -> None:
        """Records changed."""
        if any(isinstance(change.record, _SHOWN) for change in changed.changes):
            self.renew()

    def renew(self) -> None:
        """Show the cell as it is now; an editor whose cell has gone closes."""
        if self.is_open and not self.editor.show_cell(*self.editor.cell):
            self.editor.close_drawer()

    # -- from cell to cell -------------------------------------------------------------------------------------------

    def step(self, down: int, right: int) -> None:
        """To the cell so many rows and columns away, with the focus in its words."""
        self.editor.commit()
        if self._page.matrix.view.step(down, right):
            self.open_cell()

    def read_on(self, way: int) -> None:
        """To the next cell as one reads (1), or the one before (-1)."""
        self.editor.commit()
        if self._page.matrix.view.step_on(way):
            self.open_cell()

    def unbalanced(self) -> None:
        """To the next team that is measured by operations alone."""
        self.editor.commit()
        if self._page.matrix.go_to_lopsided():
            self.open_cell()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        """An open editor follows the hand over the matrix."""
        view = self._page.matrix.view
        if self.is_open and view.hasFocus() and view.current[0] and view.current != self.editor.cell:
            self.editor.show_cell(*view.current)

    def _closed(self) -> None:
        page, cell = self._page, self.editor.cell
        self.editor.commit()
        page.close_side()
        page.dress()
        if page.isVisible() and page.current_tab == "matrix":
            page.matrix.view.set_current(*cell)
            page.matrix.focus_matrix()
