"""Two states of a workshop side by side: what came, what went, what changed and what stands in another place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record, field_specs
from cxworkshop.core.rewording import Span
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative
from cxworkshop.stages.prepare.records import AgendaItem, Consent, Day, Workshop
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.signoff.changes.comings import came, went
from cxworkshop.stages.signoff.changes.names import PARTS, Names, capital, place
from cxworkshop.stages.signoff.changes.said import Change, Sign, text_change, value_change
from cxworkshop.stages.signoff.changes.sayings import said
from cxworkshop.stages.signoff.changes.values import field_words, value_words
from cxworkshop.stages.signoff.records import PRIVATE
from cxworkshop.stages.teams.records import Team

# A workshop has these once, with everything empty until something is written.
_ONCE: tuple[type[Record], ...] = (Workshop, Definition)

# Where the place in the list is something the room decided, and the document follows it.
_NUMBERED: tuple[type[Record], ...] = (
    *(Principle, Imperative, Dimension, CultureDimension, Example, Barrier),
    AgendaItem,
)


@cache
def _types() -> tuple[tuple[str, type[Record]], ...]:
    """Every record type that is compared, with its stage, in the order of the stages."""
    return tuple(
        (stage.key, cls) for stage in STAGES for cls in stage.load("records") if cls.IS_CONTENT and cls not in PRIVATE
    )


def same(before: Content, after: Content) -> bool:
    """Whether nothing differs that anybody could sign: everything but the facilitator's own notes and ticks."""
    return all(before.of(cls) == after.of(cls) for _, cls in _types())


def compare(before: Content, after: Content, points: Mapping[str, str] | None = None) -> list[Change]:
    """Every change in the order of the stages; within a type what came, what changed, what went, what moved.

    `points` are the sentences of open points by key, for the words that were given to them.
    """
    was, now = Names(before, points), Names(after, points)
    found = [change for stage, cls in _types() for change in _of_type(stage, cls, was, now)]
    order = {stage.key: number for number, stage in enumerate(STAGES)}
    return sorted(found, key=lambda change: order[change.stage])


def _of_type(stage: str, cls: type[Record], was: Names, now: Names) -> Iterator[Change]:
    earlier, later = was.content.of(cls), now.content.of(cls)
    if earlier == later:
        return
    if cls in _ONCE:
        yield from _altered(stage, was.content.one(cls), now.content.one(cls), was, now)
        return
    old, new = {one.id: one for one in earlier}, {one.id: one for one in later}
    for key, one in new.items():
        if key not in old:
            yield Change(cls, _at(stage, one), "added", now.subject(one), tuple(came(one, now)), place(one))
    for key, one in new.items():
        if key in old and old[key] != one:
            yield from _altered(_at(stage, one), old[key], one, was, now)
    for key, one in old.items():
        if key not in new:
            # What it belonged to may still be there to be shown.
            where = place(one)
            where = where if where != one.id and where in now.content else ""
            yield Change(cls, _at(stage, one), "removed", was.subject(one), tuple(went(one, was)), where)
    if cls in _NUMBERED:
        yield from _moves(stage, earlier, later, now)


def _at(stage: str, one: Record) -> str:
    """The stage a record is told under: a fist of five under that of what it was about."""
    if not isinstance(one, Consent):
        return stage
    return "principles" if one.principle else "culture" if one.culture_dimension else "definition"


def _altered(stage: str, old: Record, new: Record, was: Names, now: Names) -> Iterator[Change]:
    told: set[tuple[Span, ...]] = set()
    for spec in field_specs(type(new)):
        one, other = getattr(old, spec.name), getattr(new, spec.name)
        if spec.name in ("id", "order") or one == other:
            continue
        spans = said(old, new, spec.name, was, now)
        if spans is None:
            about = _about(old, new, spec.name, was, now)
            if spec.kind is str and spec.ref is None:
                spans = text_change(about, one, other)
            else:
                spans = value_change(about, value_words(one, spec, was), value_words(other, spec, now))
        if tuple(spans) not in told:
            told.add(tuple(spans))
            sign = _sign(type(new), spec.name, one, other)
            yield Change(type(new), stage, sign, now.subject(new), tuple(spans), place(new), spec.name)


def _about(old: Record, new: Record, field: str, was: Names, now: Names) -> list[Span]:
    """The beginning of a sentence on a field: what it is and whose. What names a record is not told by its name."""
    if field == now.naming_field(new):
        return [Span(f"The {now.noun(new)}")]
    link = "on" if field == "notes" else "beside" if field == "who" else "of"
    words = field_words(new, field).removesuffix(" beside")
    # A pole is half of a scale's name: the sentence is about the scale as it was called before.
    whose = was.called(old) if field in ("left", "right") else now.called(new)
    return [Span(f"The {words}"), Span(f" {link} {whose}", "plain" if isinstance(new, PARTS) else "of")]


_OF_PLACE: frozenset[tuple[type[Record], str]] = frozenset(
    {(Team, "group"), (Team, "parent"), (Dimension, "agreed"), (CultureDimension, "agreed"), (AgendaItem, "day"),
     (Day, "on")}
)  # fmt: skip


def _sign(cls: type[Record], field: str, old: object, new: object) -> Sign:
    """Whether a change is one of place: from one kind, parent, stop or day to another."""
    return "moved" if old is not None and new is not None and (cls, field) in _OF_PLACE else "changed"


def _moves(stage: str, earlier: Sequence[Record], later: Sequence[Record], now: Names) -> Iterator[Change]:
    """What was carried to another place in its list; what only made room for it did not move."""
    kept = {one.id for one in later} & {one.id for one in earlier}
    order = {one.id: number for number, one in enumerate([one for one in earlier if one.id in kept])}
    standing = [one for one in later if one.id in kept]
    still = _longest_rise([order[one.id] for one in standing])
    from_place = {one.id: number for number, one in enumerate(earlier, start=1)}
    to_place = {one.id: number for number, one in enumerate(later, start=1)}
    for one in standing:
        if order[one.id] in still or from_place[one.id] == to_place[one.id]:
            continue
        spans = (
            Span(f"{capital(now.called(one))} moved from place "),
            Span(str(from_place[one.id]), "old"),
            Span(" to place "),
            Span(str(to_place[one.id]), "new"),
            Span("."),
        )
        yield Change(type(one), stage, "moved", now.subject(one), spans, place(one), "order")


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest rising sequence: those that need not move for the rest to come into order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    rise: set[int] = set()
    here = tails[-1] if tails else None
    while here is not None:
        rise.add(here)
        here = before[here]
    return frozenset(rise)
