"""While what can be read of a damaged workshop is brought back: how far it is, Stop, and its passphrase if any."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.errors import Locked, Problem
from cxworkshop.core.words import quoted
from cxworkshop.shell.overpage import BackPage
from cxworkshop.shell.restoring.side import HALO, indented, with_halo
from cxworkshop.shell.settings_form import Buttons, PassphraseForm
from cxworkshop.stages import record_types
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.storage.repair import Repaired

WIDEST = 760  # pixels at 100 % that words take
SAFE = "The damaged file stays as it is; what is found goes into a new file beside it."
ENCRYPTED = "What can be read of it takes its passphrase; the new file is under the same one."


class Stopped(Exception):  # noqa: N818 - somebody pressed Stop
    """The person does not want it any more."""


class MendPage(BackPage):
    """`left` follows Esc; `mended` carries the Repaired and the passphrase or None; `earlier_wanted` its other way."""

    mended = Signal(object, object)
    earlier_wanted = Signal()
    _going = Signal(str)

    def __init__(
        self, background: Background, path: Path, back: str, known: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Bring back what can be read", back, "wrench", path.name, parent)
        self._background, self.path, self._known = background, path, known
        self._stop: threading.Event | None = None
        self.headline = Paragraph("", "hero", "ink", max_width=WIDEST)
        self.words = Paragraph("", "body", "ink", max_width=WIDEST)
        self.safe = Paragraph(SAFE, "body", "ink2", max_width=WIDEST)
        self.form = PassphraseForm()
        self.form.left.connect(self.left)
        self.stop_button = Button("Stop")
        self.stop_button.clicked.connect(self.stop)
        self.again = Button("Try again", "secondary", "arrow-clockwise")
        self.again.clicked.connect(lambda: self.begin())
        self.earlier = Button("Earlier copies…", "primary", "clock-counter-clockwise")
        self.earlier.clicked.connect(self.earlier_wanted)
        self._going.connect(self._say)
        self._lay_out()
        self._offer(working=False)

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return self._stop is not None and not self._stop.is_set()

    def begin(self, passphrase: str | None = None) -> None:
        """Do it, beside the window."""
        self._stop = stop = threading.Event()
        self.headline.setText(f"Bringing back what can be read of {quoted(self.path.name, 'the file', 80)}…")
        self.words.setText("One moment…")
        if self.form.isHidden():
            self._offer(working=True)
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.show_working(True)
        path, known, going = self.path, self._known, self._going

        def say(words: str) -> None:
            if stop.is_set():
                raise Stopped
            going.emit(words)

        def job() -> Repaired | None:
            from cxworkshop.storage.repair import repair

            try:
                return repair(path, record_types(), passphrase, known=known, going=say)
            except Stopped:
                return None

        def done(repaired: Repaired | None) -> None:
            if repaired is None:
                return
            if stop.is_set():  # it was being written when somebody was told that nothing was
                with contextlib.suppress(OSError):
                    repaired.path.unlink()
                return
            stop.set()
            self.mended.emit(repaired, passphrase)

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            if not stop.is_set():
                stop.set()
                self._show_problem(error)

        self._background.run(job, done, failed)

    def stop(self) -> None:
        """Let it be: nothing was written."""
        if self.busy and self._stop is not None:
            self._stop.set()
            self.headline.setText("Stopped")
            self.words.setText("Nothing was written.")
            self._offer(working=False)
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, "Stopped. Nothing was written.")

    def let_go(self) -> None:
        """The page goes."""
        if self._stop is not None:
            self._stop.set()

    def _show_problem(self, problem: Problem) -> None:
        if isinstance(problem, Locked) and not self.form.isHidden():
            self.form.old.selectAll()
            self.form.refuse(" ".join(part for part in (problem.happened, problem.todo) if part))
            return
        if isinstance(problem, Locked):
            self._ask(problem)
            return
        self.form.hide()
        self.headline.setText(problem.happened)
        self.words.setText(problem.todo)
        self._offer(working=False)
        self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, problem.happened, urgent=True)

    def _ask(self, problem: Locked) -> None:
        self.headline.setText(problem.happened)
        self.words.setText(SAFE)
        self.safe.hide()
        self._offer(working=True)
        self.stop_button.hide()
        self.form.open_form(
            self.back, "Its passphrase", ENCRYPTED, "Bring it back",
            lambda: self.begin(self.form.old.text()), old="Passphrase",
        )  # fmt: skip

    def _say(self, words: str) -> None:
        if self.busy:
            self.words.setText(f"{words}…")

    def _offer(self, *, working: bool) -> None:
        self.stop_button.setVisible(working)
        self.again.setVisible(not working)
        self.earlier.setVisible(not working)

    def panes(self) -> list[QWidget]:
        """What F6 steps through."""
        return [self]

    def _lay_out(self) -> None:
        body = self._body = QVBoxLayout()
        body.setSpacing(12)
        for widget in (self.headline, self.words, self.safe, self.form):
            body.addLayout(indented(widget))
        body.addSpacing(6)
        body.addWidget(with_halo(Buttons(self.stop_button, self.earlier, self.again)))
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(body, 1)
        self.fit()

    def fit(self) -> None:
        super().fit()
        self._body.setContentsMargins(60 - HALO, 0, max(28, self.width() - 60 - theme().px(WIDEST)), 24)
