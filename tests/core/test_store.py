"""Steps, undo and redo: anything that can happen, undone to the beginning and redone to the end."""

from __future__ import annotations

import pytest
from hypothesis import given

from cxworkshop.core.record import new_id
from cxworkshop.core.store import Changed, MemoryStore
from cxworkshop.stages.teams.records import Need, Support, Team
from tests.core.acts import Act, Model, acts


def add_team(store: MemoryStore, name: str) -> Team:
    with store.step(f"Add {name}") as draft:
        return draft.add(Team(id=new_id(Team), name=name))


@given(acts)
def test_whatever_happens_is_undone_to_the_beginning_and_redone_to_the_end(drawn: list[Act]) -> None:
    model = Model(MemoryStore())
    for act in drawn:
        model.do(act)
    model.to_the_beginning_and_back()


def test_removing_a_team_takes_what_hangs_on_it_and_undo_brings_it_back() -> None:
    store = MemoryStore()
    billing, sales = add_team(store, "Billing"), add_team(store, "Sales")
    with store.step("Link") as draft:
        draft.add(Support(id="support-1", team=billing.id, supported=sales.id))
        draft.add(Need(id="need-1", team=billing.id, customer=sales.id, what="Clean orders"))
    before = store.snapshot()
    with store.step("Remove Sales") as draft:
        draft.remove(sales)
    assert store.content.get("support-1") is None
    assert store.content.need(Need, "need-1").customer is None
    store.undo()
    assert store.content == before


def test_typing_in_one_field_is_one_step_until_the_field_is_left() -> None:
    store = MemoryStore()
    team = add_team(store, "")
    for text in ("B", "Bi", "Bil"):
        with store.step("Name the team", typing=f"{team.id}.name") as draft:
            draft.change(team, name=text)
    store.end_typing()
    with store.step("Name the team", typing=f"{team.id}.name") as draft:
        draft.change(team, name="Billing")
    store.undo()
    assert store.content.need(Team, team.id).name == "Bil"
    store.undo()
    assert store.content.need(Team, team.id).name == ""


def test_looking_for_something_to_redo_ends_the_typing() -> None:
    store = MemoryStore()
    team = add_team(store, "")
    for text in ("B", "Bi"):
        with store.step("Name the team", typing="name") as draft:
            draft.change(team, name=text)
        assert store.redo() is None
    store.undo()
    assert store.content.need(Team, team.id).name == "B"


def test_typing_typed_away_again_is_nothing_to_undo() -> None:
    store = MemoryStore()
    team = add_team(store, "Billing")
    for text in ("Billing!", "Billing"):
        with store.step("Name the team", typing="name") as draft:
            draft.change(team, name=text)
    assert store.undo_label == "Add Billing"
    undone = store.undo()
    assert undone is not None
    assert undone.label == "Add Billing"


def test_a_step_that_changes_nothing_leaves_no_step_and_tells_nobody() -> None:
    store = MemoryStore()
    team = add_team(store, "Billing")
    heard: list[Changed] = []
    store.subscribe(heard.append)
    with store.step("Rename") as draft:
        draft.change(team, name="Sales")
        draft.change(team, name="Billing")
    assert heard == []
    assert store.undo_label == "Add Billing"


def test_a_new_step_forgets_what_could_be_redone() -> None:
    store = MemoryStore()
    add_team(store, "Billing")
    store.undo()
    labels = [store.redo_label]
    add_team(store, "Sales")
    labels.append(store.redo_label)
    assert labels == ["Add Billing", None]
    assert store.redo() is None


def test_a_listener_hears_why_and_can_stop_listening() -> None:
    store = MemoryStore()
    heard: list[tuple[str, str]] = []
    stop = store.subscribe(lambda changed: heard.append((changed.cause, changed.label)))
    add_team(store, "Billing")
    store.undo()
    store.redo()
    stop()
    store.undo()
    assert heard == [("step", "Add Billing"), ("undo", "Add Billing"), ("redo", "Add Billing")]


def test_a_listener_that_fails_keeps_nobody_from_hearing() -> None:
    store = MemoryStore()
    heard: list[str] = []

    def fail(changed: Changed) -> None:
        raise RuntimeError("a view")

    store.subscribe(fail)
    store.subscribe(lambda changed: heard.append(changed.label))
    with pytest.raises(RuntimeError, match="a view"):
        add_team(store, "Billing")
    assert heard == ["Add Billing"]
    assert store.undo_label == "Add Billing"


def test_an_inner_step_that_failed_leaves_the_lists_as_they_were() -> None:
    store = MemoryStore()
    team = add_team(store, "Billing")

    def fail() -> None:
        with store.step("Inner") as inner:
            inner.remove(team)
            raise ZeroDivisionError

    with store.step("Outer") as draft:
        with pytest.raises(ZeroDivisionError):
            fail()
        assert draft.of(Team) == (team,)


def test_a_snapshot_stays_as_it_is() -> None:
    store = MemoryStore()
    team = add_team(store, "Billing")
    taken = store.snapshot()
    with store.step("Remove Billing") as draft:
        draft.remove(team)
    assert taken.of(Team) == (team,)
    assert store.content.of(Team) == ()


def test_what_is_added_after_a_move_to_the_end_comes_after_it() -> None:
    store = MemoryStore()
    with store.step("Sort") as draft:
        first = draft.add(Team(id="team-1", name="1"))
        draft.add(Team(id="team-2", name="2"))
        draft.move(first, None)
        draft.add(Team(id="team-3", name="3"))
    assert [team.name for team in store.content.of(Team)] == ["2", "1", "3"]


def test_many_at_once_are_added_as_one_by_one() -> None:
    records = [Team(id="team-a", name="a", order=7.0), Team(id="team-b", name="b"), Need(id="need-1", team="team-a")]
    one, many = MemoryStore(), MemoryStore()
    with one.step("One by one") as draft:
        added = [draft.add(record) for record in records]
        draft.add(Team(id="team-c", name="c"))
    with many.step("Many") as draft:
        assert draft.add_all(records) == added
        draft.add(Team(id="team-c", name="c"))
    assert many.content == one.content
    with pytest.raises(ValueError, match="exists"), many.step("Again") as draft:
        draft.add_all(records)
    assert many.content == one.content


def test_an_id_that_is_taken_is_a_bug_and_changes_nothing() -> None:
    store = MemoryStore()
    teams = [Team(id="team-1", name="1"), Team(id="team-1", name="2")]
    with pytest.raises(ValueError, match="exists"), store.step("Add") as draft:
        _ = [draft.add(team) for team in teams]
    assert len(store.content) == 0


def test_undo_knows_when_it_would_go_behind_what_was_frozen() -> None:
    store = MemoryStore()
    add_team(store, "Billing")
    add_team(store, "Sales")
    store.undo()
    passes = [store.undo_passes]
    Model(store).freeze()
    passes.append(store.undo_passes)
    store.redo()  # it was there before the freeze, if only to be done again
    passes.append(store.undo_passes)
    add_team(store, "Depot")
    passes.append(store.undo_passes)
    for _ in range(3):
        store.undo()
    passes.append(store.undo_passes)  # nothing is left to take back
    assert passes == [None, "Freeze", "Freeze", None, None]
