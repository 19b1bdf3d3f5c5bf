"""The first page of somebody else's PDF as a picture, drawn in a process of its own that can be stopped at once."""

from __future__ import annotations

import math
from typing import Final

from cxworkshop.apart.pages import PagesApart
from cxworkshop.core.errors import BadFile
from cxworkshop.core.frozen import frozen

SECONDS: Final = 20.0  # until drawing is given up
_SAFE = "Nothing was recorded."
_TODO = "Scan it anew, as PDF, PNG or JPEG."


@frozen
class FirstPage:
    """How many pages there are, and the first: `pixels` row by row, `stride` bytes each, blue, green, red, unused."""

    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes


def first_page(pdf: bytes, most: int, seconds: float = SECONDS) -> FirstPage:
    """The first page on white, at most `most` pixels wide and high. Any thread.

    BadFile when it cannot be drawn: damaged, locked with a password, or taking longer than `seconds`.
    """
    pages = PagesApart(pdf, 1, "The PDF", _SAFE, _TODO, seconds=seconds)
    try:
        if not pages.sizes or not all(map(math.isfinite, pages.sizes[0])):
            raise BadFile("The PDF cannot be read; it is damaged.", _SAFE, _TODO)
        drawn = pages.image(0, most / max(*pages.sizes[0], 1.0))
        return FirstPage(pages.count, drawn.width, drawn.height, drawn.stride, drawn.data)
    finally:
        pages.end()
