"""The page before the first principle: its layout as a ghost, and in front of it a name and a statement to write."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.empty import EmptyState
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.sidelist import WIDTH
from cxworkshop.ui.texts import VoiceEdit
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

TITLE = "No principles yet"
TEXT = (
    "What does the whole organisation hold to? Type a name, Enter, then one sentence, Enter. Three to seven are enough."
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Ghost(QWidget):
    """A list at the left, a sentence and rows at the right: bars where words will stand."""

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = round(WIDTH * min(t.scale, 1.2))
        painter.fillRect(side - 1, 0, 1, self.height(), t.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("well"))
        for number in range(5):
            top = 26 + number * t.px(96)
            for left, width, height, down in ((24, 12, 12, 0), (44, 110, 12, 0), (44, 190, 9, 24), (44, 160, 9, 42)):
                painter.drawRoundedRect(QRectF(left, top + t.px(down), t.px(width), t.px(height)), 4, 4)
        left, width = side + 34, self.width() - side - 70
        for top, part, height in ((30, 0.15, 12), (58, 0.62, 30), (100, 0.48, 30)):
            painter.drawRoundedRect(QRectF(left, t.px(top), width * part, t.px(height)), 6, 6)
        for number in range(5):
            painter.drawRoundedRect(QRectF(left, t.px(190 + number * 52), width, t.px(46)), 8, 8)


class EmptyPrinciples(EmptyState):
    """`added` carries the first name and statement."""

    added = Signal(str, str)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, TEXT, Ghost(), parent)
        self.name = LineEdit("", "Name it in two or three words", "Name of the principle")
        self.statement = VoiceEdit("Say it in one sentence", "voice2", lines=2, max_lines=5, name="Statement")
        self.add = Button("Add principle", kind="primary")
        self.add.set_tail_icon("key-return")
        self.add.clicked.connect(self._add)
        self.spreadsheet = Button("From a spreadsheet…", icon="table")
        self.spreadsheet.clicked.connect(self.import_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.add)
        buttons.addWidget(self.spreadsheet)
        buttons.addStretch(1)
        self.column.setSpacing(10)
        self.column.addWidget(self.name)
        self.column.addWidget(self.statement)
        self.column.addLayout(buttons)
        for edit in (self.name, self.statement):
            edit.installEventFilter(self)
        self.name.textChanged.connect(lambda _text: self._see())
        self.statement.document().contentsChanged.connect(self._see)
        self.setFocusProxy(self.name)
        self._see()

    def take(self) -> tuple[str, str]:
        """What is typed, and the fields are empty again."""
        words = (" ".join(self.name.text().split()), self.statement.text().strip())
        self.name.clear()
        self.statement.clear()
        self.name.commit()
        self.statement.commit()
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in ENTER or event.modifiers() & _HELD:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            if watched is self.name:
                self.statement.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self._add()
            return True
        return super().eventFilter(watched, event)

    def _see(self) -> None:
        self.add.setEnabled(bool(self.name.text().strip() or self.statement.text().strip()))

    def _add(self) -> None:
        if self.name.text().strip() or self.statement.text().strip():
            self.added.emit(*self.take())
