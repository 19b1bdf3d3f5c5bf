"""Runs the groups of figures one after the other, each in a process of its own, prints the table and writes it down.

    python -m benchmarks [--quick] [--only GROUP …] [--to FILE]

Exit code 0 when every goal is reached, 1 when one is not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, table

GROUPS = (
    "start", "screen", "room", "matrix", "steps", "encrypted", "bring_in", "document", "office", "signing", "rules",
)  # fmt: skip
OUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, write. The hidden `--group` is how the processes are told what to do."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the program is.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and sizes: a minute instead of five")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=GROUPS, metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--to", type=Path, default=OUT, help="where the JSON goes (build/bench.json)")
    parser.add_argument("--group", choices=GROUPS, help=argparse.SUPPRESS)
    wish = parser.parse_args(argv)
    if wish.group:
        print(json.dumps([dataclasses.asdict(one) for one in figures(wish.group, wish.quick)]))
        return 0
    found: list[Figure] = []
    for group in wish.only:
        print(f"{group} …", file=sys.stderr, flush=True)
        found += beside(group, wish.quick)
    print(table(found))
    write(wish.to, found, wish.quick)
    goals = [figure for figure in found if figure.goal is not None]
    over = sum(not figure.met for figure in goals)
    print(f"\n{len(goals) - over} of {len(goals)} goals are reached. Written to {wish.to}.")
    return 1 if over else 0


def figures(group: str, quick: bool) -> list[Figure]:
    """The figures of a group, measured in this process."""
    measured: list[Figure] = import_module(f"benchmarks.{group}").figures(quick)
    return measured


def beside(group: str, quick: bool) -> list[Figure]:
    """The figures of a group, measured in a process that has done nothing else."""
    command = [sys.executable, "-m", "benchmarks", "--group", group, *(["--quick"] if quick else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    return [Figure(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def write(path: Path, found: Sequence[Figure], quick: bool) -> None:
    """The same as JSON, with what was measured on."""
    report: dict[str, Any] = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "figures": [figure.as_json() for figure in found],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
