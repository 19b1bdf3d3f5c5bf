"""Files that somebody made or broke: workshops, spreadsheets and signed documents that are not what they seem."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.record import new_id
from cxworkshop.exchange import apart
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import checksum, fileform, repair, salvage
from cxworkshop.storage.rows import read_content
from cxworkshop.storage.store import Store
from torture.place import Place, place, sample
from torture.row import Row, control, timed
from torture.work import TYPES

WORKSHOPS, QUICK_WORKSHOPS = 2_000, 40
PAGES, QUICK_PAGES = 100, 3
SHEETS, QUICK_SHEETS = 5_000, 24
PDFS, QUICK_PDFS = 5_000, 6
PAGE = 4096
HANG = 2.0  # seconds of work that one workshop file may cost
SHARE = 0.99  # of the records that come back when one page is destroyed
TEAMS = 400  # that the workshop of the salvage has beside the sample
Change = Callable[[bytes, Random], bytes]


def rows(quick: bool) -> list[Row]:
    """The rows of the table."""
    return [
        _workshops(QUICK_WORKSHOPS if quick else WORKSHOPS),
        _salvage(QUICK_PAGES if quick else PAGES),
        _spreadsheets(QUICK_SHEETS if quick else SHEETS),
        _documents(QUICK_PDFS if quick else PDFS),
    ]


# -- workshop files ----------------------------------------------------------------------------------------------------


def _bits(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _pages(data: bytes, random: Random) -> bytes:
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    filling = random.choice((bytes(PAGE), random.randbytes(PAGE), data[other : other + PAGE]))
    return data[:one] + filling + data[one + PAGE :]


def _cut(data: bytes, random: Random) -> bytes:
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
    f"DROP TABLE team; CREATE VIEW team AS {ENDLESS}",
    "CREATE TRIGGER spy AFTER INSERT ON team BEGIN DELETE FROM team; END",
    "ALTER TABLE team ADD COLUMN spy AS (upper(name))",
    "ALTER TABLE team ADD COLUMN spy TEXT",
    "CREATE TABLE spy (x)",
    "CREATE VIRTUAL TABLE spy USING fts5(x)",
    "CREATE INDEX spy ON team (randomblob(9))",
    "DROP TABLE need",
    "UPDATE team SET name = zeroblob(300000000) WHERE rowid = 1",
    "UPDATE team SET name = NULL",
    "UPDATE team SET channels = 'no JSON'",
    "UPDATE team SET channels = printf('%.*c', 300000, '[') WHERE rowid = 1",
    'UPDATE team SET "order" = 9e999',
    "UPDATE team SET headcount = 'many'",
    "UPDATE meta SET value = '../../../home'",
    "UPDATE step SET time = 'yesterday'",
    "UPDATE change SET after = '{}'",
    "DELETE FROM principle",
    "PRAGMA foreign_keys=OFF; UPDATE support SET team = 'nobody'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = 'team'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = 2 WHERE name = 'team'",
)


def _by_sql(data: bytes, random: Random) -> bytes:
    """What somebody does who knows SQL, and who reckons the digest anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.cxw"
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in random.choice(SQL).split("; "):
                try:
                    connection.execute(statement)
                except sqlite3.Error:
                    continue  # not with this library: the file is then as it was, or nearly
        with path.open("r+b") as file:
            checksum.write(file)
        return path.read_bytes()


CHANGES: tuple[Change, ...] = (_bits, _bits, _pages, _cut, _longer, _other, _head, _by_sql)


def _workshops(goal: int) -> Row:
    row = Row("2,000 mutated workshop files", "files", goal)
    with timed(row), _in_memory("strangers") as where:
        data = where.document.read_bytes()
        with Store.open(where.document, TYPES, read_only=True) as store:
            content = store.content
        for number in range(goal):
            _look(row, where, data, content, number)
    row.note = "each is opened, read, repaired where it is refused as damaged, and compared with what it was before"

    def believe(seen: Row) -> None:
        with _believing_all(), _in_memory("strangers") as where:
            data = where.document.read_bytes()
            with Store.open(where.document, TYPES, read_only=True) as store:
                content = store.content
            for number in range(300):
                _look(seen, where, data, content, number, _bits)
                if seen.damaged:
                    return

    control(row, "nothing is checked before it is believed", 300, believe)
    return row


def _look(row: Row, where: Place, data: bytes, content: Content, number: int, change: Change | None = None) -> None:
    random = Random(number)
    change = change or random.choice(CHANGES)
    changed = change(data, random)
    what = f"{change.__name__[1:]} {number}"
    where.document.write_bytes(changed)
    before, begun = hashlib.sha256(changed).digest(), time.process_time()
    row.tried += 1
    try:
        with Store.open(where.document, TYPES, read_only=True) as store:
            same = set(store.content) == set(content)
        if not same and change is not _by_sql:  # who knows SQL may have changed a word that any word could be
            row.damage(f"{what}: opened with another content")
    except Problem as problem:
        if not problem.happened.strip():
            row.damage(f"{what}: refused without a word")
        _repaired(row, where, what)
    except Exception as error:
        row.damage(f"{what}: {type(error).__name__}")
    took = time.process_time() - begun
    if took > HANG + 2 * len(changed) / 1e7:
        row.damage(f"{what}: {took:.1f} s of work")
    if hashlib.sha256(where.document.read_bytes()).digest() != before:
        row.damage(f"{what}: the file was changed")
    for path in where.desk.glob("*(repaired*"):
        path.unlink()


def _repaired(row: Row, where: Place, what: str) -> None:
    try:
        found = repair.repair(where.document, TYPES)
    except Problem:
        return
    except Exception as error:
        row.damage(f"{what}: repairing, {type(error).__name__}")
        return
    try:
        Store.open(found.path, TYPES, read_only=True)
    except Problem:
        row.damage(f"{what}: what was repaired does not open")


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


# -- what comes back ---------------------------------------------------------------------------------------------------


def _salvage(goal: int) -> Row:
    row = Row("salvage with a page destroyed", "pages", goal)
    shares: list[float] = []
    with timed(row), place("salvage") as where:
        there = _large(where)
        data = where.document.read_bytes()
        for number in range(goal):
            shares.append(_back(row, where, data, there, number))
    worst, mean = min(shares), sum(shares) / len(shares)
    row.note = f"{mean:.2%} of the records come back on average, {worst:.2%} at the worst"

    def read_on(seen: Row) -> None:
        before = salvage.salvage
        salvage.salvage = _until_the_first_error
        try:
            with place("salvage") as where:
                there = _large(where)
                data = where.document.read_bytes()
                for number in range(40):
                    _back(seen, where, data, there, number)
                    if seen.lost:
                        return
        finally:
            salvage.salvage = before

    control(row, "rows are read until the first that cannot be", 40, read_on)
    return row


def _large(where: Place) -> Content:
    """The sample and some hundred teams, made by steps; with the backup that opening it made."""
    where.begin(sample())
    with Store.open(where.document, TYPES) as store, store.step("Teams") as draft:
        for number in range(TEAMS):
            draft.add(Team(id=new_id(Team), name=f"Team {number}", purpose="Keeps what customers rely on running."))
    with Store.open(where.document, TYPES) as store:
        return store.content


def _back(row: Row, where: Place, data: bytes, there: Content, number: int) -> float:
    random = Random(number)
    at = random.randrange(len(data) // PAGE) * PAGE
    where.document.write_bytes(data[:at] + random.choice((bytes(PAGE), random.randbytes(PAGE))) + data[at + PAGE :])
    row.tried += 1
    try:
        found = repair.repair(where.document, TYPES)
        back = sum(there.get(one.id) == one for one in found.salvaged.content)
        strange = [one for one in found.salvaged.content if one.id not in there]
        found.path.unlink()
    except Problem as problem:
        row.lose(f"page {at // PAGE}: {problem.happened}")
        return 0.0
    if strange:
        row.damage(f"page {at // PAGE}: {len(strange)} records nobody wrote")
    if back < SHARE * len(there):
        row.lose(f"page {at // PAGE}: {back} of {len(there)} records")
    return back / len(there)


def _until_the_first_error(path: Path, types: tuple[type, ...], *_more: object, **_named: object) -> salvage.Salvaged:
    found = []
    with closing(fileform.connect_to_read(path)) as connection:
        for cls in types:
            try:
                found += list(read_content(connection, (cls,), path.name))
            except (sqlite3.Error, Problem):
                continue
    return salvage.Salvaged(Content(found), 0, 0, ())


# -- spreadsheets ------------------------------------------------------------------------------------------------------


def _spreadsheets(goal: int) -> Row:
    row = Row("5,000 fuzzed spreadsheets", "files", goal)
    with timed(row), tempfile.TemporaryDirectory(prefix="cxworkshop-torture-sheets-") as name:
        folder = Path(name)
        seeds = _seeds(folder)
        with ThreadPoolExecutor(os.cpu_count() or 2) as threads:
            for told in threads.map(lambda number: _read(folder, seeds, number), range(goal)):
                row.tried += 1
                if told:
                    row.damage(told)

    def hang(seen: Row) -> None:
        before = sys.executable
        with tempfile.TemporaryDirectory(prefix="cxworkshop-torture-sheets-") as name:
            folder = Path(name)
            sleeper = folder / "sleeper"
            sleeper.write_text("#!/bin/sh\nexec sleep 600\n")
            sleeper.chmod(0o755)
            seeds = _seeds(folder)
            sys.executable = str(sleeper)
            try:
                seen.tried += 1
                told = _read(folder, seeds, 0, seconds=1.0)
                if told:
                    seen.damage(told)
            finally:
                sys.executable = before

    control(row, "a reader that never comes back", 3, hang)
    return row


def _seeds(folder: Path) -> list[Path]:
    from benchmarks.bring_in import write_sheet

    sheet = folder / "seed.xlsx"
    write_sheet(sheet, 30)
    text = folder / "seed.csv"
    text.write_text("Team;Unit;People\n" + "Leak Response;Networks;46\n" * 40, encoding="utf-16")
    plain = folder / "seed2.csv"
    plain.write_text('Team,Unit,Note\n"Deck, fore",Ferries,"two\nlines"\n' * 40, encoding="cp1252")
    old = folder / "seed.xls"
    shutil.copy(Path(__file__).resolve().parent.parent / "tests" / "exchange" / "files" / "teams.xls", old)
    return [sheet, sheet, text, plain, old]


def _read(folder: Path, seeds: list[Path], number: int, seconds: float = 20.0) -> str:
    """What is wrong with how a fuzzed file was read; "" when it was read or refused in words."""
    random = Random(number)
    seed = random.choice(seeds)
    path = folder / f"{number}{seed.suffix}"
    path.write_bytes(_fuzzed(seed, random))
    try:
        with apart.Reading(path, names=True, seconds=seconds) as found:
            found.result()
    except Problem as problem:
        if "takes too long" in problem.happened:
            return f"{path.name}: never came back"
        return "" if problem.happened.strip() else f"{path.name}: refused without a word"
    except Exception as error:
        return f"{path.name}: {type(error).__name__}"
    finally:
        path.unlink()
    return ""


def _fuzzed(seed: Path, random: Random) -> bytes:
    data = seed.read_bytes()
    if seed.suffix == ".xlsx" and random.random() < 0.7:
        return _repacked(seed, random)
    return random.choice((_bits, _spliced, _cut))(data, random)


def _spliced(data: bytes, random: Random) -> bytes:
    start, length = random.randrange(len(data)), random.choice((1, 8, 200, 4000))
    again = data[start : start + length] * random.choice((2, 50))
    piece = random.choice((random.randbytes(length), again, b'"', b"\0"))
    place = random.randrange(len(data))
    return data[:place] + piece + data[place + random.choice((0, length)) :]


def _repacked(seed: Path, random: Random) -> bytes:
    """The parts of a workbook changed within their pack, so that a reader gets as far as their XML."""
    with tempfile.TemporaryFile() as out, zipfile.ZipFile(seed) as old:
        names = old.namelist()
        victim = random.choice([name for name in names if name.endswith(".xml")])
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in names:
                if name == victim and random.random() < 0.1:
                    continue
                part = old.read(name)
                if name == victim:
                    part = random.choice((_bits, _spliced, _cut, _deep, _far))(part, random)
                new.writestr(name, part)
        out.seek(0)
        return out.read()


def _deep(part: bytes, random: Random) -> bytes:
    place = part.find(b">", random.randrange(len(part))) + 1
    return part[:place] + b"<a>" * 100_000 + part[place:]


def _far(part: bytes, random: Random) -> bytes:
    return part.replace(b'r="A2"', random.choice((b'r="XFD1048576"', b'r="A99999999999"', b'r="ZZZZZ1"', b'r=""')))


# -- signed documents --------------------------------------------------------------------------------------------------


def _documents(goal: int) -> Row:
    row = Row("5,000 fuzzed PDFs to verify", "files", goal)
    from tests.documents.seal import mutating

    with timed(row), tempfile.TemporaryDirectory(prefix="cxworkshop-torture-pdfs-") as name:
        parts = os.cpu_count() or 2
        size = -(-goal // parts)
        with ThreadPoolExecutor(parts) as threads:
            jobs = []
            for part in range(parts):
                folder = Path(name) / str(part)
                folder.mkdir()
                count = min(size, goal - part * size)
                jobs.append(threads.submit(mutating.failures, count, folder, part * size))
            for told in jobs:
                for one in told.result():
                    row.damage(one)
        row.tried = goal

    def abort(seen: Row) -> None:
        with tempfile.TemporaryDirectory(prefix="cxworkshop-torture-pdfs-") as name:
            script = "import os; print('0 bits', flush=True); os.abort()"
            for told in mutating.failures(2, Path(name), run=("-c", script)):
                seen.damage(told)
            seen.tried += 1

    control(row, "a checker that breaks down", 1, abort)
    return row
