"""What is found out about earlier copies beside the window: how the workshop is, and what is in each copy."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.wording import Copy, Standing
from cxworkshop.stages import record_types
from cxworkshop.storage.backup import Backup
from cxworkshop.storage.earlier import Earlier


@frozen
class Now:
    """The workshop as it is: how it is, and what is in it, None where nothing can be compared."""

    standing: Standing
    content: Content | None


def look(earlier: Earlier, one: Backup) -> Copy:
    """Open and check one copy."""
    try:
        size = one.path.stat().st_size
        content = earlier.read(one, record_types())
    except Problem as problem:
        return Copy(one, _size(one), "bad", why_not=_why_not(problem))
    except OSError:
        return Copy(one, 0, "bad", why_not="The copy is not there any more.")
    return Copy(one, size, "good", wording.teams(content), wording.facts(content))


def now(earlier: Earlier) -> Now:
    """How the workshop's own file is, when nobody has it open."""
    if not earlier.document.is_file():
        return Now("gone", None)
    try:
        return Now("whole", earlier.present(record_types()))
    except BadFile:
        pass
    except (Problem, OSError):
        return Now("unreadable", None)
    try:
        return Now("damaged", earlier.remains(record_types()))
    except (Problem, OSError):
        return Now("unreadable", None)


def all_of(
    earlier: Earlier, kept: list[Backup], known: Now | None, tell: Callable[[int, Copy], object],
    stopped: Callable[[], bool],
) -> Now | None:  # fmt: skip
    """Open and check every copy, telling of each; returns how the workshop is, after the first of them."""
    for number, one in enumerate(kept):
        if stopped():
            return None
        tell(number, look(earlier, one))
    return known if known is not None else now(earlier)


def _size(one: Backup) -> int:
    try:
        return one.path.stat().st_size
    except OSError:
        return 0


def _why_not(problem: Problem) -> str:
    """Why a copy cannot be read: its file's name would say nothing here."""
    if isinstance(problem, BadFile):
        return "The copy is damaged: it is cut short or its content was changed."
    return problem.happened
