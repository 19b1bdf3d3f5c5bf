"""A row of a file on its way in: its cells by field, read as what they are, and what could not be read.

What cannot be read comes in empty, is told to the person, and is kept in the notes of what the row becomes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from cxworkshop.core.record import Record
from cxworkshop.core.words import counted
from cxworkshop.exchange import values
from cxworkshop.exchange.words import key, quoted

if TYPE_CHECKING:
    from cxworkshop.exchange.planner import Planner

T = TypeVar("T")


class Outcome(StrEnum):
    """What becomes of a row."""

    ADD = "add"  # it becomes a record, or several
    JOIN = "join"  # it is one with another row, or with what is already there
    SKIP = "skip"  # it is left out, and `reason` says why
    EMPTY = "empty"
    TOTAL = "total"
    ABOVE = "above"  # a title above the headings, or the headings


@dataclasses.dataclass(frozen=True, slots=True)
class Remark:
    """Something about a row that a person should know: `subject` is what it is about, `text` what happens with it.

    `column` counts from 0 and is None where the remark is about the whole row.
    """

    row: int
    column: int | None
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.subject} {self.text}"


class Skip(Exception):  # noqa: N818 - it ends a row, it is no error
    """Raised while a row is built: the row is left out for this reason."""


class Row:
    """A row of the file. `number` counts from 1 as the file does; `cells` stand as in the file."""

    __slots__ = (
        "_columns",
        "_kept",
        "_over",
        "_planner",
        "cells",
        "id",
        "joins",
        "number",
        "outcome",
        "reason",
        "remarks",
        "taken",
    )

    def __init__(self, planner: Planner, number: int, cells: Sequence[str]) -> None:
        self._planner = planner
        self._columns = planner.columns
        self._over: dict[str, str] | None = None
        self._kept: list[str] | None = None
        self.number = number
        self.cells = cells
        self.outcome = Outcome.ADD
        self.reason = ""
        self.remarks: Sequence[Remark] = ()
        self.joins: int | str | None = None  # the number of the row, or the id of the record, that it is one with
        self.id = ""  # of the record that the row is about, once it is announced or built
        self.taken: tuple[str, ...] = ()  # the fields whose value comes from the row above

    # -- what stands in it -----------------------------------------------------------------------------------

    def text(self, field: str) -> str:
        """What stands in a field, as it is; "" where there is no such column."""
        over = self._over
        if over is not None and field in over:
            return over[field]
        column = self._columns.get(field)
        return "" if column is None else self.cells[column]

    def put(self, field: str, text: str) -> None:
        """Give a field another value than its cell: the one above, or that of a row it is one with."""
        if self._over is None:
            self._over = {}
        self._over[field] = text

    def number_of(self, field: str, most: float) -> float | None:
        """A number from 0 to `most`, fractions allowed; None where nothing is known or it cannot be read."""
        text = self.text(field)
        return self._read(field, text, lambda t: values.number(t, most)) if text else None

    def whole(self, field: str, low: int, high: int) -> int | None:
        """A whole number within bounds, or None."""
        text = self.text(field)
        return self._read(field, text, lambda t: values.whole(t, low, high)) if text else None

    def yes_no(self, field: str) -> bool | None:
        """True, False, or None where nothing is known or it cannot be read."""
        text = self.text(field)
        return self._read(field, text, values.yes_no) if text else None

    def day(self, field: str) -> date | None:
        """A date, or None."""
        text = self.text(field)
        if not text:
            return None
        return self._read(field, text, lambda t: values.day(t, self._planner.day_first(field)))

    def choice(self, field: str, words: Mapping[str, T]) -> T | None:
        """One of a few words, given by their `key`; None where nothing is known or it is another word."""
        text = self.text(field)
        if not text:
            return None
        found = words.get(key(text))
        if found is not None:
            return found
        if not values.unknown(text):
            self.unread(field, text)
        return None

    def _read(self, field: str, text: str, read: Callable[[str], T | None]) -> T | None:
        try:
            return read(text)
        except values.Unread as why:
            self.unread(field, text, str(why))
            return None

    # -- references --------------------------------------------------------------------------------------------

    def ref(self, field: str, table: str, unit: str = "", text: str | None = None) -> str | None:
        """The id of the record a field names, or None with a remark. `unit` is the field that says where it belongs."""
        name = self.text(field) if text is None else text
        if not name:
            return None
        found, why = self._planner.resolve(table, name, self.text(unit) if unit else "")
        if found is None and not values.unknown(name):
            self.unread(field, name, why)
        return found

    def refs(self, field: str, table: str) -> list[str]:
        """The ids of all records a field lists; a remark for each name that finds none, or more than one."""
        text = self.text(field)
        if not text:
            return []
        if self._planner.resolve(table, text)[0] is not None:
            return [found for found in [self.ref(field, table)] if found]
        found = (self.ref(field, table, text=part) for part in values.several(text))
        return list(dict.fromkeys(one for one in found if one))

    def need(self, field: str, table: str, unit: str = "") -> str:
        """The id of the record a field must name; leaves the row out when it names none, or more than one."""
        name = self.text(field)
        if not name:
            self.skip(f"it names no {self._planner.label(field)}")
        found, why = self._planner.resolve(table, name, self.text(unit) if unit else "")
        if found is None:
            self.skip(why)
        return found

    # -- what is said about it ---------------------------------------------------------------------------------

    def skip(self, reason: str) -> NoReturn:
        """Leave the row out."""
        raise Skip(reason)

    def remark(self, field: str | None, subject: str, text: str) -> None:
        """Tell the person something about the row."""
        column = self._planner.columns.get(field) if field else None
        self.remarks = [*self.remarks, Remark(self.number, column, subject, text)]

    def unread(self, field: str, text: str, why: str = "") -> None:
        """Say that a value comes in empty, and keep its words for the notes."""
        label = self._planner.label(field)
        self.remark(field, f"{label} {quoted(text)}", f"comes in empty{f': {why}' if why else ''}")
        self.keep(label, text)

    def keep(self, label: str, text: str) -> None:
        """Keep words for the notes."""
        if self._kept is None:
            self._kept = []
        self._kept.append(f"{label}: {text}")

    def kept(self) -> str:
        """What was kept for the notes since it was last asked for."""
        kept, self._kept = self._kept, None
        return "\n".join(kept) if kept else ""

    def notes(self) -> str:
        """What belongs into the notes: the column of that name, then what was kept. Ask for it last."""
        own, kept = self.text("notes"), self.kept()
        return f"{own}\n{kept}" if own and kept else own or kept

    # -- what it becomes ---------------------------------------------------------------------------------------

    def take_id(self, cls: type[Record]) -> str:
        """The id for the record the row is about: a fresh one, or that of the record it is one with."""
        if not self.id:
            self.id = self.joins if isinstance(self.joins, str) else self._planner.new_id(cls)
        return self.id

    def where(self) -> str:
        """The row in words."""
        return f"row {self.number:,}"


def rows_in_words(numbers: Sequence[int]) -> str:
    """Rows in words: "rows 5, 6 and 9", "rows 5 to 61 (40)" once there are many."""
    if len(numbers) == 1:
        return f"row {numbers[0]:,}"
    if len(numbers) <= 6:
        return f"rows {', '.join(f'{n:,}' for n in numbers[:-1])} and {numbers[-1]:,}"
    return f"{counted(len(numbers), 'row')}, first {numbers[0]:,}"
