"""Everything that can happen to a workshop, as Hypothesis draws it, and a plain model of what must come of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record, new_id, plain_text
from cxworkshop.core.step import Draft
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.records import Group, Need, Support, Team, Touch


class Oops(Exception):  # noqa: N818
    """Something goes wrong in the middle of a step."""


@dataclasses.dataclass(frozen=True)
class Act:
    """One thing to do: its kind, two numbers that choose records, and a text."""

    kind: str
    a: int
    b: int
    text: str


KINDS = [
    *["add team"] * 4,
    "add participant",
    "add support",
    "add need",
    "add barrier",
    "add principle",
    "add mitigation",
    "add application",
    "add measure",
    *["add cry", "choose cry"],
    *["change team", "change parent", "change barrier"],
    *["remove team"] * 2,
    *["remove barrier", "remove principle", "remove cry"],
    *["move team"] * 2,
    *["type name"] * 3,
    "end typing",
    *["undo"] * 3,
    *["redo"] * 2,
    "freeze",
    "fail",
    "fail inside",
    "reopen",
]

texts = st.text(max_size=12).map(plain_text)
acts = st.lists(st.builds(Act, st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 30), texts), max_size=40)


def pick(draft: Draft, cls: type[Any], number: int) -> Any:
    """One of the records of a type, or None."""
    found = draft.of(cls)
    return found[number % len(found)] if found else None


def change(draft: Draft, act: Act) -> None:
    """What an act does within a step."""
    team, other = pick(draft, Team, act.a), pick(draft, Team, act.b)
    match act.kind:
        case "add team":
            touch = list(Touch)[act.a % 3]
            draft.add(Team(id=new_id(Team), name=act.text, parent=team.id if team and act.b % 2 else None, touch=touch))
        case "add participant":
            draft.add(Participant(id=new_id(Participant), name=act.text, team=team.id if team else None))
        case "add principle":
            draft.add(Principle(id=new_id(Principle), name=act.text))
        case "add barrier":
            teams = tuple(dict.fromkeys(t.id for t in (team, other) if t is not None))
            draft.add(Barrier(id=new_id(Barrier), name=act.text, teams=teams, area=Area.OTHER))
        case "add cry":
            draft.add(RallyingCry(id=new_id(RallyingCry), text=act.text, votes=(act.a, act.b)))
        case "choose cry":
            cry = pick(draft, RallyingCry, act.a)
            draft.change(draft.one(Definition), cry=cry.id if cry else None, why_now=act.text)
        case "add mitigation" if (barrier := pick(draft, Barrier, act.a)) is not None:
            draft.add(
                Mitigation(id=new_id(Mitigation), barrier=barrier.id, name=act.text, due=date(2026, 1, 1 + act.b))
            )
        case "change barrier" if (barrier := pick(draft, Barrier, act.a)) is not None:
            draft.change(barrier, teams=(team.id,) if team is not None else (), severity=1 + act.b % 5)
        case "remove barrier" if (barrier := pick(draft, Barrier, act.a)) is not None:
            draft.remove(barrier)
        case "remove principle" if (principle := pick(draft, Principle, act.a)) is not None:
            draft.remove(principle)
        case "remove cry" if (cry := pick(draft, RallyingCry, act.a)) is not None:
            draft.remove(cry)
        case _ if team is not None and other is not None:
            change_teams(draft, act, team, other)


def change_teams(draft: Draft, act: Act, team: Team, other: Team) -> None:
    """What an act does to teams that are there."""
    principle = pick(draft, Principle, act.b)
    match act.kind:
        case "add support":
            draft.add(Support(id=new_id(Support), team=team.id, supported=other.id))
        case "add need":
            draft.add(Need(id=new_id(Need), team=team.id, customer=other.id, what=act.text))
        case "add application" if principle is not None:
            draft.add(Application(id=new_id(Application), team=team.id, principle=principle.id, meaning=act.text))
        case "add measure":
            draft.add(
                Measure(id=new_id(Measure), team=team.id, principle=principle.id if principle else None, what=act.text)
            )
        case "change team":
            draft.change(team, group=list(Group)[act.b % 3], headcount=act.b / 4, channels=(act.text, "web"))
        case "change parent":
            draft.change(team, parent=other.id if other.id != team.id else None)
        case "remove team":
            draft.remove(team) if act.b % 2 else draft.remove(team, other)
        case "move team":
            draft.move(team, other if act.b % 3 else None)
        case "type name":
            draft.change(team, name=act.text)


class Model:
    """Does acts to a store, and keeps what undo and redo must bring: whole contents, compared as they are.

    `reopen` takes the store and returns the one to go on with.
    """

    def __init__(self, store: MemoryStore, reopen: Callable[[MemoryStore], MemoryStore] = lambda store: store) -> None:
        self.store = store
        self.reopen = reopen
        self.past: list[set[Record]] = []
        self.future: list[set[Record]] = []
        self.typing = ""
        self.frozen = 0

    def content(self) -> set[Record]:
        """Everything that can be undone."""
        return set(kept(self.store.content))

    def do(self, act: Act) -> None:
        """Do it, and compare."""
        match act.kind:
            case "undo":
                self.undo()
            case "redo":
                self.redo()
            case "end typing":
                self.store.end_typing()
                self.typing = ""
            case "reopen":
                before = self.store.snapshot()
                self.store = self.reopen(self.store)
                assert self.store.content == before
                self.typing = ""
            case "freeze":
                self.freeze()
            case "fail" | "fail inside":
                self.fail(act)
            case _:
                self.step(act)

    def step(self, act: Act) -> None:
        """A step, which may change nothing and then is none; typing that goes on joins the step before it."""
        before, typing = self.content(), ""
        team = pick_from(self.store.content, act.a) if act.kind == "type name" else None
        if team is not None:
            typing = f"{team.id}.name"
        with self.store.step(act.kind, typing=typing) as draft:
            change(draft, act)
        if self.content() == before:
            return
        if not typing or typing != self.typing:
            self.past.append(before)
        self.future.clear()
        self.typing = typing

    def undo(self) -> None:
        """The content before the last step comes back; nothing happens when there is none."""
        now, label = self.content(), self.store.undo_label
        undone = self.store.undo()
        assert label == (undone.label if undone is not None else None)
        while self.past and self.past[-1] == now:  # typing that was typed away again
            self.future.append(self.past.pop())
        assert (undone is not None) == bool(self.past)
        if self.past:
            self.future.append(now)
            assert self.content() == self.past.pop()
        else:
            assert self.content() == now
        self.typing = ""

    def redo(self) -> None:
        """The content after the next step comes back."""
        now, label = self.content(), self.store.redo_label
        redone = self.store.redo()
        assert label == (redone.label if redone is not None else None)
        while self.future and self.future[-1] == now:
            self.past.append(self.future.pop())
        assert (redone is not None) == bool(self.future)
        if self.future:
            self.past.append(now)
            assert self.content() == self.future.pop()
        else:
            assert self.content() == now
        self.typing = ""

    def freeze(self) -> None:
        """A revision stays, whatever is undone."""
        self.frozen += 1
        with self.store.step("Freeze", permanent=True) as draft:
            time = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
            draft.add(Revision(id=new_id(Revision), number=self.frozen, time=time, content="{}", sha256="0" * 64))
        self.typing = ""

    def fail(self, act: Act) -> None:
        """A step that fails changes nothing; an inner one that is caught takes only its own part along."""
        before = self.content()
        inner = act.kind == "fail inside"
        try:
            with self.store.step("Fail") as draft:
                try:
                    with self.store.step("Inner") as nested:
                        change(nested, dataclasses.replace(act, kind="add team"))
                        change(nested, dataclasses.replace(act, kind="remove team"))
                        raise Oops
                except Oops:
                    if not inner:
                        raise
                assert not draft.changes()
                assert draft.of(Team) == self.store.content.of(Team)
        except Oops:
            assert not inner
        assert self.content() == before

    def to_the_beginning_and_back(self) -> None:
        """Undo everything, then redo everything: the same content, and revisions untouched."""
        end, frozen = self.store.snapshot(), self.store.content.of(Revision)
        while self.store.undo() is not None:
            assert self.store.content.of(Revision) == frozen
        assert not self.content()
        self.store = self.reopen(self.store)
        while self.store.redo() is not None:
            pass
        expected = set(kept(end)) if not self.future else self.future[0]
        assert self.content() == expected
        assert self.store.content.of(Revision) == frozen


def kept(content: Content) -> list[Record]:
    """The records that steps can undo."""
    return [record for record in content if type(record).IS_CONTENT]


def pick_from(content: Content, number: int) -> Team | None:
    """The team that `pick` gives in a draft that has changed nothing."""
    found = content.of(Team)
    return found[number % len(found)] if found else None
