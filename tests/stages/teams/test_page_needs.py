"""What internal customers need, why, whose and how much: said without a mouse, nothing recorded before it is said."""

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.records import Group, Need, Priority, Team


@pytest.fixture
def drawer(page, hands):
    page.board.focus_team("team-plan")
    hands.press("Return")
    hands.settle()
    return page.drawer


def needs(desk, key: str = "plan") -> list[Need]:
    return [need for need in desk.content.of(Need) if need.team == f"team-{key}"]


def test_a_need_is_said_in_one_go(page, hands, desk, drawer):
    hands.press("N")
    assert needs(desk) == [], "an invitation is no record"
    assert hands.focus is drawer.needs.draft.what
    hands.press("'The jobs of tomorrow by four", "Return")
    assert [need.what for need in needs(desk)] == ["The jobs of tomorrow by four"]
    hands.press("'Crews load at five.", "Tab", "'field", "Return", "3")
    (need,) = needs(desk)
    assert (need.why, need.customer, need.priority) == ("Crews load at five.", "team-repairs", Priority.MUST)
    assert hands.focus is drawer.needs.rows[need.id].priority


def test_the_next_need_is_in_sight_as_a_whole(page, hands, desk, drawer):
    for n in range(6):
        desk.do(commands.add_need, "team-plan", f"Need {n}")
    hands.press("N")
    hands.settle()
    draft = drawer.needs.draft
    view = drawer._scroll.viewport()
    foot = draft.mapTo(view, draft.rect().bottomLeft()).y()
    assert 0 < foot <= view.height()


def test_enter_after_the_why_opens_the_next_and_on_nothing_ends(page, hands, desk, drawer):
    hands.press("N", "'One", "Return", "'because", "Return", "'Two", "Return", "Return")
    assert [need.what for need in needs(desk)] == ["One", "Two"]
    assert needs(desk)[0].why == "because"
    assert hands.focus is drawer.needs.draft.what
    hands.press("Return")
    assert drawer.needs.draft is None
    assert hands.focus is drawer.needs.add
    assert len(needs(desk)) == 2


def test_esc_declines_an_invitation_and_only_that(page, hands, drawer):
    hands.press("N", "Escape")
    assert drawer.needs.draft is None
    assert page.side is page.drawer
    hands.press("Escape")
    assert page.side is None


def test_whose_it_is_may_come_first(page, hands, desk, drawer):
    hands.press("N")
    drawer.needs.draft.finder.setFocus()
    hands.press("'contact", "Return")
    (need,) = needs(desk)
    assert need.customer == "team-calls"
    assert need.what == ""
    assert drawer.needs.draft is None


def test_how_much_may_come_first(page, hands, desk, drawer):
    hands.press("N")
    drawer.needs.draft.priority.setFocus()
    hands.press("2")
    assert needs(desk)[0].priority is Priority.SHOULD


def test_priority_by_key_click_and_back(page, hands, desk, drawer):
    desk.do(commands.add_need, "team-plan", "Jobs")
    button = drawer.needs.rows[needs(desk)[0].id].priority
    button.setFocus()
    for key, priority in (("1", Priority.COULD), ("3", Priority.MUST), ("0", None), ("Return", Priority.MUST)):
        hands.press(key)
        assert needs(desk)[0].priority is priority
    hands.click(button)
    assert needs(desk)[0].priority is Priority.SHOULD
    hands.press("Delete")
    assert needs(desk)[0].priority is None
    assert desk.content.need(Team, "team-plan").group is Group.FRONTLINE, "its digits are not the drawer's"


def test_a_customer_is_taken_away_and_the_field_comes_back(page, hands, desk):
    page.goto("need-1")
    row = page.drawer.needs.rows["need-1"]
    row._customer.setFocus()
    hands.press("Backspace")
    assert desk.content.need(Need, "need-1").customer is None
    assert hands.focus is row.finder
    desk.undo()
    assert row._customer is not None


def test_a_need_is_removed_and_comes_back(page, hands, desk, said):
    page.goto("need-1")
    page.drawer.needs.rows["need-1"].gone.setFocus()
    hands.press("Return")
    assert "need-1" not in page.drawer.needs.rows
    assert said == ["Removed a need"]
    assert hands.focus is page.drawer.needs.add
    desk.undo()
    assert page.drawer.needs._list.indexOf(page.drawer.needs.rows["need-1"]) == 0


def test_undoing_the_first_words_leaves_the_drawer_in_order(page, hands, desk, drawer):
    hands.press("N", "'Jobs", "Return")
    desk.undo()
    assert needs(desk) == []
    assert not drawer.needs.rows
    assert drawer.isAncestorOf(hands.focus)


def test_a_need_that_comes_from_elsewhere_does_not_take_the_invitation(page, hands, desk, drawer):
    hands.press("N")
    desk.do(commands.add_need, "team-plan", "From elsewhere")
    assert drawer.needs.draft is not None
    assert hands.focus is drawer.needs.draft.what
    hands.press("'Mine", "Return")
    assert [need.what for need in needs(desk)] == ["From elsewhere", "Mine"]


def test_half_a_need_is_kept_when_the_window_closes(page, hands, desk, drawer):
    hands.press("N", "'Half a ne")
    page.leave()
    assert [need.what for need in needs(desk)] == ["Half a ne"]


def test_half_a_need_stays_with_its_team(page, hands, desk, drawer):
    hands.press("N", "'For plan", "alt+Up")
    assert drawer.team_id == "team-control"
    assert [need.what for need in needs(desk)] == ["For plan"]
    assert drawer.needs.draft is None


def test_a_refused_need_keeps_its_words(page, hands, desk, drawer, monkeypatch):
    hands.press("N", "'Written twice")

    def full(self: MemoryStore, step: object) -> None:
        raise Refused("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(MemoryStore, "commit", full)
        hands.press("Return")
    assert drawer.needs.draft.what.text() == "Written twice"


def test_needs_change_places_by_key_and_the_focus_stays(page, hands, desk, drawer):
    hands.press("N", "'One", "Return", "'because", "Return", "'Two", "Return", "Return")
    first, second = needs(desk)
    drawer.needs.rows[second.id].why.setFocus()
    hands.press("'Half said", "alt+shift+Up")
    assert [need.what for need in needs(desk)] == ["Two", "One"]
    assert needs(desk)[0].why == "Half said", "what was half typed is kept"
    hands.settle()
    assert hands.focus is drawer.needs.rows[second.id].why
    assert drawer.needs.rows[second.id].y() < drawer.needs.rows[first.id].y()
    hands.press("alt+shift+Up")  # there is nothing above
    hands.press("alt+shift+Down")
    assert [need.what for need in needs(desk)] == ["One", "Two"]
    desk.undo()
    hands.settle()
    assert drawer.needs.rows[second.id].y() < drawer.needs.rows[first.id].y()


def test_a_single_need_has_nothing_to_change_places_with(page, hands, desk, drawer):
    hands.press("N", "'One", "Return", "'because", "Return", "Escape")
    (row,) = drawer.needs.rows.values()
    assert row.grip.isHidden()
    desk.do(commands.add_need, "team-plan", "Two")
    hands.settle()
    assert row.grip.isVisible()
