"""The banner about a document that was written without a seal: why, and the passphrase with which it gets one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.passphrase import NO_WAY_BACK
from cxworkshop.core.words import quoted
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.passphrase import PassphrasePair
from cxworkshop.ui.theme import theme

SAFE = "The document is written and complete. Whoever checks it reads that nobody has sealed it."
INDENT = 22  # of what stands under the words
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
        self.pair = PassphrasePair(words, flat=True)
        self.pair.ask(words, new=new)
        self.field = self.pair.first
        self.button = self.add_button("Seal it", "inverted")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._seal)
        self.pair.entered.connect(self._seal)
        self.pair.changed.connect(self._grow)
        self.pair.changed.connect(lambda: self.button.setEnabled(bool(self.pair.text())))
        self._new = new
        row = self.layout()
        beside = row.itemAt(1) if row is not None else None
        column = beside.layout() if beside is not None else None
        if new and isinstance(column, QVBoxLayout):
            self.pair.setContentsMargins(INDENT, 0, 0, 0)
            column.insertWidget(column.count() - 1, self.pair)  # two fields have a row of their own
        else:
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
        self._grow()

    def _fit(self) -> None:
        self.pair.setMinimumWidth(theme().px(NARROWEST))
        self.pair.setMaximumWidth(theme().px(FIELD) * (2 if self._new else 1))
        self._grow()

    def _grow(self) -> None:
        """All of it is in sight: what is to be typed here must not be squeezed by the page below."""
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
