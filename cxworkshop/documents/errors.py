"""What can stop a document: a character no font has, and a person who changed their mind."""

from __future__ import annotations

import unicodedata

from cxworkshop.core.errors import Problem


class MissingGlyph(Problem):
    """A character stands in the content that no embedded font can set; nothing was drawn.

    `character` is the character, `place` says in plain words where it was typed.
    """

    def __init__(self, character: str, place: str) -> None:
        name = unicodedata.name(character, "a character without a name").lower()
        shown = f"“{character}” " if character.isprintable() else ""
        super().__init__(
            f"The document cannot print {shown}({name}, U+{ord(character):04X}) in {place}.",
            "No document was made, and the workshop is unchanged.",
            "Take the character out there, or write it in words.",
        )
        self.character = character
        self.place = place


class Uncovered(Exception):  # noqa: N818 - it says what a text is
    """A text with a character no embedded font has; the assembler turns it into a `MissingGlyph` with its place."""

    def __init__(self, character: str, text: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.text = text


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The person who asked for the document took the request back; nothing was made."""
