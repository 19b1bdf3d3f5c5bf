"""Reading a stranger's file in a process that works apart: it is stopped at once, and what breaks breaks only there.

Somebody else's spreadsheet may be made to fill the memory, to never end, or to bring down the library that reads it.
The answer comes back as plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from cxworkshop.apart.process import Apart, Saying, Stopped
from cxworkshop.core.errors import BadFile
from cxworkshop.exchange.table import SheetName, Table

__all__ = ["Reading", "Stopped", "read_apart"]

SECONDS: Final = 90.0  # until a reading is given up, whatever it is doing
WORK: Final = 60  # seconds of it that the system allows
MEMORY: Final = 3 * 1024**3  # bytes of address space; a table at the limits of `table` takes about half
MOST_TEXT: Final = 64 * 1024 * 1024  # characters that one sheet may hand over
DOES: Final = "cxworkshop.exchange.apart:Reader"
_SAFE = "Nothing was changed."
_TODO = "Copy the rows that matter into a new sheet and import that."


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
        name, larger = path.name, "larger than a workshop needs"
        damaged = BadFile(f"“{name}” cannot be read; it is damaged, or {larger}.", _SAFE, _TODO)
        saying = Saying(
            none=f"“{name}” cannot be read",
            safe=_SAFE,
            ended=damaged,
            slow=BadFile(f"“{name}” takes too long to read.", _SAFE, _TODO),
            large=BadFile(f"“{name}” is {larger}.", _SAFE, _TODO),
            bug=damaged,
        )
        self._seconds, self._damaged = seconds, damaged
        self._apart = Apart(DOES, saying, memory=memory, seconds=WORK)
        room = 8 * MOST_TEXT  # a character may take six bytes on its way
        self._apart.send({"path": str(path.absolute()), "sheet": sheet, "names": names}, most=room)

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def result(self, cancelled: Callable[[], bool] | None = None) -> tuple[list[SheetName], Table]:
        """The names, when they were asked for, and the table. Problem as reading raises it, Stopped when cancelled."""
        answer, _ = self._apart.hear(seconds=self._seconds, cancelled=cancelled)
        self.stop()
        try:
            return _taken(answer)
        except (LookupError, TypeError, ValueError):  # ours would never say that
            raise self._damaged from None

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._apart.ended

    def stop(self) -> None:
        """End it now; nothing of it is left."""
        self._apart.end()


def read_apart(path: Path, sheet: str | None = None) -> Table:
    """One sheet of a file, the first in sight when none is named. BadFile, EnvironmentProblem."""
    with Reading(path, sheet) as reading:
        return reading.result()[1]


def _taken(answer: Any) -> tuple[list[SheetName], Table]:
    """What came, as values. LookupError, TypeError or ValueError when it is none."""
    rows, filled = answer["rows"], frozenset((int(row), int(column)) for row, column in answer["filled"])
    texts = [answer[key] for key in ("name", "source", "encoding", "delimiter")]
    named = [SheetName(name, bool(hidden)) for name, hidden in answer["names"]]
    if not all(type(cell) is str for row in (*rows, texts, [one.name for one in named]) for cell in row):
        raise TypeError("a text was expected")
    name, source, encoding, delimiter = texts
    return named, Table(name, rows, int(answer["width"]), source, encoding, delimiter, filled)


class Reader:
    """The other side: one file, as plain values."""

    def __call__(self, asked: dict[str, Any], _body: bytes, _progress: object) -> tuple[dict[str, Any], bytes]:
        from cxworkshop.exchange.reading import list_sheets, read_table

        path, sheet = Path(asked["path"]), asked["sheet"]
        found = [[one.name, one.hidden] for one in list_sheets(path)] if asked["names"] else []
        table = read_table(path, sheet or (str(found[0][0]) if found else None))
        if sum(sum(map(len, row)) for row in table.rows) > MOST_TEXT:
            raise MemoryError
        told = {
            "names": found,
            "name": table.name,
            "rows": table.rows,
            "width": table.width,
            "source": table.source,
            "encoding": table.encoding,
            "delimiter": table.delimiter,
            "filled": sorted(table.filled),
        }
        return told, b""
