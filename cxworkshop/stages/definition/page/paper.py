"""Level 3 and all the rest on one page, as it will be signed: read aloud, and changed where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.stages.definition.page.outline import WIDTH, Outline
from cxworkshop.stages.definition.page.paper_changes import changed_since
from cxworkshop.stages.definition.page.paper_items import Para, paper
from cxworkshop.stages.definition.page.paper_list import PaperList
from cxworkshop.stages.definition.page.paper_outline import outline
from cxworkshop.stages.definition.page.paper_writing import PaperWriting
from cxworkshop.stages.definition.page.tab import STAGE, Tab
from cxworkshop.stages.definition.records import RECORDS
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.principles.records import Principle
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.theme import theme

SHOWN = (*RECORDS, Principle, Workshop)
ROOM = 700  # what the sheet needs beside the outline; pixels at 100 %


class PaperTab(Tab):
    """The sheet has the focus; the outline stands at its left while there is room for it."""

    question = "The page as it will be signed. Change a sentence where it stands."
    wide = True

    elsewhere_wanted = Signal(str, str)  # a section of the page, and the record, that are written on another tab

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.outline = Outline()
        self.sheet = PaperList()
        self.writing = PaperWriting(desk, self.sheet, self.refresh)
        self.next_button = Button("Next open point", icon="flag")
        self.next_button.bind(desk.commands.action("definition.paper_open"), text=False)
        self.buttons = (self.next_button,)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.sheet, 1)
        self.outline.gone_to.connect(self._go)
        self.sheet.edit_wanted.connect(lambda para, at: self._write_at(para, at))
        self.sheet.current_changed.connect(self._mark)
        theme().changed.connect(self._fit)
        self.bind(self.sheet, {"definition.paper_write": self.write, "definition.paper_open": self.next_open})
        self.read()

    # -- the page's side -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        self.writing.close(back=False)
        self.refresh()

    def follow(self, changed: Changed) -> None:
        # A revision is no content: with a new one, other words are those that changed.
        if any(isinstance(c.record, SHOWN) or not c.record.IS_CONTENT for c in changed.changes):
            self.refresh()

    def refresh(self) -> None:
        """Show the page as it is now."""
        frozen = self.desk.look_back()
        paras = paper(self.desk.content)
        if frozen is not None:
            paras = [changed_since(para, frozen) for para in paras]
        self.sheet.show_paras(paras)
        self.outline.show_places(outline(paras))
        self.desk.commands.enable(("definition.paper_open",), any(para.open for para in paras))
        self.writing.follow()
        self._mark()

    def room_item(self) -> RoomItem | None:
        return RoomItem(STAGE, "agreed")

    def leave(self) -> None:
        self.writing.leave()

    def goto(self, where: str) -> bool:
        para = next((para for para in self.sheet.paras() if para.record == where and para.kind != "scale"), None)
        return para is not None and self.sheet.focus_row(para.id)

    def take_focus(self) -> None:
        self.sheet.focus_row(self.sheet.current_id() if self.sheet.para() is not None else self.sheet.first())

    def state(self) -> dict[str, Any]:
        para = self.sheet.para()
        return {"para": para.id if para is not None else ""}

    def restore(self, state: dict[str, Any]) -> None:
        kept = state.get("para")
        place = self.sheet.rows.row_of(kept) if isinstance(kept, str) else -1
        if place >= 0:
            self.sheet.set_current(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = theme().px
        self.outline.setVisible(self.width() >= px(WIDTH) + px(ROOM))

    # -- acts ----------------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the focused paragraph where it stands, or go where it is written."""
        para = self.sheet.para()
        if para is None:
            return
        if para.kind == "principle":
            self.desk.jump.emit("principles", para.record)
        elif para.parts:
            self.writing.write(para)
        else:
            self.elsewhere_wanted.emit(para.section, para.record)

    def next_open(self) -> None:
        """Go to the next paragraph with something open, around the end."""
        paras = self.sheet.paras()
        para = self.sheet.para()
        at = paras.index(para) if para in paras else -1
        after = [*paras[at + 1 :], *paras[: at + 1]]
        found = next((one for one in after if one.open), None)
        if found is not None:
            self.writing.close(back=False)
            self.sheet.focus_row(found.id)
            self.sheet.scrollTo(self.sheet.currentIndex(), PaperList.ScrollHint.PositionAtCenter)
            announce(self, "; ".join(note.said for note in found.notes if note.open))

    # -- inside --------------------------------------------------------------------------------------------------------

    def _go(self, para: str) -> None:
        place = self.sheet.rows.row_of(para)
        if place >= 0:
            self.sheet.set_current(place)
            self.sheet.show_top(para)

    def _mark(self) -> None:
        para = self.sheet.para()
        if para is not None:
            self.outline.mark([one.id for one in self.sheet.paras()], para.id)

    def _write_at(self, para_id: str, point: QPoint) -> None:
        para = next((one for one in self.sheet.paras() if one.id == para_id), None)
        if isinstance(para, Para) and not para.still:
            self.sheet.set_current(self.sheet.rows.row_of(para_id))
            self.write()
