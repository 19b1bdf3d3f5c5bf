"""Single things put back from another state of a workshop: what comes, what it brings along, and what it goes without.

A pure function of two contents; `put_back` makes what it finds one step.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import FieldSpec, OnRemove, Record, field_specs, references, trusted
from cxworkshop.core.step import Change
from cxworkshop.core.store import MemoryStore

PLACE = "order"  # the field of a piece that is a record's place in its list
OnePer = Mapping[type[Record], tuple[str, ...]]


@frozen
class Piece:
    """One thing to put back: a record that is gone or, with `field`, what stood in that field of one that is there."""

    record: str
    field: str = ""


@frozen
class PutBack:
    """What putting back does.

    `changes` is all of it; `along` are records that nobody asked for and that come because what was asked for leans
    on them, or they on it; `again` are records that stayed and name once more what they named; `without` says of a
    record which of its fields stays empty, because what it named is not there.
    """

    changes: tuple[Change, ...] = ()
    along: tuple[Record, ...] = ()
    again: tuple[Record, ...] = ()
    without: tuple[tuple[Record, str], ...] = ()


def plan(source: Content, target: Content, pieces: Iterable[Piece], one_per: OnePer | None = None) -> PutBack:
    """How `target` changes when the pieces are as they are in `source`.

    A record comes with everything that goes with it when it is removed, and with everything that it cannot be without.
    What else it names and is not there any more stays empty. Where `one_per` names the fields of which there is one
    record each, and another one holds that place now, that one takes the words; without it a type's own `ONE_PER`
    counts. What is no content is written once: where another one holds its place it does not come, nor what belongs to
    it. Pieces that are not in `source`, or that nothing has to be done for, change nothing.
    """
    return _Plan(source, target, one_per or {}).made(tuple(pieces))


def put_back(store: MemoryStore, label: str, made: PutBack) -> PutBack:
    """Do it, as one step that can be undone, and what is no content, a revision and what belongs to it, for good.

    What is for good comes last: when it cannot be written, the other is taken back, and nothing was changed.
    """
    content = [change for change in made.changes if change.record.IS_CONTENT]
    for_good = [change for change in made.changes if not change.record.IS_CONTENT]
    _write(store, label, content, permanent=False)
    try:
        _write(store, label, for_good, permanent=True)
    except BaseException:
        if content:
            store.undo()
        raise
    return made


def _write(store: MemoryStore, label: str, changes: list[Change], *, permanent: bool) -> None:
    if not changes:
        return
    with store.step(label, permanent=permanent) as draft:
        for before, after in changes:
            if after is not None and before is None:
                draft.add(after)
            elif after is not None:
                draft.change(after, **{spec.name: getattr(after, spec.name) for spec in field_specs(type(after))})


class _Plan:
    def __init__(self, source: Content, target: Content, one_per: OnePer) -> None:
        self._source, self._target, self._one_per = source, target, one_per
        self._back: dict[str, Record] = {}  # records that come
        self._fields: dict[str, dict[str, Any]] = {}  # records that stay, and what changes in them
        self._moved: dict[type[Record], set[str]] = {}

    def made(self, pieces: tuple[Piece, ...]) -> PutBack:
        for piece in pieces:
            self._take(piece)
        asked = set(self._back)
        self._complete()
        again = self._name_again()
        without = self._let_go()
        self._place()
        changes = [Change(None, one) for one in self._back.values()]
        for key, fields in self._fields.items():
            before = self._there(key)
            after = dataclasses.replace(before, **fields)
            known = self._target.get(key)
            if after != before:
                changes.append(Change(known, after))
        along = tuple(one for key, one in self._back.items() if key not in asked)
        return PutBack(tuple(changes), along, tuple(again), tuple(without))

    def _take(self, piece: Piece) -> None:
        one = self._source.get(piece.record)
        there = self._target.get(piece.record)
        if piece.field == PLACE:
            if one is not None and there is not None:
                self._moved.setdefault(type(one), set()).add(one.id)
        elif piece.field:
            known = one if one is not None else there
            # What a workshop has once is there with its defaults before it is written.
            if known is not None and ((one is not None and there is not None) or known.id == known.TABLE):
                was = one if one is not None else trusted(type(known), id=known.id, order=1.0)
                self._fields.setdefault(known.id, {})[piece.field] = getattr(was, piece.field)
        elif one is not None and there is None and self._may_come(one):
            holder = self._holder(one)
            if holder is None:
                self._back[one.id] = one
            else:
                self._fields.setdefault(holder.id, {}).update(_values(one))

    def _may_come(self, one: Record) -> bool:
        """Whether nothing that is written once holds the place of this one, or of what it belongs to."""
        if one.IS_CONTENT:
            return True
        if self._holder(one) is not None:
            return False
        for spec in references(type(one)):
            for key in _named(getattr(one, spec.name), spec) if _belongs(spec) else ():
                leads = self._source.get(key)
                if key not in self._target and leads is not None and not self._may_come(leads):
                    return False
        return True

    def _there(self, key: str) -> Record:
        known = self._target.get(key)
        if known is not None:
            return known
        one = self._source.get(key)
        assert one is not None
        return trusted(type(one), id=one.id, order=1.0)

    def _holder(self, one: Record) -> Record | None:
        """Another record that stands now where this one stood."""
        place = self._place_of(one)
        if place is None:
            return None
        return next((other for other in self._target.of(type(one)) if self._place_of(other) == place), None)

    def _place_of(self, one: Record) -> tuple[Hashable, ...] | None:
        names = self._one_per.get(type(one), one.ONE_PER)
        return tuple(getattr(one, name) for name in names) or None

    # -- what leans on what --------------------------------------------------------------------------------------------

    def _complete(self) -> None:
        """Let everything come that goes with what comes."""
        for key, fields in self._fields.items():
            for spec in references(type(self._there(key))):
                if spec.name in fields:
                    self._bring(_named(fields[spec.name], spec))
        looked: set[str] = set()
        while fresh := self._back.keys() - looked:
            looked |= fresh
            for key in sorted(fresh):
                one = self._back[key]
                for spec in references(type(one)):
                    if _belongs(spec):
                        self._bring(_named(getattr(one, spec.name), spec))
            for one, spec in self._source.referring(frozenset(self._back)):
                if _belongs(spec) and not self._known(one.id) and self._stands(one) and self._may_come(one):
                    self._back[one.id] = one

    def _bring(self, keys: Iterable[str]) -> None:
        for key in keys:
            one = self._source.get(key)
            if one is not None and not self._known(key):
                self._back[key] = one

    def _known(self, key: str) -> bool:
        return key in self._target or key in self._back

    def _stands(self, one: Record) -> bool:
        """Whether everything is there, or comes, that a record cannot be without."""
        return all(
            self._known(key)
            for spec in references(type(one))
            if _belongs(spec)
            for key in _named(getattr(one, spec.name), spec)
        )

    def _name_again(self) -> list[Record]:
        """What stayed and lost its reference to what comes back has it again, unless it names something else now."""
        again: dict[str, Record] = {}
        for one, spec in self._source.referring(frozenset(self._back)):
            there = self._target.get(one.id)
            if there is None or _belongs(spec) or spec.name in self._fields.get(one.id, ()):
                continue
            was, now = getattr(one, spec.name), getattr(there, spec.name)
            if spec.many:
                kept = [key for key in was if key in now or key in self._back]
                value: Any = (*kept, *(key for key in now if key not in was))
            elif now is None:
                value = was
            else:
                continue
            self._fields.setdefault(one.id, {})[spec.name] = value
            again[there.id] = there
        return list(again.values())

    def _let_go(self) -> list[tuple[Record, str]]:
        """Leave empty what names something that is not there."""
        without: list[tuple[Record, str]] = []
        for key, one in list(self._back.items()):
            fitting = self._fitting(one, {spec.name: getattr(one, spec.name) for spec in references(type(one))})
            if fitting:
                self._back[key] = dataclasses.replace(one, **fitting)
                without += [(one, name) for name in fitting]
        for key, fields in self._fields.items():
            there = self._there(key)
            fitting = self._fitting(there, fields)
            fields.update(fitting)
            without += [(there, name) for name in fitting]
        return without

    def _fitting(self, one: Record, fields: Mapping[str, Any]) -> dict[str, Any]:
        """What stands in the place of references to what is not there."""
        found: dict[str, Any] = {}
        for spec in references(type(one)):
            value = fields.get(spec.name)
            if spec.many and value and not all(map(self._known, value)):
                found[spec.name] = tuple(filter(self._known, value))
            elif not spec.many and value is not None and not self._known(value):
                found[spec.name] = None
        return found

    # -- where it stands -----------------------------------------------------------------------------------------------

    def _place(self) -> None:
        """Give what comes, and what goes back to its place, an order behind what stood before it."""
        types: set[type[Record]] = {*map(type, self._back.values()), *self._moved}
        for cls in types:
            moving = {key for key, one in self._back.items() if type(one) is cls} | self._moved.get(cls, set())
            standing = [one.id for one in self._target.of(cls) if one.id not in moving]
            known = set(standing)
            behind: dict[str, list[str]] = {}
            last = ""
            for one in self._source.of(cls):
                if one.id in moving:
                    behind.setdefault(last, []).append(one.id)
                elif one.id in known:
                    last = one.id
            wanted = [*behind.get("", ()), *(key for one in standing for key in (one, *behind.get(one, ())))]
            for key, order in self._orders(wanted, moving).items():
                if key in self._back:
                    self._back[key] = dataclasses.replace(self._back[key], order=order)
                else:
                    self._fields.setdefault(key, {})[PLACE] = order

    def _orders(self, wanted: list[str], moving: set[str]) -> dict[str, float]:
        """The numbers that sort `wanted`; of what stays as few as can be change."""
        orders = [None if key in moving else self._there(key).order for key in wanted]
        found: dict[str, float] = {}
        at = 0
        while at < len(wanted):
            if orders[at] is not None:
                at += 1
                continue
            end = next((n for n in range(at, len(wanted)) if orders[n] is not None), len(wanted))
            count = end - at
            high = orders[end] if end < len(wanted) else None
            low = orders[at - 1] if at else None
            bottom = low if low is not None else (high - 2.0 * count if high is not None else 0.0)
            step = ((high if high is not None else bottom + count + 1.0) - bottom) / (count + 1)
            between = (
                [self._source_order(key) for key in wanted[at:end]],  # as it was, where that fits
                [bottom + step * (n + 1) for n in range(count)],
            )
            fitting = next((numbers for numbers in between if _rises(low, numbers, high)), None)
            if fitting is None:  # there is no room left between those that stay
                return {key: float(n) for n, key in enumerate(wanted, start=1)}
            found.update(zip(wanted[at:end], fitting, strict=True))
            at = end
        return found

    def _source_order(self, key: str) -> float:
        one = self._source.get(key)
        return one.order if one is not None else 0.0


def _rises(low: float | None, numbers: list[float], high: float | None) -> bool:
    """Whether numbers sort as they stand, between what is before and behind them; 0 would mean "at the end"."""
    ends = [*([low] if low is not None else []), *numbers, *([high] if high is not None else [])]
    return 0.0 not in numbers and all(one < other for one, other in pairwise(ends))


def _values(one: Record) -> dict[str, Any]:
    """The fields of a record, but for which one it is and where it stands."""
    return {spec.name: getattr(one, spec.name) for spec in field_specs(type(one)) if spec.name not in ("id", PLACE)}


def _belongs(spec: FieldSpec) -> bool:
    """Whether a record says nothing without what this field names."""
    return spec.ref is not None and spec.ref.on_remove is OnRemove.CASCADE and not spec.many


def _named(value: Any, spec: FieldSpec) -> tuple[str, ...]:
    """The ids in a reference."""
    if spec.many:
        return tuple(value)
    return () if value is None else (value,)
