"""What is laid into a signature field when it is signed: the ink or the typed name, the decision, words and time.

The line and the name are printed already; the stamp leaves out the height between.
"""

from __future__ import annotations

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.field import INK, ROOM
from cxworkshop.documents.leaf import make_leaf
from cxworkshop.documents.mark import ApprovalMark, clock_words, short_day
from cxworkshop.documents.text import Text, fitted
from cxworkshop.stages.signoff.chapter.approval import decision_row, decision_words, draw_ink, draw_name
from cxworkshop.stages.signoff.chapter.evidence import certificate_texts, draw_paper, when_texts

CUT = "whole words in the record"
CLAIMED = ", as claimed by this computer"
_WHEN = h.Style(fonts.TAB, 7.5, 11, c.INK2)
# From the size of other quotations down to the smallest a document uses.
_SIZES = (h.QUOTE, h.QUOTE.but(size=8.5, leading=12.0), h.QUOTE.but(size=7.5, leading=10.0))


def make_stamp(one: ApprovalMark, width: float, height: float, accent: str = "") -> bytes:
    """The stamp of a decision for a field of so many points; `accent` is the client's colour.

    `MissingGlyph` when a character cannot be set.
    """

    def draw(canvas: BookCanvas) -> None:
        base = height - INK
        if one.paper is not None:
            draw_paper(canvas, one.paper, 0.0, base, width)
        elif one.signature:
            draw_ink(canvas, one.signature, 0.0, base, width)
        else:
            draw_name(canvas, " ".join(one.name.split()), 0.0, base, width)
        said, colour = decision_words(one.decision, h.House(accent))
        how = ", on paper" if one.paper is not None else "" if one.signature else ", name typed"
        row = decision_row(one.decision, f"{said}{how}", colour)
        row.paint(canvas, 0.0, ROOM, width)
        top = ROOM - row.measure(width)
        when = _when(one, width)
        words = fitting_words(one.words, width, top - sum(line.measure(width) for line in when))
        if words is not None:
            words.paint(canvas, 0.0, top, width)
            top -= words.measure(width)
        for line in when:
            line.paint(canvas, 0.0, top, width)
            top -= line.measure(width)

    return make_leaf(width, height, draw)


def _when(one: ApprovalMark, width: float) -> list[Text]:
    """When it was decided, by whose clock; on paper, the date there and when that was recorded."""
    if one.paper is not None:
        return when_texts(one, one.paper, width)
    when = f"{short_day(one.time.date())}, {clock_words(one.time)}"
    if not one.stamped_by:
        return [Text(fitted(when + CLAIMED, _WHEN, width), _WHEN), *certificate_texts(one)]
    # An authority's name is often long: it has a line of its own then.
    together = f"{when}, by the clock of {one.stamped_by}"
    lines = [together] if fitted(together, _WHEN, width) == together else [f"{when}, by the clock of", one.stamped_by]
    return [Text(fitted(line, _WHEN, width), _WHEN) for line in lines]


def fitting_words(words: str, width: float, height: float) -> Text | None:
    """The words as large as they fit into so many points; cut, and saying so, where even the smallest is too large."""
    said = " ".join(words.split())
    if not said:
        return None
    for style in _SIZES:
        whole = Text(f"“{said}”", style)
        if whole.measure(width) <= height:
            return whole
    smallest = _SIZES[-1]
    parts = said.split(" ") if " " in said else list(said)
    joint = " " if " " in said else ""
    low, high = 1, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if _cut(joint.join(parts[:middle]), smallest).measure(width) <= height:
            low = middle
        else:
            high = middle - 1
    return _cut(joint.join(parts[:low]), smallest)


def _cut(words: str, style: h.Style) -> Text:
    return Text([(f"“{words} …” ", style), (CUT, style.but(face=fonts.SANS, colour=c.INK2))], style)
