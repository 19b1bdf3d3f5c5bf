"""The house style: every cut, size and colour a document uses, by the name of its role."""

from __future__ import annotations

import dataclasses
from typing import Literal

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts as f

Align = Literal["left", "right", "centre"]


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face, size and leading in points, colour `#RRGGBB`.

    `balance` makes the lines of a heading about equally long; `struck` draws a line through the words.
    """

    face: str
    size: float
    leading: float
    colour: str = c.INK
    align: Align = "left"
    balance: bool = False
    struck: bool = False

    def but(self, **changes: object) -> Style:
        """The same style with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


TITLE = Style(f.TITLE_BOLD, 42, 46, balance=True)
TITLE_LONG = Style(f.TITLE_BOLD, 30, 35)
CHAPTER = Style(f.TITLE_BOLD, 30, 34, balance=True)
IMPERATIVE = Style(f.TITLE_BOLD, 24, 30, balance=True)
PRINCIPLE = Style(f.VOICE_MEDIUM, 17, 23, balance=True)
LEAD = Style(f.VOICE, 13, 19.5, balance=True)
RULE = Style(f.VOICE_MEDIUM, 12, 18, balance=True)
RULE_CULTURE = Style(f.VOICE_MEDIUM, 11, 16, balance=True)
POLE = Style(f.VOICE_BOLD, 12, 15)
BODY = Style(f.VOICE, 10.5, 15.5)
BODY_BOLD = Style(f.VOICE_BOLD, 10.5, 15.5)
QUOTE = Style(f.VOICE, 9.5, 13.5)
CELL_VOICE = Style(f.VOICE, 9, 12.5)
UI = Style(f.SANS, 9, 13)
UI_MEDIUM = Style(f.SANS_MEDIUM, 9, 13)
UI_BOLD = Style(f.SANS_BOLD, 9, 13)
NAME = Style(f.SANS_MEDIUM, 8.5, 12)
NAME_PLAIN = Style(f.SANS, 8.5, 12)
SMALL = Style(f.SANS, 8, 11.5, c.INK2)
SMALL_MEDIUM = Style(f.SANS_MEDIUM, 8, 11.5, c.INK2)
SMALL_BOLD = Style(f.SANS_BOLD, 8, 11.5)
HEAD = Style(f.SANS_MEDIUM, 8, 11, c.INK2)
FIGURE = Style(f.TAB, 9, 13, align="right")
FIGURE_BOLD = Style(f.TAB_BOLD, 9, 13, align="right")
FIGURE_SMALL = Style(f.TAB, 8.5, 12, align="right")
FIGURE_TITLE = Style(f.SANS_BOLD, 10.5, 14, balance=True)
FIGURE_NOTE = Style(f.SANS, 8.5, 12, c.INK2)
FURNITURE = Style(f.SANS, 7.5, 10, c.INK3)
FURNITURE_BOLD = Style(f.SANS_BOLD, 7.5, 10, c.INK2)
FURNITURE_HASH = Style(f.MONO, 7.2, 10, c.INK3)
HASH = Style(f.MONO, 9, 13)
AMBER_WORDS = Style(f.SANS_BOLD, 9, 13, c.AMBER)
AMBER_SMALL = Style(f.SANS_BOLD, 8, 11.5, c.AMBER)


class House:
    """The styles that carry the accent, for one document. `client` is the client's colour or ""."""

    def __init__(self, client: str = "") -> None:
        self.client = client
        self.accent = c.readable_accent(client)
        self.tint = c.tint(self.accent)
        self.label = Style(f.SANS_BOLD, 8.5, 12, self.accent)
        self.chapter_number = Style(f.TITLE, 30, 34, self.accent)
        self.item_number = Style(f.VOICE_BOLD, 12, 15, self.accent)
        self.principle_number = Style(f.TITLE, 22, 26, self.accent)
        self.contents_number = Style(f.VOICE, 14, 17, self.accent)
        self.matrix_number = Style(f.VOICE_BOLD, 10, 12, self.accent)
        self.group = Style(f.SANS_BOLD, 9, 13, self.accent)
