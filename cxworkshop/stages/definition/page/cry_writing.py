"""Writing candidates: each Enter makes one and offers the next line; a pasted list makes one of each line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal

from cxworkshop.core.words import counted
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.cry_rows import ASK, NEW, CryDelegate, CryRow, Places
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.writing import Writing
from cxworkshop.stages.definition.records import RallyingCry
from cxworkshop.ui.desk import Desk


class CryWriting(QObject):
    """One field at a time, over a candidate or over the row for a new one."""

    emptied = Signal()  # the field is gone, and there is no candidate that could take the focus

    def __init__(
        self,
        desk: Desk,
        cries: OrderedList,
        delegate: CryDelegate,
        refresh: Callable[[], None],
        fit: Callable[[], None],
    ) -> None:
        super().__init__(cries)
        self._desk, self._cries, self._delegate = desk, cries, delegate
        self._refresh, self._fit = refresh, fit
        self._cry = ""
        self.field: Writing | None = None
        cries.verticalScrollBar().valueChanged.connect(lambda _value: self._stand())
        cries.resized.connect(self._stand)

    @property
    def adding(self) -> bool:
        """Whether a row stands at the end for a candidate that is no record yet."""
        return self._cry == NEW

    def add(self) -> None:
        """Offer the row for a new candidate."""
        self.close(back=False)
        self._cry = NEW
        self._refresh()
        self._open(NEW)

    def write(self, cry_id: str) -> None:
        """Reword a candidate."""
        self.close(back=False)
        self._open(cry_id)

    def leave(self) -> None:
        """Keep what is half typed."""
        if self.field is not None:
            self.field.commit()

    def close(self, *, back: bool) -> None:
        """Keep what stands in the field and put it away; `back`: the list takes the focus."""
        if self.field is not None:
            self.field.commit()
        field, self.field = self.field, None
        cry, self._cry, self._delegate.written = self._cry, "", ""
        if field is None:
            return
        field.blockSignals(True)
        self._desk.end_typing()
        self._refresh()
        if back and self._cries.rows.rows:
            self._cries.focus_row(cry if self._cries.rows.row_of(cry) >= 0 else "")
        elif back:
            self.emptied.emit()
        field.hide()
        field.deleteLater()

    def follow(self) -> None:
        """The rows are others now: the field goes with its own, or away with it."""
        if self.field is None:
            return
        if self._cries.rows.row_of(self._cry) < 0:
            self.close(back=self.field.hasFocus())
            return
        cry = self._desk.content.find(RallyingCry, self._cry)
        if cry is not None:
            self.field.set_text(cry.text)
        self._stand()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _open(self, cry_id: str) -> None:
        place = self._cries.rows.row_of(cry_id)
        if place < 0:
            return
        row = self._cries.rows.rows[place]
        assert isinstance(row, CryRow)
        self._cry = self._delegate.written = cry_id
        self._cries.set_current(place)
        field = self.field = Writing(self._cries.viewport(), row.role, "Rallying cry", row.text, ASK, max_lines=5)
        field.single_paragraph = True
        field.takes_lines = cry_id == NEW
        field.committed.connect(self._keep)
        field.pasted.connect(self._keep_all)
        field.ended.connect(self._ended)
        field.gone.connect(lambda: self.close(back=False))
        field.grown.connect(self._grown)
        self._grown()
        self._cries.scrollTo(self._cries.rows.index(place))
        field.open_over(self._words())

    def _keep(self, text: str) -> None:
        text = text.strip()
        if self._cry != NEW:
            if self._desk.content.find(RallyingCry, self._cry) is not None:
                self._desk.do(do.write_cry, self._cry, text)
            return
        if not text:
            return
        outcome = self._desk.do(do.add_cry, text)
        if outcome and outcome.value is not None:
            self._cry = self._delegate.written = outcome.value.id
            self._refresh()

    def _keep_all(self, lines: list[str]) -> None:
        if self._desk.do(do.add_cries, lines):
            self._desk.said.emit(f"Added {counted(len(lines), 'candidate')}")

    def _ended(self, way: int) -> None:
        if way == 1 and self._cry != NEW and self._added():
            self.add()
        else:
            self.close(back=True)

    def _added(self) -> bool:
        return self.field is not None and self.field.takes_lines

    def _grown(self) -> None:
        if self.field is not None:
            self._delegate.height = self.field.height()
        self._fit()
        self._stand()

    def _words(self) -> QRectF:
        row = self._cries.rows.rows[max(0, self._cries.rows.row_of(self._cry))]
        assert isinstance(row, CryRow)
        return Places.of(self._cries.row_rect(self._cry), row).words

    def _stand(self) -> None:
        if self.field is not None and self._cries.rows.row_of(self._cry) >= 0:
            self._cries.executeDelayedItemsLayout()
            self.field.place(self._words())
