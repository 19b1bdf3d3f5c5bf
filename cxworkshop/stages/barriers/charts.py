"""The figure of the barriers chapter: how heavy each barrier is today and what is expected to remain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.ink import Ink
from cxworkshop.documents.text import fitted, shortened

MOST = 22
_WIDTH = 483.0
_AXIS, _STEP = 221.5, 46.75  # x of severity 0, and of each further one


@dataclass(frozen=True, slots=True)
class Weight:
    """A barrier with its severity today (1 to 5) and the severity expected to remain (0 to 5), if anything says so."""

    name: str
    now: int
    then: int | None


def severities(weights: Sequence[Weight], accent: str) -> Chart:
    """A ring for today and a disc for what is expected; sorted by today's weight. At most 22 barriers."""
    rows = sorted(weights, key=lambda weight: -weight.now)[:MOST]
    lowest = 0 if any(row.then == 0 for row in rows) else 1
    ink = Ink(_WIDTH, 30.0 + 25.0 * len(rows) + 24.0)
    bottom = 22.0 + 25.0 * len(rows)
    for level in range(lowest, 6):
        x = _AXIS + _STEP * level
        ink.line([(x, 16.0), (x, bottom)], c.LINE, 0.5)
        ink.text(x, 10.0, "gone" if level == 0 else str(level), fonts.TAB, 8.0, c.INK2, "centre")
    ink.text(
        _AXIS + _STEP * lowest - (18.0 if lowest == 0 else 10.0), 10.0, "light", size=8.0, colour=c.INK3, align="right"
    )
    ink.text(_WIDTH, 10.0, "heavy", size=8.0, colour=c.INK3, align="right")
    name_style = h.Style(fonts.SANS_MEDIUM, 8.5, 12)
    for number, row in enumerate(rows):
        y = 34.0 + 25.0 * number
        ink.text(
            0.0, y + 3.0, fitted(row.name, name_style, _AXIS + _STEP * lowest - 16.0), fonts.SANS_MEDIUM, 8.5, c.INK
        )
        _row(ink, y, row, accent)
    _key(ink, bottom + 16.0, accent)
    alt = "Severity from 1, light, to 5, heavy. " + " ".join(
        f"{shortened(row.name, 120)}: today {row.now}, "
        + ("no reduction expected." if row.then is None or row.then >= row.now else f"expected {row.then}.")
        for row in rows
    )
    data = [
        ("barrier", "today", "expected"),
        *((r.name, str(r.now), "" if r.then is None else str(r.then)) for r in rows),
    ]
    return ink.chart(alt, data)


def _row(ink: Ink, y: float, row: Weight, accent: str) -> None:
    now = _AXIS + _STEP * row.now
    if row.then is None or row.then >= row.now:
        ink.hatch(now - 8.0, y - 8.0, 16.0, 16.0, fill=c.AMBER_TINT)
        ink.disc(now, y, 4.6, fill=c.PAPER, line=c.INK, thick=1.6)
        ink.text(now - 14.0, y + 3.0, f"still {row.now}", fonts.SANS_BOLD, 8.5, c.AMBER, "right")
        return
    then = _AXIS + _STEP * row.then
    ink.line([(then + 7.5, y), (now - 6.5, y)], c.EDGE, 1.3)
    ink.disc(then, y, 5.2, fill=accent)
    ink.disc(now, y, 4.6, fill=c.PAPER, line=c.INK, thick=1.6)


def _key(ink: Ink, y: float, accent: str) -> None:
    x = _AXIS + _STEP
    ink.disc(x + 4.0, y - 3.0, 3.4, fill=c.PAPER, line=c.INK, thick=1.3)
    x += 12.0 + ink.text(x + 12.0, y, "today", size=8.0) + 16.0
    ink.disc(x + 4.0, y - 3.0, 3.8, fill=accent)
    ink.text(x + 12.0, y, "expected once the mitigations work", size=8.0)
