"""The right of the Document tab: what the signing waits for, who signs, what stays open, and the revision itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.page.approvers import ApproverCard, ApproverGrid
from cxworkshop.stages.signoff.page.freezing import VerdictCard
from cxworkshop.stages.signoff.page.pad import SIGNING, STOPPED, SignPad
from cxworkshop.stages.signoff.page.points_panel import PointsPanel
from cxworkshop.stages.signoff.page.recording import Now, Recording
from cxworkshop.stages.signoff.page.revision_foot import RevisionFoot
from cxworkshop.stages.signoff.page.scan_view import ScanView
from cxworkshop.stages.signoff.page.seal_state import SealStand, SealState, with_seal
from cxworkshop.stages.signoff.page.sealer import Sealer
from cxworkshop.stages.signoff.page.side_scroll import SideScroll
from cxworkshop.stages.signoff.page.signers import signed_words, signers
from cxworkshop.stages.signoff.page.signing import Signing
from cxworkshop.stages.signoff.page.standing import Verdict, verdict
from cxworkshop.stages.signoff.page.watching import Keeper
from cxworkshop.stages.signoff.points import latest
from cxworkshop.stages.signoff.records import Approval, Revision, Scan, Seal
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph, SectionHeading

ALL_THE_SAME = "Nobody has to sign what cannot be seen; once more signs all the same."


class SignPanel(SideScroll):
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
        self.scan = ScanView(desk, self)
        self.points = PointsPanel(desk)
        self.foot = RevisionFoot()
        self.sealer = Sealer(desk, self)
        self.recording = Recording(desk, keeper, self.sealer, self)
        self.seal = SealStand()  # of the last revision: everything that depends on it asks here
        self._unsealed = self.verdict  # as it would be if nothing were sealed
        self.unseen = ""  # which pages of what is signed are not shown
        self._told_unseen = ""
        self._left_at: QWidget | None = None  # where the focus was put until the seal is there
        for widget, space in (
            (self.card, 8),
            (self.heading, 0),
            (self.nobody, 0),
            (self.grid, 8),
            (self.points, 8),
            (self.foot, 0),
        ):
            self.column.addWidget(widget)
            self.column.addSpacing(space)
        self.column.addStretch(1)
        self.setAccessibleName("Approvers, open points and revisions")
        self.grid.pressed.connect(self.press)
        self.grid.dropped.connect(self._take)
        self.pad.recorded.connect(self._record)
        self.pad.left.connect(self.close_pad)
        self.pad.stopped.connect(self._stop_signing)
        self.pad.hurried.connect(self.sealer.go_on_without)
        self.pad.key_row.own_button.clicked.connect(lambda: self.reveal(self.pad.record_button))
        self.pad.hand.turned.connect(self._reveal_pad)
        self.scan.left.connect(self.close_pad)
        self.scan.again.connect(lambda: self.sign(self.scan.approver.id))
        self.recording.frozen.connect(self._frozen)
        self.recording.recorded.connect(self._recorded)
        self.card.line.frozen.connect(self._freeze)
        self.card.line.left.connect(self.close_freeze)
        self.sealer.changed.connect(self.refresh)
        self.sealer.progressed.connect(self._look_at_seal)
        self.foot.chosen.connect(self.compare_wanted)
        self.points.shown.connect(lambda part: self.show_part(self.points, part))
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
        else:
            self.verdict = Verdict(False, "", "", "", "plain")
            self.card.show_working()
        self._look_at_seal()
        self._show_approvers()
        self._show_keys()
        self._go_on()
        current = keeper.known and keeper.stand.current
        sealed = [seal.revision for seal in content.of(Seal)]
        self.foot.show_revisions(content.of(Revision), self.desk.today(), current=current, sealed=sealed)
        if self.pad.isVisibleTo(self) and keeper.sure and not self.may_sign and not self.sealer.signing:
            self.close_pad()
        if self.card.line.isVisibleTo(self) and keeper.sure and not self.may_freeze:
            self.close_freeze()
        self.changed.emit()

    def _look_at_seal(self) -> None:
        """Where the last revision stands with its seal, once for everybody; begins the seal where it can be made."""
        knows = self.keeper.known and self.keeper.trouble is None
        self.seal = self.sealer.stand(may_sign=knows and self._unsealed.may_sign)
        if knows:
            self.verdict = with_seal(self._unsealed, self.seal)
            self.card.show_verdict(self.verdict)

    def _go_on(self) -> None:
        """What was frozen is sealed now: on to who signs first, unless somebody went elsewhere meanwhile."""
        if self._left_at is not None and not self.is_sealing:
            stayed, self._left_at = self._left_at is self.window().focusWidget(), None
            if stayed:
                self.focus_first()

    def _show_keys(self) -> None:
        """Where a passphrase is asked for, and where not."""
        sealer = self.sealer
        self.card.line.ask_passphrase(sealer.is_locked, new=sealer.is_new)
        self.pad.show_key(sealed=self.seal.state is SealState.SEALED, locked=not sealer.is_open)

    def _show_approvers(self) -> None:
        approvers = signers(self.desk.content, self.desk.today())
        stood = isinstance(self.window().focusWidget(), ApproverCard)
        self.heading.set_right(signed_words(approvers))
        self.nobody.setVisible(not approvers)
        self.grid.setVisible(bool(approvers))
        self.grid.show_approvers(approvers, may_sign=self.may_sign)
        if stood and not isinstance(self.window().focusWidget(), ApproverCard):
            # A card that is off passes the focus to whatever comes next: the work is where a word is missing.
            self.focus_first()
        card = self.grid.card_of(self.scan.approver.id)
        if self.scan.isVisibleTo(self) and (card is None or not card.approver.scan):
            self.close_pad()

    @property
    def is_sealing(self) -> bool:
        """Whether the document of the last revision is about to be there, sealed."""
        return self.seal.state is SealState.MAKING

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

    def press(self, approver_id: str) -> None:
        """What pressing a card does: what was given on paper is looked at, anything else is signed."""
        card = self.grid.card_of(approver_id)
        if self._is_signing():
            return
        if card is not None and card.approver.scan:
            self._look_at_scan(card)
        else:
            self.sign(approver_id)

    def _look_at_scan(self, card: ApproverCard) -> None:
        scan = self.desk.content.find(Scan, card.approver.scan)
        if scan is None:
            return
        self.close_freeze()
        self.grid.close_pad()
        self.scan.begin(card.approver, scan, may_again=self.may_sign and not card.approver.final)
        self.grid.open_pad(self.scan, card.approver.id)
        self.scan.focus_first()
        self.reveal(card)
        self.reveal(self.scan)

    def sign(self, approver_id: str = "") -> None:
        """Open the place to sign under an approver's card: the one named, the one in focus, or the next who has not."""
        if self._is_signing():
            return
        if not self.may_sign:
            announce(self, f"{self.verdict.title}. {self.verdict.text}")
            return
        if self.pad.isVisibleTo(self) and approver_id in ("", self.pad.approver.id):
            self.pad.focus_first()
            return
        cards = self.grid.cards
        focused = next(
            (card for card in cards if card.hasFocus() and card.isEnabled() and not card.approver.scan), None
        )
        waiting = next((card for card in cards if card.approver.decision is None), None)
        card = self.grid.card_of(approver_id) or focused or waiting or (cards[0] if cards else None)
        if card is None or not card.isEnabled() or card.approver.final:
            return
        if self.unseen and self.unseen != self._told_unseen:
            self._told_unseen = self.unseen
            self.desk.told.emit(f"{self.unseen} {ALL_THE_SAME}")
            return
        self.close_freeze()
        self.grid.close_pad()
        self.pad.begin(card.approver)
        self.grid.open_pad(self.pad, card.approver.id)
        self.pad.focus_first()
        self.reveal(card)
        self.reveal(self.pad)

    def close_pad(self) -> None:
        """Put away what stands under a card, to sign on or to look at; the focus goes back to the card."""
        shown = next((one for one in (self.pad, self.scan) if one.isVisibleTo(self)), None)
        if shown is None:
            return
        inside = shown.isAncestorOf(self.focusWidget() or self)
        card = self.grid.card_of(shown.approver.id)
        self.grid.close_pad()
        if shown is self.scan:
            self.scan.finish()
        if inside:
            self._focus(card if card is not None and card.isEnabled() else self.points)

    def freeze(self) -> None:
        """Open the line in which the next revision gets its note."""
        if self._is_signing():
            return
        if not self.may_freeze:
            announce(self, f"{self.verdict.title}. {self.verdict.text}")
            return
        self.points.commit()
        self.close_pad()
        author = next((one.name for one in self.desk.content.of(Participant) if one.facilitator), "")
        self.card.line.begin(self.next_number, author)
        self.reveal(self.card)

    def close_freeze(self) -> None:
        """Put the line away; what was written in it is there next time."""
        line = self.card.line
        if not line.isVisibleTo(self):
            return
        inside = line.isAncestorOf(self.focusWidget() or self)
        if self.recording.stop_freezing(line):
            announce(self, "Nothing was frozen.")
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
        self.recording.stop_freezing(self.card.line)
        self.card.line.hide()
        self.card.line.finish()
        self.card.line.author.set_text("")
        self.pad.forget()
        self.scan.finish()
        self.scan.forget_copies()
        self.sealer.reset()
        self.grid.close_pad()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _freeze(self, note: str, author: str, passphrase: str) -> None:
        self.points.commit()
        self.recording.freeze(self.card.line, note, author, passphrase, self._now)

    def _now(self) -> datetime:
        return self.now()

    def _frozen(self, revision: Revision) -> None:
        self.card.line.finish()
        self.card.line.hide()
        announce(self, f"Frozen as revision {revision.number}")
        self.focus_first()
        self._left_at = self.window().focusWidget() if self.is_sealing else None

    def _record(self, signing: Signing) -> None:
        if self.may_sign:
            self.recording.record(self.pad, signing, self._now)

    def _is_signing(self) -> bool:
        """Whether somebody's signature is being made: it comes to its end, or is stopped, before anything else."""
        if self.sealer.signing:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(self.pad.record_button)
            announce(self, SIGNING)
        return self.sealer.signing

    def _stop_signing(self) -> None:
        if self.sealer.stop_signing():
            self.refresh()
            self.pad.show_working(False, STOPPED)

    def _take(self, approver_id: str, path: object) -> None:
        """A file was let fall on a card: the scan of what that approver signed on paper."""
        self.sign(approver_id)
        if self.pad.isVisibleTo(self) and self.pad.approver.id == approver_id:
            self.pad.hand.take(path if isinstance(path, Path) else None)

    def _recorded(self, approval: Approval) -> None:
        self.pad.finish()
        self.close_pad()
        announce(self, f"{approval.decision.label}: {approval.name}")
        following = next((card for card in self.grid.cards if card.approver.decision is None), None)
        target = following or self.grid.card_of(approval.approver)
        if target is not None:
            self._focus(target)

    def _reveal_pad(self) -> None:
        if self.pad.isVisibleTo(self):
            self.reveal(self.pad.record_button)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if widget is not self.points and widget is not self.points.list:
            self.reveal(widget)
