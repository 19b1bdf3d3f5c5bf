"""Barriers with one mitigation, many or none, and mitigations on their own."""

from datetime import date

from cxworkshop.stages.barriers.records import Area, Barrier, Mechanism, Mitigation, MitigationState
from cxworkshop.stages.teams.records import Team
from tests.exchange.making import bring, store_with

TEAMS = ("teams", [["Team"], ["Billing"], ["Post"]])


def test_a_barrier_has_the_mitigations_of_all_its_rows():
    store = store_with(TEAMS)
    rows = [
        ["Barrier", "Area", "Description", "Severity", "Teams affected", "Mitigation", "Owner", "Due"],
        ["No product owner", "silos", "Nobody decides", "4", "Billing; Dispatch", "Pause", "A. Brandt", "1 March 2026"],
        ["No product owner", "", "", "", "", "Name one", "", "soon"],
        ["Lost letters", "Geography", "", "3/5", "", "", "", ""],
        ["Lost letters", "Weather", "Another story", "high", "", "", "", ""],
    ]
    made = bring(store, "barriers", rows)
    first, letters, weather = store.content.of(Barrier)
    assert (first.area, first.severity, first.notes) == (Area.STRUCTURE, 4, "Teams affected: Dispatch")
    assert first.teams == (store.content.of(Team)[0].id,)
    pause, name = store.content.of(Mitigation)
    assert (pause.barrier, pause.name, pause.owner, pause.due) == (first.id, "Pause", "A. Brandt", date(2026, 3, 1))
    assert (name.barrier, name.name, name.due, name.notes) == (first.id, "Name one", None, "Due: soon")
    assert (letters.area, letters.severity) == (Area.GEOGRAPHY, 3)
    assert (weather.area, weather.area_name, weather.severity) == (Area.OTHER, "Weather", None)
    assert weather.notes == "Severity: high"
    assert [list(repeat.rows) for repeat in made.repeats] == [[4, 5]], "rows of one barrier are no repeat"


def test_rows_of_one_name_that_contradict_are_two_barriers():
    store = store_with()
    rows = [["Barrier", "Severity", "Mitigation"], ["Silos", "4", "a"], ["Silos", "2", "b"], ["Silos", "", "c"]]
    made = bring(store, "barriers", rows)
    assert [barrier.severity for barrier in store.content.of(Barrier)] == [4, 2]
    assert [one.name for one in store.content.of(Mitigation)] == ["a", "b", "c"]
    assert [list(repeat.rows) for repeat in made.repeats] == [[2, 3, 4]]


def test_a_barrier_that_is_already_there_is_kept_beside_it_and_reported():
    store = store_with(("barriers", [["Barrier"], ["Silos"]]))
    made = bring(store, "barriers", [["Barrier", "Mitigation"], ["Silos", "Talk"]])
    assert store.content.count(Barrier) == 2
    assert [repeat.sentence for repeat in made.repeats] == ["“Silos” (row 2) is already in the workshop."]


def test_mitigations_find_their_barrier_by_name():
    store = store_with(("barriers", [["Barrier"], ["Silos"], ["Twice"], ["Twice"]]))
    rows = [
        ["Barrier", "Action", "Mechanism", "State", "Residual", "By when"],
        ["silos", "Talk", "Matrix reporting", "in progress", "2", "2026-03-01"],
        ["Silos", "Dance", "A party", "who knows", "9", "TBD"],
        ["Twice", "x", "", "", "", ""],
        ["Nowhere", "x", "", "", "", ""],
        ["Silos", "", "", "", "", ""],
    ]
    made = bring(store, "mitigations", rows)
    talk, dance = store.content.of(Mitigation)
    assert (talk.mechanism, talk.state, talk.residual) == (Mechanism.MATRIX, MitigationState.UNDER_WAY, 2)
    assert (dance.mechanism, dance.mechanism_name) == (Mechanism.OTHER, "A party")
    assert dance.notes == "State: who knows\nSeverity after: 9"
    assert [(row.number, row.reason) for row in made.skipped] == [
        (4, "2 barriers are called “Twice”, and the row does not say which"),
        (5, "there is no barrier called “Nowhere”"),
        (6, "it has no mitigation"),
    ]
