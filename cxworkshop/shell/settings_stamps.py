"""Time stamps in the settings: which authority is asked, whether it answers now, and which ones are known here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop import paths
from cxworkshop.core.errors import Problem
from cxworkshop.core.words import counted, date_words
from cxworkshop.shell.settings_clocks import KnownClocks
from cxworkshop.shell.settings_form import Buttons, reveal, run_beside
from cxworkshop.shell.settings_grid import SettingsGrid
from cxworkshop.shell.settings_key import grouped
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.passphrase import Passphrase

if TYPE_CHECKING:
    from cxworkshop.documents.seal.stampers import StampAuthority
    from cxworkshop.documents.seal.stamping import Stamper
    from cxworkshop.documents.seal.tokens import Token

OFF = "Off: documents say “as claimed by this computer”. With an address, an authority says when somebody signed."
ON = (
    "It is asked whenever something is sealed or signed, for five seconds at most. Without an answer it is signed "
    "all the same."
)
NO_STORE = "This system keeps no passwords for programs, so none can be used here."


@dataclasses.dataclass(frozen=True)
class _Answer:
    """What one real question brought."""

    token: Token
    took: float  # seconds
    ours: datetime
    known: str


class StampSettings(QWidget):
    """Shows and sets them. `told` carries what was done, in words."""

    told = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Time stamps")
        self._background = background
        self._asked: Stamper | None = None
        self._answer: _Answer | None = None
        self.about = Paragraph(OFF, "ui", "ink2")
        self.address = LineEdit("", "https://", "Address of the time-stamp authority")
        self.user = LineEdit("", "", "User at the time-stamp authority")
        self.password = Passphrase("Password at the time-stamp authority", " ")
        self.address_field = Field("Address", self.address)
        self.user_field = Field("User", self.user)
        self.password_field = Field("Password", self.password)
        for field, name in (
            (self.address_field, "Address of the time-stamp authority"),
            (self.user_field, "User at the time-stamp authority, where it wants one"),
            (self.password_field, "Password at the time-stamp authority, where it wants one"),
        ):
            field.editor.setAccessibleName(name)
        self.test = Button("Test now", "secondary")
        self.off = Button("Turn off", "quiet")
        self.said = Paragraph("", "ui", "ink2")
        self.digits = Label("", "mono", "ink")
        self.digits.setAccessibleName("Fingerprint of the authority’s certificate")
        self.trust = Button("Trust it from now on", "secondary")
        self.clocks = KnownClocks(background)
        names = QWidget()
        beside = QHBoxLayout(names)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.user_field, 1, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.password_field, 1, Qt.AlignmentFlag.AlignTop)
        self.grid = SettingsGrid()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self._trust_row = Buttons(self.trust)
        self.grid.add_stack(
            "Time stamps",
            self.about,
            self.address_field,
            names,
            Buttons(self.test, self.off),
            self.said,
            self.digits,
            self._trust_row,
        )
        self.grid.add_stack("Known authorities", self.clocks)
        self.setLayout(self.grid)
        for line in (self.address, self.user, self.password):
            line.committed.connect(lambda _text: self._keep())
        self.address.textChanged.connect(lambda _text: self._show())
        self.test.clicked.connect(self.ask)
        self.off.clicked.connect(self._turn_off)
        self.trust.clicked.connect(self._trust)
        self.clocks.told.connect(self.told)
        self.clocks.changed.connect(lambda: self._say(""))
        self._say("")
        self._load()

    # -- what is set ---------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        def job() -> tuple[StampAuthority | None, bool]:
            # What asks is large: here its first import holds nobody up.
            import cxworkshop.documents.seal.stamping  # noqa: F401
            from cxworkshop.documents.seal import secret
            from cxworkshop.documents.seal.stampers import stamp_authority

            return stamp_authority(paths.keys()), secret.store_name() is not None

        def done(found: tuple[StampAuthority | None, bool]) -> None:
            authority, store = found
            if authority is not None:
                self.address.set_text(authority.address)
                self.user.set_text(authority.user)
                self.password.set_text(authority.password)
            self.user.setEnabled(store)
            self.password.setEnabled(store)
            self.password_field.set_hint("" if store else NO_STORE)
            self._show()

        self._run(job, done, lambda problem: self._say(str(problem), "ink:dang"))

    def _show(self) -> None:
        on = bool(self.address.text().strip())
        self.about.setText(ON if on else OFF)
        self.test.setEnabled(on)
        self.off.setVisible(on)

    def _keep(self) -> None:
        """Keep what stands in the fields; an address that is none is said and not kept."""
        from cxworkshop.documents.seal.asking import checked_address
        from cxworkshop.documents.seal.stampers import checked_authority, keep_authority

        for field in (self.address_field, self.password_field):
            field.set_error("")
        if not self.address.text().strip():
            self._turn_off()
            return
        field = self.address_field
        try:
            checked_address(self.address.text())
            field = self.password_field
            authority = checked_authority(self.address.text(), self.user.text(), self.password.text())
        except Problem as problem:
            self._cancel()
            self._say("")
            field.set_error(" ".join((problem.happened, problem.todo)).strip())
            announce(self, problem.happened)
            return
        self._cancel()
        self._say("")
        self._show()

        def kept(_nothing: object) -> None:
            self.told.emit(f"{_host(authority)} is asked from now on.")

        self._run(
            lambda: keep_authority(paths.keys(), authority), kept, lambda problem: self._say(str(problem), "ink:dang")
        )

    def _turn_off(self) -> None:
        from cxworkshop.documents.seal.stampers import keep_authority

        inside = self.off.hasFocus()
        for line in (self.address, self.user, self.password):
            line.set_text("")
        self._cancel()
        self._say("")
        self._show()
        if inside:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run(
            lambda: keep_authority(paths.keys(), None),
            lambda _nothing: self.told.emit("No authority is asked."),
            lambda problem: self._say(str(problem), "ink:dang"),
        )

    # -- one real question ---------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask now, beside the window, and say what came back; while that goes on, stop asking."""
        if self._asked is not None:
            self._cancel()
            return
        from cxworkshop.documents.seal.stampers import checked_authority, known_authorities
        from cxworkshop.documents.seal.stamping import Stamper
        from cxworkshop.documents.seal.tokens import known_as

        for line in (self.address, self.user, self.password):
            line.commit()
        try:
            authority = checked_authority(self.address.text(), self.user.text(), self.password.text())
        except Problem:
            return  # said beside its field
        stamper = self._asked = Stamper(authority)
        self.test.setText("Stop")
        self._say(f"Asking {_host(authority)}…")

        def job() -> _Answer:
            token = stamper.begin()
            ours = datetime.now(UTC)
            return _Answer(token, stamper.took, ours, known_as(token, known_authorities(paths.keys())))

        def over(words: Callable[[], None]) -> None:
            if self._asked is stamper:
                self._asked = None
                self.test.setText("Test now")
                words()

        self._run(
            job,
            lambda answer: over(lambda: self._answered(answer)),
            lambda problem: over(lambda: self._say(problem.happened, "ink:dang", aloud=True)),
        )

    def _answered(self, answer: _Answer) -> None:
        self._answer = answer
        token = answer.token
        when = token.when.astimezone()
        said = (
            f"{token.who} answered in {max(answer.took, 0.1):.1f} s: {date_words(when.date())}, {when:%H:%M:%S}. "
            f"{_drift(answer.ours, token.when)} "
        )
        if answer.known:
            self._say(said + "It is known here.", "ink:accent", aloud=True)
            return
        name, digits = token.vouched_by
        self._say(said + f"Nobody here knows it yet. Certificate of {name}, SHA-256:", aloud=True)
        self.digits.setText(grouped(digits))
        self.digits.show()
        self._trust_row.show()
        reveal(self._trust_row)

    def _say(self, words: str, colour: str = "ink2", *, aloud: bool = False) -> None:
        inside = self.trust.hasFocus()
        self.said.set_color(colour)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.digits.hide()
        self._trust_row.hide()
        if inside:
            self.test.setFocus(Qt.FocusReason.OtherFocusReason)
        if aloud and words:
            announce(self, words)
            reveal(self.said)

    def _cancel(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.cancel()
            self.test.setText("Test now")
            self._say("")

    def _trust(self) -> None:
        if self._answer is not None:
            token = self._answer.token
            self.clocks.know(token.certificates[-1:], f"{token.who} is known here now.")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _run(self, job: Callable[[], object], done: Callable[..., object], failed: Callable[[Problem], object]) -> None:
        run_beside(self, self._background, job, done, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._cancel()
            event.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._cancel()  # nobody waits for it any more
        super().hideEvent(event)


def _host(authority: StampAuthority) -> str:
    from cxworkshop.documents.seal.asking import host_of

    return host_of(authority.address)


def _drift(ours: datetime, theirs: datetime) -> str:
    seconds = round((ours - theirs).total_seconds())
    if abs(seconds) <= 5:
        return "This computer’s clock agrees."
    minutes = round(abs(seconds) / 60)
    long = counted(abs(seconds), "second") if abs(seconds) < 120 else counted(minutes, "minute")
    if minutes >= 120:
        long = counted(round(minutes / 60), "hour") if minutes < 2880 else counted(round(minutes / 1440), "day")
    return f"This computer’s clock is {long} {'ahead' if seconds > 0 else 'behind'}."
