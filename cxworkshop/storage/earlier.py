"""The earlier copies of one workshop on this computer: which there are, what is in them, and one as a new file.

Nothing here replaces a file that is there. Keys stay in here: whoever asks is given content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Locked, Problem, Refused
from cxworkshop.files import free_name
from cxworkshop.storage import backup, cipher, fileform, publish, reading, trouble, workspace
from cxworkshop.storage.backup import Backup
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.reading import Types

if TYPE_CHECKING:
    from cxworkshop.storage.store import Store

_SAFE = "Nothing was replaced; the copy stays where it is."
_AS_OF = re.compile(r" \(as of \d{4}-\d\d-\d\d \d\d\.\d\d\)( \d+)?$")
_LARGEST = 512 * 1024 * 1024  # bytes of a file that is searched for the workshop's name


class Earlier:
    """The backups of the workshop `workshop` (its uuid, "" when that is not known), whose file is `document`."""

    def __init__(self, document: Path, workshop: str, *keys: Key | None) -> None:
        self.document, self.workshop = document, workshop
        self._keys = {key.salt: key for key in keys if key is not None}

    @classmethod
    def of(cls, path: Path | str, *, known: str = "") -> Self:
        """Those of a file that is not open, damaged or gone; `known` is the uuid it had when it was last open.

        What can be read of the file itself goes before what is known of its name: another may stand there now.
        """
        document = Path(path).expanduser().resolve()
        return cls(document, _workshop_in(document) or (known if reading.UUID.fullmatch(known) else ""))

    def kept(self) -> list[Backup]:
        """The backups, the newest first; whether each can be read shows when it is."""
        return backup.kept(self.workshop)[::-1] if self.workshop else []

    def is_locked(self) -> bool:
        """Whether a backup is encrypted and `unlock` is needed before it can be read."""
        return any(self._salt(one.path) not in (None, *self._keys) for one in self.kept())

    def unlock(self, passphrase: str) -> None:
        """Let a passphrase open what it opens, slowly. Locked when that is none of the backups."""
        opens = False
        for salt, path in {self._salt(one.path): one.path for one in self.kept()}.items():
            if salt is None or salt in self._keys:
                continue
            key = Key(passphrase, salt)
            if key.opens(path):
                self._keys[salt] = key
                opens = True
        if not opens:
            raise Locked(f"The passphrase does not open the copies of “{self.document.name}”.", "", _CAPITALS)

    def read(self, one: Backup, types: Types) -> Content:
        """What is in a backup, checked as a file from outside is. BadFile when it cannot be read, Locked."""
        name = self.document.name
        with trouble.told(name, safe=_SAFE, reading=True):
            return reading.read_only(one.path, types, self._key(one.path))

    def present(self, types: Types) -> Content:
        """What is in the file itself, when nobody has it open. BadFile, Locked or an EnvironmentProblem."""
        return reading.read_only(self.document, types, self._key(self.document))

    def remains(self, types: Types) -> Content:
        """What can still be read of a file that is damaged. BadFile when nothing can."""
        from cxworkshop.storage.salvage import salvage

        for key in self._keys.values():  # a file that lost its beginning does not say that it is encrypted
            try:
                return salvage(self.document, types, key=key).content
            except (BadFile, Locked):
                continue
        return salvage(self.document, types).content

    def name_for(self, one: Backup) -> Path:
        """The free name beside the file that a backup is restored to."""
        stem = workspace.cut(_AS_OF.sub("", self.document.stem), 190)
        stem = f"{stem} (as of {one.time.astimezone():%Y-%m-%d %H.%M})"
        try:
            return free_name(self.document.with_name(f"{stem}{fileform.SUFFIX}"))
        except FileExistsError:
            words = f"There are too many copies of “{self.document.name}”."
            raise Refused(words, todo="Remove some of them.") from None

    def restore(self, one: Backup, types: Types, to: Path | None = None) -> Path:
        """Write a backup to a new file, beside the workshop's own unless `to` says otherwise; returns where.

        The new file is a workshop of its own: its backups are not mixed with those of the one that it came from.
        Refused when there is a file already, BadFile when the backup cannot be read, an EnvironmentProblem when the
        new file cannot be written: nothing is left of it then.
        """
        self.read(one, types)
        target = to if to is not None else self.name_for(one)
        if target.exists():
            raise Refused(f"There is already a file “{target.name}”.", _SAFE, "Choose another name.")
        with trouble.told(target.name, safe=_SAFE, folder=target.parent):
            part = workspace.beside(target, ".part")
            try:
                workspace.copy(one.path, part)
                publish.name_anew(part, self._key(one.path))
                publish.replace(part, target)
            finally:
                publish.drop(part)
            workspace.sync_folder(target.parent)
        return target

    def keep(self, types: Types, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Keep the file as it is as a backup, when nobody has it open and it can be read."""
        try:
            self.present(types)
        except Problem:
            return
        with trouble.told(self.document.name, safe=_SAFE, here=True):
            backup.keep(self.document, self.workshop, clock(), of=self.document, why=backup.RESTORING)

    def open(self, path: Path, types: Types) -> Store:
        """Open what was restored, for work."""
        from cxworkshop.storage.store import Store

        return Store.open(path, types, key=self._key(path))

    @staticmethod
    def _salt(path: Path) -> bytes | None:
        """What a file's key is made with; None when it is not encrypted, or cannot be read at all."""
        try:
            if not cipher.looks_encrypted(path):
                return None
            with path.open("rb") as file:
                return file.read(cipher.SALT)
        except OSError:
            return None

    def _key(self, path: Path) -> Key | None:
        salt = self._salt(path)
        if salt is not None and salt not in self._keys:
            raise cipher.locked(self.document.name)
        return self._keys[salt] if salt is not None else None


_CAPITALS = "Capitals and spaces count."


def _workshop_in(document: Path) -> str:
    """The uuid that stands in a file, however damaged; "" when none can be read."""
    try:
        if not document.is_file() or document.stat().st_size > _LARGEST or cipher.looks_encrypted(document):
            return ""
        connection = fileform.connect_to_read(document)
        try:
            with fileform.bounded(connection):
                return reading.workshop_of(connection, document.name)
        finally:
            connection.close()
    except OSError:
        return ""
    except cipher.errors(BadFile):
        return _carved(document)


def _carved(document: Path) -> str:
    from cxworkshop.storage import carving

    for row in carving.carve(document.read_bytes()):
        match row.values:
            case ("uuid", str(said)) if reading.UUID.fullmatch(said):
                return said
    return ""
