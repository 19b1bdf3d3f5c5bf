"""Signed documents that somebody changed: checking has an answer for each, in the process the program checks in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from torture.row import Row, control, timed

PDFS, QUICK = 5_000, 6
CHUNK = 500  # documents until another process takes over: what breaks takes no more than these along
NAME = "5,000 fuzzed PDFs to verify"


def documents(quick: bool) -> Row:
    """Check one after the other as the program does: apart, in the process that a stranger's file is checked in."""
    from tests.documents.seal import mutating

    row = Row(NAME, "files", QUICK if quick else PDFS)
    with timed(row), tempfile.TemporaryDirectory(prefix="cxworkshop-torture-pdfs-") as name:
        for first in range(0, row.goal, CHUNK):
            folder = Path(name) / str(first)
            folder.mkdir()
            count = min(CHUNK, row.goal - first)
            for told in mutating.failures(count, folder, first, run=mutating.APART):
                row.damage(told)
            row.tried += count

    def abort(seen: Row) -> None:
        with tempfile.TemporaryDirectory(prefix="cxworkshop-torture-pdfs-") as name:
            script = "import os; print('0 bits', flush=True); os.abort()"
            for told in mutating.failures(2, Path(name), run=("-c", script)):
                seen.damage(told)
            seen.tried += 1

    control(row, "a checker that breaks down", 1, abort)
    return row


ROWS = {NAME: documents}
