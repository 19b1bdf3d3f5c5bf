"""A step: a labelled list of changes, each the record before and the record after; and the draft in which one is made.

From the same list come durability, undo and redo, history, the refresh of every view and the change list between
two revisions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar, cast

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import OnRemove, Record, field_specs, placed

R = TypeVar("R", bound=Record)


class Change(NamedTuple):
    """One record before and after; None before means added, None after means removed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was when the change removes it."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@frozen
class Step:
    """What a person did, in their words, and what it changed.

    `typing` names the field a person is typing in ("team-1.name"); consecutive steps with the same non-empty
    `typing` become one. `permanent` steps (a revision, an approval) are never undone.
    """

    label: str
    changes: tuple[Change, ...]
    typing: str = ""
    permanent: bool = False

    @property
    def inverse(self) -> Step:
        """The step that takes this one back; its changes run in the opposite order."""
        return Step(self.label, tuple(c.inverse for c in reversed(self.changes)), self.typing, self.permanent)

    @property
    def freezes(self) -> bool:
        """Whether it keeps what everything before it had come to."""
        return self.permanent and any(type(change.record).FREEZES for change in self.changes)

    def pairs(self) -> list[tuple[Record | None, Record | None]]:
        """The changes as `Content.apply` takes them."""
        return [(c.before, c.after) for c in self.changes]


def merge(earlier: Step, later: Step) -> Step:
    """Both steps as one: what the first found, what the second left; changes that cancel out vanish."""
    merged: dict[str, Change] = {c.record.id: c for c in earlier.changes}
    for change in later.changes:
        known = merged.pop(change.record.id, None)
        before = known.before if known is not None else change.before
        if before != change.after:
            merged[change.record.id] = Change(before, change.after)
    return Step(earlier.label, tuple(merged.values()), later.typing, earlier.permanent)


class Draft:
    """A step in the making: reads see what it has changed so far; nothing is real until the store commits it."""

    def __init__(self, content: Content, label: str) -> None:
        self.label = label
        self._base = content
        self._pending: dict[str, Record | None] = {}
        self._journal: list[tuple[str, bool, Record | None]] = []
        self._last: dict[type[Record], float] = {}
        self._touched: dict[type[Record], set[str]] = {}

    # -- reading ---------------------------------------------------------------------------------------------

    def get(self, record_id: str | None) -> Record | None:
        """The record with this id as the draft has it, or None."""
        if record_id is not None and record_id in self._pending:
            return self._pending[record_id]
        return self._base.get(record_id)

    def find(self, cls: type[R], record_id: str | None) -> R | None:
        """The record of this type with this id as the draft has it, or None."""
        record = self.get(record_id)
        return record if isinstance(record, cls) else None

    def need(self, cls: type[R], record_id: str) -> R:
        """The record of this type with this id; KeyError when there is none."""
        record = self.find(cls, record_id)
        if record is None:
            raise KeyError(record_id)
        return record

    def of(self, cls: type[R]) -> tuple[R, ...]:
        """All records of a type in order, as the draft has them. Linear: keep it out of loops over rows."""
        touched = self._touched.get(cls)
        if not touched:
            return self._base.of(cls)
        records = [r for r in self._base.of(cls) if r.id not in touched]
        records += [r for i in touched if isinstance(r := self.get(i), cls)]
        return tuple(sorted(records, key=lambda r: (r.order, r.id)))

    def one(self, cls: type[R]) -> R:
        """The single record of a type, with defaults until it is written."""
        return self.find(cls, cls.TABLE) or cls(id=cls.TABLE, order=1.0)

    # -- changing --------------------------------------------------------------------------------------------

    def add(self, record: R) -> R:
        """Add a record; order 0 puts it at the end of its type. Returns it as placed. ValueError if the id is taken."""
        if self.get(record.id) is not None:
            raise ValueError(f"a record with id {record.id} exists")
        cls = type(record)
        if cls not in self._last:
            ordered = self.of(cls)
            self._last[cls] = ordered[-1].order if ordered else 0.0
        if record.order == 0.0:
            record = placed(record, self._last[cls] + 1.0)
        self._set(record.id, cls, record)
        return record

    def add_all(self, records: Iterable[Record]) -> list[Record]:
        """Add many records that have their order, as `add` adds one: an import brings ten thousand at once."""
        added = []
        for record in records:
            record_id, cls = record.id, type(record)
            if record.order == 0.0 or record_id in self._pending or record_id in self._base:
                added.append(self.add(record))
                continue
            self._journal.append((record_id, False, None))
            self._pending[record_id] = record
            self._touched.setdefault(cls, set()).add(record_id)
            if record.order > self._last.get(cls, record.order):
                self._last[cls] = record.order
            added.append(record)
        return added

    def change(self, record: R, **fields: Any) -> R:
        """Change fields of a record (the draft's current version of it); validates. Returns the new version.

        For a record that a workshop has once, a first change adds it.
        """
        current = cast("R", self.get(record.id) or record)
        changed = dataclasses.replace(current, **fields)
        if changed != current or self.get(record.id) is None:
            self._set(record.id, type(record), changed)
        return changed

    def remove(self, *records: Record) -> None:
        """Remove records, and in the same step remove or re-point whatever refers to them."""
        gone = {r.id: r for r in records if self.get(r.id) is not None}
        while gone:
            ids = frozenset(gone)
            for record in gone.values():
                self._set(record.id, type(record), None)
            gone = {}
            for referring, spec in self._referring(ids):
                assert spec.ref is not None
                if spec.ref.on_remove is OnRemove.CASCADE and not spec.many:
                    gone[referring.id] = referring
                    continue
                current = self.get(referring.id)
                if current is None:
                    continue
                value = getattr(current, spec.name)
                kept = tuple(v for v in value if v not in ids) if spec.many else None
                self.change(current, **{spec.name: kept})

    def repoint(self, old_id: str, new_id: str) -> None:
        """Make every reference to one record refer to another of the same table, as when two turn out to be one.

        Where that leaves two records for one combination (`Record.ONE_PER`), the later one goes: its texts are
        added to the first one's, its other values fill what the first one leaves empty.
        """
        for referring, spec in self._referring(frozenset((old_id,))):
            current = self.find(type(referring), referring.id)
            if current is None:  # it was one of two for a combination
                continue
            value = getattr(current, spec.name)
            if spec.many:
                pointed = tuple(dict.fromkeys(new_id if v == old_id else v for v in value))
                self.change(current, **{spec.name: pointed})
                continue
            current = self.change(current, **{spec.name: new_id})
            if current.ONE_PER:
                self._unite(current)

    def _unite(self, record: Record) -> None:
        """Keep one record for each combination of `ONE_PER`."""
        cls = type(record)
        place = [getattr(record, name) for name in record.ONE_PER]
        same = [r for r in self.of(cls) if [getattr(r, name) for name in r.ONE_PER] == place]
        for other in same[1:]:
            first = self.need(cls, same[0].id)
            filled: dict[str, Any] = {}
            for spec in field_specs(cls):
                here, there = getattr(first, spec.name), getattr(other, spec.name)
                if spec.name in ("id", "order") or here == there:
                    continue
                if spec.kind is str and spec.ref is None and here and there:
                    filled[spec.name] = f"{here}\n{there}"
                elif here is None or here == "" or here == ():
                    filled[spec.name] = there
            self.remove(other)
            self.change(first, **filled)

    def move(self, record: R, before: R | None) -> R:
        """Put a record directly before another of its type, or at the end; renumbers only when it must."""
        others = [r for r in self.of(type(record)) if r.id != record.id]
        place = next((i for i, r in enumerate(others) if before is not None and r.id == before.id), len(others))
        low = others[place - 1].order if place > 0 else (others[0].order - 2.0 if others else 0.0)
        high = others[place].order if place < len(others) else low + 2.0
        middle = (low + high) / 2.0
        if not low < middle < high:
            for number, other in enumerate(others):
                self.change(other, order=float(number + 1 + (number >= place)))
            middle = float(place + 1)
        return self.change(record, order=middle)

    # -- the store's side ------------------------------------------------------------------------------------

    def mark(self) -> int:
        """A point to come back to with `rollback` when an inner step fails."""
        return len(self._journal)

    def rollback(self, mark: int) -> None:
        """Forget what was changed since `mark`."""
        while len(self._journal) > mark:
            record_id, was_pending, value = self._journal.pop()
            if was_pending:
                self._pending[record_id] = value
            else:
                del self._pending[record_id]
        self._last.clear()

    def changes(self) -> tuple[Change, ...]:
        """What the draft changes, without what it changed back."""
        pairs = ((self._base.get(record_id), after) for record_id, after in self._pending.items())
        return tuple([Change(b, a) for b, a in pairs if a is not b and (a is None or b is None or a != b)])

    def _set(self, record_id: str, cls: type[Record], record: Record | None) -> None:
        self._journal.append((record_id, record_id in self._pending, self._pending.get(record_id)))
        self._pending[record_id] = record
        self._touched.setdefault(cls, set()).add(record_id)
        if record is not None and cls in self._last:  # what moved to the end is what the next one follows
            self._last[cls] = max(self._last[cls], record.order)

    def _referring(self, ids: frozenset[str]) -> Iterable[tuple[Record, Any]]:
        """References to `ids` as the draft has them."""
        seen = [(r, s) for r, s in self._base.referring(ids) if r.id not in self._pending]
        pending = Content(r for r in self._pending.values() if r is not None)
        return [*seen, *pending.referring(ids)]
