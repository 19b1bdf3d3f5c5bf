"""What cannot be saved stays in sight until it is; what makes no sense is a short word; a defect is told calmly."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.errors import DiskFull, Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.crash import CrashWatch
from cxworkshop.shell.program import Program
from cxworkshop.stages.teams.commands import add_team, rename_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.buttons import Button
from tests.shell.hands import CTRL, press


class Disk:
    """A disk that can be full."""

    full = True

    def add(self, store: MemoryStore, name: str) -> Team:
        if self.full:
            raise DiskFull("The disk is full: “Sample.cxw” cannot be written.", "Nothing was changed.", "Free space.")
        return add_team(store, name)


def test_a_full_disk_is_said_until_it_is_solved(program: Program) -> None:
    disk = Disk()
    assert not program.desk.do(disk.add, "Night Desk")
    banner = program.notices.banner("saving")
    assert banner is not None
    assert banner.isVisible()
    assert "What is safe" not in banner.title.text()
    assert program.console.strip.saved.accessibleName().startswith("Not saved since ")
    press(Qt.Key.Key_S, CTRL)
    assert program.notices.banner("saving") is not None
    disk.full = False
    press(Qt.Key.Key_S, CTRL)
    assert program.notices.banner("saving") is None
    assert program.desk.content.of(Team)[-1].name == "Night Desk"
    assert program.console.strip.saved.accessibleName().startswith("Saved ")


def test_the_next_edit_that_is_saved_solves_it_too(program: Program) -> None:
    program.desk.do(Disk().add, "Night Desk")
    program.desk.do(add_team, "Day Desk")
    assert program.notices.banner("saving") is None
    assert not program.console.strip.saved.failing


def test_a_banner_that_is_pressed_away_gives_the_focus_back_to_the_work(program: Program) -> None:
    program.go("teams")
    work = QApplication.focusWidget()
    assert work is not None
    assert program.console.sheet.isAncestorOf(work)
    program.notices.tell("conflict", "Something else changed the file", [("Understood", "", lambda: None)])
    banner = program.notices.banner("conflict")
    assert banner is not None
    understood = banner.findChildren(Button)[0]
    understood.clicked.connect(lambda: program.notices.solved("conflict"))
    QTest.mouseClick(understood, Qt.MouseButton.LeftButton)
    assert program.notices.banner("conflict") is None
    assert QApplication.focusWidget() is work


def test_a_banner_that_goes_by_itself_leaves_the_focus_where_it_is(program: Program) -> None:
    program.go("teams")
    program.notices.tell("conflict", "Something else changed the file", [("Understood", "", lambda: None)])
    program.console.rail.stages.setFocus()
    program.notices.solved("conflict")
    assert QApplication.focusWidget() is program.console.rail.stages


def test_what_makes_no_sense_is_a_short_word(program: Program) -> None:
    assert not program.desk.do(rename_team, "team-gone", "New name")
    assert program.notices.banner("saving") is None
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.button is None
    assert not program.console.strip.saved.failing


def test_a_result_that_can_be_undone_offers_it(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    program.desk.said.emit("Added Night Desk")
    program.console.focus_sheet()
    press(Qt.Key.Key_F6)
    toast = program.notices.toasts.toast
    assert toast is not None
    assert toast.button is QApplication.focusWidget()
    press(Qt.Key.Key_Space)
    assert "Night Desk" not in [team.name for team in program.desk.content.of(Team)]


def test_an_offer_to_undo_goes_when_something_else_is_done(program: Program) -> None:
    program.desk.do(add_team, "Night Desk")
    program.desk.said.emit("Added Night Desk")
    program.desk.do(add_team, "Day Desk")
    assert program.notices.toasts.toast is None, "its Undo would take back the other step"


def test_retry_after_refusal_is_the_same_act_again(program: Program) -> None:
    calls: list[str] = []

    def act(store: MemoryStore, word: str) -> str:
        calls.append(word)
        if len(calls) == 1:
            raise Refused("Not yet.")
        return word

    assert not program.desk.do(act, "again")
    assert program.desk.retry().value == "again"
    assert calls == ["again", "again"]
    assert program.desk.retry().done


def failing(secret: str) -> None:
    raise ValueError(secret)


def caught(secret: str) -> ValueError:
    with pytest.raises(ValueError, match=secret) as info:
        failing(secret)
    return info.value


def test_a_defect_is_told_once_and_the_work_goes_on(program: Program) -> None:
    watch = CrashWatch(program)
    watch.told.connect(program.trouble.crashed)
    for _ in range(50):
        watch.hear(caught("x"))
    QApplication.processEvents()
    banner = program.notices.banner("crash")
    assert banner is not None
    assert "went wrong" in banner.accessibleName()
    assert program.desk.do(add_team, "Night Desk")


def test_it_listens_to_every_hook_and_gives_them_back(qapp: QApplication) -> None:
    import threading

    watch = CrashWatch(clock=lambda: 0.0)
    heard: list[object] = []
    watch.told.connect(heard.append)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    end = watch.install()
    try:
        sys.excepthook(ValueError, caught("x"), None)
        QApplication.processEvents()
    finally:
        end()
    assert len(heard) == 1
    assert before == (sys.excepthook, threading.excepthook, sys.unraisablehook)
