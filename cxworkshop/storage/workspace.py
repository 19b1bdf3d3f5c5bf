"""The folder of a working copy in the data folder: which document it belongs to, and what of it was published.

It exists while the workshop is open, and after a crash until its edits are published.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.frozen import frozen
from cxworkshop.files import cut as cut
from cxworkshop.files import sync, write_whole
from cxworkshop.files import sync_folder as sync_folder

_CHUNK = 1 << 20
_FORGOTTEN = 3600.0  # seconds after which a folder without a note is nobody's
_LONGEST_NAME = 180  # bytes; file systems take 255, and SQLite and filelock put something of their own behind it


@frozen
class Published:
    """A state of the document that this program wrote or read: the SHA-256 of its bytes, and the last edit in it."""

    digest: str
    edit: int


class Workspace:
    """One working copy's folder. `document` is the .cxw it is for, `current` the state the document is in.

    `published` are the states it may be in: the current one and the one that is about to replace it, written down
    before the replacement. After a crash on either side of it, the document is still known. `edited` says that the
    working copy holds something the document never had; until then nothing in the folder needs to survive.
    """

    def __init__(
        self, folder: Path, document: Path, published: tuple[Published, ...] = (), *, edited: bool = False
    ) -> None:
        self.folder = folder
        self.document = document
        self.published = published
        self.edited = edited
        self.current: Published | None = None

    @property
    def database(self) -> Path:
        """The SQLite file that edits commit to."""
        return self.folder / "workshop.sqlite"

    def knows(self, digest: str) -> Published | None:
        """The published state with this digest, or None: then something else wrote the document."""
        return next((state for state in reversed(self.published) if state.digest == digest), None)

    def announce(self, coming: Published) -> None:
        """Write down, durably, a state that the document is about to have."""
        self.published = (self.current, coming) if self.current is not None else (coming,)
        self._save()

    def confirm(self, state: Published, document: Path | None = None) -> None:
        """The document has this state now, and may be another one than before.

        If a power cut takes the note back, or it cannot be written, the announcement before it stands.
        """
        moved = document is not None and document != self.document
        self.current = state
        self.published = (state,)
        self.document = document or self.document
        self._save(file=self.edited or moved, folder=moved)  # what was never edited need not survive

    def expect_edit(self) -> None:
        """Before the first edit, and outside of every transaction: make the copy, its note and its names durable."""
        if self.edited:
            return
        self.edited = True
        try:
            with self.database.open("r+b") as file:  # what an edit leaves alone was never synced by anybody
                sync(file.fileno())
            sync_folder(self.folder)  # the note must not be there without what it speaks of
            self._save()
            sync_folder(self.folder.parent)
        except BaseException:
            self.edited = False
            raise

    def rest(self) -> None:
        """Note, durably, that everything is in the document: until the next edit nothing here needs to survive."""
        self.edited = False
        self._save()

    def move_to(self, document: Path) -> None:
        """Write down, durably, that the working copy is another document's from now on."""
        self.document = document
        self._save()

    def _save(self, *, file: bool = True, folder: bool = True) -> None:
        """Write the note. Without `file` a power cut may leave an empty one; without `folder` the one before."""
        text = json.dumps(
            {
                "document": str(self.document),
                "published": [dataclasses.asdict(state) for state in self.published],
                "edited": self.edited,
            }
        )
        note, part = self.folder / "state.json", self.folder / "state.part"
        write_whole(note, text.encode(), part=part, durable=file, folder=folder)

    def remove(self) -> None:
        """Delete the working copy: everything in it is in the document."""
        if self.edited:
            with suppress(OSError):  # a power cut must not bring back a note that speaks of edits, without the edits
                (self.folder / "state.json").unlink(missing_ok=True)
                sync_folder(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> Path:
        """Keep a working copy that nothing can go on with where nothing overwrites it; returns where."""
        aside = paths.home() / "kept" / f"{cut(self.document.stem, 80)} {self.folder.name[:8]}"
        paths.make(aside.parent)
        self.folder.replace(aside)
        return aside


def new(document: Path) -> Workspace:
    """A new, empty folder for a document's working copy."""
    make_folder(_root())
    folder = _root() / secrets.token_hex(16)
    folder.mkdir()
    made = Workspace(folder, document)
    try:
        made._save(file=False)
    except BaseException:
        made.remove()
        raise
    return made


def sweep(is_held: Callable[[Path], bool]) -> None:
    """Remove what crashes left without an edit in it; `is_held` tells whether an instance works on a document.

    A working copy is edited only after its note was synced: one whose note a power cut kept from the disk never was.
    """
    for one in _all():
        if not one.edited and not is_held(one.document):
            one.remove()
    for folder in _folders():
        if _read(folder) is None and time.time() - folder.stat().st_mtime > _FORGOTTEN:
            left = Workspace(folder, Path("unknown"))
            if _has_a_note(folder):  # something else destroyed it, and there may be edits
                left.set_aside()
            else:
                left.remove()


def waiting_for(document: Path) -> Workspace | None:
    """The working copy a crash left for this document."""
    wanted = os.path.normcase(document)
    return next((one for one in _all() if os.path.normcase(one.document) == wanted), None)


def find(document: Path) -> Workspace | None:
    """The working copy a crash left for this document, or for one that was since renamed to it."""
    found = waiting_for(document)
    if found is not None or not document.is_file():
        return found
    digest = ""
    for one in _all():
        if one.edited and not one.document.exists():
            digest = digest or digest_of(document)
            if one.knows(digest):
                return one
    return None


def _all() -> Iterator[Workspace]:
    for folder in _folders():
        found = _read(folder)
        if found is not None:
            yield found


def _folders() -> list[Path]:
    root = _root()
    return sorted(folder for folder in root.iterdir() if folder.is_dir()) if root.is_dir() else []


def _read(folder: Path) -> Workspace | None:
    """The working copy in a folder; None when it is being made, or its note cannot be read."""
    try:
        state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
        published = tuple(Published(str(p["digest"]), int(p["edit"])) for p in state["published"])
        return Workspace(folder, Path(state["document"]), published, edited=bool(state["edited"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _has_a_note(folder: Path) -> bool:
    """Whether anything is written where the note belongs; a power cut leaves nothing, or zeros."""
    try:
        return bool((folder / "state.json").read_bytes().strip(b"\0"))
    except FileNotFoundError:
        return False


def _root() -> Path:
    return paths.home() / "working" / "open"


def beside(document: Path, ending: str) -> Path:
    """A hidden name beside the document, never longer than file systems take."""
    return document.with_name(f".{cut(document.name, _LONGEST_NAME - 1 - len(ending))}{ending}")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Never of a database that is open: closing it again drops SQLite's lock."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(source: Path, target: Path, *, durably: bool = False) -> str:
    """Copy a file and return the SHA-256 of exactly the bytes that were copied; `durably` waits for the disk."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            write.write(chunk)
        if durably:
            write.flush()
            sync(write.fileno())
    return digest.hexdigest()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, and wait until each new one is on the disk: what is synced in a folder that
    a power cut takes away is gone with it."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    paths.make(folder)
    for each in reversed(missing):
        sync_folder(each.parent)
