"""What is inside a PDF that may be anybody's: its attachments, what it says it is, and the digits printed in it.

For what may be a stranger's it is called through `stages.checking`, in another process.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.identity import Identity, read_identity
from cxworkshop.pdfium import Document

ATTACHMENT = "revision.json"
MOST_NODES = 200  # of the list of attachments: a file that has more is no document of ours
SHORT = 12  # digits of a SHA-256 that stand at the foot of a page
_IDENTIFIER = re.compile(r"<dc:identifier>([^<]{1,1000})</dc:identifier>")
_TITLE = re.compile(r"<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>([^<]{1,2000})</rdf:li>")


def attachment(reader: PdfFileReader) -> bytes | None:
    """The bytes of the attached revision, None when there is none, or more than one to choose from."""
    found = [data for name, data in _attachments(reader) if name == ATTACHMENT]
    return found[0] if len(found) == 1 else None


def says_it_is(reader: PdfFileReader) -> tuple[Identity | None, str]:
    """What the file's own metadata says that it is, None when it says nothing that we say; and its title."""
    try:
        metadata = reader.root["/Metadata"].data.decode("utf-8", "replace")
    except Exception:  # no metadata, or none that can be read: it says nothing then
        return None, ""
    found, titled = _IDENTIFIER.search(metadata), _TITLE.search(metadata)
    title = html.unescape(titled[1]) if titled else ""
    return (read_identity(html.unescape(found[1])) if found else None), title


def prints(
    pdf: bytes, sha256: str, *, short: bool, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> bool:
    """Whether the digits are printed: all of them on some page, or with `short` the first of them on every page."""
    wanted, seen = sha256[:SHORT] if short else sha256, 0
    for words, share in _pages(pdf, cancelled):
        seen += 1
        if (wanted in "".join(words.split())) is not short:
            return not short
        progress(share)
    return short and seen > 0


def says(pdf: bytes, cancelled: Callable[[], bool]) -> list[str]:
    """The words of every page, wherever its lines break."""
    return [" ".join(words.split()) for words, _share in _pages(pdf, cancelled)]


def _pages(pdf: bytes, cancelled: Callable[[], bool]) -> Iterator[tuple[str, float]]:
    """What each page says, and how much of the document that was. Raises `Cancelled`."""
    document = Document(pdf, 0)
    for number in range(document.count):
        if cancelled():
            raise Cancelled
        yield document.text(number), (number + 1) / document.count


def _attachments(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    names: Any = reader.root
    for key in ("/Names", "/EmbeddedFiles"):
        names = _entry(names, key, {})
    nodes, seen = [names], 0
    while nodes and seen < MOST_NODES:
        node, seen = nodes.pop().get_object() if seen else nodes.pop(), seen + 1
        nodes += _entry(node, "/Kids", [])
        entries = _entry(node, "/Names", [])
        for place in range(0, len(entries) - 1, 2):
            spec = entries[place + 1].get_object()
            files = spec["/EF"]
            name = spec["/UF"] if "/UF" in spec else spec["/F"]
            yield str(name), (files["/UF"] if "/UF" in files else files["/F"]).data


def _entry(dictionary: Any, key: str, otherwise: Any) -> Any:
    """The value itself where the dictionary only refers to it, which its own `get` does not give."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401
