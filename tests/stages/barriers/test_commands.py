"""What a facilitator does with barriers, areas and mitigations: one step each, taken back whole."""

from datetime import date

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mechanism, Mitigation, MitigationState
from cxworkshop.stages.teams.records import Team


@pytest.fixture
def store():
    return MemoryStore(Content([Team(id="team-1", name="Billing"), Team(id="team-2", name="Legal")]))


def takes_back(store, label):
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    assert store.content != after
    store.redo()
    assert store.content == after


def test_barriers(store):
    depot = do.add_barrier(store, "North depot", area=Area.GEOGRAPHY, severity=4)
    takes_back(store, "Add “North depot”")
    other = do.add_barrier(store)
    do.write_barrier(store, other.id, "name", "Pay per hole")
    do.write_barrier(store, other.id, "experience", "The road stays shut.")
    takes_back(store, "Say what the customer feels of “Pay per hole”")
    do.set_area(store, other.id, Area.OTHER)
    takes_back(store, "Put “Pay per hole” in Other")
    do.set_severity(store, other.id, 3)
    takes_back(store, "Set the severity of “Pay per hole”")
    do.set_barrier_teams(store, other.id, ["team-2", "team-1", "team-2"])
    assert store.content.need(Barrier, other.id).teams == ("team-2", "team-1")
    do.put_barrier(store, other.id, Area.OTHER, depot.id)
    assert [b.name for b in store.content.of(Barrier)] == ["Pay per hole", "North depot"]
    do.add_mitigation(store, depot.id)
    do.remove_barriers(store, [depot.id])
    assert store.content.count(Mitigation) == 0
    takes_back(store, "Remove “North depot”")


def test_a_barrier_is_put_into_an_area_before_another(store):
    depot = do.add_barrier(store, "North depot", area=Area.GEOGRAPHY)
    do.answer_none(store, Area.PARENT)
    pay = do.add_barrier(store, "Pay per hole", area=Area.OTHER, area_name="Incentives")
    assert pay.area_label == "Incentives"
    do.put_barrier(store, pay.id, Area.GEOGRAPHY, depot.id)
    takes_back(store, "Move “Pay per hole”")
    assert [(b.name, b.area_label) for b in store.content.of(Barrier)] == [
        ("Pay per hole", "Geography"),
        ("North depot", "Geography"),
    ]
    do.put_barrier(store, pay.id, Area.OTHER, None, area_name="Pay")
    do.put_barrier(store, depot.id, Area.PARENT, None)
    assert [b.area_label for b in store.content.of(Barrier)] == ["Pay", "Parent-company constraints"]
    assert not store.content.of(AreaAnswer)


@pytest.mark.parametrize("severity", [0, 6, -1])
def test_an_impossible_severity_is_refused(store, severity):
    with pytest.raises(Refused, match="from 1 to 5"):
        do.add_barrier(store, "Depot", severity=severity)
    barrier = do.add_barrier(store, "Depot")
    with pytest.raises(Refused, match="from 1 to 5"):
        do.set_severity(store, barrier.id, severity)


def test_an_area_is_answered_with_none_until_a_barrier_is_found(store):
    for reason in ("All", "All in one house"):
        do.answer_none(store, Area.GEOGRAPHY, reason)
    takes_back(store, "Decide that there is none in Geography")
    (answer,) = store.content.of(AreaAnswer)
    assert answer.reason == "All in one house"
    do.answer_none(store, Area.PARENT)
    before = store.snapshot()
    do.add_barrier(store, "North depot", area=Area.GEOGRAPHY)
    assert [a.area for a in store.content.of(AreaAnswer)] == [Area.PARENT]
    store.undo()
    assert store.content == before
    barrier = do.add_barrier(store, "Group approval")
    do.set_area(store, barrier.id, Area.PARENT)
    assert [a.area for a in store.content.of(AreaAnswer)] == [Area.GEOGRAPHY]
    do.reopen_area(store, Area.GEOGRAPHY)
    takes_back(store, "Reopen Geography")


def test_an_area_that_holds_a_barrier_cannot_hold_none(store):
    do.add_barrier(store, "North depot", area=Area.GEOGRAPHY)
    with pytest.raises(Refused, match="Geography holds 1 barrier"):
        do.answer_none(store, Area.GEOGRAPHY)
    with pytest.raises(Refused, match="four named areas"):
        do.answer_none(store, Area.OTHER)


def test_mitigations(store):
    depot, hole = do.add_barrier(store, "North depot"), do.add_barrier(store, "Pay per hole")
    first = do.add_mitigation(store, depot.id, "One diary", mechanism=Mechanism.WORKFLOW)
    takes_back(store, "Mitigate “North depot”")
    second = do.add_mitigation(store, hole.id)
    do.write_mitigation(store, second.id, "owner", "Mabel")
    takes_back(store, "Say who owns a mitigation")
    choices = {
        "mechanism": Mechanism.MATRIX,
        "due": date(2026, 6, 30),
        "state": MitigationState.AGREED,
        "residual": 0,
    }
    for field, value in choices.items():
        do.set_mitigation(store, second.id, field, value)
        assert getattr(store.content.need(Mitigation, second.id), field) == value
    takes_back(store, "Say what a mitigation leaves")
    for residual in (-1, 6):
        with pytest.raises(Refused, match="from 0 to 5"):
            do.set_mitigation(store, second.id, "residual", residual)
    do.move_mitigation(store, second.id, first.id)
    assert [(m.id, m.barrier) for m in store.content.of(Mitigation)] == [(second.id, depot.id), (first.id, depot.id)]
    do.remove_mitigations(store, [first.id])
    takes_back(store, "Remove “One diary”")


def test_a_mitigation_needs_its_barrier_and_a_barrier_its_teams(store):
    with pytest.raises(Refused, match="This barrier is no longer there"):
        do.add_mitigation(store, "barrier-9")
    barrier = do.add_barrier(store)
    with pytest.raises(Refused, match="This team is no longer there"):
        do.set_barrier_teams(store, barrier.id, ["team-9"])


def test_a_mitigation_is_said_in_one_go_and_works_by_a_mechanism_with_a_name(store):
    depot = do.add_barrier(store, "North depot", experience="The coast waits", severity=4)
    made = do.add_mitigation(store, depot.id, "A van", owner="Mabel", due=date(2026, 6, 30), residual=2)
    assert (made.owner, made.due, made.residual) == ("Mabel", date(2026, 6, 30), 2)
    with pytest.raises(Refused, match="from 0 to 5"):
        do.add_mitigation(store, depot.id, residual=6)
    do.work_by(store, made.id, Mechanism.OTHER, "Stock on the coast")
    takes_back(store, "Say how “A van” works")
    assert store.content.need(Mitigation, made.id).mechanism_name == "Stock on the coast"
