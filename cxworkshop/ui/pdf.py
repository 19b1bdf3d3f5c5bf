"""The pages of a PDF as pictures and as text. PDFium is no friend of threads: one lock lets one of them in."""

from __future__ import annotations

import threading
from typing import Any, Protocol

from PySide6.QtGui import QImage

# Taken again by the same thread when the collector lets a document go in the middle of another one's work.
_ONE_AT_A_TIME = threading.RLock()


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

        with _ONE_AT_A_TIME:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise ValueError("these bytes are no PDF") from error
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(len(self._document))
            )

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide, on white."""
        with _ONE_AT_A_TIME:
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
        with _ONE_AT_A_TIME:
            sheet = self._document[page]
            try:
                words = sheet.get_textpage()
                try:
                    return " ".join(str(words.get_text_bounded()).split())
                finally:
                    words.close()
            finally:
                sheet.close()

    def __del__(self) -> None:
        # PDFium's own way of letting go knows nothing of the lock, and may come in any thread.
        document = getattr(self, "_document", None)
        if document is not None:
            with _ONE_AT_A_TIME:
                document.close()
