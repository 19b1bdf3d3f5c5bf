"""Two states of a workshop side by side: what came, what went, what changed and what stands in another place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

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
from cxworkshop.stages.signoff.changes.followers import Followers
from cxworkshop.stages.signoff.changes.moves import moved
from cxworkshop.stages.signoff.changes.names import PARTS, Names, capital, place
from cxworkshop.stages.signoff.changes.said import Change, Sign, text_change, value_change
from cxworkshop.stages.signoff.changes.sayings import said
from cxworkshop.stages.signoff.changes.values import field_words, value_words
from cxworkshop.stages.signoff.records import PRIVATE
from cxworkshop.stages.teams.records import Team

# A workshop has these once, with everything empty until something is written.
ONCE: tuple[type[Record], ...] = (Workshop, Definition)

# Where the place in the list is something the room decided, and the document follows it.
NUMBERED: tuple[type[Record], ...] = (
    *(Principle, Imperative, Dimension, CultureDimension, Example, Barrier),
    AgendaItem,
)


@cache
def types() -> tuple[tuple[str, type[Record]], ...]:
    """Every record type that is compared, with its stage, in the order of the stages."""
    return tuple(
        (stage.key, cls) for stage in STAGES for cls in stage.load("records") if cls.IS_CONTENT and cls not in PRIVATE
    )


def alike(one: Record, other: Record) -> bool:
    """Whether two states of a record say the same; the number that sorts them says nothing by itself."""
    if one is other:
        return True
    values = _VALUES.get(type(one))
    if values is None:
        names = (spec.name for spec in field_specs(type(one)) if spec.name != "order")
        values = _VALUES[type(one)] = attrgetter(*names)
    return bool(values(one) == values(other))


_VALUES: dict[type[Record], attrgetter[Any]] = {}


def same(before: Content, after: Content) -> bool:
    """Whether nothing differs that anybody could sign: everything but the facilitator's own notes and ticks.

    What was changed and changed back is the same, also when what was moved has another number in the same place; so is
    another order of what the room gave no order.
    """
    return all(_same(before, after, cls) for _, cls in types())


def _same(before: Content, after: Content, cls: type[Record]) -> bool:
    if cls in ONCE:
        return alike(before.one(cls), after.one(cls))
    earlier, later = before.of(cls), after.of(cls)
    if earlier == later:
        return True
    if len(earlier) != len(later):
        return False
    if cls not in NUMBERED:
        return all((one := before.find(cls, other.id)) is not None and alike(one, other) for other in later)
    return all(one.id == other.id and alike(one, other) for one, other in zip(earlier, later, strict=True))


def compare(before: Content, after: Content, points: Mapping[str, str] | None = None) -> list[Change]:
    """Every change in the order of the stages; within a type what came, what changed, what went, what moved.

    What went with something that was removed is counted in its sentence. `points` are the sentences of open points by
    key, for the words that were given to them.
    """
    was, now = Names(before, points), Names(after, points)
    gone = [one for _, cls in types() for one in before.of(cls) if one.id not in after and cls not in ONCE]
    with_it = Followers(gone)
    found = [change for stage, cls in types() for change in _of_type(stage, cls, was, now, with_it)]
    return in_order(found)


def in_order(changes: Sequence[Change]) -> list[Change]:
    """Changes in the order of their stages."""
    order = {stage.key: number for number, stage in enumerate(STAGES)}
    return sorted(changes, key=lambda change: order[change.stage])


def _of_type(stage: str, cls: type[Record], was: Names, now: Names, with_it: Followers) -> Iterator[Change]:
    earlier, later = was.content.of(cls), now.content.of(cls)
    if earlier == later:
        return
    if cls in ONCE:
        yield from told(stage, was.content.one(cls), now.content.one(cls), was, now)
        return
    old, new = {one.id: one for one in earlier}, {one.id: one for one in later}
    for key, one in new.items():
        if key not in old:
            yield from told(stage, None, one, was, now)
    for key, one in new.items():
        if key in old and old[key] != one:
            yield from told(stage, old[key], one, was, now)
    for key, one in old.items():
        if key not in new and key not in with_it:
            yield from told(stage, one, None, was, now, with_it)
    if cls in NUMBERED:
        for key, places in moved([one.id for one in earlier], [one.id for one in later]).items():
            yield told_move(stage, new[key], places, now)


def told(
    stage: str, old: Record | None, new: Record | None, was: Names, now: Names, with_it: Followers | None = None
) -> Iterator[Change]:
    """What happened to one record of a stage, but for its place in the list; None where it was not, or is no more.

    `with_it` knows what went with what is no more.
    """
    if new is None and old is not None:
        # What it belonged to may still be there to be shown.
        where = place(old)
        where = where if where != old.id and where in now.content else ""
        spans = tuple(went(old, was))
        spans = with_it.counted_in(old, spans) if with_it is not None else spans
        yield Change(type(old), at(stage, old), "removed", was.subject(old), spans, where, record=old.id)
    elif new is not None and old is None:
        subject, spans = now.subject(new), tuple(came(new, now))
        yield Change(type(new), at(stage, new), "added", subject, spans, place(new), record=new.id)
    elif new is not None and old is not None:
        yield from _altered(at(stage, new), old, new, was, now)


def told_move(stage: str, one: Record, places: tuple[int, int], now: Names) -> Change:
    """A record that was carried from one place in its list to another, counted from 1."""
    spans = (
        Span(f"{capital(now.called(one))} moved from place "),
        Span(str(places[0]), "old"),
        Span(" to place "),
        Span(str(places[1]), "new"),
        Span("."),
    )
    return Change(type(one), stage, "moved", now.subject(one), spans, place(one), "order", one.id)


def at(stage: str, one: Record) -> str:
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
            yield Change(type(new), stage, sign, now.subject(new), tuple(spans), place(new), spec.name, new.id)


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
