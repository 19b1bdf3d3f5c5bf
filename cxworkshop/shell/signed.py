"""What differs from what was signed in the workshop on the desk: built beside the window, then kept up with each step.

A step costs what it touches, however large the workshop is. The first edit of what is signed is told once, calmly.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.core.step import Change
from cxworkshop.core.store import Changed
from cxworkshop.stages.signoff.changes import Since
from cxworkshop.stages.signoff.points import last_signed, latest
from cxworkshop.stages.signoff.records import Approval, Revision
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.since import SignedSince, Told

LOOK_MS = 400  # a workshop that was opened is painted first


class SignedWatch(SignedSince):
    """What the desk answers with. `touched` says, once for each signed revision, that something signed is edited."""

    touched = Signal(int, int)  # the revision that stays as it was signed, and the one the edit goes into

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._since: Since | None = None
        self._revision: Revision | None = None
        self._waiting: list[Change] | None = None  # what happened while the first look is under way
        self._told: set[str] = set()  # ids of revisions whose first edit was told
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._compare)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._hear)

    # -- what pages ask ------------------------------------------------------------------------------------------------

    @property
    def known(self) -> bool:
        """Whether it is known what differs; nothing is to be known while nothing is signed."""
        return self._since is not None

    def differs(self, *things: str) -> bool:
        """Whether any of these is not as it was signed; not known yet is no."""
        return self._since is not None and any(map(self._since.differs, things))

    def is_new(self, *things: str) -> bool:
        """Whether everything of these that differs was not there to be signed."""
        since = self._since
        if since is None:
            return False
        return all(since.is_new(thing) for thing in things if since.differs(thing)) and self.differs(*things)

    def summary(self, stage: str) -> str:
        """What differs on a stage, as "2 teams, 1 principle"; "" when nothing does."""
        return self._since.summary(stage) if self._since is not None else ""

    def told(self, *things: str) -> list[Told]:
        """What changed in these since they were signed, each change once."""
        if self._since is None or self._revision is None:
            return []
        content, points = self._desk.content, [(one.key, one.sentence) for one in self._revision.open_points]
        changes = [change for thing in things for change in self._since.told(thing, content, points)]
        return [Told(change.spans, change.spoken) for change in dict.fromkeys(changes)]

    # -- following the workshop ----------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._told.clear()
        self._look()

    def _look(self) -> None:
        """Find the revision that was signed last, and compare everything with it, beside the window."""
        content = self._desk.content
        revision = last_signed(content)
        self._since, self._revision, self._waiting = None, revision, None
        self.number = revision.number if revision is not None else 0
        self.changed.emit(None)
        self._soon.stop()
        if revision is not None:
            self._waiting = []
            self._soon.start()

    def _compare(self) -> None:
        revision = self._revision
        if revision is None:
            return
        waiting: list[Change] = []
        self._waiting = waiting
        snapshot = self._desk.content.snapshot()

        def job() -> Since:
            from cxworkshop.stages.signoff.page.standing import unfolded

            return Since(unfolded(revision), snapshot)

        def done(since: Since) -> None:
            if waiting is not self._waiting:
                return  # something else was signed or opened meanwhile, and is looked at
            self._since, self._waiting = since, None
            self._take(waiting, new=True)
            self.changed.emit(None)

        def failed(error: Exception) -> None:
            # A revision that is not what was frozen is told where it is read; nothing can be compared with it.
            if waiting is self._waiting:
                self._waiting = None
            if not isinstance(error, Problem):
                raise error

        self._desk.background.run(job, done, failed)

    def _hear(self, changed: Changed) -> None:
        if any(isinstance(change.record, Revision | Approval) for change in changed.changes):
            if last_signed(self._desk.content) is not self._revision:
                self._look()
        elif self._waiting is not None:
            self._waiting += changed.changes
        elif self._since is not None:
            self._take(changed.changes, new=changed.cause == "step")

    def _take(self, changes: tuple[Change, ...] | list[Change], *, new: bool) -> None:
        """Keep up with a step; `new`: a person did something, and did not only take it back."""
        since, revision = self._since, self._revision
        if since is None or revision is None:
            return
        things = since.hear(changes, self._desk.content)
        if not things:
            return
        self.changed.emit(things)
        if new and revision.id not in self._told and any(map(since.differs, things)):
            self._told.add(revision.id)
            last = latest(self._desk.content)
            self.touched.emit(revision.number, (last or revision).number + 1)
