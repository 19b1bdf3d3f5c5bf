"""Secrets of this installation in the system's own store, where there is one: the key's passphrase, an authority's.

The store asks nobody anything on the way: a store that is locked, absent or broken is no store, and the facilitator
types a passphrase instead.
"""

from __future__ import annotations

import contextlib
import secrets
from typing import Final

import keyring
from keyring.errors import KeyringError

SERVICE: Final = "cxworkshop"
ACCOUNT: Final = "signing key"
STAMP_ACCOUNT: Final = "time-stamp authority"
_FAILS = (KeyringError, RuntimeError, OSError)


def store_name() -> str | None:
    """What the system calls its store; None when there is none worth the name."""
    backend = keyring.get_keyring()
    try:
        sound = backend.priority > 0 and "plaintext" not in type(backend).__module__.lower()
    except (KeyringError, RuntimeError):
        return None
    return str(backend.name) if sound else None


def new_passphrase() -> str:
    """One that nobody has to remember: 256 bits."""
    return secrets.token_urlsafe(32)


def kept(account: str) -> str | None:
    """The secret that was put into the store; None without one, or without a store."""
    if store_name() is None:
        return None
    try:
        return keyring.get_password(SERVICE, account)
    except _FAILS:
        return None


def keep(account: str, words: str) -> bool:
    """Put a secret into the store; False when the store does not take it, or does not give it back."""
    if store_name() is None:
        return False
    try:
        keyring.set_password(SERVICE, account, words)
        return keyring.get_password(SERVICE, account) == words
    except _FAILS:
        return False


def forget(account: str) -> None:
    """Take a secret out of the store, where it is in one."""
    if store_name() is not None:
        with contextlib.suppress(*_FAILS):
            keyring.delete_password(SERVICE, account)


def kept_passphrase() -> str | None:
    """The passphrase of the key, as the store has it."""
    return kept(ACCOUNT)


def keep_passphrase(passphrase: str) -> bool:
    """Put the passphrase of the key into the store; whether it is there now."""
    return keep(ACCOUNT, passphrase)
