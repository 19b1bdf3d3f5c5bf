"""A copy without its history: what was deleted cannot be found in it, in the clear or under the passphrase."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxworkshop.core.errors import DiskFull, Refused
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import cipher, decipher
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team

CANARY = "Zwölfkanarienvogel"
WORDS = "seven grey ferries"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def told(path: Path, key: cipher.Key | None = None) -> bool:
    """Whether the canary stands anywhere in a file, as somebody would look for it who has the key."""
    data = path.read_bytes()
    if key is not None:
        data = decipher.plain(data, key)[0]
    return CANARY.encode() in data


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_what_was_deleted_is_in_the_file_by_its_history_and_in_the_bare_copy_not_at_all(
    path: Path, passphrase: str | None
) -> None:
    path.unlink(missing_ok=True)
    store = Store.create(path, TYPES, passphrase=passphrase)
    kept, gone = add_team(store, "Kept"), add_team(store, CANARY)
    with store.step("Delete the team") as draft:
        draft.remove(gone)
    add_team(store, f"{CANARY} taken back")
    store.undo()
    bare, full = path.with_name("bare.cxw"), path.with_name("full.cxw")
    bare.write_bytes(b"something else")  # the dialog has asked
    store.bare_copy(bare)()
    store.copy_to(full)
    key = store._key
    store.close()
    assert (told(path, key), told(full, key), told(bare, key)) == (True, True, False)
    with Store.open(bare, TYPES, passphrase=passphrase) as copy:
        assert [one.name for one in copy.content.of(Team)] == ["Kept"]
        assert copy.content.get(kept.id) == kept
        assert copy.undo_label is None
        assert copy.history() == ()
        assert copy.encrypted is (passphrase is not None)
        add_team(copy, "It goes on")
    assert not list(path.parent.glob(".*.part*"))


def test_its_backups_are_not_mixed_with_those_of_the_other(path: Path, app_home: Path) -> None:
    bare = path.with_name("bare.cxw")
    with Store.open(path, TYPES) as store:
        add_team(store, CANARY)
        store.bare_copy(bare)()
    Store.open(path, TYPES).close()
    Store.open(bare, TYPES).close()
    assert len(list((app_home / "backups").iterdir())) == 2


def test_who_only_reads_may_make_one_too(path: Path) -> None:
    bare = path.with_name("bare.cxw")
    Store.open(path, TYPES).set_passphrase(WORDS)
    store = Store.open(path, TYPES, read_only=True, passphrase=WORDS)
    store.bare_copy(bare)()
    assert Store.open(bare, TYPES, read_only=True, passphrase=WORDS).content == store.content
    with pytest.raises(Refused):
        store.bare_copy(path)


def test_a_disk_that_is_full_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = path.with_name("bare.cxw")
    bare.write_bytes(b"theirs")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with Store.open(path, TYPES) as store:
        monkeypatch.setattr("cxworkshop.storage.publish.replace", full)
        with pytest.raises(DiskFull):
            store.bare_copy(bare)()
        monkeypatch.undo()
    assert bare.read_bytes() == b"theirs"
    assert not list(path.parent.glob(".*.part*"))
