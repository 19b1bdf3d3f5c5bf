"""The page of earlier copies: each was opened and checked, and what taking it would mean is said before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.putback import plan
from cxworkshop.shell.overpage import BackPage
from cxworkshop.shell.restoring import finding, wording
from cxworkshop.shell.restoring.comparing import Comparing
from cxworkshop.shell.restoring.copies import CopiesView
from cxworkshop.shell.restoring.differences import ONE_PER, Differences
from cxworkshop.shell.restoring.finding import Now
from cxworkshop.shell.restoring.side import Side
from cxworkshop.shell.restoring.wording import Copy, Standing
from cxworkshop.shell.settings_form import PassphraseForm
from cxworkshop.storage.backup import Backup
from cxworkshop.storage.earlier import Earlier
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.labels import Paragraph, SectionHeading

PART = 0.486  # of the width that the right half takes
SETTLE_MS = 120  # how long one stands on a copy before it is compared
ENCRYPTED = "Its copies are under the passphrase it had. Nobody can read them without it."


class RestorePage(BackPage):
    """`left` follows Esc. `wanted` carries the Earlier, the Backup and where to, None for beside the workshop.

    `put_wanted` carries the Earlier, what is in the copy, and the Differences that are to be as they are there, in the
    workshop as it is now. `repair_wanted` asks for what can be read of the damaged file; `elsewhere_wanted` for another
    place, by a name.
    """

    wanted = Signal(object, object, object)
    put_wanted = Signal(object, object, object)
    repair_wanted = Signal()
    elsewhere_wanted = Signal(str)
    settled = Signal()  # every copy has been looked at
    _one = Signal(int, int, object)

    def __init__(
        self,
        background: Background,
        path: Path,
        back: str,
        now: Content | None,
        parent: QWidget | None = None,
        *,
        may_put: bool = True,
    ) -> None:
        super().__init__("Earlier copies", back, "clock-counter-clockwise", path.name, parent)
        self._background, self.path, self._may_put = background, path, may_put
        self._stop = threading.Event()
        self._turn = 0
        self._earlier: Earlier | None = None
        self._now = Now("open", now) if now is not None else None
        self._comparing = Comparing(background, self._failed, self)
        self._comparing.told.connect(self._compared)
        self._locked = False  # nobody has typed what opens the copies
        self._moved = False  # somebody chose a copy
        self.busy = False
        self.today: date = datetime.now().astimezone().date()
        self.headline = Paragraph("", "hero", "ink")
        self.meaning = Paragraph("", "body", "ink2")
        self.trouble = Paragraph("", "ui", "ink:dang")
        self.trouble.hide()
        self.form = PassphraseForm()
        self.form.left.connect(self._gave_up)
        self.heading = SectionHeading("Copies", "newest first")
        self.list = CopiesView()
        self.list.chosen.connect(self._chosen)
        self.list.taken.connect(self.take)
        self.side = Side()
        self.side.take.clicked.connect(lambda: self._open_copy())
        self.side.put.clicked.connect(self.put)
        self.side.put_taken.connect(self.put)
        self.side.ticked.connect(self._tell_ticked)
        self.side.copy.clicked.connect(self.to_clipboard)
        self.side.elsewhere.clicked.connect(self._elsewhere)
        self.side.repair.clicked.connect(self.repair_wanted)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._compare)
        self._one.connect(self._learn)
        self._lay_out()
        self._show()

    # -- finding out ---------------------------------------------------------------------------------------------------

    def begin(self, find: Callable[[], Earlier]) -> None:
        """Look for the copies, beside the window, and check every one."""
        turn = self._turn = self._turn + 1

        def job() -> tuple[Earlier, list[Backup], bool]:
            earlier = find()
            return earlier, earlier.kept(), earlier.is_locked()

        def done(found: tuple[Earlier, list[Backup], bool]) -> None:
            if turn == self._turn and not self._stop.is_set():
                earlier, kept, locked = found
                self._earlier = earlier
                self.list.rows.set_copies([Copy(one) for one in kept], self.today)
                self._locked = locked
                self._show()
                if locked:
                    self._ask()
                else:
                    self._check(earlier, kept)

        self._background.run(job, done, self._failed)

    def stop(self) -> None:
        """The page goes: whatever is under way need not come to its end."""
        self._stop.set()
        self._comparing.stop()
        self._settle.stop()

    def _check(self, earlier: Earlier, kept: list[Backup]) -> None:
        turn, stop, known = self._turn, self._stop, self._now
        if kept:
            self.list.choose(0)
            self._moved = False
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        def job() -> Now | None:
            return finding.all_of(
                earlier, kept, known, lambda number, copy: self._one.emit(turn, number, copy), stop.is_set
            )

        def done(now: Now | None) -> None:
            if turn == self._turn and not stop.is_set() and now is not None:
                self._now = now
                self._show()
                self._compare()
                announce(self, f"{self.headline.text()} {self.meaning.text()}")
                self.settled.emit()

        self._background.run(job, done, self._failed)

    def _learn(self, turn: int, number: int, copy: Copy) -> None:
        if turn != self._turn or self._stop.is_set():
            return
        first = wording.newest_good(self.list.rows.copies) is None
        self.list.rows.learn(number, copy)
        if first and copy.state == "good" and not self._moved and self.list.currentIndex().row() != number:
            self.list.choose(number)
            self._moved = False
        self._show()
        if self._now is not None and copy is self.list.current():
            self._settle.start()

    def _compare(self) -> None:
        """Find out what the chosen copy has and lacks."""
        copy, earlier = self.list.current(), self._earlier
        if copy is None or earlier is None or copy.state != "good" or self._now is None:
            return
        if not self._comparing.begin(earlier, copy.backup, self._now):
            self._show()

    def _compared(self) -> None:
        self._show()
        self._compare()  # somebody may stand on another one by now

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        if not self._stop.is_set():
            self.say(error)

    # -- asking for the passphrase -------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.form.open_form(self.back, "The passphrase", ENCRYPTED, "Read its copies", self._unlock, old="Passphrase")

    def _unlock(self) -> None:
        earlier, words = self._earlier, self.form.old.text()
        if earlier is None:
            return
        self.form.show_working(True)

        def done(_none: None) -> None:
            if not self._stop.is_set():
                self.form.hide()
                self.form.old.clear()
                self._locked = False
                self._show()
                self._check(earlier, [copy.backup for copy in self.list.rows.copies])

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if not self._stop.is_set():
                self.form.old.selectAll()
                self.form.refuse(" ".join(part for part in (error.happened, error.todo) if part))

        self._background.run(lambda: earlier.unlock(words), done, failed)

    def _gave_up(self) -> None:
        if self._locked:
            self.left.emit()

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """What Enter does in the list: put back what is ticked, or else open the chosen copy as a new file."""
        if self.side.chosen:
            self.put()
        else:
            self._open_copy()

    def take_to(self, to: Path) -> None:
        """Open the chosen copy as a new file, there."""
        self._open_copy(to)

    def _open_copy(self, to: Path | None = None) -> None:
        copy = self.list.current()
        if copy is not None and copy.state == "good" and self._earlier is not None and not self.busy:
            self.trouble.hide()
            self.wanted.emit(self._earlier, copy.backup, to)

    @property
    def as_well(self) -> tuple[Content, Differences] | None:
        """What was done after the chosen copy and is to be put into it, and where it stands; None: nothing."""
        compared = self._comparing.differences(self._backup)
        now = self._now.content if self._now is not None else None
        if compared is None or now is None or not self.side.as_well.wanted:
            return None
        return now, compared.later

    def put(self) -> None:
        """Put back what is ticked, and nothing else."""
        chosen, source = self.side.chosen, self._comparing.content(self._backup)
        if chosen and source is not None and self._earlier is not None and not self.busy:
            self.trouble.hide()
            self.put_wanted.emit(self._earlier, source, chosen)

    def _tell_ticked(self) -> None:
        """Say what comes along with what is ticked."""
        chosen, source = self.side.chosen, self._comparing.content(self._backup)
        now = self._now.content if self._now is not None else None
        if chosen and source is not None and now is not None:
            pieces = [piece for one in chosen for piece in one.pieces]
            self.side.say(wording.put_means(plan(source, now, pieces, ONE_PER), source, chosen))

    def _elsewhere(self) -> None:
        copy = self.list.current()
        if copy is not None and self._earlier is not None:
            self.elsewhere_wanted.emit(self._target(copy))

    def to_clipboard(self) -> None:
        """Everything that is said about the chosen copy."""
        copy = self.list.current()
        if copy is not None:
            text = wording.as_text(copy, self._comparing.differences(copy.backup), self.path.name, self.today)
            QGuiApplication.clipboard().setText(text)
            announce(self, "The list is copied")

    def working(self, words: str) -> None:
        """A copy is being opened; "" when that is over."""
        self.busy = bool(words)
        self.side.take.setEnabled(not words)
        self.side.put.setEnabled(not words and bool(self.side.chosen))
        if words:
            self.side.where.setText(words)
        else:
            self.side.say("")
            self._tell_ticked()

    def say(self, problem: Problem) -> None:
        """It could not be done, and why."""
        self.working("")
        self.trouble.setText(str(problem))
        self.trouble.show()
        announce(self, problem.happened, urgent=True)

    def panes(self) -> list[QWidget]:
        """What F6 steps through."""
        return [self.list, self.side]

    # -- inside --------------------------------------------------------------------------------------------------------

    @property
    def standing(self) -> Standing:
        """How the workshop itself is, "" while that is being found out."""
        return self._now.standing if self._now is not None else ""

    @property
    def checked(self) -> bool:
        """Whether every copy there is has been opened and looked at."""
        copies = self.list.rows.copies
        return self._earlier is not None and all(copy.state != "waiting" for copy in copies) and bool(self.standing)

    @property
    def _backup(self) -> Backup | None:
        """The copy that one stands on."""
        copy = self.list.current()
        return copy.backup if copy is not None else None

    def _target(self, copy: Copy) -> str:
        return self._earlier.name_for(copy.backup).name if self._earlier is not None else ""

    def _chosen(self) -> None:
        self._moved = True
        self._show()
        self._settle.start()

    def _show(self) -> None:
        copies, copy = self.list.rows.copies, self.list.current()
        found = self._earlier is not None
        good = wording.newest_good(copies)
        newest = self._comparing.differences(good.backup) if good is not None else None
        headline = wording.headline(self.standing, copies, newest, self.today, found=found)
        self.headline.setText(wording.locked(len(copies)) if self._locked else headline)
        self.heading.right.setText("newest first · each was opened and checked" if self.checked else "newest first")
        listed = bool(copies) and not self._locked
        self.heading.setVisible(listed)
        self.list.setVisible(listed)
        self.side.setVisible(listed)
        compared = self._comparing.differences(self._backup)
        target = self._target(copy) if copy is not None and copy.state == "good" else ""
        held = self._comparing.content(self._backup) is not None
        choosing = held and self._may_put and self.standing in ("open", "whole")
        self.side.show_copy(copy, compared, self.standing, self.today, target, choosing=choosing)
        meaning = wording.meaning(self.standing, self.path.name, any_copies=bool(copies), choosing=self.side.may_put)
        self.meaning.setText(meaning if found and not self._locked else "")
        self.meaning.setVisible(bool(self.meaning.text()))
        self.setAccessibleDescription(f"{self.headline.text()} {self.meaning.text()}")

    def _lay_out(self) -> None:
        words = self._words = QVBoxLayout()
        words.setSpacing(10)
        words.addWidget(self.headline)
        words.addWidget(self.meaning)
        words.addWidget(self.trouble)
        words.addWidget(self.form)
        words.addSpacing(8)
        words.addWidget(self.heading)
        rows = self._rows = QVBoxLayout()
        rows.addWidget(self.list, 1)
        left_over = QVBoxLayout()  # keeps the words at the top where there is no list
        left_over.addStretch(1)
        rows.addLayout(left_over)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(self.head)
        left.addLayout(words)
        left.addLayout(rows, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.back)
        side = self.side
        stops = [
            self.back, self.list, *(picks for _, picks in side.groups), side.as_well.switch,
            side.take, side.put, side.copy, side.elsewhere, side.repair,
        ]  # fmt: skip
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.fit()

    def fit(self) -> None:
        super().fit()
        low = self.is_low
        self._words.setContentsMargins(60, 0, 28, 4)
        self._rows.setContentsMargins(48, 0, 16, 8 if low else 16)
        self.side.setFixedWidth(round(self.width() * PART))
        self.side.fit(low=low)
        if low:
            self.headline.set_role("h1", 600)
        else:
            self.headline.set_role("hero")
