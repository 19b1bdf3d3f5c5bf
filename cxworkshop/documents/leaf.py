"""A single page in the document's own type that is laid into another document: the stamp of a signature."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.documents.book import ONE_AT_A_TIME
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.errors import MissingGlyph, Uncovered


def make_leaf(width: float, height: float, draw: Callable[[BookCanvas], None]) -> bytes:
    """One page of so many points as a PDF: opaque, without structure, the same bytes for the same drawing.

    `MissingGlyph` when a character cannot be set.
    """
    with ONE_AT_A_TIME:
        canvas = BookCanvas((width, height), tagged=False)
        try:
            draw(canvas)
        except Uncovered as missing:
            raise MissingGlyph(missing.character, f"the words “{missing.text[:60]}”") from None
        canvas.showPage()
        return canvas.finish()
