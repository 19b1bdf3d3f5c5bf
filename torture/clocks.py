"""The clock is set back or forward, the time zone changes, the laptop sleeps: timer, history and "saved" stay true."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from PySide6.QtCore import QCoreApplication

from cxworkshop.core.errors import Problem
from cxworkshop.shell.timebox import TimeBox
from cxworkshop.storage.peek import peek
from cxworkshop.storage.store import Store
from torture import work
from torture.clock import Clock
from torture.place import Place, place
from torture.row import Row, control, timed
from torture.work import TYPES

TIMES, QUICK = 60, 8
_ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu")
_JUMPS = (
    timedelta(hours=-1),
    timedelta(days=-1),
    timedelta(days=-4000),
    timedelta(hours=1),
    timedelta(days=4000),
    timedelta(hours=9),
)


def saved(quick: bool) -> Row:
    """The row of the workshop."""
    row = Row(SAVED, "times", QUICK if quick else TIMES)
    with place("clocks") as where:
        with timed(row):
            for number in range(row.goal):
                _day(row, where, number)
        control(row, "the latest time taken for the last", 6, lambda seen: _day(seen, where, 1, latest=True))
    return row


def timer(quick: bool) -> Row:
    """The row of the timer."""
    app = QCoreApplication.instance() or QCoreApplication([])
    row = Row(TIMER, "times", QUICK if quick else TIMES)
    with timed(row):
        for number in range(row.goal):
            _timer(row, number)
    control(row, "a timer that counts by the wall", 6, lambda seen: _timer(seen, 1, by_the_wall=True))
    del app
    return row


SAVED = "clock set back, time zone changed: “saved” and history"
TIMER = "clock set back, suspend and resume: timer"
ROWS = {SAVED: saved, TIMER: timer}


def _day(row: Row, where: Place, number: int, *, latest: bool = False) -> None:
    """Acts with jumps of the clock between them; the program dies now and then."""
    row.tried += 1
    random = Random(number)
    where.begin()
    clock = Clock()
    try:
        store = Store.open(where.document, TYPES, clock=clock)
        times: list[datetime] = []
        for act in range(1, 10):
            if random.random() < 0.5:
                clock.now += random.choice(_JUMPS)
            if random.random() < 0.3:
                _zone(random.choice(_ZONES))
            clock.now += timedelta(seconds=7)
            work.act(store, act)
            times.append(clock.now)
            if store.saved_at != clock.now:
                row.lose(f"{number}: saved at {store.saved_at}, it was {clock.now}")
            if random.random() < 0.3:
                store.close(publish=random.random() < 0.5)
                store = Store.open(where.document, TYPES, clock=clock)
                told = max(times) if latest else store.saved_at
                if told != clock.now:
                    row.lose(f"{number}: opened again, saved at {told}, it was {clock.now}")
        labels = [step.label for step in store.history()]
        digests = work.states(9)
        if work.digest(store.content) != digests[9] or (wrong := work.check(store)) is not None:
            row.lose(f"{number}: other content, or steps out of order: {labels} {wrong}")
        store.close()
        told_at = max(times) if latest else peek(where.document).saved_at
        if told_at != times[-1] and store.saved_at == times[-1]:
            row.lose(f"{number}: the list of workshops says {told_at}, it was {times[-1]}")
        newest = where.backups()[-1]
        if work.digest(Store.open(newest, TYPES, read_only=True).content) not in digests:
            row.damage(f"{number}: the newest backup is as the workshop never was")
    except Problem as problem:
        row.damage(f"{number}: {problem}")
    finally:
        _zone(None)


def _zone(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    if hasattr(time, "tzset"):
        time.tzset()


def _timer(row: Row, number: int, *, by_the_wall: bool = False) -> None:
    """A quarter of an hour: the wall jumps, the laptop sleeps, the program ends and comes back."""
    row.tried += 1
    random = Random(number)
    now = {"steady": 1000.0, "wall": 1_800_000_000.0}
    wall: Callable[[], float] = lambda: now["wall"]  # noqa: E731
    steady: Callable[[], float] = wall if by_the_wall else lambda: now["steady"]

    def box() -> TimeBox:
        return TimeBox(clock=steady, wall=wall)

    running = box()
    running.begin(15, "An exercise")
    spent = 0
    for _ in range(8):
        match random.randrange(4):
            case 0:  # somebody sets the clock
                now["wall"] += random.choice(_JUMPS).total_seconds()
            case 1:  # the lid is closed: both clocks go on
                seconds = random.randint(60, 4000)
                now["steady"] += seconds
                now["wall"] += seconds
                spent += seconds
            case 2:  # the program dies and is there again a minute later
                kept = running.kept()
                now["steady"] += 60
                now["wall"] += 60
                spent += 60
                running = box()
                running.restore(kept, "An exercise")
            case _:
                now["steady"] += 30
                now["wall"] += 30
                spent += 30
        if running.left != 900 - spent:
            row.lose(f"{number}: {running.left} s left, it is {900 - spent}")
            return
