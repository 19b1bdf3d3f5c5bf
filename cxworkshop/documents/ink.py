"""Drawing on a Matplotlib figure in points, with the document's own signs and labels in the document's own type.

A figure is made at its final size and never scaled; nothing is read from or written to Matplotlib's settings, so
charts can be drawn in any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle, Wedge

from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents.figure import Chart, Label
from cxworkshop.documents.house import Align
from cxworkshop.documents.signs import KIND_COLOURS, Kind


class Ink:
    """A blank drawing of `width` by `height` points; the origin is at the upper left, y grows downwards."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72.0, height / 72.0), frameon=False)
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()
        self._layer = 1.0
        self._labels: list[Label] = []

    def chart(self, alt: str, data: Sequence[Sequence[str]]) -> Chart:
        """The finished chart with its words and numbers."""
        return Chart(self.figure, tuple(self._labels), self.width, self.height, alt, tuple(tuple(row) for row in data))

    def _add(self, artist: Any) -> None:
        # Drawn in the order of the calls.
        self._layer += 0.001
        artist.set_zorder(self._layer)
        self.axes.add_artist(artist)

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
        style: Any = "solid" if not dash else (0, [d / thick for d in dash])
        self._add(LineCollection([list(points)], colors=[colour], linewidths=[thick], linestyles=[style]))

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
        if radius > 0.0:
            style = f"round,pad=0,rounding_size={radius}"
            self._add(
                FancyBboxPatch((x, y), width, height, boxstyle=style, facecolor=fill, edgecolor=line, linewidth=thick)
            )
        else:
            self._add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=line, linewidth=thick))

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
        style: Any = "solid" if not dash else (0, [d / thick for d in dash])
        self._add(Circle((x, y), radius, facecolor=fill, edgecolor=line, linewidth=thick, linestyle=style))

    def diamond(self, x: float, y: float, radius: float, colour: str = c.INK) -> None:
        """What was agreed, around (x, y)."""
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        self._add(Polygon(corners, closed=True, facecolor=colour, edgecolor="none"))

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
                self._add(Wedge((x, y), radius - thick / 2, 90, 270, facecolor=colour, edgecolor="none"))

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
            strokes.append([(x + start, y + offset - start), (x + end, y + offset - end)])
            offset += step
        self._add(LineCollection(strokes, colors=[colour], linewidths=[thick]))
        self.box(x, y, width, height, line=colour, thick=0.6)
