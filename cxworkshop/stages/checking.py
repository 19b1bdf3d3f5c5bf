"""A file from anywhere, checked in a process that works apart: with limits, stopped at once, and never run here.

Both sides are this module. What that process needs of the workshop is written by this program into its standard input,
nothing of it touches a disk; what comes back is read as a stranger's words are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from cxworkshop.apart.process import Apart, Saying, Stopped
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.differing import Compared
from cxworkshop.documents.seal.plain import compared_values, read_compared, read_report, report_values
from cxworkshop.documents.seal.report import Finding, Level, Report
from cxworkshop.documents.seal.verdict import verdict

if TYPE_CHECKING:
    from cxworkshop.documents.seal.trust import Trusted

MEMORY: Final = 2 * 1024**3  # bytes of address space
SECONDS: Final = 600.0  # until a check is given up, however far it is; a pack of 300 teams takes some ten
QUIET: Final = 45.0  # seconds without a word from it until it is given up
MOST: Final = 16 * 1024**2  # bytes of what was found out
DOES: Final = "cxworkshop.stages.checking:Checker"
_ENDED = BadFile("The file cannot be read: it brings down what reads it.")
_SAYING = Saying(
    none="The file cannot be checked",
    safe="Nothing was changed.",
    ended=_ENDED,
    slow=BadFile("The file cannot be read: it takes far too long."),
    large=BadFile("The file cannot be read: it needs more memory than a document does."),
    bug=_ENDED,
)
Progress = Callable[[float], None]
Asked = Callable[[], bool]


class Source(StrEnum):
    """Where what was signed comes from: KEPT by the workshop, PRINTED anew by it, or still INSIDE the file."""

    NONE = "none"
    KEPT = "kept"
    PRINTED = "printed"
    INSIDE = "inside"


@frozen
class Held:
    """`revision` is the number of the workshop's that the file is, or claims to be; `earlier` a true older copy of it.

    `source` says what it was compared with, only when the file is something else; `end` is how many bytes of the file
    that was, for INSIDE.
    """

    revision: int | None = None
    source: Source = Source.NONE
    end: int = 0
    earlier: bool = False
    compared: Compared | None = None


class Check:
    """One process for checking, begun at once; it checks one file after the other. EnvironmentProblem without one.

    An answer is given up after `seconds`, or when for `quiet` seconds it told nothing of how far it is.
    """

    def __init__(self, *, seconds: float = SECONDS, quiet: float = QUIET) -> None:
        self.seconds, self.quiet = seconds, quiet
        self._apart = Apart(DOES, _SAYING, memory=MEMORY, seconds=int(seconds) + 1)

    def __enter__(self) -> Check:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    @property
    def ended(self) -> bool:
        """Whether the process is gone: by `end`, or because the file was too much for it."""
        return self._apart.ended

    def end(self) -> None:
        """End it now; whoever waits for an answer hears that it ended."""
        self._apart.end()

    def verify(
        self,
        data: bytes,
        *,
        trusted: Trusted = (),
        clocks: Trusted = (),
        content: Content | None = None,
        progress: Progress | None = None,
        cancelled: Asked | None = None,
    ) -> Report:
        """As `documents.seal.verify` looks at it; `content` is the workshop's that it is held against.

        What breaks down, takes too long or needs too much memory is a file that cannot be read. Raises `Cancelled`, and
        EnvironmentProblem when no process can be had.
        """
        from cxworkshop.documents.seal.trust import as_bytes

        asked = (data, as_bytes(trusted), as_bytes(clocks), None if content is None else list(content))
        try:
            return read_report(self._ask("verify", pickle.dumps(asked, 5), progress, cancelled))
        except BadFile as problem:
            return unreadable(problem)
        except (TypeError, ValueError, OverflowError):
            self.end()
            return unreadable(_ENDED)

    def hold(self, pages: int, progress: Progress, cancelled: Asked) -> Held:
        """The file that was just verified, held page by page against what was signed; see `stages.examining`.

        `pages` is how many of it can be shown. Raises `Cancelled`; BadFile when it breaks down.
        """
        told = self._ask("hold", b"", progress, cancelled)
        try:
            number, source, end, earlier, compared = told
            if not (number is None or type(number) is int) or type(end) is not int or type(earlier) is not bool:
                raise TypeError("these are no values")
            return Held(number, Source(source), end, earlier, read_compared(compared, pages))
        except (TypeError, ValueError, OverflowError):
            self.end()
            raise BadFile(_ENDED.happened) from None

    def _ask(self, what: str, body: bytes, progress: Progress | None, cancelled: Asked | None) -> Any:
        try:
            told, _ = self._apart.ask(
                what,
                body,
                seconds=self.seconds,
                quiet=self.quiet,
                progress=progress,
                cancelled=cancelled,
                most=MOST,
            )
        except Stopped:
            raise Cancelled from None
        return told


def unreadable(problem: Problem) -> Report:
    """What is said of a file that nothing can be found out about."""
    finding = Finding("unreadable", Level.BAD, problem.happened)
    return Report(ok=False, verdict=verdict({"unreadable"}, (), None, None, ""), signatures=(), findings=(finding,))


class Checker:
    """The other side: "verify" brings a file, "hold" compares it. What came with it was written by this program."""

    def __init__(self) -> None:
        # Loaded while the other side still gathers what to ask.
        from cxworkshop.documents.seal import verify
        from cxworkshop.stages import examining, held

        self._verify, self._hold, self._held_against = verify.verify, examining.hold, held.HeldAgainst
        self._data, self._content = b"", Content()
        self._report: Report | None = None
        self._against = False

    def __call__(self, what: str, body: bytes, progress: Progress) -> tuple[Any, bytes]:
        return (self._verified(body, progress) if what == "verify" else self._held(progress)), b""

    def _verified(self, body: bytes, progress: Progress) -> dict[str, Any]:
        from cxworkshop.documents.seal.trust import from_bytes

        self._data, trusted, clocks, records = pickle.loads(body)
        self._against, self._content = records is not None, Content(records or ())
        workshop = self._held_against(self._content, self._data) if self._against else None
        self._report = self._verify(
            self._data,
            trusted=from_bytes(trusted),
            clocks=from_bytes(clocks),
            workshop=workshop,
            progress=progress,
        )
        return report_values(self._report)

    def _held(self, progress: Progress) -> list[Any]:
        assert self._report is not None
        held = self._hold(self._data, self._content if self._against else None, self._report, progress)
        return [held.revision, held.source.value, held.end, held.earlier, compared_values(held.compared)]
