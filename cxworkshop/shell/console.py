"""The console: rail, sheet, Guide and strip around one open workshop. What the facilitator has in front of her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.stage import Stage
from cxworkshop.shell.dayplan import DayPlan
from cxworkshop.shell.guide import Guide
from cxworkshop.shell.rail import Rail
from cxworkshop.shell.roommenu import room_menu
from cxworkshop.shell.sheet import Sheet
from cxworkshop.shell.strip import Strip
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.watch import Watch
from cxworkshop.stages import STAGES, stage
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

UNTIMED = "prepare"  # is done in the weeks before, not against the clock
NARROW = 1366  # below this the Guide starts as a stub
BUILD_MS = 700  # a page that nobody has asked for yet waits until the one that shows has been painted


class Console(QWidget):
    """One stage on the sheet at a time; pages are built when they are first needed, the others when nothing happens.

    `shown` follows each time another page stands on the sheet.
    """

    shown = Signal(str)  # stage key, or "" for a page that is no stage
    made = Signal(object)  # Page: one was built

    def __init__(self, desk: Desk, watch: Watch, box: TimeBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Console")
        self.desk, self.watch, self.box = desk, watch, box
        self.pages: dict[str, Page] = {}
        self.stage = ""
        self._extra: QWidget | None = None
        self._guide_before_side: bool | None = None
        self._guide_before_narrow: bool | None = None
        self._was_narrow = False
        action = desk.commands.action
        self.rail = Rail(action("edit.find"), action("view.settings"))
        self.sheet = Sheet()
        self.banners = QVBoxLayout()
        self.banners.setSpacing(8)
        self.plan = DayPlan(desk, box, self)
        self.guide = Guide(desk, watch, self.plan, action)
        self.strip = Strip(box, self.plan, action("view.commands"))
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 8, 0, 0)
        middle.setSpacing(8)
        middle.addLayout(self.banners)
        middle.addWidget(self.sheet, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(middle, 1)
        upper.addWidget(self.guide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(self.strip)
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._build_next)
        self.guide.room.menu_wanted.connect(self._offer_room)
        self.strip.room.menu_wanted.connect(lambda at: self._offer_room(at, above=True))
        self.rail.chosen.connect(self.go)
        self.rail.entered_sheet.connect(self.focus_sheet)
        watch.updated.connect(self._standing)
        desk.signed.changed.connect(self._changed)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._words)
        theme().changed.connect(self._restyle)

    # -- the room ----------------------------------------------------------------------------------------------------

    def meet_room(self, room: Room) -> None:
        """There is a wall from now on: Guide and strip show how it stands."""
        self.guide.set_room(room)
        self.strip.room.set_room(room)

    def _offer_room(self, at: QPoint, *, above: bool = False) -> None:
        menu = room_menu(self.desk.commands, self)
        menu.popup(at - QPoint(0, menu.sizeHint().height()) if above else at)

    # -- going somewhere -------------------------------------------------------------------------------------------

    def go(self, key: str) -> Page:
        """Put a stage on the sheet."""
        page = self.page(key)
        if self.stage == key and self._extra is None:
            return page
        self.leave()
        self._hold_focus()
        self._drop_extra()
        self.stage = key
        self.sheet.stack.setCurrentWidget(page)
        self.rail.show_stage(key)
        self.guide.show_stage(key)
        self.strip.set_timed(key != UNTIMED)
        self._make_room(page.side is not None or page.wide)
        self.shown.emit(key)
        self._build_soon()
        return page

    def show_extra(self, widget: QWidget, *, of_stage: bool = False) -> None:
        """Put a page that is no stage on the sheet: settings, the key map. `close_extra` brings the stage back.

        `of_stage`: it belongs to the stage that stood there, as an import does, which stays marked on the rail.
        """
        if self._extra is widget:
            return
        self.leave()
        self._drop_extra()
        self._extra = widget
        self.sheet.stack.addWidget(widget)
        self.sheet.stack.setCurrentWidget(widget)
        if not of_stage:
            self.rail.show_stage("")
        self._make_room(True)
        self.shown.emit("")
        widget.setFocus()

    def close_extra(self) -> None:
        """Back to the stage that stood there before."""
        if self._extra is not None:
            self._drop_extra()
            key, self.stage = self.stage, ""
            self.go(key or STAGES[0].key)
            self.focus_sheet()

    def page(self, key: str) -> Page:
        """The page of a stage, built when it is first asked for."""
        page = self.pages.get(key)
        if page is None:
            page = self.pages[key] = self._make(stage(key))
            page.side_opened.connect(lambda side, page=page: self._make_room(side or page.wide))
            self.sheet.stack.addWidget(page)
        return page

    @property
    def current(self) -> Page | None:
        """The stage page on the sheet, None while something else is."""
        return self.pages.get(self.stage) if self._extra is None else None

    @property
    def extra(self) -> QWidget | None:
        """The page on the sheet that is no stage, if any."""
        return self._extra

    def goto(self, key: str, where: str) -> None:
        """Jump to a record: its stage comes on the sheet and shows it."""
        page = self.go(key)
        self.focus_sheet()
        if where:
            page.goto(where)

    def focus_sheet(self) -> None:
        """Put the focus where a page wants it first."""
        page = self.sheet.stack.currentWidget()
        if isinstance(page, Page):
            page.take_focus()
        elif page is not None:
            page.setFocus()

    def step_tab(self, by: int) -> None:
        """The next or previous tab of the page."""
        page = self.current
        if page is not None and page.tabs.count() > 1:
            page.tabs.setCurrentIndex((page.tabs.currentIndex() + by) % page.tabs.count())

    def panes(self) -> list[QWidget]:
        """What F6 goes around, in the order of the eye."""
        side = self.current.side if self.current is not None else None
        return [pane for pane in (self.rail, self.sheet, side, self.guide, self.strip) if pane is not None]

    def leave(self) -> None:
        """Commit what is half typed on the page that shows, and in the Guide."""
        self.guide.notes.commit()
        page = self.current
        if page is not None:
            page.leave()

    # -- remembering -----------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Where the facilitator is: stage and the state of each page, ids only."""
        pages = {**self._kept, **{key: page.state() for key, page in self.pages.items()}}
        return {"stage": self.stage, "pages": pages}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a remembered place; whatever no longer fits is left out."""
        key = state.get("stage")
        known = {one.key for one in STAGES}
        self.go(key if isinstance(key, str) and key in known else STAGES[0].key)
        pages = state.get("pages")
        if isinstance(pages, dict):
            for name, kept in pages.items():
                if name in self.pages and isinstance(kept, dict):
                    self.pages[name].restore(kept)
            self._kept = {k: v for k, v in pages.items() if k not in self.pages and isinstance(v, dict)}

    _kept: dict[str, dict[str, Any]] = {}  # noqa: RUF012 - replaced whole, never changed

    # -- the Guide ---------------------------------------------------------------------------------------------------

    def toggle_guide(self) -> None:
        """The facilitator's own wish; it stands until the window or a side editor asks for room again."""
        self._guide_before_side = self._guide_before_narrow = None
        self.guide.set_open(not self.guide.is_open)

    def start_guide(self, wanted: bool) -> None:
        """How the Guide stands when a workshop is opened."""
        self._guide_before_side = None
        narrow = self._narrow(self.width())
        self._guide_before_narrow = wanted if narrow else None
        self._was_narrow = narrow
        self.guide.set_open(wanted and not narrow)
        if self.stage and self.pages[self.stage].wide:
            self._make_room(True)

    def _make_room(self, side: bool) -> None:
        if side and self._guide_before_side is None:
            self._guide_before_side = self.guide.is_open
            self.guide.set_open(False)
        elif not side and self._guide_before_side is not None:
            before, self._guide_before_side = self._guide_before_side, None
            self.guide.set_open(before and (not self._narrow(self.width()) or self._guide_before_narrow is None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _narrow(self, width: int) -> bool:
        """Whether the Guide would take too much of the sheet; larger text needs a wider window."""
        return width < theme().px(NARROW)

    def _fit(self) -> None:
        """Fold the Guide when the window becomes narrow, unfold it when there is room again."""
        narrow = self._narrow(self.width())
        if narrow == self._was_narrow:
            return
        self._was_narrow = narrow
        if narrow:
            standing_back = self._guide_before_side
            self._guide_before_narrow = self.guide.is_open if standing_back is None else standing_back
            self.guide.set_open(False)
        elif self._guide_before_narrow is not None:
            before, self._guide_before_narrow = self._guide_before_narrow, None
            if self._guide_before_side is None:
                self.guide.set_open(before)
            else:
                self._guide_before_side = before

    # -- inside ------------------------------------------------------------------------------------------------------

    def _make(self, declared: Stage) -> Page:
        page: Page = declared.load("page")(self.desk)
        page.flag.show_stage(declared.key)
        self.made.emit(page)
        kept = self._kept.pop(declared.key, None)
        if kept is not None:
            page.restore(kept)
        return page

    def _build_soon(self) -> None:
        if any(one.key not in self.pages for one in STAGES):
            self._idle.start(BUILD_MS)

    def _build_next(self) -> None:
        """Build one more page while nothing happens, so that the first switch to it is as quick as the second."""
        missing = next((one.key for one in STAGES if one.key not in self.pages), None)
        if missing is not None and self.isVisible():
            self.page(missing)
            self._build_soon()

    def _hold_focus(self) -> None:
        """Take the focus off a page that is about to hide: Qt would send it through whatever comes next, which paints
        for it and forgets what it had."""
        focus = self.window().focusWidget()
        if focus is not None and self.sheet.stack.isAncestorOf(focus):
            self.sheet.stack.setFocus()

    def _drop_extra(self) -> None:
        if self._extra is not None:
            extra, self._extra = self._extra, None
            self.sheet.stack.removeWidget(extra)
            extra.setParent(None)
            extra.deleteLater()

    def _opened(self) -> None:
        self._kept = {}
        for page in self.pages.values():
            page.close_side()
            page.on_opened()
        self._words()

    def _words(self, _changed: object = None) -> None:
        workshop = self.desk.content.one(Workshop)
        self.rail.set_workshop(workshop.title, workshop.client)

    def _standing(self) -> None:
        self.rail.model.set_standing(self.watch.standing, counting=self.watch.counting)

    def _changed(self, _things: object = None) -> None:
        signed = self.desk.signed
        self.rail.model.set_changed(signed.number, {one.key: signed.summary(one.key) for one in STAGES})

    def _restyle(self) -> None:
        self._fit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._extra is not None:
            self.close_extra()  # from beside the page as well: its own Esc is heard only inside it
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("backstage"))
