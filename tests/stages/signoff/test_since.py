"""What differs from what was signed: the same step by step as all at once, and nothing when all was taken back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.core.step import Change
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers.records import Barrier, Mitigation
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.stages.prepare.records import Consent, StageNote, Voting
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle, cell_id
from cxworkshop.stages.signoff.changes import Since, compare, same
from cxworkshop.stages.teams.records import Group, Need, Support, Team

HAVE: tuple[Record, ...] = (
    Team(id="billing", name="Billing", group=Group.BACK_OFFICE, order=1),
    Team(id="depot", name="North Depot", order=2),
    Team(id="desk", name="Service Desk", group=Group.CREATOR, order=3),
    Support(id="support-1", team="billing", supported="desk", order=1),
    Need(id="need-1", team="billing", customer="desk", what="One bill", order=1),
    Principle(id="tell", name="Tell early", order=1),
    Principle(id="once", name="Say it once", order=2),
    Principle(id="stay", name="Stay with it", order=3),
    Application(id="answer-1", team="desk", principle="tell", meaning="Ring them", order=1),
    Measure(id="measure-1", team="desk", principle="tell", what="Told by noon", family=Family.CUSTOMER, order=1),
    RallyingCry(id="cry", text="Nobody rings twice.", order=1),
    Definition(id="definition", cry="cry", order=1),
    Barrier(id="barrier-1", name="Two systems", teams=("billing", "desk"), order=1),
    Barrier(id="barrier-2", name="No stock list", order=2),
    Mitigation(id="mitigation-1", barrier="barrier-1", name="One screen", order=1),
    StageNote(id="note-1", stage="teams", notes="Watch the clock", order=1),
)  # fmt: skip


class Kept:
    """A store whose signed content is what it begins with, and what is kept up of the difference."""

    def __init__(self) -> None:
        self.store = MemoryStore(Content(HAVE))
        self.signed = self.store.snapshot()
        self.since = Since(self.signed, self.store.snapshot())
        self.heard: list[frozenset[str]] = []
        self.store.subscribe(lambda step: self.heard.append(self.since.hear(step.changes, self.store.content)))

    def change(self, record_id: str, **fields: object) -> None:
        one = self.store.content.get(record_id)
        assert one is not None
        with self.store.step("Change") as draft:
            draft.change(one, **fields)

    def add(self, one: Record) -> None:
        with self.store.step("Add") as draft:
            draft.add(one)

    def remove(self, record_id: str) -> None:
        one = self.store.content.get(record_id)
        assert one is not None
        with self.store.step("Remove") as draft:
            draft.remove(one)

    def move(self, record_id: str, before: str | None) -> None:
        content = self.store.content
        one, other = content.get(record_id), content.get(before)
        assert one is not None
        with self.store.step("Move") as draft:
            draft.move(one, other)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_what_was_just_signed_differs_in_nothing(kept: Kept) -> None:
    assert not kept.since.differing
    assert kept.since.summary("teams") == ""
    assert kept.since.told("billing", kept.store.content) == []


def test_a_changed_team_is_told_as_it_was_signed(kept: Kept) -> None:
    kept.change("billing", name="Billing Operations")
    assert kept.since.differs("billing")
    assert not kept.since.is_new("billing")
    assert kept.heard == [frozenset({"billing"})]
    assert kept.since.summary("teams") == "1 team"
    (change,) = kept.since.told("billing", kept.store.content)
    assert change.spoken == "Billing is now called Billing Operations."


def test_typed_back_is_no_difference(kept: Kept) -> None:
    kept.change("billing", name="Billing Operations")
    kept.change("billing", name="Billing")
    assert not kept.since.differing
    assert kept.heard[-1] == frozenset({"billing"}), "whoever shows it hears that it went"


def test_moved_there_and_back_is_no_difference_whatever_its_number(kept: Kept) -> None:
    kept.move("tell", None)
    assert kept.since.differing == {"tell"}
    (change,) = kept.since.told("tell", kept.store.content)
    assert change.spoken == "The principle “Tell early” moved from place 1 to place 3."
    for principle_id, before in (("once", None), ("tell", "stay"), ("once", "stay")):
        kept.move(principle_id, before)
    assert kept.store.content.find(Principle, "tell") != HAVE[5], "it has another number now"
    assert not kept.since.differing
    assert same(kept.signed, kept.store.content), "nor is there anything to sign"


def test_room_made_for_something_new_is_no_difference(kept: Kept) -> None:
    kept.add(Principle(id="new", name="New", order=0.5))
    assert kept.since.differing == {"new"}
    assert kept.since.is_new("new")
    assert kept.since.summary("principles") == "1 principle"


def test_parts_count_for_their_whole(kept: Kept) -> None:
    kept.change("need-1", what="One bill a month")
    kept.remove("support-1")
    kept.add(Need(id="need-2", team="depot", what="A list"))
    assert kept.since.summary("teams") == "2 teams"
    assert kept.since.differs("billing")
    assert len(kept.since.told("billing", kept.store.content)) == 2
    assert not kept.since.is_new("depot"), "the team was there, only its need is new"
    kept.change("mitigation-1", name="Another screen")
    assert kept.since.summary("barriers") == "1 barrier"
    assert kept.since.differs("barrier-1")


def test_what_is_gone_counts_and_leads_to_what_it_belonged_to(kept: Kept) -> None:
    kept.remove("measure-1")
    assert kept.since.summary("principles") == "1 measure"
    assert kept.since.differs(cell_id("desk", "tell"))
    kept.remove("desk")
    assert kept.since.summary("teams") == "2 teams", "the other one no longer supports it"
    assert "no longer" in kept.since.told("billing", kept.store.content)[0].spoken
    assert [change.sign for change in kept.since.told("desk", kept.store.content)] == ["removed"]


def test_a_cell_is_new_when_nothing_was_said_in_it(kept: Kept) -> None:
    kept.add(Application(id="answer-2", team="depot", principle="tell", meaning="We ring"))
    assert kept.since.is_new(cell_id("depot", "tell"))
    kept.change("answer-1", meaning="Ring them at once")
    assert kept.since.differs(cell_id("desk", "tell"))
    assert not kept.since.is_new(cell_id("desk", "tell"))
    assert not kept.since.differs("desk"), "what a team says for a principle is seen in its cell"


def test_a_fist_is_told_where_its_subject_stands(kept: Kept) -> None:
    kept.add(Consent(id="consent-1", cry="cry", rounds=((0, 1, 2, 9, 8, 4),)))
    assert kept.since.summary("definition") == "1 rallying cry"
    assert kept.since.summary("prepare") == ""
    assert kept.since.differs("cry")


def test_the_choice_of_a_cry_is_told_at_both_and_why_now_at_neither(kept: Kept) -> None:
    kept.add(RallyingCry(id="other", text="We come on Tuesday."))
    kept.change("definition", why_now="People remember three days.")
    assert not kept.since.differs("cry")
    kept.change("definition", cry="other")
    content = kept.store.content
    assert [change.field for change in kept.since.told("cry", content)] == ["cry"]
    assert [change.field for change in kept.since.told("other", content)] == ["cry", ""]
    assert len(kept.since.told("definition", content)) == 2
    kept.change("definition", cry="cry")
    assert not kept.since.differs("cry")


def test_what_is_there_once_differs_only_when_something_is_written() -> None:
    bare = Content([HAVE[0]])
    written = Content([HAVE[0], Definition(id="definition", order=1)])
    assert not Since(bare, written).differing
    assert not Since(written, bare).differing
    full = Content([HAVE[0], Definition(id="definition", why_now="People remember.", order=1)])
    since = Since(full, bare)
    assert since.summary("definition") == "the definition itself"
    assert not since.is_new("definition")


def test_the_facilitators_own_notes_never_count(kept: Kept) -> None:
    kept.change("note-1", notes="Another thing")
    kept.add(Voting(id="voting", people=12))
    assert not kept.since.differing
    assert kept.heard == [frozenset(), frozenset()]


def test_a_step_looks_only_at_what_it_touches(kept: Kept) -> None:
    looked: list[str] = []

    class Spy(Content):
        def of(self, cls: Any) -> Any:
            looked.append(cls.TABLE)
            return super().of(cls)

    spy = Spy(kept.store.content)
    team = kept.store.content.need(Team, "billing")
    kept.since.hear([Change(team, dataclasses.replace(team, name="Other"))], spy)
    assert looked == []


# -- whatever is done -------------------------------------------------------------------------------------------------

IDS = [one.id for one in HAVE]
WORDS = st.sampled_from(["", "Billing", "Tell early", "Ring them", "Another", "Nobody rings twice."])
TEXTS: dict[type[Record], tuple[str, ...]] = {
    Team: ("name", "purpose", "notes"),
    Need: ("what", "why"),
    Principle: ("name", "statement"),
    Application: ("meaning", "action"),
    Measure: ("what", "owner"),
    RallyingCry: ("text",),
    Definition: ("why_now",),
    Barrier: ("name", "experience"),
    Mitigation: ("name",),
    Support: ("notes",),
    StageNote: ("notes",),
}
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.sampled_from(IDS), st.integers(0, 5), WORDS),
        st.tuples(st.just("remove"), st.sampled_from(IDS), st.just(0), st.just("")),
        st.tuples(st.just("move"), st.sampled_from(IDS), st.integers(0, 5), st.just("")),
        st.tuples(st.just("add"), st.sampled_from(["team", "principle", "barrier"]), st.integers(0, 5), WORDS),
        st.tuples(st.just("undo"), st.just(""), st.just(0), st.just("")),
        st.tuples(st.just("redo"), st.just(""), st.just(0), st.just("")),
    ),
    max_size=24,
)


def _text(kept: Kept, key: str, number: int, words: str) -> None:
    one = kept.store.content.get(key)
    if one is not None:
        fields = TEXTS[type(one)]
        kept.change(key, **{fields[number % len(fields)]: words})


def _remove(kept: Kept, key: str, number: int, words: str) -> None:
    if key in kept.store.content:
        kept.remove(key)


def _move(kept: Kept, key: str, number: int, words: str) -> None:
    one = kept.store.content.get(key)
    if one is not None:
        others = [other.id for other in kept.store.content.of(type(one)) if other.id != key]
        kept.move(key, others[number] if number < len(others) else None)


def _add(kept: Kept, key: str, number: int, words: str) -> None:
    made: dict[str, Callable[[str], Record]] = {
        "team": lambda new: Team(id=new, name=words),
        "principle": lambda new: Principle(id=new, name=words),
        "barrier": lambda new: Barrier(id=new, name=words),
    }
    new = f"{key}-x{number}"
    if new not in kept.store.content:
        kept.add(made[key](new))


DEEDS: dict[str, Callable[[Kept, str, int, str], object]] = {
    "text": _text,
    "remove": _remove,
    "move": _move,
    "add": _add,
    "undo": lambda kept, *_: kept.store.undo(),
    "redo": lambda kept, *_: kept.store.redo(),
}


@settings(deadline=None, max_examples=150)
@given(EDITS)
def test_step_by_step_is_what_a_comparison_of_everything_gives(edits: list[tuple[str, str, int, str]]) -> None:
    kept = Kept()
    for deed, *more in edits:
        before = set(kept.since._in)
        DEEDS[deed](kept, *more)  # type: ignore[arg-type]
        after = set(kept.since._in)
        turned = before ^ after
        assert turned <= (kept.heard[-1] if kept.heard else frozenset()), "whoever shows a sign hears of it"
    content = kept.store.content
    whole = Since(kept.signed, content)
    assert kept.since.differing == whole.differing
    for stage in ("prepare", "teams", "principles", "definition", "culture", "barriers", "signoff"):
        assert kept.since.summary(stage) == whole.summary(stage)
    sentences = {change.spoken for change in compare(kept.signed, content)}
    told = {change.spoken for key in kept.since.differing for change in kept.since.told(key, content)}
    assert same(kept.signed, content) == (not sentences)
    assert sentences <= told
    assert all("no longer" in words or "taken out" in words for words in told - sentences), "what went with others"
    while kept.store.undo() is not None:
        pass
    assert not kept.since.differing
    assert kept.since._in == {}
    assert not any(kept.since._counts.values())
