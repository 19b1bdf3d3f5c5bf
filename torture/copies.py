"""Copies to a stick that is taken away, full, write-protected or dead: the old copy or the new one, and a word."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from cxworkshop.core.errors import Problem
from cxworkshop.storage import publish, trouble
from cxworkshop.storage.store import Store
from cxworkshop.storage.workingcopy import WorkingCopy
from torture import shim, work
from torture.children import Child, Say
from torture.place import FILES, Place, place
from torture.row import Row, control, timed
from torture.work import TYPES

TIMES, QUICK = 10, 1  # each way
NAME = "copy to a target deleted, renamed, replaced, read-only, unmounted, full"
Meddle = Callable[[Path, Random], object]  # with the target, whose folder is the stick


def _deleted(target: Path, random: Random) -> None:
    target.unlink()


def _renamed(target: Path, random: Random) -> None:
    target.rename(target.with_name("Renamed.cxw"))


def _replaced(target: Path, random: Random) -> None:
    shutil.copy(FILES / "schema-2.cxw", target)


def _a_folder(target: Path, random: Random) -> None:
    target.unlink()
    target.mkdir()


def _gone(target: Path, random: Random) -> None:
    shutil.rmtree(target.parent)


def _unmounted(target: Path, random: Random) -> None:
    target.parent.rename(target.parent.with_name("pulled"))


def _read_only(target: Path, random: Random) -> None:
    shim.fail(shim.CHANGES, error=errno.EROFS, under=target.parent)


def _refused(target: Path, random: Random) -> None:
    shim.fail(shim.Calls.RENAME, error=errno.EACCES, under=target.parent)


def _dead(target: Path, random: Random) -> None:
    shim.fail(shim.CHANGES | shim.Calls.READ | shim.Calls.SYNC, error=errno.EIO, under=target.parent)


def _full(target: Path, random: Random) -> None:
    shim.fail(shim.GROWS, at=random.randint(1, 120), under=target.parent)


WAYS: tuple[Meddle, ...] = (
    _deleted, _renamed, _replaced, _a_folder, _gone, _unmounted, _read_only, _refused, _dead, _full,
)  # fmt: skip
KEEPS = (_read_only, _refused, _dead, _full)  # the copy of before is there all along


def copied(quick: bool) -> Row:
    """A copy, the harm, and the copy again; then the work goes on."""
    times = QUICK if quick else TIMES
    row = Row(NAME, "times", times * len(WAYS))
    with place("copies") as where:
        with timed(row):
            for number in range(times):
                for way in WAYS:
                    _copy(row, where, way, number)

        def straight(seen: Row) -> None:
            for number in range(20):
                _copy(seen, where, _full, number, _straight)

        control(row, "copies written over the one of before", 1, straight)
    return row


ROWS = {NAME: copied}


def _straight() -> None:
    """A copy is written where the one of before is, not beside it."""

    def over(copy: WorkingCopy, target: Path, rows: dict[str, int], **more: Any) -> None:
        with trouble.told(target.name, safe="", folder=target.parent):
            publish.write_whole(copy, target, rows, **more)

    publish.copy_to = over


def _copy(row: Row, where: Place, way: Meddle, number: int, weaken: Callable[[], object] | None = None) -> None:
    row.tried += 1
    name = f"{way.__name__.strip('_').replace('_', ' ')} {number}"
    where.begin()
    stick = where.root / "stick"
    stick.mkdir()
    target = stick / "Copy.cxw"
    random = Random(name)

    def program(say: Say) -> None:
        if weaken is not None:
            weaken()
        shim.watch(where.root)
        store = Store.open(where.document, TYPES)
        work.act(store, 1)
        store.copy_to(target)
        work.act(store, 2)
        way(target, random)
        try:
            store.copy_to(target)
            say("copied")
        except Problem as problem:
            say(f"told: {problem}")
        shim.heal()
        work.act(store, 3)
        store.close()
        say("ended")

    said = Child(program).end()
    if "ended" not in said:
        row.damage(f"{name}: {said[-1] if said else 'silence'}")
        return
    if "copied" not in said and not any(line.startswith("told: ") for line in said):
        row.damage(f"{name}: no copy, and nobody is told")
    try:
        _look(row, where, target, name, work.states(3), new="copied" in said, old=way in KEEPS)
    except Problem as problem:
        row.damage(f"{name}: {problem}")


def _look(row: Row, where: Place, target: Path, name: str, states: list[str], *, new: bool, old: bool) -> None:
    """The workshop has every act; every copy on the stick is whole, and the new one if it was called copied."""
    if work.digest(Store.open(where.document, TYPES, read_only=True).content) != states[3]:
        row.lose(f"{name}: the workshop itself has other content")
    if new and work.digest(Store.open(target, TYPES, read_only=True).content) != states[2]:
        row.lose(f"{name}: what was called copied is not there")
    if old and not new and not target.is_file():
        row.lose(f"{name}: the copy of before is gone")
    theirs = (FILES / "schema-2.cxw").read_bytes()
    for folder in (target.parent, target.parent.with_name("pulled")):
        for path in folder.glob("*") if folder.is_dir() else ():
            if path.is_dir() or path.read_bytes() == theirs:
                continue
            if path.name.startswith("."):
                row.damage(f"{name}: {path.name} is left")
            elif work.digest(Store.open(path, TYPES, read_only=True).content) not in states[1:3]:
                row.damage(f"{name}: {path.name} is as the workshop never was")
    if lying := where.left_over():
        row.damage(f"{name}: after closing there is still {lying}")
