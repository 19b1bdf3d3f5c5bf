"""What reaches the workshop's file and when; closing never asks and never loses anything."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.errors import DiskFull
from cxworkshop.shell.program import WRITING, Program
from cxworkshop.stages import record_types
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store
from cxworkshop.ui import background
from tests.shell.hands import CTRL, build, finish, open_in, press

FULL = DiskFull("The disk is full: “Sample.cxw” cannot be written.", "Every edit is safe.", "Free some space.")


def teams_in(path: Path) -> list[str]:
    with Store.open(path, record_types(), read_only=True) as store:
        return [team.name for team in store.content.of(Team)]


def refuse(*_args: object, **_kwargs: object) -> None:
    raise FULL


def test_the_file_follows_when_the_facilitator_pauses(program: Program, qtbot: QtBot, sample: Path) -> None:
    with qtbot.waitSignal(program.workshops.published, timeout=20_000):
        program.desk.do(add_team, "Night Desk")
    assert "Night Desk" in teams_in(sample)


def test_the_file_follows_somebody_who_never_pauses(program: Program, qtbot: QtBot, sample: Path) -> None:
    program.workshops._latest.setInterval(200)
    program.desk.do(add_team, "Night Desk")
    typing = QTimer(program.window, interval=20)
    typing.timeout.connect(lambda: program.desk.do(add_team, "Another"))
    typing.start()
    with qtbot.waitSignal(program.workshops.published, timeout=20_000):
        pass
    typing.stop()
    assert "Night Desk" in teams_in(sample)


def test_a_backup_that_cannot_be_made_is_said_once(program: Program) -> None:
    store = program.workshops.store
    assert store is not None
    for problem, told in ((FULL, True), (FULL, False), (None, False), (FULL, True)):
        store.backup_problem = problem
        program.desk.do(add_team, "Night Desk")
        program.workshops.publish()
        banner = program.notices.banner("backup")
        assert (banner is not None) is told
        program.notices.solved("backup")


def test_ctrl_s_does_not_wait(program: Program, sample: Path) -> None:
    program.desk.do(add_team, "Night Desk")
    press(Qt.Key.Key_S, CTRL)
    assert "Night Desk" in teams_in(sample)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert "Sample.cxw" in toast.text.text()


def test_closing_publishes_without_asking(program: Program, sample: Path) -> None:
    program.desk.do(add_team, "Night Desk")
    assert program.window.close()
    assert program.workshops.store is None
    assert "Night Desk" in teams_in(sample)


def test_a_word_half_typed_is_kept_when_the_window_closes(program: Program, sample: Path) -> None:
    program.console.go("culture")
    notes = program.console.guide.notes
    notes.setFocus()
    notes.selectAll()
    notes.insertPlainText("half a wor")
    assert program.window.close()
    with Store.open(sample, record_types(), read_only=True) as store:
        assert "half a wor" in [getattr(r, "notes", "") for r in store.content]


def test_the_window_stays_when_the_file_cannot_be_written(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.desk.do(add_team, "Night Desk")
    store = program.workshops.store
    assert store is not None
    monkeypatch.setattr(store, "publish", refuse)
    assert not program.window.close()
    assert program.window.isVisible()
    banner = program.notices.banner("file")
    assert banner is not None
    assert "The disk is full" in banner.accessibleName()
    monkeypatch.undo()
    press(Qt.Key.Key_S, CTRL)
    assert program.notices.banner("file") is None
    assert program.window.close()


def test_the_window_waits_in_sight_for_a_file_that_somebody_asked_for(program: Program, qtbot: QtBot) -> None:
    may, written = threading.Event(), []

    def write() -> None:
        may.wait(30.0)
        written.append("all of it")

    program.background.run(write, lambda _nothing: None, writes=True)
    assert not program.window.close()
    assert program.window.isVisible()
    toast = program.notices.toasts.toast
    assert toast is not None
    assert WRITING in toast.accessibleName()
    assert program.workshops.store is not None  # work goes on meanwhile
    may.set()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    assert written == ["all of it"]
    assert program.workshops.store is None


def test_who_closes_twice_does_not_wait_for_a_file(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LONGEST", 0.1)
    never = threading.Event()
    program.background.run(lambda: never.wait(30.0), lambda _nothing: None, writes=True)
    assert not program.window.close()
    assert program.window.close()
    never.set()


def test_a_window_that_stays_goes_on_with_what_it_was_at(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[str] = []
    for one in ("exporter", "checking", "restoring"):
        monkeypatch.setattr(getattr(program, one), "stop", lambda one=one: stopped.append(one))
    program.desk.do(add_team, "Night Desk")
    with monkeypatch.context() as full:
        full.setattr(program.workshops.store, "publish", refuse)
        assert not program.window.close()
    assert stopped == []
    assert program.window.close()
    assert stopped == ["exporter", "checking", "restoring"]


def test_a_file_changed_elsewhere_is_never_overwritten(
    program: Program, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.cxw"
    shutil.copy(sample, other)
    with Store.open(other, record_types()) as store:
        add_team(store, "Written elsewhere")
    shutil.copy(other, sample)
    program.desk.do(add_team, "Written here")
    program.workshops.publish()
    banner = program.notices.banner("file")
    assert banner is not None
    assert "Something else changed the file" in banner.accessibleName()
    assert "Written elsewhere" in teams_in(sample)
    assert program.workshops.store is not None
    assert program.workshops.store.path != sample
    assert "Written here" in teams_in(program.workshops.store.path)


def test_a_copy_goes_where_it_is_wanted(program: Program, tmp_path: Path) -> None:
    program.files.copy(tmp_path / "Copy.cxw")
    assert len(teams_in(tmp_path / "Copy.cxw")) == 41


def test_a_copy_onto_itself_is_refused_in_words(program: Program, sample: Path) -> None:
    program.files.copy(sample)
    banner = program.notices.banner("copy")
    assert banner is not None
    assert "onto itself" in banner.accessibleName()


def test_opening_another_workshop_closes_the_first(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    second = tmp_path / "Second.cxw"
    Store.create(second, record_types()).close()
    program.desk.do(add_team, "Night Desk")
    first = program.workshops.store
    assert first is not None
    program.drop([second])
    qtbot.waitUntil(
        lambda: program.workshops.store is not None and program.workshops.store.path == second, timeout=20_000
    )
    assert first.read_only  # it let go of its file
    assert program.desk.content.count(Team) == 0
    assert program.notices.toasts.toast is None


def test_what_a_crash_left_is_told(qtbot: QtBot, sample: Path, look: None) -> None:
    store = Store.open(sample, record_types())
    add_team(store, "Before the crash")
    store.close(publish=False)
    program = build()
    open_in(program, sample, qtbot)
    assert "Before the crash" in [team.name for team in program.desk.content.of(Team)]
    finish(program)


def test_an_empty_workshop_can_be_worked_in(start: Program, qtbot: QtBot, make: object, tmp_path: Path) -> None:
    path = tmp_path / "Empty.cxw"
    Store.create(path, record_types()).close()
    open_in(start, path, qtbot)
    for number in range(7):
        press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        QApplication.processEvents()
    assert start.desk.content.count(Workshop) == 0
    assert start.window.windowTitle()


def test_what_is_being_opened_when_the_window_goes_is_let_go(
    qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, now = build(), threading.Event()
    opened = Store.open

    def late(path: Path, *given: object, **named: object) -> Store:
        now.wait(20.0)
        return opened(path, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "open", late)
    program.workshops.open(sample)
    assert program.window.close()
    now.set()
    qtbot.waitUntil(lambda: not program.background.busy, timeout=20_000)
    QApplication.processEvents()
    assert program.workshops.store is None
    assert program.desk.store is None
    opened(sample, record_types()).close()  # nobody holds it
    finish(program)
