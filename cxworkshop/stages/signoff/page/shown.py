"""What the pages are of: asked for, made, or stopped by hand; another document's pages never stand under its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff.page.proof import Proof
from cxworkshop.stages.signoff.page.reading import Reading
from cxworkshop.stages.wanted import Wanted
from cxworkshop.ui.pdf import Pages

MAKING = "The document is being made…"


class Shown(QObject):
    """`out_of_date`: what stands there is not what there is now. `page` is where the view comes back to, from 0.

    `again` asks for the document once more; it ends in `ask`, or not.
    """

    def __init__(self, proof: Proof, reading: Reading, again: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.out_of_date = True
        self.page = 0
        self._proof, self._reading, self._again = proof, reading, again
        self._printed: Wanted | None = None  # what the pages are of
        self._asked: Wanted | None = None  # what is being made, or was last
        self._held: Wanted | None = None  # whose making was stopped by hand
        proof.ready.connect(self._show_pages)
        proof.glimpsed.connect(self._show_first)
        proof.failed.connect(self._show_failure)
        proof.progressed.connect(self._show_progress)
        reading.halted.connect(self._halt)
        reading.resumed.connect(self._resume)
        reading.again.connect(self._resume)
        reading.show_words(MAKING)

    @property
    def is_empty(self) -> bool:
        """Whether no document stands there."""
        return self._printed is None

    def is_of(self, wish: Wanted) -> bool:
        """Whether this document was asked for last."""
        return self._asked == wish

    def ask(self, wish: Wanted, *, now: bool = False) -> None:
        """Make this document, unless that was stopped by hand and nothing else is wanted since."""
        if self._held is not None and self._held == wish:
            self.out_of_date = True
            return
        self._held, self.out_of_date, self._asked = None, False, wish
        seen = self._printed
        self._proof.ask(wish, now=now, glimpse=seen is None or (seen.kind, seen.team) != (wish.kind, wish.team))

    def show_none(self, wish: Wanted, words: str) -> None:
        """There is no such document, and why."""
        self.out_of_date, self._asked, self._printed = False, wish, None
        self._reading.show_words(words)

    def stop(self) -> None:
        """Nobody looks any more: what is under way is made when somebody does."""
        if self._proof.busy or self._held is not None:
            self.out_of_date = True
        self._held = None
        self._proof.stop()
        self._reading.show_progress(None)

    def reset(self) -> None:
        """Another workshop."""
        self._proof.stop()
        self._proof.forget()
        self._printed, self._asked, self._held, self.out_of_date = None, None, None, True
        self._reading.show_words(MAKING)
        self._proof.let_go()  # now that nothing shows it any more

    # -- inside --------------------------------------------------------------------------------------------------------

    def _show_pages(self, pages: Pages) -> None:
        before, self._printed = self._printed, self._asked
        self._reading.show_pages(pages)
        now = self._printed
        if before is not None and now is not None and (before.kind, before.team) != (now.kind, now.team):
            self._reading.paper.go_to(0)  # another document: the page one was on means nothing there
        elif self.page:
            self._reading.paper.go_to(self.page)
        self.page = 0

    def _show_first(self, pages: Pages) -> None:
        self._printed = self._asked
        self._reading.show_pages(pages, first=True)
        self._reading.paper.go_to(0)

    def _show_failure(self, problem: Problem) -> None:
        self._reading.show_words(" ".join(part for part in (problem.happened, problem.todo) if part))
        self._printed = None

    def _clear_other(self) -> None:
        """What stood there is another document: it must not be taken for the one that is chosen."""
        printed, asked = self._printed, self._asked
        if printed is None or asked is None or _which(printed) != _which(asked):
            self._printed = None
            self._reading.show_words("" if self._held is not None else MAKING)

    def _show_progress(self) -> None:
        if self._proof.is_long:
            self._clear_other()
        share = self._proof.share if self._proof.is_long else None
        self._reading.show_progress(share, stopped=self._held is not None)

    def _halt(self) -> None:
        """Stop what takes long; it is made when it is asked for again, or another document is."""
        self._held, self.out_of_date = self._asked, True
        self._proof.stop()
        self._clear_other()
        self._reading.show_progress(None, stopped=True)

    def _resume(self) -> None:
        self._held = None
        self._reading.show_progress(None)
        self._again()


def _which(wanted: Wanted) -> tuple[str, str, int | None]:
    """What makes a document another one: on other paper it is the same."""
    return wanted.kind, wanted.team, wanted.revision
