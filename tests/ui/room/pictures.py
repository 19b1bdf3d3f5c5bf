"""A view laid out, and what stands in it: for tests that look at the wall."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import Mark, ShapeMark, SignMark, TextMark
from cxworkshop.ui.room.snapshot import Composed, Look, Snapshot, compose
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import words
from tests.ui.room.measure import measure

SIZES = ((1920, 1080), (1024, 768))


def view_of(audience: Audience, content: Content, item: RoomItem, language: str = "en") -> View | None:
    """The picture of an item."""
    return audience.view(content, item, words(language))


def picture(view: View | None, size: tuple[int, int] = SIZES[0], look: Look | None = None) -> Composed:
    """A view, laid out."""
    assert view is not None
    return compose(Snapshot(view, look=look or Look()), size)


def marks(view: View | None, size: tuple[int, int] = SIZES[0], page: int | None = None) -> list[Mark]:
    """Everything on a page, or on all of them."""
    sheets = picture(view, size).sheets
    return [mark for n, sheet in enumerate(sheets) if page in (None, n) for mark in sheet.marks]


def said(view: View | None, page: int | None = None, size: tuple[int, int] = SIZES[0]) -> str:
    """All words of a page, or of all of them, in the order they are painted; lines are joined by a blank."""
    found = (mark.text for mark in marks(view, size, page) if isinstance(mark, TextMark))
    return " ".join(" ".join(found).split())


def signs(view: View | None, page: int | None = None) -> list[str]:
    """The names of the signs."""
    return [mark.name for mark in marks(view, page=page) if isinstance(mark, SignMark)]


def shapes(view: View | None, shape: str, page: int | None = None) -> list[ShapeMark]:
    """The shapes of a kind."""
    return [mark for mark in marks(view, page=page) if isinstance(mark, ShapeMark) and mark.shape == shape]


def unreadable(view: View | None) -> list[str]:
    """What could not be read: in both sizes of picture, light and dark, and in large type."""
    return [
        str(found)
        for size in SIZES
        for look in (Look(), Look(dark=True), Look(zoom=1.2))
        for found in measure(picture(view, size, look))
    ]
