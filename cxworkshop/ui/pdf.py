"""The pages of a PDF that this program has just made itself, as pictures and as text, in its own process.

Only for those: a document that came from anywhere else, a workshop's file included, is shown through `ui.leaves`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QImage

from cxworkshop.pdfium import Document, Pixels


class Pages(Protocol):
    """What a paper view shows. All of it may be asked in any thread."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide."""

    def text(self, page: int) -> str:
        """What a page says, in reading order as far as the file knows it."""


@runtime_checkable
class MayFail(Protocol):
    """Pages of which some may be blank sheets."""

    @property
    def wrong(self) -> Mapping[int, str]:
        """By page from 0: why it is a blank sheet. Known once it was asked for."""


class PdfPages:
    """A PDF in memory. ValueError when the bytes are none."""

    def __init__(self, data: bytes) -> None:
        self._document = Document(data)
        self.sizes = self._document.sizes

    def image(self, page: int, width: int) -> QImage:
        """A page, `width` pixels wide, on white."""
        return picture(self._document.image(page, width / self.sizes[page][0]))

    def text(self, page: int) -> str:
        """What a page says."""
        return " ".join(self._document.text(page).split())


def picture(pixels: Pixels) -> QImage:
    """The same as a picture, with its own memory."""
    size = pixels.width, pixels.height, pixels.stride
    return QImage(pixels.data, *size, QImage.Format.Format_RGB32).copy()
