"""The document is made beside the window, says how far it is, can be stopped, and refuses in words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxworkshop.shell.program import Program
from cxworkshop.stages import document, record_types
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.page import TeamsPage


def test_a_document_is_written_and_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Out.pdf"
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export("definition", path)
        assert program.console.strip.task.isVisible()
        assert program.desk.do(add_team, "The window goes on")
    assert path.read_bytes().startswith(b"%PDF")
    banner = program.notices.banner("export")
    assert banner is not None
    assert "Out.pdf" in banner.accessibleName()
    assert not program.console.strip.task.isVisible()


def test_stopping_leaves_no_file(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Out.pdf"
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export("record", path)
        program.console.strip.task.stop.click()
    assert list(tmp_path.glob("*.pdf*")) == []
    assert not program.exporter.running


def test_a_place_that_cannot_be_written_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export("definition", tmp_path / "no such folder" / "Out.pdf")
    banner = program.notices.banner("export")
    assert banner is not None
    assert "no such folder" in banner.accessibleName()


def test_a_second_document_waits_for_nobody(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.exporter.start("definition", tmp_path / "One.pdf")
        program.exporter.start("definition", tmp_path / "Two.pdf")
        program.exporter.stop()
    assert not (tmp_path / "Two.pdf").exists()


def test_what_is_frozen_and_unchanged_is_exported_as_its_revision(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []

    def build(*_given: object, revision: int | None = None, **_more: object) -> bytes:
        asked.append(revision)
        return b"%PDF-1.7"

    monkeypatch.setattr(document, "build", build)

    def export() -> None:
        with qtbot.waitSignal(program.exporter.finished, timeout=30_000):
            program.files.export("definition", tmp_path / "Out.pdf")

    export()
    when = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
    assert program.desk.do(freeze_revision, record_types(), note="", author="", time=when, open_points=())
    export()
    assert program.desk.do(add_team, "One more")
    export()
    assert asked == [None, 1, None]


def test_the_page_of_the_chosen_team_is_asked_for_and_written(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.go("teams")
    page = program.console.current
    assert isinstance(page, TeamsPage)
    team = page.board.current()
    assert team is not None
    program.desk.commands.action("teams.export_page").trigger()
    dialog = program.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Export the page of this team"
    path = tmp_path / "Team.pdf"
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert path.read_bytes().startswith(b"%PDF")


def test_all_team_pages_are_written_and_can_be_stopped(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export("team-pack", tmp_path / "Out.pdf")
        program.console.strip.task.stop.click()
    assert list(tmp_path.glob("*.pdf*")) == []
    program.desk.commands.action("file.export_teams").trigger()
    dialog = program.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Export all team pages"
    dialog.reject()
