"""Reads the structure of a finished document back: what somebody hears who cannot see it."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

Object = tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Node:
    """An element with everything said about it, and what it holds: other elements and words, in the order of reading.

    `links` are the annotations that belong to it, `pages` where its words stand.
    """

    role: str
    kids: tuple[Node | str, ...]
    alt: str
    actual: str
    attributes: dict[str, Any]
    links: tuple[Any, ...]
    pages: frozenset[int]

    @property
    def words(self) -> str:
        """All words of the element and of what it holds."""
        parts = (kid if isinstance(kid, str) else kid.words for kid in self.kids)
        return " ".join(" ".join(parts).split())

    def all(self, *roles: str) -> Iterator[Node]:
        """The elements of these roles below this one, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Node):
                if kid.role in roles:
                    yield kid
                yield from kid.all(*roles)

    def only(self, role: str) -> list[Node]:
        """The elements of this role that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Node) and kid.role == role]


@lru_cache(maxsize=8)
def outline(document: bytes) -> Node:
    """The root of the structure."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        marked = _words(document)
        return _node(pdf.Root.StructTreeRoot.K, pages, marked)


def _node(element: Any, pages: dict[Object, int], marked: dict[tuple[int, int], str]) -> Node:
    page = pages[element.Pg.objgen] if "/Pg" in element else None
    kids: list[Node | str] = []
    links: list[Any] = []
    stands: set[int] = set()
    held = element.get("/K")
    for kid in [] if held is None else held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(kid, int):
            assert page is not None
            stands.add(page)
            kids.append(marked.get((page, kid), ""))
        elif kid.get("/Type") == "/MCR":
            on = pages[kid.Pg.objgen]
            stands.add(on)
            kids.append(marked.get((on, int(kid.MCID)), ""))
        elif kid.get("/Type") == "/OBJR":
            links.append({key: value for key, value in kid.Obj.items() if key in ("/Contents", "/F", "/StructParent")})
        else:
            kids.append(_node(kid, pages, marked))
            assert kid.P.objgen == element.objgen
    below = frozenset(number for kid in kids if isinstance(kid, Node) for number in kid.pages)
    return Node(
        str(element.S).lstrip("/"),
        tuple(kids),
        str(element.get("/Alt", "")),
        str(element.get("/ActualText", "")),
        dict(element.get("/A", {})),
        tuple(links),
        below | stands,
    )


def _words(document: bytes) -> dict[tuple[int, int], str]:
    """The words of each marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    pdf = pypdfium2.PdfDocument(document)
    for number, page in enumerate(pdf):
        textpage = page.get_textpage()
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(one.raw)
            if mark < 0:
                continue
            length = raw.FPDFTextObj_GetText(one.raw, textpage.raw, None, 0)
            buffer = raw.FPDF_WCHAR.__mul__(length // 2 + 1)()
            raw.FPDFTextObj_GetText(one.raw, textpage.raw, buffer, length)
            words = bytes(buffer).decode("utf-16-le").split("\0")[0]
            found[number, mark] = found.get((number, mark), "") + words
        textpage.close()
    pdf.close()
    return found


def told(node: Node, depth: int = 0) -> Iterator[str]:
    """The structure line by line, as it would be read aloud."""
    words = " ".join("".join(kid for kid in node.kids if isinstance(kid, str)).split())
    what = f"[{node.alt}]" if node.alt else node.actual or words
    extra = [f"{key.lstrip('/')} {str(node.attributes[key]).lstrip('/')}" for key in ("/Scope", "/ColSpan")
             if key in node.attributes]  # fmt: skip
    yield "  " * depth + " · ".join(part for part in (node.role, *extra, what) if part)
    if not node.alt:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from told(kid, depth + 1)
