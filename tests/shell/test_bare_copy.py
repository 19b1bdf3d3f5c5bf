"""A copy without the history from the File menu: written beside the window, and said."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.storage.store import Store

CANARY = "Zwölfkanarienvogel"


def toast(program: Program) -> str:
    shown = program.notices.toasts.toast
    return shown.accessibleName() if shown is not None else ""


def test_what_was_taken_back_does_not_go_with_it(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.desk.do(add_team, CANARY)
    program.desk.undo()
    program.desk.commands.action("file.copy_bare").trigger()
    dialog = program.files.dialog
    assert dialog is not None
    bare = tmp_path / "bare.cxw"
    assert dialog.selectedFiles()[0].endswith("Sample without history.cxw")
    dialog.fileSelected.emit(str(bare))
    dialog.reject()
    qtbot.waitUntil(lambda: "nothing of what was deleted" in toast(program), timeout=10_000)
    full = tmp_path / "full.cxw"
    program.files.copy(full)
    assert "can still be undone" in toast(program)
    assert CANARY.encode() in full.read_bytes()
    assert CANARY.encode() not in bare.read_bytes()
    with Store.open(bare, record_types(), read_only=True) as copy:
        assert len(copy.content) == len(program.desk.content)


def test_a_place_that_cannot_be_written_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.files.bare_copy(tmp_path / "gone" / "bare.cxw")
    qtbot.waitUntil(lambda: program.notices.banner("copy") is not None, timeout=10_000)
    program.files.bare_copy(tmp_path / "bare.cxw")
    qtbot.waitUntil(lambda: program.notices.banner("copy") is None, timeout=10_000)
