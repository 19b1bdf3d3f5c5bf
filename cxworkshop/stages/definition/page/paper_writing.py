"""Writing on the page to be signed: a paragraph's words become a field where they stand, and stay when it is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.paper_items import Para
from cxworkshop.stages.definition.page.paper_list import PaperList
from cxworkshop.stages.definition.page.paper_paint import role_of
from cxworkshop.stages.definition.page.writing import Writing
from cxworkshop.stages.definition.records import (
    Collision,
    Definition,
    Dimension,
    Imperative,
    RallyingCry,
    TrialCase,
)
from cxworkshop.ui.desk import Desk

NAMES = {
    "why_now": "Why now",
    "statement": "Imperative",
    "ruling": "Which one waits",
    "text": "Rallying cry",
    "rule": "The rule",
    "case": "The case",
    "answer": "What the rule answers",
}


def write_on_paper(store: MemoryStore, record_id: str, field: str, text: str) -> None:
    """Set a text of the definition wherever it is recorded. Refused when the record has gone."""
    match store.now.get(record_id):
        case Imperative():
            do.write_imperative(store, record_id, field, text)
        case Collision():
            do.write_ruling(store, record_id, text)
        case RallyingCry():
            do.write_cry(store, record_id, text)
        case Dimension():
            do.write_scale(store, record_id, field, text)
        case TrialCase():
            do.write_case(store, record_id, field, text)
        case _ if record_id == Definition.TABLE:
            do.write_definition(store, field, text)
        case _:
            raise Refused("This paragraph is no longer there.", "Nothing was changed.")


class PaperWriting(QObject):
    """One field at a time. Enter goes on to the next text of the paragraph, then ends."""

    def __init__(self, desk: Desk, sheet: PaperList, refresh: Callable[[], None]) -> None:
        super().__init__(sheet)
        self._desk, self._sheet, self._refresh = desk, sheet, refresh
        self._para, self._part = "", 0
        self.field: Writing | None = None
        sheet.verticalScrollBar().valueChanged.connect(lambda _value: self._stand())
        sheet.resized.connect(self._stand)

    def write(self, para: Para, part: int = 0) -> None:
        """Write one of a paragraph's texts where it stands."""
        self.close(back=False)
        sheet = self._sheet
        words = para.parts[part]
        self._para, self._part = para.id, part
        sheet.delegate.written = para.id
        sheet.set_current(sheet.rows.row_of(para.id))
        field = self.field = Writing(
            sheet.viewport(), role_of(para), NAMES[words.field], words.text, words.ask, max_lines=20
        )
        field.committed.connect(self._keep)
        field.ended.connect(self._ended)
        field.gone.connect(lambda: self.close(back=False))
        field.grown.connect(self._grown)
        self._grown()
        field.open_over(sheet.words_of(para.id))
        self._grown()
        sheet.scrollTo(sheet.currentIndex())

    def leave(self) -> None:
        """Keep what is half typed."""
        if self.field is not None:
            self.field.commit()

    def close(self, *, back: bool) -> None:
        """Keep what stands in the field and put it away; `back`: the paragraph takes the focus."""
        if self.field is not None:
            self.field.commit()
        field, self.field = self.field, None
        para, self._para, self._sheet.delegate.written = self._para, "", ""
        if field is None:
            return
        field.blockSignals(True)
        self._desk.end_typing()
        self._refresh()
        self._sheet.scheduleDelayedItemsLayout()
        if back:
            self._sheet.focus_row(para if self._sheet.rows.row_of(para) >= 0 else "")
        field.hide()
        field.deleteLater()

    def follow(self) -> None:
        """The paragraphs are others now: the field goes with its own, or away with it."""
        if self.field is None:
            return
        para = self._now()
        if para is None:
            self.close(back=self.field.hasFocus())
            return
        self.field.set_text(para.parts[self._part].text)
        self._stand()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _now(self) -> Para | None:
        return next((para for para in self._sheet.paras() if para.id == self._para), None)

    def _keep(self, text: str) -> None:
        para = self._now()
        if para is not None:
            self._desk.do(write_on_paper, para.record, para.parts[self._part].field, text.strip())

    def _ended(self, way: int) -> None:
        para, part = self._now(), self._part + way
        if way and para is not None and 0 <= part < len(para.parts):
            self.write(para, part)
        else:
            self.close(back=True)

    def _grown(self) -> None:
        if self.field is not None:
            self._sheet.delegate.height = self.field.height()
            self._sheet.scheduleDelayedItemsLayout()
        self._stand()

    def _stand(self) -> None:
        if self.field is not None and self._sheet.rows.row_of(self._para) >= 0:
            self._sheet.executeDelayedItemsLayout()
            self.field.place(self._sheet.words_of(self._para))
