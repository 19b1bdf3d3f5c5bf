"""Measures a picture of the wall from its marks: what could not be read from a seat, each as one plain finding.

`measure(composed)` goes through every page. It sees text below the floor of its role, contrast below 7:1 on the colour
that is really beneath it, text over other text, over the edge of a shape, out of its panel or out of the picture, and
characters that no font has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from cxworkshop.ui.room.frame import Sheet
from cxworkshop.ui.room.marks import Mark, ShapeMark, SignMark, TextMark, room_font
from cxworkshop.ui.room.roles import ROLES, RoomRole
from cxworkshop.ui.room.snapshot import Composed, Look
from cxworkshop.ui.tokens import palette

LEAST_CONTRAST: Final = 7.0
NEAR: Final = 1.0  # pixels within which a letter may touch
IGNORED: Final = frozenset("\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u00ad")


class Finding(NamedTuple):
    """What is wrong (`small`, `contrast`, `ground`, `overlap`, `edge`, `panel`, `outside`, `covered`, `missing`,
    `spots`), with which text, and by how much.
    """

    fault: str
    text: str
    detail: str
    page: int = 0

    def __str__(self) -> str:
        return f"page {self.page + 1}: {self.fault}: “{self.text}” {self.detail}"


def measure(composed: Composed) -> list[Finding]:
    """Everything that is wrong on any page of a picture; [] when all of it can be read."""
    look, size = composed.snapshot.look, (composed.width, composed.height)
    return [
        found._replace(page=n) for n, sheet in enumerate(composed.sheets) for found in measure_sheet(sheet, size, look)
    ]


def measure_sheet(sheet: Sheet, size: tuple[int, int], look: Look) -> list[Finding]:
    """The same for one page of `size` in pixels."""
    marks = [mark for mark in sheet.marks if not isinstance(mark, TextMark) or mark.text.strip()]
    texts = [(n, mark, ink(mark)) for n, mark in enumerate(marks) if isinstance(mark, TextMark)]
    bare = palette("room-dark" if look.dark else "room-light").colours["bg"]
    picture = QRectF(0, 0, *size)
    found: list[Finding] = []
    for n, text, area in texts:
        found += _size(text, size[1], look.zoom)
        found += _ground(text, area, marks[:n], bare)
        found += _shapes(text, area, marks, n)
        found += _missing(text)
        if not picture.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(area):
            found.append(Finding("outside", text.text, f"{_told(area)} of {size[0]}×{size[1]}"))
    for place, (_, text, area) in enumerate(texts):
        for _, other, beside in texts[place + 1 :]:
            if _meet(area, beside):
                found.append(Finding("overlap", text.text, f"over “{other.text}” at {_told(area & beside)}"))
    for mark in marks:
        reach = NEAR + (mark.stroke if isinstance(mark, ShapeMark) else 0.0)
        if not isinstance(mark, TextMark) and not picture.adjusted(-reach, -reach, reach, reach).contains(mark.rect):
            found.append(Finding("outside", _named(mark), f"{_told(mark.rect)} of {size[0]}×{size[1]}"))
    numbers = {mark.spot for mark in marks if mark.spot >= 0}
    if numbers != set(range(sheet.spots)):
        found.append(Finding("spots", "", f"{sorted(numbers)} of {sheet.spots}"))
    return found


@lru_cache(maxsize=4096)
def _bounds(text: str, role: RoomRole, px: float, weight: int, italic: bool) -> QRectF:
    return QFontMetricsF(room_font(role, px, weight, italic)).tightBoundingRect(text)


def ink(mark: TextMark) -> QRectF:
    """Where the letters of a line are, without the air around them."""
    return _bounds(mark.text, mark.role, mark.px, mark.weight, mark.italic).translated(mark.x, mark.baseline)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, #RRGGBB, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _size(text: TextMark, height: int, zoom: float) -> Iterator[Finding]:
    floor = ROLES[text.role].floor * max(1.0, zoom)
    painted = 100 * room_font(text.role, text.px, text.weight, text.italic).pixelSize() / height
    least = min(painted, text.percent)
    if least < floor - 0.005:
        yield Finding("small", text.text, f"{least:.2f} % as {text.role}, whose floor is {floor:.2f} %")


def _ground(text: TextMark, area: QRectF, below: Sequence[Mark], bare: str) -> Iterator[Finding]:
    """The contrast on what was painted last under the middle of the text."""
    real, hatched = bare, False
    for mark in below:
        if isinstance(mark, ShapeMark) and mark.shape != "line" and mark.rect.contains(area.center()):
            if mark.fill:
                real, hatched = mark.fill, bool(mark.hatch)
            elif mark.hatch:
                hatched = True
    if real.upper() != text.ground.upper():
        yield Finding("ground", text.text, f"said to stand on {text.ground}, stands on {real}")
    if hatched:
        yield Finding("ground", text.text, "stands on hatching")
    reached = contrast(text.color, real)
    if reached < LEAST_CONTRAST:
        yield Finding("contrast", text.text, f"{reached:.1f}:1 of {text.color} on {real}")


def _shapes(text: TextMark, area: QRectF, marks: Sequence[Mark], n: int) -> Iterator[Finding]:
    """Whether the text stands wholly in or wholly beside each shape, and none is painted over it."""
    for place, mark in enumerate(marks):
        if isinstance(mark, TextMark):
            continue
        if isinstance(mark, SignMark):
            if _meet(area, mark.rect):
                yield Finding("edge", text.text, f"over the sign {mark.name}")
            continue
        reach = mark.rect.adjusted(-mark.stroke / 2, -mark.stroke / 2, mark.stroke / 2, mark.stroke / 2)
        if not _meet(area, reach):
            continue
        if mark.shape in ("line", "diamond", "polygon"):
            yield Finding("edge", text.text, f"over {_named(mark)} at {_told(mark.rect)}")
            continue
        inside = mark.rect.adjusted(mark.stroke - NEAR, mark.stroke - NEAR, NEAR - mark.stroke, NEAR - mark.stroke)
        if not inside.contains(area):
            fault = "panel" if mark.rect.contains(area.center()) else "edge"
            yield Finding(fault, text.text, f"{_told(area)} over the edge of {_named(mark)} {_told(mark.rect)}")
        elif place > n and mark.fill:
            yield Finding("covered", text.text, f"by {_named(mark)} {mark.fill}")


@lru_cache(maxsize=4096)
def _without_glyph(text: str, role: RoomRole, px: float, weight: int, italic: bool) -> str:
    """The characters of a text that no font has."""
    layout = QTextLayout(text, room_font(role, px, weight, italic))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    if not any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
        return ""
    missing = {
        sign
        for sign in text
        if sign not in IGNORED and len(text) > 1 and _without_glyph(sign, role, px, weight, italic)
    }
    return "".join(sorted(missing)) if len(text) > 1 else text


def _missing(text: TextMark) -> Iterator[Finding]:
    signs = _without_glyph(text.text, text.role, text.px, text.weight, text.italic)
    if signs:
        yield Finding("missing", text.text, f"no font has {signs!r}")


def _meet(one: QRectF, other: QRectF) -> bool:
    common = one & other
    return common.width() > NEAR and common.height() > NEAR


def _named(mark: Mark) -> str:
    return mark.shape if isinstance(mark, ShapeMark) else mark.name if isinstance(mark, SignMark) else mark.text


def _told(area: QRectF) -> str:
    return f"({area.left():.0f}, {area.top():.0f}) {area.width():.0f}×{area.height():.0f}"
