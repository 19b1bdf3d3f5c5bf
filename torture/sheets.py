"""Spreadsheets that are not what they seem: each is a table or a sentence, and every reader comes back."""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from random import Random

from cxworkshop.core.errors import Problem
from cxworkshop.exchange import apart
from torture.mutated import by_bits, by_cutting
from torture.row import Row, control, timed

SHEETS, QUICK = 5_000, 10


def sheets(quick: bool) -> Row:
    """Read one after the other as the import does: in a process of its own each."""
    row = Row(NAME, "files", QUICK if quick else SHEETS)
    with timed(row), tempfile.TemporaryDirectory(prefix="cxworkshop-torture-sheets-") as name:
        folder = Path(name)
        seeds = _seeds(folder)
        for number in range(row.goal):
            row.tried += 1
            if told := _read(folder, seeds, number):
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


NAME = "5,000 fuzzed spreadsheets"
ROWS = {NAME: sheets}


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
    return random.choice((by_bits, _spliced, by_cutting))(data, random)


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
                    part = random.choice((by_bits, _spliced, by_cutting, _deep, _far))(part, random)
                new.writestr(name, part)
        out.seek(0)
        return out.read()


def _deep(part: bytes, random: Random) -> bytes:
    place = part.find(b">", random.randrange(len(part))) + 1
    return part[:place] + b"<a>" * 100_000 + part[place:]


def _far(part: bytes, random: Random) -> bytes:
    return part.replace(b'r="A2"', random.choice((b'r="XFD1048576"', b'r="A99999999999"', b'r="ZZZZZ1"', b'r=""')))
