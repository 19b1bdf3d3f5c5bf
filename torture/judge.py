"""Opens what a power cut left, and compares it with what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.storage import repair
from cxworkshop.storage.backup import RESTORING
from cxworkshop.storage.cipher import MAGIC, SALT, Key
from cxworkshop.storage.store import Store
from torture import work
from torture.place import Place
from torture.replay import State, put
from torture.row import Row
from torture.scenes import WORDS, Promise
from torture.work import TYPES

EVERY = 6  # states until one is looked at in every way


class Judge:
    """Counts what is lost or damaged. `states` are digests of the content by acts.

    `damaged` are the bytes of a document that is damaged from the beginning, and stays as it is.
    """

    def __init__(self, row: Row, where: Place, states: Sequence[str], damaged: bytes | None = None) -> None:
        self._row, self._where, self._states, self._damaged = row, where, states, damaged
        self._whole: dict[bytes, int] = {}  # files that were read already, and the act up to which they hold all
        self._looked = 0
        self._keys: dict[bytes, tuple[int, Key]] = {}  # by their salt: to make one takes a quarter of a second

    def look(self, state: State, promise: Promise) -> None:
        """Count what is lost or damaged in one state."""
        self._looked += 1
        put(self._where.root, state.files)
        try:
            self._files(state, promise)
            if self._damaged is None:
                self._workshop(state, promise)
            elif self._looked % EVERY == 0:
                self._repaired(state, promise)
        except Exception as error:
            self._row.damage(f"at {state.at}: {type(error).__name__}: {error}")

    def _files(self, state: State, promise: Promise) -> None:
        """Every file a person may open is whole, and the document holds what was published."""
        root = self._where.root
        held: dict[Path, int] = {}
        for name, content in state.files.items():
            if 0 not in promise.words and (content or b"").startswith(MAGIC):
                self._row.damage(f"at {state.at}: {name} can be read without the passphrase")
        for path in (*self._where.documents(), *self._where.backups()):
            content = state.files[path.relative_to(root).as_posix()] or b""
            if self._damaged is not None and path == self._where.document:
                if content != self._damaged:
                    self._row.lose(f"at {state.at}: the damaged file is another one")
                continue
            upto = self._read(path, content)
            if upto is None:
                self._row.damage(f"at {state.at}: {path.name} cannot be read, or is not as it ever was")
                continue
            held[path] = upto
            if self._word(path) not in promise.words:
                self._row.damage(f"at {state.at}: {path.name} is under another passphrase")
            elif upto > promise.begun:
                self._row.damage(f"at {state.at}: {path.name} is ahead of the acts")
            elif path == self._where.document and upto < promise.published:
                self._row.lose(f"at {state.at}: published up to {promise.published}, the file has {upto}")
        if promise.document and not self._where.document.exists():
            self._row.lose(f"at {state.at}: the document is gone")
        for name, upto in promise.there.items():
            if held.get(self._where.desk / name) != upto:
                self._row.lose(f"at {state.at}: {name} was there with {upto} acts and is not")
        if promise.kept is not None and promise.kept not in [
            upto for path, upto in held.items() if path.stem.endswith(RESTORING)
        ]:
            self._row.lose(f"at {state.at}: there is no copy from before restoring")

    def _read(self, path: Path, content: bytes) -> int | None:
        known = self._whole.get(content)
        if known is None:
            try:
                found = work.digest(self._open(path, read_only=True).content)
            except Problem:
                return None
            if found not in self._states:
                return None
            known = self._whole[content] = len(self._states) - 1 - self._states[::-1].index(found)
        return known

    def _open(self, path: Path, *, read_only: bool = False) -> Store:
        """Open it, under what it is under."""
        return Store.open(path, TYPES, read_only=read_only, key=self._key(path)[1])

    def _word(self, path: Path) -> int:
        return self._key(path)[0]

    def _key(self, path: Path) -> tuple[int, Key | None]:
        """Which of the passphrases a file is under, and the key; 0 when it is under none."""
        with path.open("rb") as file:
            salt = file.read(SALT)
        if salt == MAGIC or len(salt) < SALT:
            return 0, None
        for number, words in enumerate(WORDS):
            if salt not in self._keys and words is not None and (key := Key(words, salt)).opens(path):
                self._keys[salt] = number, key
        return self._keys.get(salt, (0, None))

    def _workshop(self, state: State, promise: Promise) -> None:
        """Opened for work, everything that was done is there; and once closed, nothing of it lies about."""
        try:
            store = self._open(self._where.document)
        except (BadFile, FileNotFoundError):
            if promise.document or promise.done:
                self._row.lose(f"at {state.at}: the workshop cannot be opened any more")
            return
        every = self._looked % EVERY == 0
        try:
            found = work.digest(store.content)
            if found not in self._states[promise.done : promise.begun + 1]:
                self._row.lose(
                    f"at {state.at}: acts {promise.done} to {promise.begun} were done, other content is there"
                )
            if store.recovered is not None and (store.recovered.damaged or store.recovered.kept_as):
                self._row.damage(f"at {state.at}: {store.recovered.sentence}")
            if every and (wrong := work.check(store)) is not None:
                self._row.damage(f"at {state.at}: {wrong}")
        finally:
            store.close(publish=every)
        if every:
            self._clean(state)

    def _repaired(self, state: State, promise: Promise) -> None:
        """Repairing again brings everything back."""
        found = repair.repair(self._where.document, TYPES)
        if work.digest(found.salvaged.content) != self._states[promise.done]:
            self._row.lose(f"at {state.at}: what is repaired has other content")
        self._clean(state)

    def _clean(self, state: State) -> None:
        """Once every workshop was open and is closed, nothing lies about; the backups are under what it is under."""
        for path in self._where.documents():
            if path != self._where.document:
                self._open(path).close()
        if left := self._where.left_over():
            self._row.damage(f"at {state.at}: after closing there is still {left}")
        if self._damaged is None and self._where.document.exists():
            word = self._word(self._where.document)
            if others := [path.name for path in self._where.backups() if self._word(path) != word]:
                self._row.damage(f"at {state.at}: {others} did not follow the passphrase")
