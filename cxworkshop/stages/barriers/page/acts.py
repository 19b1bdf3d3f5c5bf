"""Acts of the page that are one step though they say several things: a barrier written in one go, with its answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import NAME, quoted
from cxworkshop.method_texts import MechanismText, mechanisms
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.lines import Place
from cxworkshop.stages.barriers.records import Area, Barrier, Mechanism, Mitigation
from cxworkshop.stages.prepare.records import Participant


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """What the cells of a row hold. `unread` is a due date that could not be read: it is kept in the notes."""

    name: str = ""
    feels: str = ""
    severity: int | None = None
    what: str = ""
    owner: str = ""
    due: date | None = None
    residual: int | None = None
    unread: str = ""

    @property
    def has_answer(self) -> bool:
        """Whether anything is said of a mitigation."""
        return bool(self.what or self.owner or self.due or self.residual is not None or self.unread)

    @property
    def blank(self) -> bool:
        """Whether nothing is said at all."""
        return not (self.name or self.feels or self.has_answer)


def add_written(store: MemoryStore, place: Place, said: Written) -> Barrier:
    """Add a barrier with all that was said of it."""
    with store.step(f"Add {quoted(said.name, 'a barrier', NAME)}"):
        barrier = do.add_barrier(
            store, said.name, area=place.area, area_name=place.name, experience=said.feels, severity=said.severity
        )
        if said.has_answer:
            add_answer(store, barrier.id, said)
        return barrier


def add_answer(store: MemoryStore, barrier_id: str, said: Written) -> Mitigation:
    """Add a mitigation with all that was said of it."""
    barrier = store.now.find(Barrier, barrier_id)
    with store.step(f"Mitigate {quoted(barrier.name if barrier is not None else '', 'a barrier', NAME)}"):
        way = way_of(barrier.area if barrier is not None else None, said.what)
        mechanism = Mechanism(way.family) if way is not None else None
        made = do.add_mitigation(
            store,
            barrier_id,
            said.what,
            mechanism=mechanism,
            owner=said.owner,
            due=said.due,
            residual=said.residual,
        )
        if said.unread:
            do.write_mitigation(store, made.id, "notes", f"Due: {said.unread}")
        return made


def begin_mitigation(store: MemoryStore, barrier_id: str, said: Mapping[str, Any]) -> Mitigation:
    """Add a mitigation with the first thing that is said of it, by the names of its fields."""
    barrier = store.now.find(Barrier, barrier_id)
    with store.step(f"Mitigate {quoted(barrier.name if barrier is not None else '', 'a barrier', NAME)}") as draft:
        return draft.change(do.add_mitigation(store, barrier_id), **said)


def name_by_way(store: MemoryStore, mitigation_id: str, words: str, mechanism: Mechanism) -> Mitigation:
    """Name a mitigation by the way it works."""
    with store.step(f"Mitigate by {quoted(words, 'a mechanism', NAME)}"):
        do.write_mitigation(store, mitigation_id, "name", words)
        return do.work_by(store, mitigation_id, mechanism)


def write_words(store: MemoryStore, barrier_id: str, said: Written) -> None:
    """Write a barrier's name and what the customer feels, as far as they changed."""
    barrier = store.now.find(Barrier, barrier_id)
    if barrier is None:
        return
    with store.step(f"Write {quoted(barrier.name or said.name, 'a barrier', NAME)}"):
        if said.name != barrier.name:
            do.write_barrier(store, barrier_id, "name", said.name)
        if said.feels != barrier.experience:
            do.write_barrier(store, barrier_id, "experience", said.feels)


def ways(area: Area | None) -> list[str]:
    """The ways to take a barrier down that fit an area, in few words."""
    return [one.words for one in mechanisms((area or Area.OTHER).value)]


def way_of(area: Area | None, words: str) -> MechanismText | None:
    """The way that goes by these words, None when they are the room's own."""
    return next((one for one in mechanisms((area or Area.OTHER).value) if one.words == words), None)


def owners(content: Content) -> list[str]:
    """Who may own a mitigation: owners already named, the most frequent first, then everybody in the room."""
    named: dict[str, int] = {}
    for one in content.of(Mitigation):
        owner = " ".join(one.owner.split())
        if owner:
            named[owner] = named.get(owner, 0) + 1
    return list(dict.fromkeys([*sorted(named, key=lambda n: -named[n]), *_people(content)]))


def _people(content: Content) -> Iterable[str]:
    return (name for person in content.of(Participant) if (name := " ".join(person.name.split())))
