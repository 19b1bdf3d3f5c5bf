"""Teams of one name are told apart wherever they are named, and nothing is asked anew while nothing changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.labels import Labels
from cxworkshop.stages.teams.records import Group, Support, Team, team_labels

NAMES = ("Operations", "Sales", "Ward", "")


def hospitals() -> Content:
    return Content(
        [
            Team(id="team-n", order=1.0, name="North", group=Group.CREATOR),
            Team(id="team-1", order=2.0, name="Ward", parent="team-n"),
            Team(id="team-2", order=3.0, name="Ward", unit="South", group=Group.FRONTLINE),
            Team(id="team-p", order=4.0, name="Payroll"),
            Support(id="support-1", order=1.0, team="team-2", supported="team-n"),
            Support(id="support-2", order=2.0, team="team-p", supported="team-1"),
        ]
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["name", "unit", "parent", "add", "remove", "move", "place", "undo"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=20,
    )
)
def test_followed_labels_are_the_labels(happened: list[tuple[str, int, int]]) -> None:
    store, labels = MemoryStore(hospitals()), Labels()
    labels.read(store.content)
    told: dict[str, str] = {}

    def follow(changed: object) -> None:
        otherwise = labels.follow(store.content, changed.changes)  # type: ignore[attr-defined]
        touched = {change.record.id for change in changed.changes}  # type: ignore[attr-defined]
        now = {team.id: labels.of(team) for team in store.content.of(Team)}
        assert {key for key, label in now.items() if told.get(key, label) != label} <= otherwise | touched
        told.update(now)

    store.subscribe(follow)
    for what, one, two in happened:
        teams = store.content.of(Team)
        team, other = (teams[one % len(teams)], teams[two % len(teams)]) if teams else (None, None)
        try:
            if what == "undo":
                store.undo()
            elif what == "add" or team is None or other is None:
                commands.add_team(store, NAMES[one % 4], unit=NAMES[two % 4])
            elif what == "name":
                commands.rename_team(store, team.id, NAMES[two % 4])
            elif what == "unit":
                commands.write_team(store, team.id, "unit", NAMES[two % 4])
            elif what == "parent":
                commands.set_parent(store, team.id, None if team is other else other.id)
            elif what == "remove":
                commands.remove_teams(store, [team.id])
            elif what == "move":
                commands.move_team(store, team.id, other.id)
            elif what == "place":
                commands.place_team(store, team.id, Group.CREATOR)
        except Refused:
            continue
        finally:
            store.end_typing()
    assert {team.id: labels.of(team) for team in store.content.of(Team)} == team_labels(store.content)


class TestOnThePage:
    @pytest.fixture
    def workshop(self) -> Content:
        return hospitals()

    def test_card_drawer_chips_and_graph_tell_them_apart(self, page, hands, desk):
        tray = page.model.columns[None]
        spoken = tray.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Ward (North), not yet placed"
        page.open_team("team-p")
        assert page.drawer.supports.chips["team-1"].text() == "Ward (North)"
        page.open_team("team-2")
        assert page.drawer.title.text() == "Ward (South)"
        assert page.drawer.eyebrow.text() == "Frontline", "the path is told once"
        hands.press("Escape", "L")
        assert page._question.text().startswith("Ward (South) reaches the customer")
        hands.press("W")
        assert page.sight_tab.walk.title.text() == "Ward (South) → North"
        hands.press("Escape", "C")
        assert page.overlay._title.text() == "Whom does Ward (South) support?"

    def test_a_new_name_elsewhere_renames_the_card(self, page, hands, desk):
        desk.do(commands.rename_team, "team-2", "Theatre")
        assert page.model.labels.of(desk.content.need(Team, "team-1")) == "Ward"
        desk.do(commands.rename_team, "team-p", "Ward")
        assert page.model.relabelled == {"team-1", "team-p"}
        assert page.model.labels.of(desk.content.need(Team, "team-p")) == "Ward"
        assert not page.grab().isNull()

    def test_the_long_label_asks_for_two_lines_as_a_long_name_does(self, page, hands, desk):
        desk.do(commands.write_team, "team-2", "unit", "Kundendienst für Strom und Wasser, Spätschicht Süd")
        hands.settle()
        assert page.board.columns[Group.FRONTLINE].cards.delegate.two_lines
        desk.do(commands.rename_team, "team-1", "Theatre")
        hands.settle()
        assert not page.board.columns[Group.FRONTLINE].cards.delegate.two_lines
