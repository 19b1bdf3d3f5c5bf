"""The people as a model: who they are, what they answered, who signs and who facilitates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.a11y import described

ROW = 39
SIDE = 6
PersonRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
ANSWERS = {Coming.UNKNOWN: "no answer", Coming.NO: "not coming", Coming.YES: ""}

FILTERS: dict[str, tuple[str, Callable[[Participant], bool]]] = {
    "all": ("All", lambda person: True),
    "sign": ("Sign", lambda person: person.approver),
    "open": ("No answer", lambda person: person.coming is Coming.UNKNOWN),
    "lead": ("Facilitate", lambda person: person.facilitator),
}

SHORT = {"open": "Open"}  # where the list is narrow


def initials(name: str) -> str:
    """The first letters of the first and last word of a name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    picked = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in picked)


class PeopleModel(QAbstractListModel):
    """The people that the filter lets through, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[Participant] = []
        self._teams: dict[str, str] = {}

    def set_people(self, people: Sequence[Participant], teams: dict[str, str]) -> None:
        """Show these people; `teams` names their teams by id."""
        self._teams = teams
        if [person.id for person in people] == [person.id for person in self.people]:
            self.people = list(people)
            if people:
                self.dataChanged.emit(self.index(0), self.index(len(people) - 1))
            return
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def person_at(self, row: int) -> Participant | None:
        """The person in a row, or None."""
        return self.people[row] if 0 <= row < len(self.people) else None

    def row_of(self, person_id: str) -> int:
        """The row of a person, -1 when the filter hides them."""
        return next((row for row, person in enumerate(self.people) if person.id == person_id), -1)

    def second_line(self, person: Participant) -> str:
        """Answer, role and team, whatever there is."""
        parts = (ANSWERS[person.coming], person.role.strip(), self._teams.get(person.team or "", ""))
        return " · ".join(" ".join(part.split()) for part in parts if part)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.person_at(index.row())
        if person is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == PersonRole:
            return person
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return described(
                person.name or "Somebody without a name",
                person.role,
                self._teams.get(person.team or "", ""),
                "signs" if person.approver else "",
                "facilitates" if person.facilitator else "",
                {Coming.YES: "is coming"}.get(person.coming, ANSWERS[person.coming]),
            )
        return None
