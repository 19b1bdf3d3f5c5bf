"""Lines and shapes on a page: what is drawn becomes part of the element that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from reportlab.pdfgen import canvas as rl

from cxworkshop.documents.colours import rgb
from cxworkshop.documents.shapes import circle, dashes, left_half, number_words, polygon, polyline, rectangle
from cxworkshop.documents.tagging import Recorder


@cache
def colour_words(colour: str) -> str:
    """Red, green and blue as PDF takes them."""
    return " ".join(f"{round(part, 4):g}" for part in rgb(colour))


class Drawing(rl.Canvas):
    """ReportLab's canvas with a pen of our own; `tags` is told before anything is drawn."""

    # ReportLab keeps it to itself; its type stubs do not know it.
    _code: list[str]
    tags: Recorder

    @property
    def page_index(self) -> int:
        """The page being drawn, counted from 0."""
        raise NotImplementedError

    def write(self, code: str) -> None:
        """Write an operator that draws nothing into the page."""
        self._code.append(code)

    def emit(self, code: str) -> None:
        """Write an operator that draws into the page; it becomes part of the element that is being drawn."""
        tags = self.tags
        if tags.now is not tags.open:
            tags.turn(self, words=False)
        self._code.append(code)

    @contextmanager
    def kept_state(self) -> Iterator[None]:
        """Whatever is set inside is forgotten afterwards."""
        self._code.append("q")
        yield
        self._code.append("Q")

    def ink(self, colour: str) -> None:
        """The colour of what is filled and set from now on."""
        self._code.append(f"{colour_words(colour)} rg")

    def pen(self, colour: str, width: float, dash: Sequence[float] = (), cap: int = 0) -> None:
        """Colour, width in points, dash pattern and cap (0 butt, 1 round) of what is stroked from now on."""
        self._code.append(f"{colour_words(colour)} RG {number_words(width)} w {dashes(dash)} {cap} J")

    def rule(self, x: float, y: float, width: float, colour: str, thick: float, dash: Sequence[float] = ()) -> None:
        """A horizontal line."""
        with self.tags.artifact():
            self.pen(colour, thick, dash)
            self.emit(f"{number_words(x)} {number_words(y)} m {number_words(x + width)} {number_words(y)} l S")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        line: str = "",
        thick: float = 0.6,
        radius: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle, filled, outlined or both; `radius` rounds its corners."""
        if fill:
            self.ink(fill)
        if line:
            self.pen(line, thick, dash)
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(line)]
        self.emit(f"{rectangle(x, y, width, height, radius)} {paint}")

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str = "",
        line: str = "",
        thick: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """A circle around (x, y), filled, outlined or both."""
        if fill:
            self.ink(fill)
        if line:
            self.pen(line, thick, dash)
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(line)]
        self.emit(f"{circle(x, y, radius)} {paint}")

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """The left half of a disc."""
        self.ink(fill)
        self.emit(f"{left_half(x, y, radius)} f")

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape with straight sides."""
        self.ink(fill)
        self.emit(f"{polygon(points)} f")

    def stroke(self, points: Sequence[tuple[float, float]]) -> None:
        """A polyline with the pen as it is."""
        self.emit(f"{polyline(points)} S")

    def curve(
        self,
        start: tuple[float, float],
        one: tuple[float, float],
        two: tuple[float, float],
        end: tuple[float, float],
        run_in: float = 0.0,
    ) -> None:
        """A Bézier curve with the pen as it is; `run_in` points of straight line lead to its start."""
        n = number_words
        lead = (
            f"{n(start[0] - run_in)} {n(start[1])} m {n(start[0])} {n(start[1])} l"
            if run_in
            else (f"{n(start[0])} {n(start[1])} m")
        )
        self.emit(f"{lead} {n(one[0])} {n(one[1])} {n(two[0])} {n(two[1])} {n(end[0])} {n(end[1])} c S")

    def hatch(
        self, x: float, y: float, width: float, height: float, colour: str, step: float = 4.2, thick: float = 0.7
    ) -> None:
        """Rising strokes inside a rectangle: unresolved, missing, or off culture."""
        n = number_words
        with self.tags.artifact(), self.kept_state():
            self._code.append(f"{n(x)} {n(y)} {n(width)} {n(height)} re W n")
            self.pen(colour, thick)
            path = []
            offset = -height
            while offset < width:
                path.append(f"{n(x + offset)} {n(y)} m {n(x + offset + height)} {n(y + height)} l")
                offset += step
            self.emit(" ".join(path) + " S")
