"""A run that leaves nothing of the person at this computer behind or touched: data, settings and keys of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
from keyring.backends import null

from cxworkshop import paths


@contextmanager
def home(folder: Path, *, key: bool = False) -> Iterator[None]:
    """Settings, working copies and keys in a folder of their own; what the system keeps for this person stays away.

    With `key`, one is made there and is open: under a passphrase that nobody knows, so that nothing can be sealed with
    it once the run is over.
    """
    ours = {"CXWORKSHOP_HOME": str(folder), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    before = {name: os.environ.get(name) for name in ours}
    # The variable is read once: whoever asked for a password before has the person's own store still in hand.
    store = keyring.get_keyring()
    os.environ.update(ours)
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]
    try:
        if key:
            _make_key()
        yield
    finally:
        keyring.set_keyring(store)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _make_key() -> None:
    from cxworkshop.documents.seal import secret
    from cxworkshop.documents.seal.keys import keys_in

    keys = keys_in(paths.keys())
    if keys.is_new:
        keys.open(secret.new_passphrase())
