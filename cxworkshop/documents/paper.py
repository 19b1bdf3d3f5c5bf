"""The two papers: on both the content is 483 points wide, so nothing wraps differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxworkshop.documents.block import FULL

PaperName = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points, and where its frame, running head and foot stand (from its nearest edge)."""

    width: float
    height: float
    top: float
    bottom: float
    head: float = 40.0
    foot: float = 36.0

    @property
    def left(self) -> float:
        """The left margin."""
        return (self.width - FULL.width) / 2.0

    @property
    def frame(self) -> float:
        """How high the frame for content is."""
        return self.height - self.top - self.bottom


PAPERS: dict[PaperName, Paper] = {
    "A4": Paper(595.276, 841.89, 72.0, 66.0),
    "Letter": Paper(612.0, 792.0, 62.0, 58.0),
}
