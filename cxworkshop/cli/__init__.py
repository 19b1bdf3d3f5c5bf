"""The same program without a window: its commands, what each of them exits with, and the way to the window itself.

Exit codes are 0 done, 1 the answer is no, 2 bad usage or input, 3 the environment (disk, lock, permission) or a
defect of the program. What goes wrong is one line on stderr. Importing this package loads neither Qt, SQLAlchemy,
ReportLab nor Matplotlib; each is imported where it is first needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import IO

from cxworkshop.core.errors import Damaged, ExitCode, Problem

_INTERRUPTED = 130  # what a shell expects after Ctrl C
_DAMAGED = "“cxworkshop repair” brings back what can be read of it; the window has its earlier copies, under File."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; with nothing to do, or a workshop alone, open the window."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    if not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".cxw")):
        return _window(arguments)
    from cxworkshop.cli.parser import read
    from cxworkshop.reports import keep_no_memory

    keep_no_memory()
    command = read(arguments)
    try:
        code = command.run(command)
        sys.stdout.flush()
    except Problem as problem:
        _say(problem)
        return int(problem.exit_code)
    except KeyboardInterrupt:
        _error("Stopped; what was done up to here is kept.")
        return _INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return int(ExitCode.DONE)
    except Exception as error:
        return _defect(error)
    return int(code)


def _window(arguments: Sequence[str]) -> int:
    # Without a screen Qt ends the process with a page of its own words.
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named):
        _error("There is no screen for the window; cxworkshop --help names what works without one.")
        return int(ExitCode.ENVIRONMENT)
    from cxworkshop.app import main as open_window

    return open_window(arguments)


def _say(problem: Problem) -> None:
    todo = _DAMAGED if isinstance(problem, Damaged) else problem.todo
    _error(" ".join(part for part in (problem.happened, todo) if part))


def _error(line: str) -> None:
    try:
        print(" ".join(line.split()), file=sys.stderr)
    except OSError:
        return  # nobody is there to read it; the exit code still says it


def _defect(error: Exception) -> int:
    """Write down what a developer needs, without anything a client typed, and say where it is."""
    from datetime import datetime

    from cxworkshop.reports import write_report

    where = write_report(error, datetime.now().astimezone())
    told = f"What a developer needs to know is in {where}." if where else "No report could be written."
    _error(f"The program failed, and that is its own fault ({type(error).__name__}). {told}")
    return int(ExitCode.ENVIRONMENT)


def _write_anything(stream: IO[str] | None) -> None:
    """A console that lacks a character shows a question mark in its place."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _close_quietly() -> None:
    """Whoever read the output has gone; Python must not complain about it while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
