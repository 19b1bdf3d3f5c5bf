"""The page of a stage without a screen of its own: what is recorded there, what is open, and the way in by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.stage import Stage
from cxworkshop.core.store import Changed
from cxworkshop.exchange.kinds import Sheet, recorded
from cxworkshop.shell.background import Background
from cxworkshop.shell.readonly import ReadTable
from cxworkshop.shell.rowdetail import RowDetail
from cxworkshop.shell.watch import Watch
from cxworkshop.stages import STAGES
from cxworkshop.stages.signoff.records import Approval, Revision
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.page import Page

Rows = tuple[list[str], list[list[str]]]
OPEN = "open"
TITLES = {stage.key: stage.title for stage in STAGES}


@frozen
class Listing:
    """One table of the page; `read` is a pure function, so it may run beside the window."""

    key: str
    title: str
    empty: str
    read: Callable[[Content], Rows]


def listings(stage: Stage) -> list[Listing]:
    """The tables of a stage, from its sheets; the sign-off shows its revisions and what was decided on them."""
    found = [_from_sheet(sheet) for sheet in stage.load("sheets")] if stage.sheets else []
    if stage.key == "signoff":
        found.append(Listing("revisions", "Revisions", "No revision has been frozen yet.", _revisions))
        found.append(Listing("decisions", "Decisions", "Nobody has decided on a revision yet.", _decisions))
    return found


def _from_sheet(sheet: Sheet) -> Listing:
    empty = f"No {sheet.many} are recorded yet. Import… brings them in from a spreadsheet."
    return Listing(sheet.kind, sheet.title, empty, lambda content: recorded(sheet, content))


def _revisions(content: Content) -> Rows:
    rows = [
        [
            str(one.number),
            f"{one.time:%d %b %Y, %H:%M}",
            one.author,
            one.notes,
            str(len(one.open_points)),
            one.sha256,
        ]
        for one in content.of(Revision)
    ]
    return ["Revision", "Frozen", "By", "Note", "Open points", "SHA-256"], rows


def _decisions(content: Content) -> Rows:
    numbers = {one.id: one.number for one in content.of(Revision)}
    rows = [
        [one.name, one.role, one.decision.label, one.words, str(numbers[one.revision]), f"{one.time:%d %b %Y, %H:%M}"]
        for one in content.of(Approval)
    ]
    return ["Approver", "Role", "Decision", "In their words", "Revision", "When"], rows


def open_rows(points: Iterable[OpenPoint], *, with_stage: bool) -> Rows:
    """Open points as rows: rule, sentence, and the stage where more than one is listed."""
    if with_stage:
        return ["Rule", "Stage", "What is open"], [[p.id, TITLES.get(p.stage, p.stage), p.sentence] for p in points]
    return ["Rule", "What is open"], [[p.id, p.sentence] for p in points]


class ListingTab(QWidget):
    """A table, or one sentence while there is nothing to show."""

    activated = Signal(int)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ReadTable(name)
        self.table.activated.connect(lambda index: self.activated.emit(index.row()))
        self.table.doubleClicked.connect(lambda index: self.activated.emit(index.row()))
        self._empty = Paragraph(empty, "body", "ink2")
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Rows) -> None:
        """Fill the table."""
        self.table.show_rows(*rows)
        self._stack.setCurrentIndex(1 if rows[1] else 0)


class RecordedPage(Page):
    """Tables to read, one tab each, and the open points; picking a point jumps to its record."""

    import_requested = Signal(str)

    def __init__(
        self, desk: Desk, stage: Stage, watch: Watch, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, stage.title, stage.question, parent)
        self._stage, self._watch, self._background = stage, watch, background
        self._listings = {one.key: one for one in listings(stage)}
        self._points: list[OpenPoint] = []
        self._stale = set(self._listings)
        self._wants_focus = False
        if stage.sheets:
            button = Button("Import…", icon="table")
            button.bind(desk.commands.action("file.import"), text=False)
            self.add_button(button)
        else:
            button = Button("Export the document…", icon="file-pdf")
            button.bind(desk.commands.action("file.export"), text=False)
            self.add_button(button)
        if not stage.sheets:  # the sign-off begins with what is open everywhere
            self.add_tab(OPEN, "Open points", self._open_tab)
        for one in self._listings.values():
            self.add_tab(one.key, one.title, lambda one=one: self._tab(one))  # type: ignore[misc]
        if stage.sheets:
            self.add_tab(OPEN, "Open points", self._open_tab)
        self.detail = RowDetail()
        self.detail.closed.connect(self.close_side)
        self.tabs.currentChanged.connect(self._leave_row)
        self._quiet = QTimer(self, interval=150, singleShot=True)
        self._quiet.timeout.connect(self._read)
        self.title_changed.connect(self._read)
        watch.updated.connect(self._show_points)
        self._show_points()

    # -- the page ------------------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        self._stale = set(self._listings)
        if self.isVisible():
            self._quiet.start()

    def on_opened(self) -> None:
        self._stale = set(self._listings)
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        self._wants_focus = True
        super().take_focus()
        self._focus_table()

    def _focus_table(self) -> None:
        """The table takes the focus when it is there; until it is read, nothing has anything to focus on."""
        tab = self._built.get(self.current_tab)
        if self._wants_focus and isinstance(tab, ListingTab) and tab.table.isVisible():
            self._wants_focus = False
            if self.isAncestorOf(self.window().focusWidget() or self):
                tab.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def goto(self, where: str) -> bool:
        """Select the open point about this record."""
        row = next((n for n, point in enumerate(self._points) if point.where == where), -1)
        if row < 0:
            return False
        tab = self.show_tab(OPEN)
        assert isinstance(tab, ListingTab)
        tab.table.setCurrentIndex(tab.table.rows.index(row, 0))
        tab.table.setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _tab(self, listing: Listing) -> ListingTab:
        tab = ListingTab(listing.title, listing.empty)
        tab.activated.connect(lambda row: self._show_row(tab, listing.title, row))
        return tab

    def _leave_row(self, _tab: int) -> None:
        if self.detail.is_open:
            self.detail.close_drawer()

    def _show_row(self, tab: ListingTab, title: str, row: int) -> None:
        """All of a row's words beside the table; ↑ and ↓ go on to the next row while it is open."""
        self.open_side(self.detail)
        self.detail.show_row(tab.table, title, row)

    def _open_tab(self) -> ListingTab:
        tab = ListingTab("Open points", "Nothing is open.")
        tab.activated.connect(self._jump)
        self._fill_points(tab)
        return tab

    def _read(self) -> None:
        """Read the table that shows, beside the window, when it may have changed."""
        key = self.current_tab
        listing = self._listings.get(key)
        if listing is None or key not in self._stale or not self.isVisible():
            return
        self._stale.discard(key)
        store, snapshot = self.desk.store, self.desk.content.snapshot()

        def show(rows: Rows) -> None:
            tab = self._built.get(key)
            if isinstance(tab, ListingTab) and store is self.desk.store:
                tab.show_rows(rows)
                self._focus_table()

        self._background.run(lambda: listing.read(snapshot), show)

    def _show_points(self) -> None:
        every = self._stage.key == "signoff"
        stages = [one.key for one in STAGES] if every else [self._stage.key]
        self._points = [p for key in stages for check in self._watch.standing.of(key) for p in check.points]
        tab = self._built.get(OPEN)
        if isinstance(tab, ListingTab):
            self._fill_points(tab)

    def _fill_points(self, tab: ListingTab) -> None:
        tab.show_rows(open_rows(self._points, with_stage=self._stage.key == "signoff"))

    def _jump(self, row: int) -> None:
        if 0 <= row < len(self._points):
            point = self._points[row]
            if point.stage != self._stage.key:
                self.desk.jump.emit(point.stage, point.where)
