"""The keys of this installation while the program runs: opened once, held in memory alone, and asked by nobody twice.

Where the system keeps passwords, it keeps this passphrase too and nobody types one. Elsewhere a person chooses one; it
is remembered until the program ends. Everything here takes a moment: call it beside the window.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from cxworkshop.core.errors import Problem, Refused
from cxworkshop.core.passphrase import accept
from cxworkshop.documents.seal import backup, secret
from cxworkshop.documents.seal.alone import alone
from cxworkshop.documents.seal.certificates import (
    SLACK,
    Authority,
    certificate_file,
    fingerprint,
    installed_certificate,
)

_AS_IT_WAS = "The key is as it was."
STOCK = 2  # keys made beforehand: one for the seal or a signature, one for whoever signs next


@dataclasses.dataclass(frozen=True)
class KeyFacts:
    """What may be told of a key: when it was made and until when it lasts (UTC), and its certificate's SHA-256."""

    made: datetime
    until: datetime
    fingerprint: str


class Keys:
    """The authority in a folder, once it is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._authority: Authority | None = None
        self._by_system = False
        self._lock = threading.Lock()

    @contextmanager
    def _alone(self, *, make: bool = True) -> Iterator[None]:
        """No other thread of this program, and no other program of this person, is at the key meanwhile."""
        with self._lock, alone(self.folder, make=make):
            yield

    @property
    def is_open(self) -> bool:
        """Whether something can be signed now."""
        return self._authority is not None

    @property
    def is_new(self) -> bool:
        """Whether no key was ever made here: the next passphrase becomes the key's."""
        return not Authority.exists(self.folder)

    @property
    def authority(self) -> Authority:
        """The authority. Refused while nobody has opened it."""
        if self._authority is None:
            raise Refused("The key of this installation is locked.", "Nothing was signed.", "Type its passphrase.")
        return self._authority

    @property
    def fingerprint(self) -> str:
        """Of the certificate that vouches for what is sealed here; "" while the key is locked."""
        return fingerprint(self._authority.certificate) if self._authority is not None else ""

    @property
    def by_system(self) -> bool:
        """Whether the system keeps the passphrase: known once the key was opened with it."""
        return self._by_system

    @property
    def facts(self) -> KeyFacts | None:
        """What is known of the key, open or locked; None while there is none."""
        own = installed_certificate(self.folder) if Authority.exists(self.folder) else None
        if own is None:
            return None
        return KeyFacts(own.not_valid_before_utc + SLACK, own.not_valid_after_utc, fingerprint(own))

    @property
    def is_damaged(self) -> bool:
        """Whether there is a key whose certificate cannot be read: nothing can be sealed with it."""
        return Authority.exists(self.folder) and installed_certificate(self.folder) is None

    def certificate(self) -> bytes:
        """The certificate as it is given to others (PEM). Refused while there is none."""
        own = installed_certificate(self.folder)
        if own is None:
            raise Refused("This laptop has no key yet.", todo="It is made when the first revision is frozen.")
        return certificate_file(own)

    def prepare(self, *, make: bool = True) -> bool:
        """Open the key with the passphrase that the system keeps; whether it is open now. Asks nobody.

        Where there is none yet, one is made, unless `make` says that it is not needed now.
        """
        with self._alone(make=make and secret.store_name() is not None):
            if self._authority is None:
                self._authority = self._kept() or (self._made() if make else None)
                self._by_system = self._authority is not None
        if make:
            self.stock()
        return self.is_open

    def open(self, passphrase: str) -> None:
        """Open the key with a passphrase, or make it under that. Refused when it is another one, or too easy."""
        with self._alone():
            if self._authority is not None:
                return
            if Authority.exists(self.folder):
                self._authority = Authority.load(self.folder, passphrase)
            else:
                self._authority = Authority.create(self.folder, accept(passphrase, "No key was made."))

    # -- whose passphrase ----------------------------------------------------------------------------------------------

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase, typed by a person. Refused for a wrong old one or a new one that is too easy."""
        with self._alone():
            authority = self._by(old)
            authority.change_passphrase(self.folder, accept(new, _AS_IT_WAS))
            self._authority = self._authority or authority

    def keep_it_myself(self, new: str) -> None:
        """From now on a person types the passphrase, and the system keeps none. Refused while the key is locked."""
        with self._alone():
            self._is_still_ours()
            self.authority.change_passphrase(self.folder, accept(new, _AS_IT_WAS))
            # Only now: whatever happens in between, one of the two opens it. Keys that were put aside need it still.
            if not (self.folder / backup.FORMER).exists():
                secret.forget(secret.ACCOUNT)
            self._by_system = False

    def let_system_keep(self, old: str) -> None:
        """From now on the system keeps the passphrase. Refused for a wrong one, or where the system keeps none."""
        with self._alone():
            authority = self._by(old)
            authority.change_passphrase(self.folder, self._for_system())
            self._authority, self._by_system = self._authority or authority, True

    def _is_still_ours(self) -> None:
        """Refused when another window has made or brought in another key since this one was opened."""
        own = installed_certificate(self.folder)
        if own is not None and fingerprint(own) != fingerprint(self.authority.certificate):
            raise Refused(
                "Another window has put another key in the place of this one.",
                "That key is as it was.",
                "Close this window and open it again.",
            )

    def _by(self, passphrase: str) -> Authority:
        try:
            return Authority.load(self.folder, passphrase)
        except Refused:
            raise Refused("This is not the passphrase of the key.", "The key is as it was.", "Type it again.") from None

    def _for_system(self) -> str:
        """A passphrase that the system keeps now. The one it has serves on: keys that were put aside need it too."""
        passphrase = secret.kept_passphrase() or secret.new_passphrase()
        if not secret.keep_passphrase(passphrase):
            raise Refused("This system keeps no passwords for programs.", "The key is as it was.")
        return passphrase

    # -- another laptop, another key -----------------------------------------------------------------------------------

    def packed(self, passphrase: str, of_key: str = "") -> bytes:
        """The key as an encrypted file (PKCS#12); `of_key` opens it where it is locked. Refused for wrong ones."""
        with self._alone():
            if self._authority is None:
                self._authority = self._by(of_key)
            self._is_still_ours()
            return backup.pack(self._authority, accept(passphrase, "Nothing was written."))

    def bring_in(self, file: bytes, passphrase: str, new: str = "") -> None:
        """Go on with the key of a backup; the one that was here is put aside.

        `new` is its passphrase here; "" lets the system keep one. Refused for a wrong passphrase or another file.
        """
        key, certificate = backup.unpack(file, passphrase)
        with self._alone():
            words = accept(new, _AS_IT_WAS) if new else self._for_system()
            self._authority = backup.settle(self.folder, key, certificate, words)
            self._by_system = not new

    def renew(self, new: str = "") -> None:
        """Make another key; the one that was here is put aside. `new` as for `bring_in`."""
        with self._alone():
            passphrase = accept(new, _AS_IT_WAS) if new else self._for_system()
            self._authority = backup.renew(self.folder, passphrase)
            self._by_system = not new

    def stock(self) -> None:
        """Make keys beforehand for what is signed next."""
        if self._authority is not None:
            self._authority.stock(STOCK)

    def _kept(self) -> Authority | None:
        if not Authority.exists(self.folder):
            return None
        passphrase = secret.kept_passphrase()
        if passphrase is None:
            return None
        try:
            return Authority.load(self.folder, passphrase)
        except Problem:
            return None  # the key of another time: a person knows its passphrase, or nobody

    def _made(self) -> Authority | None:
        if Authority.exists(self.folder) or secret.store_name() is None:
            return None
        passphrase = secret.kept_passphrase() or secret.new_passphrase()
        # Kept before the key is made: a key whose passphrase nobody has would be lost.
        return Authority.create(self.folder, passphrase) if secret.keep_passphrase(passphrase) else None


@cache
def keys_in(folder: Path) -> Keys:
    """The keys of a folder, the same ones for the whole program."""
    return Keys(folder)
