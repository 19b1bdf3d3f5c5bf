"""Any two revisions side by side, in sentences, with the way to the thing."""

import pytest
from PySide6.QtCore import Qt

from cxworkshop.stages.signoff.changes import Change
from cxworkshop.stages.signoff.page.change_rows import MOST, Heading, Rest, duration, headline, rows_of
from cxworkshop.stages.signoff.page.revision_row import NOW
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.commands import place_team, remove_teams, write_team
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.since import SignedSince, Told
from tests.stages.signoff.conftest import freeze

Key = Qt.Key


@pytest.fixture
def tab(page, desk, settle):
    """Three revisions: placed, moved, and a team taken away; the content is the third one."""
    store = desk.store
    desk.do(place_team, "billing", Group.BACK_OFFICE)
    freeze(store, "Teams placed")
    desk.do(place_team, "billing", Group.FRONTLINE)
    freeze(store, "Billing moved")
    desk.do(remove_teams, ["depot"])
    desk.do(write_team, "desk", "purpose", "Answers the phone")
    freeze(store, "Depot closed")
    settle(page)
    page.show_tab("revisions")
    settle(page)
    page.take_focus()
    settle(page)
    return page.differences


def sentences(tab) -> list[str]:
    return [row.sentence for row in tab.view.model_.rows if isinstance(row, Change)]


def keys(tab) -> list[str]:
    return [row.number for row in tab.list.model_._rows]


def test_the_last_revision_is_compared_with_the_one_before(tab) -> None:
    assert keys(tab) == ["", "3", "2", "1"]
    assert tab.title.text() == "Between revision 2 and 3, two things changed. One was taken away."
    assert sentences(tab) == [
        "The purpose of Service Desk is now “Answers the phone”.",
        "North Depot was removed.",
    ]
    assert [row.title for row in tab.view.model_.rows if isinstance(row, Heading)] == ["Teams"]


def test_earlier_revisions_say_which_one_took_their_place(tab, page, settle) -> None:
    rows = tab.list.model_._rows
    assert [row.superseded for row in rows] == ["", "", "superseded by revision 3", "superseded by revision 3"]
    assert rows[2].spoken.endswith(", superseded by revision 3, compared")
    assert rows[2].height(220) > rows[1].height(220)
    page.show_tab("document")
    settle(page)
    names = [row.accessibleName() for row in page.document.panel.foot.rows]
    assert [name.endswith(", superseded by revision 3") for name in names] == [False, True, True]


class Signed(SignedSince):
    """Revision 1 is the one that was signed, and the team differs from it."""

    number = 1

    spoken = ""

    def told(self, *things: str) -> list[Told]:
        return [Told((), self.spoken)] if things == ("desk",) else []


def test_a_sign_on_a_stage_leads_to_what_changed_since_it_was_signed(tab, page, desk, settle) -> None:
    desk.signed = Signed()
    desk.signed.spoken = spoken = next(change.spoken for change in tab.changes if change.where == "desk")
    page.show_tab("document")
    assert page.goto("since desk")
    settle(page)
    assert page.current_tab == "revisions"
    first = next(one for one in desk.content.of(Revision) if one.number == 1)
    assert tab.pair == (first.id, NOW)
    assert tab.view.current().spoken == spoken
    assert tab.view.hasFocus()
    assert page.goto("since stage:teams")
    settle(page)
    assert tab.view.current().stage == "teams"


def test_without_anything_signed_there_is_nowhere_to_go(tab, page) -> None:
    assert not page.goto("since desk")


def test_arrows_choose_and_the_sentences_follow(tab, page, press, settle) -> None:
    press(Key.Key_Down)
    settle(page)
    assert tab.title.text() == "Between revision 1 and 2, one thing changed. Nothing was taken away."
    assert sentences(tab) == ["Billing moved from back office to frontline support."]
    press(Key.Key_Down)
    settle(page)
    assert tab.title.text() == "Revision 1 is the first one. There is nothing before it."
    assert sentences(tab) == []


def test_space_marks_the_other_one(tab, page, press, settle) -> None:
    press(Key.Key_End, Key.Key_Space, Key.Key_Home, Key.Key_Down)
    settle(page)
    assert tab.title.text().startswith("Between revision 1 and 3, three things changed.")
    press(Key.Key_Up)
    settle(page)
    assert tab.title.text().startswith("Since revision 1, three things changed.")


def test_x_reads_it_the_other_way_round(tab, page, press, settle) -> None:
    assert page.swap_button.isVisible()
    press(Key.Key_X)
    settle(page)
    assert tab.title.text() == "Between revision 3 and 2, two things changed. Nothing was taken away."
    assert "North Depot was added." in sentences(tab)
    press(Key.Key_X)
    settle(page)
    assert "North Depot was removed." in sentences(tab)


def test_the_content_as_it_is_now_is_compared_too(tab, page, desk, press, settle) -> None:
    desk.do(write_team, "desk", "name", "Help Desk")
    settle(page)
    press(Key.Key_Home)
    settle(page)
    assert tab.list.current_key == NOW
    assert tab.title.text() == "Since revision 3, one thing changed. Nothing was taken away."
    assert sentences(tab) == ["Service Desk is now called Help Desk."]
    desk.undo()
    settle(page)
    assert tab.title.text() == "Since revision 3 nothing changed."
    assert tab.list.model_.row_at(0).when == "the same as revision 3"


def test_enter_goes_to_the_thing_and_not_to_what_is_gone(tab, page, desk, press, qtbot) -> None:
    gone: list[tuple[str, str]] = []
    desk.jump.connect(lambda stage, where: gone.append((stage, where)))
    tab.view.setFocus()
    press(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert gone == [("teams", "desk")]


def test_a_revision_of_the_document_tab_opens_its_comparison(tab, page, settle, qtbot) -> None:
    page.show_tab("document")
    settle(page)
    row = page.document.panel.foot.rows[1]
    assert row.revision.number == 2
    row.click()
    settle(page)
    assert page.current_tab == "revisions"
    assert tab.title.text().startswith("Between revision 1 and 2")
    assert tab.list.hasFocus()


def test_what_is_compared_comes_back(tab, page, settle, press) -> None:
    press(Key.Key_Down)
    settle(page)
    kept = page.state()["compared"]
    tab.list.set_current(NOW)
    tab.restore(kept)
    settle(page)
    assert tab.title.text().startswith("Between revision 1 and 2")


def test_without_a_revision_the_page_says_what_one_is(page, settle) -> None:
    page.show_tab("revisions")
    settle(page)
    nothing = page.differences.nothing
    assert nothing.isVisible()
    assert nothing.card.title.text() == "Nothing is frozen yet"
    assert not page.swap_button.isVisible()
    page.take_focus()
    nothing.freeze.click()
    assert page.current_tab == "document"
    assert page.document.panel.card.line.isVisible()


def test_headlines() -> None:
    one = Change(Team, "teams", "removed", "A", ())
    assert headline((), 6, 7) == "Between revision 6 and 7 nothing changed."
    assert headline((one,) * 13, 6, None) == "Since revision 6, 13 things changed. 13 were taken away."


def test_a_stage_where_everything_changed_is_cut() -> None:
    rows = rows_of([Change(Team, "teams", "added", f"Team {n}", ()) for n in range(MOST + 5)])
    assert len(rows) == MOST + 2
    assert rows[-1] == Rest("teams", 5)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "less than a minute"), (1, "1 minute"), (31, "31 minutes"), (180, "3 hours"), (60 * 24 * 12, "12 days")],
)
def test_durations(minutes: int, words: str) -> None:
    from datetime import timedelta

    assert duration(timedelta(minutes=minutes)) == words
