"""What the page lists: the four areas always, others by their names, and what a filter leaves."""

from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.lines import QUESTION, Kind, Place, header_words, lines_of
from cxworkshop.stages.barriers.page.owner_lines import initials, owner_lines
from cxworkshop.stages.barriers.records import Area, Barrier, MitigationState
from cxworkshop.stages.teams.commands import add_teams

from .conftest import TODAY, some_barriers


def shown(content: Content, typed: str = "") -> list[tuple[str, str]]:
    """Kind and words of every line."""
    return [
        (line.kind.value, line.barrier.name if line.barrier is not None else line.place.title)
        for line in lines_of(content, typed)
    ]


def test_all_four_areas_are_there_from_the_start() -> None:
    lines = lines_of(Content())
    assert [line.kind for line in lines] == [Kind.HEAD, Kind.QUESTION] * 4
    assert [line.place.area for line in lines[::2]] == [Area.STRUCTURE, Area.GEOGRAPHY, Area.OUTSOURCING, Area.PARENT]


def test_an_area_shows_its_barriers_its_decision_or_the_question() -> None:
    assert shown(some_barriers().content) == [
        ("head", "Organisational structure"),
        ("barrier", "Three teams promise a date"),
        ("barrier", "Judged on closing speed"),
        ("head", "Geography"),
        ("barrier", "The depot is far"),
        ("head", "Outsourcing"),
        ("question", "Outsourcing"),
        ("head", "Parent-company constraints"),
        ("none", "Parent-company constraints"),
    ]


def test_areas_that_the_room_names_stand_after_the_four_and_what_has_none_last() -> None:
    store = MemoryStore()
    do.add_barrier(store, "Nowhere")
    do.add_barrier(store, "Paid per hole", area=Area.OTHER, area_name="Incentives")
    do.add_barrier(store, "Bonus", area=Area.OTHER, area_name="incentives")
    assert shown(store.content)[8:] == [
        ("head", "Incentives"),
        ("barrier", "Paid per hole"),
        ("barrier", "Bonus"),
        ("head", "No area yet"),
        ("barrier", "Nowhere"),
    ]


def test_the_filter_looks_into_words_teams_owners_and_mitigations() -> None:
    store = some_barriers()
    far = next(one for one in store.content.of(Barrier) if one.name == "The depot is far")
    do.set_barrier_teams(store, far.id, [team.id for team in add_teams(store, ["Harbour"])])
    assert shown(store.content, "osei diary")[1:] == [("barrier", "Three teams promise a date")]
    assert shown(store.content, "HARBOUR") == [("head", "Geography"), ("barrier", "The depot is far")]
    assert shown(store.content, "no such thing") == []
    assert lines_of(store.content, "closing")[0].count == "1 of 2"


def test_a_gap_opens_the_room_for_a_new_barrier_at_the_end_of_its_area() -> None:
    content = some_barriers().content
    kinds = [line.kind for line in lines_of(content, gap=(Place(Area.OUTSOURCING), None))]
    assert kinds[5:7] == [Kind.HEAD, Kind.GAP]
    kinds = [line.kind for line in lines_of(content, "zzz", gap=(Place(Area.STRUCTURE), None))]
    assert kinds == [Kind.HEAD, Kind.GAP]


def test_a_dropped_mitigation_reduces_nothing() -> None:
    store = some_barriers()
    line = next(line for line in lines_of(store.content) if line.mitigations)
    assert (len(line.standing), line.remains) == (2, 2)
    for one in line.mitigations:
        do.set_mitigation(store, one.id, "state", MitigationState.DROPPED)
    line = next(line for line in lines_of(store.content) if line.mitigations)
    assert (line.standing, line.remains) == ((), None)


def test_the_header_says_how_many_have_no_answer() -> None:
    assert header_words(Content()) == QUESTION
    store = some_barriers()
    assert header_words(store.content) == f"{QUESTION} 2 of 3 have no answer yet; nothing is said of 1 area."
    assert header_words(store.content, short=True) == "2 of 3 have no answer yet; nothing is said of 1 area."
    do.answer_none(store, Area.OUTSOURCING)
    for line in lines_of(store.content):
        if line.barrier is not None and not line.mitigations:
            do.add_mitigation(store, line.barrier.id, "Done")
    assert header_words(store.content) == f"{QUESTION} Every barrier has an answer."


def test_mitigations_stand_by_owner_nobody_first_and_the_soonest_first() -> None:
    store = some_barriers()
    barrier = next(line.barrier for line in lines_of(store.content) if line.barrier is not None)
    for name, due in (("Late", date(2026, 3, 3)), ("No date", None), ("Soon", date(2026, 4, 1))):
        do.add_mitigation(store, barrier.id, name, owner=" mabel  osei ", due=due)
    gone = do.add_mitigation(store, barrier.id, "Dropped", owner="Zoe")
    do.set_mitigation(store, gone.id, "state", MitigationState.DROPPED)
    done = do.add_mitigation(store, barrier.id, "Finished", owner="Mabel Osei", due=date(2026, 1, 1))
    do.set_mitigation(store, done.id, "state", MitigationState.DONE)
    lines = owner_lines(store.content, TODAY)
    assert [(line.owner.casefold(), line.mitigation.name, line.late) for line in lines] == [
        ("", "One voice", ""),
        ("mabel osei", "Late", "7 days late"),
        ("mabel osei", "Soon", ""),
        ("mabel osei", "One diary", ""),
        ("mabel osei", "No date", ""),
        ("mabel osei", "Finished", ""),
    ]
    assert [line.words for line in lines if line.words] == ["1 open", "4 open, 1 late, 1 done"]
    assert [line.mitigation.name for line in owner_lines(store.content, TODAY, "soon osei")] == ["Soon"]


def test_initials_are_those_of_the_first_and_the_last_name() -> None:
    assert [initials(name) for name in ("Mabel Osei", "A. van der Linden", "Finance", "…")] == ["MO", "AL", "F", ""]
