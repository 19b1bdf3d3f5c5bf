"""The Ready? list with what one can do in it: tick, go there, add a thing of one's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop import method_texts
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.line_editor import CellEdit
from cxworkshop.stages.prepare.page.ready import HAND, SIDE, ReadyList, ReadyModel
from cxworkshop.stages.prepare.points import ReadyItem, readiness
from cxworkshop.stages.prepare.records import Readiness
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme


class ReadyPanel(QWidget):
    """`jump` carries the part and the record a thing is about."""

    jump = Signal(str, str)
    resized = Signal()  # the list wants another height

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = ReadyModel(self)
        self.list = ReadyList(self.model)
        self.count = Label("", "ui", "ink2")
        self.add_button = Button("Add your own", "link", icon="plus")
        self.add_button.clicked.connect(self.add)
        usual = method_texts.readiness()
        self.usual_button = Button(f"Add the usual {len(usual)}", "quiet")
        self.usual_button.clicked.connect(lambda: self.desk.do(do.add_usual_ready, usual))
        self._editor: CellEdit | None = None
        self._editing = ""  # the id of what is edited, "" for a new thing
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        head.addWidget(Label("Ready?", "h3", "ink"))
        head.addStretch(1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.usual_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.tick_wanted.connect(self._tick_row)
        self.list.open_wanted.connect(self._open_row)
        self._order: list[tuple[str, str]] = []

    def refresh(self) -> None:
        """Show how ready the workshop is now."""
        items = self._in_order(readiness(self.desk.content))
        before = self.model.rowCount()
        self.model.set_items(items)
        done = sum(item.ready for item in items)
        self.count.setText(f"{done} of {len(items)}")
        self.usual_button.setVisible(not self.desk.content.count(Readiness))
        if self.model.rowCount() != before:
            self.resized.emit()

    def begin(self) -> None:
        """Another workshop, or the page is come to anew: what is not ready comes first again."""
        self._order = []
        self.refresh()

    def _in_order(self, items: list[ReadyItem]) -> list[ReadyItem]:
        """What is not ready first; while the page is looked at a thing that becomes ready stays where it is."""
        keyed = dict(zip(_keys(items), items, strict=True))
        if not self._order:
            self._order = sorted(keyed, key=lambda key: keyed[key].ready)
        self._order += [key for key in keyed if key not in self._order]
        return [keyed[key] for key in self._order if key in keyed]

    def other_height(self) -> int:
        """What stands above and below the list."""
        return theme().line_height("h3") + self.add_button.sizeHint().height() + 8

    def fitting_height(self, room: int) -> int:
        """The height nearest to `room` at which no row is cut."""
        rest, height = room - self.other_height(), 0
        for row, high in enumerate(self.list.heights()):
            if row >= 2 and height + high > rest:
                break
            height += high
        return self.other_height() + height

    def focus_thing(self, where: str) -> bool:
        """Focus a thing to tick by its id; False when it is not here."""
        for row, item in enumerate(self.model.items):
            if item.part == HAND and item.where == where:
                self.list.set_current(row)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # -- acts ----------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Tick the focused thing, or take the tick back; what follows from the records is not ticked."""
        item = self.list.current_item()
        if item is not None and item.part == HAND:
            if self.desk.do(do.tick_ready, item.where, not item.ready):
                announce(self, "ticked" if not item.ready else "not ticked")
        elif item is not None:
            self._go(item)

    def open(self) -> None:
        """Go where the focused thing is, or edit it when it is one's own."""
        item = self.list.current_item()
        if item is not None and item.part == HAND:
            self._edit(self.list.currentIndex().row(), item)
        elif item is not None:
            self._go(item)

    def add(self) -> None:
        """Open a field for a new thing at the end."""
        self.commit()
        self.model.set_gap(True)
        self.resized.emit()
        row = self.model.rowCount() - 1
        self.list.set_current(row)
        self._open_editor(row, "", "")

    def remove(self) -> None:
        """Remove the focused thing, when it is one's own."""
        item = self.list.current_item()
        if item is not None and item.part == HAND and self.desk.do(do.remove_ready, [item.where]):
            self.desk.said.emit(f"Removed “{item.text}”")

    def commit(self) -> None:
        """Keep what is half typed."""
        if self._editor is not None:
            self._keep()
            self._close(back=False)

    # -- inside --------------------------------------------------------------------------------------------------

    def _tick_row(self, row: int) -> None:
        self.list.set_current(row)
        self.tick()

    def _open_row(self, row: int) -> None:
        self.list.set_current(row)
        self.open()

    def _go(self, item: ReadyItem) -> None:
        self.jump.emit(item.part, item.where)

    def _edit(self, row: int, item: ReadyItem) -> None:
        record = self.desk.content.find(Readiness, item.where)
        if record is not None:
            self._open_editor(row, record.id, record.text)

    def _open_editor(self, row: int, record_id: str, text: str) -> None:
        self._editing = record_id
        editor = CellEdit("What is to be ticked", "What is to be ticked", self)
        self._editor = editor
        editor.setText(text)
        self.list.delegate.edited = row
        self.list.scrollTo(self.model.index(row))
        rect = self.list.visualRect(self.model.index(row))
        top = self.list.viewport().mapTo(self, QPoint(0, rect.top()))
        lead = SIDE + theme().px(18)
        editor.setGeometry(top.x() + lead, top.y() + 1, rect.width() - lead, rect.height() - 1)
        editor.pressed.connect(self._pressed)
        editor.gone.connect(self.commit)
        editor.show()
        editor.raise_()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def _pressed(self, key: int) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        adding = not self._editing
        wrote = key != Qt.Key.Key_Escape and self._keep()
        self._close(back=True)
        if adding and wrote and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()

    def _keep(self) -> bool:
        """Keep what the field holds; whether there was anything."""
        text = " ".join(self._editor.text().split()) if self._editor is not None else ""
        if not self._editing:
            return bool(text) and bool(self.desk.do(do.add_ready, text))
        record = self.desk.content.find(Readiness, self._editing)
        if record is not None and text and text != record.text:
            self.desk.do(do.write_ready, record.id, text)
            self.desk.end_typing()
        return bool(text)

    def _close(self, *, back: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self.list.delegate.edited = None
        editor.blockSignals(True)
        if back:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        self.model.set_gap(False)
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._order = []  # whoever comes back finds first what is not ready

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._order:
            self.refresh()
        self.list.scrollToTop()


def _keys(items: list[ReadyItem]) -> list[tuple[str, str]]:
    """What tells a thing from the others while its words and its state change."""
    keys: list[tuple[str, str]] = []
    for item in items:
        which = item.where if item.part == HAND else str(sum(part == item.part for part, _ in keys))
        keys.append((item.part, which))
    return keys
