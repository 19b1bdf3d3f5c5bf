"""The program is killed in the middle of a workshop; the next start is where it was, and says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.shell import leftopen
from cxworkshop.shell.comeback import SUBJECT, ended_words, place_words, timer_words
from cxworkshop.shell.leftopen import Mark
from cxworkshop.shell.program import Program
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.shell.trouble import FILE
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store
from tests.shell.hands import CTRL, build, finish, open_in, press

ROOT = Path(__file__).resolve().parents[2]

# Starts the program as a person does, lets `acts` happen when the workshop stands, and says that it is done.
RUN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cxworkshop import app

ACTS = {acts!r}

def stands(program):
    def later():
        exec(ACTS, {{"program": program, "say": lambda what: print("SAYS " + json.dumps(what), flush=True)}})
    def ready(*_):
        QTimer.singleShot(0, later)
    program.workshops.ready.connect(ready)
    program.workshops.refused.connect(ready)
    if program.window.stack.currentWidget() is not program.window.first:
        ready()

class Watched(app.Starter):
    def __init__(self, *words):
        super().__init__(*words)
        self.started.connect(stands)

app.Starter = Watched
sys.exit(app.main(sys.argv[1:]))
"""

MIDDLE = """
from cxworkshop.stages.teams.commands import rename_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.room.item import RoomItem
teams = program.console.go("teams")
team = program.desk.content.of(Team)[6]
teams.goto(team.id)
program.console.focus_sheet()
program.desk.do(rename_team, team.id, "Night Desk")
program.box.begin(20, "Place every team", "teams/1")
program.box.add(1)
room = program.desk.room
room.restore({"item": RoomItem("", "pattern").to_json(), "mode": "frozen", "blank": True})
room.set_open(True)
program.comeback.look()
program.comeback.mark.settle()
say({"state": program.comeback.state(), "left": program.box.left, "room": room.state()})
"""

AFTER = """
from PySide6.QtWidgets import QApplication
banner = program.notices.banner("comeback")
file = program.notices.banner("file")
say({
    "stage": program.console.stage,
    "state": program.console.state(),
    "left": program.box.left,
    "running": str(program.box.state),
    "label": program.box.label,
    "room": program.desk.room.state(),
    "banner": banner.accessibleName() if banner else "",
    "file": file is not None,
    "title": program.window.windowTitle(),
    "page": program.window.stack.currentWidget().accessibleName(),
})
program.window.close()
"""


@contextmanager
def running(home: Path, acts: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """The program with these acts; killed at the end, if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN.format(acts=acts), *words],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CXWORKSHOP_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def hear(process: subprocess.Popen[str]) -> dict[str, Any]:
    """What the acts say; fails with everything else that was said when they do not get there."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        if line.startswith("SAYS "):
            heard: dict[str, Any] = json.loads(line.removeprefix("SAYS "))
            return heard
        said.append(line)
    raise AssertionError("".join(said))


def killed(home: Path, path: Path, acts: str = MIDDLE) -> dict[str, Any]:
    """A session that ends by SIGKILL right after its acts; returns what they said."""
    with running(home, acts, str(path)) as process:
        said = hear(process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return said


def after(home: Path, *words: str) -> dict[str, Any]:
    """The start after that, closed as it should be."""
    with running(home, AFTER, *words) as process:
        said = hear(process)
        assert process.wait(60) == 0
    return said


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_start_after_a_kill_is_where_the_day_was(app_home: Path, sample: Path) -> None:
    before = killed(app_home, sample)
    assert [left.document for left in leftopen.waiting()] == [sample]
    now = after(app_home)
    assert now["stage"] == "teams"
    assert now["state"]["pages"]["teams"] == before["state"]["pages"]["teams"]
    assert 0 <= before["left"] - now["left"] <= 60
    assert (now["running"], now["label"]) == ("running", "Place every team, ten seconds a card")
    assert now["room"] | {"open": True} == before["room"]
    assert "without closing" in now["banner"]
    assert "Everything entered is here" in now["banner"]
    assert "Back at Teams, Night Desk; the timer ran on" in now["banner"]
    assert "the room was blank" in now["banner"]
    assert not now["file"], "the same is not said twice"
    assert leftopen.waiting() == []
    assert after(app_home)["page"] == "Start", "a clean close is no crash"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_opened_by_hand_it_comes_back_too_and_a_pause_stays_a_pause(app_home: Path, sample: Path) -> None:
    paused = MIDDLE.replace("program.comeback.look()", "program.box.toggle()\nprogram.comeback.look()")
    before = killed(app_home, sample, paused)
    now = after(app_home, str(sample))
    assert (now["running"], now["left"]) == ("paused", before["left"])
    assert "the timer is paused" in now["banner"]


# -- in one process ----------------------------------------------------------------------------------------------------


def test_the_mark_follows_and_goes_with_the_close(program: Program, sample: Path) -> None:
    comeback = program.comeback
    comeback.look()
    assert comeback.mark is not None
    comeback.mark.settle()
    program.console.go("barriers")
    press(Qt.Key.Key_T, CTRL)
    comeback.look()
    comeback.mark.settle()
    left = leftopen.left_of(sample)
    assert left is not None
    assert (left.state["stage"], left.state["timer"]["spent"]) == ("barriers", 0.0)
    text = json.dumps(left.state)
    said = [team.name for team in program.desk.content.of(Team)] + [program.box.label]
    assert not [words for words in said if words in text], "ids and numbers only"
    program.close_workshop()
    assert leftopen.left_of(sample) is None


def test_what_has_not_changed_is_not_written_again(program: Program, sample: Path, monkeypatch: Any) -> None:
    program.comeback.look()
    written: list[object] = []
    monkeypatch.setattr(Mark, "write", lambda _mark, state: written.append(state))
    program.box.toggle()
    program.comeback.look()
    program.comeback.look()
    assert len(written) == 1


def test_a_second_window_that_only_reads_leaves_the_mark_alone(program: Program, sample: Path, qtbot: QtBot) -> None:
    program.comeback.look()
    assert program.comeback.mark is not None
    program.comeback.mark.settle()
    reader = build()
    try:
        reader.workshops.open(sample, read_only=True)
        qtbot.waitUntil(lambda: reader.desk.store is not None, timeout=20_000)
        assert reader.comeback.mark is None
        assert reader.notices.banner(SUBJECT) is None
    finally:
        finish(reader)
    assert leftopen.left_of(sample) is not None


def test_a_workshop_that_somebody_works_on_is_not_opened_again(program: Program, sample: Path) -> None:
    program.comeback.look()
    assert program.comeback.mark is not None
    program.comeback.mark.settle()
    assert leftopen.to_open_again(leftopen.waiting()) is None


def test_a_mark_of_a_file_that_is_gone_is_passed_over(tmp_path: Path, sample: Path) -> None:
    for path in (sample, tmp_path / "Gone.cxw"):
        mark = Mark(path)
        mark.write({"stage": "teams"})
        mark.settle()
    found = leftopen.waiting()
    assert len(found) == 2
    assert leftopen.to_open_again(found) == sample


def test_a_place_that_ends_the_program_is_left_alone_after_a_while(sample: Path) -> None:
    mark = Mark(sample)
    mark.write({"stage": "teams"})
    mark.settle()
    started = []
    for _ in range(3):
        started.append(leftopen.to_open_again(leftopen.waiting()))
        left = leftopen.left_of(sample) if started[-1] else None
        if left is not None:
            left.begin()
    assert started == [sample, sample, None]
    left = leftopen.left_of(sample)
    assert left is not None, "by hand it is tried once more"
    left.begin()
    assert leftopen.left_of(sample) is None
    mark.write({"stage": "barriers"})
    mark.settle()
    assert leftopen.to_open_again(leftopen.waiting()) == sample, "a state that could be written begins anew"


def test_what_was_tried_is_forgotten_once_it_has_lasted(start: Program, sample: Path, qtbot: QtBot) -> None:
    mark = Mark(sample, tries=1)
    mark.write({"stage": "barriers"})
    mark.settle()
    open_in(start, sample, qtbot)
    assert start.comeback.mark is not None
    start.comeback.mark.settle()
    left = leftopen.left_of(sample)
    assert left is not None
    assert (left.tries, left.state["stage"]) == (2, "barriers")
    start.comeback._beat.timeout.emit()
    start.comeback.mark.settle()
    left = leftopen.left_of(sample)
    assert left is not None
    assert left.tries == 0


def test_the_time_of_the_end_outlives_the_tries(sample: Path, app_home: Path) -> None:
    mark = Mark(sample)
    mark.write({})
    mark.settle()
    (path,) = (app_home / leftopen.FOLDER).glob("*.json")
    os.utime(path, (1_800_000_000, 1_800_000_000))
    left = leftopen.left_of(sample)
    assert left is not None
    left.begin()
    again = leftopen.left_of(sample)
    assert again is not None
    assert (again.at, again.tries) == (left.at, 1)


def test_what_cannot_be_read_is_no_mark(app_home: Path, sample: Path) -> None:
    mark = Mark(sample)
    mark.write({"stage": "teams"})
    mark.settle()
    (path,) = (app_home / leftopen.FOLDER).glob("*.json")
    for text in ("", "[]", '{"document": 3, "state": {}}', '{"document": "x", "state": []}'):
        path.write_text(text)
        assert leftopen.left_of(sample) is None
        assert leftopen.waiting() == []
        path.touch()


def test_a_damaged_state_does_no_harm(start: Program, sample: Path, qtbot: QtBot) -> None:
    mark = Mark(sample)
    mark.write(
        {
            "stage": "nowhere",
            "pages": {"teams": {"team": 7}, "culture": []},
            "held": {"agenda-01": "yesterday", "agenda-02": 5},
            "timer": {"seconds": "60", "spent": 1e400, "about": None},
            "room": {"item": {"stage": "../x"}, "open": 3},
        }
    )
    mark.settle()
    open_in(start, sample, qtbot)
    banner = start.notices.banner(SUBJECT)
    assert banner is not None
    assert "Back at Prepare." in banner.accessibleName()
    assert start.console.stage == "prepare"


def test_edits_that_went_beside_are_told_on_their_own(
    start: Program, sample: Path, make: Callable[..., Path], qtbot: QtBot
) -> None:
    store = Store.open(sample, record_types())
    add_team(store, "Night Desk")
    store.close(publish=False)
    os.replace(make("Other.cxw"), sample)  # and somebody put another file in its place
    mark = Mark(sample)
    mark.write({"stage": "teams"})
    mark.settle()
    open_in(start, sample, qtbot)
    banner, file = start.notices.banner(SUBJECT), start.notices.banner(FILE)
    assert banner is not None
    assert file is not None
    assert "Everything" not in banner.accessibleName()
    assert "changed elsewhere" in file.accessibleName()


# -- words -------------------------------------------------------------------------------------------------------------


def test_when_it_ended() -> None:
    now = datetime(2027, 2, 9, 12, 0)
    assert ended_words(datetime(2027, 2, 9, 11, 42), now) == "The program ended at 11:42 without closing"
    assert ended_words(datetime(2027, 2, 8, 17, 5), now) == "The program ended at 17:05 on 8 February without closing"


def test_how_the_timer_stands(qapp: object) -> None:
    wall = [1000.0]
    box = TimeBox(clock=lambda: 0.0, wall=lambda: wall[0])
    kept = {"about": "teams", "seconds": 900, "spent": 140.0, "since": 1000.0}
    assert box.restore(kept, "Teams")
    assert timer_words(box) == "the timer ran on, 12:40 left"
    wall[0] += 900
    assert box.restore(kept, "Teams")
    assert timer_words(box) == "the timer ran on, over by 2:20"
    del kept["since"]
    assert box.restore(kept, "Teams")
    assert timer_words(box) == "the timer is paused, 12:40 left"
    wall[0] += 100_000
    assert not box.restore(kept | {"since": 1000.0}, "Teams"), "nobody waits for yesterday's time"


def test_where_it_was(program: Program) -> None:
    content = program.desk.content
    team = content.of(Team)[0]
    state = {"stage": "teams", "pages": {"teams": {"tab": "board", "team": team.id}}}
    assert place_words(content, state) == f"Teams, {team.name}"
    assert place_words(content, {"stage": "teams", "pages": {"teams": {"team": "gone"}}}) == "Teams"
    assert place_words(content, {}) == "Prepare"
