"""A scan before it is recorded: read beside the window, looked at whether it can be kept, its first page drawn."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from cxworkshop.core.pictures import HEIC, JPEG, PDF, PNG, media_of
from cxworkshop.core.words import counted, size_words
from cxworkshop.exchange.firstpage import first_page
from cxworkshop.exchange.reading import read_bytes
from cxworkshop.stages.signoff.commands import MOST_OF_A_SCAN, check_scan
from cxworkshop.ui.picturefile import read_picture

MOST: Final = 1400  # pixels of the first page on a side: to be read on a large screen
KINDS: Final = "Scans (*.pdf *.png *.jpg *.jpeg *.heic)"
_CALLED = {PDF: "PDF", PNG: "PNG picture", JPEG: "JPEG picture", HEIC: "HEIC picture"}


@dataclasses.dataclass(frozen=True, slots=True)
class ScanFile:
    """A scan that can be recorded: the bytes as they came, how many pages they are, and how the first looks."""

    name: str
    data: bytes = dataclasses.field(repr=False)
    media: str
    pages: int
    first: QImage = dataclasses.field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """What kind of file it is, how long and how large."""
        return about(self.media, len(self.data), self.pages)


def about(media: str, size: int, pages: int) -> str:
    """`PDF, 2 pages, 1.4 MB`."""
    parts = [_CALLED.get(media, media), counted(pages, "page") if media == PDF and pages else "", size_words(size)]
    return ", ".join(part for part in parts if part)


def read_scan(path: Path) -> ScanFile:
    """Read a file that may be anything. Problem says why it cannot be evidence. Any thread."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading it says what is wrong
    if size > MOST_OF_A_SCAN:
        check_scan(b" " * (MOST_OF_A_SCAN + 1))
    return look_at(read_bytes(path), path.name)


def look_at(data: bytes, name: str) -> ScanFile:
    """The same for bytes that are there already."""
    check_scan(data)
    media = media_of(data) or ""
    if media == PDF:
        page = first_page(data, MOST)
        picture = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
        return ScanFile(name, data, media, page.pages, picture)
    return ScanFile(name, data, media, 1, read_picture(data, media, MOST))
