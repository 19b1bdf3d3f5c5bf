"""Signed documents that somebody changed: checking has an answer for each, whatever was done to it."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from torture.row import Row, control, timed

PDFS, QUICK = 5_000, 6


NAME = "5,000 fuzzed PDFs to verify"


def documents(quick: bool) -> Row:
    """Check one after the other."""
    row = Row(NAME, "files", QUICK if quick else PDFS)
    goal = row.goal
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


ROWS = {NAME: documents}
