"""The passphrase of a workshop: whether it has one, what that means, and its way to another or to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.words import counted
from cxworkshop.shell.scroll import scroller
from cxworkshop.shell.settings_form import Buttons, PassphraseForm
from cxworkshop.shell.settings_grid import WIDEST, Line, SettingsGrid
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.storage.cipher import Key

PLAIN = "It has none: whoever has the file, or this laptop, can read everything in it."
ENCRYPTED = "It is encrypted: the file, what this laptop keeps of it while you work, and its backups."
FOR_GOOD = (
    "There is no way back to a forgotten passphrase. Not for you, not for us, not for anybody: the workshop would be "
    "lost. Write it down and keep it away from this laptop."
)
OUTSIDE = (
    "Copies you saved elsewhere and documents you exported stay as they are. What was on this disk before may be found "
    "by somebody who searches it with special tools; a disk that is encrypted as a whole prevents that."
)
TAKEN_OFF = "From then on, whoever has the file can read everything in it."
READ_ONLY = "It is open to be read only: its passphrase stays as it is."


class LockPage(QWidget):
    """`left` follows Esc or Close."""

    left = Signal()

    def __init__(self, workshops: Workshops, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Passphrase of this workshop")
        self._workshops, self._background = workshops, background
        self.close_button = Button("Close", key="Esc")
        self.close_button.clicked.connect(self.left)
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
        words = f"{FOR_GOOD} It takes eight characters at least; several words are easy to remember and hard to guess."
        self._ask(self.set_button, "Encrypt the workshop", words, "Encrypt it", "The workshop is encrypted.")

    def _ask_other(self) -> None:
        self._ask(
            self.change_button, "Change the passphrase", FOR_GOOD, "Change it", "The workshop has its new passphrase."
        )

    def _ask(self, opener: Button, title: str, words: str, button: str, done: str) -> None:
        self.told.setText("")
        self.form.open_form(
            opener, title, words, button, lambda: self._put(self.form.new.text(), done), new="Passphrase"
        )

    def _ask_off(self) -> None:
        self.told.setText("")
        self.form.open_form(
            self.off_button,
            "Take the passphrase off",
            TAKEN_OFF,
            "Take it off",
            lambda: self._write(None, "The workshop has no passphrase any more."),
            kind="danger",
        )

    # -- doing ---------------------------------------------------------------------------------------------------------

    def _put(self, passphrase: str, done: str) -> None:
        """Deriving a key is slow on purpose, so it happens beside the window."""
        self.form.show_working(True)
        store = self._workshops.store

        def job() -> Key:
            from cxworkshop.storage.cipher import Key

            return Key.new(passphrase)

        def made(key: Key) -> None:
            # Another workshop may have come meanwhile: nobody has asked for a passphrase on that.
            if shiboken6.isValid(self) and store is self._workshops.store:
                self._write(key, done)

        self._background.run(job, made, self._refused)

    def _write(self, key: Key | None, done: str) -> None:
        store = self._workshops.store
        if store is None:
            return
        try:
            rewritten = store.set_passphrase(key)
        except Problem as problem:
            self._refused(problem)
            return
        self._workshops.published.emit(rewritten.publication)
        gone = rewritten.backups_gone
        if gone:
            done += f" {counted(gone, 'backup')} could not be encrypted and {'is' if gone == 1 else 'are'} gone."
        self.form.close_form()
        self._show()
        self.told.setText(done)
        announce(self, done)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        if shiboken6.isValid(self):
            self.form.refuse(str(error))

    # -- inside --------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        store = self._workshops.store
        can = store is not None and not store.read_only
        self.sign.set_icon("lock" if self._encrypted else "lock-open")
        self.standing.setText(f"{ENCRYPTED if self._encrypted else PLAIN}{'' if can else ' ' + READ_ONLY}")
        self.set_button.setVisible(not self._encrypted and can)
        self.change_button.setVisible(self._encrypted and can)
        self.off_button.setVisible(self._encrypted and can)
        self.setFocusProxy(self._first if can else self.close_button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 12)
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Passphrase", "h1", "ink"))
        words.addWidget(Label("For this workshop, wherever its file goes.", "body", "ink2"))
        head.addLayout(words, 1)
        head.addWidget(self.close_button)
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
        self.grid.add_stack("What it does not reach", Paragraph(OUTSIDE, "ui", "ink2"))
        self._inner = QWidget()
        body = QVBoxLayout(self._inner)
        body.setContentsMargins(24, 24, 24, 24)
        body.addLayout(self.grid)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(scroller(self._inner), 1)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._inner.setMaximumWidth(theme().px(WIDEST))
        self.grid.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
