"""Pictures from anywhere, read so that none of them fills the memory: what cannot be read is refused in a sentence."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cxworkshop.core.errors import BadFile
from cxworkshop.core.pictures import HEIC, JPEG, PNG

MOST_PIXELS: Final = 60_000_000  # an A4 sheet at 600 dots an inch is 35 million; Qt gives one 256 MB
_FORMATS = {PNG: b"png", JPEG: b"jpeg", HEIC: b"heic"}


def readable(media: str) -> bool:
    """Whether pictures of this media type can be read on this computer; some systems bring HEIC, others do not."""
    wanted = _FORMATS.get(media, b"")
    return any(bytes(one.data()) == wanted for one in QImageReader.supportedImageFormats())


def read_picture(data: bytes, media: str, most: int = 0) -> QImage:
    """A picture upright, no wider and no higher than `most` pixels (0: as it is). Any thread.

    BadFile when it is damaged, too large, or of a kind this computer cannot read.
    """
    if not readable(media):
        raise BadFile("This computer cannot read such a picture.", "Nothing was changed.", "Save it as PNG or JPEG.")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[media]))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise BadFile(
            f"The picture is larger than can be read: {size.width():,} × {size.height():,} pixels.",
            "Nothing was changed.",
            "Save it smaller, at 300 dots an inch.",
        )
    if most and max(size.width(), size.height()) > most:
        reader.setScaledSize(size.scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise BadFile("The picture cannot be read; it is damaged.", "Nothing was changed.", "Save it anew.")
    return picture
