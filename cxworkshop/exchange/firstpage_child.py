"""The other side of `firstpage`: a PDF on standard input, its first page on standard output, then the end."""

from __future__ import annotations

import sys

from cxworkshop.exchange.child import hold_to

MEMORY = 2 * 1024**3  # bytes of address space


def main(most: int) -> int:
    """Draw the page no larger than `most` pixels on a side; 0 when that went well."""
    hold_to(MEMORY)
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        if "password" not in str(error).lower():
            return 1
        sys.stdout.buffer.write(b"locked\n")
        return 0
    if not len(document):
        return 1
    page = document[0]
    width, height = page.get_size()
    bitmap = page.render(scale=most / max(width, height, 1.0), prefer_bgrx=True)
    head = f"{len(document)} {bitmap.width} {bitmap.height} {bitmap.stride}\n"
    sys.stdout.buffer.write(head.encode() + bytes(bitmap.buffer))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
