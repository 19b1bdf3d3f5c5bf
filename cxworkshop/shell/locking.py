"""The passphrase of a workshop: whether it has one, what that means, and its way to another or to none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.passphrase import NO_WAY_BACK
from cxworkshop.shell.overpage import TitledPage
from cxworkshop.shell.relocking import Relocking
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.settings_form import Buttons, PassphraseForm
from cxworkshop.shell.settings_grid import WIDEST, SettingsGrid
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

PLAIN = "It has none: whoever has the file, or this laptop, can read everything in it."
ENCRYPTED = "It is encrypted: the file, what this laptop keeps of it while you work, and its backups."
LOST = "The workshop would be lost with it. Write it down and keep it away from this laptop."
FOR_GOOD = f"{NO_WAY_BACK} {LOST}"
OUTSIDE = (
    "Copies you saved elsewhere and documents you exported stay as they are. What was on this disk before may be found "
    "by somebody who searches it with special tools; a disk that is encrypted as a whole prevents that."
)
TAKEN_OFF = "From then on, whoever has the file can read everything in it."
STOPPED = "Nothing was changed: the workshop is as it was."
READ_ONLY = "It is open to be read only: its passphrase stays as it is."


class LockPage(TitledPage):
    """`left` follows Esc or Close."""

    def __init__(self, workshops: Workshops, relocking: Relocking, parent: QWidget | None = None) -> None:
        super().__init__(
            "Passphrase of this workshop", "Passphrase", "For this workshop, wherever its file goes.", parent=parent
        )
        self._workshops, self._relocking = workshops, relocking
        self.sign = IconLabel("lock-open", 20, "ink2")
        self.standing = Paragraph("", "ui", "ink")
        self.set_button = Button("Encrypt it…", "primary")
        self.change_button = Button("Change the passphrase…", "secondary")
        self.off_button = Button("Take it off…", "quiet")
        self.form = PassphraseForm(self)
        self.told = Paragraph("", "ui", "ink2")
        self.set_button.clicked.connect(self._ask_first)
        self.change_button.clicked.connect(self._ask_other)
        self.off_button.clicked.connect(self._ask_off)
        relocking.went.connect(self._went)
        relocking.done.connect(self._done)
        relocking.stopped.connect(self._stopped)
        relocking.refused.connect(self._refused)
        self._lay_out()
        self._show()

    @property
    def _first(self) -> Button:
        return self.change_button if self._encrypted else self.set_button

    @property
    def _encrypted(self) -> bool:
        store = self._workshops.store
        return store is not None and store.encrypted

    # -- asking --------------------------------------------------------------------------------------------------------

    def _ask_first(self) -> None:
        self._ask(self.set_button, "Encrypt the workshop", "Encrypt it", "The workshop is encrypted.")

    def _ask_other(self) -> None:
        self._ask(self.change_button, "Change the passphrase", "Change it", "The workshop has its new passphrase.")

    def _ask(self, opener: Button, title: str, button: str, done: str) -> None:
        self.told.setText("")
        self.form.open_form(
            opener, title, LOST, button, lambda: self._begin(self.form.new.text(), done), new="Passphrase"
        )

    def _ask_off(self) -> None:
        self.told.setText("")
        self.form.open_form(
            self.off_button,
            "Take the passphrase off",
            TAKEN_OFF,
            "Take it off",
            lambda: self._begin(None, "The workshop has no passphrase any more."),
            kind="danger",
        )

    # -- doing, beside the window --------------------------------------------------------------------------------------

    def _begin(self, passphrase: str | None, done: str) -> None:
        self.form.show_working(True, self._relocking.stop)
        self._relocking.begin(passphrase, done)
        self._let(ask=not self._relocking.busy)

    def _went(self, words: str) -> None:
        if self.form.isHidden():
            self.told.setText(f"{words}…")
        else:
            self.form.show_progress(f"{words}… You can go on working.", final=self._relocking.replaced)

    def _done(self, done: str) -> None:
        self._tell(done)

    def _stopped(self) -> None:
        self._tell(STOPPED)

    def _refused(self, problem: Problem) -> None:
        if self.form.isHidden():
            self._tell(str(problem))
        else:
            self._let(ask=True)
            self.form.refuse(str(problem))

    def _tell(self, words: str) -> None:
        inside = self.isAncestorOf(self.window().focusWidget() or self)
        self.form.close_form()
        self._show()
        self.told.setText(words)
        announce(self, words)
        if inside:  # whoever works elsewhere by now goes on there
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        store = self._workshops.store
        can = store is not None and not store.read_only
        busy = self._relocking.busy
        self.sign.set_icon("lock" if self._encrypted else "lock-open")
        self.standing.setText(f"{ENCRYPTED if self._encrypted else PLAIN}{'' if can else ' ' + READ_ONLY}")
        self.set_button.setVisible(not self._encrypted and can and not busy)
        self.change_button.setVisible(self._encrypted and can and not busy)
        self.off_button.setVisible(self._encrypted and can and not busy)
        self._let(ask=not busy)
        self.setFocusProxy(self._first if can and not busy else self.close_button)

    def _let(self, *, ask: bool) -> None:
        """Nothing else is asked while one change is on its way."""
        for button in (self.set_button, self.change_button, self.off_button):
            button.setEnabled(ask)

    def _lay_out(self) -> None:
        state = QWidget()
        line = QHBoxLayout(state)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.standing, 1)
        self.grid = SettingsGrid()
        buttons = Buttons(self.set_button, self.change_button, self.off_button)
        self.grid.add_stack("This workshop", state, buttons, self.form, self.told)
        self.grid.rule()
        self.grid.add_stack("If it is forgotten", Paragraph(FOR_GOOD, "ui", "ink"))
        self.grid.add_stack("Its limits", Paragraph(OUTSIDE, "ui", "ink2"))
        self._inner = QWidget()
        body = QVBoxLayout(self._inner)
        body.setContentsMargins(24, 24, 24, 24)
        body.addLayout(self.grid)
        body.addStretch(1)
        self.column.addWidget(scroller(self._inner), 1)
        self.fit()

    def fit(self) -> None:
        self._inner.setMaximumWidth(theme().px(WIDEST))
        self.grid.fit(self.width())
