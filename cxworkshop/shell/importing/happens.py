"""What will happen: in sentences, what a person may decide, what cannot be read, and the one button that does it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.shell.importing.findings import MOST, FindingList, skipped, unread
from cxworkshop.shell.importing.state import ImportState
from cxworkshop.shell.importing.twice import Twice
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import Message


class Found(QWidget):
    """A list of findings under its heading."""

    def __init__(self, title: str, right: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right = right
        self.right = Label("", "small", "ink2")
        self.list = FindingList(title)
        head = QHBoxLayout()
        head.addWidget(Label(title, "small", "ink2", 600))
        head.addStretch(1)
        head.addWidget(self.right)
        self.more = Label("", "small", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.more)

    def show_findings(self, findings: list) -> None:  # type: ignore[type-arg]
        """Show the findings, or nothing when there are none."""
        self.setVisible(bool(findings))
        self.list.found.set_findings(findings)
        self.right.setText(f"{len(findings):,} · {self._right}" if self._right else f"{len(findings):,}")
        rest = len(findings) - MOST
        self.more.setText(f"and {rest:,} more below" if rest > 0 else "")
        self.more.setVisible(rest > 0)


class Happens(QWidget):
    """The right side of the page; `foot` with the button stands wherever the page puts it."""

    row_wanted = Signal(int, object)
    counted = Signal(int)  # how many things deserve a look: repeats to decide on, and what cannot be read

    def __init__(self, state: ImportState, bring_in: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.first = Paragraph("", "body", "ink", 600)
        self.rest = Paragraph("", "body", "ink")
        self.lacking = Message("", "", "warn", "warning")
        self.twice = Twice(state)
        self.unread = Found("Cannot be read", "kept in the notes")
        self.skipped = Found("Left out", "")
        for found in (self.unread, self.skipped):
            found.list.wanted.connect(self.row_wanted)
        self.twice.row_wanted.connect(lambda row: self.row_wanted.emit(row, None))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addWidget(Label("What will happen", "h3", "ink"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.first)
        words.addWidget(self.rest)
        column.addLayout(words)
        for part in (self.lacking, self.twice, self.unread, self.skipped):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.button = Button("Bring in", "primary", icon="tray-arrow-down")
        self.button.bind(bring_in)
        self.foot = QWidget(self)
        bottom = QHBoxLayout(self.foot)
        bottom.setContentsMargins(20, 12, 12, 14)
        bottom.addWidget(self.button)
        bottom.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        self._action = bring_in
        state.planned.connect(self.show_plan)
        state.busy_changed.connect(self.show_plan)
        state.table_changed.connect(self.twice.begin)
        self.show_plan()

    def show_plan(self) -> None:
        """Say what the plan says, or what is in its way."""
        state, plan = self._state, self._state.plan
        self.lacking.setVisible(bool(state.lacking))
        self.lacking.set_words(state.lacking, "Choose its column, or say what other list this is.")
        if state.busy:
            self.first.setText(f"{state.busy} …")
            self.rest.setVisible(False)
        else:
            first, _, rest = plan.sentence.partition(". ") if plan is not None else ("", "", "")
            self.first.setText(f"{first}." if rest else first)
            self.rest.setText(rest)
            self.rest.setVisible(bool(rest))
        self.first.setVisible(bool(self.first.text()))
        self._enable()
        if state.busy and plan is not None:
            return  # what was found stays in sight until the new plan is there
        self.twice.show_plan()
        self.unread.show_findings(unread(plan) if plan is not None else [])
        self.skipped.show_findings(skipped(plan) if plan is not None else [])
        self.counted.emit(self._count())
        stops = [*self.twice.stops(), self.unread.list, self.skipped.list, self.button]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _count(self) -> int:
        state, plan = self._state, self._state.plan
        if plan is None:
            return 1 if state.lacking else 0
        return sum(not repeat.apart for repeat in plan.repeats) + len(unread(plan))

    def _enable(self) -> None:
        state, plan = self._state, self._state.plan
        coming = plan.coming if plan is not None else 0
        changes = len(plan.changes) if plan is not None else 0
        words = "Bring in nothing"
        if coming:
            words = f"Bring in {counted(coming, state.sheet.one, state.sheet.many)}"
        elif changes:
            words = f"Fill in {counted(changes, state.sheet.one, state.sheet.many)}"
        elif plan is None:
            words = "Bring in"
        self._action.setText(words)
        self._action.setEnabled(not state.busy and bool(coming or changes))
