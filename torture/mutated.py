"""Workshop files that somebody made or broke: none opens with another content, none holds the program up."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.storage import checksum, fileform, repair
from cxworkshop.storage.store import Store
from torture.place import Place, place, sample
from torture.row import Row, control, timed
from torture.work import TYPES

FILES, QUICK = 2_000, 24
PAGE = 4096
HANG = 2.0  # seconds of work that one workshop file may cost
Change = Callable[[bytes, Random], bytes]


def by_bits(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _pages(data: bytes, random: Random) -> bytes:
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    filling = random.choice((bytes(PAGE), random.randbytes(PAGE), data[other : other + PAGE]))
    return data[:one] + filling + data[one + PAGE :]


def by_cutting(data: bytes, random: Random) -> bytes:
    place = random.choice((random.randrange(len(data)), random.randrange(120), len(data) // PAGE // 2 * PAGE))
    return data[:place]


def _longer(data: bytes, random: Random) -> bytes:
    return data + random.choice((b"\0", bytes(PAGE), random.randbytes(PAGE), data))


def _other(data: bytes, random: Random) -> bytes:
    texts = (b"", b"\0" * 8192, b"Dear Sharon,\n" * 999, b"PK\x03\x04" + data[:9000], random.randbytes(3 * PAGE))
    return random.choice(texts)


def _head(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    place = random.randrange(100)
    changed[place : place + 4] = random.randbytes(4)
    return bytes(changed)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
SQL = (
    f"PRAGMA user_version={fileform.VERSION + 1}",
    "PRAGMA user_version=0",
    "PRAGMA application_id=1",
    "CREATE VIEW spy AS SELECT * FROM team",
    f"CREATE VIEW endless AS {ENDLESS}",
    f"DROP TABLE team | CREATE VIEW team AS {ENDLESS}",
    "CREATE TRIGGER spy AFTER INSERT ON team BEGIN DELETE FROM team; END",
    "CREATE TRIGGER spy AFTER UPDATE ON step BEGIN INSERT INTO change SELECT * FROM change; END",
    "ALTER TABLE team ADD COLUMN spy AS (upper(name))",
    "ALTER TABLE team ADD COLUMN spy AS (upper(name)) STORED",
    "ALTER TABLE team ADD COLUMN spy TEXT",
    "CREATE TABLE spy (x)",
    "CREATE VIRTUAL TABLE spy USING fts5(x)",
    "CREATE INDEX spy ON team (upper(name))",
    "CREATE INDEX spy ON team (name) WHERE name > 'A'",
    "DROP TABLE need",
    "UPDATE team SET name = zeroblob(300000000) WHERE rowid = 1",
    "PRAGMA writable_schema=ON | UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')",
    "UPDATE team SET channels = 'no JSON'",
    "UPDATE team SET channels = printf('%.*c', 300000, '[') WHERE rowid = 1",
    'UPDATE team SET "order" = 9e999',
    "UPDATE team SET headcount = 'many'",
    "UPDATE meta SET value = '../../../home'",
    "UPDATE step SET time = 'yesterday'",
    "UPDATE change SET after = '{}'",
    "DELETE FROM principle",
    "PRAGMA foreign_keys=OFF | UPDATE support SET team = 'nobody'",
    "PRAGMA writable_schema=ON | UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = 'team'",
    "PRAGMA writable_schema=ON | UPDATE sqlite_master SET rootpage = 2 WHERE name = 'team'",
)


def _by_sql(data: bytes, random: Random) -> bytes:
    """What somebody does who knows SQL, and who reckons the digest anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.cxw"
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in random.choice(SQL).split(" | "):
                try:
                    connection.execute(statement)
                except sqlite3.Error:
                    continue  # not with this library: the file is then as it was, or nearly
        with path.open("r+b") as file:
            checksum.write(file)
        return path.read_bytes()


CHANGES: tuple[Change, ...] = (by_bits, by_bits, _pages, by_cutting, _longer, _other, _head, _by_sql)


def mutated(quick: bool) -> Row:
    """Open, read and repair broken workshop files."""
    row = Row(NAME, "files", QUICK if quick else FILES)
    ends: Counter[str] = Counter()
    with timed(row), _in_memory("mutated") as where:
        data, content = _seed(where)
        for number in range(row.goal):
            ends[_look(row, where, data, content, number)] += 1
    row.note = ", ".join(f"{many:,} {how}" for how, many in ends.most_common())

    def believe(seen: Row) -> None:
        with _believing_all(), _in_memory("mutated") as where:
            data, content = _seed(where)
            for number in range(300):
                _look(seen, where, data, content, number, by_bits)
                if seen.damaged:
                    return

    control(row, "nothing is checked before it is believed", 300, believe)
    return row


NAME = "2,000 mutated workshop files"
ROWS = {NAME: mutated}


def _seed(where: Place) -> tuple[bytes, Content]:
    with Store.open(where.document, TYPES, read_only=True) as store:
        return where.document.read_bytes(), store.content


def _look(row: Row, where: Place, data: bytes, content: Content, number: int, change: Change | None = None) -> str:
    """Try one; how it ended, in words for the note."""
    random = Random(number)
    change = change or random.choice(CHANGES)
    changed = change(data, random)
    what = f"{change.__name__.strip('_')} {number}"
    where.document.write_bytes(changed)
    before, begun = hashlib.sha256(changed).digest(), time.process_time()
    row.tried += 1
    end = "broke the program"
    try:
        with Store.open(where.document, TYPES, read_only=True) as store:
            same = set(store.content) == set(content)
        _hang(row, f"{what}, opening", begun)
        if not same and change is not _by_sql:  # who knows SQL may have changed a word that any word could be
            row.damage(f"{what}: opened with another content")
        end = "whole, with what was changed by whoever reckons the digest anew" if changed != data else "as it was"
    except Problem as problem:
        _hang(row, f"{what}, opening", begun)
        if not problem.happened.strip():
            row.damage(f"{what}: refused without a word")
        begun = time.process_time()
        end = _repaired(row, where, what)
        _hang(row, f"{what}, repairing", begun)
    except Exception as error:
        row.damage(f"{what}: {type(error).__name__}")
    if hashlib.sha256(where.document.read_bytes()).digest() != before:
        row.damage(f"{what}: the file was changed")
    for path in where.desk.glob("*(repaired*"):
        path.unlink()
    return end


def _hang(row: Row, what: str, begun: float) -> None:
    took = time.process_time() - begun  # of work: the machine may be busy with something else
    if took > HANG:
        row.damage(f"{what}: {took:.1f} s of work")


def _repaired(row: Row, where: Place, what: str) -> str:
    try:
        found = repair.repair(where.document, TYPES)
    except Problem as problem:
        if not problem.happened.strip():
            row.damage(f"{what}: nothing is brought back, without a word")
        return "refused with a sentence"
    except Exception as error:
        row.damage(f"{what}: repairing, {type(error).__name__}")
        return "broke the program"
    if not found.sentence.strip() or not all(words.strip() for words in found.salvaged.missing):
        row.damage(f"{what}: brought back without a word")
    try:
        Store.open(found.path, TYPES, read_only=True)
    except Problem:
        row.damage(f"{what}: what was repaired does not open")
    return "salvaged with a sentence"


@contextmanager
def _in_memory(name: str) -> Iterator[Place]:
    with place(name) as where:
        where.begin(sample())
        yield where


@contextmanager
def _believing_all() -> Iterator[None]:
    checks = fileform.check, fileform.check_bytes
    fileform.check = lambda *_told, **_more: None
    fileform.check_bytes = lambda *_told: None
    try:
        yield
    finally:
        fileform.check, fileform.check_bytes = checks
