"""Two who want one workshop: who comes second is told who holds it and may read; a dead holder keeps nobody out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from cxworkshop.core.errors import InUse, Problem
from cxworkshop.shell.program import Program
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.storage import locks
from cxworkshop.storage.store import Store
from torture import work
from torture.children import Child, Say
from torture.place import Place, place
from torture.row import Row, control, timed
from torture.window import left, opened, window
from torture.work import TYPES

TIMES, QUICK = 20, 2
READ = "Open to read only"
_ANOTHER = "4711\nLAPTOP-7\n123456\n"  # a marker of another computer


def held(name: str, quick: bool) -> Row:
    """The row of one kind of holder."""
    harm, words, weaken = HOLDERS[name]
    row = Row(name, "times", QUICK if quick else TIMES)
    with place("holders") as where, window() as program:
        with timed(row):
            for number in range(row.goal):
                _try(harm, row, where, program, number)

        def weakened(seen: Row) -> None:
            with weaken():
                _try(harm, seen, where, program, 0)

        control(row, words, 1, weakened)
    return row


def _try(harm: Harm, row: Row, where: Place, program: Program, number: int) -> None:
    row.tried += 1
    where.begin()
    try:
        harm(row, where, program, number)
    except Problem as problem:
        row.damage(f"{number}: {problem}")
    finally:
        left(program)


def _held(where: Place, home: Path | None = None) -> Child:
    """A process that holds the workshop, with two acts that are not in the document yet."""

    def program(say: Say) -> None:
        if home is not None:
            os.environ["CXWORKSHOP_HOME"] = str(home)
        store = Store.open(where.document, TYPES)
        for number in (1, 2):
            work.act(store, number)
        say("open")
        time.sleep(60)

    child = Child(program)
    child.wait_for("open")
    return child


def _refused(row: Row, where: Place, program: Program, words: str) -> None:
    """Opening for work is refused in these words, reading goes, and the document is what it was."""
    before = where.document.read_bytes()
    _told(row, where, program, words)
    try:
        Store.open(where.document, TYPES).close(publish=False)
        row.damage("a second one may write")
    except InUse as told:
        if words not in told.happened or "read-only" not in told.todo:
            row.damage(f"the sentence is: {told}")
    if work.digest(Store.open(where.document, TYPES, read_only=True).content) != work.states(0)[0]:
        row.damage("what is read is not the document")
    if where.document.read_bytes() != before:
        row.damage("the document was changed")


def _told(row: Row, where: Place, program: Program, words: str) -> None:
    """The window says what happened, what is safe and what to do, and its deed opens the workshop to be read."""
    found = opened(program, where.document)
    if not isinstance(found, str):
        row.damage("the window of a second one may write")
        return
    for part in (words, "Nothing was changed.", "read-only", READ):
        if part not in found:
            row.damage(f"the window does not say “{part}”, but: {found}")
            return
    found = opened(program, where.document, deed=READ)
    if isinstance(found, str) or not found.read_only:
        row.damage(f"the window does not open it to be read: {found}")
    elif work.digest(found.content) != work.states(0)[0]:
        row.damage("what the window shows is not the document")
    elif program.desk.do(add_team, "Night Desk"):
        row.damage("who only reads may write")


def _second(row: Row, where: Place, program: Program, number: int) -> None:
    """Every other time the second one is another account of this computer, which has another data folder."""
    child = _held(where, where.root / "another home" if number % 2 else None)
    try:
        _refused(row, where, program, "is already open in another window")
    finally:
        child.kill()
        child.end()


def _killed(row: Row, where: Place, program: Program, number: int) -> None:
    child = _held(where, where.root / "another home" if number % 2 else None)
    child.kill()
    child.end()
    store = opened(program, where.document)
    if isinstance(store, str):
        row.damage(f"the window of the next one says: {store}")
    elif number % 2 == 0 and work.digest(store.content) != work.states(2)[2]:
        row.lose("what the holder had done is not there")
    left(program)
    Store.open(where.document, TYPES).close()
    if lying := where.left_over():
        row.damage(f"after closing there is still {lying}")


def _elsewhere(row: Row, where: Place, program: Program, number: int) -> None:
    marker = locks.marker_of(where.document)
    marker.write_text(_ANOTHER, encoding="utf-8")
    _refused(row, where, program, "is open on the computer “LAPTOP-7”")
    copy = where.desk / "Copy.cxw"
    Store.open(where.document, TYPES, read_only=True).copy_to(copy)
    Store.open(copy, TYPES).close()
    if marker.read_text(encoding="utf-8") != _ANOTHER:
        row.damage("the other computer's marker was touched")
    marker.unlink()
    left(program)
    if isinstance(found := opened(program, where.document), str):
        row.damage(f"when the other computer is done, the window says: {found}")


# -- what is weakened so that it must fail -----------------------------------------------------------------------------


@contextmanager
def _without_locks() -> Iterator[None]:
    held = locks.Held.__init__, locks.Held.release

    def take(self: locks.Held, document: Path, *, new: bool = False) -> None:
        self.document = document

    setattr(locks.Held, "__init__", take)  # noqa: B010
    setattr(locks.Held, "release", lambda self: None)  # noqa: B010
    try:
        yield
    finally:
        setattr(locks.Held, "__init__", held[0])  # noqa: B010
        setattr(locks.Held, "release", held[1])  # noqa: B010


@contextmanager
def _every_marker_is_alive() -> Iterator[None]:
    from filelock import SoftFileLock

    breaking, dropping = SoftFileLock._try_break_stale_lock, locks.Held._drop_dead
    setattr(SoftFileLock, "_try_break_stale_lock", lambda self: None)  # noqa: B010
    setattr(locks.Held, "_drop_dead", lambda self, path: None)  # noqa: B010
    try:
        yield
    finally:
        setattr(SoftFileLock, "_try_break_stale_lock", breaking)  # noqa: B010
        setattr(locks.Held, "_drop_dead", dropping)  # noqa: B010


Harm = Callable[[Row, Place, Program, int], None]
Weaken = Callable[[], AbstractContextManager[None]]
HOLDERS: dict[str, tuple[Harm, str, Weaken]] = {
    "second instance": (_second, "a program without locks", _without_locks),
    "killed holder": (_killed, "a marker that outlives its program", _every_marker_is_alive),
    "lock of another machine": (_elsewhere, "a program without locks", _without_locks),
}
ROWS = {name: partial(held, name) for name in HOLDERS}
