"""The window at work: an edit until it is painted, and a change of stage until the other one is.

The whole program runs once for each size, without a screen, and both sizes are asked in turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import home, workshop_file

SMALL, LARGE = 1_000, 10_000


class Driven:
    """A running program that does what it is told and says how long it took."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, act: str) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{act}\n")
        return float(self.answer())

    def answer(self) -> str:
        """The next line the program says; RuntimeError when it has ended instead."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError("the program has ended")
        return line


@contextmanager
def driven(path: Path, driver: str = "screen_driver") -> Iterator[Driven]:
    """The program on a workshop, once it stands."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", f"benchmarks.{driver}", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, bufsize=1
    ) as process:
        program = Driven(process)
        program.answer()
        yield program
        process.communicate(timeout=60)


def figures(quick: bool) -> list[Figure]:
    """Edits at 10,000 beside 1,000 teams, and switches at both sizes."""
    with (
        home() as folder,
        driven(workshop_file(folder, SMALL)) as small,
        driven(workshop_file(folder, LARGE)) as large,
    ):
        acts = {
            f"{act} {size}": (lambda program=program, act=act: program(act))
            for act in ("place", "headcount", "connect", "switch")
            for size, program in ((SMALL, small), (LARGE, large))
        }
        in_turns(2, **acts)
        took = in_turns(5 if quick else 15, **acts)
    return [
        _edit("a team placed on the board, painted", "place", took),
        _edit("a cell edited in the list, painted", "headcount", took),
        _edit("two teams connected, painted", "connect", took),
        *(Figure("switch to a built stage", size, took[f"switch {size}"], 0.016) for size in (SMALL, LARGE)),
    ]


def _edit(name: str, act: str, took: dict[str, float]) -> Figure:
    return Figure(name, LARGE, took[f"{act} {LARGE}"], 1.3, f"{SMALL:,} teams", took[f"{act} {SMALL}"])
