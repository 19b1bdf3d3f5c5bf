"""Undo and redo as the shell does them: each says in words what it did, because the effect may be out of sight."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from cxworkshop.core.step import Step
from cxworkshop.shell.notices import Notices
from cxworkshop.ui.desk import Desk


class Undoing(QObject):
    """Takes steps back and does them again, with a toast that offers the way back."""

    def __init__(self, desk: Desk, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices

    def undo(self) -> None:
        """Take back the last step."""
        step = self._desk.undo().value
        if isinstance(step, Step) and not _in_sight(step):
            self._notices.toast_again(f"Taken back: {step.label}", self.redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        step = self._desk.redo().value
        if isinstance(step, Step) and not _in_sight(step):
            self._notices.toast(f"Done again: {step.label}", self.undo)


def _in_sight(step: Step) -> bool:
    """Whether it was typing, and the focus stands in a field: the words change before the writer's eyes."""
    return bool(step.typing) and isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit)
