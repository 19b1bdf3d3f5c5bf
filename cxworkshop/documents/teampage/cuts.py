"""The cuts of a team's page at one scale: type grows and shrinks so that the page is full and stays one page."""

from __future__ import annotations

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts as f
from cxworkshop.documents.block import Block, Cell, Column
from cxworkshop.documents.house import House, Style

SHEET = Column(-6.0, 495.0)  # a little wider than other documents: one page has to hold everything
LEFT = 279.0  # points: what the page says, beside ...
RIGHT_X, RIGHT = 292.0, 203.0  # ... what shows it, and below both the same two columns
FLOOR = 7.5  # no type is smaller


class Cuts:
    """Styles by the name of their role, in points times `scale` and never below the floor.

    `dense` gives up white: for a team that has more to say than the smallest scale has room for.
    """

    def __init__(self, house: House, scale: float, dense: bool = False) -> None:
        self.house, self.scale, self.dense = house, scale, dense
        self.head = self._at(Style(f.SANS_BOLD, 10.6, 14.5, house.accent))
        self.sentence = self._at(Style(f.VOICE_MEDIUM, 13.0, 18.4, balance=True))
        self.kind = self._at(Style(f.SANS_MEDIUM, 9.4, 13.0))
        self.name = self._at(Style(f.SANS_BOLD, 8.4, 12.2))
        self.voice = self._at(Style(f.VOICE, 9.8, 13.4))
        self.small = self._at(Style(f.SANS, 8.0, 11.4, c.INK2))
        self.small_bold = self._at(Style(f.SANS_BOLD, 8.0, 11.4))
        self.quiet = self._at(Style(f.SANS, 8.8, 13.0, c.INK3))
        self.number = self._at(Style(f.VOICE_BOLD, 10.0, 13.4, house.accent))
        self.measure = self._at(Style(f.SANS, 8.2, 11.8))
        self.now = self._at(Style(f.TAB, 8.2, 11.8, c.INK2, "right"))
        self.target = self._at(Style(f.TAB_BOLD, 8.2, 11.8, align="right"))
        self.amber = self._at(Style(f.SANS_BOLD, 8.0, 11.4, c.AMBER))

    def _at(self, style: Style) -> Style:
        size = max(FLOOR, style.size * self.scale)
        return style.but(size=size, leading=style.leading * size / style.size)

    @property
    def gap(self) -> float:
        """White above the rule of a part of the page."""
        return self.pt(9.0 if self.dense else 13.0)

    def pt(self, points: float) -> float:
        """White of so many points at this scale."""
        return points * self.scale


def middle(style: Style) -> float:
    """How far above the lower edge of its line the middle of a capital stands: where a sign beside it belongs."""
    return style.leading - 0.64 * style.size


def level(x: float, width: float, block: Block, own: Style, with_: Style) -> Cell:
    """A cell whose first baseline is that of a larger text beside it."""
    return Cell(x, width, block, drop=max(0.0, with_.size - own.size))
