"""The pages of a file that anybody may have made, for comparing them: what cannot be read is empty, never a failure.

It opens the file in its own process; `stages.checking` has it done in one that works apart.
"""

from __future__ import annotations

from cxworkshop.apart.pages import MOST_PAGES, SHEET, is_fair
from cxworkshop.pdfium import Document, Pixels, Word


class Sheets:
    """The first thousand pages; `sizes` in points. ValueError when there are none at all."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = Document(data, MOST_PAGES)
        except Exception as error:  # the library's errors are of many kinds; here they mean one thing
            raise ValueError("no pages can be read") from error
        found = self._document.sizes
        if not found:
            raise ValueError("no pages can be read")
        self._fair = tuple(map(is_fair, found))
        self.sizes = tuple(size if fair else SHEET for size, fair in zip(found, self._fair, strict=True))

    def look(self, page: int, width: int) -> Pixels | None:
        """A page as it looks, `width` pixels wide; None where it cannot be drawn."""
        try:
            return self._document.image(page, width / self.sizes[page][0]) if self._fair[page] else None
        except Exception:  # a broken page is an empty one here; what is wrong with it stands in the report
            return None

    def text(self, page: int) -> str:
        """What a page says, "" where it cannot be read."""
        try:
            return " ".join(self._document.text(page).split()) if self._fair[page] else ""
        except Exception:  # as above
            return ""

    def words(self, page: int) -> list[Word]:
        """What a page says, word by word; nothing where it cannot be read."""
        try:
            return self._document.words(page) if self._fair[page] else []
        except Exception:  # as above
            return []


def sheets_of(data: bytes) -> Sheets | None:
    """The pages of a file, None when it has none that can be read."""
    try:
        return Sheets(data)
    except ValueError:
        return None
