"""The palette finds commands and records, forgives a slip, and gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.content import Content
from cxworkshop.core.record import new_id
from cxworkshop.shell.finding import Hit, Index, entries, fold, near, rank
from cxworkshop.shell.program import Program
from cxworkshop.shell.watch import standing
from cxworkshop.stages.principles.page import PrinciplesPage
from cxworkshop.stages.principles.records import Application
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.icons import codes
from tests.shell.hands import CTRL, press, type_in


def texts(program: Program) -> list[str]:
    return [row.text for row in program.palette.model.rows if isinstance(row, Hit)]


def test_a_command_is_found_and_done(program: Program) -> None:
    program.console.focus_sheet()
    before = QApplication.focusWidget()
    was_open = program.console.guide.is_open
    press(Qt.Key.Key_K, CTRL)
    type_in("hide the guide")
    assert texts(program)[0] == "Show or hide the Guide"
    press(Qt.Key.Key_Return)
    assert program.console.guide.is_open is not was_open
    assert not program.palette.isVisible()
    assert QApplication.focusWidget() is before


def test_commands_of_another_page_are_not_offered(program: Program) -> None:
    program.console.go("teams")
    press(Qt.Key.Key_K, CTRL)
    type_in("one by one")
    assert "Place one by one" in texts(program)
    press(Qt.Key.Key_Escape)
    program.console.go("culture")
    press(Qt.Key.Key_K, CTRL)
    type_in("one by one")
    assert "Place one by one" not in texts(program)


def test_a_record_is_found_in_spite_of_a_slip_and_enter_goes_there(program: Program) -> None:
    team = next(t for t in program.desk.content.of(Team) if t.name == "Contact Centre")
    jumps: list[tuple[str, str]] = []
    program.desk.jump.connect(lambda stage, where: jumps.append((stage, where)))
    program.console.go("culture")
    program.console.focus_sheet()
    press(Qt.Key.Key_F, CTRL)
    type_in("contcat centre")
    assert "Contact Centre" in texts(program)
    press(Qt.Key.Key_Return)
    assert jumps == [("teams", team.id)]
    assert program.console.stage == "teams"


def test_what_a_team_said_is_found_and_its_cell_opens(program: Program) -> None:
    said = next(a for a in program.desk.content.of(Application) if len(a.meaning.split()) > 6)
    program.console.go("teams")
    program.console.focus_sheet()
    press(Qt.Key.Key_F, CTRL)
    type_in(" ".join(said.meaning.split()[2:6]))
    assert " ".join(said.meaning.split()) in texts(program)
    while program.palette.list.currentIndex().data() != " ".join(said.meaning.split()):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert program.console.stage == "principles"
    page = program.console.current
    assert isinstance(page, PrinciplesPage)
    assert page.matrix.view.current == (said.team, said.principle)


def test_arrows_skip_the_headings_and_go_round(program: Program) -> None:
    program.console.focus_sheet()
    press(Qt.Key.Key_K, CTRL)
    type_in("text")
    found = texts(program)
    press(Qt.Key.Key_Up)
    chosen = program.palette.model.rows[program.palette.list.currentIndex().row()]
    assert isinstance(chosen, Hit)
    assert chosen.text == found[-1]
    press(Qt.Key.Key_Down)
    assert program.palette.list.currentIndex().data() == found[0]


def test_esc_and_a_click_beside_it_close_it(program: Program) -> None:
    program.console.focus_sheet()
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    press(Qt.Key.Key_F, CTRL)
    QTest.mouseClick(program.palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not program.palette.isVisible()


def test_what_a_person_typed_is_no_pattern_and_no_markup(program: Program) -> None:
    program.console.focus_sheet()
    press(Qt.Key.Key_F, CTRL)
    type_in("<b>(.*[")
    assert texts(program) == []


def test_folding_and_slips() -> None:
    assert fold("Ångström Été") == "angstrom ete"
    assert near("teminal", "terminal")
    assert near("termnal", "terminal")
    assert near("treminal", "terminal")
    assert not near("harbour", "terminal")
    assert not near("te", "to")


def test_the_best_comes_first() -> None:
    assert rank("contact centre", ["contact"]) == 0
    assert rank("evening contact centre", ["contact"]) == 1
    assert rank("recontact", ["contact"]) == 2
    assert rank("contact centre", ["contact", "south"]) is None


def test_a_name_typed_whole_comes_before_names_that_begin_so() -> None:
    teams = [Team(id=new_id(Team), name=name) for name in ("Product Marketing", "Product", "By Product")]
    found = Index(entries(Content(teams))).find("product", 5)
    assert [one.text for one in found] == ["Product", "Product Marketing", "By Product"]


def test_ten_thousand_teams_are_searched_whole() -> None:
    teams = [Team(id=new_id(Team), name=f"Ward {n}") for n in range(10_000)]
    index = Index(entries(Content([*teams, Team(id=new_id(Team), name="Zürich Depot")])))
    assert [one.text for one in index.find("zurich depto", 6)] == ["Zürich Depot"]
    assert index.find("ward 9999", 6)[0].text == "Ward 9999"


def test_every_sign_in_the_palette_can_be_drawn(program: Program) -> None:
    shown = {entry.icon for entry in entries(program.desk.content) if entry.icon}
    shown |= {command.icon for command in program.desk.commands.all() if command.icon}
    assert shown <= set(codes())


def test_commands_of_the_page_come_first_and_what_was_run_lately_before_them(program: Program) -> None:
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_K, CTRL)
    type_in("add")
    assert texts(program)[0] == "Add team"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_K, CTRL)
    type_in("add a day")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_K, CTRL)
    rows = program.palette.model.rows
    assert rows[0] == "Lately"
    assert isinstance(rows[1], Hit)
    assert rows[1].text == "Add a day"
    type_in("add")
    assert texts(program)[:2] == ["Add a day", "Add team"]


def test_the_palette_lies_over_the_menus_too(program: Program) -> None:
    press(Qt.Key.Key_K, CTRL)
    assert program.palette.rect() == program.window.rect()


def test_a_stage_that_was_not_begun_raises_no_flag(program: Program) -> None:
    model = program.console.rail.model
    model.set_standing(standing(Content()))
    assert [model.checks(row) for row in range(1, model.rowCount() - 1)] == [0] * (model.rowCount() - 2)
