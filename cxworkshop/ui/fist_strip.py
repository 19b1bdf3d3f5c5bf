"""A fist of five under the page: how many are in while fingers are counted, and the six counts when it is closed.

It has the focus while fingers are counted: every digit from 0 to 5 is a person, and no other letter does anything.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.fist import FISTS, next_words, result_words
from cxworkshop.core.votes import CountIn
from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fist_paint import draw_fist
from cxworkshop.ui.fist_session import FistSession
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.labels import ElidedLabel, Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.tally_paint import Slots
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS
from cxworkshop.ui.typing import ENTER

OPEN = "0 to 5 for each person · Backspace takes the last back · Enter closes · Esc leaves"
NOBODY = "Nobody has shown fingers yet. V opens the vote."
OUTLINE = "Outlined: the round before."


class Columns(QWidget):
    """The six counts of a closed round, the round before in outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fist: tuple[int, ...] = ()
        self._before: tuple[int, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_rounds(self, fist: tuple[int, ...], before: tuple[int, ...] | None) -> None:
        """Show a round."""
        if (fist, before) != (self._fist, self._before):
            self._fist, self._before = fist, before
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(330), theme().px(104))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._fist:
            draw_fist(painter, QRectF(self.rect()).adjusted(0, 2, 0, 0), self._fist, self._before)


class FistStrip(KeyboardFocus, QWidget):
    """Shows a session. `left` tells that the facilitator is done with it for now; nothing is lost by that."""

    left = Signal()

    halo_radius = RADIUS["card"]

    def __init__(self, session: FistSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = ElidedLabel("", "h3", "ink", mode=Qt.TextElideMode.ElideMiddle)
        self.counted = Label("", "h3", "ink")
        self.vote = Button("Close the vote", "primary", icon="check", key="V")
        self.close_button = IconButton("x", "Leave the fist of five", 28)
        self.close_button.set_name("Leave the fist of five", "Esc")
        self.slots = Slots()
        self.hint = ElidedLabel("", "small", "ink2")
        self.columns = Columns()
        self.result = Paragraph("", "h3", "ink")
        self.following = Paragraph("", "ui", "ink")
        self.before = Paragraph(OUTLINE, "small", "ink2")
        for button in (self.vote, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.vote.clicked.connect(self._turn)
        self.close_button.clicked.connect(self.left)
        session.changed.connect(self.refresh)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("hand", 20, "accent"))
        head.addWidget(self.title, 1)
        head.addWidget(self.vote)
        head.addWidget(self.close_button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for part in (self.result, self.following, self.before):
            words.addWidget(part)
        words.addStretch(1)
        shown = QHBoxLayout()
        shown.setSpacing(26)
        shown.addWidget(self.columns)
        shown.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(6)
        told = QHBoxLayout()
        told.setSpacing(14)
        told.addWidget(self.counted)
        told.addWidget(self.slots, 1)
        column.addLayout(head)
        column.addLayout(told)
        column.addWidget(self.hint)
        column.addLayout(shown)

    # -- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything as it is now."""
        session = self.session
        is_open, rounds = session.is_open, session.rounds
        fist = rounds[-1] if rounds else (0,) * FISTS
        self.title.setText(f"Fist of five on {session.name}")
        words = session.told.words() if is_open else ""
        if words != self.counted.text() and is_open and self.hasFocus():
            announce(self, words)
        self.counted.setText(words)
        if is_open:
            # The slots keep their place while the number grows.
            people = session.told.of
            self.counted.setMinimumWidth(self.counted.fontMetrics().horizontalAdvance(CountIn(people, people).words()))
        self.slots.show_count(session.told, words)
        over = session.told.over
        self.hint.setText(f"{over:,} more than there are people. Shift V says how many vote" if over else OPEN)
        self.hint.set_color("ink:warn" if over else "ink2")
        self.columns.show_rounds(fist, rounds[-2] if len(rounds) > 1 else None)
        self.result.setText(result_words(fist) or NOBODY)
        self.following.setText(next_words(fist))
        for part, seen in (
            *((one, is_open) for one in (self.counted, self.slots, self.hint)),
            *((one, not is_open) for one in (self.columns, self.result)),
            (self.following, not is_open and bool(next_words(fist))),
            (self.before, not is_open and len(rounds) > 1),
        ):
            part.setVisible(seen)
        self.vote.setText("Close the vote" if is_open else "Vote again" if rounds else "Open the vote")
        self.vote.set_icon("check" if is_open else "arrow-counter-clockwise" if rounds else "hand")
        self.vote.set_kind("primary" if is_open else "secondary")
        name_changed(self, self.title.text())
        told = ", ".join(f"{count} with {fingers}" for fingers, count in enumerate(fist))
        self.setAccessibleDescription(words if is_open else described(self.result.text(), told if rounds else ""))
        self.update()

    # -- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # While fingers are counted, no letter beside them may do anything on the page around.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, text = event.key(), event.text()
        own = (Qt.Key.Key_V, Qt.Key.Key_F, Qt.Key.Key_Escape)
        typing = key in (*ENTER, Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or (len(text) == 1 and text.isprintable())
        return self.hasFocus() and (key in own or (self.session.is_open and typing))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
            return
        self._show_focus(True)
        text = event.text()
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_F:
                self.left.emit()
            case Qt.Key.Key_V | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._turn()
            case Qt.Key.Key_Backspace:
                self.session.take_back()
            case _ if len(text) == 1 and text in "012345":
                self.session.show(int(text))
            case _ if len(text) == 1 and text in "6789":
                self.hint.setText(f"A fist of five has no {text}: 0 to 5 fingers")
                self.hint.set_color("ink:warn")
                announce(self, self.hint.text())
        event.accept()

    def _turn(self) -> None:
        self.session.turn()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.session.is_open:
            announce(self, f"The vote is closed. {self.result.text()} {self.following.text()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        radius = RADIUS["card"]
        draw_panel(painter, area, fill="well", border="line2", radius=radius, elevation=0)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, radius)
