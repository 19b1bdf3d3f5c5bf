"""A workshop under a passphrase: SQLCipher encrypts every page, so that no file of it can be read without.

A key is derived once, from the passphrase and the salt that stands at the beginning of the file; every copy of the
workshop keeps that salt. Without a key everything is plain SQLite, and SQLCipher is not even imported.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import sys
import unicodedata
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from cxworkshop.core.errors import Locked
from cxworkshop.core.passphrase import accept

MAGIC: Final = b"SQLite format 3\x00"
SALT: Final = 16  # bytes, the first of an encrypted file
PAGE: Final = 4096  # bytes; an encrypted file is a whole number of these
_LOOKED_AT: Final = 9  # pages of a file that is asked whether it is encrypted
_ROUNDS: Final = 256_000  # SQLCipher 4's own: the file opens in any program that knows it
_UNTOUCHED: Final = "The file stays as it is."


class Key:
    """What opens the files of one workshop. Held in memory alone; printing it shows nothing of it."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        """It takes about a quarter of a second: that is what makes guessing slow."""
        self.salt = salt
        # The same letters typed on another system must be the same passphrase.
        words = unicodedata.normalize("NFC", passphrase).encode()
        self.raw = hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, 32)
        self._text = f"x'{self.raw.hex()}{salt.hex()}'"

    @classmethod
    def new(cls, passphrase: str) -> Key:
        """A key for a workshop that has none yet. Refused when the passphrase is too short or too easy."""
        accept(passphrase)
        salt = secrets.token_bytes(SALT)
        while not may_be_encrypted(salt, PAGE):
            salt = secrets.token_bytes(SALT)
        return cls(passphrase, salt)

    def __repr__(self) -> str:
        return "Key()"

    def unlock(self, connection: Any) -> None:
        """Give the key to a connection that was just made."""
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{self._text}"')

    def opens(self, path: Path) -> bool:
        """Whether a file is under this key; what a crash left half-done in it is taken back by that."""
        immutable = not path.with_name(path.name + "-journal").exists()
        with suppress(*errors()), closing(connect(path, self, immutable=immutable)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
            return True
        return False

    def attach(self, connection: Any, path: Path, name: str) -> None:
        """Attach another file, under this key, to a connection."""
        connection.execute(f'ATTACH ? AS {name} KEY "{self._text}"', (str(path),))


def connect(path: Path, key: Key | None = None, *, immutable: bool = False) -> sqlite3.Connection:
    """A connection whose transactions begin and end by hand; `immutable` cannot change the file and takes no lock.

    With a key it is SQLCipher's, which has the same methods but for `setlimit`.
    """
    if immutable:
        name, uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1", True
    else:
        name, uri = str(path), False
    connection = driver(key).connect(name, isolation_level=None, check_same_thread=False, uri=uri)
    if key is not None:
        key.unlock(connection)
    return connection  # type: ignore[no-any-return]


def driver(key: Key | None) -> Any:
    """The library behind a connection."""
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What either library raises, and `more`; for an `except`, which asks only when something was raised."""
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, *more) if other is None else (sqlite3.Error, other.Error, *more)


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted workshop; nobody can know without its passphrase. OSError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if not may_be_encrypted(file.read(SALT), size):
            return False
        pages = size // PAGE
        random = 0
        places = sorted({round(n * (pages - 1) / (_LOOKED_AT - 1)) for n in range(_LOOKED_AT)})
        for place in places:  # a plain file whose first page was destroyed begins like this too
            file.seek(place * PAGE)
            random += is_random(file.read(PAGE))
        return random * 2 > len(places)


def is_random(page: bytes) -> bool:
    """Whether the bytes are spread as those of an encrypted page; those of a plain one are mostly text, or nothing."""
    text = sum(page.count(byte) for byte in range(0x20, 0x7F))
    return page.count(0) < PAGE // 64 and 0.3 < text / PAGE < 0.45


def may_be_encrypted(start: bytes, size: int) -> bool:
    """The same of a file's first bytes and its size."""
    return (
        size >= PAGE
        and size % PAGE == 0
        and start != MAGIC
        # Sixteen random bytes are not all text, and not mostly the same; other files begin so.
        and not start.isascii()
        and len(set(start)) > SALT // 2
    )


def derived(path: Path, passphrase: str | None, name: str) -> Key | None:
    """The key that a passphrase gives for a file, right or wrong; None when it is not encrypted. Locked without one."""
    if not looks_encrypted(path):
        return None
    if passphrase is None:
        raise locked(name)
    with path.open("rb") as file:
        return Key(passphrase, file.read(SALT))


def key_for(path: Path, passphrase: str | None, name: str) -> Key | None:
    """The key of a file, None when it is not encrypted. Locked when it is and no passphrase was given, or a wrong one.

    A file that is no workshop at all cannot be told from one with another passphrase. `name` is what the person calls
    the workshop. OSError when it cannot be read.
    """
    key = derived(path, passphrase, name)
    if key is not None and not key.opens(path):
        raise unfit(name)
    return key


def unfit(name: str) -> Locked:
    """The passphrase is another one, or the file something else."""
    return Locked(f"The passphrase does not open “{name}”.", _UNTOUCHED, "Capitals and spaces count.")


def locked(name: str) -> Locked:
    """The workshop takes a passphrase."""
    return Locked(f"“{name}” is encrypted.", _UNTOUCHED, "Type its passphrase.")


def convert(source: Path, source_key: Key | None, target: Path, target_key: Key | None) -> None:
    """Write a closed database again under another key, or under none. `target` must not exist.

    Raises what SQLite reports; then `target` is no database and may be removed.
    """
    from sqlcipher3 import dbapi2

    name = f"{source.absolute().as_uri()}?mode=rw"  # one that is gone meanwhile is not made anew
    with closing(dbapi2.connect(name, isolation_level=None, uri=True)) as raw:
        if source_key is not None:
            source_key.unlock(raw)
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        application = raw.execute("PRAGMA application_id").fetchone()[0]
        if target_key is not None:
            target_key.attach(raw, target, "other")
        else:
            raw.execute("ATTACH ? AS other KEY ''", (str(target),))
        # In one transaction: without, the disk is waited for after every table, some hundred times.
        raw.execute("BEGIN")
        raw.execute("SELECT sqlcipher_export('other')")
        raw.execute(f"PRAGMA other.user_version={version}")
        raw.execute(f"PRAGMA other.application_id={application}")
        raw.execute("COMMIT")
        raw.execute("DETACH other")
