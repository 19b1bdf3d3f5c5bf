"""What goes with the focused card or candidate: the facilitator's notes on it, and that it was signed otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.words import shown
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.typing import keeps

PLACEHOLDER = "Only for you and the record"


class NotesEdit(PlainText):
    """Esc keeps what is written and goes back to where the notes were asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PLACEHOLDER, 1, 4, "Notes", parent)
        self.setProperty("quiet", True)
        self.back: Callable[[], object] = self.clearFocus

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.back()
        else:
            super().keyPressEvent(event)


class Noting(QWidget):
    """`write` is called with the id of the record and its notes; `back` gives the focus back."""

    def __init__(self, desk: Desk, write: Callable[[str, str], object], back: Callable[[], object]) -> None:
        super().__init__()
        self.flag = SignedChip(desk)
        self._write = write
        self._record = ""
        self.title = Label("Notes", "small", "ink2", 600)
        self.edit = NotesEdit()
        self.edit.back = back
        self.edit.committed.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit, 1)
        row.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignTop)

    def show_for(self, record: str, called: str, notes: str) -> None:
        """Show the notes on a record; without one the field is not there."""
        if record != self._record:
            self.edit.commit()
            self._record = record
        self.setVisible(bool(record))
        self.flag.show_things(*((record,) if record else ()))
        self.title.setText(f"Notes on {shown(called, 24)}" if record else "Notes")
        self.edit.setAccessibleName(f"Notes on {called}")
        self.edit.set_text(notes)

    def begin(self) -> None:
        """Write here."""
        if self._record:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what is half typed."""
        self.edit.commit()

    def _keep(self, text: str) -> None:
        if self._record:
            self._write(self._record, text.strip())
