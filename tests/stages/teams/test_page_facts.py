"""What cards say is kept up to date change by change, and is at any time what a fresh look would find."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import meta, people
from cxworkshop.stages.teams.page.columns import GROUPS, BoardModel
from cxworkshop.stages.teams.page.facts import Facts, contradictions
from cxworkshop.stages.teams.page.widths import NameWidths
from cxworkshop.stages.teams.points import points
from cxworkshop.stages.teams.records import Group, Need, Team, Touch
from cxworkshop.stages.teams.sight import implied_group, implied_groups, lines_of_sight
from tests.stages.teams.conftest import water_company

C, F, B = Group
Act = tuple[str, int, int]
acts = st.lists(
    st.tuples(
        st.sampled_from(["place", "connect", "let go", "need", "drop need", "touch", "remove", "add", "undo", "redo"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=25,
)


def act(store: MemoryStore, what: str, one: int, two: int) -> None:
    """Do something to the workshop; what makes no sense is refused or left out."""
    teams, needs = store.content.of(Team), store.content.of(Need)
    if what == "undo":
        store.undo()
    elif what == "redo":
        store.redo()
    elif what == "add" or not teams:
        commands.add_team(store, f"Team {one}", group=GROUPS[two % 4])
    elif what == "place":
        commands.place_team(store, teams[one % len(teams)].id, GROUPS[two % 4])
    elif what in ("connect", "let go"):
        do = commands.connect if what == "connect" else commands.disconnect
        do(store, teams[one % len(teams)].id, teams[two % len(teams)].id)
    elif what == "need":
        commands.add_need(store, teams[one % len(teams)].id, customer_id=teams[two % len(teams)].id)
    elif what == "drop need" and needs:
        commands.remove_needs(store, [needs[one % len(needs)].id])
    elif what == "touch":
        commands.set_touch(store, teams[one % len(teams)].id, [None, *Touch][two % 4])
    elif what == "remove":
        commands.remove_teams(store, [teams[one % len(teams)].id])


@given(happened=acts)
def test_followed_facts_are_the_facts(qapp: QApplication, happened: list[Act]) -> None:
    store = MemoryStore(water_company())
    facts, model = Facts(), BoardModel()
    facts.read(store.content)
    model.read(store.content)
    store.subscribe(lambda changed: (facts.follow(changed.changes), None)[1])
    store.subscribe(model.follow)
    for what, one, two in happened:
        try:
            act(store, what, one, two)
        except Refused:
            continue
    facts.look(store.content)
    fresh = Facts()
    fresh.read(store.content)
    fresh.look(store.content)
    fresh.look(store.content)
    for team in store.content.of(Team):
        assert facts.supports[team.id] == fresh.supports[team.id]
        assert facts.supporters[team.id] == fresh.supporters[team.id]
        assert facts.needs(team.id) == fresh.needs(team.id)
        assert facts.supported(store.content, team.id) == fresh.supported(store.content, team.id)
        assert facts.needs_of(store.content, team.id) == fresh.needs_of(store.content, team.id)
    assert (facts.unseen, facts.contradicted) == (fresh.unseen, fresh.contradicted)
    for group in GROUPS:
        column = model.columns[group]
        shown = [column.team_at(row) for row in range(column.rowCount())]
        assert shown == [team for team in store.content.of(Team) if team.group is group]
        assert model.total(group) == len(shown)


@given(acts)
def test_contradictions_are_those_of_rule_t2(happened: list[Act]) -> None:
    store = MemoryStore(water_company())
    for what, one, two in happened:
        try:
            act(store, what, one, two)
        except Refused:
            continue
    content = store.content
    found = contradictions(content, lines_of_sight(content))
    assert list(found) == [point.where for point in points(content) if point.id == "T2"]
    implied = implied_groups(content)
    for team in content.of(Team):
        one_by_one = implied_group(content, team, lines_of_sight(content))
        assert (one_by_one.group, one_by_one.known) == (implied[team.id].group, implied[team.id].known)
        assert team.id not in found or found[team.id] is one_by_one.group


def test_the_second_line_of_a_card(qapp) -> None:
    model = BoardModel()
    content = water_company()
    model.read(content)

    def line(key: str) -> tuple[tuple[str, ...], str, str]:
        return meta(model, content.need(Team, f"team-{key}"))

    assert line("leak") == ((), "Networks", "46 people")
    assert line("audit") == ((), "Corporate", "1 person")
    assert line("calls") == (("phone", "envelope-simple"), "2 supporting", "")
    assert line("priority") == ((), "No support yet", "")
    assert line("control") == ((), "Supports 2 · 2 needs", "")
    assert line("estates") == ((), "Supports nobody yet", "")
    assert (people(2.5), people(1200.0)) == ("2.5 people", "1,200 people")


def test_widths_follow_names_and_rooms(qapp) -> None:
    store = MemoryStore(water_company())
    widths = NameWidths()
    widths.read(store.content.of(Team))
    store.subscribe(lambda changed: widths.follow(changed.changes))
    rooms = {None: 200.0, C: 200.0, F: 200.0, B: 200.0}
    assert not widths.exceed(rooms)
    commands.rename_team(store, "team-lab", "Laboratory for Drinking Water and Waste Water")
    assert widths.exceed(rooms)
    commands.place_team(store, "team-lab", C)
    assert widths.exceed(rooms)
    assert not widths.exceed({**rooms, C: 900.0})
    assert not widths.exceed({F: 200.0, B: 200.0}), "the folded tray does not count"
    commands.remove_teams(store, ["team-lab"])
    assert not widths.exceed(rooms)
    store.undo()
    assert widths.exceed(rooms)
    commands.rename_team(store, "team-lab", "Short\u00ad")
    assert not widths.exceed(rooms)
