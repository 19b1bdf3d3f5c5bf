"""kill -9 while a workshop is replaced whole: restored, repaired, put under a passphrase, under another, under none.

The programs, and what they promise, are those whose power is cut; here the process dies and the disk keeps everything.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from random import Random

from torture import scenes, weak, work
from torture.children import Child, Say
from torture.judge import Judge
from torture.place import Place, place
from torture.replay import State, picture, put
from torture.row import Row, control, timed
from torture.scenes import Promise, Scene

CYCLES, QUICK = 100, 2
NAMES = {
    "passphrase set, changed, taken off": "kill -9 while a passphrase is set, changed, taken off",
    "restoring an earlier copy": "kill -9 while restoring an earlier copy",
    "repair": "kill -9 while repairing",
}


def killed(name: str, quick: bool) -> Row:
    """The row of one program."""
    scene = next(one for one in scenes.SCENES if one.name == name)
    row = Row(NAMES[name], "cycles", QUICK if quick else CYCLES)
    with place("replacing") as where:
        scene.begin(where)
        before = picture(where.root)
        with timed(row):
            _kill(row, where, scene, before, row.goal)
        control(
            row,
            "written over the document in place",
            4,
            lambda seen: _kill(seen, where, scene, before, 15, weak.in_place),
        )
    return row


ROWS = {words: partial(killed, name) for name, words in NAMES.items()}


def _kill(
    row: Row,
    where: Place,
    scene: Scene,
    before: dict[str, bytes | None],
    many: int,
    weaken: Callable[[], object] | None = None,
) -> None:
    """Let it begin so often, and die at moments spread over its whole life."""

    def program(say: Say) -> None:
        if weaken is not None:
            weaken()
        scenes.told = say
        scene.program(where)
        say("ended")

    random = Random(f"{scene.name} {many}")
    damaged = before[where.document.relative_to(where.root).as_posix()] if scene.damaged else None
    judge = Judge(row, where, work.states(20), damaged)
    put(where.root, before)
    begun = time.monotonic()
    said = Child(program).end()
    longest = time.monotonic() - begun
    if "ended" not in said:
        row.damage(f"it does not come to its end: {said[-1]}")
        return
    for number in range(many):
        row.tried += 1
        put(where.root, before)
        child = Child(program)
        time.sleep(longest * (number + random.random()) / many)
        child.kill()
        promise = Promise(scene.acts, document=True)
        for line in child.end():
            promise.hear(line)
        judge.look(State(picture(where.root), number), promise)
        if weaken is not None and row.lost + row.damaged:
            return
