"""Writing in the list of people: whose editor is open, what is kept, and who is next under the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.person_editor import PersonEditor
from cxworkshop.stages.prepare.records import Participant

if TYPE_CHECKING:
    from cxworkshop.stages.prepare.page.people_panel import PeoplePanel


class PersonEditing(QObject):
    """One editor at a time, over a person or below the last one."""

    def __init__(self, panel: PeoplePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._editor: PersonEditor | None = None
        self._editing = ""
        self._adding = False

    @property
    def editor(self) -> PersonEditor | None:
        """The open editor, if any."""
        return self._editor

    def commit(self) -> None:
        """Keep what is half typed, and close."""
        if self._editor is not None:
            self._editor.commit()
            self._close_editor(back=False)

    def begin(self, person_id: str, name: str, role: str, team: str) -> None:
        """Open the editor for a person, or with an empty id for a new one."""
        self.commit()
        self._editing, self._adding = person_id, not person_id
        editor = PersonEditor(self._panel.teams(), self._panel)
        self._editor = editor
        editor.fill(name, role, team)
        editor.kept.connect(self._keep)
        editor.step.connect(self._step)
        editor.listed.connect(self._panel.paste_text)
        editor.left.connect(lambda back: self._close_editor(back=back))
        row = self._panel.model.row_of(person_id) if person_id else -1
        if row >= 0:
            self._panel.list.scrollTo(self._panel.model.index(min(row + 1, self._panel.model.rowCount() - 1)))
            self._panel.list.scrollTo(self._panel.model.index(row))
        else:
            self._panel.list.make_room(editor.wanted_height())
            self._panel.list.scrollToBottom()
        self.place()
        editor.begin()

    def place(self) -> None:
        """Stand over the person, or below the last one."""
        editor = self._editor
        if editor is None:
            return
        people, model = self._panel.list, self._panel.model
        height, row = editor.wanted_height(), model.rowCount() - 1
        if self._editing:
            row = model.row_of(self._editing)
        rect = people.visualRect(model.index(row)) if row >= 0 else None
        above = people.viewport().mapTo(self._panel, QPoint(0, 0)).y()
        top = above
        if rect is not None:
            top = above + (rect.top() if self._editing else rect.bottom() + 1)
        low = people.geometry().bottom() + 1 - height
        editor.setGeometry(0, max(0, min(top, low)), self._panel.width(), height)

    def _keep(self, name: str, role: str, team: str) -> None:
        if not self._editing:
            if name:
                self._add(name, role, team)
            return
        person = self._panel.desk.content.find(Participant, self._editing)
        if person is None:
            return
        if name != person.name:
            self._panel.desk.do(do.write_person, person.id, "name", name)
        if role != person.role:
            self._panel.desk.do(do.write_person, person.id, "role", role)
        if (team or None) != person.team:
            self._panel.desk.do(do.set_person_team, person.id, team or None)
        self._panel.desk.end_typing()

    def _add(self, name: str, role: str, team: str) -> None:
        def add(store: MemoryStore) -> Participant:
            with store.step(f"Add {name[:60]}"):
                person = do.add_person(store, name, role, approver=self._panel.filter.value() == "sign")
                if self._panel.filter.value() == "lead":
                    person = do.set_facilitator(store, person.id)
                return do.set_person_team(store, person.id, team) if team else person

        outcome = self._panel.desk.do(add)
        if outcome and outcome.value is not None:
            self._editing = outcome.value.id
            if self._panel.model.row_of(self._editing) < 0:
                self._panel.show_filter("all")
            self._panel.list.set_current(self._panel.model.row_of(self._editing))

    def _step(self, way: int) -> None:
        """Enter: the next new person, or the next one on the list."""
        editor, person_id = self._editor, self._editing
        if editor is None:
            return
        row = self._panel.model.row_of(person_id)
        adding = self._adding
        self._close_editor(back=True)
        if adding:
            if person_id and way > 0:
                self._panel.add()
            return
        person = self._panel.model.person_at(row + way)
        if person is not None:
            self._panel.list.set_current(row + way)
            self._panel.edit()

    def _close_editor(self, *, back: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.blockSignals(True)
        self._panel.list.make_room(0)
        if back:
            self._panel.focus_list()
        editor.hide()
        editor.deleteLater()
        self._editing = ""
