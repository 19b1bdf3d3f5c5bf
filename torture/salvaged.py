"""One page of a workshop is destroyed: how much of it comes back, and whether anything comes that nobody wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.record import new_id
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import fileform, repair, salvage
from cxworkshop.storage.rows import read_content
from cxworkshop.storage.store import Store
from torture.place import Place, place, sample
from torture.row import Row, control, timed
from torture.work import TYPES

PAGES, QUICK = 100, 3
PAGE = 4096
SHARE = 0.99  # of the records that come back when one page is destroyed
TEAMS = 400  # that the workshop has beside the sample


def salvaged(quick: bool) -> Row:
    """Destroy one page after the other, and repair."""
    row = Row(NAME, "pages", QUICK if quick else PAGES)
    shares: list[float] = []
    with timed(row), place("salvage") as where:
        there = _large(where)
        data = where.document.read_bytes()
        for number in range(row.goal):
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


NAME = "salvage of a file with a page destroyed"
ROWS = {NAME: salvaged}


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
        missing = len(there) - len(found.salvaged.content)
        if missing > 0 and not found.salvaged.missing:
            row.damage(f"page {at // PAGE}: {missing} records are missing, and nothing says so")
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
