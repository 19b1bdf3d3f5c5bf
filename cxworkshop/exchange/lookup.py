"""Finding a record by the name a person wrote: among what the workshop holds and what the same import adds.

A name is no identity. Where several records share one, the unit written beside it decides, or nothing does.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.exchange.words import same

_SEPARATORS = (" / ", "/", " > ", " → ", " \\ ", " | ")


@dataclasses.dataclass(slots=True)
class Entry:
    """Something that has a name; `path` is where it belongs, widest first, in words."""

    id: str
    name: str
    path: tuple[str, ...] = ()
    parent: str | None = None


class Names:
    """Names of records by table, from content and from rows still to be added."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._by_name: dict[str, dict[str, list[Entry]]] = {}
        self._entries: dict[str, Entry] = {}
        self._found: dict[tuple[str, str, str], list[Entry]] = {}
        self._sure: dict[str, dict[str, str]] = {}

    def add(self, table: str, entry: Entry) -> None:
        """Make something known that is not in the content yet."""
        self._table(table).setdefault(same(entry.name), []).append(entry)
        self._entries[entry.id] = entry
        self._found.clear()
        self._sure.clear()

    def find(self, table: str, name: str, unit: str = "") -> list[Entry]:
        """Everything the words may mean: the exact name, else any case, else "unit / name" or "name (unit)"."""
        asked = (table, name, unit)
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self._find(table, name, unit)
        return found

    def sure(self, table: str) -> dict[str, str]:
        """The ids of what one name alone means, by the name as it is written: the everyday case, found at once."""
        known = self._sure.get(table)
        if known is None:
            known = self._sure[table] = {e[0].name: e[0].id for e in self._table(table).values() if len(e) == 1}
        return known

    def entry(self, record_id: str | None) -> Entry | None:
        """What is known by this id, or None."""
        return self._entries.get(record_id) if record_id is not None else None

    def named(self, table: str) -> dict[str, list[Entry]]:
        """All entries of a table by their name without case."""
        return self._table(table)

    def _find(self, table: str, name: str, unit: str) -> list[Entry]:
        found = self._by_words(table, name)
        if not found:
            for outer, inner in _readings(name):
                if (found := self._by_words(table, inner)) and (inside := self._within(found, outer)):
                    found = inside
                    break
                found = []
        if len(found) > 1 and unit:
            found = self._within(found, unit) or found
        return found

    def _by_words(self, table: str, name: str) -> list[Entry]:
        found = self._table(table).get(same(name), [])
        if len(found) > 1:
            exact = [entry for entry in found if entry.name == name]
            return exact or found
        return found

    def _within(self, entries: list[Entry], unit: str) -> list[Entry]:
        """The entries whose path holds the unit's parts one after the other."""
        wanted = tuple(same(part) for part in parts(unit))
        if not wanted:
            return entries
        return [e for e in entries if _runs_in(wanted, tuple(same(part) for part in self.path(e)))]

    def path(self, entry: Entry) -> tuple[str, ...]:
        """Where an entry belongs, widest first: its units in words after the names of its parents."""
        names: list[str] = [*entry.path]
        seen = {entry.id}
        parent = entry.parent
        while parent is not None and parent not in seen:
            seen.add(parent)
            above = self._entries.get(parent)
            if above is None:
                break
            names = [*above.path, above.name, *names]
            parent = above.parent
        return tuple(names)

    def _table(self, table: str) -> dict[str, list[Entry]]:
        known = self._by_name.get(table)
        if known is None:
            known = self._by_name[table] = {}
            for cls in self._content.types():
                if table == cls.TABLE:
                    for record in self._content.of(cls):
                        entry = _entry(record)
                        known.setdefault(same(entry.name), []).append(entry)
                        self._entries[entry.id] = entry
            known.pop("", None)
        return known


def _entry(record: Record) -> Entry:
    fields: Any = record
    name = getattr(fields, "name", "") or getattr(fields, "title", "")
    return Entry(record.id, name, parts(getattr(fields, "unit", "")), getattr(fields, "parent", None))


@lru_cache(maxsize=4096)
def parts(path: str) -> tuple[str, ...]:
    """The units of a path in words, however they are separated."""
    for separator in _SEPARATORS[1:]:
        path = path.replace(separator, " / ")
    return tuple(part for piece in path.split(" / ") if (part := piece.strip()))


def _readings(name: str) -> list[tuple[str, str]]:
    """The ways a name may hold its unit: (unit, name)."""
    readings = []
    for separator in _SEPARATORS:
        outer, found, inner = name.rpartition(separator)
        if found and outer.strip() and inner.strip():
            readings.append((outer.strip(), inner.strip()))
    if name.endswith(")") and "(" in name:
        inner, _, outer = name[:-1].rpartition("(")
        if inner.strip() and outer.strip():
            readings.append((outer.strip(), inner.strip()))
    return readings


def _runs_in(wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(path[i : i + size] == wanted for i in range(len(path) - size + 1))


def labels(content: Content, table: str) -> dict[str, str]:
    """Every record of a table in words that find it again: its name, with its path where others share the name."""
    names = Names(content)
    found = {}
    for entries in names.named(table).values():
        for entry in entries:
            path = " / ".join(names.path(entry)) if len(entries) > 1 else ""
            found[entry.id] = f"{entry.name} ({path})" if path else entry.name
    return found
