"""Decisions that were signed by hand on paper: what stands in place of the ink, and the list of the scans."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.pictures import HEIC, JPEG, PDF, PNG
from cxworkshop.core.words import size_words
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.block import Block, Cell, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.grid import Grid
from cxworkshop.documents.mark import ApprovalMark, PaperMark, RevisionMark, clock_words, short_day, spaced
from cxworkshop.documents.text import Text, fitted
from cxworkshop.documents.words import many, sentence

_KINDS = {PDF: "PDF", PNG: "PNG picture", JPEG: "JPEG picture", HEIC: "HEIC picture"}
_FIRST = 12  # digits that two people compare aloud
_SMALL = h.Style(fonts.TAB, 7.5, 11, c.INK2)
_DIGITS = h.Style(fonts.MONO, 7.2, 11, c.INK2)


def draw_paper(canvas: BookCanvas, paper: PaperMark, x: float, base: float, width: float) -> None:
    """In place of the ink above a line at `base`: that a hand signed on paper, and the digits of its scan."""
    _draw_sheet(canvas, x, base + 45.0)
    left = x + 22.0
    canvas.say(left, base + 54.0, "Signed by hand on paper", fonts.SANS_BOLD, 9.5, c.INK)
    canvas.say(left, base + 41.0, "Scan", fonts.SANS, 8, c.INK2)
    canvas.say(left + 24.0, base + 41.0, spaced(paper.sha256[:_FIRST]), fonts.MONO, 9, c.INK)
    for line, y in ((paper.sha256[:32], 24.0), (paper.sha256[32:], 14.0)):
        canvas.say(left, base + y, spaced(line, 8), fonts.MONO, 7.2, c.INK3)


def _draw_sheet(canvas: BookCanvas, x: float, y: float) -> None:
    """A sheet with a folded corner and a hand's stroke on it, 13 points wide and 17 high."""
    with canvas.tags.artifact():
        canvas.pen(c.INK, 0.8, cap=1)
        canvas.stroke([(x, y), (x, y + 17), (x + 8.6, y + 17), (x + 13, y + 12.6), (x + 13, y), (x, y)])
        canvas.stroke([(x + 8.6, y + 17), (x + 8.6, y + 12.6), (x + 13, y + 12.6)])
        canvas.pen(c.SIGNING_INK, 1.1, cap=1)
        canvas.stroke(
            [(x + 2.6, y + 4), (x + 4.4, y + 7.4), (x + 5.6, y + 3.6), (x + 7.6, y + 6.4), (x + 10.4, y + 4.4)]
        )


def when_lines(one: ApprovalMark, paper: PaperMark) -> tuple[str, str]:
    """When it was recorded; the date on the paper, and who recorded it."""
    clock = f", by the clock of {one.stamped_by}" if one.stamped_by else ""
    recorded = f"Recorded {short_day(one.time.date())}, {clock_words(one.time)}{clock}"
    by = f"; recorded by {paper.by.strip()}" if paper.by.strip() else ""
    return recorded, f"{short_day(paper.signed_on)} on the paper{by}"


def when_texts(one: ApprovalMark, paper: PaperMark, width: float) -> list[Text]:
    """The same as two lines of furniture, cut where they are too long for `width` points."""
    return [Text(fitted(line, _SMALL, width), _SMALL) for line in when_lines(one, paper)]


def certificate_texts(one: ApprovalMark) -> list[Text]:
    """The beginning of the certificate's fingerprint, to be compared aloud; nothing where there is none."""
    if not one.certificate:
        return []
    return [Text([("Certificate  ", _SMALL), (spaced(one.certificate[:16]), _DIGITS)], _SMALL)]


def on_paper(context: Context) -> list[tuple[ApprovalMark, PaperMark]]:
    """The decisions on this revision that were given on paper."""
    mark = context.mark
    if not isinstance(mark, RevisionMark):
        return []
    return [(one, one.paper) for one in mark.approvals if one.paper is not None]


def result(context: Context) -> str:
    """The line in the contents."""
    return sentence(many(len(on_paper(context)), "decision"))


def blocks(context: Context) -> Sequence[Block]:
    """A row for each scan: whose decision, what was recorded, and the digits of the file."""
    head = Row(
        [
            Cell(0.0, 150.0, Text("Who decided", h.HEAD)),
            Cell(162.0, 150.0, Text("The scan", h.HEAD)),
            Cell(324.0, 159.0, Text("SHA-256 of the scan", h.HEAD)),
        ],
        Skin(below=4.0, under=(c.INK, 0.8)),
        head=True,
    )
    return [Grid([head], [_row(one, paper, context) for one, paper in on_paper(context)], named=True)]


def _row(one: ApprovalMark, paper: PaperMark, context: Context) -> Row:
    from cxworkshop.stages.signoff.chapter.approval import decision_words

    said, colour = decision_words(one.decision, context.house)
    who: list[Block] = [Text(one.name, h.NAME)]
    if one.role:
        who.append(Text(one.role, h.SMALL))
    who.append(Text(said, h.SMALL_BOLD.but(colour=colour)))
    kind = f"{_KINDS.get(paper.media, paper.media)}, {size_words(paper.size)}"
    scan: list[Block] = [Text(paper.name or "Without a name", h.NAME), Text(kind, h.SMALL)]
    scan += [Text(line, h.SMALL) for line in when_lines(one, paper)]
    digits = [Text(spaced(paper.sha256[at : at + 16], 8), h.HASH.but(size=8, leading=11.5)) for at in range(0, 64, 16)]
    cells = [Cell(0.0, 150.0, Stack(who)), Cell(162.0, 150.0, Stack(scan)), Cell(324.0, 159.0, Stack(digits))]
    return Row(cells, Skin(above=5.0, below=6.0, under=(c.LINE2, 0.4)))
