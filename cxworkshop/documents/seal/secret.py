"""The passphrase of the installation's key in the system's own store, where there is one.

The store asks nobody anything on the way: a store that is locked, absent or broken is no store, and the facilitator
types a passphrase instead.
"""

from __future__ import annotations

import secrets
from typing import Final

import keyring
from keyring.errors import KeyringError

SERVICE: Final = "cxworkshop"
ACCOUNT: Final = "signing key"


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


def kept_passphrase() -> str | None:
    """The passphrase that was put into the store; None without one, or without a store."""
    if store_name() is None:
        return None
    try:
        return keyring.get_password(SERVICE, ACCOUNT)
    except (KeyringError, RuntimeError, OSError):
        return None


def keep_passphrase(passphrase: str) -> bool:
    """Put it into the store; False when the store does not take it, or does not give it back."""
    if store_name() is None:
        return False
    try:
        keyring.set_password(SERVICE, ACCOUNT, passphrase)
        return keyring.get_password(SERVICE, ACCOUNT) == passphrase
    except (KeyringError, RuntimeError, OSError):
        return False
