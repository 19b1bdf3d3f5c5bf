"""Somebody meddles with the files while the program runs: deleted, renamed, replaced, read-only, the stick pulled."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from cxworkshop.core.errors import Problem
from cxworkshop.storage.store import Store
from cxworkshop.storage.workspace import Workspace
from torture import shim, weak, work
from torture.children import Child, Say
from torture.place import FILES, Place, place
from torture.row import Row, control, timed
from torture.work import TYPES

TIMES, QUICK = 10, 1  # each meddling
CONFLICTS, QUICK_CONFLICTS = 100, 4
Meddle = Callable[[Place, Random], object]


# -- what is done to the document --------------------------------------------------------------------------------------


def _deleted(where: Place, random: Random) -> None:
    where.document.unlink()


def _renamed(where: Place, random: Random) -> None:
    where.document.rename(where.document.with_name("Renamed.cxw"))


def _replaced(where: Place, random: Random) -> None:
    other = where.desk / "other.part"
    shutil.copy(FILES / "schema-2.cxw", other)
    other.replace(where.document)


def _written_over(where: Place, random: Random) -> None:
    shutil.copy(FILES / "schema-2.cxw", where.document)


def _read_only(where: Place, random: Random) -> None:
    shim.fail(shim.CHANGES, error=errno.EROFS, under=where.desk)


def _refused(where: Place, random: Random) -> None:
    shim.fail(shim.Calls.RENAME, error=errno.EACCES, under=where.desk)


def _pulled(where: Place, random: Random) -> None:
    where.desk.rename(where.root / "pulled")


def _dead(where: Place, random: Random) -> None:
    shim.fail(shim.CHANGES | shim.Calls.READ | shim.Calls.SYNC, error=errno.EIO, under=where.desk)


# -- what is done to the working copy ----------------------------------------------------------------------------------


def _database(where: Place) -> Path:
    return next(where.home.glob("working/open/*/workshop.sqlite"))


def _copy_deleted(where: Place, random: Random) -> None:
    _database(where).unlink()


def _copy_folder_deleted(where: Place, random: Random) -> None:
    shutil.rmtree(_database(where).parent)


def _copy_renamed(where: Place, random: Random) -> None:
    database = _database(where)
    database.rename(database.with_name("moved.sqlite"))


def _copy_replaced(where: Place, random: Random) -> None:
    database = _database(where)
    other = database.with_name("other.sqlite")
    shutil.copy(where.document, other)
    other.replace(database)


def _copy_written_over(where: Place, random: Random) -> None:
    content = where.document.read_bytes()
    with _database(where).open("r+b") as file:
        file.write(content)
        file.truncate()


def _copy_read_only(where: Place, random: Random) -> None:
    shim.fail(shim.CHANGES, error=errno.EROFS, under=where.home)


def _copy_dead(where: Place, random: Random) -> None:
    shim.fail(shim.CHANGES | shim.Calls.READ | shim.Calls.SYNC, error=errno.EIO, under=where.home)


def _copy_does_not_sync(where: Place, random: Random) -> None:
    shim.fail(shim.Calls.SYNC, at=random.randint(1, 6), many=1, error=errno.EIO, under=where.home)


def _home_deleted(where: Place, random: Random) -> None:
    shutil.rmtree(where.home)


WAYS: dict[str, tuple[Meddle, ...]] = {
    "document": (_deleted, _renamed, _replaced, _written_over, _read_only, _refused, _pulled, _dead),
    "working copy": (
        _copy_deleted,
        _copy_folder_deleted,
        _copy_renamed,
        _copy_replaced,
        _copy_written_over,
        _copy_read_only,
        _copy_dead,
        _copy_does_not_sync,
        _home_deleted,
    ),
}


# -- the rows ----------------------------------------------------------------------------------------------------------


def meddled(what: str, quick: bool) -> Row:
    """The row of one of the two files."""
    times = QUICK if quick else TIMES
    row = Row(NAMES[what], "times", times * len(WAYS[what]))
    with place("meddling") as where:
        with timed(row):
            for number in range(times):
                for way in WAYS[what]:
                    _meddle(row, where, way, number)
        control(row, _CONTROLS[what][0], 1, partial(_weakened, where, what))
    return row


def conflicts(quick: bool) -> Row:
    """The row of conflict copies."""
    row = Row(CONFLICT, "times", QUICK_CONFLICTS if quick else CONFLICTS)
    with place("meddling") as where:
        with timed(row):
            for number in range(row.goal):
                _conflict(row, where, number)
        control(row, "whatever is there is written over", 1, lambda seen: _conflict(seen, where, 0, weaken=True))
    return row


NAMES = {what: f"{what} deleted, renamed, replaced, read-only, unmounted" for what in WAYS}
CONFLICT = "document changed elsewhere: conflict copy"
ROWS = {**{name: partial(meddled, what) for what, name in NAMES.items()}, CONFLICT: conflicts}


def _meddle(row: Row, where: Place, way: Meddle, number: int, weaken: Callable[[], object] | None = None) -> None:
    """Work, meddle, work on, publish if it goes, put back what can be, and die or close; then look what is there."""
    row.tried += 1
    random = Random(f"{way.__name__} {number}")
    where.begin()
    before, after = random.randint(0, 3), random.randint(1, 3)
    publishes, closes = random.random() < 0.5, random.random() < 0.5
    name = way.__name__.strip("_").replace("_", " ")

    def program(say: Say) -> None:
        if weaken is not None:
            weaken()
        shim.watch(where.root)
        store = Store.open(where.document, TYPES)
        saved = 0
        for _ in range(before):
            saved += 1
            work.act(store, saved)
        if publishes:
            store.publish()
        say(f"saved {saved} {work.digest(store.content)}")
        way(where, random)
        for _ in range(after):
            try:
                work.act(store, saved + 1)
            except Problem as problem:
                say(f"told: {problem}")
                continue
            saved += 1
            say(f"saved {saved} {work.digest(store.content)}")
        with suppress(Problem):
            done = store.publish()
            if done.changed:
                say("published")
        shim.heal()
        if (where.root / "pulled").exists():
            shutil.rmtree(where.desk, ignore_errors=True)
            (where.root / "pulled").rename(where.desk)
        try:
            store.publish()
            say("published")
            if closes:
                store.close()
        except Problem as problem:
            say(f"told: {problem}")
        say("ended")

    said = Child(program).end()
    if "ended" not in said:
        row.damage(f"{name}: {said[-1] if said else 'silence'}")
        return
    saved = next(line for line in reversed(said) if line.startswith("saved ")).split()[2]
    if "published" not in said and not any(line.startswith("told: ") for line in said):
        row.damage(f"{name}: nothing was published, and nobody was told")
    where.desk.mkdir(exist_ok=True)
    theirs = (FILES / "schema-2.cxw").read_bytes()
    if way in (_replaced, _written_over) and where.document.read_bytes() != theirs:
        row.lose(f"{name}: what somebody else put there is gone")
    _look(row, where, name, saved, how=said)


def _look(row: Row, where: Place, name: str, saved: str, how: list[str]) -> None:
    """What was called saved is in some workshop on the desk, opened as a person would."""
    try:
        if not where.document.exists() and not where.documents():
            row.lose(f"{name}: there is no document left: {how}")
            return
        there = set()
        for path in {where.document, *where.documents()}:
            with suppress(Problem), Store.open(path, TYPES) as store:
                there.add(work.digest(store.content))
        for path in where.documents():
            there.add(work.digest(Store.open(path, TYPES, read_only=True).content))
        if saved not in there:
            row.lose(f"{name}: what was called saved is nowhere: {[line[:90] for line in how]}")
    except Problem as problem:
        row.damage(f"{name}: {problem}")


_CONTROLS: dict[str, tuple[str, Callable[[], None], tuple[Meddle, ...]]] = {
    "document": ("whatever is there is written over", weak.anything_is_ours, (_written_over,)),
    "working copy": ("a refused step called saved", weak.refusals_are_nothing, (_copy_deleted, _copy_replaced)),
}


def _weakened(where: Place, what: str, seen: Row) -> None:
    _, weaken, ways = _CONTROLS[what]
    for number in range(4):
        for way in ways:
            _meddle(seen, where, way, number, weaken)


# -- conflict copies ---------------------------------------------------------------------------------------------------


def _conflict(row: Row, where: Place, number: int, *, weaken: bool = False) -> None:
    """Something else writes the document while we work: theirs stays byte for byte, ours is beside it and whole."""
    row.tried += 1
    random = Random(f"conflict {number}")
    where.begin()
    store = Store.open(where.document, TYPES)
    for act in range(1, random.randint(2, 6)):
        work.act(store, act)
        if random.random() < 0.3:
            store.publish()
    work.act(store, 10)
    theirs = _theirs(where, random)
    knows = Workspace.knows
    if weaken:
        weak.anything_is_ours()
    try:
        saved = work.digest(store.content)
        if random.random() < 0.3:  # the program dies first; it is the next start that finds it
            store.close(publish=False)
            with suppress(Problem):
                store = Store.open(where.document, TYPES)
                store.close()
        else:
            store.publish()
            store.close()
    finally:
        setattr(Workspace, "knows", knows)  # noqa: B010
    if where.document.read_bytes() != theirs:
        row.lose(f"conflict {number}: what somebody else wrote is gone")
    ours = [path for path in where.documents() if path != where.document]
    if len(ours) != 1 or "(conflict " not in ours[0].name:
        row.damage(f"conflict {number}: there are {[path.name for path in ours]}")
    elif work.digest(Store.open(ours[0], TYPES, read_only=True).content) != saved:
        row.lose(f"conflict {number}: the copy has other content")


def _theirs(where: Place, random: Random) -> bytes:
    """Somebody else's bytes in place of the document."""
    ours = where.document.read_bytes()
    match random.randrange(6):
        case 0:
            theirs = (FILES / f"schema-{random.randint(1, 3)}.cxw").read_bytes()
        case 1:
            theirs = b""
        case 2:
            theirs = ours[: random.randrange(len(ours))]
        case 3:
            place = random.randrange(len(ours))
            theirs = ours[:place] + bytes([ours[place] ^ 1 << random.randrange(8)]) + ours[place + 1 :]
        case 4:
            theirs = "A table that somebody saved under this name.".encode("utf-16")
        case _:
            other = where.desk / "other.cxw"
            shutil.copy(where.document, other)
            with Store.open(other, TYPES) as store:
                work.act(store, 999)
            theirs = other.read_bytes()
            other.unlink()
    if random.random() < 0.5:
        where.document.unlink()
    where.document.write_bytes(theirs)
    return theirs
