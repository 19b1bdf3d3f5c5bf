"""A principle as the room says it: its number and name in small, its statement large, both written where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.principles.records import Principle
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.texts import PlainText, VoiceEdit
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.typing import ENTER, keeps

MOST_LINES = 3  # of the largest type; what is longer is set one size smaller
PART = 0.36  # of the page's height
_ROLES: tuple[Role, ...] = ("voice0", "voice1", "voice2")
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Name(LineEdit):
    """The name; Enter goes on to the statement."""

    done = Signal()
    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Delete) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)  # a long name shows its beginning

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & _HELD:
            self.commit()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class Wording(QWidget):
    """`named` and `stated` carry what was typed; `done` that Enter ended the statement, `gave_up` that Esc did."""

    named = Signal(str)
    stated = Signal(str)
    noted = Signal(str)
    done = Signal()
    gave_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag = SignedChip(desk)
        self._shown = ""
        self._height = 800
        self._number = Label("", "ui", "ink2")
        self.name = Name("", "Name it in two or three words", "Name of the principle")
        self.name.setProperty("quiet", True)
        self.name.committed.connect(self.named)
        self.name.done.connect(self._to_statement)
        self.name.gave_up.connect(self.gave_up)
        self.statement = VoiceEdit("Say it in one sentence", "voice0", lines=1, max_lines=7, name="Statement")
        self.statement.setProperty("quiet", True)
        self.statement.committed.connect(self.stated)
        self.statement.installEventFilter(self)
        self.statement.document().contentsChanged.connect(self._fit_type)
        self.notes = PlainText("Notes, only for you and the record", max_lines=4, name="Notes", role="ui")
        self.notes.setProperty("quiet", True)
        self.notes.committed.connect(self.noted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(0)
        self.name.setTextMargins(-8, 0, 0, 0)  # its own edge is the space between the two
        head.addWidget(self._number)
        head.addWidget(self.name, 1)
        head.addWidget(self.flag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.statement)
        column.addSpacing(4)
        column.addWidget(self.notes)
        theme().changed.connect(self._fit_type)

    def show_principle(self, principle: Principle | None, number: int) -> None:
        """Show a principle, or with None an empty place for the next; what is being typed in it stays."""
        shown = principle.id if principle is not None else ""
        if shown != self._shown:
            # What was typed belongs to the one before, which has gone: it must not become this one's.
            for edit in (self.name, self.statement, self.notes):
                edit.blockSignals(True)
                edit.commit()
                edit.blockSignals(False)
            self._shown = shown
        self.flag.show_things(*((shown,) if shown else ()))
        self._number.setText(f"Principle {number} ·")
        self.name.set_text(principle.name if principle is not None else "")
        self.statement.set_text(principle.statement if principle is not None else "")
        self.notes.set_text(principle.notes if principle is not None else "")
        self.notes.setVisible(principle is not None)
        if not self.name.hasFocus():
            self.name.setCursorPosition(0)

    def become(self, principle_id: str) -> None:
        """The empty place has become a principle: what is still being typed is its own."""
        self._shown = principle_id

    def begin(self, *, name: bool) -> None:
        """Put the caret in the name, or in the statement."""
        if name:
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
            self.name.selectAll()
        else:
            self._to_statement()

    def commit(self) -> None:
        """Keep what is half typed."""
        self.name.commit()
        self.statement.commit()
        self.notes.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.modifiers() & _HELD:
            return False
        if event.key() in ENTER:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.statement.commit()
                self.done.emit()
                return True
        return False

    def _to_statement(self) -> None:
        self.statement.setFocus(Qt.FocusReason.TabFocusReason)
        self.statement.moveCursor(self.statement.textCursor().MoveOperation.End)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_type()

    def fit(self, height: int) -> None:
        """Take no more of a page so many pixels high than leaves room for what stands below."""
        if height != self._height:
            self._height = height
            self._fit_type()

    def _fit_type(self) -> None:
        """The largest type that keeps the statement within a few lines, and within its part of the page."""
        role: Role = "voice2"
        for larger in _ROLES:
            metrics = QFontMetrics(theme().font(larger))
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
            room = QRect(0, 0, max(80, self.statement.width() - 20), 100_000)
            text = metrics.boundingRect(room, flags, self.statement.text() or "x").height()
            lines = round(text / metrics.lineSpacing())
            if lines <= MOST_LINES and lines * theme().line_height(larger) <= self._height * PART:
                role = larger
                break
        self.statement.set_role(role)
