"""Every command: declared once, in the menus with its key, doing something when it can be used."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.shell import keys
from cxworkshop.shell.keymap import KeyMapPage, blocks
from cxworkshop.shell.program import Program
from cxworkshop.stages import STAGES
from cxworkshop.ui.commands import ANYWHERE, Command, Commands


def declared() -> list[Command]:
    return [*keys.COMMANDS, *(command for commands in keys.of_pages() for command in commands)]


def test_no_key_means_two_things_in_one_place(qapp: QApplication) -> None:
    table = Commands()
    for command in declared():
        table.declare([command])
    assert len(table.all()) == len(declared())


def test_a_key_that_is_taken_is_refused(qapp: QApplication) -> None:
    table = Commands()
    table.declare([Command("one", "One", ("Ctrl+K",))])
    with pytest.raises(ValueError, match="share a key"):
        table.declare([Command("two", "Two", ("Ctrl+K",), scope="board")])
    with pytest.raises(ValueError, match="twice"):
        table.declare([Command("one", "Again")])


def test_letters_and_digits_act_in_a_place_only() -> None:
    anywhere = [c for c in declared() if c.scope == ANYWHERE]
    bare = [(c.key, key) for c in anywhere for key in c.keys if len(key) == 1]
    assert bare == []


def test_every_key_is_one_that_qt_knows() -> None:
    for command in declared():
        for key in command.keys:
            assert not QKeySequence(key, QKeySequence.SequenceFormat.PortableText).isEmpty(), (command.key, key)


def test_every_place_has_a_name_on_the_key_map() -> None:
    assert {command.scope for command in declared()} <= set(keys.PLACES)


def test_a_row_of_keys_that_a_widget_takes_itself_is_shown_as_one() -> None:
    row = Command("scale.drop", "Drop a vote", (), "a.place", shown="0 – 9")
    assert blocks([row]) == [("Place", [("Drop a vote", ["0 – 9"])])]


def test_every_stage_has_its_page_and_its_commands() -> None:
    for stage in STAGES:
        if stage.page:
            assert isinstance(stage.load("page"), type)


def test_what_can_be_used_does_something(program: Program, qtbot: QtBot) -> None:
    for stage in STAGES:
        program.console.page(stage.key)
    commands = program.desk.commands
    unbound = [c.key for c in commands.all() if commands.action(c.key).isEnabled() and not commands.is_bound(c.key)]
    assert unbound == []
    standing = [c.key for c in keys.COMMANDS if not c.scope.startswith(("import", "check"))]  # pages that come and go
    forgotten = [key for key in standing if not commands.is_bound(key)]
    assert forgotten == []


def test_the_menus_hold_every_command_with_a_menu(program: Program) -> None:
    def within(actions: list[QAction]) -> set[str]:
        found = set()
        for action in actions:
            menu = action.menu()
            found |= within(menu.actions()) if isinstance(menu, QMenu) else {action.objectName()}
        return found

    program.menus.use(set(program.menus.menus))  # a stage's menu is filled when its page first stands on the sheet
    shown = within(program.window.menuBar().actions())
    wanted = {command.key for command in program.desk.commands.all() if command.menu}
    assert wanted <= shown


def test_a_stage_menu_shows_only_with_its_page(program: Program) -> None:
    program.console.go("teams")
    assert program.menus.menus["Teams"].menuAction().isVisible()
    program.console.go("culture")
    assert not program.menus.menus["Teams"].menuAction().isVisible()


def test_undo_and_redo_name_their_step(program: Program) -> None:
    undo, redo = program.desk.commands.action("edit.undo"), program.desk.commands.action("edit.redo")
    program._park("Who pays for the coast?", "Rob")
    assert undo.text() == "Undo: Park “Who pays for the coast?”"
    undo.trigger()
    assert redo.text().startswith("Redo: Park")
    redo.trigger()
    assert not redo.isEnabled()


def test_the_key_map_shows_what_is_declared(program: Program) -> None:
    found = dict(blocks(program.desk.commands.all()))
    assert ("All commands", ["Ctrl K"]) in found["Anywhere"]
    only = blocks(program.desk.commands.all(), "park")
    assert [rows for _, rows in only] == [[("Park a thought", ["Ctrl J"])]]


def test_f1_opens_the_key_map_and_leaves_it(program: Program) -> None:
    program.desk.commands.action("help.keys").trigger()
    page = program.extras.page
    assert isinstance(page, KeyMapPage)
    program.desk.commands.action("help.keys").trigger()
    assert not page.isVisible()
    assert program.console.current is not None


def test_a_command_is_taken_over_and_let_go(qapp: QApplication) -> None:
    table, done = Commands(), []
    table.declare([Command("one", "One", ("N",), scope="place")])
    first, second = QWidget(), QWidget()
    table.bind(first, {"one": lambda: done.append("first")})
    table.bind(second, {"one": lambda: done.append("second")})
    table.action("one").trigger()
    shiboken6.delete(first)
    table.action("one").trigger()
    assert done == ["second", "second"]
    shiboken6.delete(second)
    assert not table.action("one").isEnabled()
    assert not table.is_bound("one")
