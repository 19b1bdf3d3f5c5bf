"""The line of sight on the screen: walked by arrows, read aloud hop by hop, mended with Connect."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from cxworkshop.core.content import Content
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.hops import hops
from cxworkshop.stages.teams.page.graph_layout import KEPT
from cxworkshop.stages.teams.page.graph_steps import stub_of
from cxworkshop.stages.teams.records import Group, Support, Team


@pytest.fixture
def tab(page, hands):
    page.board.focus_team("team-lab")
    hands.press("L")
    assert page.current_tab == "sight"
    return page.sight_tab


def question(page) -> str:
    return page._question.text()


def test_l_shows_the_line_of_sight_of_the_focused_team(page, hands, tab):
    assert hands.focus is tab.graph
    assert tab.graph.team == "team-lab"
    assert question(page) == "Laboratory reaches the customer through 1 CX Enabler and 2 CX Creators."
    assert tab.graph.accessibleDescription() == "Laboratory, CX Enabler · back office, reaches the customer in 3 steps"


def test_arrows_go_along_links_and_layers(page, hands, tab):
    hands.press("Right")
    assert tab.graph.team == "team-control"
    hands.press("Right")
    assert tab.graph.team in ("team-calls", "team-repairs")
    assert question(page).endswith("touches the customer directly.")
    hands.press("Home")
    top = tab.graph.team
    hands.press("End")
    assert tab.graph.team != top
    hands.press("Right")
    assert tab.graph.team != ""


def test_enter_opens_the_drawer_and_esc_comes_back(page, hands, tab):
    hands.press("Right", "Return")
    assert page.drawer.team_id == "team-control"
    hands.press("Escape")
    assert hands.focus is tab.graph
    assert tab.graph.team == "team-control"


def test_esc_goes_back_to_the_card(page, hands, tab):
    hands.press("Right", "Escape")
    assert page.current_tab == "board"
    assert page.board.current().name == "Network Control Room"
    assert question(page) == page._about.question


def test_a_walk_reads_every_hop(page, hands, tab, desk):
    assert tab.band.isVisible()
    hands.press("W")
    assert tab.walk.isVisible()
    assert not tab.band.isVisible(), "the walk is about those who see the customer"
    assert tab.walk.title.text() == "Laboratory → Network Control Room"
    assert "Nobody has said yet" in tab.walk.why.text()
    whole = question(page)
    hands.press("Space")
    assert tab.graph.team == "team-control"
    assert tab.walk.title.text() == "Network Control Room → Contact Centre"
    assert tab.walk.said.text() == "“Which streets are off”"
    assert tab.walk.why.text() == "Callers ring us first."
    assert question(page) == whole, "the walk is the first team's"
    assert tab.graph._paint._hot == {"team-lab", "team-control", "team-calls"}, "the whole path stays lit"
    hands.press("Space", "Space")
    assert tab.walk.title.text() == "Contact Centre → the customer"
    assert not tab.walk.forward.isEnabled()
    hands.press("shift+Space")
    assert tab.graph.team == "team-control"
    hands.press("Escape")
    assert not tab.walk.isVisible()
    assert tab.band.isVisible()
    assert tab.graph.team == "team-lab"
    assert "team-repairs" in tab.graph._paint._hot
    assert page.current_tab == "sight"


def test_a_walk_follows_what_is_said_meanwhile_and_ends_when_it_leads_nowhere(page, hands, tab, desk):
    hands.press("W", "Space")
    desk.do(commands.write_need, "need-1", "why", "They ring us first.")
    assert tab.walk.why.text() == "They ring us first."
    desk.do(commands.disconnect, "team-lab", "team-control")
    assert not tab.walk.isVisible()


def test_hops_speak_with_the_need_that_matters_most(desk):
    found = hops(desk.content, "team-lab")
    assert [hop.here.id for hop in found] == ["team-lab", "team-control", "team-calls"]
    assert hops(desk.content, "team-estates") == ()


def test_c_connects_who_cannot_see_and_esc_lights_the_new_path(page, hands, tab, desk):
    assert "1 team cannot see the customer" in tab.band._title.text()
    hands.press("C")
    assert page.overlay.isVisible()
    assert page.overlay._title.text() == "Whom does Estates support?"
    hands.press("'lab", "Return", "Escape")
    assert hands.focus is tab.graph
    assert tab.graph.team == "team-estates"
    assert not tab.band.isVisible()
    hands.press("C")
    assert page.overlay._title.text() == "Whom does Estates support?", "with nobody left, C is about the focused team"


def test_chips_of_the_band_connect_by_key(page, hands, tab):
    tab.band.chips[0].setFocus()
    hands.press("Return")
    assert page.overlay.team_id == "team-estates"


def test_the_mouse_focuses_opens_and_lights(page, hands, tab, qtbot):
    graph = tab.graph
    rect = graph._placed.teams["team-plan"]
    hands.click(graph.viewport(), rect.center().toPoint())
    assert graph.team == "team-plan"
    QTest.mouseMove(graph.viewport(), graph._placed.teams["team-desk"].center().toPoint())
    assert graph._paint._hot == {"team-desk", "team-calls"}
    QTest.mouseMove(graph.viewport(), QPoint(5, 5))
    assert "team-plan" in graph._paint._hot
    with qtbot.waitSignal(graph.opened):
        QTest.mouseDClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_the_graph_follows_every_change(page, hands, tab, desk):
    desk.do(commands.connect, "team-estates", "team-calls")
    assert "team-estates" in tab.graph._placed.teams
    desk.undo()
    assert "team-estates" not in tab.graph._placed.teams
    desk.do(commands.remove_teams, ["team-lab"])
    assert tab.graph.team == ""
    assert not page.grab().isNull()


def test_it_paints_at_every_size(page, hands, tab, dressed):
    for percent, width, height in ((100, 1173, 760), (150, 1010, 640), (100, 560, 420)):
        dressed.set_text_size(percent)
        page.resize(width, height)
        hands.settle()
        hands.press("Left", "Right")
        assert not page.grab().isNull()


class TestNobodyTouchesTheCustomer:
    @pytest.fixture
    def workshop(self) -> Content:
        return Content([Team(id="team-1", order=1.0, name="Payroll", group=Group.BACK_OFFICE)])

    def test_the_tab_says_what_brings_the_first_line(self, page, hands, desk) -> None:
        hands.press("L")
        assert not page.grab().isNull()
        hands.press("Down", "Right", "W", "Return")
        assert page.sight_tab.band.isVisible()
        desk.do(commands.place_team, "team-1", Group.CREATOR)
        hands.press("Down")
        assert page.sight_tab.graph.team == "team-1"


class TestManyTeams:
    @pytest.fixture
    def workshop(self) -> Content:
        teams = [
            Team(id=f"team-{n}", order=float(n), name=f"Team {n}", group=Group.CREATOR if n < 50 else Group.FRONTLINE)
            for n in range(1, 401)
        ]
        links = [
            Support(id=f"support-{n}", order=float(n), team=f"team-{n}", supported=f"team-{n % 49 + 1}")
            for n in range(50, 401)
        ]
        return Content([*teams, *links])

    def test_a_long_layer_opens_and_closes_by_key(self, page, hands) -> None:
        page.show_sight("")
        graph = page.sight_tab.graph
        assert len(graph.layout_now.layers[0].teams) == KEPT
        hands.press("End")
        assert stub_of(graph.here) == 1
        assert graph.accessibleDescription() == f"{351 - KEPT} more, Enter shows them"
        hands.press("Return")
        assert len(graph.layout_now.layers[0].teams) == 351
        assert graph.team == graph.layout_now.layers[0].teams[0]
        hands.press("End")
        assert graph.accessibleDescription() == "Show fewer"
        assert not page.grab().isNull()
        hands.press("Return")
        assert len(graph.layout_now.layers[0].teams) == KEPT

    def test_a_click_opens_it_too(self, page, hands) -> None:
        page.show_sight("")
        graph = page.sight_tab.graph
        graph.verticalScrollBar().setValue(graph.verticalScrollBar().maximum())
        spot = graph._placed.stubs[1].center() - graph._offset()
        hands.click(graph.viewport(), spot.toPoint())
        assert len(graph.layout_now.layers[0].teams) == 351

    def test_a_folded_team_is_shown_when_it_is_asked_for(self, page, hands) -> None:
        page.show_sight("")
        graph = page.sight_tab.graph
        hidden = next(f"team-{n}" for n in range(50, 401) if f"team-{n}" not in graph._placed.teams)
        page.show_sight(hidden)
        assert graph.team == hidden
        assert hidden in graph._placed.teams


class TestNotYetPlaced:
    """Who is not placed is drawn so, whatever the facts say of it."""

    def test_the_graph_says_that_nobody_has_placed_it(self, page, hands, tab, desk):
        desk.do(commands.connect, "team-debt", "team-calls")
        assert tab.graph.spoken("team-debt") == "Debt Support, not yet placed, reaches the customer in 2 steps"
        assert tab.graph.spoken("team-leak") == "Leak Response, not yet placed, touches the customer"
        assert tab.graph._paint._hue("team-debt") == "ink2"
        assert tab.graph._paint._counts[1] == ((Group.FRONTLINE, 2), (Group.BACK_OFFICE, 1), (None, 1))
        assert not page.grab().isNull()

    def test_the_guide_stands_back_while_the_graph_is_shown(self, page, hands, qtbot):
        assert not page.wide
        with qtbot.waitSignal(page.side_opened) as told:
            page.show_sight("team-lab")
        assert page.wide
        assert told.args == [False], "no editor stands beside it"
        hands.press("Return")
        with qtbot.waitSignal(page.side_opened, check_params_cb=lambda side: side):
            page.show_tab("list")
        assert not page.wide


class TestLongNames:
    @pytest.fixture
    def workshop(self) -> Content:
        name = "Kundendienst für Strom, Gas, Wasser und Fernwärme, Spätschicht"
        return Content(
            [
                Team(id="team-1", order=1.0, name=f"{name} Nord", group=Group.CREATOR),
                Team(id="team-2", order=2.0, name="Payroll", group=Group.CREATOR),
            ]
        )

    def test_a_focused_node_shows_the_name_it_cuts(self, page, hands, monkeypatch):
        shown = []
        monkeypatch.setattr(QToolTip, "showText", lambda at, text, *rest: shown.append(text))
        page.show_sight("team-1")
        graph = page.sight_tab.graph
        graph._whole_name.setInterval(0)
        hands.press("Down", "Up")
        hands.settle()
        assert ["Spätschicht Nord" in text for text in shown] == [True]


def test_both_ends_of_a_hop_are_in_sight_or_else_the_one_it_leads_to(page, hands, tab):
    page.resize(1000, 460)
    hands.press("W")
    hands.settle()
    graph = tab.graph
    for _ in range(2):
        here, there = graph.here, graph._toward
        assert graph.viewport().rect().contains(graph.place_of(there))
        assert graph.place_of(here) is not None
        hands.press("Space")
    assert graph._toward == "", "the customer is always in sight"
