"""The List tab: every team as a row, edited, sorted, filtered, pasted and removed by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.list_cells import TITLES, Column
from cxworkshop.stages.teams.page.list_keys import LIST_COMMANDS
from cxworkshop.stages.teams.page.list_paste import rows_in, text_of
from cxworkshop.stages.teams.page.list_tab import ListTab
from cxworkshop.stages.teams.records import Group, Support, Team, Touch
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

Key = Qt.Key
TEAMS = (
    Team(id="team-calls", order=1.0, name="Contact Centre", group=Group.CREATOR, touch=Touch.EVERY_DAY, headcount=46),
    Team(id="team-plan", order=2.0, name="Work Planning", unit="Operations", group=Group.FRONTLINE, headcount=12.5),
    Team(id="team-pay", order=3.0, name="Accounts Payable", unit="Finance", group=Group.BACK_OFFICE),
    Team(id="team-lab", order=4.0, name="Étalonnage"),
)
LINKS = (Support(id="support-1", order=1.0, team="team-plan", supported="team-calls"),)


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    theme().apply(qapp)
    theme().set_reduce_motion(True)
    desk = Desk()
    desk.commands.declare(LIST_COMMANDS)
    desk.put(MemoryStore(Content([*TEAMS, *LINKS])))
    return desk


@pytest.fixture
def tab(desk: Desk, qtbot) -> Iterator[ListTab]:
    board = BoardModel()
    board.read(desk.content)
    tab = ListTab(desk, board)
    desk.commands.bind(tab.table, tab.deeds())
    desk.changed.connect(board.follow)
    desk.changed.connect(tab.follow)
    desk.opened.connect(tab.read)
    qtbot.addWidget(tab)
    tab.resize(1100, 500)
    with qtbot.waitActive(tab):
        tab.show()
    tab.table.setFocus(Qt.FocusReason.TabFocusReason)
    yield tab
    tab.model.deleteLater()


def press(qtbot, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def write(qtbot, text: str) -> None:
    """Write over what stands in the open editor."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def column_of(model: QAbstractItemModel, column: Column) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount() - 1)]


def names(tab: ListTab) -> list[str]:
    return column_of(tab.model, Column.NAME)


def at(tab: ListTab, row: int, column: Column) -> None:
    tab.table.focus_row(row, column)


def test_every_team_is_a_row_in_the_order_of_the_workshop(tab):
    assert names(tab) == ["Contact Centre", "Work Planning", "Accounts Payable", "Étalonnage"]
    assert column_of(tab.model, Column.GROUP) == [*(g.label for g in Group), "Not yet placed"]
    assert column_of(tab.model, Column.PEOPLE) == ["46", "12.5", "–", "–"]
    assert column_of(tab.model, Column.REACH) == ["Directly", "In 2 steps", "No line of sight", ""]
    assert column_of(tab.model, Column.SUPPORTS) == ["", "Contact Centre", "", ""]


def test_a_cell_is_read_out_with_its_team_and_its_column(tab):
    spoken = tab.model.index(1, Column.GROUP).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Work Planning, Group, CX Enabler · frontline support"
    empty = tab.model.index(3, Column.TOUCH).data(Qt.ItemDataRole.AccessibleTextRole)
    assert empty == "Étalonnage, Touches the customer, empty"
    assert [tab.model.headerData(c, Qt.Orientation.Horizontal) for c in Column] == list(TITLES.values())


def test_enter_edits_a_name_and_goes_down_to_the_next(tab, desk, qtbot):
    at(tab, 0, Column.NAME)
    press(qtbot, Key.Key_Return)
    write(qtbot, "Contact Center")
    press(qtbot, Key.Key_Return)
    write(qtbot, "Planning")
    press(qtbot, Key.Key_Return, Key.Key_Escape)
    assert names(tab)[:3] == ["Contact Center", "Planning", "Accounts Payable"]
    assert desk.store.undo_label == "Rename Work Planning"
    desk.undo()
    assert names(tab)[:2] == ["Contact Center", "Work Planning"]


def test_esc_leaves_a_cell_as_it_was_and_an_empty_name_is_not_taken(tab, desk, qtbot):
    at(tab, 0, Column.NAME)
    press(qtbot, Key.Key_F2)
    write(qtbot, "Something else")
    press(qtbot, Key.Key_Escape)
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_Backspace, Key.Key_Return, Key.Key_Escape)
    assert names(tab)[0] == "Contact Centre"
    assert desk.store.undo_label is None


def test_letters_and_digits_belong_to_the_editor_while_it_is_open(tab, desk, qtbot):
    at(tab, 3, Column.NAME)
    press(qtbot, Key.Key_F2)
    write(qtbot, "n1c/2")
    assert desk.content.need(Team, "team-lab").group is None
    press(qtbot, Key.Key_Return, Key.Key_Escape)
    assert desk.content.need(Team, "team-lab").name == "n1c/2"


def test_digits_place_teams_and_under_people_they_are_a_number(tab, desk, qtbot):
    at(tab, 3, Column.NAME)
    press(qtbot, Key.Key_2)
    assert desk.content.need(Team, "team-lab").group is Group.FRONTLINE
    press(qtbot, Key.Key_0)
    assert desk.content.need(Team, "team-lab").group is None
    at(tab, 2, Column.PEOPLE)
    press(qtbot, Key.Key_2, Key.Key_1, Key.Key_Return, Key.Key_3, Key.Key_Return)
    assert desk.content.need(Team, "team-pay").headcount == 21
    assert desk.content.need(Team, "team-lab").headcount == 3
    assert desk.content.need(Team, "team-lab").group is None


def test_a_headcount_that_is_no_number_is_marked_and_not_taken(tab, desk, qtbot):
    problems: list[Problem] = []
    desk.problem.connect(problems.append)
    at(tab, 0, Column.PEOPLE)
    press(qtbot, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    write(qtbot, "ca. 20")
    press(qtbot, Key.Key_Return)
    assert editor.property("bad")
    assert QApplication.focusWidget() is editor
    tab.search.setFocus()
    assert desk.content.need(Team, "team-calls").headcount == 46
    assert str(problems[0]) == (
        "“ca. 20” is no plain number. The number of people stays as it was. Write it in figures: 20 or 2.5."
    )


def test_a_group_is_chosen_from_a_list(tab, desk, qtbot):
    at(tab, 3, Column.GROUP)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    editor = tab.table.cells.editor
    assert isinstance(editor, QComboBox)
    qtbot.keyClick(editor.view(), Key.Key_Home)
    qtbot.keyClick(editor.view(), Key.Key_Return)
    assert desk.content.need(Team, "team-lab").group is Group.CREATOR
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert desk.content.need(Team, "team-lab").touch is None


def test_new_teams_are_written_one_below_the_other_into_the_last_row(tab, desk, qtbot):
    press(qtbot, Key.Key_N)
    write(qtbot, "Legal")
    press(qtbot, Key.Key_Return)
    write(qtbot, "Payroll")
    press(qtbot, Key.Key_Return, Key.Key_Return)
    assert names(tab)[-2:] == ["Legal", "Payroll"]
    assert QApplication.focusWidget() is tab.table
    assert desk.content.of(Team)[-1].name == "Payroll"


def test_a_header_sorts_once_and_a_third_click_goes_back(tab, desk, qtbot):
    header = tab.table.horizontalHeader()

    def click(column: Column) -> None:
        where = header.viewport().rect().center()
        where.setX(header.sectionViewportPosition(column) + 20)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)

    tab.goto("team-lab")
    click(Column.NAME)
    assert names(tab) == ["Accounts Payable", "Contact Centre", "Étalonnage", "Work Planning"]
    assert tab.current() == desk.content.need(Team, "team-lab")
    desk.do(commands.rename_team, "team-pay", "Zebra")
    assert names(tab)[0] == "Zebra"  # it stays under the hands
    click(Column.NAME)
    assert names(tab)[0] == "Zebra"
    click(Column.NAME)
    assert names(tab) == ["Contact Centre", "Work Planning", "Zebra", "Étalonnage"]
    click(Column.PEOPLE)
    assert column_of(tab.model, Column.PEOPLE) == ["12.5", "46", "–", "–"]
    click(Column.PEOPLE)
    assert column_of(tab.model, Column.PEOPLE) == ["46", "12.5", "–", "–"]


def test_the_filter_shows_what_holds_every_word_and_keeps_what_is_edited(tab, desk, qtbot):
    press(qtbot, Key.Key_Slash)
    assert QApplication.focusWidget() is tab.search
    qtbot.keyClicks(tab.search, "fin pay")
    assert names(tab) == ["Accounts Payable"]
    assert tab.model.words() == "1 of 4 teams"
    press(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is tab.table
    desk.do(commands.rename_team, "team-pay", "Ledger")
    desk.do(commands.add_team, "Legal")
    desk.do(commands.rename_team, "team-lab", "Laboratory")
    assert names(tab) == ["Ledger", "Legal"]
    assert tab.clear()
    assert len(names(tab)) == 5
    assert not tab.clear()


def test_removing_takes_the_chosen_rows_and_offers_to_undo(tab, desk, qtbot):
    said: list[str] = []
    desk.said.connect(said.append)
    at(tab, 1, Column.NAME)
    qtbot.keyClick(tab.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Key.Key_Delete)
    assert names(tab) == ["Contact Centre", "Étalonnage"]
    assert said == ["Removed 2 teams"]
    assert tab.table.hasFocus()
    desk.undo()
    assert names(tab) == ["Contact Centre", "Work Planning", "Accounts Payable", "Étalonnage"]


def test_rows_pasted_under_team_come_in_as_teams(tab, desk, qtbot):
    at(tab, 0, Column.NAME)
    QGuiApplication.clipboard().setText("Legal\tback office\tnever\t3\tCorporate\n\nPayroll\t\t\tTBD\n")
    qtbot.keyClick(tab.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    legal, payroll = desk.content.of(Team)[-2:]
    assert (legal.name, legal.group, legal.touch, legal.headcount, legal.unit) == (
        "Legal", Group.BACK_OFFICE, Touch.NEVER, 3, "Corporate",
    )  # fmt: skip
    assert (payroll.name, payroll.headcount) == ("Payroll", None)
    desk.undo()
    assert len(names(tab)) == 4


def test_rows_pasted_elsewhere_fill_the_cells_below_in_one_step(tab, desk, qtbot):
    at(tab, 1, Column.PEOPLE)
    QGuiApplication.clipboard().setText("7\tNorth\n8\tSouth")
    qtbot.keyClick(tab.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert column_of(tab.model, Column.PEOPLE) == ["46", "7", "8", "–"]
    assert column_of(tab.model, Column.UNIT) == ["", "North", "South", ""]
    desk.undo()
    assert column_of(tab.model, Column.PEOPLE) == ["46", "12.5", "–", "–"]


def test_what_cannot_be_read_is_not_pasted_and_said_why(tab, desk, qtbot):
    problems: list[Problem] = []
    desk.problem.connect(problems.append)
    at(tab, 0, Column.GROUP)
    QGuiApplication.clipboard().setText("back office\nwizards")
    qtbot.keyClick(tab.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert str(problems[0]) == "“wizards” is no group of the method. Nothing was pasted."
    assert desk.store.undo_label is None


def test_copied_rows_come_back_as_they_were(tab, desk, qtbot):
    at(tab, 1, Column.NAME)
    qtbot.keyClick(tab.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    copy = desk.content.of(Team)[-1]
    assert (copy.name, copy.unit, copy.group, copy.headcount) == (
        "Work Planning", "Operations", Group.FRONTLINE, 12.5,
    )  # fmt: skip


def test_what_is_half_typed_is_kept_when_the_page_is_left(tab, desk, qtbot):
    at(tab, 0, Column.PURPOSE)
    press(qtbot, Key.Key_F2)
    write(qtbot, "Answers every call")
    tab.leave()
    assert desk.content.need(Team, "team-calls").purpose == "Answers every call"


def test_typing_survives_a_change_from_elsewhere(tab, desk, qtbot):
    at(tab, 0, Column.PURPOSE)
    press(qtbot, Key.Key_F2)
    write(qtbot, "Half")
    desk.do(commands.set_touch, "team-calls", Touch.NEVER)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Half"


def test_an_edit_touches_one_row_and_never_lays_the_rows_anew(tab, desk, qtbot):
    resets, touched = [], []
    tab.model.modelReset.connect(lambda: resets.append(1))
    tab.model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    desk.do(commands.set_headcount, "team-plan", 3)
    assert touched == [(1, 1)]
    assert not resets


def test_a_team_that_moves_in_the_order_moves_in_the_list(tab, desk):
    desk.do(commands.move_team, "team-lab", "team-calls")
    assert names(tab)[0] == "Étalonnage"
    desk.undo()
    assert names(tab)[-1] == "Étalonnage"


def test_many_teams_at_once_and_another_workshop(tab, desk):
    tab.goto("team-pay")
    desk.do(commands.add_teams, [f"Team {n}" for n in range(200)])
    assert len(names(tab)) == 204
    assert tab.current() == desk.content.need(Team, "team-pay")
    desk.undo()
    assert len(names(tab)) == 4
    desk.put(MemoryStore())
    assert names(tab) == []
    assert tab.model.words() == "0 teams"


def test_goto_takes_a_filter_away_and_a_cell_that_is_only_shown_opens_the_team(tab, desk, qtbot):
    tab.search.setText("finance")
    assert tab.goto("team-lab")
    assert tab.current() == desk.content.need(Team, "team-lab")
    assert not tab.goto("team-gone")
    at(tab, 1, Column.REACH)
    with qtbot.waitSignal(tab.open_requested) as opened:
        press(qtbot, Key.Key_Return)
    assert opened.args == ["team-plan"]
    at(tab, 1, Column.NAME)
    with qtbot.waitSignal(tab.connect_requested):
        press(qtbot, Key.Key_C)


def test_a_name_that_would_be_a_formula_is_copied_as_text_and_comes_back_as_it_was():
    copied = text_of([["=HYPERLINK(1)", "-3", "Deck"]])
    assert copied == "'=HYPERLINK(1)\t'-3\tDeck\n"
    assert rows_in(copied) == [["=HYPERLINK(1)", "-3", "Deck"]]
