"""Reading a stranger's file in a process of its own: it can be stopped at once, and what breaks breaks only there.

Somebody else's spreadsheet may be made to fill the memory, to never end, or to bring down the library that reads it.
The answer comes back as plain values.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, Final

from cxworkshop.core import errors
from cxworkshop.core.errors import BadFile, EnvironmentProblem, Problem
from cxworkshop.exchange import beside
from cxworkshop.exchange.table import SheetName, Table

SECONDS: Final = 90.0  # until a reading is given up, whatever it is doing
MEMORY: Final = 3 * 1024**3  # bytes of address space; a table at the limits of `table` takes about half
ASK = 0.05  # seconds between two questions whether it is still wanted
_TODO = "Copy the rows that matter into a new sheet and import that."


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for the answer any more."""


class Reading:
    """A file being read. It begins at once; `result` waits for the end, `stop` ends it."""

    def __init__(
        self,
        path: Path,
        sheet: str | None = None,
        *,
        names: bool = False,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        """`names` asks for the names of all sheets too; without a `sheet` the first in sight is read.

        `memory` is in bytes; it is held to where the system can. EnvironmentProblem when no process can be had.
        """
        self._path = path
        self._until = monotonic() + seconds
        try:
            self._process = subprocess.Popen(
                beside.command("cxworkshop.exchange.child"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=beside.QUIET,
            )
        except OSError as error:
            reason = error.strerror or "the system refused"
            raise EnvironmentProblem(f"“{path.name}” cannot be read: {reason}.", "Nothing was changed.") from None
        wanted = {"path": str(path.absolute()), "sheet": sheet, "names": names, "memory": memory}
        asked, self._process.stdin = self._process.stdin, None
        assert asked is not None
        with contextlib.suppress(OSError), asked:  # it may be gone already; Windows says so in another way
            asked.write(json.dumps(wanted).encode())

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def result(self, cancelled: Callable[[], bool] | None = None) -> tuple[list[SheetName], Table]:
        """The names, when they were asked for, and the table. Problem as reading raises it, Stopped when cancelled."""
        answer = self._answer(cancelled or (lambda: False))
        if "problem" in answer:
            raise _problem(answer)
        names = [SheetName(name, hidden) for name, hidden in answer["names"]]
        return names, Table(
            answer["name"],
            answer["rows"],
            answer["width"],
            answer["source"],
            answer["encoding"],
            answer["delimiter"],
            frozenset((row, column) for row, column in answer["filled"]),
        )

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """End it now; nothing of it is left."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.communicate()

    def _answer(self, cancelled: Callable[[], bool]) -> dict[str, Any]:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                told, _ = self._process.communicate(timeout=ASK)
                break
            if cancelled():
                self.stop()
                raise Stopped
            if monotonic() > self._until:
                self.stop()
                raise BadFile(f"“{self._path.name}” takes too long to read.", "Nothing was changed.", _TODO)
        try:
            answer: dict[str, Any] = json.loads(told)
        except ValueError:  # the process was brought down
            raise BadFile(
                f"“{self._path.name}” cannot be read; it is damaged, or larger than a workshop needs.",
                "Nothing was changed.",
                _TODO,
            ) from None
        if answer.get("giant"):
            raise BadFile(f"“{self._path.name}” is larger than a workshop needs.", "Nothing was changed.", _TODO)
        return answer


def read_apart(path: Path, sheet: str | None = None) -> Table:
    """One sheet of a file, the first in sight when none is named. BadFile, EnvironmentProblem."""
    with Reading(path, sheet) as reading:
        return reading.result()[1]


def _problem(told: dict[str, Any]) -> Problem:
    kind = getattr(errors, told["problem"], BadFile)
    problem: Problem = kind(told["happened"], told["safe"], told["todo"])
    return problem
