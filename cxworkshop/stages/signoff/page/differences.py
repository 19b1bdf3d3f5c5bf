"""The Revisions tab: any two revisions, or one and the content as it is now, and what changed between them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.core.step import Change as RecordChange
from cxworkshop.stages.signoff.changes import Change
from cxworkshop.stages.signoff.page.change_list import ChangesView
from cxworkshop.stages.signoff.page.change_rows import rows_of, subline
from cxworkshop.stages.signoff.page.comparing import Answer, answer, revision_rows, title
from cxworkshop.stages.signoff.page.differences_sides import listed, told
from cxworkshop.stages.signoff.page.nothing_frozen import NothingFrozen
from cxworkshop.stages.signoff.page.revision_row import NOW, RevisionRow
from cxworkshop.stages.signoff.records import PRIVATE, Approval, Revision
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.sideview import SideView
from cxworkshop.ui.theme import theme

QUIET_MS = 250
WIDTH = 312


class DifferencesTab(QWidget):
    """Space marks the revision to compare with, X reads the comparison the other way round."""

    compared = Signal()  # another comparison stands here

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.changes: tuple[Change, ...] = ()
        self._marked = ""  # the row to compare with, "" for the one below
        self._backwards = False
        self._now_differs = True
        self._by_hand = False  # somebody chose a row
        self._sought: tuple[str, ...] = ()  # the things somebody came for, until the comparison is there
        self._running = False
        self._again = False
        self.view = ChangesView()
        self.view.opened.connect(self.go_to)
        self.list = SideView("Revisions")
        self.list.setDragEnabled(False)
        self.list.setAcceptDrops(False)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _key: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.title = Paragraph("", "h1", "ink", max_width=2000)
        self.under = Paragraph("", "body", "ink2")
        self.hint = Label("", "small", "ink3")
        self.nothing = NothingFrozen()
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._start)
        desk.commands.bind(self, {"signoff.swap": self.swap})
        desk.commands.bind(self.list, {"signoff.mark": self.mark})
        theme().changed.connect(self._fit)
        self._fit()

    def _build(self) -> None:
        self._left = listed(self.list, self.hint)
        self._right = told(self.title, self.under, self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        row.addWidget(self.nothing, 1)
        self.setFocusProxy(self.list)
        self.hint.setText(f"{key_text(self.desk.commands.action('signoff.mark').shortcut())} compares with another one")

    @property
    def busy(self) -> bool:
        """Whether a comparison is being made or waited for."""
        return self._running or self._timer.isActive()

    # -- what is compared ----------------------------------------------------------------------------------------------

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the two that are compared, in the order they are read; "" where there is no second one."""
        keys = [row.key for row in self._rows()]
        here = self.list.current_key
        if here not in keys:
            return "", ""
        other = self._marked if self._marked in keys and self._marked != here else ""
        if not other:
            below = keys.index(here) + 1
            other = keys[below] if below < len(keys) else ""
        if not other:
            return "", here
        later, earlier = (here, other) if keys.index(here) < keys.index(other) else (other, here)
        return (later, earlier) if self._backwards else (earlier, later)

    def _rows(self) -> list[RevisionRow]:
        return revision_rows(self.desk.content, self.desk.today(), now_differs=self._now_differs)

    def compare_with(self, number: int) -> None:
        """Show what changed from the revision before this one."""
        revision = next((one for one in self.desk.content.of(Revision) if one.number == number), None)
        if revision is not None:
            self._marked, self._backwards, self._by_hand = "", False, True
            self.refresh()
            self.list.set_current(revision.id)
            self._choose()

    def since_signed(self, things: Sequence[str]) -> None:
        """Show what changed since the revision that was signed last, at the first change of these things.

        "stage:teams" stands for everything on a stage.
        """
        number = self.desk.signed.number
        revision = next((one for one in self.desk.content.of(Revision) if one.number == number), None)
        if revision is not None:
            self._marked, self._backwards, self._by_hand = revision.id, False, True
            self._sought = tuple(things)
            self.refresh()
            self.list.set_current(NOW)
            self._choose()

    def mark(self) -> None:
        """Compare with the current row from now on; marking it again goes back to the one below."""
        here = self.list.current_key
        self._marked = "" if self._marked == here else here
        announce(self, "Marked: choose another one" if self._marked else "Compared with the one before")
        self._choose()

    def swap(self) -> None:
        """Read the comparison the other way round."""
        self._backwards = not self._backwards
        self._choose()

    def go_to(self, change: Change) -> None:
        """Show the thing where it is, when it still is."""
        gone = change.where and change.where not in self.desk.content
        if gone or (change.sign == "removed" and not change.where):
            announce(self, "It is no longer there")
            return
        self.desk.jump.emit(change.stage, change.where)

    # -- following the workshop ----------------------------------------------------------------------------------------

    def hear(self, changes: Iterable[RecordChange]) -> None:
        """Records changed."""
        types = {type(change.record) for change in changes}
        if types <= set(PRIVATE) or not self.isVisible():
            return
        if types & {Revision, Approval}:
            self.refresh()
        self._timer.start()

    def refresh(self) -> None:
        """Show the revisions as they are now."""
        rows = self._rows()
        pair = self._pair_of(rows)
        marked = [dataclasses.replace(row, compared=row.key in pair) for row in rows]
        self.list.set_rows(marked)
        if rows and not self.list.current_key:
            self.list.set_current(NOW)
            self.refresh()
            return
        for part in (self._left, self._right):
            part.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show()

    def reset(self) -> None:
        """Another workshop."""
        self.changes, self._marked, self._backwards = (), "", False
        self._now_differs, self._by_hand = True, False
        self.list.set_rows([])
        self.view.set_rows([])
        self.refresh()
        if self.isVisible():
            self._timer.start(0)

    def focus_first(self) -> None:
        """The list, or what helps while there is none."""
        (self.list if self.list.model_.rowCount() else self.nothing.freeze).setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, Any]:
        """Which two are compared."""
        return {"here": self.list.current_key, "marked": self._marked, "backwards": self._backwards}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to it, as far as it is there."""
        marked, here = state.get("marked"), state.get("here")
        self._marked = marked if isinstance(marked, str) else ""
        self._backwards = state.get("backwards") is True
        self.refresh()
        if isinstance(here, str) and self.list.set_current(here):
            self._by_hand = True
            self._choose()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _pair_of(self, rows: list[RevisionRow]) -> tuple[str, str]:
        return self.pair if rows else ("", "")

    def _chosen(self, _key: str) -> None:
        self._by_hand = True
        self._choose()

    def _prefer(self) -> None:
        """Where nobody has chosen yet, what there is to read comes first: now, or the last two revisions."""
        rows = self._rows()
        if not self._by_hand and not self._now_differs and self.list.current_key == NOW and len(rows) > 2:
            self.list.set_current(rows[1].key)
            self._choose()

    def _find_sought(self) -> None:
        """Stand on the change that somebody came for, where it is among those that are listed."""
        sought, self._sought = self._sought, ()
        if not sought:
            return
        stages = {thing.removeprefix("stage:") for thing in sought if thing.startswith("stage:")}
        spoken = {one.spoken for one in self.desk.signed.told(*sought)}
        if self.view.select(lambda change: change.stage in stages or change.spoken in spoken):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self.refresh()
        self._timer.start(0)

    def _revision(self, key: str) -> Revision | None:
        return self.desk.content.find(Revision, key)

    def _moment(self, key: str) -> datetime:
        revision = self._revision(key)
        return revision.time if revision is not None else datetime.now().astimezone()

    def _start(self) -> None:
        store = self.desk.store
        if self._running:
            self._again = True
            return
        first, second = self.pair
        if store is None or not second:
            self.changes = ()
            self._show()
            return
        self._running = True
        snapshot = store.snapshot()

        def done(found: Answer) -> None:
            self._end()
            if store is self.desk.store and (first, second) == self.pair:
                self.changes, self._now_differs = found.changes, found.now_differs
                self.refresh()
                self._find_sought()
                self._prefer()
                self.compared.emit()

        def failed(error: Exception) -> None:
            self._end()
            if not isinstance(error, Problem):
                raise error
            self.changes = ()
            self.view.set_rows([])
            self.title.setText(error.happened)
            self.under.setText(error.todo or error.safe)

        self.desk.background.run(lambda: answer(snapshot, first, second), done, failed)

    def _end(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self._timer.start(0)

    def _show(self) -> None:
        first, second = self.pair
        if not second:
            self.view.set_rows([])
            return
        one, other = self._revision(first), self._revision(second)
        if not first:
            number = other.number if other is not None else 1
            self.title.setText(f"Revision {number} is the first one. There is nothing before it.")
            self.under.setText("")
        else:
            self.title.setText(title(self.changes, one, other))
            self.under.setText(subline(self.changes, self._moment(first), self._moment(second)))
        self.view.set_rows(rows_of(self.changes))

    def _fit(self) -> None:
        self._left.setFixedWidth(round(WIDTH * min(theme().scale, 1.25)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._left.isVisible():
            painter = QPainter(self)
            painter.fillRect(self._left.width() - 1, 0, 1, self.height(), theme().color("line"))
