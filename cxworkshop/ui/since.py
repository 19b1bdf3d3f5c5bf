"""What differs from what was signed, as pages ask for it: the window knows, and tells when it is otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.frozen import frozen
from cxworkshop.core.rewording import Span


@frozen
class Told:
    """One change in a sentence: its pieces, and how it is said where nobody sees what is struck."""

    spans: tuple[Span, ...]
    spoken: str


NOT_AS_SIGNED = "not as it was signed"


def as_signed(_thing: str) -> bool:
    """What a list goes by until it is told whom to ask: nothing differs."""
    return False


class SignedSince(QObject):
    """Nothing is signed, so nothing differs. The window puts one that knows better on the desk.

    A thing is named by an id: that of a record, or "team/principle" for a cell. `number` is the revision that was
    signed last, 0 while there is none.
    """

    changed = Signal(object)  # the ids of things that may stand differently, None for all of them

    number = 0

    def differs(self, *things: str) -> bool:
        """Whether any of these is not as it was signed."""
        return False

    def is_new(self, *things: str) -> bool:
        """Whether nothing of these was there to be signed."""
        return False

    def summary(self, stage: str) -> str:
        """What differs on a stage, as "2 teams, 1 principle"; "" when nothing does."""
        return ""

    def told(self, *things: str) -> list[Told]:
        """What changed in these since they were signed."""
        return []
