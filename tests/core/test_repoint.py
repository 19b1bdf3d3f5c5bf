"""Making two records one: every reference follows, and what may be there once is there once."""

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams.records import Support, Team


def workshop(*records):
    teams = [Team(id=f"team-{n}", name=f"Team {n}", order=n) for n in (1, 2, 3)]
    return MemoryStore(Content([*teams, Principle(id="principle-1", name="Tell first", order=1), *records]))


def repoint(store, old, new):
    before = store.snapshot()
    with store.step("Repoint") as draft:
        draft.repoint(old, new)
    after = store.snapshot()
    store.undo()
    assert store.content == before
    store.redo()
    assert store.content == after


def test_single_and_many_references_follow():
    measure = Measure(id="measure-1", team="team-2", order=1)
    barrier = Barrier(id="barrier-1", teams=("team-1", "team-2", "team-3"), order=1)
    store = workshop(measure, barrier)
    repoint(store, "team-2", "team-1")
    assert store.content.need(Measure, "measure-1").team == "team-1"
    assert store.content.need(Barrier, "barrier-1").teams == ("team-1", "team-3")


def test_two_records_for_one_combination_become_one_and_lose_no_words():
    first = Application(id="application-1", team="team-1", principle="principle-1", meaning="We ring.", order=1)
    second = Application(
        id="application-2", team="team-2", principle="principle-1", meaning="We write.", action="Letters", order=2
    )
    store = workshop(first, second)
    repoint(store, "team-2", "team-1")
    (left,) = store.content.of(Application)
    assert (left.id, left.meaning, left.action) == ("application-1", "We ring.\nWe write.", "Letters")


def test_a_link_that_refers_twice_to_the_record_and_its_repeat_survive_as_one():
    links = [Support(id=f"support-{n}", team="team-2", supported="team-2", order=n) for n in (1, 2)]
    store = workshop(*links)
    repoint(store, "team-2", "team-1")
    (left,) = store.content.of(Support)
    assert (left.team, left.supported) == ("team-1", "team-1")


def test_a_reference_that_nobody_holds_changes_nothing():
    store = workshop()
    with store.step("Repoint") as draft:
        draft.repoint("team-3", "team-1")
    assert store.undo_label is None
