"""A run with a home of its own: its key is open and forgotten, and what belongs to the person stays as it is."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from cxworkshop import paths
from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import secret
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.guest import home
from cxworkshop.documents.seal.keys import keys_in


class Theirs(KeyringBackend):
    """The person's own store, which nobody may ask here."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("their passwords were read")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("their passwords were written")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("their passwords were deleted")


def test_it_seals_with_a_key_of_its_own_that_nobody_can_open_afterwards(tmp_path: Path, app_home: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Theirs())
    try:
        with home(tmp_path / "own", key=True):
            assert paths.home() == tmp_path / "own"
            keys = keys_in(paths.keys())
            assert keys.prepare()
            assert secret.store_name() is None
        assert isinstance(keyring.get_keyring(), Theirs)
    finally:
        keyring.set_keyring(before)
    assert paths.home() == app_home
    assert not paths.keys().exists()
    with pytest.raises(Refused):
        Authority.load(tmp_path / "own" / "keys", "")


def test_without_a_key_none_is_made(tmp_path: Path) -> None:
    with home(tmp_path / "own"):
        assert not paths.keys().exists()


def test_what_was_there_comes_back_when_it_fails(tmp_path: Path, app_home: Path) -> None:
    with pytest.raises(LookupError), home(tmp_path / "own"):
        raise LookupError
    assert paths.home() == app_home
