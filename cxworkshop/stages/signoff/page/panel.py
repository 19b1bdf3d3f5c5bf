"""The right of the Document tab: what the signing waits for, who signs, what stays open, and the revision itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.stages import open_points, record_types
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.approvers import Approver, ApproverGrid
from cxworkshop.stages.signoff.page.freezing import VerdictCard
from cxworkshop.stages.signoff.page.pad import Signing, SignPad
from cxworkshop.stages.signoff.page.points_panel import PointsPanel
from cxworkshop.stages.signoff.page.revision_foot import RevisionFoot, short_moment
from cxworkshop.stages.signoff.page.sealer import Sealer
from cxworkshop.stages.signoff.page.standing import Verdict, verdict
from cxworkshop.stages.signoff.page.watching import Keeper
from cxworkshop.stages.signoff.points import latest, seal_of, standing
from cxworkshop.stages.signoff.records import Approval, Decision, Revision, Seal
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph, SectionHeading
from cxworkshop.ui.theme import theme

WIDTH = 424
WIDEST = 560
NARROWEST = 360
SHARE = 0.57
INSET = 22
Now = Callable[[], datetime]


class _Column(QWidget):
    """What scrolls: as wide as the panel, as high as it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(INSET, 16, INSET, 20)
        self.column.setSpacing(8)


class SignPanel(QScrollArea):
    """`changed` tells that what can be done is another; `compare_wanted` carries a revision's number."""

    changed = Signal()
    compare_wanted = Signal(int)

    def __init__(self, desk: Desk, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.keeper = desk, keeper
        self.now: Now = lambda: datetime.now().astimezone()
        self.verdict = Verdict(False, "", "", "", "plain")
        self.card = VerdictCard(desk)
        self.heading = SectionHeading("Approvers")
        self.nobody = Paragraph("Nobody is asked to sign. Prepare says who approves.", "ui", "ink2")
        self.grid = ApproverGrid()
        self.pad = SignPad(desk, self)
        self.points = PointsPanel(desk)
        self.foot = RevisionFoot()
        self.sealer = Sealer(desk, self)
        self._unsealed = self.verdict  # as it would be if nothing were sealed
        self._left_at: QWidget | None = None  # where the focus was put until the seal is there
        self._body = body = _Column()
        for widget, space in (
            (self.card, 8),
            (self.heading, 0),
            (self.nobody, 0),
            (self.grid, 8),
            (self.points, 8),
            (self.foot, 0),
        ):
            body.column.addWidget(widget)
            body.column.addSpacing(space)
        body.column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Approvers, open points and revisions")
        self.grid.pressed.connect(self.sign)
        self.pad.recorded.connect(self._record)
        self.pad.left.connect(self.close_pad)
        self.pad.key_row.own_button.clicked.connect(lambda: self._reveal(self.pad.record_button))
        self.card.line.frozen.connect(self._freeze)
        self.card.line.left.connect(self.close_freeze)
        self.sealer.changed.connect(self.refresh)
        self.sealer.progressed.connect(self._progress)
        self.foot.chosen.connect(self.compare_wanted)
        self.points.shown.connect(self._show_part)
        self.fit(0)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything as it is now; the standing as it was worked out last."""
        content, keeper = self.desk.content, self.keeper
        self.points.show_points(keeper.stand.points, known=keeper.known)
        if keeper.trouble is not None:
            trouble = keeper.trouble
            self.verdict = Verdict(False, "may", trouble.happened, trouble.todo or trouble.safe, "warn")
            self.card.show_verdict(self.verdict)
        elif keeper.known:
            self._unsealed = verdict(content, keeper.stand)
            self.verdict = self._with_seal(self._unsealed)
            self.card.show_verdict(self.verdict)
        else:
            self.verdict = Verdict(False, "", "", "", "plain")
            self.card.show_working()
        self._show_approvers()
        self._show_keys()
        self._go_on()
        current = keeper.known and keeper.stand.current
        sealed = [seal.revision for seal in content.of(Seal)]
        self.foot.show_revisions(content.of(Revision), self.desk.today(), current=current, sealed=sealed)
        if self.pad.isVisibleTo(self) and keeper.sure and not self.may_sign:
            self.close_pad()
        if self.card.line.isVisibleTo(self) and keeper.sure and not self.may_freeze:
            self.close_freeze()
        self.changed.emit()

    def _with_seal(self, now: Verdict) -> Verdict:
        """The verdict, and what the seal of the last revision adds to it; the seal is begun where it can be."""
        revision = latest(self.desk.content)
        if revision is None or not now.may_sign or not self.sealer.is_wanting(revision):
            return now
        sealer, number = self.sealer, revision.number
        if sealer.trouble is not None:
            why = f"{sealer.trouble.happened} {sealer.trouble.todo} It can be signed without a seal."
            return Verdict(True, "may", f"Revision {number} could not be sealed", " ".join(why.split()), "warn")
        if sealer.preparing or sealer.is_open:
            if sealer.is_open:
                sealer.seal(revision)
            share = f", {round(sealer.share * 100)} %" if sealer.share else ""
            return Verdict(False, "", f"Revision {number} is being sealed{share}", "Then it can be signed.", "plain")
        if sealer.is_locked:
            text = f"{now.text} It has no seal: the key of this laptop was locked when it was frozen."
            return dataclasses.replace(now, freeze="may", text=text)
        return now

    def _progress(self) -> None:
        if self.is_sealing and self.keeper.known and self.keeper.trouble is None:
            self.verdict = self._with_seal(self._unsealed)
            self.card.show_verdict(self.verdict)

    def _go_on(self) -> None:
        """What was frozen is sealed now: on to who signs first, unless somebody went elsewhere meanwhile."""
        if self._left_at is not None and not self.is_sealing:
            stayed, self._left_at = self._left_at is self.window().focusWidget(), None
            if stayed:
                self.focus_first()

    def _show_keys(self) -> None:
        """Where a passphrase is asked for, and where not."""
        revision, sealer = latest(self.desk.content), self.sealer
        self.card.line.ask_passphrase(sealer.is_locked, new=sealer.is_new)
        sealed = revision is not None and seal_of(self.desk.content, revision) is not None
        self.pad.show_key(sealed=sealed, locked=not sealer.is_open)

    def _show_approvers(self) -> None:
        today = self.desk.today()
        revision = latest(self.desk.content)
        sealed = revision is not None and seal_of(self.desk.content, revision) is not None
        approvers = []
        for person, approval in standing(self.desk.content):
            if approval is None:
                approvers.append(Approver(person.id, person.name, person.role))
                continue
            approvers.append(
                Approver(
                    person.id,
                    person.name,
                    person.role,
                    approval.decision,
                    short_moment(approval.time, today),
                    approval.words.strip(),
                    approval.signature,
                    sealed,
                )
            )
        signed = sum(one.decision not in (None, Decision.DECLINE) for one in approvers)
        self.heading.set_right(f"{signed} of {len(approvers)} signed" if approvers else "")
        self.nobody.setVisible(not approvers)
        self.grid.setVisible(bool(approvers))
        self.grid.show_approvers(approvers, may_sign=self.may_sign)

    @property
    def is_sealing(self) -> bool:
        """Whether the document of the last revision is about to be there, sealed."""
        revision, sealer = latest(self.desk.content), self.sealer
        hopeful = sealer.preparing or (sealer.is_open and sealer.trouble is None)
        return hopeful and revision is not None and sealer.is_wanting(revision)

    @property
    def may_sign(self) -> bool:
        """Whether signing may be now: the verdict allows it and is about the content as it is."""
        return self.verdict.may_sign and self.keeper.sure

    @property
    def may_freeze(self) -> bool:
        """Whether freezing would make something new."""
        return bool(self.verdict.freeze)

    @property
    def next_number(self) -> int:
        """The revision that would be frozen next."""
        last = latest(self.desk.content)
        return last.number + 1 if last is not None else 1

    # -- acts ----------------------------------------------------------------------------------------------------------

    def sign(self, approver_id: str = "") -> None:
        """Open the place to sign under an approver's card: the one named, the one in focus, or the next who has not."""
        if not self.may_sign:
            announce(self, f"{self.verdict.title}. {self.verdict.text}")
            return
        if self.pad.isVisibleTo(self) and approver_id in ("", self.pad.approver.id):
            self.pad.focus_first()
            return
        cards = self.grid.cards
        focused = next((card for card in cards if card.hasFocus() and card.isEnabled()), None)
        waiting = next((card for card in cards if card.approver.decision is None), None)
        card = self.grid.card_of(approver_id) or focused or waiting or (cards[0] if cards else None)
        if card is None or not card.isEnabled():
            return
        self.close_freeze()
        self.grid.close_pad()
        self.pad.begin(card.approver)
        self.grid.open_pad(self.pad, card.approver.id)
        self.pad.focus_first()
        self._reveal(card)
        self._reveal(self.pad)

    def close_pad(self) -> None:
        """Put the pad away; the focus goes back to the card."""
        if not self.pad.isVisibleTo(self):
            return
        inside = self.pad.isAncestorOf(self.focusWidget() or self)
        card = self.grid.card_of(self.pad.approver.id)
        self.grid.close_pad()
        if inside:
            self._focus(card if card is not None and card.isEnabled() else self.points)

    def freeze(self) -> None:
        """Open the line in which the next revision gets its note."""
        if not self.may_freeze:
            announce(self, f"{self.verdict.title}. {self.verdict.text}")
            return
        self.points.commit()
        self.close_pad()
        author = next((one.name for one in self.desk.content.of(Participant) if one.facilitator), "")
        self.card.line.begin(self.next_number, author)
        self._reveal(self.card)

    def close_freeze(self) -> None:
        """Put the line away; what was written in it is there next time."""
        line = self.card.line
        if not line.isVisibleTo(self):
            return
        inside = line.isAncestorOf(self.focusWidget() or self)
        line.hide()
        if inside:
            self.focus_first()

    def focus_first(self) -> None:
        """The focus goes where the work is: to the first point without a word, or to who signs next."""
        if self.points.go_to_silent():
            self.points.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        waiting = next((card for card in self.grid.cards if card.isEnabled() and card.approver.decision is None), None)
        target: QWidget | None = waiting
        if target is None and self.points.list.model_.rows:
            target = self.points.list
        if target is not None:
            self._focus(target)

    def leave(self) -> None:
        """Keep what is half typed."""
        self.points.commit()

    def reset(self) -> None:
        """Another workshop."""
        self.card.line.hide()
        self.card.line.finish()
        self.card.line.author.set_text("")
        self.pad.forget()
        self.sealer.reset()
        self.grid.close_pad()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _freeze(self, note: str, author: str, passphrase: str) -> None:
        if not passphrase:
            self._freeze_now(note, author)
            return
        line = self.card.line
        line.show_working(True)

        def wrong(problem: Problem) -> None:
            line.show_working(False, " ".join(part for part in (problem.happened, problem.todo) if part))

        self.sealer.open(passphrase, lambda: self._freeze_now(note, author), wrong)

    def _freeze_now(self, note: str, author: str) -> None:
        self.points.commit()
        # As they are now: the standing may be a moment old, and to look through a large workshop takes one.
        points = self.keeper.stand.points if self.keeper.sure else open_points(self.desk.content)
        done = self.desk.do(
            do.freeze_revision, record_types(), note=note, author=author, time=self.now(), open_points=points
        )
        if done and done.value is not None:
            self.card.line.finish()
            self.card.line.hide()
            announce(self, f"Frozen as revision {done.value.number}")
            self.focus_first()
            self._left_at = self.window().focusWidget() if self.is_sealing else None

    def _record(self, signing: Signing) -> None:
        revision = latest(self.desk.content)
        if revision is None or not self.may_sign:
            return
        if seal_of(self.desk.content, revision) is not None:
            self.pad.show_working(True)
            self.sealer.sign(revision, signing, self.now(), self._recorded, self._not_signed)
            return
        done = self.desk.do(
            do.record_approval,
            revision.id,
            signing.approver,
            signing.decision,
            time=self.now(),
            words=signing.words,
            signature=signing.ink,
        )
        self._recorded(done.value)

    def _not_signed(self, problem: Problem) -> None:
        self.pad.show_working(False, " ".join(part for part in (problem.happened, problem.todo) if part))

    def _recorded(self, approval: Approval | None) -> None:
        if approval is None:
            self.pad.show_working(False)
            return
        self.pad.finish()
        self.close_pad()
        announce(self, f"{approval.decision.label}: {approval.name}")
        following = next((card for card in self.grid.cards if card.approver.decision is None), None)
        target = following or self.grid.card_of(approval.approver)
        if target is not None:
            self._focus(target)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if widget is not self.points and widget is not self.points.list:
            self._reveal(widget)

    def _show_part(self, rect: QRect) -> None:
        """Scroll so that this part of the open points is in sight."""
        top = self.points.mapTo(self._body, rect.topLeft()).y()
        bar, room, edge = self.verticalScrollBar(), self.viewport().height(), theme().px(16)
        if top - edge < bar.value():
            bar.setValue(top - edge)
        elif top + rect.height() + edge > bar.value() + room:
            bar.setValue(top + rect.height() + edge - room)

    def _reveal(self, widget: QWidget) -> None:
        # Its place is known once the layout has been through.
        self._body.column.activate()
        self.ensureWidgetVisible(widget, 0, theme().px(16))

    def fit(self, room: int) -> None:
        """As wide as its words want; where there is little room, the paper keeps its share of it."""
        share = max(NARROWEST, round(room * SHARE)) if room else WIDEST
        self.setFixedWidth(min(theme().px(WIDTH), WIDEST, share))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), theme().px(500))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, 1, self.viewport().height(), theme().color("line"))
