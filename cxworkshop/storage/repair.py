"""A damaged workshop brought back into a new file beside it; the damaged one stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, NewerFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import counted
from cxworkshop.files import free_name
from cxworkshop.storage import checksum, cipher, fileform, reading, salts, salvage, trouble
from cxworkshop.storage.mending import Types
from cxworkshop.storage.salvage import Salvaged
from cxworkshop.storage.store import Store


@frozen
class Repaired:
    """The new file, and what is in it."""

    path: Path
    salvaged: Salvaged

    @property
    def sentence(self) -> str:
        """The same in words."""
        found, back = self.salvaged, len(self.salvaged.content)
        verb = "was" if back == 1 else "were"
        said = f"{counted(back, 'record')} {verb} brought back into “{self.path.name}”."
        if found.from_backup:
            said += f" {counted(found.from_backup, 'record')} of that only the last backup on this computer still had."
        return said if found.missing else f"{said} Nothing is known to be missing."


def repair(
    path: Path,
    types: Types,
    passphrase: str | None = None,
    to: Path | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    *,
    known: str = "",
    going: Callable[[str], object] = lambda _words: None,
) -> Repaired:
    """Bring back what can be read of a file, and what only this computer's last backup of it still has.

    `known` is the workshop's uuid, for a file that has lost it. `going` hears again and again in words how far it is;
    what it raises ends it all, with nothing written.

    BadFile when nothing can be read, or when the file is whole and needs no repair; NewerFile when a newer program
    wrote it; Locked as opening it would be. An EnvironmentProblem when the new file cannot be written.
    """
    document = path.expanduser().resolve()
    going("Looking at the file")
    if not document.is_file():
        raise BadFile(f"There is no file “{path.name}” in that folder.", todo="Look where it was moved to.")
    with trouble.told(document.name, safe="The file stays as it is.", reading=True):
        whole = _is_whole(document, types, passphrase)
    if whole:
        raise BadFile(f"“{path.name}” is whole: there is nothing to repair.", "The file stays as it is.")
    with trouble.told(document.name, safe="The file stays as it is.", reading=True):
        key = salts.key_of(document, passphrase, known)
    try:
        first = salvage.salvage(document, types, passphrase, going=going, key=key)
    except BadFile:
        told = salts.lost(document, passphrase, known) if key is None else None
        if told is not None:
            raise told from None
        raise
    going("Looking at its last backup")
    backup = _backup(first.workshop or (known if reading.UUID.fullmatch(known) else ""), types, passphrase)
    found = first if backup is None else salvage.salvage(document, types, passphrase, backup, going=going, key=key)
    going("Writing the new file")
    target = to if to is not None else repaired_name(document)
    words = passphrase if first.encrypted else None
    Store.create(target, types, content=found.content, passphrase=words, clock=clock).close()
    return Repaired(target, found)


def _is_whole(document: Path, types: Types, passphrase: str | None) -> bool:
    try:
        key = cipher.key_for(document, passphrase, document.name)
        reading.read_only(document, types, key)
    except NewerFile:
        # What this program does not know of it would be missing, and nobody could tell. Damage may also look like it.
        if cipher.looks_encrypted(document) or checksum.holds(document):
            raise
        return False
    except BadFile:
        return False
    except Problem:
        if not cipher.looks_encrypted(document) or passphrase is None:
            raise
        return False  # its first page may be what is damaged
    return True


def _backup(workshop: str, types: Types, passphrase: str | None) -> Content | None:
    """The newest backup of a workshop on this computer that opens."""
    if not workshop:
        return None
    for one in sorted((paths.home() / "backups" / workshop).glob(f"*{fileform.SUFFIX}"), reverse=True):
        try:
            return reading.read_only(one, types, cipher.key_for(one, passphrase, one.name))
        except (Problem, OSError):
            continue
    return None


def repaired_name(path: Path) -> Path:
    """A name beside the file for what is brought back."""
    try:
        return free_name(path.with_suffix(fileform.SUFFIX), " (repaired {})", first=" (repaired)")
    except FileExistsError:
        words = f"There are too many repaired copies of “{path.name}”."
        raise BadFile(words, todo="Remove some of them.") from None
