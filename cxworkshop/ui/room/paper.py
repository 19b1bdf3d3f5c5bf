"""The sheet a picture is laid out on: its size, colours, words and clock, and text broken into lines to measure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.marks import Mark, TextMark, room_font
from cxworkshop.ui.room.roles import LINE, MARGIN, ROLES, RoomRole
from cxworkshop.ui.room.words import Words, words
from cxworkshop.ui.tokens import Palette, palette


@frozen
class Clock:
    """The time as the wall shows it: `words` is "12:40" or, over, "+1:12"; `share` of the time is left, 0 to 1.

    `back_at` is when a break ends ("11:15"), "" while nobody knows.
    """

    words: str
    share: float
    over: bool = False
    paused: bool = False
    back_at: str = ""


@frozen
class Look:
    """How the wall is set: independent of the console's own look."""

    dark: bool = False
    zoom: float = 1.0
    language: str = "en"


@frozen
class Lines:
    """A text broken into lines at one size. Widths and heights in pixels."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    role: RoomRole
    px: float
    weight: int
    italic: bool
    ascent: float
    descent: float
    leading: float  # from one baseline to the next

    @property
    def height(self) -> float:
        return self.leading * (len(self.lines) - 1) + self.ascent + self.descent if self.lines else 0.0

    @property
    def width(self) -> float:
        return max(self.widths, default=0.0)

    def part(self, first: int, last: int) -> Lines:
        """The lines from `first` up to, without it, `last`."""
        return Lines(
            self.lines[first:last], self.widths[first:last], self.role, self.px, self.weight, self.italic,
            self.ascent, self.descent, self.leading,
        )  # fmt: skip


class Paper:
    """What a view is laid out on. `width` and `height` are pixels of the picture; `p` turns per cent of its height
    into pixels; text is measured with the wall's own zoom.
    """

    def __init__(self, width: float, height: float, look: Look, clock: Clock | None = None) -> None:
        self.width, self.height = width, height
        self.look, self.clock = look, clock
        self.words: Words = words(look.language)
        self.palette: Palette = palette("room-dark" if look.dark else "room-light")
        # On a picture that is nearly square the same margin would take too much of the line.
        self.margin = min(self.p(MARGIN), width * 0.055)

    def p(self, percent: float) -> float:
        """Pixels of so many per cent of the picture's height."""
        return self.height * percent / 100

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def hex(self, name: str) -> str:
        """A colour of the wall: "ink", "panel", "soft:cust" …"""
        table, _, hue = name.partition(":")
        if table == "soft" and hue:
            return self.palette.soft[hue]
        return self.palette.colours[name]

    def size(self, role: RoomRole, step: float = 0.0) -> float:
        """Per cent of the height: the role's large size at step 0, its floor at step 1; the wall's zoom included."""
        kind = ROLES[role]
        return (kind.large + (kind.floor - kind.large) * step) * self.look.zoom

    def text(
        self, text: str, role: RoomRole, width: float, step: float = 0.0, weight: int = 0, *, italic: bool = False
    ) -> Lines:
        """`text` broken into lines no wider than `width` pixels and no longer than the eye can follow."""
        px = max(1.0, self.p(self.size(role, step)))
        return _broken(text, role, px, weight, italic, max(1.0, width))

    def marks(
        self,
        lines: Lines,
        left: float,
        top: float,
        width: float,
        color: str = "ink",
        ground: str = "bg",
        align: str = "left",
        spot: int = -1,
    ) -> list[Mark]:
        """The lines as marks, from `top` down; `align` is left, centre or right within `width`."""
        found: list[Mark] = []
        for n, (line, wide) in enumerate(zip(lines.lines, lines.widths, strict=True)):
            x = left + {"left": 0.0, "centre": (width - wide) / 2, "right": width - wide}[align]
            baseline = top + lines.ascent + n * lines.leading
            found.append(
                TextMark(
                    line, lines.role, x, baseline, x, baseline - lines.ascent, wide, lines.ascent + lines.descent,
                    round(lines.px), 100 * lines.px / self.height, self.hex(color), self.hex(ground),
                    lines.weight, lines.italic, spot,
                )
            )  # fmt: skip
        return found


@lru_cache(maxsize=512)
def _broken(text: str, role: RoomRole, px: float, weight: int, italic: bool, width: float) -> Lines:
    kind = ROLES[role]
    font = room_font(role, px, weight, italic)
    metrics = QFontMetricsF(font)
    limit = min(width, max(metrics.averageCharWidth() * LINE, px * 4))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(limit)
            line.setPosition(QPointF(0, 0))
            # Qt counts in UTF-16, Python in characters.
            raw = paragraph.encode("utf-16-le")[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
            lines.append(raw.decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
    if "\n" not in text:
        lines = _balanced(lines, metrics, limit)
    # Capitals and descenders, without the room the font keeps for accents above them.
    ascent, descent = 0.96 * px, 0.26 * px
    return Lines(
        tuple(lines), tuple(metrics.horizontalAdvance(line) for line in lines), role, px, weight, italic,
        ascent, descent, kind.leading * px,
    )  # fmt: skip


def _balanced(lines: Sequence[str], metrics: QFontMetricsF, limit: float) -> list[str]:
    """Two lines of about the same length instead of a full one and a word left over."""
    if len(lines) != 2 or metrics.horizontalAdvance(lines[1]) > limit * 0.6:
        return list(lines)
    words_ = f"{lines[0]} {lines[1]}".split(" ")
    if len(words_) < 4:
        return list(lines)

    def longest(place: int) -> float:
        halves = " ".join(words_[:place]), " ".join(words_[place:])
        return max(metrics.horizontalAdvance(half) for half in halves)

    best = min(range(1, len(words_)), key=longest)
    if longest(best) > limit:
        return list(lines)
    return [" ".join(words_[:best]), " ".join(words_[best:])]
