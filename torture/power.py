"""Power loss: what the program wrote is recorded, and opened again as every moment of it may have left the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from cxworkshop.storage import migrate, workspace
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.store import Store
from torture import shim, weak, work
from torture.children import Say, run
from torture.judge import Judge
from torture.place import Place, place
from torture.replay import Disk, State, picture
from torture.row import Row, control, timed
from torture.scenes import SCENES, Promise, Scene
from torture.work import TYPES

STATES, QUICK = 1500, 40
MINUTE = 60.0
_CONTROL_STATES = 1500

_FILES = ("documents renamed before they are synced", weak.unsynced_files)
CONTROLS: dict[str, tuple[str, Callable[[], None]]] = {
    "edits": ("working copy with synchronous=OFF", weak.unsynced_edits),
    "publish": ("folders not synced after the rename", weak.unsynced_folders),
    "backup": ("backups renamed before they are synced", weak.unsynced_files),
}


def lost(scene: Scene, quick: bool) -> Row:
    """The row of one scene."""
    row = Row(f"power loss: {scene.name}", "states", QUICK if quick else STATES, limit=None if quick else MINUTE)
    words, weaken = CONTROLS.get(scene.name, _FILES)
    with place("power") as where, migrating_once():
        with timed(row):
            _cut(row, where, scene, row.goal)
        control(row, words, 1, lambda seen: _cut(seen, where, scene, _CONTROL_STATES, weaken))
    return row


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


def _cut(row: Row, where: Place, scene: Scene, goal: int, weaken: Callable[[], None] | None = None) -> None:
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
    for state, promise in _moments(where.root, before, shim.read(log), goal):
        judge.look(state, promise)
        row.tried += 1
        if weaken is not None and row.lost + row.damaged:
            return


def _moments(
    root: Path, before: dict[str, bytes | None], log: Sequence[shim.Entry], goal: int
) -> Iterator[tuple[State, Promise]]:
    """States spread over all moments at which the disk may be another one."""
    random = Random(goal)
    points = sum(entry.kind in "wtsdur" for entry in log)
    disk, promise = Disk(root, before), Promise()
    promise.document = any(path.endswith(".cxw") for path in before)
    made = passed = 0
    for at, entry in enumerate(log):
        if entry.kind == "m":
            promise.hear(entry.one.decode())
            continue
        if not disk.feed(entry):
            continue
        passed += 1
        due = min(goal, -(-goal * passed // points)) - made
        for state in disk.states(random, max(0, due), at):
            made += 1
            yield state, promise
