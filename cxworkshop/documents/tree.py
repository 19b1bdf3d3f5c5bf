"""The recorded structure as PDF objects: the tree of elements, and the way back from each mark on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxworkshop.documents.tagging import Annotation, Element, Mark, Structure

_CELLS = ("TD", "TH")
_ADOPT = ("TD", "TH", "LBody", "Caption")  # what says the same with a lone paragraph's words as its own
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})


def keys(structure: Structure) -> list[tuple[Annotation, int]]:
    """Each annotation with its key in the parent tree: page n has the key n, the annotations follow after the pages."""
    after = max(structure.pages, default=-1) + 1
    return [(annotation, after + place) for place, (annotation, _) in enumerate(structure.annotations)]


def objects(
    structure: Structure,
    root: int,
    first: int,
    pages: Sequence[int],
    annotations: Mapping[int, int],
    files: Mapping[str, int],
) -> dict[int, bytes]:
    """The objects of the structure by number: the tree's root has the number `root`, the others count up from `first`.

    `pages` are the numbers of the pages' objects, `annotations` those of the annotations by their key, `files`
    those of the attached files by their name.
    """
    document = structure.root
    home = _settle(document)
    elements = _walk(document)
    _levels(elements)
    for number, element in enumerate(elements, start=first):
        element.number = number
    known = {annotation: annotations[key] for annotation, key in keys(structure)}
    made = {element.number: _element(element, root, pages, known, files) for element in elements}
    number = first + len(elements)
    ways = []
    for page, marked in sorted(structure.pages.items()):
        made[number] = f"[{' '.join(f'{home.get(one, one).number} 0 R' for one in marked)}]".encode("ascii")
        ways.append(f"{page} {number} 0 R")
        number += 1
    for (_, key), (_, element) in zip(keys(structure), structure.annotations, strict=True):
        ways.append(f"{key} {element.number} 0 R")
    made[number] = f"<</Nums[{' '.join(ways)}]>>".encode("ascii")
    next_key = max(structure.pages, default=-1) + 1 + len(known)
    made[root] = (
        f"<</Type/StructTreeRoot/K {document.number} 0 R/ParentTree {number} 0 R/ParentTreeNextKey {next_key}>>"
    ).encode("ascii")
    return made


def _walk(element: Element) -> list[Element]:
    """The element and everything below it, in the order of reading."""
    waiting = [element]
    walked = []
    while waiting:
        one = waiting.pop()
        walked.append(one)
        for kid in reversed(one.kids):
            if isinstance(kid, Element):
                waiting.append(kid)
    return walked


def _settle(root: Element) -> dict[Element, Element]:
    """Drop what holds nothing, and let cells adopt the words of their only paragraph; returns who adopted whom."""
    adopted: dict[Element, Element] = {}
    for element in reversed(_walk(root)):
        kids = element.kids
        if not kids or not isinstance(kids[0], Element):
            continue
        element.kids = kids = [kid for kid in kids if not isinstance(kid, Element) or kid.kids or kid.role in _CELLS]
        if len(kids) == 1 and element.role in _ADOPT and isinstance(kids[0], Element) and kids[0].role == "P":
            adopted[kids[0]] = element
            element.kids = kids[0].kids
    return adopted


def _levels(elements: Sequence[Element]) -> None:
    """No heading is more than one level below the one before it, whatever a chapter leaves out."""
    last = 0
    for element in elements:
        if element.role in ("H1", "H2", "H3"):
            last = min(int(element.role[1]), last + 1)
            element.role = ("H1", "H2", "H3")[last - 1]


def _element(
    element: Element,
    root: int,
    pages: Sequence[int],
    annotations: Mapping[Annotation, int],
    files: Mapping[str, int],
) -> bytes:
    parent = element.parent.number if element.parent is not None else root
    parts = [f"<</S/{element.role}/P {parent} 0 R"]
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if element.kids:
        kids = [_kid(kid, page, pages, annotations) for kid in element.kids]
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.alt:
        parts.append(f"/Alt{pdf_text(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText{pdf_text(element.actual)}")
    if element.data:
        parts.append(f"/AF[{files[element.data]} 0 R]")
    attributes = _attributes(element)
    if attributes:
        parts.append(f"/A<<{attributes}>>")
    parts.append(">>")
    return "".join(parts).encode("ascii")


def _kid(kid: Any, page: int | None, pages: Sequence[int], annotations: Mapping[Annotation, int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Obj {annotations[kid]} 0 R/Pg {pages[kid.page]} 0 R>>"
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
