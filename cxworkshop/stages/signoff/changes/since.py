"""What differs between the content and what was signed, kept up step by step.

Everything is looked at once, for which a worker's thread has the time; after that a step costs what it touches. What
was undone, or typed back, differs no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.step import Change as RecordChange
from cxworkshop.stages.definition.records import Definition
from cxworkshop.stages.signoff.changes.compare import NUMBERED, ONCE, alike, at, in_order, told, told_move, types
from cxworkshop.stages.signoff.changes.followers import Followers
from cxworkshop.stages.signoff.changes.moves import moved
from cxworkshop.stages.signoff.changes.names import Names
from cxworkshop.stages.signoff.changes.said import Change
from cxworkshop.stages.signoff.changes.things import Counted, counts_as, seen_in, summary, things

Places = tuple[int, int]


class Since:
    """The difference between `signed`, which never changes, and the content as it was last heard of.

    Whoever makes one with a snapshot and lets it hear every later step has what a comparison of everything would give.
    """

    def __init__(self, signed: Content, now: Content) -> None:
        self.signed = signed
        self._stages = {cls: stage for stage, cls in types()}
        self._moved: dict[type[Record], dict[str, Places]] = {}
        self._differing: dict[str, tuple[Record | None, Record | None]] = {}  # by id: as it was signed, as it is
        self._in: dict[str, set[str]] = {}  # ids of differing records by the thing they are seen in
        self._counts: dict[str, Counter[Counted]] = {}  # by stage: things, with how many records differ in them
        # Everything that was there to be signed.
        self._known = {thing for one in signed for thing in things(one)} | {cls.TABLE for cls in ONCE}
        self._kinds: dict[str, Counter[str]] = {}  # by stage: how many things of each kind
        for cls in self._stages:
            if cls in NUMBERED:
                self._find_moved(cls, now)
            if signed.of(cls) == now.of(cls):
                continue
            for one in (*now.of(cls), *(one for one in signed.of(cls) if one.id not in now)):
                self._look(cls, one.id, now)

    @property
    def differing(self) -> frozenset[str]:
        """The ids of all records that differ, came, went or were moved."""
        return frozenset(self._differing)

    def differs(self, thing: str) -> bool:
        """Whether a thing on a stage is not as it was signed."""
        return thing in self._in

    def is_new(self, thing: str) -> bool:
        """Whether nothing of a thing was there to be signed."""
        return thing in self._in and thing not in self._known

    def summary(self, stage: str) -> str:
        """What differs on a stage, as "2 teams, 1 principle"; "" when nothing does."""
        return summary(self._kinds.get(stage, Counter()))

    def hear(self, changes: Iterable[RecordChange], now: Content) -> frozenset[str]:
        """A step was made, which led to `now`. Returns the things whose standing or words may be others."""
        touched: dict[str, type[Record]] = {}
        reordered: set[type[Record]] = set()
        for before, after in changes:
            one = after if after is not None else before
            if one is None or type(one) not in self._stages:
                continue
            touched[one.id] = type(one)
            if type(one) in NUMBERED and (before is None or after is None or before.order != after.order):
                reordered.add(type(one))
        for cls in reordered:
            touched |= dict.fromkeys(self._find_moved(cls, now), cls)
        return frozenset().union(*(self._look(cls, key, now) for key, cls in touched.items()))

    def told(self, thing: str, now: Content, points: Sequence[tuple[str, str]] = ()) -> list[Change]:
        """What changed in a thing since it was signed, in sentences; `points` are open points' keys and sentences."""
        if not self.differs(thing):
            return []
        was, names = Names(self.signed, dict(points)), Names(now, dict(points))
        gone = [old for old, new in self._differing.values() if old is not None and new is None]
        with_it = Followers(gone)
        found: list[Change] = []
        ids = self._in[thing]
        for cls, stage in self._stages.items():
            for key in sorted(one for one in ids if cls in map(type, self._differing[one])):
                old, new = self._differing[key]
                every = told(stage, old, new, was, names, with_it)
                # A cry is told that it was chosen, not what else changed in the definition it belongs to.
                found += (
                    every if cls is not Definition or thing == key else (one for one in every if one.field == "cry")
                )
                if new is not None and key in self._moved.get(cls, ()):
                    found.append(told_move(stage, new, self._moved[cls][key], names))
        return in_order(found)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _record(self, cls: type[Record], key: str, content: Content) -> Record | None:
        return content.one(cls) if cls in ONCE else content.find(cls, key)

    def _find_moved(self, cls: type[Record], now: Content) -> set[str]:
        """Find what stands elsewhere in its list; returns what does so now and did not, or did and does no more."""
        before = self._moved.get(cls, {})
        after = moved([one.id for one in self.signed.of(cls)], [one.id for one in now.of(cls)])
        self._moved[cls] = after
        return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

    def _look(self, cls: type[Record], key: str, now: Content) -> set[str]:
        """Compare one record, and note it or forget it. Returns the things it is seen in, and was seen in before."""
        old, new = self._record(cls, key, self.signed), self._record(cls, key, now)
        seen = self._forget(key, self._stages[cls])
        if old is not None and new is not None and alike(old, new) and key not in self._moved.get(cls, ()):
            return seen
        last = new if new is not None else old
        if last is None:
            return seen
        self._differing[key] = (old, new)
        for thing in seen_in(old, new):
            self._in.setdefault(thing, set()).add(key)
            seen.add(thing)
        self._count(at(self._stages[cls], last), counts_as(last), 1)
        return seen

    def _forget(self, key: str, stage: str) -> set[str]:
        old, new = self._differing.pop(key, (None, None))
        seen = set(seen_in(old, new))
        for thing in seen:
            here = self._in[thing]
            here.discard(key)
            if not here:
                del self._in[thing]
        last = new if new is not None else old
        if last is not None:
            self._count(at(stage, last), counts_as(last), -1)
        return seen

    def _count(self, stage: str, what: Counted, by: int) -> None:
        """One record more, or one fewer, differs in a thing; the thing itself counts once."""
        counts, kinds = self._counts.setdefault(stage, Counter()), self._kinds.setdefault(stage, Counter())
        there = counts[what] > 0
        counts[what] += by
        if not counts[what]:
            del counts[what]
        if (what in counts) != there:
            kinds[what.kind] += 1 if what in counts else -1
