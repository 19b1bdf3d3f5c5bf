"""The store that keeps: every step is durable in the working copy before memory and screen believe it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem, Refused
from cxworkshop.core.record import Record
from cxworkshop.storage import backup, bare, cipher, log, opening, publish, reading, rescue
from cxworkshop.storage.earlier import Earlier
from cxworkshop.storage.locks import Held
from cxworkshop.storage.opening import Opened
from cxworkshop.storage.passphrase import Change, Rewritten, Write
from cxworkshop.storage.publish import Publication
from cxworkshop.storage.recovery import Recovered, waits
from cxworkshop.storage.steps import SAFE, StepsInFile


def _now() -> datetime:
    return datetime.now(UTC)


def warm(types: Sequence[type[Record]]) -> None:
    """Import and prepare what the first edit needs; for a thread beside the first frame.

    An edit that comes sooner imports it itself, or waits for this: it is late once by what that takes, never refused.
    """
    from cxworkshop.core import codec, limits
    from cxworkshop.storage import schema

    for cls in types:
        limits.validator(cls)
        codec.adapter(cls)
    schema.statements(tuple(types))
    schema.log_statements(tuple(types))


class Store(StepsInFile):
    """A workshop in a file. `path` is its .cxw; `recovered` what a crash had left, or None.

    `saved_at` is the time of the last durable edit, None before the first. `waiting`: this is read only, and a crash
    left edits here that are not in it. `backup_problem` is why the last backup could not be made, or None. One
    thread writes.
    """

    def __init__(
        self,
        path: Path,
        types: tuple[type[Record], ...],
        content: Content,
        opened: Opened | None,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(content, types, opened)
        self.path = path
        self.recovered: Recovered | None = opened.recovered if opened else None
        self.waiting = False
        self._read_key: cipher.Key | None = None  # as long as nothing is open for work
        self._clock = clock
        self.saved_at: datetime | None = opened.chain.last if opened else None
        self._backed_up: datetime | None = None
        self._change: Change | None = None  # on its way to another passphrase
        self.backup_problem: Problem | None = None

    # -- opening and closing -----------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path | str,
        types: Sequence[type[Record]],
        *,
        content: Content | None = None,
        clock: Callable[[], datetime] = _now,
        passphrase: str | None = None,
    ) -> Self:
        """A new workshop at `path`, published at once; `content` is its beginning and cannot be undone.

        With a `passphrase` it is encrypted under that. Refused when the file exists or the passphrase is short; an
        EnvironmentProblem when it cannot be written, and then nothing is left of it.
        """
        document, known = opening.absolute(path), tuple(types)
        key = cipher.Key.new(passphrase) if passphrase is not None else None
        opened = opening.create(document, known, content or Content(), clock(), key)
        store = cls(document, known, opened.content, opened, clock)
        try:
            store.publish()
        except BaseException:
            store._let_go(keep=False)
            raise
        opened.copy.hand_over()
        return store

    @classmethod
    def open(
        cls,
        path: Path | str,
        types: Sequence[type[Record]],
        *,
        read_only: bool = False,
        clock: Callable[[], datetime] = _now,
        passphrase: str | None = None,
        key: cipher.Key | None = None,
    ) -> Self:
        """The workshop at `path`. BadFile, NewerFile, InUse or an EnvironmentProblem when it cannot be had.

        `read_only` needs no lock and changes no byte; every step is then refused. Locked when it is encrypted and the
        `passphrase` is not its own; who knows the `key` needs no passphrase.
        """
        document, known = opening.absolute(path), tuple(types)
        if read_only:
            key = key if key is not None else opening.key_of(document, passphrase)
            store = cls(document, known, reading.read_only(document, known, key), None, clock)
            store.waiting = waits(document, key)
            store._read_key = key
            return store
        opened = opening.open_(document, known, clock(), passphrase, key)
        return cls(document, known, opened.content, opened, clock)

    @property
    def unpublished(self) -> bool:
        """Whether there are edits that are durable here and not yet in the document."""
        if self._opened is None:
            return False
        current = self._opened.place.current
        return current is None or current.edit != self._opened.copy.edit

    def publish(self) -> Publication:
        """Bring the document up to date; an EnvironmentProblem leaves it as it was and every edit safe here.

        When something else wrote the document, the workshop goes on in a conflict copy: `path` changes.
        """
        opened = self._opened
        if opened is None or (not self.unpublished and self.path.exists()):
            return Publication(self.path, changed=False)
        opened.copy.own_thread()
        self._make_sure(opened)
        rows = publish.counts(self.content, self._types)
        return self._published(opened, publish.publish(opened.copy, opened.place, rows, self._clock()))

    def _published(self, opened: Opened, done: Publication) -> Publication:
        if done.path != self.path:
            done = dataclasses.replace(done, conflict=True)  # or one before, which did not come to its end
            old, opened.held = opened.held, Held(done.path)
            old.release()
            self.path = done.path
            opened.copy.name = done.path.name
        return done

    @property
    def encrypted(self) -> bool:
        """Whether the file, and everything that is kept of it, is under a passphrase."""
        return self._key is not None

    @property
    def _key(self) -> cipher.Key | None:
        return self._read_key if self._opened is None else self._opened.copy.key

    def set_passphrase(self, passphrase: str | cipher.Key | None) -> Rewritten:
        """Put the workshop under a passphrase, under another, or under none: file, working copy and backups.

        Refused when the passphrase is too easy or the workshop is open to be read only; an EnvironmentProblem leaves
        everything as it was. There is no way to a forgotten passphrase. Takes as long as a few publishings: beside a
        window it is done in parts, by `begin_change`, its `work`, `end_change`, and its `follow`.
        """
        change = self.begin_change(passphrase)
        try:
            change.work()
            publication = self.end_change()
        finally:
            self.drop_change()
        gone = change.follow()
        return Rewritten(publication, gone, change.staying)

    def begin_change(self, passphrase: str | cipher.Key | None) -> Change:
        """Begin it, on the thread that writes; work goes on. Refused where it cannot be."""
        opened = self._opened
        if opened is None:
            raise self._only_read()
        opened.copy.own_thread()
        self._make_sure(opened)
        self._change = Change(opened, self._types, passphrase)
        return self._change

    def end_change(self) -> Publication:
        """Put in place what `work` has written, with every edit since; `follow` is left to do.

        An EnvironmentProblem leaves everything as it was.
        """
        opened, change = self._opened, self._change
        assert opened is not None
        assert change is not None
        opened.copy.own_thread()
        self.publish()
        self._change = None
        done = change.end(publish.counts(self.content, self._types), self._clock())
        return self._published(opened, done)

    def drop_change(self) -> None:
        """Leave nothing of a change that was not ended."""
        change, self._change = self._change, None
        if change is not None:
            change.drop()

    def copy_to(self, path: Path | str) -> None:
        """Write the workshop as it is now to another file, history included; this one stays open.

        The other file is a workshop of its own: its backups are not mixed with those of this one.
        """
        target = opening.absolute(path)
        if target == self.path:
            raise Refused("A workshop cannot be copied onto itself.", todo="Choose another name.")
        if self._opened is None:
            publish.copy_file(self.path, target, self._read_key)
            return
        self._make_sure(self._opened)
        publish.copy_to(self._opened.copy, target, publish.counts(self.content, self._types), anew=True)

    def bare_copy(self, path: Path | str) -> Callable[[], None]:
        """What writes the workshop as it is now to another file without its history, on whatever thread it is called.

        Nobody can undo in it, or find in it what was deleted. An EnvironmentProblem leaves the other file as it was.
        """
        target = opening.absolute(path)
        if target == self.path:
            raise Refused("A workshop cannot be copied onto itself.", todo="Choose another name.")
        content, key, now = self.snapshot(), self._key, self._clock()
        return lambda: bare.write(target, self._types, content, key, now)

    def close(self, publish: bool = True) -> Publication | None:
        """Publish and let go. When publishing fails the Problem is raised and the workshop stays open.

        With `publish=False` unpublished edits wait in the working copy for the next opening.
        """
        if self._opened is None:
            return None
        done = self.publish() if publish else None
        self._let_go(keep=self.unpublished)
        return done

    def _let_go(self, *, keep: bool) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return
        try:
            self.drop_change()
            opened.copy.close()
            if not keep:
                opened.place.remove()
        finally:  # whatever stands in the way of tidying up, nobody works on it any more
            opened.held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self.close()
        except Problem:
            self._let_go(keep=True)
            if error is None:
                raise

    # -- what the core asks a durable store to do ----------------------------------------------------------------

    def _edit(self, write: Write) -> None:
        """One transaction, in which `write` is given a writer, the time and the number of the edit. Only after it
        memory may follow."""
        if self._opened is None:
            raise self._only_read()
        copy, now = self._opened.copy, self._clock()
        copy.own_thread()
        self._make_sure(self._opened)
        self._back_up(self._opened, now)
        edit, time = copy.edit + 1, now.astimezone(UTC).isoformat(timespec="milliseconds")
        with copy.plainly(SAFE):
            self._opened.place.expect_edit()
        with copy.transaction(SAFE) as sql:
            write(log.Writer(sql, self._types), time, edit)
        copy.edit = edit
        self.saved_at = now
        if self._change is not None:
            self._change.keep(write, time, edit)

    def _make_sure(self, opened: Opened) -> None:
        """See to it that the working copy is where and as this program left it; a Problem when that cannot be."""
        copy = opened.copy
        copy.ready(SAFE)
        with copy.plainly(SAFE):
            if copy.is_ours or rescue.rescue(opened, self._types, self.content, self._clock()):
                return
        self._lose_steps()
        raise rescue.lost_steps(copy.name)

    def _back_up(self, opened: Opened, now: datetime) -> None:
        """Keep the workshop as it is before this edit, when ten minutes of change have gone by."""
        if self._backed_up is None:  # opening kept it as it was
            self._backed_up = now
        if not backup.is_due(self._backed_up, now):
            return
        copy = opened.copy
        try:
            with copy.plainly(SAFE):
                rows = publish.counts(self.content, self._types)
                workshop = reading.workshop_of(copy.raw, copy.name)
                backup.keep_open(copy, rows, workshop, now, of=self.path, why=backup.WORKING)
            self._backed_up, self.backup_problem = now, None
        except Problem as problem:  # it is no reason to refuse an edit
            self._backed_up, self.backup_problem = now - backup.EVERY + backup.AGAIN, problem

    def earlier(self) -> Earlier:
        """The backups of this workshop, and what opens them; of one that is only read, as of a file that is closed."""
        if self._opened is None:
            return Earlier.of(self.path)
        copy = self._opened.copy
        with copy.plainly(SAFE):
            return Earlier(self.path, reading.workshop_of(copy.raw, copy.name), copy.key)

    def keep(self, why: str) -> None:
        """Keep the workshop as it is now as a backup, `why` in a few words. A Problem when that fails."""
        if self._opened is None:
            return
        copy, now = self._opened.copy, self._clock()
        copy.own_thread()
        self._make_sure(self._opened)
        with copy.plainly(SAFE):
            rows = publish.counts(self.content, self._types)
            backup.keep_open(copy, rows, reading.workshop_of(copy.raw, copy.name), now, of=self.path, why=why)

    def _only_read(self) -> Refused:
        safe, todo = "Nothing was changed.", "Open it for work, or make a copy."
        return Refused(f"“{self.path.name}” is open to be read only.", safe, todo)
