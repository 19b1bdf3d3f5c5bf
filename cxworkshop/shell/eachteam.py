"""One file for each team, in a folder of their own: made beside the window, told how far, stopped at any page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.words import counted
from cxworkshop.files import free_name
from cxworkshop.shell.exporting import SUBJECT, Exporter
from cxworkshop.shell.notices import Notices, Remedy
from cxworkshop.stages.teams.records import Team, team_labels
from cxworkshop.stages.wanted import Wanted, file_stem
from cxworkshop.ui.desk import Desk, PaperName

UNSEALED = (
    "They are written and complete, but this laptop’s key is locked. Export one document: it asks for the passphrase."
)
NO_TEAMS = "There is no team yet, so there are no team pages."


class EachTeam(QObject):
    """Writes the page of every team, each into a file of its own."""

    def __init__(self, desk: Desk, exporter: Exporter, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._exporter, self._notices = desk, exporter, notices

    def start(self, folder: Path, name: str, paper: PaperName, revision: int | None = None) -> None:
        """Make a new folder called `name` in `folder`, and in it the pages of all teams as they stand, or stood."""
        self._make(self._desk.content.snapshot(), folder, name, paper, revision)

    def _make(self, snapshot: Content, folder: Path, name: str, paper: PaperName, revision: int | None) -> None:
        exporter = self._exporter
        written, of, plain, without = 0, 0, False, ""

        def job() -> Path | None:
            nonlocal written, of, plain, without
            from cxworkshop.documents.errors import Cancelled
            from cxworkshop.documents.seal.stamping import Stamping
            from cxworkshop.exchange.output import write_whole
            from cxworkshop.stages.document import current_revision, draft_mark, revision_mark
            from cxworkshop.stages.issuing import authority_here, closing, sealable
            from cxworkshop.stages.teampages import TeamPages

            number = revision if revision is not None else current_revision(snapshot)
            shown, mark = (snapshot, draft_mark(snapshot)) if number is None else revision_mark(snapshot, number)
            teams = [team.id for team in shown.of(Team)]
            if not teams:
                raise Refused(NO_TEAMS)
            of, place = len(teams), _made(folder, name)
            authority = authority_here() if number is not None else None
            seal: Callable[[bytes], bytes] | None = None
            stamping = Stamping(paths.keys(), exporter.stopped)
            if number is not None and authority is not None:
                mark, seal = sealable(mark, authority), closing(snapshot, number, authority, stamping)
            plain = number is not None and seal is None
            pages, labels = TeamPages(shown, mark), team_labels(shown)
            for team in teams:
                try:
                    data = pages.build(team, paper, cancelled=exporter.stopped)
                    data = seal(data) if seal is not None else data
                except Cancelled:
                    break
                stem = file_stem(shown, Wanted("team", team), number, labels[team])
                write_whole(free_name(place / f"{stem}.pdf"), data)
                written += 1
                exporter.report(written / len(teams))
            without = stamping.words
            return place

        def tell(place: Path | None) -> None:
            if place is not None:
                self._tell(place, written, of, plain)
            if without:
                self._desk.told.emit(without)

        def again() -> None:
            self._make(snapshot, folder, name, paper, revision)

        exporter.perform("Making the team pages", job, tell, again)

    def _tell(self, place: Path, written: int, of: int, plain: bool) -> None:
        from PySide6.QtGui import QDesktopServices

        url = QUrl.fromLocalFile(str(place))
        remedies: list[Remedy] = [
            ("Open the folder", "", lambda: QDesktopServices.openUrl(url)),
            ("Close", "", lambda: self._notices.solved(SUBJECT)),
        ]
        pages = counted(written, "team page")
        words = f"{pages} in “{place.name}”" if written == of else f"Stopped: {written:,} of {of:,} in “{place.name}”"
        if plain:
            self._notices.tell(SUBJECT, f"{words}, not sealed", remedies, "warn", UNSEALED)
        else:
            self._notices.tell(SUBJECT, words, remedies, passing=True)


def _made(folder: Path, name: str) -> Path:
    """A new folder; EnvironmentProblem when it cannot be had."""
    from cxworkshop.exchange.output import check_folder
    from cxworkshop.storage import trouble

    place = free_name(folder / name)
    check_folder(place)
    with trouble.told(place.name, safe="Nothing was written."):
        place.mkdir()
    return place
