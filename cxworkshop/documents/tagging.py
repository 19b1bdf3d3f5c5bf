"""The one place where the structure of a document will be recorded.

Whatever the kit draws, it draws inside `element` or `artifact`. `Recorder` does nothing; a recorder that writes
marked content and a structure tree replaces it without a change anywhere else.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Literal, Protocol

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
    "Link",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Caption",
    "BlockQuote",
    "Note",
]


class Canvas(Protocol):
    """What a recorder needs of the page: it may write operators."""

    def emit(self, code: str) -> None: ...


_NOTHING: AbstractContextManager[None] = nullcontext()


class Recorder:
    """Records nothing: the document is drawn without tags."""

    def element(
        self, canvas: Canvas, role: Role, of: object = None, alt: str = "", **attributes: str
    ) -> AbstractContextManager[None]:
        """What is drawn inside is one structure element.

        `of` is the object the element stands for: drawn in several pieces, on several pages, it stays one element.
        `alt` says what a picture shows.
        """
        return _NOTHING

    def artifact(
        self, canvas: Canvas, kind: Literal["Layout", "Pagination", "Background"] = "Layout"
    ) -> AbstractContextManager[None]:
        """What is drawn inside means nothing to a reader who cannot see it: rules, tints, repeated heads."""
        return _NOTHING
