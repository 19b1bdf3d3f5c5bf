"""Figures: a drawing with its title and note, its labels in the document's own type, and its numbers beside it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from cxworkshop.core.formulas import neutral
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Column, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import Align
from cxworkshop.documents.text import Text


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on a drawing: x and baseline y in points from the upper left corner, y downwards."""

    x: float
    y: float
    words: str
    face: str
    size: float
    colour: str
    align: Align


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing at its final size in points with its labels, what it shows in words, and its numbers as a table.

    `drawing` is what a page writes, from the lower left corner of the figure; the first row of `data` holds the heads.
    """

    drawing: str
    labels: tuple[Label, ...]
    width: float
    height: float
    alt: str
    data: tuple[tuple[str, ...], ...]


class Picture(Block):
    """The drawing itself with its labels, and its numbers as a file."""

    def __init__(self, chart: Chart, title: str) -> None:
        super().__init__(FULL)
        self.chart, self.title = chart, title

    def measure(self, width: float) -> float:
        return self.chart.height

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        canvas.data.append((self.title, table(self.chart)))
        box = (x, top - self.chart.height, x + self.chart.width, top)
        with canvas.tags.element("Figure", of=self, alt=self.chart.alt, box=box):
            canvas.tags.data(data_name(len(canvas.data)))
            self._draw(canvas, x, top)

    def _draw(self, canvas: BookCanvas, x: float, top: float) -> None:
        with canvas.kept_state():
            canvas.emit(f"1 0 0 1 {x:.3f} {top - self.chart.height:.3f} cm\n{self.chart.drawing}")
        for label in self.chart.labels:
            canvas.say(x + label.x, top - label.y, label.words, label.face, label.size, label.colour, label.align)


def figure(title: str, note: str, chart: Chart, column: Column = FULL, before: float = 0.0) -> Block:
    """A chart below the sentence that says what it shows, and a note on how to read it; never broken."""
    heading = Text(title, h.FIGURE_TITLE, column, keep=True, role="H2")
    words = Text(note, h.FIGURE_NOTE, column, before=1.0, after=16.0, keep=True)
    return Stack([heading, words, Picture(chart, title)], column, before=before, whole=True)


def data_name(number: int) -> str:
    """What the file with the numbers of a figure is called, the first figure being 1."""
    return f"figure-{number:02}.csv"


def table(chart: Chart) -> bytes:
    """The numbers of a chart as a table of text, with its heads; nothing in it is a formula to a spreadsheet."""
    out = io.StringIO()
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in chart.data)
    return out.getvalue().encode("utf-8-sig")
