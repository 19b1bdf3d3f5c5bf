"""A full disk, beginning at every single write of a session and of a publish: nothing breaks, and the work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from cxworkshop.core.errors import DiskFull, Problem
from cxworkshop.storage import workspace
from cxworkshop.storage.store import Store
from torture import shim, weak, work
from torture.children import Child, Say
from torture.clock import Clock
from torture.place import Place, place
from torture.replay import picture, put
from torture.row import Row, control, timed
from torture.work import TYPES

QUICK = 4  # writes of each at which the disk is full
_ACTS = 6


class Full(Exception):  # noqa: N818
    """The disk was full and stays so: the program ends here, as a person would give up."""


class Session:
    """A program that does one move after the other; a move that finds the disk full is done again once it is not."""

    def __init__(self, where: Place, say: Say, give_up: bool) -> None:
        self._where, self._say, self._give_up = where, say, give_up
        self.clock = Clock()
        self.acts = 0

    def move(self, what: Callable[[], object]) -> None:
        """Do it; with a full disk the document stays byte for byte what it was, and afterwards the move succeeds."""
        document = self._document()
        try:
            what()
            return
        except DiskFull:
            self._say("full")
        except Problem as problem:
            self._say(f"wrong: a full disk is called: {problem}")
        if self._document() != document:
            self._say("wrong: the document is another one, though the disk was full")
        if self._give_up:
            raise Full
        shim.heal()
        what()

    def act(self, store: Store) -> None:
        """The next act, called saved once it is."""
        number = self.acts + 1
        before = work.digest(store.content)

        def do() -> None:
            if work.digest(store.content) != before:
                self._say("wrong: a step that was refused left something behind")
            work.act(store, number)

        self.clock.now += timedelta(minutes=4)
        self.move(do)
        self.acts = number
        self._say(f"done {number}")

    def publish(self, store: Store) -> None:
        """Publish, promised once it is."""
        self.move(store.publish)
        self._say(f"published {self.acts}")

    def open(self) -> Store:
        """The workshop, opened for work."""
        found: list[Store] = []
        self.move(lambda: found.append(Store.open(self._where.document, TYPES, clock=self.clock)))
        return found[0]

    def _document(self) -> str | None:
        path = self._where.document
        return workspace.digest_of(path) if path.exists() else None


def _session(session: Session, where: Place) -> None:
    store = session.open()
    for _ in range(_ACTS):
        session.act(store)
    session.move(store.close)
    session._say(f"published {session.acts}")


def _publish(session: Session, where: Place) -> None:
    store = session.open()
    session.act(store)
    session.publish(store)
    session.act(store)
    session.publish(store)
    session.move(lambda: store.copy_to(where.document.with_name("Copy.cxw")))
    session.move(store.close)


PROGRAMS: dict[str, tuple[Callable[[Session, Place], None], str, Callable[[], None]]] = {
    "a session": (_session, "a refused step called saved", weak.refusals_are_nothing),
    "a publish": (_publish, "written over the document in place", weak.in_place),
}


def filled(name: str, quick: bool) -> Row:
    """The row of a session, or of a publish."""
    program, words, weaken = PROGRAMS[name]
    with place("full") as where:
        where.begin()
        before = picture(where.root)
        states = work.states(_ACTS + 1)
        judge = _Judge(where, before, states, program)
        writes = judge.writes()
        points = _spread(writes, QUICK if quick else writes)
        row = Row(f"disk full at every write of {name}", "writes", len(points))
        with timed(row):
            for at in points:
                judge.fill(row, at)
        row.note = f"{writes} writes; from each on the disk is full, once until the move is done again, once for good"
        weakened = _Judge(where, before, states, program, weaken)
        control(row, words, 30, partial(_next, weakened, iter(_spread(writes, 30))))
    return row


ROWS = {f"disk full at every write of {name}": partial(filled, name) for name in PROGRAMS}


def _next(judge: _Judge, points: Iterator[int], seen: Row) -> None:
    judge.fill(seen, next(points))


def _spread(writes: int, many: int) -> list[int]:
    """So many of the writes, spread evenly."""
    return sorted({1 + number * writes // many for number in range(min(many, writes))})


class _Judge:
    def __init__(
        self,
        where: Place,
        before: dict[str, bytes | None],
        states: list[str],
        program: Callable[[Session, Place], None],
        weaken: Callable[[], object] | None = None,
    ) -> None:
        self._where, self._before, self._states = where, before, states
        self._program, self._weaken = program, weaken

    def writes(self) -> int:
        """How many writes there are when the disk is not full."""
        said = self._run(0, give_up=False)
        return next(int(line[7:]) for line in said if line.startswith("writes "))

    def fill(self, row: Row, at: int) -> None:
        """The disk is full from this write on: until the move is done again, and then for good."""
        row.tried += 1
        for give_up in (False, True):
            said = self._run(at, give_up=give_up)
            for line in said:
                if line.startswith("wrong: "):
                    row.damage(f"at write {at}: {line[7:]}")
            if "ended" not in said:
                row.damage(f"at write {at}: {said[-1] if said else 'silence'}")
            try:
                self._look(row, at, said)
            except Problem as problem:
                row.damage(f"at write {at}: {problem}")

    def _run(self, at: int, *, give_up: bool) -> list[str]:
        put(self._where.root, self._before)

        def program(say: Say) -> None:
            if self._weaken is not None:
                self._weaken()
            shim.watch(self._where.root)
            if at:
                shim.fail(shim.GROWS, at=at)
            else:
                shim.count(shim.GROWS)
            session = Session(self._where, say, give_up)
            try:
                self._program(session, self._where)
            except Full:
                say("gave up")
            say(f"writes {shim.counted()}")
            say("ended")

        return Child(program).end()

    def _look(self, row: Row, at: int, said: list[str]) -> None:
        """Everything that was called saved is there; nothing lies about that would have needed the space."""
        done = max((int(line[5:]) for line in said if line.startswith("done ")), default=0)
        published = max((int(line[10:]) for line in said if line.startswith("published ")), default=0)
        for path in (*self._where.documents(), *self._where.backups()):
            found = work.digest(Store.open(path, TYPES, read_only=True).content)
            if found not in self._states:
                row.damage(f"at write {at}: {path.name} is as the workshop never was")
            elif path == self._where.document and self._states.index(found) < published:
                row.lose(f"at write {at}: published up to {published}, the document has less")
        with Store.open(self._where.document, TYPES) as store:
            if work.digest(store.content) != self._states[done]:
                row.lose(f"at write {at}: {done} acts were called saved, other content is there")
        if left := self._where.left_over():
            row.damage(f"at write {at}: after closing there is still {left}")
