"""Does every kind of harm, one after the other, prints the table and writes it down.

    python -m torture [--quick] [--only NAME …] [--to FILE]

Exit code 0 when nothing was lost or damaged, every goal is reached and every control was seen; 1 when not.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from torture import shim
from torture.row import Row, say, table

HARMS = ("killing", "power", "full", "meddling", "holders", "clocks", "backups", "versions", "strangers")
RECORDED = ("power", "full", "meddling")  # these need the library that stands before the C library
BUILD = Path(__file__).resolve().parent.parent / "build"
OUT = BUILD / "torture.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Do harm, print, write. The hidden `--harm` is how the processes are told what to do."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="What is lost when the machine fails.")
    parser.add_argument("--quick", action="store_true", help="a few of each: a minute instead of half an hour")
    parser.add_argument("--only", nargs="+", choices=HARMS, default=HARMS, metavar="NAME", help=", ".join(HARMS))
    parser.add_argument("--to", type=Path, default=OUT, help="where the JSON goes (build/torture.json)")
    parser.add_argument("--harm", choices=HARMS, help=argparse.SUPPRESS)
    wish = parser.parse_args(argv)
    if wish.harm:
        found: list[Row] = import_module(f"torture.{wish.harm}").rows(wish.quick)
        print(json.dumps([row.as_json() for row in found]))
        return 0
    begun = time.perf_counter()
    rows: list[Row] = []
    for harm in wish.only:
        say(f"{harm} …")
        rows += beside(harm, wish.quick)
    print(table(rows))
    write(wish.to, rows, wish.quick)
    met = sum(row.met for row in rows)
    print(f"\n{met} of {len(rows)} rows are reached, in {time.perf_counter() - begun:.0f} s. Written to {wish.to}.")
    return 0 if met == len(rows) else 1


def beside(harm: str, quick: bool) -> list[Row]:
    """The rows of one kind of harm, done by a process of its own."""
    environment = dict(os.environ)
    environment.pop("CXWORKSHOP_HOME", None)
    if harm in RECORDED:
        try:
            environment["LD_PRELOAD"] = str(shim.build(BUILD))
        except shim.NotHere as why:
            return [Row(harm, "", 1, note=f"not done: {why}")]
    command = [sys.executable, "-m", "torture", "--harm", harm, *(["--quick"] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    told: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return [Row(**{key: value for key, value in one.items() if key != "met"}) for one in told]


def write(path: Path, rows: Sequence[Row], quick: bool) -> None:
    """The same as JSON, with what it was done on."""
    report = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "rows": [row.as_json() for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
