"""The figure of all scales at once: the room’s votes, their middle half, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxworkshop.core.votes import STOPS, middle_half
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.house import Align
from cxworkshop.documents.ink import Ink
from cxworkshop.documents.scale import position_words
from cxworkshop.documents.text import in_two_lines

_WIDTH = 483.0
_PITCH = 25.0
_APART = 7.0  # above the title of a group that follows another
_LEFT, _STEP = 158.0, 16.75
_MOST = 20
_REST = "#A9B7B0"
_RIGHT: Align = "right"
_PLAIN: Align = "left"


@dataclass(frozen=True, slots=True)
class Position:
    """A scale in one row: its poles, eleven counts of votes (or none), and the agreed stop."""

    left: str
    right: str
    votes: tuple[int, ...]
    agreed: int | None


Groups = Sequence[tuple[str, Sequence[Position]]]


def charts(groups: Groups, accent: str) -> Iterator[Chart]:
    """The scales of each group, at most twenty a figure."""
    rows = [(title, position) for title, positions in groups for position in positions]
    for start in range(0, len(rows), _MOST):
        yield _chart(rows[start : start + _MOST], accent)


def _chart(rows: Sequence[tuple[str, Position]], accent: str) -> Chart:
    titles = list(dict.fromkeys(title for title, _ in rows))
    ink = Ink(_WIDTH, 14.0 * len(titles) + _APART * (len(titles) - 1) + _PITCH * len(rows) + 26.0)
    y, last = 2.0, ""
    for title, position in rows:
        if title != last:
            y += _APART if last else 0.0
            ink.text(0.0, y + 8.0, title, fonts.SANS_BOLD, 8.5, accent)
            y += 14.0
            last = title
        _row(ink, y + 17.0, position, accent)
        y += _PITCH
    _key(ink, y + 18.0, accent)
    alt = " ".join(position_words(p.left, p.right, p.votes, p.agreed) for _, p in rows)
    heads = ("left", "right", *(str(stop) for stop in range(STOPS)), "agreed")
    data = [
        (p.left, p.right, *(str(v) for v in p.votes or ("",) * STOPS), "" if p.agreed is None else str(p.agreed))
        for _, p in rows
    ]
    return ink.chart(alt, [heads, *data])


def _row(ink: Ink, axis: float, position: Position, accent: str) -> None:
    pole = h.Style(fonts.VOICE, 9, 12)
    left = in_two_lines(position.left or "–", pole, _LEFT - 14.0)
    right = in_two_lines(position.right or "–", pole, _WIDTH - _LEFT - _STEP * (STOPS - 1) - 14.0)
    for x, lines, align in ((_LEFT - 14.0, left, _RIGHT), (_LEFT + _STEP * (STOPS - 1) + 14.0, right, _PLAIN)):
        for number, words in enumerate(lines):
            y = axis + 2.6 - 5.2 * (len(lines) - 1) + 10.4 * number
            ink.text(x, y, words, fonts.VOICE, 9, c.INK, align)
    ink.line([(_LEFT, axis), (_LEFT + _STEP * (STOPS - 1), axis)], c.LINE2, 0.5)
    half = middle_half(position.votes)
    most = max(position.votes, default=0)
    for stop, count in enumerate(position.votes):
        if count:
            tall = max(1.2, 12.5 * count / most)
            inside = half is not None and half[0] <= stop <= half[1]
            ink.box(_LEFT + _STEP * stop - 3.0, axis - tall, 6.0, tall, fill=accent if inside else _REST)
    if position.agreed is not None:
        ink.diamond(_LEFT + _STEP * position.agreed, axis + 5.0, 4.2)


def _key(ink: Ink, y: float, accent: str) -> None:
    x = _LEFT
    for fill, words in ((accent, "middle half"), (_REST, "the rest of the votes")):
        ink.box(x, y - 7.0, 6.0, 8.0, fill=fill)
        x += 10.0 + ink.text(x + 10.0, y, words, size=8.0) + 14.0
    ink.diamond(x + 4.0, y - 3.0, 4.2)
    ink.text(x + 12.0, y, "agreed", size=8.0)
