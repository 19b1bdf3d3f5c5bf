"""Drawing a figure in points from its upper left corner, with the document's own signs, and labels in its own type.

A figure is made at its final size and never scaled. What is drawn are the page's own shapes: a library for charts takes
longer to load than a whole document takes to print.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents.drawing import colour_words
from cxworkshop.documents.figure import Chart, Label
from cxworkshop.documents.house import Align
from cxworkshop.documents.shapes import circle, dashes, left_half, number_words, polygon, polyline, rectangle
from cxworkshop.documents.signs import KIND_COLOURS, Kind


class Ink:
    """A blank drawing of `width` by `height` points; the origin is at the upper left, y grows downwards."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._code = [f"{rectangle(0.0, 0.0, width, height)} W n", "1 j 10 M"]
        self._labels: list[Label] = []

    def chart(self, alt: str, data: Sequence[Sequence[str]]) -> Chart:
        """The finished chart with its words and numbers."""
        rows = tuple(tuple(row) for row in data)
        return Chart("\n".join(self._code), tuple(self._labels), self.width, self.height, alt, rows)

    def _paint(self, path: str, fill: str, line: str = "none", thick: float = 0.0, dash: Sequence[float] = ()) -> None:
        filled, lined = fill != "none", line != "none" and thick > 0.0
        if filled:
            self._code.append(f"{colour_words(fill)} rg")
        if lined:
            self._code.append(f"{colour_words(line)} RG {number_words(thick)} w {dashes(dash)} 0 J")
        if filled or lined:
            self._code.append(f"{path} {'B' if filled and lined else 'f' if filled else 'S'}")

    def _up(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """The points as the page counts them, from below."""
        return [(x, self.height - y) for x, y in points]

    def text(
        self,
        x: float,
        y: float,
        words: str,
        face: str = fonts.SANS,
        size: float = 8.0,
        colour: str = c.INK2,
        align: Align = "left",
    ) -> float:
        """One line with its baseline at `y`; returns its width in points.

        The document sets it above the drawing in its own embedded type, so it can be searched and read aloud.
        """
        self._labels.append(Label(x, y, words, face, size, colour, align))
        return fonts.width(face, size, words)

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, thick: float, dash: Sequence[float] = ()
    ) -> None:
        """A polyline."""
        self._paint(polyline(self._up(points)), "none", colour, thick, dash)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "none",
        line: str = "none",
        thick: float = 0.0,
        radius: float = 0.0,
    ) -> None:
        """A rectangle from its upper left corner."""
        self._paint(rectangle(x, self.height - y - height, width, height, radius), fill, line, thick)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str = "none",
        line: str = "none",
        thick: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """A circle around (x, y)."""
        self._paint(circle(x, self.height - y, radius), fill, line, thick, dash)

    def diamond(self, x: float, y: float, radius: float, colour: str = c.INK) -> None:
        """What was agreed, around (x, y)."""
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        self._paint(polygon(self._up(corners)), colour)

    def kind(self, x: float, y: float, radius: float, which: Kind, blind: bool = False) -> None:
        """The sign of a kind of team; dashed when the team has no line of sight."""
        colour = KIND_COLOURS[which]
        thick = radius * 0.34
        if blind or which == "unknown":
            self.disc(x, y, radius - thick / 2, line=colour, thick=thick, dash=(radius * 0.62, radius * 0.42))
        elif which == "creator":
            self.disc(x, y, radius, fill=colour)
        else:
            self.disc(x, y, radius - thick / 2, line=colour, thick=thick)
            if which == "frontline":
                self._paint(left_half(x, self.height - y, radius - thick / 2), colour)

    def hatch(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str = c.AMBER_LINE,
        fill: str = "none",
        step: float = 4.2,
        thick: float = 0.7,
    ) -> None:
        """Rising strokes inside a rectangle with an outline: unresolved or missing."""
        if fill != "none":
            self.box(x, y, width, height, fill=fill)
        strokes = []
        offset = step / 2
        while offset < width + height:
            start = max(0.0, offset - height)
            end = min(offset, width)
            strokes.append(polyline(self._up([(x + start, y + offset - start), (x + end, y + offset - end)])))
            offset += step
        self._paint(" ".join(strokes), "none", colour, thick)
        self.box(x, y, width, height, line=colour, thick=0.6)
