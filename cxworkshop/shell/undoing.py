"""Undo and redo as the shell does them: each says in words what it did, because the effect may be out of sight.

What was frozen is never taken back. Undo goes behind it only when it is asked for again: whoever has just frozen a
revision means that, and not the words they gave before.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from cxworkshop.core.step import Step
from cxworkshop.core.store import Changed
from cxworkshop.core.words import quoted
from cxworkshop.shell.notices import Notices
from cxworkshop.ui.desk import Desk

ANSWER_MS = 400  # from the question on
LONGEST = 60  # characters of a step's label


class Undoing(QObject):
    """Takes steps back and does them again, with a toast that offers the way back."""

    def __init__(self, desk: Desk, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices
        self._asked = ""  # the freeze behind which somebody was asked whether to go
        self._since = QElapsedTimer()  # since they were
        self._behind = ""  # the freeze behind which they went
        desk.changed.connect(self._hear)
        desk.opened.connect(self._forget)

    def undo(self) -> None:
        """Take back the last step; one from before a freeze only when it is asked for once more."""
        if self._asks():
            return
        step = self._desk.undo().value
        if isinstance(step, Step) and not _in_sight(step):
            self._notices.toast_again(f"Taken back: {step.label}", self.redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        step = self._desk.redo().value
        if isinstance(step, Step) and not _in_sight(step):
            self._notices.toast(f"Done again: {step.label}", self.undo)

    def _asks(self) -> bool:
        store = self._desk.store
        freeze, label = (store.undo_passes, store.undo_label) if store is not None else (None, None)
        if not freeze or not label or freeze == self._behind:
            return False
        # A key that is held down has not answered.
        if self._asked == freeze and self._notices.offers and self._since.elapsed() >= ANSWER_MS:
            self._pass()
            return False
        self._asked = freeze
        self._since.start()
        words = f"{quoted(freeze, '', LONGEST)} stays. Before it came {quoted(label, '', LONGEST)}."
        self._notices.offer(words, "Take that back", "Ctrl+Z", self._pass_and_undo)
        return True

    def _pass(self) -> None:
        self._behind, self._asked = self._asked, ""
        self._notices.taken()

    def _pass_and_undo(self) -> None:
        self._pass()
        self.undo()

    def _hear(self, changed: Changed) -> None:
        if changed.cause != "undo":
            self._forget()

    def _forget(self) -> None:
        self._asked = self._behind = ""


def _in_sight(step: Step) -> bool:
    """Whether it was typing, and the focus stands in a field: the words change before the writer's eyes."""
    return bool(step.typing) and isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit)
