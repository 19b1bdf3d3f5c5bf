"""Does every kind of harm, prints each row when it is done, then the table, and writes it down.

    python -m torture [--quick] [--only NAME …] [--to FILE]

Exit code 0 when nothing was lost or damaged, every goal is reached and every control was seen; 1 when not. Ctrl C ends
it with 130: what was done until then is told and written down.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import FrameType

from torture.plan import BOTH_CORES, HARM_OF, PLAN, SECONDS
from torture.row import Row, table, told
from torture.running import MARK, Running

BUILD = Path(__file__).resolve().parent.parent / "build"
OUT = BUILD / "torture.json"
AT_ONCE = 2  # processes, so that each has a core
_MEMORY = Path("/dev/shm")
_NEEDS = 2 << 30  # bytes that are free where the harm is done


def main(argv: Sequence[str] | None = None) -> int:
    """Do harm, print, write. The hidden `--rows` is how the processes are told what to do."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="What is lost when the machine fails.")
    parser.add_argument("--quick", action="store_true", help="a few of each: a minute instead of half an hour")
    kinds = f"kinds of harm ({', '.join(PLAN)}), or rows by some words of theirs"
    parser.add_argument("--only", nargs="+", default=tuple(PLAN), metavar="NAME", help=kinds)
    parser.add_argument("--to", type=Path, default=OUT, help="where the JSON goes (build/torture.json)")
    parser.add_argument("--folder", type=Path, help="where the harm is done (in memory, if it can be)")
    parser.add_argument("--rows", nargs="+", choices=HARM_OF, help=argparse.SUPPRESS)
    wish = parser.parse_args(argv)
    if wish.rows:
        for name in wish.rows:
            print(f"{MARK}{json.dumps(_done(name, wish.quick).as_json())}", flush=True)
        return 0
    begun = time.perf_counter()
    signal.signal(signal.SIGTERM, _interrupt)
    names = [name for name, harm in HARM_OF.items() if any(_meant(one, name, harm) for one in wish.only)]
    if not names:
        parser.error(f"there is no such row: {', '.join(wish.only)}")
    rows: list[Row] = []
    code = 0
    try:
        with tempfile.TemporaryDirectory(prefix="cxworkshop-torture-", dir=wish.folder or _roomy()) as folder:
            for jobs, at_once in _phases(names, wish.quick):
                running = Running(jobs, at_once=at_once, quick=wish.quick, folder=Path(folder), library=BUILD)
                for row in running.rows():
                    rows = sorted([*rows, row], key=lambda one: names.index(one.name))
                    write(wish.to, rows, wish.quick, time.perf_counter() - begun)
                    print(told(row), flush=True)
    except KeyboardInterrupt:
        code = 130
        print(f"\nStopped. Not done: {', '.join(name for name in names if name not in [row.name for row in rows])}.")
    print(f"\n{table(rows)}")
    met = sum(row.met for row in rows)
    print(f"\n{met} of {len(names)} rows are reached, in {time.perf_counter() - begun:.0f} s. Written to {wish.to}.")
    return code or (0 if met == len(names) else 1)


def _done(name: str, quick: bool) -> Row:
    """One row, done in this process."""
    try:
        rows: dict[str, Callable[[bool], Row]] = import_module(f"torture.{HARM_OF[name]}").ROWS
        return rows[name](quick)
    except Exception as error:
        traceback.print_exc()
        where = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}: {error} ({Path(where.filename).name}, line {where.lineno})"
        return Row(name, "", 1, note=f"not done, the row itself broke down: {why}")


def _phases(names: Sequence[str], quick: bool) -> list[tuple[list[list[str]], int]]:
    """What each process does, and how many at once: first those that use both cores themselves, and have a minute.

    A process does one row, the longest first; when it is quick all rows of a module, which it imports.
    """
    if quick:
        jobs = [[name for name in names if HARM_OF[name] == harm] for harm in dict.fromkeys(map(HARM_OF.get, names))]
        return [(jobs, AT_ONCE)]
    longest = sorted(names, key=lambda name: -SECONDS[name])
    both = [[name] for name in longest if HARM_OF[name] in BOTH_CORES]
    return [(both, 1), ([[name] for name in longest if HARM_OF[name] not in BOTH_CORES], AT_ONCE)]


def _roomy() -> Path | None:
    """A folder in memory, where there is one with room; the usual one is None."""
    return _MEMORY if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _NEEDS else None


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def write(path: Path, rows: Sequence[Row], quick: bool, seconds: float) -> None:
    """The same as JSON, with what it was done on and how long it took until now."""
    report = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "seconds": round(seconds, 1),
        "rows": [row.as_json() for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def _meant(word: str, name: str, harm: str) -> bool:
    """Whether a row is meant: by its kind of harm, or where there is none of that name, by words of its own."""
    return word == harm if word in PLAN else word in name


if __name__ == "__main__":
    raise SystemExit(main())
