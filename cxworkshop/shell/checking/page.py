"""The page that checks a signed PDF: one sentence, what it rests on, and the file's own pages beside it."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.documents.errors import Cancelled
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.body import Body
from cxworkshop.shell.checking.examine import Examined, examine, read
from cxworkshop.shell.checking.side import Side
from cxworkshop.shell.checking.trust import Trust
from cxworkshop.shell.checking.waiting import Waiting
from cxworkshop.shell.overpage import BackPage
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import Label
from cxworkshop.ui.scroller import Scroller, scroller
from cxworkshop.ui.theme import theme

COPY, ANOTHER, NEXT, TRUST = "check.copy", "file.open", "check.next_marked", "check.trust"
PART = 0.345  # of the width that the pages take
SAID_MS = 6000


class CheckPage(BackPage):
    """One file after the other. `left` follows Esc; `save_wanted` carries what was signed and a name for it.

    `trust_wanted` asks for a certificate to believe, `distrust_wanted` carries the SHA-256 of one to be forgotten.
    """

    below = 12  # the verdict's mark has room of its own
    save_wanted = Signal(object, str)
    trust_wanted = Signal()
    distrust_wanted = Signal(str)
    told = Signal()  # a verdict, or why there is none, stands here now
    _part = Signal(int, float)

    def __init__(
        self, commands: Commands, background: Background, trust: Trust, back: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("Check a signed PDF", back, "file-pdf", "", parent)
        self._commands, self._background, self._trust = commands, background, trust
        self._then = ""  # what is said beside the next verdict
        self._stop = threading.Event()
        self._turn = 0
        self._path = Path()
        self._content: Content | None = None
        self.found: Examined | None = None
        self.problem: Problem | None = None
        self.body: Body | None = None
        self.side: Side | None = None
        self.area: Scroller | None = None
        self.waiting = Waiting()
        self.waiting.stop.clicked.connect(self.stop)
        self.waiting.again.clicked.connect(self._again)
        self.save = Button("Save the signed one…", "primary", "file-arrow-down")
        self.save.clicked.connect(self._save)
        self.another = Button("Check another…", "secondary", "magnifying-glass")
        self.another.bind(commands.action(ANOTHER), text=False)
        self.copy = Button("Copy the verdict", "secondary", "copy")
        self._said = Label("", "ui", "ink2")
        self._quiet = QTimer(self, singleShot=True, interval=SAID_MS)
        self._quiet.timeout.connect(lambda: self._said.setText(""))
        self._part.connect(self._progress)
        self.trust = Button("Trust a certificate…", "secondary", "certificate")
        commands.bind(self, {COPY: self.copy_verdict, TRUST: self.trust_wanted.emit})
        self.copy.bind(commands.action(COPY), text=False)
        self.trust.bind(commands.action(TRUST), text=False)
        self._lay_out()

    def _lay_out(self) -> None:
        self._foot = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._foot.setSizePolicy(policy)
        foot = self._deeds = FlowLayout(self._foot, 10, 8)
        for widget in (self.save, self.trust, self.another, self.copy, self._said):
            foot.addWidget(widget)
        self._said.setMinimumHeight(theme().px(32))
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.waiting, 1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(self.head)
        left.addLayout(self._middle, 1)
        left.addWidget(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._offer()
        self.fit()

    # -- checking ------------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a file is being looked at."""
        return self.found is None and self.problem is None and not self._stop.is_set()

    def check(self, path: Path, content: Content | None) -> None:
        """Look at a file; `content` is what the open workshop holds now. Another one under way is let go."""
        self._stop.set()
        self._stop = stop = threading.Event()
        self._turn += 1
        self._path, self._content = path, content
        self._clear()
        self.file.setText(path.name)
        self.waiting.begin(path.name)
        self._offer()
        self.waiting.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        turn, trusted = self._turn, self._trust.trusted

        def job() -> Examined | None:
            def progress(part: float) -> None:
                if not stop.is_set():
                    self._part.emit(turn, part)

            try:
                return examine(path.name, read(path), content, progress, stop.is_set, trusted())
            except Cancelled:
                return None

        def done(found: Examined | None) -> None:
            if turn == self._turn and not stop.is_set() and found is not None:
                self._show(found)
            elif found is not None and found.leaves is not None:
                found.leaves.end()

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if turn == self._turn and not stop.is_set():
                self._show_problem(error)

        self._background.run(job, done, failed)

    def stop(self) -> None:
        """Let the file be; nothing is known of it then."""
        if self.busy:
            self._stop.set()
            self.waiting.say("Stopped", "Nothing is known about this file.", again=True)
            self.waiting.again.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, "Stopped")

    def let_go(self) -> None:
        """The page goes: whatever is under way ends, and so do its commands."""
        self._stop.set()
        self._end_leaves()
        self._commands.enable((COPY, TRUST, NEXT), False)

    def _end_leaves(self) -> None:
        if self.found is not None and self.found.leaves is not None:
            self.found.leaves.end()

    def look_again(self, then: str) -> None:
        """Check the same file once more: what is believed has changed. `then` is said beside the verdict."""
        self._again()
        self._then = then

    def _again(self) -> None:
        self.check(self._path, self._content)

    def _progress(self, turn: int, part: float) -> None:
        if turn == self._turn and self.busy:
            self.waiting.set_part(part)

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self, found: Examined) -> None:
        self.found = found
        self.waiting.hide()
        self.body = Body(found, self.to_clipboard, self._trust.all())
        if self.body.trusted is not None:
            self.body.trusted.remove_wanted.connect(self.distrust_wanted)
        self.area = scroller(self.body)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle.addWidget(self.area, 1)
        self.area.show()  # now, and not when the layout comes to it: Tab and the room below count on it
        if found.leaves is not None:
            self.side = Side(found, self._background)
            self._row.addWidget(self.side)
            self.side.show()
            self._commands.bind(self.side.strip, {NEXT: self.side.strip.go_to_marked})
            QTimer.singleShot(0, self.side, self.side.show_first)
        self.setAccessibleDescription(wording.as_text(found))
        self.fit()
        self._offer()
        self._chain()
        (self.save if self.save.isVisible() else self.another).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{wording.verdict(found)} {wording.meaning(found)}")
        if self._then:
            self.say(self._then)
            self._then = ""
        self.told.emit()

    def _chain(self) -> None:
        """Tab goes from the verdict over the deeds to the pages, and not in the order in which they were made."""
        stops: list[QWidget] = [self.back]
        if self.body is not None:
            stops += [self.body.sentences, *self.body.stops()]
        stops += [self.save, self.trust, self.another, self.copy]
        if self.side is not None:
            stops += [self.side.paper, self.side.strip]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_problem(self, problem: Problem) -> None:
        self.problem = problem
        rest = " ".join(part for part in (problem.safe, problem.todo) if part)
        self.waiting.say(problem.happened, rest, again=True)
        self._offer()
        self.waiting.again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, problem.happened)
        self.told.emit()

    def _clear(self) -> None:
        self._end_leaves()
        self.found = self.problem = None
        for old in (self.area, self.side):
            if old is not None:
                old.hide()
                old.deleteLater()
        self.body = self.side = self.area = None
        self._said.setText("")

    def _offer(self) -> None:
        found = self.found
        self._commands.enable((COPY, TRUST), found is not None)
        self.trust.setVisible(found is not None and "stranger" in {one.key for one in found.report.bad})
        self.copy.setVisible(found is not None)
        truth = found.truth if found is not None else None
        self.save.setVisible(truth is not None and truth.number is not None)

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def copy_verdict(self) -> None:
        """The verdict, and all it rests on, as text on the clipboard."""
        if self.found is not None:
            self.to_clipboard(wording.as_text(self.found), "The verdict is copied")

    def to_clipboard(self, text: str, said: str) -> None:
        """Put text there and say so."""
        QGuiApplication.clipboard().setText(text)
        self.say(said)

    def say(self, words: str) -> None:
        """A few words beside the buttons, for a while."""
        self._said.setText(words)
        self._quiet.start()
        announce(self, words)

    @property
    def said(self) -> str:
        """The words that stand beside the buttons now."""
        return self._said.text()

    def _save(self) -> None:
        if self.found is not None and self.found.truth is not None:
            self.save_wanted.emit(self.found.truth.pdf, f"{self._path.stem} – signed.pdf")

    def panes(self) -> list[QWidget]:
        """What F6 steps through: the verdict and the pages."""
        return [pane for pane in (self._foot, self.area, self.side) if pane is not None]

    # -- events --------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        super().fit()
        low = self.is_low
        self._deeds.setContentsMargins(60, 10 if low else 12, 40, 16 if low else 30)
        self._deeds.invalidate()
        if self.side is not None:
            self.side.setFixedWidth(max(theme().px(280), round(self.width() * PART)))
