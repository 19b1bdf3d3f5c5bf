"""Problems on their way to the facilitator: what stays as a banner, what is a short word, and what solves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cxworkshop.core.errors import EnvironmentProblem, InUse, Locked, Problem
from cxworkshop.shell.notices import Notices, Remedy
from cxworkshop.shell.strip import Strip
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.keys import key_text

if TYPE_CHECKING:
    from cxworkshop.shell.start import StartPage
    from cxworkshop.storage.publish import Publication

SAVING, FILE, OTHER, CRASH, METHOD, BACKUP = "saving", "file", "other", "crash", "method", "backup"


class Trouble(QObject):
    """Three subjects: edits that cannot be saved, the workshop's file, and a workshop that cannot be opened."""

    def __init__(
        self,
        desk: Desk,
        workshops: Workshops,
        notices: Notices,
        strip: Strip,
        start: Callable[[], StartPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workshops, self._notices = desk, workshops, notices
        self._strip, self._start = strip, start
        self._no_backup = False  # that has been said
        self.remedies: Callable[[Path, Problem], list[Remedy]] = lambda _path, _problem: []  # for a damaged file
        desk.problem.connect(self.told)
        desk.changed.connect(self._saved)
        desk.opened.connect(self._opened)
        workshops.published.connect(self._published)
        workshops.unpublished.connect(self._unpublished)
        workshops.refused.connect(self._refused)
        workshops.ready.connect(self._ready)

    def told(self, problem: Problem) -> None:
        """An act did not happen. The machine's refusals stay in sight; ours are a short word."""
        if not isinstance(problem, EnvironmentProblem):
            self._notices.toast(" ".join(part for part in (problem.happened, problem.todo) if part))
            return
        self._strip.saved.set_failing(datetime.now().astimezone())
        remedies: list[Remedy] = [("Try again", key_text("Ctrl+S"), self.try_again), self._copy_elsewhere()]
        self._notices.problem(SAVING, problem, remedies)

    def try_again(self) -> None:
        """Do what failed once more, and bring the file up to date."""
        if self._desk.retry():
            self._strip.saved.set_saved(self._desk.saved_at)
            self._notices.solved(SAVING)
            self._workshops.publish()

    def crashed(self, report: Path | None) -> None:
        """The program itself was at fault. Said once, calmly; the work goes on."""
        told = Problem(
            "Something in the program went wrong",
            "The step was taken back. Everything up to it is on the disk, and you can go on working.",
            f"A report without any of your words is in {report}." if report is not None else "",
        )
        self._notices.problem(CRASH, told, [("Go on", "", lambda: self._notices.solved(CRASH))], "warn")

    @property
    def saving_fails(self) -> bool:
        return self._strip.saved.failing

    def _copy_elsewhere(self) -> Remedy:
        action = self._desk.commands.action("file.copy")
        return "Save a copy elsewhere…", key_text(action.shortcut()), action.trigger

    def _saved(self) -> None:
        self._strip.saved.set_saved(self._desk.saved_at)
        self._notices.solved(SAVING)

    def _opened(self) -> None:
        self._notices.clear()
        self._strip.saved.set_saved(self._desk.saved_at)

    def _published(self, done: Publication) -> None:
        self._notices.solved(FILE)
        self._tell_of_backup()
        if done.conflict:
            self._notices.tell(FILE, done.sentence, [("Understood", "", lambda: self._notices.solved(FILE))], "warn")

    def _tell_of_backup(self) -> None:
        """Say once that no backup can be made; the word goes when one could be."""
        store = self._workshops.store
        problem = store.backup_problem if store is not None else None
        if problem is None:
            self._notices.solved(BACKUP)
        elif not self._no_backup:
            told = Problem(f"No backup could be made. {problem.happened}", "Every edit is in the file.", problem.todo)
            self._notices.problem(BACKUP, told, [("Understood", "", lambda: self._notices.solved(BACKUP))], "warn")
        self._no_backup = problem is not None

    def _unpublished(self, problem: Problem) -> None:
        told = Problem(problem.happened, problem.safe or "Every edit is safe on this laptop.", problem.todo)
        remedies: list[Remedy] = [("Try again", key_text("Ctrl+S"), self._workshops.publish), self._copy_elsewhere()]
        self._notices.problem(FILE, told, remedies, "warn")

    def _refused(self, path: Path, problem: Problem) -> None:
        if isinstance(problem, Locked):
            self._start().ask_passphrase(path, problem)
            return
        remedies = self.remedies(path, problem)
        offered = bool(remedies)
        if isinstance(problem, InUse):
            remedies.append(("Open to read only", "", lambda: self._workshops.open(path, read_only=True)))
        elif isinstance(problem, EnvironmentProblem):
            remedies.append(("Try again", "", lambda: self._workshops.open(path)))
        if self._desk.store is None:
            banner = self._start().tell(problem, remedies)
        else:
            close: Remedy = ("Close", "", lambda: self._notices.solved(OTHER))
            banner = self._notices.problem(OTHER, problem, [*remedies, close], "warn")
        if offered:  # once the page it stands on shows: it answers what somebody has just asked for
            QTimer.singleShot(0, banner, banner.focus_remedy)

    def check_method(self) -> None:
        """Tell what is wrong with the method files a consultancy has brought; nothing is read where there are none."""
        from cxworkshop import method_files  # only now: it loads what the first frame can do without

        found = method_files.problems()
        if found:
            close: Remedy = ("Understood", "", lambda: self._notices.solved(METHOD))
            self._notices.problem(METHOD, found[0], [close], "warn")

    def _ready(self, _path: Path) -> None:
        self.check_method()
        self._strip.saved.set_saved(self._desk.saved_at)
        store = self._workshops.store
        if store is not None and store.recovered is not None:
            done = [("Understood", "", lambda: self._notices.solved(FILE))]
            self._notices.tell(FILE, store.recovered.sentence, done, "plain")  # type: ignore[arg-type]
