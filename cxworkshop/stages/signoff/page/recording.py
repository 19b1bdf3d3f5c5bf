"""What is kept for good: a revision is frozen, a decision recorded, where it is sealed together with its signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.stages import open_points, record_types
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.freezing import FreezeLine
from cxworkshop.stages.signoff.page.pad import SignPad
from cxworkshop.stages.signoff.page.sealer import Sealer
from cxworkshop.stages.signoff.page.signing import Signing
from cxworkshop.stages.signoff.page.watching import Keeper
from cxworkshop.stages.signoff.points import latest, seal_of
from cxworkshop.ui.desk import Desk

Now = Callable[[], datetime]
PATIENCE_MS = 1500  # an authority that has not answered by then is worth a word


class Recording(QObject):
    """`frozen` carries the Revision, `recorded` the Approval; what could not be done is said where it was asked for."""

    frozen = Signal(object)
    recorded = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, sealer: Sealer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.keeper, self.sealer = desk, keeper, sealer
        self._opening: object | None = None  # the freezing that waits for the key to be opened

    def stop_freezing(self, line: FreezeLine) -> bool:
        """What waits for the key is not frozen any more. False when nothing waits."""
        if self._opening is None:
            return False
        self._opening = None
        line.show_working(False)
        return True

    def freeze(self, line: FreezeLine, note: str, author: str, passphrase: str, now: Now) -> None:
        """Freeze what is there as the next revision; with a passphrase, open the key first. One at a time."""
        if self._opening is not None:
            return
        if not passphrase:
            self._freeze(note, author, now)
            return
        line.show_working(True)
        store, wanted = self.desk.store, object()
        self._opening = wanted

        def is_wanted() -> bool:
            # What is frozen is frozen for good: never after Esc, and never another workshop.
            return self._opening is wanted and self.stop_freezing(line) and store is self.desk.store

        def opened() -> None:
            if is_wanted():
                self._freeze(note, author, now)

        def wrong(problem: Problem) -> None:
            if is_wanted():
                line.show_working(False, " ".join(part for part in (problem.happened, problem.todo) if part))

        self.sealer.open(passphrase, opened, wrong)

    def _freeze(self, note: str, author: str, now: Now) -> None:
        # As they are now: the standing may be a moment old, and to look through a large workshop takes one.
        points = self.keeper.stand.points if self.keeper.sure else open_points(self.desk.content)
        done = self.desk.do(
            do.freeze_revision, record_types(), note=note, author=author, time=now(), open_points=points
        )
        if done and done.value is not None:
            self.frozen.emit(done.value)

    def record(self, pad: SignPad, signing: Signing, now: Now) -> None:
        """Record a decision on the latest revision; on a sealed one, sign its document beside the window first."""
        revision = latest(self.desk.content)
        if revision is None:
            return

        def not_signed(problem: Problem) -> None:
            pad.show_working(False, " ".join(part for part in (problem.happened, problem.todo) if part))

        def recorded(approval: object) -> None:
            if approval is None:
                pad.show_working(False)
            else:
                self.recorded.emit(approval)

        if seal_of(self.desk.content, revision) is not None:
            pad.show_working(True)
            self._look_whether_it_waits(pad)
            self.sealer.sign(revision, signing, now(), recorded, not_signed)
            return
        done = self.desk.do(
            do.record_approval,
            revision.id,
            signing.approver,
            signing.decision,
            time=now(),
            words=signing.words,
            signature=signing.ink,
            paper=signing.paper,
        )
        recorded(done.value)

    def _look_whether_it_waits(self, pad: SignPad) -> None:
        def look() -> None:
            if self.sealer.signing:
                pad.show_waiting(self.sealer.waits_for_time)
                QTimer.singleShot(PATIENCE_MS, pad, look)

        QTimer.singleShot(PATIENCE_MS, pad, look)
