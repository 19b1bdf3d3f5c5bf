"""A large document printed in a process that works apart, so that the window stays quick, and stopped at once.

Python lets one thread run at a time, and a file of hundreds of pages is written, and cleaned up after, in one breath: a
second in which no window would move. Both sides are this module. Nothing touches the disk.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from cxworkshop.apart.process import Apart, Saying, Stopped
from cxworkshop.core.content import Content
from cxworkshop.core.errors import EnvironmentProblem

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind

MANY: Final = 1_500  # records: below, the window feels nothing, and another process takes longer to begin
MEMORY: Final = 4 * 1024**3  # bytes of address space
SECONDS: Final = 3_600  # that printing may take: it is our own content, and whoever waits can stop it
LARGEST: Final = 2 * 1024**3  # bytes of a document
DOES: Final = "cxworkshop.stages.apart:Printer"
_SAFE = "Nothing was written, and the workshop is unchanged."
_ENDED = EnvironmentProblem(
    "The document could not be made: the system ended the process that printed it.", _SAFE, "Try again."
)
# Trying again would not help here, and nothing else does.
_SLOW = EnvironmentProblem("The document could not be made: printing it took more than an hour.", _SAFE)
_LARGE = EnvironmentProblem("The document could not be made: printing it needs more memory than it may have.", _SAFE)
_SAYING = Saying(none="The document cannot be made", safe=_SAFE, ended=_ENDED, slow=_SLOW, large=_LARGE)


def pays(content: Content, kind: Kind) -> bool:
    """Whether this document is one to be printed apart: large, and asked for beside a window."""
    is_beside = threading.current_thread() is not threading.main_thread()
    return is_beside and kind in ("record", "team-pack") and len(content) >= MANY


def build(
    content: Content,
    kind: Kind,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
    **more: Any,
) -> bytes:
    """As `document.build` gives it, byte for byte; `more` is what that takes besides.

    Raises what that raises; EnvironmentProblem when no process can be had, or it was ended.
    """
    from cxworkshop.documents.errors import Cancelled, MissingGlyph

    asked = pickle.dumps((list(content), kind, more), 5)
    with Apart(DOES, _SAYING, memory=MEMORY, seconds=SECONDS) as apart:
        try:
            missing, pdf = apart.ask(None, asked, seconds=SECONDS, progress=progress, cancelled=cancelled, most=LARGEST)
        except Stopped:
            raise Cancelled from None
    if missing is not None:
        raise MissingGlyph(*missing)
    return pdf


class Printer:
    """The other side: what is asked was written by this program, and only that is taken apart again."""

    def __call__(self, _asked: None, body: bytes, progress: Callable[[float], None]) -> tuple[Any, bytes]:
        from cxworkshop.documents.errors import MissingGlyph
        from cxworkshop.stages import document

        records, kind, more = pickle.loads(body)
        try:
            return None, document.build(Content(records), kind, progress=progress, **more)
        except MissingGlyph as missing:
            return [missing.character, missing.place], b""
