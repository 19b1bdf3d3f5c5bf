"""kill -9 at a random moment: whatever the program had called saved is there again, and no file is damaged."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import fileform, workspace
from cxworkshop.storage.store import Store
from torture import weak, work
from torture.children import Child, Say
from torture.place import FILES, Place, place, sample
from torture.row import Row, control, timed
from torture.work import TYPES

CYCLES = {"editing": 500, "publishing": 200, "migrating": 100, "freezing": 100}
QUICK = {"editing": 6, "publishing": 4, "migrating": 3, "freezing": 3}
_LIVES = 25  # cycles that one workshop lives through
_LONGEST = {"editing": 0.05, "publishing": 0.12, "migrating": 0.4, "freezing": 0.12}  # seconds until it is killed
_MOST_ACTS = 60  # in one cycle


def killed(what: str, quick: bool) -> Row:
    """The row of one thing that the program may be at when it is killed."""
    goal = (QUICK if quick else CYCLES)[what]
    row = Row(NAMES[what], "cycles", goal)
    with place("killing") as where:
        with timed(row):
            _cycles(row, where, what, goal)
        control(row, _CONTROLS[what][0], 20, _weakened(where, what))
    return row


NAMES = {what: f"kill -9 while {what}" for what in CYCLES} | {"freezing": "kill -9 while freezing a revision"}
ROWS = {name: partial(killed, what) for what, name in NAMES.items()}


def _cycles(row: Row, where: Place, what: str, goal: int, weaken: Callable[[], object] | None = None) -> None:
    random = Random(f"{what} {goal}")
    while row.tried < goal:
        many = min(_LIVES, goal - row.tried)
        if what == "migrating":
            for _ in range(many):
                _migrated(row, where, random, weaken)
        else:
            _Life(row, where, what, random, weaken).live(many)


# -- a workshop that is edited, published and frozen through many deaths -----------------------------------------------


class _Life:
    """One workshop, and beside it the same in a store that cannot fail, which knows what must be there."""

    def __init__(self, row: Row, where: Place, what: str, random: Random, weaken: Callable[[], object] | None) -> None:
        self._row, self._where, self._what, self._random, self._weaken = row, where, what, random, weaken
        content = sample() if what == "freezing" else None
        where.begin(content)
        self._truth = MemoryStore(Content(content) if content is not None else None)
        self._done = 0  # acts that are in the workshop
        self._states = {work.digest(self._truth.content): 0}
        self._published = 0

    def live(self, many: int) -> None:
        """Die so often; what one death destroyed is not looked for again after the next."""
        for _ in range(many):
            self._row.tried += 1
            before = self._row.lost + self._row.damaged
            said = self._die()
            try:
                self._look(said)
            except Problem as problem:
                self._row.damage(f"after act {self._done}: {problem}")
            if self._row.lost + self._row.damaged > before:
                return
        self._where.two_hours_later()
        Store.open(self._where.document, TYPES).close()
        if left := self._where.left_over():
            self._row.damage(f"after closing there is still {left}")

    def _die(self) -> list[str]:
        child = Child(self._program)
        if self._random.random() < 0.85:
            child.wait_for("open")
        time.sleep(self._random.uniform(0.0, _LONGEST[self._what]))
        child.kill()
        return child.end()

    def _program(self, say: Say) -> None:
        if self._weaken is not None:
            self._weaken()
        store = Store.open(self._where.document, TYPES)
        say("open")
        for number in range(self._done + 1, self._done + _MOST_ACTS):
            if weak.called_saved_early:
                say(f"done {number}")
                time.sleep(0.002)
            self._act(store, number)
            say(f"done {number}")
            if self._what == "publishing":
                store.publish()
                say(f"published {number}")
        time.sleep(60)

    def _act(self, store: MemoryStore, number: int) -> None:
        if self._what == "freezing" and number % 2:
            work.freeze(store, number)
        else:
            work.act(store, number)

    def _look(self, said: list[str]) -> None:
        """Compare what is there with what was called saved."""
        done = max([self._done, *(int(line[5:]) for line in said if line.startswith("done "))])
        self._published = max([self._published, *(int(line[10:]) for line in said if line.startswith("published "))])
        self._follow(done)
        document = self._document()
        with closing(_Opened(self._where.document)) as opened:
            store = opened.store
            there = work.digest(store.content)
            if there != work.digest(self._truth.content):
                self._follow(done + 1)  # what was begun may have been finished
                if there != work.digest(self._truth.content):
                    self._row.lose(f"acts up to {done} were called saved, other content is there")
            self._compare(document)
            if self._random.random() < 0.2 and (wrong := work.check(store)) is not None:
                self._row.damage(wrong)
            if store.recovered is not None and (store.recovered.damaged or store.recovered.kept_as):
                self._row.damage(store.recovered.sentence)
            if self._random.random() < 0.3:
                store.publish()
                self._published = self._done

    def _follow(self, upto: int) -> None:
        self._truth.end_typing()
        while self._done < upto:
            self._done += 1
            self._act(self._truth, self._done)
            self._states[work.digest(self._truth.content)] = self._done

    def _document(self) -> str | None:
        try:
            return work.digest(Store.open(self._where.document, TYPES, read_only=True).content)
        except Problem as problem:
            self._row.damage(f"the document cannot be read: {problem}")
            return None

    def _compare(self, document: str | None) -> None:
        """The document is as it was after some act, and not before the one that was published last."""
        if document is not None and document not in self._states:
            self._row.damage("the document is as the workshop never was")
        elif document is not None and self._states[document] < self._published:
            self._row.lose(f"published up to {self._published}, the document has {self._states[document]}")


class _Opened:
    """A store that is let go without publishing."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path, TYPES)

    def close(self) -> None:
        self.store.close(publish=False)


# -- a file of an older version that is brought up to date ------------------------------------------------------------


def _migrated(row: Row, where: Place, random: Random, weaken: Callable[[], object] | None) -> None:
    """Open an old file, or what an older program left, and die; every other time something is left."""
    row.tried += 1
    where.clear()
    version = random.randint(1, fileform.VERSION - 1)
    shutil.copy(FILES / f"schema-{version}.cxw", where.document)
    before = where.document.read_bytes()
    truth = MemoryStore(Store.open(where.document, TYPES, read_only=True).content)
    backed_up = work.digest(truth.content)
    if random.random() < 0.5:
        team = truth.content.of(Team)[0]
        with truth.step("Left") as draft:
            draft.change(team, purpose="Left by an older program")
        _leave(where, team.id)
    states = [work.digest(truth.content)]
    work.act(truth, 1)
    states.append(work.digest(truth.content))

    def program(say: Say) -> None:
        if weaken is not None:
            weaken()
        store = Store.open(where.document, TYPES)
        say("open")
        work.act(store, 1)
        say("done 1")
        store.publish()
        say("published 1")
        store.close()

    child = Child(program)
    if random.random() < 0.5:
        child.wait_for("open")
    time.sleep(random.uniform(0.0, _LONGEST["migrating"]))
    child.kill()
    said = child.end()
    try:
        if where.document.read_bytes() != before:
            found = work.digest(Store.open(where.document, TYPES, read_only=True).content)
            if found not in states:
                row.damage("the document is neither the old one nor the new one")
        for path in where.backups():
            found = work.digest(Store.open(path, TYPES, read_only=True).content)
            if found not in (backed_up, *states):
                row.damage(f"the backup {path.name} has other content")
        with closing(_Opened(where.document)) as opened:
            if work.digest(opened.store.content) not in states["done 1" in said :]:
                row.lose(f"a file of version {version}: other content is there")
    except Problem as problem:
        row.damage(f"a file of version {version}: {problem}")


def _leave(where: Place, team: str) -> None:
    """What a program of the file's version would leave: a working copy with one edit that was not published."""
    place = workspace.new(where.document)
    place.edited = True
    shutil.copy(where.document, place.database)
    with closing(sqlite3.connect(place.database, isolation_level=None)) as connection:
        (edit,) = connection.execute("SELECT max(edit) FROM step").fetchone()
        connection.execute("UPDATE team SET purpose = 'Left by an older program' WHERE id = ?", (team,))
        connection.execute("UPDATE step SET edit = edit + 1 WHERE edit = ?", (edit,))
    place.announce(workspace.Published(workspace.digest_of(where.document), edit))


# -- what is weakened so that it must lose -----------------------------------------------------------------------------

_CONTROLS: dict[str, tuple[str, Callable[[], None]]] = {
    "editing": ("called saved before it is", weak.early),
    "publishing": ("written over the document in place", weak.in_place),
    "migrating": ("written over the document in place", weak.in_place),
    "freezing": ("called saved before it is", weak.early),
}


def _weakened(where: Place, what: str) -> Callable[[Row], None]:
    weaken = _CONTROLS[what][1]
    return lambda seen: _cycles(seen, where, what, 10, weaken)
