"""One team in full beside the board, written without a mouse and without losing a word."""

import itertools

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.about import headcount_text, read_headcount
from cxworkshop.stages.teams.records import Group, Support, Team, Touch
from cxworkshop.ui.taborder import in_reading_order


def team(desk, key: str) -> Team:
    return desk.content.need(Team, f"team-{key}")


@pytest.fixture
def drawer(page, hands):
    page.board.focus_team("team-control")
    hands.press("Return")
    assert page.side is page.drawer
    hands.settle()
    return page.drawer


def test_enter_opens_and_esc_gives_the_focus_back(page, hands, drawer):
    assert drawer.isAncestorOf(hands.focus)
    assert drawer.title.text() == "Network Control Room"
    assert page.board.columns[None].stub
    assert not page.buttons.begin.isVisible()
    hands.press("Escape")
    assert page.side is None
    assert page.board.cards.hasFocus()
    assert page.board.current().name == "Network Control Room"
    assert not page.board.columns[None].stub
    assert page.buttons.begin.isVisible()


def test_up_and_down_step_through_the_column(page, hands, drawer):
    hands.press("Down")
    assert drawer.team_id == "team-plan"
    assert page.board.columns[Group.FRONTLINE].cards.delegate.marked == "team-plan"
    hands.press("Down")
    assert drawer.team_id == "team-plan", "the last one holds"
    hands.press("Up")
    assert drawer.team_id == "team-control"
    assert drawer.isAncestorOf(hands.focus)
    drawer.sight.setFocus()
    hands.press("alt+Down")
    assert drawer.team_id == "team-plan"


def test_digits_place_the_team_but_not_while_typing(page, hands, desk, drawer):
    hands.press("3")
    assert team(desk, "control").group is Group.BACK_OFFICE
    hands.press("0")
    assert team(desk, "control").group is None
    assert not drawer.reason.isVisible()
    hands.press("1")
    drawer.about.name.setFocus()
    drawer.about.name.selectAll()
    hands.press("'Room 3", "Return")
    assert team(desk, "control").name == "Room 3"
    assert team(desk, "control").group is Group.CREATOR


def test_arrows_in_the_group_choose_sideways_only(page, hands, desk, drawer):
    hands.press("Right")
    assert team(desk, "control").group is Group.BACK_OFFICE
    hands.press("Left")
    assert team(desk, "control").group is Group.FRONTLINE


def test_an_open_drawer_follows_the_hand_over_the_board(page, hands, qtbot, drawer):
    page.board.focus_team("team-calls")
    qtbot.waitUntil(lambda: drawer.team_id == "team-calls")
    hands.press("Down")
    qtbot.waitUntil(lambda: drawer.team_id == "team-repairs")
    assert page.board.cards.hasFocus()
    hands.press("2")
    qtbot.waitUntil(lambda: drawer.team_id == "team-priority")
    hands.press("Escape")
    assert page.side is None


def test_a_suggestion_differs_and_is_taken_by_one_press(page, hands, desk):
    page.board.focus_team("team-desk")
    hands.press("Return")
    drawer = page.drawer
    hands.settle()
    assert drawer._hint.text().startswith("The facts say CX Enabler · frontline support. It supports Contact Centre")
    drawer._accept.setFocus()
    hands.press("Return")
    assert team(desk, "desk").group is Group.FRONTLINE
    hands.settle()
    assert drawer._hint.text().startswith("The facts agree.")
    assert drawer._accept.isHidden()
    assert drawer.isAncestorOf(hands.focus)


def test_touch_is_said_changed_and_taken_back(page, hands, desk, drawer):
    drawer.touch.answers[Touch.NEVER].setFocus()
    hands.press("Space")
    assert team(desk, "control").touch is Touch.NEVER
    assert drawer.touch._channels.isHidden()
    hands.press("Right")
    assert team(desk, "control").touch is Touch.SOMETIMES
    drawer.touch.channels["Phone"].setFocus()
    hands.press("Space")
    assert team(desk, "control").channels == ("Phone",)
    hands.press("Return")
    assert team(desk, "control").channels == ()
    hands.click(drawer.touch.answers[Touch.SOMETIMES])
    assert team(desk, "control").touch is None
    assert not any(answer.isChecked() for answer in drawer.touch.answers.values())


def test_supports_are_added_one_after_the_other(page, hands, desk, drawer):
    assert list(drawer.supports.chips) == ["team-calls", "team-repairs"]
    drawer.supports.add.setFocus()
    hands.press("Return", "'prio", "Return", "'work pl", "Return")
    assert list(drawer.supports.chips) == ["team-calls", "team-repairs", "team-priority", "team-plan"]
    hands.settle()
    assert drawer.supports.finder.text() == ""
    hands.press("'nobody", "Return", "Escape", "Escape")
    assert hands.focus is drawer.supports.add
    assert desk.content.count(Support) == 7
    assert page.side is page.drawer


def test_backspace_takes_a_chip_away_and_goes_on_to_the_next(page, hands, desk, drawer):
    drawer.supports.chips["team-calls"].setFocus()
    hands.press("Backspace")
    assert hands.focus is drawer.supports.chips["team-repairs"]
    hands.press("Delete")
    assert hands.focus is drawer.supports.add
    assert not drawer.supports.chips
    desk.undo()
    assert list(drawer.supports.chips) == ["team-repairs"]


def test_enter_on_a_chip_opens_that_team(page, hands, drawer):
    drawer.supports.chips["team-repairs"].setFocus()
    hands.press("Return")
    assert drawer.team_id == "team-repairs"
    assert drawer.isAncestorOf(hands.focus)
    assert page.board.columns[Group.CREATOR].cards.delegate.marked == "team-repairs"


def test_what_is_typed_is_kept_when_it_is_left(page, hands, desk, drawer):
    drawer.sight.setFocus()
    drawer.sight.selectAll()
    hands.press("'We watch.", "Tab")
    assert team(desk, "control").sight == "We watch."
    assert desk.store.undo_label == "Say how Network Control Room reaches the customer"
    desk.undo()
    assert drawer.sight.text() == "We watch the network day and night."


def test_nothing_is_lost_when_the_window_closes_in_a_word(page, hands, desk, drawer):
    drawer.about.purpose.setFocus()
    hands.press("'Watches the netw")
    page.leave()
    assert team(desk, "control").purpose == "Watches the netw"


def test_nothing_is_lost_when_another_team_is_shown(page, hands, desk, drawer):
    drawer.about.notes.setFocus()
    hands.press("'Ask Rob", "alt+Down")
    assert team(desk, "control").notes == "Ask Rob"
    assert drawer.about.notes.text() == ""


def test_what_others_change_does_not_disturb_what_is_being_typed(page, hands, desk, drawer):
    drawer.about.purpose.setFocus()
    hands.press("'Half a sen")
    desk.do(commands.write_team, "team-control", "notes", "from elsewhere")
    desk.do(commands.write_team, "team-control", "purpose", "from elsewhere")
    assert drawer.about.purpose.text() == "Half a sen"
    assert drawer.about.notes.text() == "from elsewhere"
    hands.press("Tab")
    assert team(desk, "control").purpose == "Half a sen"


def test_headcounts_are_read_as_people_write_them(page, hands, desk, drawer):
    drawer.about.headcount.setFocus()
    hands.press("'12,5", "Return")
    assert team(desk, "control").headcount == 12.5
    hands.press("ctrl+A", "'about ten", "Return")
    assert drawer.about._count_field.error == "A number, or nothing"
    assert team(desk, "control").headcount == 12.5
    hands.press("ctrl+A", "Delete", "Return")
    assert team(desk, "control").headcount is None
    assert drawer.about._count_field.error == ""


@pytest.mark.parametrize(("text", "number"), [("", None), ("46", 46.0), ("1 200", 1200.0), ("2.5", 2.5), ("2,5", 2.5)])
def test_headcount_texts(text, number):
    assert read_headcount(text) == number
    if number is not None:
        assert read_headcount(headcount_text(number)) == number


@pytest.mark.parametrize("text", ["nan", "inf", "-3", "1e999"])
def test_no_headcount_that_is_none(page, hands, desk, drawer, said, text):
    drawer.about.headcount.setFocus()
    hands.press(f"'{text}", "Return")
    assert team(desk, "control").headcount is None
    assert said or drawer.about._count_field.error


def test_a_team_belongs_to_another(page, hands, desk, drawer):
    drawer.about.above.finder.setFocus()
    hands.press("'estat", "Return")
    assert team(desk, "control").parent == "team-estates"
    assert hands.focus is drawer.about.above.chip
    assert "Estates" in drawer.eyebrow.text()
    hands.press("Backspace")
    assert team(desk, "control").parent is None
    assert hands.focus is drawer.about.above.finder


def test_tab_goes_through_the_drawer_in_the_order_it_is_read(page, hands, drawer):
    drawer.needs.add_need()
    hands.settle()
    stops = [w for w in in_reading_order(drawer._body) if w.isVisibleTo(drawer)]
    places = [w.mapTo(drawer._body, w.rect().topLeft()) for w in stops]
    rows = [(place.y() + stop.height() // 2, place.x()) for place, stop in zip(places, stops, strict=True)]
    for (y1, x1), (y2, x2) in itertools.pairwise(rows):
        assert y2 > y1 - 12, "Tab never goes up"
        assert y2 > y1 + 12 or x2 > x1, "Tab goes to the right within a line"
    stops[0].setFocus()
    seen: list[QWidget] = []
    for _ in stops:
        seen.append(hands.focus)
        hands.press("Tab")
    # Of radio buttons only the chosen one is a stop.
    assert all(isinstance(w, QRadioButton) for w in set(stops) - set(seen))
    said = [w.accessibleName() for w in seen if w in stops]
    assert said == [w.accessibleName() for w in stops if w in seen]


def test_a_removed_team_closes_its_drawer(page, hands, desk, drawer):
    desk.do(commands.remove_teams, ["team-control"])
    assert page.side is None
    assert page.board.cards.hasFocus()


def test_goto_opens_needs_and_links(page, hands):
    assert page.goto("need-2")
    assert page.side is page.drawer
    assert hands.focus is page.drawer.needs.rows["need-2"].why, "what is missing has the caret"
    assert page.goto("support-1")
    assert hands.focus is page.drawer.supports.chips["team-calls"]
    assert page.goto("team-lab")
    assert page.drawer.team_id == "team-lab"
    assert not page.goto("team-gone")


def test_the_drawer_steps_aside_for_another_workshop(page, desk, drawer):
    desk.put(MemoryStore(Content([Team(id="team-1", order=1.0, name="Only")])))
    page.on_opened()
    assert page.side is None
    assert page.model.all() == 1
    assert page.board.current() is not None


def test_adding_while_the_tray_is_folded_unfolds_it(page, hands, drawer):
    page.board.group = None
    page.board.add()
    assert not page.board.columns[None].stub
    hands.press("'Payroll", "Return", "Return")
    assert page.board.columns[None].stub
    assert page.model.total(None) == 4
