"""The pages of a PDF as pictures and as text. PDFium is no friend of threads: one lock lets one of them in."""

from __future__ import annotations

import contextlib
import threading
from typing import Any, Protocol

from PySide6.QtGui import QImage

from cxworkshop.core.frozen import frozen
from cxworkshop.core.turns import PDFIUM

MOST_CHARACTERS = 60_000  # of a page that are told apart word by word: no sheet of paper holds as many


@frozen
class Word:
    """A word on a page and where it stands, in parts of the page's width and height, 0.0 to 1.0 from its upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Pages(Protocol):
    """What a paper view shows. All of it may be asked in any thread."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide."""

    def text(self, page: int) -> str:
        """What a page says, in reading order as far as the file knows it."""


class PdfPages:
    """A PDF in memory. ValueError when the bytes are none."""

    def __init__(self, data: bytes) -> None:
        # Imported here: only the sign-off needs it, and never the first frame.
        import pypdfium2

        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise ValueError("these bytes are no PDF") from error
            self._document.init_forms()  # what stands in a signature field is drawn with it alone
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide, on white."""
        with PDFIUM:
            sheet = self._document[page]
            try:
                bitmap = sheet.render(scale=width / self.sizes[page][0], prefer_bgrx=True)
                try:
                    picture = QImage(
                        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                    )
                    return picture.copy()  # its own memory: the bitmap goes now
                finally:
                    bitmap.close()
            finally:
                sheet.close()

    def text(self, page: int) -> str:
        """What a page says."""
        with PDFIUM:
            sheet = self._document[page]
            try:
                words = sheet.get_textpage()
                try:
                    return " ".join(str(words.get_text_bounded()).split())
                finally:
                    words.close()
            finally:
                sheet.close()

    def words(self, page: int) -> list[Word]:
        """What a page says, word by word, each with its place."""
        from pypdfium2 import raw

        found: list[Word] = []
        width, height = self.sizes[page]
        with PDFIUM:
            sheet = self._document[page]
            try:
                text = sheet.get_textpage()
                try:
                    letters, boxes = "", []
                    for place in range(min(text.count_chars(), MOST_CHARACTERS) + 1):
                        code = raw.FPDFText_GetUnicode(text, place) if place < text.count_chars() else 0
                        letter = chr(code) if 0 < code < 0x110000 else " "
                        if not letter.isspace():
                            letters += letter
                            boxes.append(text.get_charbox(place))
                        elif letters:
                            found.append(_word(letters, boxes, width, height))
                            letters, boxes = "", []
                finally:
                    text.close()
            finally:
                sheet.close()
        return found

    def __del__(self) -> None:
        # PDFium's own way of letting go knows nothing of the lock, and may come in any thread.
        document = getattr(self, "_document", None)
        if document is None:
            return
        if PDFIUM.acquire(blocking=False):
            try:
                document.close()
            finally:
                PDFIUM.release()
            return
        # Somebody is drawing, a page that a stranger made perhaps, and this may be the window's own thread.
        with contextlib.suppress(RuntimeError):  # Python ends, and everything with it
            threading.Thread(target=_close, args=(document,), name="cxworkshop-pdf", daemon=True).start()


def _close(document: Any) -> None:
    with PDFIUM:
        document.close()


def _word(letters: str, boxes: list[tuple[float, float, float, float]], width: float, height: float) -> Word:
    """A word from its letters' boxes: left, bottom, right, top in points from the lower left."""

    def part(value: float, whole: float) -> float:
        return min(1.0, max(0.0, value / whole)) if whole > 0 else 0.0

    return Word(
        letters,
        part(min(box[0] for box in boxes), width),
        1.0 - part(max(box[3] for box in boxes), height),
        part(max(box[2] for box in boxes), width),
        1.0 - part(min(box[1] for box in boxes), height),
    )
