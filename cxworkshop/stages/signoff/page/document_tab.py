"""The Document tab: a document as it will be, page by page, beside what signing it takes or the teams it can be of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.step import Change
from cxworkshop.stages.signoff.page.chooser_bar import LABELS, PAPERS
from cxworkshop.stages.signoff.page.panel import SignPanel
from cxworkshop.stages.signoff.page.proof import Proof
from cxworkshop.stages.signoff.page.reading import Reading
from cxworkshop.stages.signoff.page.roster import Roster
from cxworkshop.stages.signoff.page.shown import Shown
from cxworkshop.stages.signoff.page.team_picker import NO_TEAMS, TeamPicker
from cxworkshop.stages.signoff.page.versions import Versions
from cxworkshop.stages.signoff.page.watching import Keeper
from cxworkshop.stages.signoff.records import PRIVATE, AcceptedPoint, Approval, Revision, Scan, Seal, SignedPart
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk, PaperName
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind


SIGNED = frozenset({Approval, Scan, Seal, SignedPart})  # what speaks about a revision and changes nothing that is open
STAYED_MS = 500  # the page was left and is still there: the window was not closed after all


class DocumentTab(QWidget):
    """`changed` tells that what can be done is another; `compare_wanted` carries a revision's number.

    `export_wanted` carries the document that is shown, as `Wanted`, to be written where documents go.
    """

    changed = Signal()
    compare_wanted = Signal(int)
    export_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.keeper = Keeper(desk, self)
        self.proof = Proof(desk, self)
        self.versions = Versions(desk)
        self.reading = Reading(desk)
        self.panel = SignPanel(desk, self.keeper)
        self.picker = TeamPicker(desk)
        self.roster = Roster(desk, self)
        self.shown = Shown(self.proof, self.reading, lambda: self._print(now=True), self)
        self._wants_focus = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.reading, 1)
        row.addWidget(self.panel)
        row.addWidget(self.picker)
        self.picker.hide()
        self.keeper.updated.connect(self._stands)
        bar = self.reading.bar
        bar.kind_chosen.connect(self.show_kind)
        bar.paper_chosen.connect(self.show_paper)
        bar.version_chosen.connect(self.show_version)
        self.reading.seen.connect(self._say_unseen)
        self.picker.chosen.connect(lambda _team: self._print(now=True))
        self.picker.taken.connect(self.export)
        self.picker.left.connect(lambda: self.reading.paper.setFocus(Qt.FocusReason.OtherFocusReason))
        self.roster.ready.connect(self._show_teams)
        self.panel.changed.connect(self.changed)
        self.panel.grid.pressed.connect(lambda _approver: self._bring_signing())
        self.panel.sealer.changed.connect(self._after_seal)
        self.panel.compare_wanted.connect(self.compare_wanted)
        self.setFocusProxy(self.reading.paper)
        theme().changed.connect(self._fit)

    # -- following the workshop ----------------------------------------------------------------------------------------

    def hear(self, changes: Iterable[Change]) -> None:
        """Records changed: work out anew only what that can have changed."""
        changed = {type(change.record): change for change in changes}
        if set(changed) <= set(PRIVATE):
            return  # the facilitator's own: nobody signs it
        if self.versions.pinned is None or set(changed) & (SIGNED | {Revision}):
            self.shown.out_of_date = True  # what was frozen is printed anew only when somebody decides on it
        self.proof.forget()
        seen = self.isVisible()
        if Revision in changed and len(changed) == 1:
            self.keeper.frozen(cast("Revision", changed[Revision].record).number)
        elif not set(changed) <= SIGNED:
            self.keeper.stale(soon=seen)
        if not seen:
            return
        if set(changed) <= SIGNED | {Revision}:
            self._dress()
            self.panel.refresh()
            self._print()
        elif AcceptedPoint in changed:
            self.panel.points.refresh()
        else:
            self.panel.refresh()

    def reset(self) -> None:
        """Another workshop stands on the desk."""
        self.keeper.reset()
        self.shown.reset()
        self.roster.forget()
        self.versions.pinned = None
        self.picker.search.clear()
        self.picker.set_rows(())
        self.panel.reset()
        self._dress()
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Come to the present: called when the tab is shown."""
        self.panel.sealer.prepare()
        self._dress()
        self.panel.refresh()
        self.keeper.ask()
        if self.keeper.sure and self.shown.out_of_date:
            self._print(now=True)

    def _stands(self) -> None:
        self._dress()
        self.panel.refresh()
        if self._wants_focus and self.reading.paper.hasFocus():
            self.focus_first()
        if self.isVisible() and (self.shown.out_of_date or not self.shown.is_of(self._wish())):
            self._print(now=self.shown.is_empty)

    def _after_seal(self) -> None:
        if self.isVisible() and self.shown.out_of_date and self.keeper.sure and not self.panel.is_sealing:
            self._print(now=True)

    # -- which document ------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """Which of the four documents is shown."""
        return cast("Kind", self.reading.bar.kind)

    @property
    def wanted(self) -> Wanted:
        """The document that is shown, as it would be exported."""
        team = self.picker.team if self.kind == "team" else ""
        return Wanted(self.kind, team, self.versions.pinned, self._paper())

    def _wish(self) -> Wanted:
        """The same, with the revision that it turns out to be, None for the draft."""
        return dataclasses.replace(self.wanted, revision=self.versions.number(self.keeper.stand))

    def _paper(self) -> PaperName:
        sealed = self.versions.sealed_on(self.keeper.stand) if self.kind == "definition" else None
        return sealed or self.desk.paper

    def _dress(self) -> None:
        """Show what can be chosen and what is; the teams beside the pages while these are a team's."""
        bar, stand = self.reading.bar, self.keeper.stand
        self.versions.forget_gone()
        bar.set_versions(self.versions.offered(stand), self.versions.pinned, self.versions.words(stand))
        self.desk.commands.enable(["signoff.version"], bool(self.desk.content.of(Revision)))
        sealed = self.kind == "definition" and self.versions.sealed_on(stand) is not None
        bar.set_paper(self._paper(), fixed=sealed)
        teams = self.kind == "team"
        self.picker.setVisible(teams)
        self.panel.setVisible(not teams)
        if teams and self.isVisible():
            self.roster.ask(self.versions.pinned)

    def _show_teams(self) -> None:
        before = self.picker.team
        self.picker.set_rows(self.roster.rows)
        if self._wants_focus and self.kind == "team":
            self.focus_first()
        if self.kind == "team" and (self.picker.team != before or not self.picker.team):
            self._print(now=True)

    def _print(self, *, now: bool = False) -> None:
        """Make the document: the revision that is chosen, or what the content is now."""
        wish = self._wish()
        stand = self.keeper.stand
        if wish.kind == "definition" and wish.revision == stand.number and self.panel.is_sealing:
            self.shown.out_of_date = True  # it is being printed already, to be sealed
        elif wish.kind == "team" and not wish.team:
            self.proof.stop()
            if self.roster.known:
                self.shown.show_none(wish, NO_TEAMS)
        elif self.keeper.known:
            self.shown.ask(wish, now=now)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def show_kind(self, kind: str) -> None:
        """Another of the four documents; of a team's page the hand goes to where the team is found."""
        self.reading.bar.set_kind(kind)
        focused = self.window().focusWidget()
        beside = focused is not None and (self.panel.isAncestorOf(focused) or self.picker.isAncestorOf(focused))
        self._dress()
        self._print(now=True)
        announce(self, LABELS[kind])
        # Somebody who goes through the kinds by arrows stays there.
        by_arrows = focused is self.reading.bar.kinds.segment(kind) and focused.focus_shown
        if (kind == "team" and not by_arrows) or (beside and focused is not None and not focused.isVisible()):
            self.focus_first()

    def show_version(self, number: int | None) -> None:
        """A frozen revision, or the content as it stands."""
        self.versions.pinned = number
        self._dress()
        self._print(now=True)

    def show_paper(self, paper: str) -> None:
        """Other paper, for everything that is printed of this workshop from now on."""
        self.desk.paper = cast("PaperName", paper)
        self._dress()
        self._print(now=True)

    def other_paper(self) -> None:
        """The other of the two papers; a sealed document keeps its own."""
        if self.reading.bar.papers.isEnabled():
            self.show_paper(next(paper for paper in PAPERS if paper != self.desk.paper))
            announce(self, self.desk.paper)

    def export(self) -> None:
        """Write what is shown where documents go."""
        if self.kind != "team" or self.picker.team:
            self.export_wanted.emit(self.wanted)

    def sign(self) -> None:
        """Sign the definition as it stands: that is put in front first."""
        self._bring_signing()
        self.panel.sign()

    def freeze(self) -> None:
        """Freeze the content as it stands."""
        self._bring_signing()
        self.panel.freeze()

    def _say_unseen(self) -> None:
        """Whoever signs hears which pages of it nobody has seen."""
        signs = self.kind == "definition" and self.versions.pinned is None
        self.panel.unseen = self.reading.unseen if signs else ""

    def _bring_signing(self) -> None:
        if self.kind != "definition" or self.versions.pinned is not None:
            self.versions.pinned = None
            self.show_kind("definition")

    def focus_first(self) -> None:
        """The focus goes where the work is."""
        # Before anything is known the paper has the focus; it goes on to the work when nobody has moved it meanwhile.
        if self.kind == "team":
            self._wants_focus = not self.roster.known
            self.picker.focus_first()
        else:
            self._wants_focus = not self.keeper.known
            self.panel.focus_first()
        focused = self.window().focusWidget() or self
        if not self.panel.isAncestorOf(focused) and not self.picker.isAncestorOf(focused):
            self.reading.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- remembering ---------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Which document, of which team, on which page, how large, what is unfolded."""
        paper = self.reading.paper
        return {
            "kind": self.kind,
            "team": self.picker.team,
            "page": paper.page if paper.page_count else self.shown.page,
            "fit": paper.fit,
            "unfolded": self.panel.points.unfolded,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to it; whatever no longer fits is left out."""
        kind, team = state.get("kind"), state.get("team")
        if isinstance(team, str):
            self.picker.set_team(team)
        if kind in LABELS:
            self.reading.bar.set_kind(str(kind))
            self._dress()
        if state.get("fit") in ("width", "page"):
            self.reading.set_fit(str(state["fit"]))
        page, unfolded = state.get("page"), state.get("unfolded")
        if isinstance(page, int) and page > 0:
            self.shown.page = page
        if isinstance(unfolded, list):
            self.panel.points.set_unfolded([rule for rule in unfolded if isinstance(rule, str)])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.panel.fit(self.width())
        self.picker.setFixedWidth(self.panel.width())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.stop()

    def leave(self) -> None:
        """Keep what is half typed; a document in the making does not hold up the end of the program."""
        self.panel.leave()
        if self.proof.busy:
            self.shown.stop()
            QTimer.singleShot(STAYED_MS, self, self._go_on)

    def _go_on(self) -> None:
        if self.isVisible():
            self.catch_up()
