"""The pages of a file that anybody may have made: what cannot be drawn is a blank sheet, never a failure."""

from __future__ import annotations

import math

from PySide6.QtGui import QColorConstants, QImage

from cxworkshop.ui.pdf import PdfPages, Word

SHEET = (595.0, 842.0)  # A4 in points, where a page says nothing sensible of its size
MOST_PAGES = 1000  # that are shown; far more than any document of ours has
LONGEST = 6.0  # times the other side: a page longer than that would be a picture without end
LARGEST = 14_400.0  # points, the most that a PDF may ask for


class Leaves:
    """`ui.pdf.Pages` over a file that may be hostile. ValueError when it has no pages at all."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pages = PdfPages(data)
        except Exception as error:  # the library's errors are of many kinds; here they mean one thing
            raise ValueError("no pages can be shown") from error
        found = self._pages.sizes[:MOST_PAGES]
        if not found:
            raise ValueError("no pages can be shown")
        self.count = len(self._pages.sizes)
        self._fair = tuple(map(_fair, found))
        self.sizes = tuple(size if fair else SHEET for size, fair in zip(found, self._fair, strict=True))

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide; blank where it cannot be drawn."""
        if self._fair[page]:
            try:
                picture = self._pages.image(page, width)
            except Exception:  # a broken page is an empty sheet here; what is wrong with it stands in the report
                picture = QImage()
            if not picture.isNull():
                return picture
        wide, high = self.sizes[page]
        blank = QImage(max(1, width), max(1, round(width * high / wide)), QImage.Format.Format_RGB32)
        blank.fill(QColorConstants.White)
        return blank

    def text(self, page: int) -> str:
        """What a page says, "" where it cannot be read."""
        try:
            return self._pages.text(page) if self._fair[page] else ""
        except Exception:  # as above
            return ""

    def words(self, page: int) -> list[Word]:
        """What a page says, word by word; nothing where it cannot be read."""
        try:
            return self._pages.words(page) if self._fair[page] else []
        except Exception:  # as above
            return []


def _fair(size: tuple[float, float]) -> bool:
    """Whether a page has a size that can be drawn."""
    wide, high = size
    if not (math.isfinite(wide) and math.isfinite(high) and 1 < wide <= LARGEST and 1 < high <= LARGEST):
        return False
    return max(wide, high) / min(wide, high) <= LONGEST


def leaves_of(data: bytes) -> Leaves | None:
    """The pages of a file, None when it has none that can be shown."""
    try:
        return Leaves(data)
    except ValueError:
        return None
