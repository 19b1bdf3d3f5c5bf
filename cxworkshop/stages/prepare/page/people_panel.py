"""Everybody who was asked, with what one can do for them: add, paste a list, ask to sign, note an answer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Refused
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import counted
from cxworkshop.exchange.lookup import labels
from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.people import FILTERS, SHORT, SIDE, PeopleModel
from cxworkshop.stages.prepare.page.people_list import PeopleList
from cxworkshop.stages.prepare.page.person_editing import PersonEditing
from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.menu import Menu
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

_NEXT = {Coming.UNKNOWN: Coming.YES, Coming.YES: Coming.NO, Coming.NO: Coming.UNKNOWN}
_SAID = {Coming.UNKNOWN: "no answer", Coming.YES: "coming", Coming.NO: "not coming"}
_NOBODY = {
    "all": "Nobody is on the list yet. Add the people one by one, or paste a list: a name and a role per line.",
    "sign": "Nobody is asked to sign yet. S, or the pen beside a name, asks.",
    "open": "Everybody has answered.",
    "lead": "Nobody facilitates yet. F, or the board beside a name, says who does.",
}


class PeoplePanel(QWidget):
    """The list, its filter, and below it the two ways to make it longer."""

    resized = Signal()  # the list begins, or ends, to need its room
    table_pasted = Signal(str)  # several columns with headings: more than a list of names

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = PeopleModel(self)
        self.list = PeopleList(self.model)
        self.count = Label("", "ui", "ink2")
        self.filter = Segmented([Option(key, words) for key, (words, _) in FILTERS.items()], "Show")
        self.filter.set_value("all")
        self.filter.changed.connect(lambda _key: self._refilter())
        self.nobody = Paragraph("", "ui", "ink2")
        self.add_button = Button("Add a person", "link", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.paste_button = Button("or paste a list", "link")
        self.paste_button.clicked.connect(self.paste)
        self.editing = PersonEditing(self)
        self._seen: tuple[Record, ...] = ()
        self._labels: dict[str, str] = {}
        self._some = False
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        head.addWidget(Label("People", "h3", "ink"))
        head.addStretch(1)
        head.addWidget(self.count)
        choose = QHBoxLayout()
        choose.setContentsMargins(SIDE, 0, SIDE, 0)
        choose.addWidget(self.filter)
        none = QHBoxLayout()
        none.setContentsMargins(SIDE, 4, SIDE, 0)
        none.addWidget(self.nobody, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 2, 0)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.paste_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(choose)
        column.addLayout(none)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.sign_wanted.connect(lambda row: self._on_row(row, self.toggle_signs))
        self.list.lead_wanted.connect(lambda row: self._on_row(row, self.toggle_leads))
        self.list.edit_wanted.connect(lambda row: self._on_row(row, self.edit))
        self.list.menu_wanted.connect(self._menu)

    def refresh(self) -> None:
        """Show the people as they are now."""
        everybody = self.desk.content.of(Participant)
        self._show_counts()
        wanted = self.filter.value() or "all"
        people = [person for person in everybody if FILTERS[wanted][1](person)]
        self.model.set_people(people, self.teams())
        in_room = sum(person.coming is not Coming.NO for person in everybody)
        self.count.setText(f"{in_room:,} in the room" if everybody else "")
        self.nobody.setText(_NOBODY[wanted if everybody else "all"])
        self.nobody.setVisible(not people)
        if bool(people) != self._some:
            self._some = bool(people)
            self.resized.emit()
        self.filter.setVisible(bool(everybody))

    def show_filter(self, key: str) -> None:
        """Show everybody, or only those who sign, have not answered, or facilitate."""
        self.filter.set_value(key)
        self.refresh()

    def focus_person(self, person_id: str) -> bool:
        """Focus a person, whatever the filter was; False when they are not on the list."""
        if self.desk.content.find(Participant, person_id) is None:
            return False
        if self.model.row_of(person_id) < 0:
            self.show_filter("all")
        self.list.focus_row(self.model.row_of(person_id))
        return True

    def focus_list(self) -> None:
        """Focus the list, or the way to make one while there is nobody."""
        if self.model.rowCount():
            self.list.focus_row(max(0, self.list.currentIndex().row()))
        elif self.desk.content.count(Participant):
            self.filter.segment(self.filter.value() or "all").setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acts ----------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Open a field for a new person; Enter keeps and offers the next."""
        self.editing.begin("", "", "", "")

    def paste(self) -> None:
        """Add everybody in the list on the clipboard."""
        self.paste_text(QGuiApplication.clipboard().text())

    def edit(self) -> None:
        """Edit the focused person where they stand."""
        person = self.list.current_person()
        if person is not None:
            self.editing.begin(person.id, person.name, person.role, person.team or "")

    def toggle_signs(self) -> None:
        """Ask the chosen people to sign, or no longer."""
        people = self.list.chosen()
        if people:
            on = not all(person.approver for person in people)
            self._each("Ask to sign" if on else "Ask no longer to sign", people, do.set_approver, on)

    def toggle_leads(self) -> None:
        """Say that the chosen people facilitate, or no longer."""
        people = self.list.chosen()
        if people:
            on = not all(person.facilitator for person in people)
            self._each("Let facilitate" if on else "Let no longer facilitate", people, do.set_facilitator, on)

    def next_answer(self) -> None:
        """Go through the answers of the chosen people: coming, not coming, none."""
        people = self.list.chosen()
        if people:
            self.set_answer(_NEXT[people[0].coming])

    def set_answer(self, answer: Coming) -> None:
        """Note what the chosen people answered."""
        people = self.list.chosen()
        if people and self._each("Note the answer", people, do.set_coming, answer):
            announce(self, _SAID[answer])

    def move_person(self, way: int) -> None:
        """Move the focused person up or down among those in sight."""
        person, row = self.list.current_person(), self.list.currentIndex().row()
        goal = row + way
        if person is None or not 0 <= goal < self.model.rowCount():
            return
        before = self.model.person_at(goal if way < 0 else goal + 1)
        if before is None and way > 0:
            after = self._after(self.model.people[goal].id)
            before = after
        if self.desk.do(do.move_person, person.id, before.id if before is not None else None):
            self.list.focus_row(self.model.row_of(person.id))

    def remove(self) -> None:
        """Remove the chosen people; a toast offers to take that back."""
        people = self.list.chosen()
        if people and self.desk.do(do.remove_people, [person.id for person in people]):
            who = people[0].name if len(people) == 1 else counted(len(people), "person", "people")
            self.desk.said.emit(f"Removed {who or 'a person'}")
            if not self.model.rowCount():
                self.focus_list()

    def commit(self) -> None:
        """Keep what is half typed."""
        self.editing.commit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _refilter(self) -> None:
        self.commit()
        self.refresh()

    def _show_counts(self) -> None:
        everybody = self.desk.content.of(Participant)
        narrow = self.width() < theme().px(350)
        for key, (words, test) in FILTERS.items():
            short = SHORT.get(key, words) if narrow else words
            self.filter.set_label(key, f"{short} {sum(1 for person in everybody if test(person)):,}")
        row, wanted = self.filter.layout(), [self.filter.segment(key).sizeHint().width() for key in FILTERS]
        if sum(wanted) > self.width() - 2 * SIDE - 8:
            self.filter.set_label("lead", FILTERS["lead"][0])  # whoever facilitates knows how many they are
        if isinstance(row, QHBoxLayout):  # each as wide as its words ask, or the longest is cut beside a short one
            for place, key in enumerate(FILTERS):
                row.setStretch(place, self.filter.segment(key).sizeHint().width())

    def teams(self) -> dict[str, str]:
        """Names of the teams by id; made again only when a team changed: there may be thousands."""
        content = self.desk.content
        teams = next((content.of(cls) for cls in content.types() if cls.TABLE == "team"), ())
        if teams is not self._seen:
            self._seen, self._labels = teams, labels(content, "team")
        return self._labels

    def _on_row(self, row: int, act: object) -> None:
        self.list.set_current(row)
        if callable(act):
            act()

    def _after(self, person_id: str) -> Participant | None:
        people = self.desk.content.of(Participant)
        place = next(n for n, person in enumerate(people) if person.id == person_id)
        return people[place + 1] if place + 1 < len(people) else None

    def _each(self, label: str, people: list[Participant], command: object, value: object) -> bool:
        """One act for several people in one step; for one person it keeps its own words."""
        assert callable(command)
        if len(people) == 1:
            return bool(self.desk.do(command, people[0].id, value))

        def all_of_them(store: MemoryStore) -> None:
            with store.step(f"{label}: {counted(len(people), 'person', 'people')}"):
                for person in people:
                    command(store, person.id, value)

        return bool(self.desk.do(all_of_them))

    def paste_text(self, text: str) -> None:
        """Add everybody a text lists; a table with several columns goes to the import."""
        lines = [line for line in text.splitlines() if line.strip()]
        if lines and sum(line.count("\t") >= 2 for line in lines) * 2 > len(lines):
            self.table_pasted.emit(text)
            return
        people = do.people_in(text)
        if not people:
            self.desk.problem.emit(Refused("The clipboard holds no list.", todo="Copy lines like “Name, role” first."))
            return
        self.commit()
        outcome = self.desk.do(do.add_people, people)
        if outcome and outcome.value:
            self.desk.said.emit(f"Added {counted(len(people), 'person', 'people')}")
            self.focus_person(outcome.value[0].id)

    def _menu(self, row: int, place: QPoint) -> None:
        person = self.model.person_at(row)
        if person is None:
            return
        menu = Menu("This person")
        menu.setParent(self, menu.windowFlags())
        for key in ("edit", "signs", "leads"):
            menu.addAction(self.desk.commands.action(f"prepare.person_{key}"))
        menu.addSeparator()
        for answer, words in ((Coming.YES, "Coming"), (Coming.NO, "Not coming"), (Coming.UNKNOWN, "No answer yet")):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(person.coming is answer)
            action.triggered.connect(lambda _on=False, a=answer: self.set_answer(a))
        menu.addSeparator()
        menu.addAction(self.desk.commands.action("prepare.person_remove"))
        menu.popup(place)
        menu.aboutToHide.connect(menu.deleteLater)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()
        self.editing.place()
