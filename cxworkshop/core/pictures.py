"""What kind of picture or document some bytes are, by how they begin: a name may say anything."""

from __future__ import annotations

from typing import Final, Literal

Media = Literal["application/pdf", "image/png", "image/jpeg", "image/heic"]

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
HEIC: Final = "image/heic"
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
ENDINGS: dict[str, str] = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", HEIC: ".heic"}


def media_of(data: bytes) -> Media | None:
    """The media type of a PDF, PNG, JPEG or HEIC; None for anything else."""
    if data[:1024].lstrip()[:5] == b"%PDF-":
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    return None
