"""The figure of the teams chapter: how many teams touch the customer, support those, and stand behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.ink import Ink
from cxworkshop.documents.signs import Kind

_WIDTH, _PITCH = 483.0, 30.0
_MARKS_X, _MARK_STEP = 160.0, 17.0
MOST_MARKS = 18  # marks side by side; above, the marks become bars


@dataclass(frozen=True, slots=True)
class Share:
    """A kind of team: its name, how many, and how many of them have no line of sight."""

    kind: Kind
    name: str
    count: int
    blind: int


def kinds(shares: Sequence[Share]) -> Chart:
    """One mark a team while the marks can be read, then bars."""
    small = all(share.count <= MOST_MARKS for share in shares)
    ink = Ink(_WIDTH, _PITCH * len(shares) + 16.0)
    for number, share in enumerate(shares):
        y = 12.0 + _PITCH * number
        ink.text(0.0, y + 3.0, share.name, fonts.SANS_MEDIUM, 8.5, c.INK)
        ink.text(_WIDTH, y + 3.5, f"{share.count:,}", fonts.TAB_BOLD, 10.5, c.INK, "right")
        if small:
            _marks(ink, y, share)
        else:
            _bar(ink, y, share, max(one.count for one in shares))
    alt = " ".join(f"{share.name}: {counted(share.count, 'team')}{_blind_of(share)}." for share in shares)
    rows = [("kind", "teams", "without a line of sight"), *((s.name, str(s.count), str(s.blind)) for s in shares)]
    return ink.chart(alt, rows)


def _blind_of(share: Share) -> str:
    return f", {share.blind:,} of them without a line of sight" if share.blind else ""


def _blind_words(share: Share) -> str:
    return f"{share.blind:,} without a line of sight"


def _marks(ink: Ink, y: float, share: Share) -> None:
    for number in range(share.count):
        blind = number >= share.count - share.blind
        ink.kind(_MARKS_X + _MARK_STEP * number, y, 5.4, share.kind, blind)
    if share.blind:
        right = _MARKS_X + _MARK_STEP * (share.count - 1) + 7.0
        left = right - _MARK_STEP * share.blind + 3.0
        ink.line([(left, y + 9.0), (right, y + 9.0)], c.EDGE, 0.6)
        words = _blind_words(share)
        if right - fonts.width(fonts.SANS, 8.0, words) < _MARKS_X:
            ink.text(_MARKS_X - 5.4, y + 19.0, words, size=8.0)
        else:
            ink.text(right, y + 19.0, words, size=8.0, align="right")


def _bar(ink: Ink, y: float, share: Share, most: int) -> None:
    ink.kind(166.0, y, 5.0, share.kind)
    left, full = 177.5, 271.0
    colour = {"creator": c.CORAL, "frontline": c.FRONTLINE, "back_office": c.BACK_OFFICE}.get(share.kind, c.AMBER)
    width = max(full * share.count / most, 1.5) if share.count else 0.0
    if not width:
        return
    if share.kind == "creator":
        ink.box(left, y - 5.5, width, 11.0, fill=colour)
    else:
        ink.box(left, y - 5.0, width, 10.0, line=colour, thick=1.1)
        if share.kind == "frontline":
            ink.box(left, y, width, 5.0, fill=colour)
    if share.blind:
        part = width * share.blind / share.count
        ink.hatch(left + width - part, y - 5.0, part, 10.0, colour, fill=c.PAPER, step=3.0)
        ink.text(left, y + 17.0, _blind_words(share), size=8.0)
