"""Who signs: a card each with ink, name, role and what was decided; one is open to be signed on, in its own place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from cxworkshop.core.words import shown
from cxworkshop.stages.signoff.records import Decision
from cxworkshop.ui.a11y import described, name_changed
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.dropped import one_file
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.ink import draw_ink, ink_color, ink_field
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

HEIGHT = 112
PAD = 13
GAP = 10
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
WORDS = {
    Decision.APPROVE: ("check-circle", "approves"),
    Decision.RESERVE: ("warning-circle", "approves with reservations"),
    Decision.DECLINE: ("x-circle", "declines"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Approver:
    """What a card shows. `when` is the clock of the decision; `ink` is empty where the name was typed.

    `final` when it stands in a sealed document: nobody signs there twice. `scan` is the id of the scan of what was
    signed on paper, "" for anything else.
    """

    id: str
    name: str
    role: str
    decision: Decision | None = None
    when: str = ""
    words: str = ""
    ink: tuple[tuple[float, ...], ...] = ()
    final: bool = False
    scan: str = ""

    @property
    def called(self) -> str:
        """The name in one line, or that there is none."""
        return shown(self.name, 60) or "A person without a name"

    @property
    def state(self) -> str:
        """What was decided, and when."""
        if self.decision is None:
            return "not yet"
        return f"{WORDS[self.decision][1]}{' on paper' if self.scan else ''}, {self.when}"


class ApproverCard(HoverFade, KeyboardFocus, QAbstractButton):
    """One approver. Pressing it opens the place to sign, when signing may be."""

    halo_radius = 8
    dropped = Signal(object)  # the file that was let fall here, None where it was not one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.approver = Approver("", "", "")
        self.inviting = False  # the one who signs next
        self.open = False  # being signed on
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_approver(self, approver: Approver, *, inviting: bool, is_open: bool) -> None:
        """What the card is about."""
        self.approver, self.inviting, self.open = approver, inviting, is_open
        lines = [part for part in (approver.called, approver.role, approver.state, approver.words) if part]
        self.setToolTip(tooltip("\n".join(lines)))
        words = f"“{approver.words}”" if approver.words else ""
        next_one = "signs next" if inviting and approver.decision is None else ""
        name_changed(self, described(approver.called, approver.role, approver.state, words, next_one))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        elif event.key() in STEPS:
            event.ignore()  # the grid knows where the next card is
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(one_file(event.mimeData()))
        event.acceptProposedAction()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        focused = self.hasFocus() and self.focus_shown
        strong = focused or self.open or self.inviting
        fill = "hover" if self.hover_part > 0.5 and self.isEnabled() else "raised"
        draw_panel(painter, place, fill=fill, border="accent" if strong else "line2",
                   width=2 if strong else 1, elevation=0)  # fmt: skip
        pad = t.px(PAD)
        lines = t.line_height("ui") + t.line_height("small")
        base = place.bottom() - lines - t.px(12)
        upper = QRectF(place.left() + pad, place.top() + t.px(8), place.width() - 2 * pad, base - place.top() - t.px(6))
        self._paint_upper(painter, upper)
        painter.setPen(QPen(t.color("edge"), 1))
        painter.drawLine(QLineF(place.left() + pad, base + 0.5, place.right() - pad, base + 0.5))
        self._paint_words(painter, QRectF(upper.left(), base + t.px(4), upper.width(), lines))

    def _paint_upper(self, painter: QPainter, place: QRectF) -> None:
        t, one = theme(), self.approver
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if one.decision is None:
            if self.inviting and self.isEnabled():
                side = t.px(16)
                icon = QRectF(place.left(), place.center().y() - side / 2, side, side)
                draw_icon(painter, icon, "pen-nib", t.ink_on("accent"))
                painter.setFont(t.font("ui", 500))
                painter.setPen(t.ink_on("accent"))
                painter.drawText(place.adjusted(side + t.px(8), 0, 0, 0), left, "Sign here")
            return
        if one.decision is Decision.DECLINE:
            painter.fillRect(place.adjusted(0, 2, 0, -2), hatch_brush("line2"))
        if one.scan:
            self._paint_paper(painter, place)
        elif one.ink:
            draw_ink(painter, ink_field(place), one.ink)
        else:
            font = t.font("voice2", italic=True)
            painter.setFont(font)
            painter.setPen(ink_color())
            name = QFontMetricsF(font).elidedText(one.called, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, name)

    @staticmethod
    def _paint_paper(painter: QPainter, place: QRectF) -> None:
        t = theme()
        side = t.px(20)
        draw_icon(painter, QRectF(place.left(), place.center().y() - side / 2, side, side), "file-text", "ink2")
        painter.setFont(t.font("ui", 500))
        painter.setPen(t.color("ink2"))
        words = place.adjusted(side + t.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Signed on paper")

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        t, one = theme(), self.approver
        name, small = t.font("ui", 600), t.font("small")
        painter.setFont(name)
        painter.setPen(t.color("ink"))
        upper = QRectF(place.left(), place.top(), place.width(), t.line_height("ui"))
        words = QFontMetricsF(name).elidedText(one.called, Qt.TextElideMode.ElideMiddle, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, words)
        lower = QRectF(place.left(), upper.bottom(), place.width(), t.line_height("small"))
        if one.decision is not None:
            side = t.px(13)
            hue = {"approve": "ink:accent", "reserve": "ink:warn", "decline": "ink2"}[one.decision.value]
            icon = QRectF(lower.left(), lower.center().y() - side / 2, side, side)
            draw_icon(painter, icon, WORDS[one.decision][0], hue, "fill")
            lower.adjust(side + t.px(5), 0, 0, 0)
        painter.setFont(small)
        painter.setPen(t.color("ink2"))
        tail = f" · {one.when if one.decision is not None else 'not yet'}"
        metrics = QFontMetricsF(small)
        role = shown(one.role, 80)
        if one.decision is None and role and metrics.horizontalAdvance(role + tail) > lower.width():
            tail = ""  # the empty line above says it too, and the role is what tells two people apart
        room = lower.width() - metrics.horizontalAdvance(tail)
        words = metrics.elidedText(role, Qt.TextElideMode.ElideRight, room) + tail if role else tail.removeprefix(" · ")
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, words)


class ApproverGrid(QWidget):
    """Cards two by two; the pad takes the row below the card it belongs to. `pressed` carries the approver's id,
    `dropped` also the file that was let fall on the card, None where it was not one."""

    pressed = Signal(str)
    dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._approvers: tuple[Approver, ...] = ()
        self._cards: list[ApproverCard] = []
        self._pad: QWidget | None = None
        self._signing = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3, 3, 3, 3)  # room for the halo
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        theme().changed.connect(self._fit)

    @property
    def cards(self) -> tuple[ApproverCard, ...]:
        """The cards in their order."""
        return tuple(self._cards)

    def show_approvers(self, approvers: Sequence[Approver], *, may_sign: bool) -> None:
        """One card each; the first who has not decided is invited, while signing may be."""
        self._approvers = tuple(approvers)
        while len(self._cards) < len(approvers):
            card = ApproverCard(self)
            card.clicked.connect(lambda _on=False, card=card: self.pressed.emit(card.approver.id))
            card.dropped.connect(lambda path, card=card: self.dropped.emit(card.approver.id, path))
            self._cards.append(card)
        for card in self._cards[len(approvers) :]:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[len(approvers) :]
        first = next((one.id for one in approvers if one.decision is None), "")
        for card, one in zip(self._cards, approvers, strict=True):
            card.setEnabled((may_sign and not one.final) or bool(one.scan))
            card.setAcceptDrops(may_sign and not one.final)
            card.show_approver(one, inviting=may_sign and one.id == first, is_open=one.id == self._signing)
        self._fit()

    def open_pad(self, pad: QWidget, approver_id: str) -> None:
        """Put the pad under the card it belongs to."""
        self._pad, self._signing = pad, approver_id
        pad.setParent(self)
        self._fit()
        pad.show()

    def close_pad(self) -> None:
        """Take the pad away."""
        if self._pad is not None:
            self._pad.hide()
            self._grid.removeWidget(self._pad)
        self._pad, self._signing = None, ""
        self._fit()

    def card_of(self, approver_id: str) -> ApproverCard | None:
        """The card of an approver."""
        return next((card for card in self._cards if card.approver.id == approver_id), None)

    def _fit(self) -> None:
        for widget in (*self._cards, self._pad):
            if widget is not None:
                # Not takeAt: an item that lives on keeps a widget from telling its next item how tall it has become.
                self._grid.removeWidget(widget)
        below = next((n // 2 for n, one in enumerate(self._approvers) if one.id == self._signing), -1)
        for number, card in enumerate(self._cards):
            row = number // 2
            self._grid.addWidget(card, row + (1 if 0 <= below < row else 0), number % 2)
            card.setFixedHeight(theme().px(HEIGHT))
            card.open = card.approver.id == self._signing and bool(self._signing)
            card.update()
            card.show()
        if self._pad is not None and below >= 0:
            self._grid.addWidget(self._pad, below + 1, 0, 1, 2)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((n for n, card in enumerate(self._cards) if card.hasFocus()), -1)
        step = STEPS.get(Qt.Key(event.key()))
        if here < 0 or step is None or not 0 <= here + step < len(self._cards):
            super().keyPressEvent(event)
            return
        self._cards[here + step].setFocus(Qt.FocusReason.OtherFocusReason)
        event.accept()
