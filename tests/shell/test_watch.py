"""While the figures are being counted the last ones stand, and a count that takes long is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.rail_model import StageModel
from cxworkshop.shell.watch import COUNTING, Standing, Watch
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk


class Waiting(Background):
    """Keeps jobs until they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(self, job: Any, done: Any, failed: Any = None, *, writes: bool = False) -> Any:
        self.held.append((job, done))

    def let_go(self) -> None:
        job, done = self.held.pop(0)
        done(job())


def test_a_long_count_is_told_and_the_last_figures_stand(qtbot: QtBot) -> None:
    desk, background = Desk(), Waiting()
    watch, rail = Watch(desk, background), StageModel()
    watch.updated.connect(lambda: rail.set_standing(watch.standing, counting=watch.counting))
    desk.put(MemoryStore())
    assert rail.words(1) == ""
    qtbot.waitUntil(lambda: watch.counting and bool(background.held))
    assert rail.words(1) == COUNTING
    background.let_go()
    assert not watch.counting
    assert rail.words(1) == "Not started"
    desk.do(add_team, "Night Desk")
    qtbot.waitUntil(lambda: watch.counting and bool(background.held))
    assert rail.words(1) == COUNTING, "it may have been started meanwhile"
    background.let_go()
    assert rail.words(1) == "1 in the tray"
    desk.do(add_team, "Day Desk")
    before = watch.standing
    qtbot.waitUntil(lambda: watch.counting and bool(background.held))
    assert watch.standing is before
    background.let_go()
    assert watch.standing != before


def test_nothing_is_counted_without_a_workshop(qtbot: QtBot) -> None:
    desk, background = Desk(), Waiting()
    watch = Watch(desk, background)
    desk.put(None)
    qtbot.wait(20)
    assert not background.held
    assert watch.standing == Standing()
