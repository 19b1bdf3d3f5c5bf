"""Putting a workshop under a passphrase, under another, or under none: its file, its working copy and its backups.

It is written again beside whoever works on it: what is edited meanwhile is written down twice, and the change ends
where both hold the same. Everything is in the document before it is replaced, and the working copy is noted as holding
nothing new meanwhile: wherever it is cut off, the document opens as it was or as it was wanted, and no edit is lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cxworkshop.core.errors import EnvironmentProblem
from cxworkshop.core.frozen import frozen
from cxworkshop.storage import backupkeys, cipher, log, publish, reading, trouble, workspace
from cxworkshop.storage.backupkeys import Going
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.opening import Opened
from cxworkshop.storage.publish import Publication, replace
from cxworkshop.storage.reading import Types
from cxworkshop.storage.workingcopy import WorkingCopy

_SAFE = "The workshop is as it was, under the passphrase it had."
Write = Callable[[log.Writer, str, int], object]  # what an edit writes, with its time and its number


@frozen
class Rewritten:
    """What a change of passphrase did: where the document is, how many backups could not follow and are gone, and how
    many stay under what they were under, because they may be of another copy of the file."""

    publication: Publication
    backups_gone: int
    backups_staying: int = 0


class Stopped(Exception):  # noqa: N818
    """Somebody thought better of it before anything was replaced."""


class Change:
    """A workshop on its way to another key, or to none.

    Made, ended and dropped on the thread that writes; `work` and `follow` take their time, on any thread. `keep` hears
    of every edit in between.
    """

    def __init__(self, opened: Opened, types: Types, wanted: str | Key | None) -> None:
        """Take down how the workshop is now. An EnvironmentProblem when that cannot be."""
        self._opened, self._types, self._wanted = opened, types, wanted
        self._place, self._before = opened.place, opened.copy.key
        self._document = opened.place.document
        self._key: Key | None = None
        self._made = opened.place.database.with_suffix(".other")
        self._source = opened.place.database.with_suffix(".before")
        self._meanwhile: list[tuple[Write, str, int]] = []
        self._stopped = self._ended = False
        self.staying = 0  # backups that did not come along, because they may be of another copy of the file
        with trouble.told(opened.copy.name, safe=_SAFE, here=True):
            self._workshop = reading.workshop_of(opened.copy.raw, opened.copy.name)
            self.drop()
            shutil.copyfile(opened.place.database, self._source)  # between two transactions: it is whole

    def keep(self, write: Write, time: str, edit: int) -> None:
        """An edit was made since."""
        self._meanwhile.append((write, time, edit))

    def stop(self) -> None:
        """Let `work` end with Stopped, as soon as it may; any thread."""
        self._stopped = True

    def work(self, going: Going = lambda _words: None) -> None:
        """Write what was taken down under the other key. Refused when the passphrase is too easy, Stopped, or an
        EnvironmentProblem; nothing is replaced yet. `going` hears in words how far it is."""
        going("Working out the key")
        self._key = Key.new(self._wanted) if isinstance(self._wanted, str) else self._wanted
        self._go_on()
        going("Writing the workshop again")
        with trouble.told(self._opened.copy.name, safe=_SAFE, here=True):
            cipher.convert(self._source, self._before, self._made, self._key)
            with self._made.open("r+b") as file:
                os.fsync(file.fileno())
        self._source.unlink(missing_ok=True)

        def further(words: str) -> None:
            self._go_on()
            going(words)

        with trouble.told(self._opened.copy.name, safe=_SAFE, here=True):
            backupkeys.prepare(self._workshop, self._document, self._before, self._key, further)
        self._go_on()

    def _go_on(self) -> None:
        if self._stopped:
            raise Stopped

    def end(self, rows: dict[str, int], now: datetime) -> Publication:
        """Put it in the place of what was, with every edit since. The document holds every edit already.

        `rows` is the number of rows of each table. An EnvironmentProblem leaves document and working copy as they were.
        """
        opened, place, copy = self._opened, self._place, self._opened.copy
        if opened.place is not place:  # the working copy had to be made again meanwhile
            raise EnvironmentProblem(
                f"Something else wrote over the working copy of “{copy.name}” on this computer.", _SAFE, "Do it again."
            )
        with trouble.told(copy.name, safe=_SAFE, here=True):
            place.rest()
            copy.close()
            try:
                backupkeys.announce(self._workshop)
                publication = self._written(rows, now)
                replace(self._made, place.database)
            except BaseException:
                place.current = None  # whatever the document is by now, it is written again under the key of before
                backupkeys.withdraw(self._workshop)
                copy.reopen(self._before)
                raise
            finally:
                self._clear()
            self._ended = True
            copy.reopen(self._key)
            workspace.sync_folder(place.folder)
        return publication

    def _written(self, rows: dict[str, int], now: datetime) -> Publication:
        """The edits since, in what `work` made, and the document from that."""
        under = WorkingCopy(self._made, self._opened.copy.name, self._key)
        try:
            if self._meanwhile:
                with under.transaction(_SAFE) as sql:
                    for write, time, edit in self._meanwhile:
                        write(log.Writer(sql, self._types), time, edit)
            under.edit = self._opened.copy.edit
            return publish.publish(under, self._place, rows, now)
        finally:
            under.close()

    def follow(self) -> int:
        """Bring the backups along; returns how many were removed because they would have stayed readable by anyone."""
        gone = backupkeys.follow(self._workshop, self._document, self._before, self._key)
        self.staying = backupkeys.staying(self._workshop, self._document, self._key)
        return gone

    def drop(self) -> None:
        """Leave nothing of it on the disk, unless it was ended. What cannot be removed now goes with the working copy:
        nobody is kept from closing the workshop by it."""
        self._clear()
        if not self._ended:
            backupkeys.withdraw(self._workshop)

    def _clear(self) -> None:
        for one in (self._made, self._source):
            with suppress(OSError):
                _drop(one)


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
