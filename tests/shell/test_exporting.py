"""The document is made beside the window, says how far it is, can be stopped, and refuses in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop import paths
from cxworkshop.documents.chapter import Kind
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.keys import keys_in
from cxworkshop.documents.seal.verify import verify
from cxworkshop.shell.eachteam import EachTeam
from cxworkshop.shell.program import Program
from cxworkshop.shell.unsealed import UnsealedBanner
from cxworkshop.stages import document, record_types
from cxworkshop.stages.signoff.commands import freeze_revision
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.page import TeamsPage
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.messages import Banner
from tests import sealed as made
from tests.shell.hands import open_in


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


def test_where_it_went_is_said_on_this_page_alone(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """It takes room above the page: whoever goes on to the next stage has read it."""
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export("definition", tmp_path / "Out.pdf")
    program.notices.tell("another", "This stays", [])
    program.console.goto("teams", "")
    program.console.goto("principles", "")
    assert program.notices.banner("export") is None
    assert program.notices.banner("another") is not None


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


def frozen(program: Program) -> None:
    """Freeze a revision, as the sign-off does."""
    when = datetime(2026, 3, 11, 16, 2, tzinfo=UTC)
    assert program.desk.do(freeze_revision, record_types(), note="", author="", time=when, open_points=())


def exported(program: Program, qtbot: QtBot, kind: Kind, path: Path, team: str | None = None) -> Banner:
    """Export a document; what is said about it."""
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        program.files.export(kind, path, team)
    qtbot.waitUntil(lambda: program.notices.banner("export") is not None)
    banner = program.notices.banner("export")
    assert banner is not None
    return banner


def test_a_team_page_of_a_revision_is_sealed_and_its_words_say_so(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    keys_in(paths.keys()).open("four quiet harbours")
    frozen(program)
    team = program.desk.content.of(Team)[0].id
    banner = exported(program, qtbot, "team", tmp_path / "Team.pdf", team)
    assert banner.accessibleName().startswith("The document is in “Team.pdf”, sealed")
    report = verify((tmp_path / "Team.pdf").read_bytes(), trusted=[("us", keys_in(paths.keys()).authority.certificate)])
    assert report.ok, report.findings
    assert report.identity is not None
    assert (report.identity.kind, report.identity.team) == ("team", team)
    program.desk.do(add_team, "One more")
    banner = exported(program, qtbot, "team", tmp_path / "Team.pdf", team)
    assert banner.accessibleName().startswith("The draft is in “Team.pdf”, in the folder")


def test_with_the_key_locked_it_is_written_plain_and_the_passphrase_seals_it(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    Authority.create(paths.keys(), "four quiet harbours")
    frozen(program)
    path, team = tmp_path / "Team.pdf", program.desk.content.of(Team)[0].id
    banner = exported(program, qtbot, "team", path, team)
    assert isinstance(banner, UnsealedBanner)
    assert banner.accessibleName().startswith("“Team.pdf” is not sealed")
    assert "Type the passphrase of this laptop’s key" in banner.accessibleName()
    assert verify(path.read_bytes()).verdict.startswith("Nobody has sealed this copy of the page of ")
    assert not banner.button.isEnabled()
    banner.field.setFocus()
    qtbot.keyClicks(banner.field, "wrong")
    qtbot.keyClick(banner.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: banner.isEnabled(), timeout=20_000)
    assert banner.title.text() == "This is not the passphrase of the key"
    assert banner.field.selectedText() != ""
    qtbot.keyClicks(banner.field, "four quiet harbours")
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    known = [("us", keys_in(paths.keys()).authority.certificate)]
    assert verify(path.read_bytes(), trusted=known).ok
    qtbot.waitUntil(lambda: program.notices.banner("export") is not banner)


def test_what_is_sealed_afterwards_is_what_was_written_and_not_what_is_open_by_then(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    Authority.create(paths.keys(), "four quiet harbours")
    frozen(program)
    path, team = tmp_path / "Team.pdf", program.desk.content.of(Team)[0].id
    banner = exported(program, qtbot, "team", path, team)
    assert isinstance(banner, UnsealedBanner)
    assert program.desk.do(add_team, "One more")  # the desk holds a draft now
    with qtbot.waitSignal(program.exporter.finished, timeout=120_000):
        banner.seal_wanted.emit("four quiet harbours")
    assert verify(path.read_bytes(), trusted=[("us", keys_in(paths.keys()).authority.certificate)]).ok


def test_a_revision_frozen_without_a_seal_says_what_to_do(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    frozen(program)
    banner = exported(program, qtbot, "definition", tmp_path / "Definition.pdf")
    assert "“Definition.pdf” is not sealed" in banner.accessibleName()
    assert "Freeze the next one" in banner.accessibleName()


def test_a_file_for_each_team_is_sealed_with_one_key(
    start: Program, make: Callable[..., Path], qtbot: QtBot, tmp_path: Path
) -> None:
    keys_in(paths.keys()).open("four quiet harbours")
    store = made.begun()
    add_team(store, "Billing")
    open_in(start, make("Kestrel.cxw", store.content), qtbot)
    frozen(start)
    each = EachTeam(start.desk, start.exporter, start.notices)
    with qtbot.waitSignal(start.exporter.finished, timeout=120_000):
        each.start(tmp_path, "Pages", "A4")
    files = sorted((tmp_path / "Pages").glob("*.pdf"))
    assert len(files) == 2
    known = [("us", keys_in(paths.keys()).authority.certificate)]
    reports = [verify(file.read_bytes(), trusted=known) for file in files]
    assert all(report.ok for report in reports)
    assert len({report.signatures[0].fingerprint for report in reports}) == 1
