"""The other side of `apart`: one file read in this process, the answer on its standard output as JSON, then the end.

Whatever the file does to this process, it does to nobody else: time and memory are limited where the system can.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from cxworkshop.core.errors import Problem

SECONDS = 60  # of work
MOST_TEXT = 64 * 1024 * 1024  # characters that one sheet may hand over


def main() -> int:
    """Read what standard input asks for; always answers, unless the system ends it."""
    wanted = json.loads(sys.stdin.read())
    hold_to(wanted["memory"])
    try:
        answer = read(Path(wanted["path"]), wanted["sheet"], names=wanted["names"])
    except Problem as problem:
        kind = type(problem).__name__
        answer = {"problem": kind, "happened": problem.happened, "safe": problem.safe, "todo": problem.todo}
    except (MemoryError, RecursionError):
        answer = {"giant": True}
    sys.stdout.write(json.dumps(answer))
    return 0


def read(path: Path, sheet: str | None, *, names: bool) -> dict[str, Any]:
    """A sheet of a file, and the names of all when `names`, as plain values."""
    from cxworkshop.exchange.reading import list_sheets, read_table

    found = [[one.name, one.hidden] for one in list_sheets(path)] if names else []
    table = read_table(path, sheet or (str(found[0][0]) if found else None))
    if sum(sum(map(len, row)) for row in table.rows) > MOST_TEXT:
        raise MemoryError
    return {
        "names": found,
        "name": table.name,
        "rows": table.rows,
        "width": table.width,
        "source": table.source,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "filled": sorted(table.filled),
    }


def hold_to(memory: int) -> None:
    """Hold this process to its limits; a system without such limits leaves it to whoever waits for the answer."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS knows the limit of memory and refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, hard))


if __name__ == "__main__":
    sys.exit(main())
