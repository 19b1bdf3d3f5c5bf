"""The import page in the whole program: a file let fall on the window, brought in, undone, and left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.shell.importing import ImportPage
from cxworkshop.shell.program import Program
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.teams.records import Team
from tests.shell.hands import CTRL, SHIFT, press


def shown(program: Program, qtbot: QtBot) -> ImportPage:
    page = program.console.extra
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: not page.import_state.busy, timeout=20_000)
    QApplication.processEvents()
    return page


def test_a_spreadsheet_let_fall_anywhere_comes_in_and_goes_again(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("Team,Unit\nHarbour Watch,Operations\nNight Desk,Operations\n", encoding="utf-8")
    before = program.desk.content.count(Team)
    program.drop([path])
    page = shown(program, qtbot)
    assert page.happens.button.text() == "Bring in 2 teams"
    page.table.setFocus()
    press(Qt.Key.Key_I, CTRL | SHIFT)
    assert program.console.extra is None
    assert program.console.stage == "teams"
    assert program.desk.content.count(Team) == before + 2
    press(Qt.Key.Key_Z, CTRL)
    assert program.desk.content.count(Team) == before


def test_escape_goes_back_to_the_stage(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "more.csv"
    path.write_text("Team,Unit\nHarbour Watch,Operations\n", encoding="utf-8")
    stage = program.console.stage
    program.drop([path])
    shown(program, qtbot).table.setFocus()
    press(Qt.Key.Key_Escape)
    assert program.console.extra is None
    assert program.console.stage == stage
    assert not program.desk.commands.action("import.bring_in").isEnabled()


def test_a_pasted_table_of_people_goes_to_the_import(program: Program, qtbot: QtBot) -> None:
    page = program.console.go("prepare")
    QApplication.clipboard().setText("Name\tRole\tComing\nAda Quist\tMate\tyes\nBo Renn\tCook\tno\n")
    before = program.desk.content.count(Participant)
    page.plan.people.paste()  # type: ignore[attr-defined]
    imported = shown(program, qtbot)
    assert imported.import_state.kind == "participants"
    imported.bring_in()
    assert program.desk.content.count(Participant) == before + 2
    assert program.console.stage == "prepare"
