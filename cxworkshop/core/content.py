"""The workshop's records in memory: what every view, rule and document reads.

`Content` answers by type and by id. Only a store applies changes to its own content; everybody else gets a
snapshot or reads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import TypeVar, cast

from cxworkshop.core.record import FieldSpec, Record, references, trusted

R = TypeVar("R", bound=Record)
_id: Callable[[Record], str] = attrgetter("id")
_place: Callable[[Record], tuple[float, str]] = attrgetter("order", "id")
FEW = 32  # changes up to which an order is kept instead of found again


class Content:
    """All records of a workshop, by id and in the order of their type."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        known = records if isinstance(records, list) else list(records)
        self._by_id: dict[str, Record] = dict(zip(map(_id, known), known, strict=True))
        self._by_type: dict[type[Record], dict[str, Record]] = {}
        self._ordered: dict[type[Record], tuple[Record, ...]] = {}
        items = iter(self._by_id.items())
        for cls, run in groupby(map(type, self._by_id.values())):
            self._by_type.setdefault(cls, {}).update(islice(items, len(list(run))))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._by_id.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._by_id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self._by_id == other._by_id

    __hash__ = None  # type: ignore[assignment]

    def get(self, record_id: str | None) -> Record | None:
        """The record with this id, or None."""
        return self._by_id.get(record_id) if record_id is not None else None

    def find(self, cls: type[R], record_id: str | None) -> R | None:
        """The record of this type with this id, or None."""
        if record_id is None:
            return None
        return cast("R | None", self._by_type.get(cls, {}).get(record_id))

    def need(self, cls: type[R], record_id: str) -> R:
        """The record of this type with this id; KeyError when there is none (a bug of the caller)."""
        return cast("R", self._by_type.get(cls, {})[record_id])

    def of(self, cls: type[R]) -> tuple[R, ...]:
        """All records of a type by their order, then by id."""
        ordered = self._ordered.get(cls)
        if ordered is None:
            records = self._by_type.get(cls, {}).values()
            ordered = self._ordered[cls] = tuple(sorted(records, key=_place))
        return cast("tuple[R, ...]", ordered)

    def one(self, cls: type[R]) -> R:
        """The single record of a type that a workshop has once (id = its table), with defaults until it is written."""
        return self.find(cls, cls.TABLE) or trusted(cls, id=cls.TABLE, order=1.0)

    def count(self, cls: type[Record]) -> int:
        """How many records of a type there are."""
        return len(self._by_type.get(cls, {}))

    def types(self) -> tuple[type[Record], ...]:
        """The record types that occur."""
        return tuple(cls for cls, records in self._by_type.items() if records)

    def last_order(self, cls: type[Record]) -> float:
        """The largest order of a type, 0.0 when there is none."""
        ordered = self.of(cls)
        return ordered[-1].order if ordered else 0.0

    def referring(self, ids: frozenset[str]) -> list[tuple[Record, FieldSpec]]:
        """Every record and field that refers to one of `ids`."""
        found = []
        for cls, records in self._by_type.items():
            for spec in references(cls):
                for record in records.values():
                    value = getattr(record, spec.name)
                    if (not ids.isdisjoint(value)) if spec.many else (value in ids):
                        found.append((record, spec))
        return found

    def snapshot(self) -> Content:
        """An independent copy that later changes do not touch; the records are shared, they never change."""
        copy = Content()
        copy._by_id = dict(self._by_id)
        copy._by_type = {cls: dict(records) for cls, records in self._by_type.items()}
        copy._ordered = dict(self._ordered)
        return copy

    def apply(self, pairs: Sequence[tuple[Record | None, Record | None]]) -> None:
        """Replace each `before` by its `after`; None stands for "was not there" or "is gone". Stores only."""
        if len(pairs) <= FEW:
            self._reorder(pairs)
        else:
            for record in (one for pair in pairs for one in pair if one is not None):
                self._ordered.pop(type(record), None)
        for before, after in pairs:
            if before is not None and (after is None or type(after) is not type(before)):
                del self._by_id[before.id]
                del self._by_type[type(before)][before.id]
            if after is not None:
                self._put(after)

    def _reorder(self, pairs: Sequence[tuple[Record | None, Record | None]]) -> None:
        """Keep what is in order in order: moving a few records costs a fraction of sorting all of them."""
        changed: dict[type[Record], list[Record]] = {}
        for before, after in pairs:
            for record in (before, after):
                cls = type(record)
                if record is None or (cls not in changed and cls not in self._ordered):
                    continue
                if cls not in changed:
                    changed[cls] = list(self._ordered.pop(cls))
                records = changed[cls]
                at = bisect_left(records, _place(record), key=_place)
                if record is after:
                    records.insert(at, record)
                elif at < len(records) and records[at].id == record.id:
                    del records[at]
                else:  # it was not what stood there: the order is found again when it is asked for
                    del changed[cls]
        for cls, records in changed.items():
            self._ordered[cls] = tuple(records)

    def _put(self, record: Record) -> None:
        cls, record_id = type(record), record.id
        self._by_id[record_id] = record
        same = self._by_type.get(cls)
        if same is None:
            same = self._by_type[cls] = {}
        same[record_id] = record
