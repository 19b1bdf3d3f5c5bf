"""The keys of this installation while the program runs: opened once, held in memory alone, and asked by nobody twice.

Where the system keeps passwords, it keeps this passphrase too and nobody types one. Elsewhere a person chooses one; it
is remembered until the program ends. Everything here takes a moment: call it beside the window.
"""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

from cxworkshop.core.errors import Problem, Refused
from cxworkshop.documents.seal import secret
from cxworkshop.documents.seal.certificates import Authority, fingerprint

STOCK = 2  # keys made beforehand: one for the seal or a signature, one for whoever signs next


class Keys:
    """The authority in a folder, once it is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._authority: Authority | None = None
        self._lock = threading.Lock()

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

    def prepare(self) -> bool:
        """Open the key, or make it, with the passphrase that the system keeps; whether it is open now. Asks nobody."""
        with self._lock:
            if self._authority is None:
                self._authority = self._kept() or self._made()
        self.stock()
        return self.is_open

    def open(self, passphrase: str) -> None:
        """Open the key with a passphrase, or make it under that. Refused when it is another one, or empty."""
        with self._lock:
            if self._authority is not None:
                return
            if Authority.exists(self.folder):
                self._authority = Authority.load(self.folder, passphrase)
            else:
                self._authority = Authority.create(self.folder, passphrase)

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
