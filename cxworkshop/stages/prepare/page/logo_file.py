"""A client's logo made ready for paper: read from a file that may be anything, trimmed, small, and seen to be visible.

Nothing of the file goes into the workshop but the picture: it is painted anew, without place, camera or words.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage

from cxworkshop.core.errors import BadFile, Refused
from cxworkshop.core.pictures import JPEG, PNG, media_of
from cxworkshop.exchange.reading import read_bytes
from cxworkshop.stages.prepare.commands import MOST_OF_A_LOGO
from cxworkshop.ui.picturefile import read_picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST: Final = 1600  # pixels on a side: more than 600 dots an inch on the title page
LARGEST_FILE: Final = 30 * 1024 * 1024
LEAST_CONTRAST: Final = 1.5  # of a logo against its ground, on average; WCAG's ratio, 1 to 21
KINDS: Final = "Logos (*.png *.jpg *.jpeg)"
_FAINT = 8 / 255  # of opacity, and of a distance from white, below which nothing is seen
_MOST_COLOURS = 3
_LEAST_SHARE = 0.05  # of all that is coloured: less is the edge of a letter


@dataclasses.dataclass(frozen=True, slots=True)
class LogoFile:
    """A logo as it is kept: PNG or JPEG bytes, the file it came from, and whether it needs a dark ground."""

    name: str
    data: bytes = dataclasses.field(repr=False)
    dark: bool


def read_logo(path: Path) -> LogoFile:
    """Read a file that may be anything. Problem says why it can be no logo. Any thread."""
    data = read_bytes(path)
    media = media_of(data)
    if media not in (PNG, JPEG):
        svg = b"<svg" in data[:2048].lower()
        why = "is an SVG, which may load other files" if svg else "is no PNG and no JPEG"
        raise BadFile(f"“{path.name}” {why}.", "Nothing was changed.", "Save the logo as a PNG with clear edges.")
    if len(data) > LARGEST_FILE:
        raise BadFile(f"“{path.name}” is larger than a logo needs.", "Nothing was changed.", "Save it smaller.")
    return made(read_picture(data, media, 2 * LARGEST), path.name)


def made(picture: QImage, name: str) -> LogoFile:
    """A picture as a logo. Refused when nothing of it could be seen on paper."""
    if picture.colorSpace().isValid():
        picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = _pixels(plain)
    clear = bool((pixels[..., 3] < 250 / 255).any())
    shown = pixels[..., 3] > _FAINT if clear else (1.0 - pixels[..., :3]).max(axis=2) > _FAINT
    if not shown.any():
        raise Refused("There is nothing to be seen in this picture.", "Nothing was changed.")
    contrast = _contrast(pixels, shown)
    if contrast < LEAST_CONTRAST and not clear:
        raise Refused(
            "This logo is too pale to be seen on white paper.", "Nothing was changed.", "Use one in colour or black."
        )
    plain = plain.copy(_extent(shown))
    if max(plain.width(), plain.height()) > LARGEST:
        plain = _smaller(plain, LARGEST)
    return LogoFile(name, _written(plain, clear), clear and contrast < LEAST_CONTRAST)


def colours_of(data: bytes) -> list[str]:
    """The few colours that a logo is made of, `#RRGGBB`, the most frequent first; greys, black and white are none."""
    small = QImage.fromData(data).scaled(64, 64, Qt.AspectRatioMode.KeepAspectRatio)
    seen: dict[tuple[int, int, int], Counter[str]] = defaultdict(Counter)
    for y in range(small.height()):
        for x in range(small.width()):
            colour = small.pixelColor(x, y)
            if colour.alpha() > 200 and colour.hslSaturationF() > 0.2 and 0.08 < colour.lightnessF() < 0.92:
                seen[(colour.red() // 24, colour.green() // 24, colour.blue() // 24)][colour.name().upper()] += 1
    least = _LEAST_SHARE * sum(alike.total() for alike in seen.values())
    kept: dict[tuple[int, int, int], str] = {}
    for (red, green, blue), alike in sorted(seen.items(), key=lambda one: -one[1].total()):
        near = any(abs(red - r) + abs(green - g) + abs(blue - b) <= 4 for r, g, b in kept)
        if not near and alike.total() >= least and len(kept) < _MOST_COLOURS:
            kept[(red, green, blue)] = alike.most_common(1)[0][0]
    return list(kept.values())


def _pixels(picture: QImage) -> NDArray[Any]:
    """Rows of pixels of red, green, blue and opacity, 0.0 to 1.0."""
    import numpy

    raw = numpy.frombuffer(picture.constBits(), numpy.uint8).reshape(picture.height(), picture.bytesPerLine())
    rows = raw[:, : picture.width() * 4].reshape(picture.height(), picture.width(), 4)
    return rows.astype(numpy.float32) / 255.0


def _contrast(pixels: NDArray[Any], shown: NDArray[Any]) -> float:
    """WCAG's contrast of what is shown against white paper, on average, each pixel by its opacity."""
    import numpy

    seen = pixels[shown]
    opacity = seen[:, 3:4]
    on_paper = seen[:, :3] * opacity + 1.0 - opacity
    linear = numpy.where(on_paper <= 0.04045, on_paper / 12.92, ((on_paper + 0.055) / 1.055) ** 2.4)
    luminance = linear @ numpy.array((0.2126, 0.7152, 0.0722), numpy.float32)
    return float(numpy.average(1.05 / (luminance + 0.05), weights=opacity[:, 0]))


def _extent(shown: NDArray[Any]) -> QRect:
    """The smallest part that holds all that is shown."""
    import numpy

    rows, columns = (numpy.flatnonzero(shown.any(axis=axis)) for axis in (1, 0))
    left, top = int(columns[0]), int(rows[0])
    return QRect(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)


def _smaller(picture: QImage, most: int) -> QImage:
    size = picture.size().scaled(QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _written(picture: QImage, clear: bool) -> bytes:
    """The picture alone as PNG, a photograph as JPEG, smaller and smaller until it may be kept."""
    while True:
        for kind, quality in (("PNG", -1),) if clear else (("PNG", -1), ("JPEG", 90)):
            data = _encoded(picture, kind, quality, clear)
            if len(data) <= MOST_OF_A_LOGO:
                return data
        share = max(0.3, min(0.9, (MOST_OF_A_LOGO / len(data)) ** 0.5))
        picture = _smaller(picture, round(max(picture.width(), picture.height()) * share))


def _encoded(picture: QImage, kind: str, quality: int, clear: bool) -> bytes:
    form = QImage.Format.Format_RGBA8888 if clear else QImage.Format.Format_RGB888
    bare = QImage(picture.convertToFormat(form))
    for key in bare.textKeys():
        bare.setText(key, "")
    bare.setColorSpace(QColorSpace())
    bare.setDotsPerMeterX(0)
    bare.setDotsPerMeterY(0)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bare.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stubs know only file names
    return bytes(held.data())
