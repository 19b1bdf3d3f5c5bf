"""The place to sign: a decision by one key, words, and a signature drawn or the name typed; Enter records it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.signoff.page.approvers import Approver
from cxworkshop.stages.signoff.page.hand import HandField
from cxworkshop.stages.signoff.page.key_row import KeyRow
from cxworkshop.stages.signoff.page.signing import Begun, Signing
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.ui.a11y import announce, name_changed
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.dropped import one_file
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.texts import PlainText

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIGNING = "The document is being signed. Esc stops it."
STOPPED = "Stopped: nothing was recorded. Esc once more leaves it."
WAITING = "The time-stamp authority has not answered yet. Enter signs without its stamp, Esc stops it."
KEPT = "It is kept for good: no undo takes it back."
RESERVE, RESERVE_SHORT = "With reservations", "Reserve"
PLAIN = ~Qt.KeyboardModifier.KeypadModifier


class _Words(PlainText):
    """The approver's own words; Enter is for the pad."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & PLAIN:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SignPad(QWidget):
    """`recorded` carries a Signing; `left` tells that the hand gave up. What is half written stays until then.

    While it is being signed `stopped` tells that it is not wanted after all, `hurried` that nobody waits for the time.
    """

    recorded = Signal(object)
    left = Signal()
    stopped = Signal()
    hurried = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._approver = Approver("", "", "")
        self._begun = False
        self._sealed = self._working = self._waiting = False
        self._aside: dict[str, Begun] = {}  # by approver: somebody else may sign in between
        self.title = ElidedLabel("", "ui", "ink", 600)
        self.close_button = IconButton("x", "Close", size=28, icon_size=16)
        self.close_button.set_name("Close", "Esc")
        self.close_button.clicked.connect(self._leave)
        self.decision = Segmented(
            [
                Option("approve", "Approve", cap="A"),
                Option("reserve", RESERVE, cap="W"),
                Option("decline", "Decline", cap="D"),
            ],
            "Decision",
        )
        self.decision.changed.connect(lambda _key: self._refresh())
        self.words = _Words("In their own words", 1, 5, "In their own words", role="voice")
        self.words.entered.connect(self.record)
        self.hand = HandField(desk)
        self.hand.changed.connect(self._refresh)
        self.ink, self.typed = self.hand.ink, self.hand.typed
        self.key_row = KeyRow(self)
        self.key_row.changed.connect(self._refresh)
        self.record_button = Button("Record", "primary", icon="pen-nib")
        self.record_button.set_tail_icon("key-return")
        self.record_button.clicked.connect(self.record)
        self.missing = Paragraph("", "small", "ink2")
        self._build()
        desk.commands.bind(
            self,
            {
                "signoff.approve": lambda: self.decide(Decision.APPROVE),
                "signoff.reserve": lambda: self.decide(Decision.RESERVE),
                "signoff.decline": lambda: self.decide(Decision.DECLINE),
                "signoff.type": self.hand.toggle_typing,
                "signoff.on_paper": self.hand.toggle_paper,
            },
        )
        self.setAcceptDrops(True)
        self.words.setAcceptDrops(False)  # a file let fall there is the scan
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        tools = self._tools = FlowLayout(gap=4, line_gap=4)
        for button in (self.hand.type_button, self.hand.paper_button, self.hand.clear_button):
            tools.addWidget(button)
        tools.addWidget(self.key_row.own_button)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.record_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.decision)
        column.addWidget(self.words)
        column.addWidget(self.hand)
        column.addLayout(tools)
        column.addWidget(self.key_row)
        column.addLayout(foot)

    # -- what it is about ----------------------------------------------------------------------------------------------

    @property
    def approver(self) -> Approver:
        """Who signs here."""
        return self._approver

    def begin(self, approver: Approver) -> None:
        """Be there for an approver: what they had begun is there still, and what another had waits for them."""
        if approver.id == self._approver.id and self._begun:
            return
        self._put_aside()
        self.key_row.forget()
        self._approver, self._begun = approver, True
        kept = self._aside.pop(approver.id, Begun())
        self.title.setText(f"{approver.called} · {approver.role}" if approver.role else approver.called)
        self.decision.set_value(kept.decision)
        self.words.set_text(kept.words)
        self.hand.begin(approver, kept.hand)
        name_changed(self, f"{approver.called} signs")

    def show_key(self, *, sealed: bool, locked: bool) -> None:
        """Whether a key signs here, and whether it takes its passphrase."""
        self._sealed = sealed
        self.key_row.show_lock(sealed and locked)
        self._refresh()

    def show_working(self, working: bool, why_not: str = "") -> None:
        """The document is being signed, beside the window; or it is not, and why not."""
        self._working, self._waiting = working, False
        focused = self.window().focusWidget()
        inside = focused is self or self.isAncestorOf(focused or self)
        if working and inside:
            # What had it is off now, and a second Enter must not stop what the first one began.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self.decision, self.words, self.key_row):
            widget.setEnabled(not working)
        self._refresh()
        if why_not:
            self.missing.set_color("ink:warn")
            self.missing.setText(why_not)
            announce(self, why_not)
            if inside:
                self.record_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, waiting: bool) -> None:
        """The time-stamp authority has not answered: what a person can do about that."""
        waiting = waiting and self._working
        if waiting == self._waiting:
            return
        self._waiting = waiting
        self._refresh()
        if waiting:
            announce(self, WAITING)

    def finish(self) -> None:
        """It is recorded: whoever comes next begins anew."""
        self.show_working(False)
        self.key_row.forget()
        self.hand.scan.show_scan(None)
        self._begun = False

    def forget(self) -> None:
        """Another workshop: nothing was begun."""
        self.show_working(False)
        self._begun = False
        self._aside.clear()
        self.hand.scan.show_scan(None)

    def _put_aside(self) -> None:
        if self._begun:
            self._aside[self._approver.id] = Begun(self.decision.value(), self.words.text(), self.hand.kept())

    def focus_first(self) -> None:
        """The decision comes first."""
        self.decision.segment("approve").setFocus(Qt.FocusReason.OtherFocusReason)

    def decide(self, decision: Decision) -> None:
        """Choose what is decided; the words are next."""
        if self._working:
            return
        self.decision.set_value(decision.value)
        announce(self, decision.label)
        self._refresh()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def lacking(self) -> str:
        """What is not there yet, in words; "" when it can be recorded."""
        if self.decision.value() is None:
            return "The decision is missing: A approve, W with reservations, D decline."
        return self.hand.lacking() or self._lacking_key()

    def _lacking_key(self) -> str:
        return self.key_row.lacking() if self._sealed else ""

    def record(self) -> None:
        """Hand over what is to be recorded; says what is missing instead when something is."""
        if self._waiting:
            self.hurried.emit()
        if not self._begun or self._working:
            return  # recorded already: what is kept for good is kept once
        lacking = self.lacking()
        if lacking:
            self.missing.set_color("ink:warn")
            announce(self, lacking)
            self._go_to_missing()
            return
        decision = Decision(self.decision.value() or "")
        key, hand = self.key_row, self.hand
        own, passphrase = (key.own, key.passphrase.text()) if self._sealed else ("", "")
        words = self.words.text().strip()
        self.recorded.emit(Signing(self._approver.id, decision, words, hand.strokes(), own, passphrase, hand.paper()))

    # -- inside --------------------------------------------------------------------------------------------------------

    def _go_to_missing(self) -> None:
        if self.decision.value() is None:
            self.focus_first()
        elif self.hand.lacking():
            self.hand.focus_missing()
        else:
            self.key_row.focus_missing()

    def _refresh(self) -> None:
        on_paper = self.hand.way == "paper"
        if on_paper and self.key_row.brought:
            self.key_row.set_own(False)  # what was signed on paper is recorded by the hosts, with their key
        self.key_row.own_button.setVisible(self._sealed and not on_paper)
        lacking = self.lacking()
        self.missing.set_color("ink2")
        under_way = WAITING if self._waiting else SIGNING
        self.missing.setText(under_way if self._working else lacking or KEPT)
        self.hand.show_working(self._working)
        self.record_button.setEnabled(not self._working or self._waiting)
        self.key_row.own_button.setEnabled(not self._working)
        decided = self.decision.value()
        words = "Record" if decided is None else "Decline" if decided == "decline" else "Approve"
        self.record_button.setText("Sign without its stamp" if self._waiting else words)
        self.close_button.set_name("Stop" if self._working else "Close", "Esc")

    def _leave(self) -> None:
        """What Esc means: to stop what is under way, and else to give up."""
        (self.stopped if self._working else self.left).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.decision.set_label("reserve", RESERVE)
        keys = [one.value for one in Decision]
        wanted = sum(self.decision.segment(key).sizeHint().width() for key in keys)
        if wanted > self.decision.width():
            self.decision.set_label("reserve", RESERVE_SHORT)
        row = self.decision.layout()
        assert isinstance(row, QHBoxLayout)
        for place, key in enumerate(keys):
            row.setStretch(place, self.decision.segment(key).sizeHint().width())  # as much room as its words take

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            event.accept()
        elif event.key() in ENTER and not event.modifiers() & PLAIN:
            self.record()
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._working:
            self.hand.scan.show_wanted(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hand.scan.show_wanted(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.hand.take(one_file(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), QRectF(self.rect()), fill="well", border="accent", width=2, elevation=0)
