"""The Document tab: the document as it will be, page by page, beside everything that signing it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.step import Change
from cxworkshop.stages.signoff.page.panel import SignPanel
from cxworkshop.stages.signoff.page.reading import Reading
from cxworkshop.stages.signoff.page.watching import Keeper, Proof
from cxworkshop.stages.signoff.records import PRIVATE, AcceptedPoint, Approval, Revision, Scan, Seal, SignedPart
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.pdf import PdfPages
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind


SIGNED = frozenset({Approval, Scan, Seal, SignedPart})  # what speaks about a revision and changes nothing that is open
STAYED_MS = 500  # the page was left and is still there: the window was not closed after all


class DocumentTab(QWidget):
    """`changed` tells that what can be done is another; `compare_wanted` carries a revision's number."""

    changed = Signal()
    compare_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.keeper = Keeper(desk, self)
        self.proof = Proof(desk, self)
        self.reading = Reading(desk)
        self.panel = SignPanel(desk, self.keeper)
        self._printed: tuple[Kind, int | None] | None = None  # what the pages are of
        self._asked: tuple[Kind, int | None] | None = None  # what is being made, or was last
        self._out_of_date = True
        self._wants_focus = False
        self._page = 0  # where the view was when the program was closed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.reading, 1)
        row.addWidget(self.panel)
        self.keeper.updated.connect(self._stands)
        self.proof.ready.connect(self._show_pages)
        self.proof.failed.connect(self._show_failure)
        self.reading.kind_chosen.connect(lambda _kind: self._print(now=True))
        self.panel.changed.connect(self.changed)
        self.panel.sealer.changed.connect(self._after_seal)
        self.panel.compare_wanted.connect(self.compare_wanted)
        self.setFocusProxy(self.reading.paper)
        theme().changed.connect(self._fit)
        self.reading.paper.set_words("The document is being made…")

    # -- following the workshop ----------------------------------------------------------------------------------------

    def hear(self, changes: Iterable[Change]) -> None:
        """Records changed: work out anew only what that can have changed."""
        changed = {type(change.record): change for change in changes}
        if set(changed) <= set(PRIVATE):
            return  # the facilitator's own: nobody signs it
        self._out_of_date = True
        seen = self.isVisible()
        if Revision in changed and len(changed) == 1:
            self.keeper.frozen(cast("Revision", changed[Revision].record).number)
        elif not set(changed) <= SIGNED:
            self.keeper.stale(soon=seen)
        if not seen:
            return
        if set(changed) <= SIGNED | {Revision}:
            self.panel.refresh()
            self._print()
        elif AcceptedPoint in changed:
            self.panel.points.refresh()
        else:
            self.panel.refresh()

    def reset(self) -> None:
        """Another workshop stands on the desk."""
        self.keeper.reset()
        self.proof.stop()
        self._printed, self._asked, self._out_of_date = None, None, True
        self.reading.paper.set_pages(None)
        self.reading.paper.set_words("The document is being made…")
        self.panel.reset()
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Come to the present: called when the tab is shown."""
        self.panel.sealer.prepare()
        self.panel.refresh()
        self.keeper.ask()
        if self.keeper.sure and self._out_of_date:
            self._print(now=True)

    def _stands(self) -> None:
        self.panel.refresh()
        if self._wants_focus and self.reading.paper.hasFocus():
            self.focus_first()
        if self.isVisible() and (self._out_of_date or self._asked != self._wish()):
            self._print(now=self._printed is None)

    def _after_seal(self) -> None:
        if self.isVisible() and self._out_of_date and self.keeper.sure and not self.panel.is_sealing:
            self._print(now=True)

    def _wish(self) -> tuple[Kind, int | None]:
        kind = cast("Kind", self.reading.kind.value() or "definition")
        stand = self.keeper.stand
        return kind, stand.number if stand.current else None

    def _print(self, *, now: bool = False) -> None:
        """Make the document: the revision while it is current, or the draft."""
        wish = self._wish()
        if wish == ("definition", self.keeper.stand.number) and self.panel.is_sealing:
            self._out_of_date = True  # it is being printed already, to be sealed
            return
        if self.keeper.known:
            self._out_of_date = False
            self._asked = wish
            self.proof.ask(*self._asked, now=now)

    def _show_pages(self, pages: PdfPages) -> None:
        other = self._printed is not None and self._printed[0] != self.reading.kind.value()
        self._printed = self._wish()
        self.reading.show_pages(pages)
        if other:
            self.reading.paper.go_to(0)  # another document: the page one was on means nothing there
        elif self._page:
            self.reading.paper.go_to(self._page)
        self._page = 0

    def _show_failure(self, problem: Problem) -> None:
        words = " ".join(part for part in (problem.happened, problem.todo) if part)
        self.reading.paper.set_pages(None)
        self.reading.paper.set_words(words)
        self._printed = None

    # -- acts ----------------------------------------------------------------------------------------------------------

    def toggle_kind(self) -> None:
        """The definition, or the full record."""
        self.reading.kind.set_value("record" if self.reading.kind.value() == "definition" else "definition")
        self._print(now=True)

    def focus_first(self) -> None:
        """The focus goes where the work is."""
        # Before anything is known the paper has the focus; it goes on to the work when nobody has moved it meanwhile.
        self._wants_focus = not self.keeper.known
        self.panel.focus_first()
        if not self.panel.isAncestorOf(self.window().focusWidget() or self):
            self.reading.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- remembering ---------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Which document, which page, how large, what is unfolded."""
        paper = self.reading.paper
        return {
            "kind": self.reading.kind.value() or "definition",
            "page": paper.page if paper.page_count else self._page,
            "fit": paper.fit,
            "unfolded": self.panel.points.unfolded,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to it; whatever no longer fits is left out."""
        if state.get("kind") in ("definition", "record"):
            self.reading.kind.set_value(str(state["kind"]))
        if state.get("fit") in ("width", "page"):
            self.reading.set_fit(str(state["fit"]))
        page, unfolded = state.get("page"), state.get("unfolded")
        if isinstance(page, int) and page > 0:
            self._page = page
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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    def leave(self) -> None:
        """Keep what is half typed; a document in the making does not hold up the end of the program."""
        self.panel.leave()
        if self.proof.busy:
            self._stop()
            QTimer.singleShot(STAYED_MS, self, self._go_on)

    def _go_on(self) -> None:
        if self.isVisible():
            self.catch_up()

    def _stop(self) -> None:
        if self.proof.busy:
            self._out_of_date = True
        self.proof.stop()
