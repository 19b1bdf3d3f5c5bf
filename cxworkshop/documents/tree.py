"""Writes the recorded structure into the file: the tree of elements, and the way back from each mark on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from cxworkshop.documents.tagging import Annotation, Element, Mark, Structure

_CELLS = ("TD", "TH")
_ADOPT = ("TD", "TH", "LBody", "Caption")  # what says the same with a lone paragraph's words as its own
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})


class Raw(PDFObject):
    """An object given as the bytes that stand in the file; they may come once everything is numbered."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body


def write_structure(document: Any, structure: Structure) -> int:
    """Give ReportLab's document the objects of the structure; returns the number of the tree's root.

    Page n has the key n in the parent tree, the annotations follow after the pages in the order they were made.
    """
    root = structure.root
    home = _settle(root)
    _levels(root)
    shown = {*structure.pages, *(annotation.page for annotation, _ in structure.annotations)}
    pages = {n: document.idToObjectNumberAndVersion[f"Page{n + 1}"][0] for n in shown}
    top = _reserve(document)
    written = [(element, _reserve(document)) for element in _walk(root)]
    for element, (number, _) in written:
        element.number = number
    for element, (_, raw) in written:
        raw.body = _element(element, top[0], pages)
    parents = _reserve(document)
    ways = []
    for page, marked in sorted(structure.pages.items()):
        number, raw = _reserve(document)
        raw.body = b"[" + b" ".join(b"%d 0 R" % home.get(one, one).number for one in marked) + b"]"
        ways.append(b"%d %d 0 R" % (page, number))
    after = max(structure.pages, default=-1) + 1
    for place, (_, element) in enumerate(structure.annotations):
        ways.append(b"%d %d 0 R" % (after + place, element.number))
    parents[1].body = b"<</Nums[" + b" ".join(ways) + b"]>>"
    top[1].body = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
        root.number,
        parents[0],
        after + len(structure.annotations),
    )
    return top[0]


def _reserve(document: Any) -> tuple[int, Raw]:
    """An object that is numbered now and filled later."""
    raw = Raw()
    document.Reference(raw)
    return document.objectcounter, raw


def _walk(element: Element) -> Iterator[Element]:
    """The element and everything below it, in the order of reading."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(kid for kid in reversed(one.kids) if isinstance(kid, Element))


def _settle(root: Element) -> dict[Element, Element]:
    """Drop what holds nothing, and let cells adopt the words of their only paragraph; returns who adopted whom."""
    adopted: dict[Element, Element] = {}
    for element in reversed(list(_walk(root))):
        element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.role in _CELLS]
        if len(element.kids) == 1 and element.role in _ADOPT:
            only = element.kids[0]
            if isinstance(only, Element) and only.role == "P":
                element.kids = only.kids
                adopted[only] = element
    return adopted


def _levels(root: Element) -> None:
    """No heading is more than one level below the one before it, whatever a chapter leaves out."""
    last = 0
    for element in _walk(root):
        if element.role in ("H1", "H2", "H3"):
            last = min(int(element.role[1]), last + 1)
            element.role = ("H1", "H2", "H3")[last - 1]


def _element(element: Element, top: int, pages: dict[int, int]) -> bytes:
    parent = element.parent.number if element.parent is not None else top
    parts = [f"<</S/{element.role}/P {parent} 0 R"]
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if element.kids:
        kids = [_kid(kid, page, pages) for kid in element.kids]
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.alt:
        parts.append(f"/Alt{pdf_text(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText{pdf_text(element.actual)}")
    attributes = _attributes(element)
    if attributes:
        parts.append(f"/A<<{attributes}>>")
    parts.append(">>")
    return "".join(parts).encode("ascii")


def _kid(kid: Any, page: int | None, pages: dict[int, int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {pages[kid.page]} 0 R>>"
    if kid.page == page:
        return str(kid.number)
    return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>"


def _attributes(element: Element) -> str:
    if element.role in _CELLS:
        scope = f"/Scope/{element.scope}" if element.scope else ""
        span = f"/ColSpan {element.span}" if element.span > 1 else ""
        return f"/O/Table{scope}{span}" if scope or span else ""
    if element.box is not None:
        box = " ".join(f"{round(edge, 2):g}" for edge in element.box)
        return f"/O/Layout/Placement/Block/BBox[{box}]"
    return ""


def pdf_text(words: str) -> str:
    """A text string as it stands in a PDF file: plain where it is ASCII, else UTF-16 in hexadecimal."""
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPES)})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def keys(structure: Structure) -> Sequence[tuple[Annotation, int]]:
    """Each annotation with its key in the parent tree."""
    after = max(structure.pages, default=-1) + 1
    return [(annotation, after + place) for place, (annotation, _) in enumerate(structure.annotations)]
