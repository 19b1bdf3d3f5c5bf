"""Power loss: what the program wrote is recorded, and opened again as every moment of it may have left the disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from cxworkshop.storage import migrate, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.store import Store
from torture import shim, weak, work
from torture.children import Child, Say, run
from torture.judge import Judge
from torture.place import Place, place
from torture.replay import Disk, State, picture
from torture.row import Row, control, timed
from torture.scenes import SCENES, Promise, Scene
from torture.work import TYPES

STATES, QUICK = 1500, 24
MINUTE = 60.0
PARTS = 2  # processes that share the states of a row
CHANGES = "wtsdur"  # kinds of entries after which the disk may be another one
_CONTROL_STATES, _QUICK_CONTROL = 1500, 200
_PASSES = 12  # through a record, in search of states that are not known yet

_FILES = ("documents renamed before they are synced", weak.unsynced_files)
CONTROLS: dict[str, tuple[str, Callable[[], None]]] = {
    "edits": ("working copy with synchronous=OFF", weak.unsynced_edits),
    "publish": ("folders not synced after the rename", weak.unsynced_folders),
    "backup": ("backups renamed before they are synced", weak.unsynced_files),
}


def lost(scene: Scene, quick: bool) -> Row:
    """The row of one scene: two processes record it, each its own time, and look at half of the states each."""
    row = Row(f"power loss: {scene.name}", "states", QUICK if quick else STATES, limit=None if quick else MINUTE)
    words, weaken = CONTROLS.get(scene.name, _FILES)
    with timed(row):
        parts = 1 if quick else PARTS
        halves = [Child(partial(_part, scene, row.goal // parts, number)) for number in range(parts)]
        for half in halves:
            said = half.end()
            if half.failed:
                row.damage(said[-1])
            else:
                row.add(Row.from_json(json.loads(said[-1])))
    many = _QUICK_CONTROL if quick else _CONTROL_STATES
    with place("power") as where, migrating_once():
        control(row, words, 1, lambda seen: _cut(seen, where, scene, many, weaken))
    return row


def _part(scene: Scene, goal: int, number: int, say: Say) -> None:
    part = Row("", "states", goal)
    with place("power") as where, migrating_once():
        _cut(part, where, scene, goal, number=number)
    say(json.dumps(part.as_json()))


ROWS = {f"power loss: {scene.name}": partial(lost, scene) for scene in SCENES}


@contextmanager
def migrating_once() -> Iterator[None]:
    """Hundreds of states begin with the same old file: what its migration made of it is made once."""
    upgrade, known = migrate.upgrade, dict[str, bytes]()

    def remembered(database: Path, name: str, *, start: int, to: int, key: Key | None = None) -> None:
        digest = workspace.digest_of(database)
        if digest in known:
            database.write_bytes(known[digest])
            return
        upgrade(database, name, start=start, to=to, key=key)
        known[digest] = database.read_bytes()

    migrate.upgrade = remembered
    try:
        yield
    finally:
        migrate.upgrade = upgrade


def _cut(
    row: Row,
    where: Place,
    scene: Scene,
    goal: int,
    weaken: Callable[[], None] | None = None,
    *,
    number: int = 0,
) -> None:
    """Record the scene and look at so many states of it; with a weakness until the first loss."""
    scene.begin(where)
    before = picture(where.root)
    log = where.root.with_suffix(".log")

    def program(say: Say) -> None:
        if weaken is not None:
            weaken()
        shim.watch(where.root)
        with shim.recording(log):
            scene.program(where)

    damaged = where.document.read_bytes() if scene.damaged else None
    old = scene.name == "migration"  # else the acts begin with nothing
    begin = Store.open(where.document, TYPES, read_only=True).content if old else None
    run(program)
    judge = Judge(row, where, work.states(20, begin), damaged)
    for state, promise in _moments(
        where.root, before, shim.read(log), goal, Random(f"{scene.name} {goal} {number}"), scene.acts
    ):
        judge.look(state, promise)
        row.tried += 1
        if weaken is not None and row.lost + row.damaged:
            return


def _moments(
    root: Path, before: dict[str, bytes | None], log: Sequence[shim.Entry], goal: int, random: Random, acts: int
) -> Iterator[tuple[State, Promise]]:
    """States spread over all moments at which the disk may be another one; no state twice under the same promise.

    Fewer than `goal` when so many cannot be found.
    """
    points = sum(entry.kind in CHANGES for entry in log)
    seen: set[tuple[int, int]] = set()
    there = any(path.endswith(".cxw") for path in before)
    for _ in range(_PASSES):
        disk, promise = Disk(root, before), Promise(acts, document=there)
        begun = len(seen)
        passed = 0
        for at, entry in enumerate(log):
            if entry.kind == "m":
                promise.hear(entry.one.decode())
                continue
            passed += entry.kind in CHANGES
            if not disk.feed(entry):
                continue
            due = -(-(goal - begun) * passed // points) - (len(seen) - begun)
            for state in disk.states(random, 2 * due if due > 0 else 0, at):
                key = state.digest(), promise.digest()
                if key not in seen:
                    seen.add(key)
                    yield state, promise
                    if len(seen) == goal:
                        return
                    due -= 1
                    if not due:
                        break
