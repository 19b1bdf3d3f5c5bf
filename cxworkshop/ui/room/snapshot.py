"""What stands on the wall at a moment: a view, its page, the clock and the look; composed once, painted at any size."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from cxworkshop.ui.room.frame import Sheet
from cxworkshop.ui.room.marks import paint_marks
from cxworkshop.ui.room.paper import Clock, Look, Paper
from cxworkshop.ui.room.view import View
from cxworkshop.ui.tokens import palette

__all__ = ["Clock", "Composed", "Look", "Snapshot", "compose", "paint"]


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """An immutable picture. `view` None is a calm, empty wall; `clock` None when the time is not wanted there.

    `spot` is the item the spotlight rests on, None without it.
    """

    view: View | None = None
    page: int = 0
    clock: Clock | None = None
    look: Look = dataclasses.field(default_factory=Look)
    spot: int | None = None


@dataclasses.dataclass(frozen=True)
class Composed:
    """A snapshot laid out for a size in pixels: all its pages, and the one that shows."""

    snapshot: Snapshot
    width: int
    height: int
    sheets: Sequence[Sheet]

    @property
    def page(self) -> int:
        """The page that shows: the one asked for, or the last there is."""
        return max(0, min(self.snapshot.page, len(self.sheets) - 1))

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.page]


@lru_cache(maxsize=8)
def compose(snapshot: Snapshot, size: tuple[int, int]) -> Composed:
    """Lay a snapshot out for a picture of `size` (width, height) in pixels."""
    width, height = max(1, size[0]), max(1, size[1])
    paper = Paper(width, height, snapshot.look, snapshot.clock)
    sheets = snapshot.view.compose(paper) if snapshot.view is not None else [Sheet(())]
    return Composed(snapshot, width, height, sheets)


def paint(painter: QPainter, composed: Composed, area: QRectF | None = None) -> None:
    """Paint it into `area`, by default at its own size from the painter's origin."""
    target = area if area is not None else QRectF(0, 0, composed.width, composed.height)
    snapshot = composed.snapshot
    name = "room-dark" if snapshot.look.dark else "room-light"
    painter.save()
    painter.setClipRect(target)
    painter.fillRect(target, QColor(palette(name).colours["bg"]))
    painter.translate(target.topLeft())
    painter.scale(target.width() / composed.width, target.height() / composed.height)
    spot = snapshot.spot if snapshot.spot is not None and snapshot.spot < composed.sheet.spots else None
    paint_marks(painter, composed.sheet.marks, spot)
    painter.restore()
