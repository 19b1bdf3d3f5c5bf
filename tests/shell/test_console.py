"""The console by its keys: stages, panes, tabs, the Guide's room, what comes back after a restart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.shell.console import NARROW
from cxworkshop.shell.program import Program
from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.commands import write_workshop
from cxworkshop.ui.theme import theme
from tests.shell.hands import CTRL, SHIFT, build, finish, open_in, press


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def guide_open(program: Program) -> bool:
    return program.console.guide.is_open


def test_each_stage_has_its_number_and_takes_the_focus(program: Program) -> None:
    for number, stage in enumerate(STAGES):
        press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert program.console.stage == stage.key
        assert program.console.rail.stages.currentIndex().row() == number
        page = program.console.current
        assert page is not None
        assert page.isVisible()
        assert page.isAncestorOf(focus())


def test_the_stage_on_the_sheet_is_among_those_in_sight(program: Program) -> None:
    theme().set_text_size(150)
    program.window.resize(1280, 720)
    stages = program.console.rail.stages
    for number in (len(STAGES) - 1, 0):
        press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        row = stages.visualRect(stages.currentIndex())
        assert row.top() >= 0
        assert row.bottom() < stages.viewport().height()
    theme().set_text_size(100)


def test_arrows_on_the_rail_walk_the_line_and_enter_goes_into_the_sheet(program: Program) -> None:
    program.console.rail.stages.setFocus()
    press(Qt.Key.Key_Down)
    assert program.console.stage == STAGES[1].key
    assert program.console.rail.stages.hasFocus()
    press(Qt.Key.Key_Return)
    assert program.console.sheet.isAncestorOf(focus())


def test_the_rail_says_how_each_stage_stands(program: Program) -> None:
    model = program.console.rail.model
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken is not None
    assert spoken.startswith("Teams, ")
    assert "open check" in spoken
    assert model.words(1) == program.watch.standing.progress["teams"].words


def test_the_rail_names_the_workshop_as_it_is_typed(program: Program) -> None:
    program.desk.do(write_workshop, "title", "Closer to the island")
    assert program.window.windowTitle().startswith("Closer to the island")


def test_the_guide_folds_in_a_narrow_window_and_comes_back(program: Program, qtbot: QtBot) -> None:
    program.console.go("culture")
    program.window.resize(1440, 900)
    qtbot.waitUntil(lambda: program.console.guide.is_open)
    program.window.resize(NARROW - 20, 800)
    qtbot.waitUntil(lambda: not program.console.guide.is_open)
    program.window.resize(1440, 900)
    qtbot.waitUntil(lambda: program.console.guide.is_open)


def test_the_guide_needs_a_wider_window_for_larger_text(program: Program) -> None:
    program.console.go("culture")
    theme().set_text_size(150)
    assert not guide_open(program)
    theme().set_text_size(100)
    assert guide_open(program)


def test_a_side_editor_folds_the_guide_and_gives_it_back(program: Program) -> None:
    page = program.console.go("barriers")
    page.open_side(QWidget())
    assert not guide_open(program)
    program.console.go("culture")
    assert guide_open(program)
    program.console.go("barriers")
    assert not guide_open(program)
    page.close_side()
    assert guide_open(program)


def test_the_guide_stands_back_for_a_wide_page_and_comes_back(program: Program, qtbot: QtBot) -> None:
    program.console.go("prepare")
    assert not guide_open(program)
    program.window.resize(NARROW - 20, 800)
    program.window.resize(1440, 900)
    assert not guide_open(program)
    program.console.go("culture")
    assert guide_open(program)


def test_the_facilitator_folds_the_guide_by_key(program: Program) -> None:
    program.console.go("culture")
    press(Qt.Key.Key_Backslash, CTRL)
    assert not guide_open(program)
    press(Qt.Key.Key_Backslash, CTRL)
    assert guide_open(program)


def test_f6_goes_round_the_panes_and_back(program: Program) -> None:
    press(Qt.Key.Key_2, CTRL)
    panes = program.console.panes()
    seen = []
    for _ in range(len(panes)):
        press(Qt.Key.Key_F6)
        seen.append(next(pane for pane in panes if pane is focus() or pane.isAncestorOf(focus())))
    assert set(map(id, seen)) == set(map(id, panes))
    press(Qt.Key.Key_F6, SHIFT)
    assert seen[-2].isAncestorOf(focus())


def test_tabs_turn_by_key(program: Program) -> None:
    page = program.console.go("principles")
    program.console.focus_sheet()
    first = page.current_tab
    press(Qt.Key.Key_PageDown, CTRL)
    assert page.current_tab == page.tab_keys[1]
    press(Qt.Key.Key_PageUp, CTRL)
    assert page.current_tab == first


def test_nothing_but_the_window_is_a_window(program: Program) -> None:
    for stage in STAGES:
        program.console.page(stage.key)
    stray = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not program.window]
    assert [w for w in stray if not isinstance(w, QMenu)] == []


def test_stage_and_tab_come_back_after_a_restart(qtbot: QtBot, sample: Path, look: None) -> None:
    path = sample
    first = build()
    open_in(first, path, qtbot)
    press(Qt.Key.Key_3, CTRL)
    page = first.console.current
    assert page is not None
    page.show_tab(page.tab_keys[-1])
    shown = page.current_tab
    finish(first)
    second = build()
    assert second.preferences.geometry == first.preferences.geometry != ""
    open_in(second, path, qtbot)
    assert second.console.stage == STAGES[3].key
    assert second.console.current is not None
    assert second.console.current.current_tab == shown
    finish(second)


def test_text_grows_and_shrinks_by_key_and_is_remembered(program: Program) -> None:
    press(Qt.Key.Key_Equal, CTRL)
    assert theme().text_size == 115
    assert program.preferences.text_size == 115
    press(Qt.Key.Key_Minus, CTRL)
    press(Qt.Key.Key_Minus, CTRL)
    assert theme().text_size == 100
