"""What the rows of one import become: it holds the rows, finds names, places records, and collects what will change."""

from __future__ import annotations

import dataclasses
import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.words import counted
from cxworkshop.exchange import values
from cxworkshop.exchange.kinds import Sheet
from cxworkshop.exchange.lookup import Entry, Names
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.words import quoted

R = TypeVar("R", bound=Record)
_EMPTY: tuple[Any, ...] = (None, "", (), False)


class Planner:
    """The making of one import. Sheets call `add`, `find`, `resolve`; `memory` is theirs to remember things in."""

    def __init__(self, content: Content, sheet: Sheet, columns: Mapping[str, int]) -> None:
        self.content = content
        self.sheet = sheet
        self.columns = columns
        self.names = Names(content)
        self.records: list[Record] = []
        self.changes: dict[str, tuple[Record, dict[str, Any]]] = {}
        self.absent: Counter[tuple[str, str]] = Counter()
        self.memory: dict[Any, Any] = {}
        self.rows: list[Row] = []
        self._planned: dict[str, int] = {}
        self._labels = {field.name: field.label for field in sheet.fields}
        self._orders: dict[type[Record], float] = {}
        self._random: list[str] = []
        self._day_first: dict[str, bool | None] = {}

    def label(self, field: str) -> str:
        """What a field is called on screen."""
        return self._labels[field]

    def new_id(self, cls: type[Record]) -> str:
        """A fresh identifier, as `core.record.new_id` makes them, from random bytes taken many at a time."""
        if not self._random:
            drawn = secrets.token_hex(8 * 512)
            self._random = [drawn[i : i + 16] for i in range(0, len(drawn), 16)]
        return f"{cls.PREFIX}-{self._random.pop()}"

    def order(self, cls: type[Record]) -> float:
        """The next place at the end of a type."""
        last = self._orders.get(cls)
        if last is None:
            last = self.content.last_order(cls)
        self._orders[cls] = last + 1.0
        return last + 1.0

    def add(self, cls: type[R], record_id: str = "", **fields: Any) -> str:
        """Plan a record at the end of its type; returns its id.

        When `record_id` is that of a record already there, the plan fills what that one leaves empty instead.
        """
        if record_id and self.content.find(cls, record_id) is not None:
            self.fill(record_id, **fields)
            return record_id
        made = cls(id=record_id or self.new_id(cls), order=self.order(cls), **fields)
        self._planned[made.id] = len(self.records)
        self.records.append(made)
        return made.id

    def fill(self, record_id: str, **fields: Any) -> list[str]:
        """Fill what is empty in a planned record or one already there; its own words always stand.

        Returns the fields in which it says something else.
        """
        place = self._planned.get(record_id)
        there = self.records[place] if place is not None else self.content.get(record_id)
        assert there is not None
        changes = {} if place is not None else self.changes.setdefault(record_id, (there, {}))[1]
        differing = []
        for name, value in fields.items():
            own = changes.get(name, getattr(there, name))
            if value in _EMPTY or own == value:
                continue
            if own in _EMPTY:
                changes[name] = value
            else:
                differing.append(name)
        if place is not None and changes:
            self.records[place] = dataclasses.replace(there, **changes)
        return differing

    def gather(self, cls: type[R], words: tuple[str, ...], **fields: Any) -> str:
        """The id of a record for a row that adds to it: one an earlier row planned under the same words, or a new one.

        A file repeats a barrier for each of its mitigations; rows whose own fields contradict are two barriers.
        """
        earlier: list[str] = self.memory.setdefault((cls, words), [])
        for record_id in earlier:
            planned = self.records[self._planned[record_id]]
            own = {name: getattr(planned, name) for name in fields}
            if all(own[name] == value or value in _EMPTY or own[name] in _EMPTY for name, value in fields.items()):
                self.fill(record_id, **fields)
                return record_id
        made = self.add(cls, **fields)
        earlier.append(made)
        return made

    def resolve(self, table: str, name: str, unit: str = "") -> tuple[str | None, str]:
        """The id of the one record that is called so, or None and why there is none.

        Where a row of the file and a record already there share the name, the file means its own row.
        """
        found = self.names.find(table, name, unit)
        if len(found) > 1:
            found = [entry for entry in found if entry.id not in self.content] or found
        if len(found) == 1:
            return found[0].id, ""
        thing = table.replace("_", " ")
        if not found:
            return None, f"there is no {thing} called {quoted(name)}"
        where = f" in {quoted(unit)}" if unit else ""
        return None, f"{counted(len(found), thing)} are called {quoted(name)}{where}, and the row does not say which"

    def known(self, entry: Entry, table: str) -> None:
        """Make a record findable by name before it is built."""
        self.names.add(table, entry)

    def also(self, row: Row) -> list[str]:
        """Other names a row goes by, because rows were said to be one with it."""
        found: dict[int, list[str]] = self.memory.get("also", {})
        return found.get(row.number, [])

    def above(self, record_id: str | None) -> list[str]:
        """The name of a record and where it belongs, in words."""
        entry = self.names.entry(record_id)
        return [] if entry is None else [*self.names.path(entry), entry.name]

    def day_first(self, field: str) -> bool | None:
        """How the dates of a column with slashes are meant; None when no date in it tells."""
        if field not in self._day_first:
            self._day_first[field] = values.day_first(row.text(field) for row in self.rows)
        return self._day_first[field]


@dataclasses.dataclass(frozen=True, slots=True)
class Absent:
    """Something many rows name that is nowhere to be found; one line instead of one remark for each row."""

    subject: str
    text: str
    rows: int
