"""Which time-stamp authority is asked and which are known: off at first, the password in the system's store alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile, Refused
from cxworkshop.documents.seal.certificates import certificate_file
from cxworkshop.documents.seal.stampers import (
    SETTINGS_FILE,
    StampAuthority,
    checked_authority,
    keep_authority,
    know,
    know_file,
    know_none,
    known_authorities,
    stamp_authority,
)
from tests.documents.seal import tsa
from tests.documents.seal.test_keys import Store, no_store, store

__all__ = ["no_store", "store"]


def test_nobody_is_asked_until_an_address_is_kept(keys: Path, store: Store) -> None:
    assert stamp_authority(keys) is None
    keep_authority(keys, StampAuthority("https://clock.example/tsr"))
    assert stamp_authority(keys) == StampAuthority("https://clock.example/tsr")
    keep_authority(keys, None)
    assert stamp_authority(keys) is None
    keep_authority(keys, None)


def test_the_password_lies_in_the_systems_store_alone(keys: Path, store: Store) -> None:
    one = StampAuthority("https://clock.example/tsr", "anna", "four harbours")
    keep_authority(keys, one)
    assert stamp_authority(keys) == one
    assert "four" not in (keys / SETTINGS_FILE).read_text(encoding="utf-8")
    assert list(store.kept.values()) == ["four harbours"]
    keep_authority(keys, None)
    assert store.kept == {}


def test_where_the_system_keeps_nothing_the_address_is_kept_without_it(keys: Path, no_store: None) -> None:
    with pytest.raises(Refused, match="keeps no passwords"):
        keep_authority(keys, StampAuthority("https://clock.example/tsr", "anna", "four harbours"))
    assert stamp_authority(keys) == StampAuthority("https://clock.example/tsr", "anna", "")


def test_a_password_is_never_meant_for_an_open_connection() -> None:
    with pytest.raises(Refused, match="https"):
        checked_authority("http://clock.example/tsr", "anna", "x")
    assert checked_authority("http://clock.example/tsr").address == "http://clock.example/tsr"
    assert checked_authority("https://clock.example/tsr", " anna ", "x").user == "anna"


@pytest.mark.parametrize("damage", ["", "[]", '{"address": 3}', '{"address": "x", "user": 4}', "\x00"])
def test_a_damaged_file_is_no_obstacle(keys: Path, store: Store, damage: str) -> None:
    keys.mkdir()
    (keys / SETTINGS_FILE).write_text(damage, encoding="utf-8")
    found = stamp_authority(keys)
    assert found is None or found == StampAuthority("x")


def test_authorities_are_known_by_certificates_that_were_given(keys: Path) -> None:
    chain = tsa.chain()
    assert known_authorities(keys) == []
    know(keys, [chain.above])
    know_file(keys, certificate_file(chain.root) + certificate_file(chain.above), "clocks.pem")
    assert [one for _, one in known_authorities(keys)] == [chain.above, chain.root]
    with pytest.raises(BadFile):
        know_file(keys, b"nothing", "clocks.pem")
    know_none(keys)
    assert known_authorities(keys) == []
    know_none(keys)
