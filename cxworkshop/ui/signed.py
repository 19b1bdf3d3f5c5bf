"""The sign that something was signed in other words: a pen, quiet as ink, with what changed when it is looked at.

A later edit is nobody's fault: the sign has neither the amber of what is open nor the coral of the customer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from cxworkshop.core.rewording import Span
from cxworkshop.ui.chips import Pill
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.hover import mix
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.signednote import SignedNote
from cxworkshop.ui.signedsign import ICON, SIDE
from cxworkshop.ui.since import Told
from cxworkshop.ui.theme import Role, theme

SINCE = "since"  # a jump to the sign-off whose place begins with this word compares with what was signed
SMALL = 32  # pixels of a chip without its words
LEAST = 24  # pixels in which words are worth showing
LOOK_MS = 250  # a mouse that only passes by opens nothing


def flag_words(number: int, *, new: bool = False) -> str:
    """What the sign says in words."""
    return f"New since revision {number}" if new else f"Signed in revision {number}"


class _Asks(Protocol):
    """A model or delegate of a list: whether a thing is not as it was signed."""

    differs: Callable[[str], bool]


class _Follow(QObject):
    """Paints the lists in a place anew when something is signed, or differs from it, or does no more."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        desk.signed.changed.connect(self._repaint)

    def _repaint(self, _things: object) -> None:
        own = [self._place] if isinstance(self._place, QAbstractItemView) else []
        for view in (*own, *self._place.findChildren(QAbstractItemView)):
            view.viewport().update()


def follow_signed(desk: Desk, asks: _Asks, place: QWidget) -> None:
    """Let `asks`, which paints or tells the rows of a list in `place`, know what is not as it was signed."""
    asks.differs = lambda thing: desk.signed.differs(thing)
    _Follow(desk, place)


class SignedChip(Pill):
    """Stands beside what is not as it was signed, and shows what was signed under the mouse or with the focus.

    Enter, Space or a click goes to the comparison of everything.
    """

    _role: Role = "voice"  # what the room decided is set in its voice
    _small = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, 260)
        self.desk = desk
        self._things: tuple[str, ...] = ()
        self._note: SignedNote | None = None
        self._quiet = False
        self._back: QWidget | None = None  # what had the focus before a key brought it here
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.show_note)
        self.hide()
        self.clicked.connect(self._go)
        desk.signed.changed.connect(self._hear)

    @property
    def note(self) -> SignedNote | None:
        """What was signed, while it is shown."""
        return self._note

    def show_things(self, *things: str) -> None:
        """Stand for these things; hidden while they are as they were signed."""
        if things != self._things:
            self._things = things
            self.hide_note()
        self._dress()

    def set_quiet(self, quiet: bool) -> None:
        """Say nothing while a vote is open: how it stands would be among what changed."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._dress()

    def show_note(self) -> None:
        """Show what was signed, below the chip."""
        told = self._told()
        if self._note is None and self.isVisible() and told:
            self._note = SignedNote(self, self._heading(), told, self._role)
            self._note.place()
            self._note.show()

    def hide_note(self) -> None:
        """Take it away."""
        self._look.stop()
        note, self._note = self._note, None
        if note is not None:
            note.hide()
            note.deleteLater()

    # -- what it stands for --------------------------------------------------------------------------------------------

    def _stands(self) -> bool:
        return self.desk.signed.differs(*self._things)

    def _said(self) -> str:
        signed = self.desk.signed
        return flag_words(signed.number, new=signed.is_new(*self._things))

    def _heading(self) -> str:
        return f"Since revision {self.desk.signed.number} was signed"

    def _told(self) -> list[Told]:
        return self.desk.signed.told(*self._things)

    def _where(self) -> str:
        return " ".join((SINCE, *self._things))

    # -- inside --------------------------------------------------------------------------------------------------------

    def _hear(self, things: frozenset[str] | None) -> None:
        if self._things and (things is None or not things.isdisjoint(self._things)):
            self.hide_note()
            self._dress()

    def _dress(self) -> None:
        stands = self._stands() and not self._quiet
        if stands:
            self.setText(self._said())
            self.setAccessibleName(self.text())
            self.updateGeometry()
        if stands == self.isHidden():
            had_focus = self.hasFocus()
            self.setVisible(stands and self.parentWidget() is not None)
            if had_focus and not stands:
                self.focusNextChild()

    def _go(self) -> None:
        self.hide_note()
        self.desk.jump.emit("signoff", self._where())

    def _lead(self) -> int:
        return theme().px(28)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room for the words, the sign stands alone."""
        return QSize(theme().px(SMALL), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        self._shape(painter, mix(t.color("well"), t.color("hover"), self.hover_part), t.color("line2"))
        draw_icon(painter, self._sign_rect(SIDE), ICON, "ink2")
        font, room = self._font(), self.width() - self._lead() - self._tail()
        if not self._small and room >= t.px(LEAST):
            metrics = QFontMetricsF(font)
            words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
            painter.setFont(font)
            painter.setPen(t.color("ink2"))
            painter.drawText(
                QPointF(self._lead(), self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2), words
            )

    # -- looking -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and self.parentWidget() is not None:
            self._dress()  # before, showing it would have opened a window of its own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back, self._back = self._back, None
        if event.key() == Qt.Key.Key_Escape and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back = back
            super().keyPressEvent(event)

    def look(self) -> None:
        """Take the focus, which shows what was signed; Esc gives it back."""
        self._back = self.window().focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._look.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.hide_note()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        told = self._told()
        self.setAccessibleDescription(" ".join(one.spoken for one in told))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.show_note()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide_note()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hide_note()


class StageFlag(SignedChip):
    """Beside a stage's title: that something on it is not as it was signed, and how much."""

    _role: Role = "ui"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._stage = ""
        super().__init__(desk, parent)

    def show_stage(self, key: str) -> None:
        """Stand for everything on this stage."""
        self._stage = key
        self._dress()

    def whole_width(self) -> int:
        """The pixels it takes with its words, 0 while it does not stand there."""
        return super().sizeHint().width() if not self.isHidden() else 0

    def set_small(self, small: bool) -> None:
        """Show only the sign: the title beside it needs the room."""
        if small != self._small:
            self._small = small
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(theme().px(SMALL), whole.height()) if self._small else whole

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _stands(self) -> bool:
        return bool(self._stage and self.desk.signed.summary(self._stage))

    def _said(self) -> str:
        return f"Changed since revision {self.desk.signed.number}"

    def _told(self) -> list[Told]:
        words = self.desk.signed.summary(self._stage)
        return [Told((Span(words),), f"{words}.")] if words else []

    def _where(self) -> str:
        return f"{SINCE} stage:{self._stage}"

    def _hear(self, things: frozenset[str] | None) -> None:
        self.hide_note()
        self._dress()
