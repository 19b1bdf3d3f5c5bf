"""The client's logo on the title page: a picture within a fixed room, on paper or on a dark ground of its own.

A picture that cannot be read leaves its room empty: a document must not fail for an ornament.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from cxworkshop.documents import colours as c
from cxworkshop.documents.canvas import BookCanvas

if TYPE_CHECKING:
    import pikepdf

WIDEST, TALLEST = 150.0, 48.0  # points, the dark ground included
_PAD = 8.0  # of dark ground around a logo
_MOST_PIXELS = 4_000_000
_AS_IT_IS = ("L", "RGB")  # what a PDF/A may hold; other colours are converted
_END_OF_JPEG = b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a PDF holds it: either a JPEG as it is, or rows of bytes for red, green and blue."""

    width: int
    height: int
    data: bytes
    jpeg: bool
    grey: bool = False


class Logo:
    """A logo that can be drawn; `alt` says whose it is."""

    def __init__(self, pixels: Pixels, dark: bool, alt: str) -> None:
        self.pixels, self.dark, self.alt = pixels, dark, alt
        room = 2 * _PAD if dark else 0.0
        scale = min((WIDEST - room) / pixels.width, (TALLEST - room) / pixels.height)
        self._inner = (pixels.width * scale, pixels.height * scale)
        self.width, self.height = self._inner[0] + room, self._inner[1] + room

    def paint(self, canvas: BookCanvas, right: float, top: float) -> None:
        """Draw it with its upper right corner at (right, top)."""
        left, low = right - self.width, top - self.height
        pad = _PAD if self.dark else 0.0
        name = f"Logo{len(canvas.pictures) + 1}"
        canvas.pictures.append((canvas.page_index, name, self._drawing()))
        with canvas.tags.element("Figure", of=self, alt=self.alt, box=(left, low, right, top)):
            if self.dark:
                canvas.box(left, low, self.width, self.height, fill=c.INK)
            with canvas.kept_state():
                canvas.emit(f"1 0 0 1 {left + pad:.3f} {low + pad:.3f} cm /{name} Do")

    def _drawing(self) -> bytes:
        """A page as large as the picture with nothing else on it."""
        import pikepdf

        wide, tall = (round(edge, 3) for edge in self._inner)
        out = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(wide, tall))
            page = pdf.pages[0]
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=self._image(pdf)))
            page.Contents = pdf.make_stream(f"q {wide} 0 0 {tall} 0 0 cm /Picture Do Q".encode())
            pdf.save(out, static_id=True)
        return out.getvalue()

    def _image(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        import pikepdf

        one = self.pixels
        stream = pdf.make_stream(
            one.data,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=one.width,
            Height=one.height,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray if one.grey else pikepdf.Name.DeviceRGB,
        )
        if one.jpeg:
            stream.Filter = pikepdf.Name.DCTDecode
        return stream


def read_logo(image: bytes, dark: bool, alt: str) -> Logo | None:
    """The logo in these bytes, a PNG or a JPEG; what is transparent shows the ground. None when it is no picture."""
    try:
        with Image.open(io.BytesIO(image), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if not 0 < width * height <= _MOST_PIXELS:
                return None
            if picture.format == "JPEG" and picture.mode in _AS_IT_IS:
                picture.load()  # one that breaks off must not reach paper
                whole = image[: image.rfind(_END_OF_JPEG) + len(_END_OF_JPEG)]
                return Logo(Pixels(width, height, whole, jpeg=True, grey=picture.mode == "L"), dark, alt)
            ground = Image.new("RGBA", (width, height), c.INK if dark else c.PAPER)
            shown = Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return Logo(Pixels(width, height, shown.tobytes(), jpeg=False), dark, alt)
