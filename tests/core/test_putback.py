"""Single things put back: they come with what belongs to them, to their place, and as one step."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import DiskFull
from cxworkshop.core.putback import PLACE, Piece, plan, put_back
from cxworkshop.core.record import Record
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.stages.prepare.records import Participant, Workshop
from cxworkshop.stages.principles.records import Application, Principle
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.records import Need, Support, Team


def workshop(*records: Record) -> MemoryStore:
    teams = [Team(id=f"team-{n}", name=f"Team {n}", order=n) for n in (1, 2, 3, 4)]
    return MemoryStore(Content([*teams, Principle(id="principle-1", name="Tell first", order=1), *records]))


def remove(store: MemoryStore, *keys: str) -> None:
    with store.step("Remove") as draft:
        draft.remove(*(one for key in keys if (one := draft.get(key)) is not None))


def back(store: MemoryStore, source: Content, *pieces: Piece, label: str = "Put back"):
    """Put pieces back, and see that it is one step, which undo takes back and redo does again."""
    before = store.snapshot()
    made = put_back(store, label, plan(source, store.content, pieces))
    after = store.snapshot()
    if made.changes:
        assert store.undo_label == label
        store.undo()
        assert store.content == before
        store.redo()
    assert store.content == after
    return made


def test_a_record_comes_back_with_what_went_with_it_and_to_its_place():
    need = Need(id="need-1", team="team-2", what="The outage list", order=1)
    answer = Application(id="application-1", team="team-2", principle="principle-1", meaning="We ring.", order=1)
    store = workshop(need, answer)
    source = store.snapshot()
    remove(store, "team-2")
    made = back(store, source, Piece("team-2"))
    assert store.content == source
    assert {one.id for one in made.along} == {"need-1", "application-1"}
    assert made.without == ()


def test_what_it_cannot_be_without_comes_along_and_a_link_waits_for_its_other_end():
    links = [Support(id="support-1", team="team-2", supported="team-3", order=1)]
    store = workshop(*links, Need(id="need-1", team="team-2", customer="team-3", order=1))
    source = store.snapshot()
    remove(store, "team-2", "team-3")
    made = back(store, source, Piece("need-1"))
    assert "team-2" in store.content  # a need says nothing without its team
    assert "support-1" not in store.content
    assert store.content.need(Need, "need-1").customer is None  # but without its customer
    assert [(one.id, name) for one, name in made.without] == [("need-1", "customer")]
    back(store, source, Piece("team-3"))
    assert store.content == source  # and the need names its customer again


def test_what_stayed_names_it_again_unless_it_names_something_else_now():
    store = workshop(
        Participant(id="participant-1", name="Ines", team="team-2", order=1),
        Participant(id="participant-2", name="Ned", team="team-2", order=2),
        Barrier(id="barrier-1", name="No list", teams=("team-1", "team-2", "team-3"), order=1),
    )
    source = store.snapshot()
    remove(store, "team-2")
    with store.step("Elsewhere") as draft:
        draft.change(draft.need(Participant, "participant-2"), team="team-3")
        draft.change(draft.need(Barrier, "barrier-1"), teams=("team-1", "team-4"))
    made = back(store, source, Piece("team-2"))
    assert store.content.need(Participant, "participant-1").team == "team-2"
    assert store.content.need(Participant, "participant-2").team == "team-3"
    assert store.content.need(Barrier, "barrier-1").teams == ("team-1", "team-2", "team-4")
    assert {one.id for one in made.again} == {"participant-1", "barrier-1"}


def test_one_field_is_put_back_and_the_others_stay():
    store = workshop()
    source = store.snapshot()
    with store.step("Change") as draft:
        draft.change(draft.need(Team, "team-1"), name="Other", notes="Written since")
    back(store, source, Piece("team-1", "name"))
    one = store.content.need(Team, "team-1")
    assert (one.name, one.notes) == ("Team 1", "Written since")


def test_a_field_that_names_what_is_gone_brings_it_along():
    store = workshop(Team(id="team-9", name="Child", parent="team-2", order=9))
    source = store.snapshot()
    remove(store, "team-2")
    made = back(store, source, Piece("team-9", "parent"))
    assert store.content == source
    assert [one.id for one in made.along] == ["team-2"]


def test_what_a_workshop_has_once_is_put_back_before_and_after_it_was_written():
    store = workshop(RallyingCry(id="rallying_cry-1", text="No caller twice", order=1))
    early = store.snapshot()
    with store.step("Write") as draft:
        draft.change(draft.one(Workshop), client="Tarran", title="Two days")
        draft.change(draft.one(Definition), cry="rallying_cry-1")
    late = store.snapshot()
    back(store, early, Piece("workshop", "client"), Piece("definition", "cry"))
    assert (store.content.one(Workshop).client, store.content.one(Workshop).title) == ("", "Two days")
    assert store.content.one(Definition).cry is None
    other = workshop(RallyingCry(id="rallying_cry-1", text="No caller twice", order=1))
    back(other, late, Piece("workshop", "client"), Piece("definition", "cry"))
    assert other.content.one(Workshop).client == "Tarran"
    assert other.content.one(Definition).cry == "rallying_cry-1"


def test_another_that_stands_in_its_place_takes_its_words():
    def answer(key: str, words: str) -> Application:
        return Application(id=key, team="team-1", principle="principle-1", meaning=words, order=1)

    source = workshop(answer("application-1", "We ring.")).snapshot()
    store = workshop(answer("application-2", "We write."))
    back(store, source, Piece("application-1"))
    (left,) = store.content.of(Application)
    assert (left.id, left.meaning) == ("application-2", "We ring.")


def test_the_places_that_one_has_can_be_told_for_a_type():
    source = workshop(AreaAnswer(id="area_answer-1", area=Area.PARENT, reason="Checked", order=1)).snapshot()
    store = workshop(AreaAnswer(id="area_answer-2", area=Area.PARENT, order=1))
    made = plan(source, store.content, [Piece("area_answer-1")], {AreaAnswer: ("area",)})
    put_back(store, "Put back", made)
    assert [(one.id, one.reason) for one in store.content.of(AreaAnswer)] == [("area_answer-2", "Checked")]


def test_a_place_in_a_list_is_put_back_and_what_came_since_stays():
    store = workshop()
    source = store.snapshot()
    with store.step("Carry") as draft:
        draft.move(draft.need(Team, "team-1"), None)
        draft.add(Team(id="team-5", name="New"))
    back(store, source, Piece("team-1", PLACE))
    assert [one.id for one in store.content.of(Team)] == ["team-1", "team-2", "team-3", "team-4", "team-5"]


def test_where_there_is_no_room_between_numbers_they_are_given_anew():
    source = workshop().snapshot()
    near = 1.0 + 2.0**-52
    rest = [Team(id="team-1", name="Team 1", order=1.0), Team(id="team-3", name="Team 3", order=near)]
    store = MemoryStore(Content(rest))
    back(store, source, Piece("team-2"))
    assert [one.id for one in store.content.of(Team)] == ["team-1", "team-2", "team-3"]


def test_what_is_there_and_what_never_was_change_nothing():
    store = workshop()
    source = store.snapshot()
    made = back(store, source, Piece("team-1"), Piece("team-99"), Piece("team-99", "name"), Piece("team-1", "name"))
    assert made.changes == ()


def test_a_revision_comes_back_for_good():
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    revision = Revision(id="revision-1", number=1, time=noon, content="{}", sha256="0" * 64, order=1)
    store = workshop()
    source = Content([*store.content, revision, Team(id="team-9", name="New", order=9)])
    made = plan(source, store.content, [Piece("revision-1"), Piece("team-9")])
    put_back(store, "Put back", made)
    store.undo()
    assert "revision-1" in store.content
    assert "team-9" not in store.content


@pytest.mark.parametrize("for_good", [True, False])
def test_nothing_comes_back_where_either_part_cannot_be_written(monkeypatch: pytest.MonkeyPatch, for_good: bool):
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    revision = Revision(id="revision-1", number=1, time=noon, content="{}", sha256="0" * 64, order=1)
    store = workshop()
    before = store.snapshot()
    source = Content([*before, revision, Team(id="team-9", name="New", order=9)])
    real = store.commit

    def full(step):
        if step.permanent is for_good:
            raise DiskFull("The disk is full.")
        real(step)

    monkeypatch.setattr(store, "commit", full)
    with pytest.raises(DiskFull):
        put_back(store, "Put back", plan(source, store.content, [Piece("revision-1"), Piece("team-9")]))
    assert store.content == before


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_taken_out_everything_put_back_is_the_workshop_before(seed: int):
    chance = random.Random(seed)
    teams = [f"team-{n}" for n in (1, 2, 3, 4)]
    links = [
        Support(id=f"support-{n}", team=a, supported=b, order=n)
        for n, (a, b) in enumerate([("team-1", "team-2"), ("team-2", "team-3"), ("team-4", "team-1")], start=1)
    ]
    needs = [
        Need(id=f"need-{n}", team=chance.choice(teams), customer=chance.choice([None, *teams]), order=n)
        for n in range(1, 6)
    ]
    barrier = Barrier(id="barrier-1", name="No list", teams=tuple(chance.sample(teams, 3)), order=1)
    store = workshop(*links, *needs, barrier)
    source = store.snapshot()
    remove(store, *chance.sample(teams, 3), *chance.sample(["need-1", "need-2", "barrier-1", "principle-1"], 2))
    gone = [one.id for one in source if one.id not in store.content]
    chance.shuffle(gone)
    back(store, source, *map(Piece, gone))
    assert store.content == source
