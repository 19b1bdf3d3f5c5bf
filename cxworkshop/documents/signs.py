"""Signs drawn as paths: the kinds of team, the families of measure, severity, agreement, on and off, changes.

No font is asked for them, so they look the same everywhere and keep apart in greyscale.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents.block import FULL, Block
from cxworkshop.documents.canvas import BookCanvas

Kind = Literal["creator", "frontline", "back_office", "unknown"]
KIND_COLOURS: dict[Kind, str] = {
    "creator": c.CORAL,
    "frontline": c.FRONTLINE,
    "back_office": c.BACK_OFFICE,
    "unknown": c.AMBER,
}
FAMILY_FILLS = {"C": c.CORAL, "I": c.INK, "O": c.INK3}


def kind(canvas: BookCanvas, x: float, y: float, radius: float, which: Kind, colour: str = "") -> None:
    """The sign of a kind of team around (x, y): disc, half disc, ring; a dashed ring while nobody has decided."""
    colour = colour or KIND_COLOURS[which]
    thick = radius * 0.34
    if which == "creator":
        canvas.disc(x, y, radius, fill=colour)
    elif which == "frontline":
        canvas.disc(x, y, radius - thick / 2, line=colour, thick=thick)
        canvas.half_disc(x, y, radius - thick / 2, colour)
    elif which == "back_office":
        canvas.disc(x, y, radius - thick / 2, line=colour, thick=thick)
    else:
        canvas.disc(x, y, radius - thick / 2, line=colour, thick=thick, dash=(radius * 0.62, radius * 0.42))


def blind(canvas: BookCanvas, x: float, y: float, radius: float, colour: str) -> None:
    """A team without a line of sight: a dashed ring."""
    kind(canvas, x, y, radius, "unknown", colour)


def diamond(canvas: BookCanvas, x: float, y: float, radius: float, colour: str = c.INK) -> None:
    """What was agreed, around (x, y)."""
    canvas.polygon([(x, y + radius), (x + radius, y), (x, y - radius), (x - radius, y)], colour)


def slot(canvas: BookCanvas, x: float, y: float, letter: str, filled: bool = True, size: float = 11.0) -> None:
    """A family of measure in a square whose lower left corner is (x, y); empty it is a dashed outline."""
    if not filled:
        canvas.box(x + 0.3, y + 0.3, size - 0.6, size - 0.6, line=c.EDGE, thick=0.5, radius=1.6, dash=(1.4, 1.2))
        return
    canvas.box(x, y, size, size, fill=FAMILY_FILLS[letter], radius=size * 0.16)
    type_size = size * 0.64
    canvas.say(x + size / 2, y + size / 2 - type_size * 0.363, letter, fonts.SANS_BOLD, type_size, c.PAPER, "centre")


def bars(canvas: BookCanvas, x: float, y: float, level: int, colour: str) -> None:
    """Five rising bars from (x, y), `level` of them filled; 31 points wide, 15 high."""
    for number in range(5):
        height = 3.0 * (number + 1)
        left = x + 6.4 * number
        if number < level:
            canvas.box(left, y, 4.4, height, fill=colour, radius=0.8)
        else:
            canvas.box(left + 0.25, y + 0.25, 3.9, height - 0.5, line=c.EDGE, thick=0.5, radius=0.7)


def check(canvas: BookCanvas, x: float, y: float, radius: float, colour: str) -> None:
    """Yes: a tick in a disc around (x, y)."""
    canvas.disc(x, y, radius, fill=colour)
    canvas.pen(c.PAPER, radius * 0.26, cap=1)
    canvas.stroke(
        [
            (x - radius * 0.42, y - radius * 0.02),
            (x - radius * 0.1, y - radius * 0.36),
            (x + radius * 0.46, y + radius * 0.34),
        ]
    )


def cross(canvas: BookCanvas, x: float, y: float, radius: float, colour: str) -> None:
    """No: a cross in a ring around (x, y)."""
    canvas.disc(x, y, radius - 0.4, line=colour, thick=0.8)
    reach = radius * 0.38
    canvas.pen(colour, 0.8, cap=1)
    canvas.stroke([(x - reach, y - reach), (x + reach, y + reach)])
    canvas.stroke([(x - reach, y + reach), (x + reach, y - reach)])


def hatched(canvas: BookCanvas, x: float, y: float, size: float) -> None:
    """Unresolved: a hatched square whose lower left corner is (x, y)."""
    canvas.hatch(x, y, size, size, c.AMBER_LINE, step=2.9)
    canvas.box(x, y, size, size, line=c.AMBER_LINE, thick=0.6)


def arrow(canvas: BookCanvas, x: float, y: float, length: float = 10.0, colour: str = c.INK2) -> None:
    """From now to the target: an arrow from (x, y) to the right."""
    canvas.pen(colour, 0.8, cap=1)
    canvas.stroke([(x, y), (x + length, y)])
    canvas.stroke([(x + length - 2.6, y + 2.6), (x + length, y), (x + length - 2.6, y - 2.6)])


def change(canvas: BookCanvas, x: float, y: float, which: Literal["added", "removed", "changed"]) -> None:
    """Plus, minus or ring around (x, y)."""
    if which == "changed":
        canvas.disc(x, y, 2.3, line=c.INK, thick=1.3)
        return
    canvas.pen(c.INK, 1.1)
    canvas.stroke([(x - 3.2, y), (x + 3.2, y)])
    if which == "added":
        canvas.stroke([(x, y - 3.2), (x, y + 3.2)])


class Sign(Block):
    """A sign as a block: `draw(canvas, x, y)` gets the lower left (aligned right: lower right) corner of its box.

    Without `alt` it repeats what stands in words beside it.
    """

    def __init__(
        self,
        height: float,
        draw: Callable[[BookCanvas, float, float], None],
        alt: str = "",
        align: Literal["left", "right"] = "left",
    ) -> None:
        super().__init__(FULL)
        self.height = height
        self.draw = draw
        self.alt = alt
        self.align = align

    def measure(self, width: float) -> float:
        return self.height

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        tags = canvas.tags
        box = (x, top - self.height, x + width, top)
        with tags.element("Figure", of=self, alt=self.alt, box=box) if self.alt else tags.artifact():
            self.draw(canvas, x + width if self.align == "right" else x, top - self.height)
