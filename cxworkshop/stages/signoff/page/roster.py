"""The teams of what is shown: of the content as it stands, or of a revision, which is unfolded beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.standing import unfolded
from cxworkshop.stages.signoff.page.team_rows import TeamRow, team_rows
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.desk import Desk


class Roster(QObject):
    """`ready` tells that `rows` are others."""

    ready = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[TeamRow] = []
        self.known = False
        self._of: tuple[object, ...] | None = None  # what the rows were made of

    def forget(self) -> None:
        """Another workshop."""
        self.rows, self.known, self._of = [], False, None

    def ask(self, number: int | None) -> None:
        """Have the teams of a revision, None for the content as it stands; nothing happens while they are known."""
        content = self._desk.content
        revision = next((one for one in content.of(Revision) if one.number == number), None)
        of: tuple[object, ...] = (revision.sha256,) if revision is not None else tuple(content.of(Team))
        if of == self._of and self.known:
            return
        self._of = of
        if revision is None:
            self._take(team_rows(content))
            return
        chosen = revision

        def job() -> list[TeamRow]:
            return team_rows(unfolded(chosen))

        def done(rows: list[TeamRow]) -> None:
            if self._of == of:
                self._take(rows)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if self._of == of:
                self._take([])  # the pages themselves say why

        self._desk.background.run(job, done, failed)

    def _take(self, rows: list[TeamRow]) -> None:
        self.rows, self.known = rows, True
        self.ready.emit()
