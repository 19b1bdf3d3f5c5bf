"""What stands on every page beside its content: running head, foot, and the signs of a draft."""

from __future__ import annotations

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.mark import DraftMark, Mark
from cxworkshop.documents.paper import Paper
from cxworkshop.documents.text import fitted

_STRIP = 12.0
_WORD_SIZE = 190.0


def draw_draft(canvas: BookCanvas, paper: Paper, mark: DraftMark) -> None:
    """The word behind the text and the strip in the outer margin; drawn before anything else on the page."""
    with canvas.tags.artifact("Background"):
        middle = paper.width / 2.0
        canvas.say(middle, paper.height * 0.4, "Draft", fonts.TITLE_BOLD, _WORD_SIZE, c.DRAFT_WORD, "centre")
        words = f"Draft of revision {mark.next_number}. Not signed, not for decisions."
        long = fonts.width(fonts.SANS_BOLD, 8, words) + 10.0
        x = paper.width - (paper.left + _STRIP) / 2.0
        foot, head = paper.foot, paper.height - paper.foot
        low, high = (foot + head - long) / 2.0, (foot + head + long) / 2.0
        canvas.hatch(x, foot, _STRIP, low - foot, c.AMBER_LINE)
        canvas.hatch(x, high, _STRIP, head - high, c.AMBER_LINE)
        with canvas.kept_state():
            canvas.write(f"0 1 -1 0 {x + _STRIP / 2 + 2.9:.2f} {low + 5.0:.2f} cm")
            canvas.say(0, 0, words, fonts.SANS_BOLD, 8, c.AMBER)


def draw_furniture(
    canvas: BookCanvas, paper: Paper, mark: Mark, client: str, chapter: str, record: bool, number: int, of: int
) -> None:
    """Running head and foot of page `number`; `chapter` is empty where one begins."""
    left, right = paper.left, paper.width - paper.left
    head = paper.height - paper.head
    with canvas.tags.artifact("Pagination"):
        style = h.FURNITURE_BOLD
        room = right - left - 20.0
        chapter = fitted(chapter, h.FURNITURE, room * 0.5)
        canvas.say(left, head, fitted(client, style, room * 0.5), style.face, style.size, style.colour)
        style = h.FURNITURE
        if chapter:
            canvas.say(right, head, chapter, style.face, style.size, style.colour, "right")
        words, digits = mark.foot()
        if record:
            words = "Full record · " + words[0].lower() + words[1:]
        wide = canvas.say(left, paper.foot, words, style.face, style.size, style.colour)
        if digits:
            hash_style = h.FURNITURE_HASH
            canvas.say(left + wide + 8.0, paper.foot, digits, hash_style.face, hash_style.size, hash_style.colour)
        canvas.say(right, paper.foot, f"Page {number} of {of}", style.face, style.size, style.colour, "right")
