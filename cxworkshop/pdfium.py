"""The pages of a PDF as PDFium gives them: pictures, text, words with their places. The only door to that library.

PDFium is no friend of threads, so one lock lets one of them in; and it can be brought down, or held for minutes, by a
file that was made for it. Bytes that this process did not make itself are opened in a process that works apart
(`cxworkshop.apart.pages`).
"""

from __future__ import annotations

import atexit
import contextlib
import threading
import weakref
from typing import Any

from cxworkshop.core.frozen import frozen
from cxworkshop.core.turns import PDFIUM

MOST_CHARACTERS = 60_000  # of a page that are told apart word by word: no sheet of paper holds as many


class Locked(ValueError):  # noqa: N818 - it says what the file is
    """The PDF opens only with a password."""


@frozen
class Word:
    """A word on a page and where it stands, in parts of the page's width and height, 0.0 to 1.0 from its upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@frozen
class Pixels:
    """A page row by row, `stride` bytes each: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    data: bytes


class Document:
    """A PDF in memory. ValueError when the bytes are none.

    `count` says how many pages there are; `sizes` are width and height in points, of the first `most` where told.
    """

    def __init__(self, data: bytes, most: int | None = None) -> None:
        # Imported here: few commands need it, and never the first frame.
        import pypdfium2

        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                if "password" in str(error).lower():
                    raise Locked("a password locks these bytes") from error
                raise ValueError("these bytes are no PDF") from error
            self.count = len(self._document)
            shown = self.count if most is None else min(self.count, most)
            self.sizes: tuple[tuple[float, float], ...] = tuple(map(self._document.get_page_size, range(shown)))
        self._forms = False
        _keep_account(self)

    def image(self, page: int, scale: float) -> Pixels:
        """A page on white, `scale` pixels a point."""
        with PDFIUM:
            if not self._forms:  # what stands in a signature field is drawn with it alone
                self._document.init_forms()
                self._forms = True
            sheet = self._document[page]
            try:
                bitmap = sheet.render(scale=scale, prefer_bgrx=True)
                try:
                    return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                finally:
                    bitmap.close()
            finally:
                sheet.close()

    def text(self, page: int) -> str:
        """What a page says, in reading order as far as the file knows it, with its line breaks."""
        with PDFIUM:
            sheet = self._document[page]
            try:
                words = sheet.get_textpage()
                try:
                    return str(words.get_text_bounded())
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

    def close(self) -> None:
        """Let go of it; nothing may be asked any more."""
        with PDFIUM:
            self._document.close()

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
        # Somebody is drawing, and this may be the window's own thread.
        with contextlib.suppress(RuntimeError):  # Python ends, and everything with it
            threading.Thread(target=_close, args=(document,), name="cxworkshop-pdf", daemon=True).start()


_open: weakref.WeakSet[Document] = weakref.WeakSet()
_accounting: list[object] = []  # the farewell, once it is arranged


def _keep_account(document: Document) -> None:
    """What is still open when the program ends is closed before PDFium itself goes, which complains else."""
    _open.add(document)
    if not _accounting:
        _accounting.append(atexit.register(_close_all))  # PDFium's own was registered before: it comes after this one


def _close_all() -> None:
    for document in list(_open):
        document.close()


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
