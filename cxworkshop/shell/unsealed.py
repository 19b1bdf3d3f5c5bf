"""The banner about a document that was written without a seal: why, and the passphrase with which it gets one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.passphrase import NO_WAY_BACK
from cxworkshop.core.words import quoted
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.passphrase import PassphrasePair
from cxworkshop.ui.theme import theme

SAFE = "The document is written and complete. Whoever checks it reads that nobody has sealed it."
FIELD, NARROWEST = 260, 120  # pixels at 100 %


class UnsealedBanner(Banner):
    """`seal_wanted` carries the passphrase that was typed."""

    seal_wanted = Signal(str)

    def __init__(self, name: str, *, new: bool, parent: QWidget | None = None) -> None:
        what = "Choose a passphrase for this laptop’s key" if new else "Type the passphrase of this laptop’s key"
        todo = f"{what}, and the document is written again with the workshop’s seal.{f' {NO_WAY_BACK}' if new else ''}"
        title = f"{quoted(name, 'The document', 60)} is not sealed"
        super().__init__(title, SAFE, todo, "warn", "seal-warning", parent=parent)
        words = "Choose a passphrase" if new else "Passphrase of this laptop’s key"
        self.pair = PassphrasePair(words)
        self.pair.ask(words, new=new)
        self.field = self.pair.first
        self.button = self.add_button("Seal it", "inverted")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._seal)
        self.pair.entered.connect(self._seal)
        self.pair.changed.connect(lambda: self.button.setEnabled(bool(self.pair.text())))
        # Before the stretch: it takes what room there is, up to its width.
        self._buttons.insertWidget(self._buttons.indexOf(self.button), self.pair, 100)
        theme().changed.connect(self._fit)
        self._fit()

    def refuse(self, problem: Problem) -> None:
        """Say why the key did not open; the field waits for another try."""
        self.title.setText(problem.happened.rstrip("."))
        announce(self, problem.happened, urgent=True)
        self.setEnabled(True)
        self.field.setFocus()
        self.field.selectAll()

    def _seal(self) -> None:
        if self.pair.accepted():
            self.setEnabled(False)
            self.seal_wanted.emit(self.pair.text())

    def _fit(self) -> None:
        self.pair.setMinimumWidth(theme().px(NARROWEST))
        self.pair.setMaximumWidth(theme().px(FIELD))
