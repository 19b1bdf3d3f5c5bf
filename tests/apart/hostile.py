"""PDFs of a few kilobytes that were made to hurt whoever reads them."""

from __future__ import annotations

import zlib


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """Objects by number as a file with a table that is right."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in range(1, len(objects) + 1):
        out += b"%010d 00000 n \n" % places[number]
    return out + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)


def stream(data: bytes, head: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def nested_forms(depth: int = 6, breadth: int = 12, pages: int = 3, bomb: int = 1) -> bytes:
    """`pages` sheets, of which the one numbered `bomb` draws a form that draws twelve forms that draw twelve forms …

    Every form of a level is the same object, so the file stays small while the drawing grows by the power.
    """
    first = 3 + 2 * pages
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(pages))
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)
    for number in range(pages):
        page = 3 + 2 * number
        inside = b"/XObject<</F %d 0 R>>" % first if number == bomb else b"/Font<</F1 %d 0 R>>" % (first + depth)
        objects[page] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents %d 0 R/Resources<<%s>>>>" % (
            page + 1,
            inside,
        )
        words = b"BT /F1 14 Tf 20 200 Td (Sheet %d) Tj ET" % (number + 1)
        objects[page + 1] = stream(b"/F Do" if number == bomb else words)
    for level in range(depth):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 400 300]"
        if level < depth - 1:
            head += b"/Resources<</XObject<</F %d 0 R>>>>" % (first + level + 1)
            objects[first + level] = stream(b"/F Do " * breadth, head)
        else:
            objects[first + level] = stream(b"0 0 9 9 re f " * breadth, head)
    objects[first + depth] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf(objects)


def huge_image(side: int = 60_000) -> bytes:
    """A page with a picture of so many pixels on a side, packed into little."""
    row = zlib.compress(bytes(1024**2), 9)
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            4: stream(b"400 0 0 300 0 0 cm /I Do"),
            5: stream(
                row,
                b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 16/ColorSpace/DeviceRGB"
                b"/Filter/FlateDecode" % (side, side),
            ),
        }
    )


def giant_object_stream(megabytes: int = 1024) -> bytes:
    """A file whose catalog lies in an object stream that unpacks to a gigabyte, behind a table that is a stream too."""
    begin, some = b"1 0 2 31 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[]/Count 0>>", bytes(1024**2)
    packed, check = b"\x78\xda" + _flushed(begin), zlib.adler32(begin)
    for _ in range(megabytes):
        check = zlib.adler32(some, check)
    packed += _flushed(some) * megabytes + b"\x03\x00" + check.to_bytes(4, "big")
    twice = zlib.compress(packed, 9)
    head = b"%PDF-1.7\n"
    first = b"/Type/ObjStm/N 2/First 9/Filter[/FlateDecode/FlateDecode]"
    inside = b"3 0 obj\n" + stream(twice, first) + b"\nendobj\n"
    at = len(head) + len(inside)
    entries = b"".join(
        kind.to_bytes(1, "big") + one.to_bytes(4, "big") + other.to_bytes(2, "big")
        for kind, one, other in ((0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, at, 0))
    )
    table = b"4 0 obj\n" + stream(entries, b"/Type/XRef/Size 5/W[1 4 2]/Root 1 0 R") + b"\nendobj\n"
    return head + inside + table + b"startxref\n%d\n%%%%EOF\n" % at


def _flushed(data: bytes) -> bytes:
    """Packed so that it can stand among others as often as one likes."""
    packer = zlib.compressobj(9, wbits=-15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
