"""The statements: typed one after the other, carried, written in place, and what they mean team by team."""

import pytest
from PySide6.QtCore import Qt

from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import fists
from cxworkshop.stages.principles import commands as do
from cxworkshop.stages.principles.records import Application, Principle
from cxworkshop.stages.teams.records import Group, Team

from .conftest import water_company


def principles(desk) -> list[tuple[str, str]]:
    return [(p.name, p.statement) for p in desk.content.of(Principle)]


def names(desk) -> list[str]:
    return [p.name for p in desk.content.of(Principle)]


@pytest.fixture
def bare(page, desk, hands):
    """The page on a workshop with teams and no principle."""
    desk.put(MemoryStore(Content([r for r in water_company() if isinstance(r, Team)])))
    page.take_focus()
    hands.settle()
    return page


def test_principles_are_typed_one_after_the_other_from_nothing(bare, desk, hands):
    assert bare.empty.name.hasFocus()
    hands.press("'Say it first", "Return", "'We tell them.", "Return")
    hands.press("'One owner", "Return", "'We keep it.", "Return", "'Plain words", "Return", "'We write so.", "Return")
    assert principles(desk) == [
        ("Say it first", "We tell them."),
        ("One owner", "We keep it."),
        ("Plain words", "We write so."),
    ]
    hands.press("Escape")
    assert bare.statements.list.view.hasFocus()
    for _ in range(6):
        desk.undo()
    assert names(desk) == []
    assert bare.empty.name.hasFocus()


@pytest.mark.parametrize("half", [["'Say it first"], ["'Say it first", "Return", "'We te"]])
def test_the_first_principle_is_kept_when_the_page_is_left(bare, desk, hands, half):
    hands.press(*half)
    bare.leave()
    assert principles(desk) == [("Say it first", "We te" if len(half) > 1 else "")]


def test_n_adds_the_next_and_esc_gives_it_up(page, desk, hands):
    hands.press("N")
    assert page.statements.wording.name.hasFocus()
    assert page.statements.wording._number.text() == "Principle 4 ·"
    hands.press("Escape")
    assert len(names(desk)) == 3
    assert page.statements.list.view.hasFocus()
    hands.press("N", "'As our own street", "Return", "'We leave homes as we find them.", "Return")
    assert principles(desk)[-1] == ("As our own street", "We leave homes as we find them.")
    assert page.statements.wording.name.text() == ""
    hands.press("Return", "Return")  # nothing typed: the round is over
    assert len(names(desk)) == 4
    assert page.statements.list.view.hasFocus()


@pytest.mark.parametrize("way", ["leave", "tab", "choose"])
def test_a_principle_half_typed_is_kept(page, desk, hands, way):
    hands.press("N", "'Half a na")
    if way == "leave":
        page.leave()
    elif way == "tab":
        page.show_tab("matrix")
    else:
        page.statements.list.view.setFocus()
    assert names(desk)[-1] == "Half a na"
    assert len(names(desk)) == 4


def test_a_statement_is_written_where_it_stands(page, desk, hands):
    hands.press("Down", "Return")
    wording = page.statements.wording
    assert wording.statement.hasFocus()
    hands.press("End", "'!", "Return")
    assert principles(desk)[1][1].endswith("solved.!")
    assert page.statements.list.view.hasFocus()
    hands.press("Return", "'x", "Escape")
    assert principles(desk)[1][1].endswith("x")  # Esc gets out and loses nothing
    wording.name.setFocus()
    hands.press("End", "' only", "Return")
    assert names(desk)[1] == "One owner only"
    assert wording.statement.hasFocus()


def test_words_of_a_principle_that_goes_never_become_anothers(page, desk, hands):
    desk.do(do.add_principle, "Short-lived", "")
    page.goto("principle-3")
    page.statements.list.set_current(desk.content.of(Principle)[-1].id)
    page.statements.refresh()
    page.statements.wording.name.setFocus()
    hands.press("'half typed")
    desk.undo()
    hands.press("Return")
    page.leave()
    assert names(desk) == ["Say it first", "One owner", "Plain words"]


def test_principles_are_carried_by_key_and_removed(page, desk, hands, said):
    hands.press("alt+Down")
    assert names(desk) == ["One owner", "Say it first", "Plain words"]
    assert page.statements.list.current_key == "principle-1"
    hands.press("alt+Down", "alt+Up", "alt+Up")
    assert names(desk) == ["Say it first", "One owner", "Plain words"]
    hands.press("Delete")
    assert names(desk) == ["One owner", "Plain words"]
    assert said == ["Removed “Say it first”"]
    desk.undo()
    assert names(desk) == ["Say it first", "One owner", "Plain words"]
    assert desk.content.count(Application) == 3


def test_rows_say_how_many_teams_have_said_it(page):
    row = page.statements.list.row("principle-1")
    assert (row.number, row.right, row.bar) == ("1", "2 of 5", 0.4)
    assert row.spoken == "1, Say it first, 2 of 5 teams"


def test_what_it_means_stands_team_by_team_and_opens_the_cell(page, desk, hands):
    rows = page.statements.rows
    said = [rows.rows.row_at(at) for at in range(rows.rows.rowCount())]
    assert [(row.name, row.group, row.words) for row in said] == [
        ("Contact Centre", Group.CREATOR, "We ring first."),
        ("Work Planning", Group.FRONTLINE, "A named owner."),
    ]
    assert page.statements._heading.right.text() == "2 of 5 have said it · 2 measure it"
    hands.click(rows.viewport(), rows.visualRect(rows.rows.index(1)).center())
    assert page.current_tab == "matrix"
    assert page.editor.cell == ("team-plan", "principle-1")
    hands.press("Escape")
    assert page.matrix.view.current == ("team-plan", "principle-1")


def test_rows_are_walked_by_key(page, hands):
    page.statements.rows.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Down")
    assert page.statements.rows.current_team == "team-plan"
    hands.press("Up", "Up")
    assert page.statements.wording.statement.hasFocus()
    page.statements.rows.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Return")
    assert page.side_editor.is_open


def test_what_is_said_in_the_matrix_shows_here_at_once(page, desk):
    do.say(desk.store, "team-desk", "principle-1", "action", "A ticket keeps one owner")
    rows = page.statements.rows.rows
    assert rows.row_at(2).words == "A ticket keeps one owner"
    assert page.statements.list.row("principle-1").right == "3 of 5"


def test_a_principle_nobody_has_said_leads_to_the_matrix(page, hands):
    page.goto("principle-3")
    assert page.statements._nobody.isVisible()
    assert not page.statements.rows.isVisible()
    page.statements._matrix.click()
    assert page.current_tab == "matrix"
    assert page.matrix.view.hasFocus()


def test_a_long_statement_is_set_smaller(page, desk, hands):
    wording = page.statements.wording
    large = wording.statement.font().pixelSize()
    desk.do(do.write_principle, "principle-1", "statement", "We tell customers what is happening. " * 9)
    assert wording.statement.font().pixelSize() < large


def test_notes_are_kept(page, desk, hands):
    page.statements.wording.notes.setFocus()
    hands.press("'Argued for an hour", "Tab")
    assert desk.content.need(Principle, "principle-1").notes == "Argued for an hour"


def test_words_that_look_like_markup_stay_words(page, desk):
    desk.do(do.write_principle, "principle-1", "statement", "<b>Bold</b> & plain")
    assert page.statements.wording.statement.text() == "<b>Bold</b> & plain"
    assert page.statements.list.row("principle-1").words == "<b>Bold</b> & plain"


def test_commands_given_on_the_other_tab_bring_theirs(page, desk, hands):
    page.show_tab("matrix")
    page.take_focus()
    desk.commands.action("principles.add").trigger()
    hands.settle()
    assert page.current_tab == "statements"
    assert page.statements.wording.name.hasFocus()
    hands.press("Escape")
    desk.commands.action("principles.measure").trigger()
    hands.settle()
    assert page.current_tab == "matrix"
    assert page.editor.measures.new.isVisible()


def test_without_a_principle_adding_leads_to_the_first_one(bare, desk, hands):
    bare.show_tab("matrix")
    desk.commands.action("principles.add").trigger()
    hands.settle()
    assert bare.empty.name.hasFocus()
    assert not bare.statements.adding


def test_esc_leads_back_to_the_list_from_wherever_one_is(page, hands):
    statements = page.statements
    for place in (statements.wording.statement, statements.wording.notes, statements.rows):
        place.setFocus(Qt.FocusReason.TabFocusReason)
        hands.press("Escape")
        assert statements.list.view.hasFocus()


def test_a_fist_of_five_on_the_statement_that_is_read_aloud(page, desk, hands):
    hands.press("Down", "F", "'5542", "Return")
    assert fists.fists_on(desk.content, "principle-2") == ((0, 0, 1, 0, 1, 2),)
    strip = page.statements.tally
    assert strip.fist.title.text() == "Fist of five on “One owner”"
    hands.press("Escape")
    assert page.statements.list.view.hasFocus()
    assert not strip.isVisible()
    kept = page.state()
    hands.press("F", "V", "'3")
    kept = page.state()
    page.on_opened()
    page.restore(kept)
    assert strip.session.is_open
    assert strip.fist.isVisible()
