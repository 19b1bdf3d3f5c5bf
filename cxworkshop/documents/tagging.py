"""The one place where the structure of a document is recorded while it is drawn.

Whatever the kit draws, it draws inside `element` or `artifact`. `Recorder` does nothing; `Structure` turns what is
drawn into marked content and a tree of elements, which `tree.py` writes.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal, NamedTuple, Protocol

Role = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "TOC",
    "TOCI",
    "Reference",
    "Link",
    "Table",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Caption",
    "BlockQuote",
    "Span",
    "Form",
]
Artifact = Literal["Layout", "Pagination", "Background"]
Box = tuple[float, float, float, float]

# What holds other elements and no words of its own.
_HOLDERS = frozenset(("Document", "Sect", "L", "LI", "TOC", "TOCI", "Reference", "Table", "TR"))


class Canvas(Protocol):
    """What a recorder needs of the page: which one it is, counted from 0, and to write into it."""

    @property
    def page_index(self) -> int: ...

    def write(self, code: str) -> None: ...


class Annotation(NamedTuple):
    """An annotation by its page, counted from 0, and the number of its PDF object."""

    page: int
    number: int


class Mark(NamedTuple):
    """Marked content by its page, counted from 0, and its number on that page."""

    page: int
    number: int


class Element:
    """An element of the structure: its role, what it holds in the order of reading, what is said about it.

    `kids` holds elements, marks and annotations. `number` is the PDF object's,
    0 until it is written.
    """

    # Most elements have nothing said about them, and there are tens of thousands.
    alt = actual = scope = ""
    span = 1
    box: Box | None = None
    number = 0
    data = ""  # the name of the attached file with what a figure was drawn from

    def __init__(self, role: Role, parent: Element | None) -> None:
        self.role: Role = role
        self.parent = parent
        self.kids: list[Any] = []


class _Aside:
    """Stands on the stack for what is no part of the structure."""

    __slots__ = ("begin",)

    def __init__(self, begin: str) -> None:
        self.begin = begin


_ASIDES: dict[Artifact, _Aside] = {
    "Layout": _Aside("/Artifact BMC"),
    "Pagination": _Aside("/Artifact <</Type/Pagination>> BDC"),
    "Background": _Aside("/Artifact <</Type/Background>> BDC"),
}
_NOTHING: AbstractContextManager[None] = nullcontext()


class Recorder:
    """Records nothing: the document is drawn without tags."""

    # What is drawn belongs to `now`; what was drawn last belonged to `open`.
    now: Element | _Aside | None = None
    open: Element | _Aside | None = None

    def element(
        self,
        role: Role,
        of: object = None,
        part: int = 0,
        *,
        alt: str = "",
        actual: str = "",
        box: Box | None = None,
        scope: str = "",
        span: int = 1,
    ) -> AbstractContextManager[None]:
        """What is drawn inside is one structure element.

        `of` (and its `part`) is what the element stands for: drawn in several pieces, on several pages, it stays one
        element, in the place where it was met first. `alt` says what a picture shows, and `box` where it stands;
        `actual` is what is read in place of signs; `scope` and `span` are those of a table's cell.
        """
        return _NOTHING

    def artifact(self, kind: Artifact = "Layout") -> AbstractContextManager[None]:
        """What is drawn inside means nothing to a reader who cannot see it: rules, tints, repeated heads."""
        return _NOTHING

    def section(self) -> None:
        """What follows is a section of the document."""

    def turn(self, canvas: Canvas, words: bool) -> None:
        """Begin the marked content of `now`, because something is about to be drawn that belongs to it."""

    def end(self, canvas: Canvas) -> None:
        """End the marked content that is open: the page ends here."""

    def annotation(self, page: int, number: int) -> None:
        """The annotation with this object number belongs to the element that is being drawn."""

    def data(self, name: str) -> None:
        """The element that is being drawn shows what the attached file of this name holds."""


class Structure(Recorder):
    """Records the structure: a tree of elements, and for each page which element each marked content belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document", None)
        self.pages: dict[int, list[Element]] = {}
        self.annotations: list[tuple[Annotation, Element]] = []
        self.now = self.root
        self._stack: list[Element | _Aside] = [self.root]
        self._known: dict[tuple[int, int, str], tuple[object, Element]] = {}

    def element(
        self,
        role: Role,
        of: object = None,
        part: int = 0,
        *,
        alt: str = "",
        actual: str = "",
        box: Box | None = None,
        scope: str = "",
        span: int = 1,
    ) -> AbstractContextManager[None]:
        """As the recorder says; inside an artifact everything is one."""
        stack = self._stack
        top = stack[-1]
        if isinstance(top, _Aside):
            stack.append(top)
            return self
        made = None
        if of is not None:
            key = (id(of), part, role)
            known = self._known.get(key)
            if known is not None:
                made = known[1]
        if made is None:
            made = Element(role, top)
            top.kids.append(made)
            if of is not None:
                # The object is kept with its element: another one could get its address.
                self._known[key] = (of, made)
            if alt:
                made.alt = alt
            if actual:
                made.actual = actual
            if scope:
                made.scope = scope
            if box is not None:
                made.box = box
            if span != 1:
                made.span = span
        stack.append(made)
        self.now = made
        return self

    def artifact(self, kind: Artifact = "Layout") -> AbstractContextManager[None]:
        """As the recorder says; an artifact inside another is part of that."""
        top = self._stack[-1]
        aside = top if isinstance(top, _Aside) else _ASIDES[kind]
        self._stack.append(aside)
        self.now = aside
        return self

    def __enter__(self) -> None:
        return

    def __exit__(self, *_: object) -> None:
        stack = self._stack
        stack.pop()
        self.now = stack[-1]

    def section(self) -> None:
        """As the recorder says; nothing may be open."""
        made = Element("Sect", self.root)
        self.root.kids.append(made)
        self._stack = [made]
        self.now = made

    def turn(self, canvas: Canvas, words: bool) -> None:
        """As the recorder says. Words outside of any element are a paragraph, shapes there are an artifact."""
        self.end(canvas)
        now = self.now
        if isinstance(now, Element) and now.role in _HOLDERS:
            with self.element("P") if words else self.artifact():
                self.turn(canvas, words)
            return
        assert now is not None
        self.open = now
        if isinstance(now, _Aside):
            canvas.write(now.begin)
            return
        page = canvas.page_index
        marked = self.pages.setdefault(page, [])
        canvas.write(f"/{now.role} <</MCID {len(marked)}>> BDC")
        now.kids.append(Mark(page, len(marked)))
        marked.append(now)

    def end(self, canvas: Canvas) -> None:
        """As the recorder says."""
        if self.open is not None:
            canvas.write("EMC")
            self.open = None

    def annotation(self, page: int, number: int) -> None:
        """As the recorder says; an annotation outside of the structure is left out of it."""
        if isinstance(self.now, Element):
            annotation = Annotation(page, number)
            self.now.kids.append(annotation)
            self.annotations.append((annotation, self.now))

    def data(self, name: str) -> None:
        """As the recorder says."""
        if isinstance(self.now, Element):
            self.now.data = name
