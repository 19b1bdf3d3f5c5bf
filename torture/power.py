"""Power loss: what the program wrote is recorded, and opened again as every moment of it may have left the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from cxworkshop.core.errors import BadFile, Locked, Problem
from cxworkshop.storage import migrate, workspace
from cxworkshop.storage.cipher import MAGIC, SALT, Key
from cxworkshop.storage.store import Store
from torture import shim, weak, work
from torture.children import Say, run
from torture.clock import Clock
from torture.place import FILES, Place, place
from torture.replay import Disk, State, picture, put
from torture.row import Row, control, timed
from torture.work import TYPES

STATES, QUICK = 1500, 40
MINUTE = 60.0
_CONTROL_STATES = 1500
PASSPHRASE = "correct horse battery"


class Scene:
    """A program that is recorded, and what it has promised at each moment of the log."""

    def __init__(self, name: str, begin: Callable[[Place], object], program: Callable[[Place], object]) -> None:
        self.name, self.begin, self.program = name, begin, program


class Promise:
    """What was promised when the power went: acts done, acts begun, acts in the document, and whether there is one.

    `locked`: everything is under the passphrase.
    """

    def __init__(self) -> None:
        self.done = self.begun = self.published = 0
        self.document = self.locked = False

    def hear(self, mark: str) -> None:
        """Take a mark of the log in."""
        word, _, number = mark.partition(" ")
        match word:
            case "begin":
                self.begun = int(number)
            case "done":
                self.done = int(number)
            case "published":
                self.published, self.document = int(number), True
            case "locked":
                self.locked = True


# -- the programs ------------------------------------------------------------------------------------------------------


def acts(store: Store, first: int, many: int) -> None:
    """Some acts, each promised once it returned."""
    for number in range(first, first + many):
        shim.mark(f"begin {number}")
        work.act(store, number)
        shim.mark(f"done {number}")


def published(store: Store, upto: int) -> None:
    """Publishing, promised once it returned."""
    store.publish()
    shim.mark(f"published {upto}")


def _edits(where: Place) -> None:
    store = Store.open(where.document, TYPES)
    acts(store, 1, 14)
    store.close(publish=False)
    store = Store.open(where.document, TYPES)
    acts(store, 15, 4)


def _publish(where: Place) -> None:
    store = Store.create(where.document, TYPES)
    shim.mark("published 0")
    acts(store, 1, 2)
    published(store, 2)
    acts(store, 3, 2)
    published(store, 4)
    store.copy_to(where.document.with_name("Copy.cxw"))
    acts(store, 5, 1)
    store.close()
    shim.mark("published 5")
    store = Store.open(where.document, TYPES)
    acts(store, 6, 1)
    store.close()
    shim.mark("published 6")


def _backup(where: Place) -> None:
    clock = Clock()
    upto = 0
    for _ in range(2):
        store = Store.open(where.document, TYPES, clock=clock)
        for _ in range(3):
            clock.now += timedelta(minutes=6)
            upto += 1
            acts(store, upto, 1)
        clock.now += timedelta(days=1)
        store.close()
        shim.mark(f"published {upto}")


def _migrate(where: Place) -> None:
    shim.mark("published 0")
    store = Store.open(where.document, TYPES)
    acts(store, 1, 2)
    published(store, 2)
    acts(store, 3, 1)
    store.close()
    shim.mark("published 3")


def _old(where: Place) -> None:
    where.clear()
    shutil.copy(FILES / "schema-1.cxw", where.document)


def _passphrase(where: Place) -> None:
    store = Store.open(where.document, TYPES)
    acts(store, 1, 2)
    store.set_passphrase(PASSPHRASE)
    shim.mark("published 2")
    shim.mark("locked 2")
    acts(store, 3, 2)
    published(store, 4)
    acts(store, 5, 1)
    store.close()
    shim.mark("published 5")


SCENES = (
    Scene("edits", Place.begin, _edits),
    Scene("publish", Place.clear, _publish),
    Scene("backup", Place.begin, _backup),
    Scene("migration", _old, _migrate),
    Scene("passphrase", Place.begin, _passphrase),
)


# -- what is weakened so that it must lose -----------------------------------------------------------------------------


CONTROLS: dict[str, tuple[str, Callable[[], None]]] = {
    "edits": ("working copy with synchronous=OFF", weak.unsynced_edits),
    "publish": ("folders not synced after the rename", weak.unsynced_folders),
    "backup": ("backups renamed before they are synced", weak.unsynced_files),
    "migration": ("documents renamed before they are synced", weak.unsynced_files),
    "passphrase": ("documents renamed before they are synced", weak.unsynced_files),
}


# -- the row -----------------------------------------------------------------------------------------------------------


def lost(scene: Scene, quick: bool) -> Row:
    """The row of one scene."""
    row = Row(f"power loss: {scene.name}", "states", QUICK if quick else STATES, limit=None if quick else MINUTE)
    words, weaken = CONTROLS[scene.name]
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

    begin = None if not where.document.exists() else Store.open(where.document, TYPES, read_only=True).content
    run(program)
    judge = Judge(row, where, work.states(20, begin))
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


class Judge:
    """Opens what a power cut left and compares it with what was promised."""

    def __init__(self, row: Row, where: Place, states: Sequence[str]) -> None:
        self._row, self._where, self._states = row, where, states
        self._whole: dict[bytes, int] = {}  # files that were read already, and the act up to which they hold all
        self._looked = 0
        self._keys: dict[bytes, Key] = {}  # by their salt: to make one takes a quarter of a second

    def look(self, state: State, promise: Promise) -> None:
        """Count what is lost or damaged in one state."""
        self._looked += 1
        put(self._where.root, state.files)
        try:
            self._files(state, promise)
            self._workshop(state, promise)
        except Exception as error:
            self._row.damage(f"at {state.at}: {type(error).__name__}: {error}")

    def _files(self, state: State, promise: Promise) -> None:
        """Every file a person may open is whole, and the document holds what was published."""
        root = self._where.root
        for name, content in state.files.items():
            if promise.locked and (content or b"").startswith(MAGIC):
                self._row.damage(f"at {state.at}: {name} can be read without the passphrase")
        for path in (*self._where.documents(), *self._where.backups()):
            upto = self._read(path, state.files[path.relative_to(root).as_posix()] or b"")
            if upto is None:
                self._row.damage(f"at {state.at}: {path.name} cannot be read, or is not as it ever was")
            elif upto > promise.begun:
                self._row.damage(f"at {state.at}: {path.name} is ahead of the acts")
            elif path == self._where.document and upto < promise.published:
                self._row.lose(f"at {state.at}: published up to {promise.published}, the file has {upto}")
        if promise.document and not self._where.document.exists():
            self._row.lose(f"at {state.at}: the document is gone")

    def _read(self, path: Path, content: bytes) -> int | None:
        known = self._whole.get(content)
        if known is None:
            try:
                found = work.digest(self._open(path, read_only=True).content)
            except Problem:
                return None
            if found not in self._states:
                return None
            known = self._whole[content] = len(self._states) - 1 - self._states[::-1].index(found)
        return known

    def _open(self, path: Path, *, read_only: bool = False) -> Store:
        """Open it, with the passphrase where it asks for one."""
        try:
            return Store.open(path, TYPES, read_only=read_only)
        except Locked:
            salt = path.read_bytes()[:SALT]
            if salt not in self._keys:
                self._keys[salt] = Key(PASSPHRASE, salt)
            return Store.open(path, TYPES, read_only=read_only, key=self._keys[salt])

    def _workshop(self, state: State, promise: Promise) -> None:
        """Opened for work, everything that was done is there; and once closed, nothing of it lies about."""
        try:
            store = self._open(self._where.document)
        except BadFile:
            if promise.document or promise.done:
                self._row.lose(f"at {state.at}: the workshop cannot be opened any more")
            return
        try:
            found = work.digest(store.content)
            if found not in self._states[promise.done : promise.begun + 1]:
                self._row.lose(
                    f"at {state.at}: acts {promise.done} to {promise.begun} were done, other content is there"
                )
            if store.recovered is not None and (store.recovered.damaged or store.recovered.kept_as):
                self._row.damage(f"at {state.at}: {store.recovered.sentence}")
            if self._looked % 4 == 0 and (wrong := work.check(store)) is not None:
                self._row.damage(f"at {state.at}: {wrong}")
        finally:
            store.close(publish=self._looked % 4 == 0)
        if self._looked % 4 == 0:
            self._clean(state)

    def _clean(self, state: State) -> None:
        if left := self._where.left_over():
            self._row.damage(f"at {state.at}: after closing there is still {left}")
