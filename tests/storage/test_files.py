"""Files from outside: each that is no workshop has its sentence, and no byte of it changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.core.errors import BadFile, ExitCode, NewerFile
from cxworkshop.storage import checksum, fileform
from cxworkshop.storage.peek import peek
from cxworkshop.storage.store import Store
from tests.storage.conftest import TYPES, add_team


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    sign(path)


def sign(path: Path) -> None:
    """The digest as it should be: whoever changes a file on purpose can reckon it too."""
    with path.open("r+b") as file:
        checksum.write(file)


def poke(path: Path, place: int, what: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[place : place + len(what)] = what
    path.write_bytes(content)
    sign(path)


def foreign(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE other (x)", "PRAGMA user_version=1")


def deep(path: Path) -> None:
    """A row whose JSON is nested without end."""
    change(path, f"""UPDATE team SET channels = '{"[" * 100_000}'""")


def rewrite(path: Path, old: str, new: str) -> None:
    """Another definition of the table of teams: SQLite itself lets nobody change one."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'team'", (old, new))
    assert connection.execute("SELECT sql FROM sqlite_master WHERE name = 'team'").fetchone()[0].count(new)
    connection.close()
    sign(path)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "no file"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "text": (lambda path: path.write_text("Dear all, here is the workshop.", encoding="utf-8"), "is not a workshop"),
    "one letter": (lambda path: path.write_bytes(b"S"), "is not a workshop"),
    "a zip": (lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 5000), "is not a workshop"),
    "another program's": (foreign, "another program’s database"),
    "a header alone": (lambda path: path.write_bytes(path.read_bytes()[:100]), "damaged"),
    "half a header": (lambda path: path.write_bytes(path.read_bytes()[:50]), "damaged"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "damaged"),
    "a page of zeros": (lambda path: poke(path, 8192, b"\0" * 4096), "damaged"),
    "newer": (lambda path: change(path, f"PRAGMA user_version={fileform.VERSION + 1}"), "newer version"),
    "version 0": (lambda path: change(path, "PRAGMA user_version=0"), "damaged"),
    "a view": (lambda path: change(path, "CREATE VIEW spy AS SELECT * FROM team"), "damaged"),
    "a trigger": (
        lambda path: change(path, "CREATE TRIGGER spy AFTER INSERT ON team BEGIN DELETE FROM need; END"),
        "damaged",
    ),
    "an index that reckons": (lambda path: change(path, "CREATE INDEX spy ON team (upper(name))"), "damaged"),
    "a check": (lambda path: rewrite(path, "headcount FLOAT", "headcount FLOAT CHECK (length(name))"), "damaged"),
    "a default": (lambda path: rewrite(path, "purpose TEXT", "purpose TEXT DEFAULT (upper('x'))"), "damaged"),
    "a check behind a comment": (
        lambda path: rewrite(path, "headcount FLOAT", 'headcount FLOAT /*"*/ CHECK (length(name)) /*"*/'),
        "damaged",
    ),
    "a table more": (lambda path: change(path, "CREATE TABLE spy (x)"), "damaged"),
    "a table less": (lambda path: change(path, "DROP TABLE need"), "damaged"),
    "a column more": (lambda path: change(path, "ALTER TABLE team ADD COLUMN spy"), "damaged"),
    "a view for a table": (
        lambda path: change(path, "DROP TABLE need", "CREATE VIEW need AS WITH r(x) AS (SELECT 1) SELECT x FROM r"),
        "damaged",
    ),
    "a value no record has": (lambda path: change(path, "UPDATE team SET touch = 'often'"), "damaged"),
    "text that is none": (lambda path: change(path, "UPDATE team SET name = CAST(X'FFFE' AS TEXT)"), "damaged"),
    "JSON that is none": (lambda path: change(path, "UPDATE team SET channels = '[1,'"), "damaged"),
    "JSON without end": (deep, "damaged"),
    "a reference to nothing": (lambda path: change(path, "UPDATE team SET parent = 'team-nowhere'"), "damaged"),
    "one id twice": (
        lambda path: change(
            path, "INSERT INTO principle SELECT id, 9.0, '', 'P', '' FROM team", "DELETE FROM step WHERE 0"
        ),
        "damaged",
    ),
    "no name of its own": (lambda path: change(path, "DELETE FROM meta"), "damaged"),
    "a name that leads elsewhere": (
        lambda path: change(path, "UPDATE meta SET value = '../../elsewhere' WHERE key = 'uuid'"),
        "damaged",
    ),
    "a time that is none": (lambda path: change(path, "UPDATE step SET time = 'noon'"), "damaged"),
}


@pytest.mark.parametrize("how", BAD)
def test_a_file_that_is_no_workshop_is_refused_in_words_and_stays_as_it_is(
    path: Path, app_home: Path, how: str
) -> None:
    spoil, sentence = BAD[how]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(BadFile, match=sentence) as told:
        Store.open(path, TYPES)
    assert told.value.exit_code is ExitCode.BAD_INPUT
    assert path.name in told.value.happened
    assert (path.read_bytes() if path.exists() else None) == before
    assert [file.name for file in path.parent.iterdir()] == ([path.name] if before is not None else [])
    assert not list((app_home / "working").glob("open/*"))


@pytest.mark.parametrize(
    "how",
    [how for how in BAD if how not in ("no name of its own", "a name that leads elsewhere", "a time that is none")],
)
def test_reading_refuses_the_same(path: Path, how: str) -> None:
    spoil, sentence = BAD[how]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(BadFile, match=sentence):
        Store.open(path, TYPES, read_only=True)
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("how", ["missing", "empty", "text", "another program's", "truncated", "newer", "table less"])
def test_a_peek_refuses_what_it_cannot_read(path: Path, how: str) -> None:
    spoil, _ = BAD.get(how, (lambda path: change(path, "DROP TABLE workshop"), ""))
    spoil(path)
    with pytest.raises(BadFile):
        peek(path)


def test_a_newer_file_says_so_and_what_to_do(path: Path) -> None:
    change(path, f"PRAGMA user_version={fileform.VERSION + 1}")
    with pytest.raises(NewerFile) as told:
        Store.open(path, TYPES)
    assert "newer" in told.value.todo


def test_a_folder_is_no_workshop(tmp_path: Path) -> None:
    folder = tmp_path / "folder.cxw"
    folder.mkdir()
    for read_only in (False, True):
        with pytest.raises(BadFile, match="is a folder"):
            Store.open(folder, TYPES, read_only=read_only)


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE change SET after = 'no JSON'",
        "UPDATE change SET record_table = 'nothing'",
        "UPDATE change SET after = replace(after, 'Billing', 'Sales')",
        "UPDATE change SET after = '{}'",
    ],
)
def test_steps_that_do_not_fit_the_content_are_never_applied(path: Path, lie: str) -> None:
    change(path, lie)
    with Store.open(path, TYPES) as store:
        before = store.snapshot()
        with pytest.raises(BadFile, match="earlier steps"):
            store.undo()
        assert store.content == before
        add_team(store, "Sales")
        assert store.undo() is not None
        assert store.content == before


def test_what_a_damaged_file_holds_stays_out_of_the_message(path: Path) -> None:
    change(path, "UPDATE team SET touch = 'Secret merger'")
    with pytest.raises(BadFile) as told:
        Store.open(path, TYPES)
    assert "Secret" not in str(told.value)
    assert told.value.__cause__ is None
