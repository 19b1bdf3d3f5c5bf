"""The surface a document is drawn on: ReportLab's canvas, with text set by our own shaping and pages that stay open.

A page stays open until the document is saved, so that page numbers, contents and totals are written once they are
known, and every page is laid out exactly once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen import canvas as rl

from cxworkshop.documents import fonts
from cxworkshop.documents.colours import rgb
from cxworkshop.documents.tagging import Recorder, Structure
from cxworkshop.documents.tree import keys, write_structure

LANGUAGE = "en-GB"


def _number(value: float) -> str:
    """A coordinate to a hundredth of a point."""
    return f"{round(value, 2):g}"


@cache
def _colour(colour: str) -> str:
    return " ".join(f"{round(part, 4):g}" for part in rgb(colour))


class BookCanvas(rl.Canvas):
    """A canvas of `size` points, origin at the bottom left, whose bytes depend on nothing but what is drawn."""

    # ReportLab keeps these to itself; its type stubs do not know them.
    _doc: Any
    _code: list[str]

    def __init__(self, size: tuple[float, float], tagged: bool = True) -> None:
        self._buffer = io.BytesIO()
        self.tags: Recorder = Structure() if tagged else Recorder()
        self.late_pages: list[Any] = []
        # The number of the object that holds the structure, and where each annotation belongs; once it is written.
        self.structure = 0
        self.annotations: Sequence[tuple[int, int, int]] = ()
        self._reopened: int | None = None
        self.figures: list[tuple[int, str, bytes]] = []  # page, name on it, drawing
        self._plain: dict[str, str] = {}
        # A face of our own from the start: otherwise every page would refer to Helvetica, which is not embedded.
        super().__init__(
            self._buffer,
            pagesize=size,
            pageCompression=0,  # the last pass compresses; twice would be twice the time
            invariant=1,
            lang=LANGUAGE,
            initialFontName=_base_font(),  # type: ignore[arg-type]  # the stubs say float
        )

    # -- pages -------------------------------------------------------------------------------------------------

    @property
    def page_index(self) -> int:
        """The page being drawn, counted from 0."""
        return len(self.late_pages) if self._reopened is None else self._reopened

    def showPage(self) -> None:
        """Put the page aside; it can still be written on with `reopen`."""
        self.tags.end(self)
        super().showPage()
        self.late_pages.append(self._doc.Pages.pages[-1])

    @contextmanager
    def reopen(self, page_index: int) -> Iterator[None]:
        """Draw on a page that was put aside, above what is on it."""
        self.tags.end(self)
        kept, self._code, self._reopened = self._code, [], page_index
        yield
        self.tags.end(self)
        page = self.late_pages[page_index]
        page.stream += "q\n" + "\n".join(self._code) + "\nQ\n"
        self._code, self._reopened = kept, None

    def finish(self) -> bytes:
        """The finished file as ReportLab writes it."""
        if isinstance(self.tags, Structure):
            self.structure = write_structure(self._doc, self.tags)
            self.annotations = keys(self.tags)
        self.save()
        return self._buffer.getvalue()

    # -- drawing -----------------------------------------------------------------------------------------------

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
        self._code.append(f"{_colour(colour)} rg")

    def pen(self, colour: str, width: float, dash: Sequence[float] = (), cap: int = 0) -> None:
        """Colour, width in points, dash pattern and cap (0 butt, 1 round) of what is stroked from now on."""
        pattern = " ".join(_number(d) for d in dash) if dash else ""
        self._code.append(f"{_colour(colour)} RG {_number(width)} w [{pattern}] 0 d {cap} J")

    def line_of(self, x: float, y: float, runs: Sequence[tuple[str, str]], size: float) -> None:
        """Set one line from `x`: each run a face and the operand list of a TJ array, made by `operand`."""
        code = [f"BT 1 0 0 1 {_number(x)} {_number(y)} Tm"]
        last, pending = "", ""
        for font, operand in runs:
            if font != last:
                if pending:
                    code.append(f"[{pending}]TJ")
                code.append(f"{font} {_number(size)} Tf")
                last, pending = font, ""
            pending += operand
        code.append(f"[{pending}]TJ ET")
        tags = self.tags
        if tags.now is not tags.open:
            tags.turn(self, words=True)
        self._code.append(" ".join(code))

    def operands(self, run: fonts.Run) -> list[tuple[str, str]]:
        """A run as pairs of this document's font name and TJ operand."""
        if run.ready:
            known = self._plain.get(run.face)
            return [(known if known is not None else self._plain_name(run.face), run.ready)]
        font = fonts.face(run.face).font
        made: list[tuple[str, str]] = []
        kerns = run.kerns or (0,) * len(run.text)
        for character, kern in zip(run.text, kerns, strict=True):
            ((subset, code),) = font.splitString(character, self._doc)
            name = font.getSubsetInternalName(subset, self._doc)
            operand = "<" + code.hex() + ">" + (str(-kern) if kern else "")
            if made and made[-1][0] == name:
                made[-1] = (name, made[-1][1] + operand)
            else:
                made.append((name, operand))
        return made

    def _plain_name(self, face: str) -> str:
        """What this document calls the part of a face that holds plain ASCII: always its first subset."""
        font = fonts.face(face).font
        font.splitString(" ", self._doc)  # creates the font's state in this document
        name: str = font.getSubsetInternalName(0, self._doc)
        self._plain[face] = name
        return name

    def say(self, x: float, y: float, text: str, face: str, size: float, colour: str, align: str = "left") -> float:
        """One line of plain text with its baseline at `y`; returns its width in points."""
        text = fonts.clean(text)
        if not text:
            return 0.0
        words = text.split(" ")
        wide = fonts.width(face, size, text)
        if align == "right":
            x -= wide
        elif align == "centre":
            x -= wide / 2.0
        runs: list[tuple[str, str]] = []
        blank = self.operands(fonts.shape(face, " ").runs[0])[0]
        for number, word in enumerate(words):
            if number:
                runs.append(blank)
            if word:
                for run in fonts.shape(face, word).runs:
                    runs.extend(self.operands(run))
        runs.append(blank)  # nothing to see: it keeps the words apart from the next where they are read or taken out
        self.ink(colour)
        self.line_of(x, y, runs, size)
        return wide

    def rule(self, x: float, y: float, width: float, colour: str, thick: float, dash: Sequence[float] = ()) -> None:
        """A horizontal line."""
        with self.tags.artifact():
            self.pen(colour, thick, dash)
            self.emit(f"{_number(x)} {_number(y)} m {_number(x + width)} {_number(y)} l S")

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
        if radius <= 0.0:
            self.emit(f"{_number(x)} {_number(y)} {_number(width)} {_number(height)} re {paint}")
            return
        k = radius * 0.4477
        r, right, top = radius, x + width, y + height
        n = _number
        self.emit(
            f"{n(x + r)} {n(y)} m {n(right - r)} {n(y)} l "
            f"{n(right - k)} {n(y)} {n(right)} {n(y + k)} {n(right)} {n(y + r)} c {n(right)} {n(top - r)} l "
            f"{n(right)} {n(top - k)} {n(right - k)} {n(top)} {n(right - r)} {n(top)} c {n(x + r)} {n(top)} l "
            f"{n(x + k)} {n(top)} {n(x)} {n(top - k)} {n(x)} {n(top - r)} c {n(x)} {n(y + r)} l "
            f"{n(x)} {n(y + k)} {n(x + k)} {n(y)} {n(x + r)} {n(y)} c h {paint}"
        )

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
        self.emit(_circle(x, y, radius) + " " + paint)

    def half_disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """The left half of a disc."""
        self.ink(fill)
        k, n = radius * 0.5523, _number
        self.emit(
            f"{n(x)} {n(y + radius)} m {n(x - k)} {n(y + radius)} {n(x - radius)} {n(y + k)} {n(x - radius)} {n(y)} c "
            f"{n(x - radius)} {n(y - k)} {n(x - k)} {n(y - radius)} {n(x)} {n(y - radius)} c h f"
        )

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape with straight sides."""
        self.ink(fill)
        path = " ".join(f"{_number(x)} {_number(y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        self.emit(path + " h f")

    def stroke(self, points: Sequence[tuple[float, float]]) -> None:
        """A polyline with the pen as it is."""
        path = " ".join(f"{_number(x)} {_number(y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        self.emit(path + " S")

    def curve(
        self,
        start: tuple[float, float],
        one: tuple[float, float],
        two: tuple[float, float],
        end: tuple[float, float],
        run_in: float = 0.0,
    ) -> None:
        """A Bézier curve with the pen as it is; `run_in` points of straight line lead to its start."""
        n = _number
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
        n = _number
        with self.tags.artifact(), self.kept_state():
            self._code.append(f"{n(x)} {n(y)} {n(width)} {n(height)} re W n")
            self.pen(colour, thick)
            path = []
            offset = -height
            while offset < width:
                path.append(f"{n(x + offset)} {n(y)} m {n(x + offset + height)} {n(y + height)} l")
                offset += step
            self.emit(" ".join(path) + " S")

    def link(self, key: str, words: str, x: float, y: float, width: float, height: float) -> None:
        """Make a rectangle lead to the bookmark `key`, which may be set later; `words` say where it leads."""
        self.linkRect(words, key, (x, y, x + width, y + height), relative=0, thickness=0, Border="[0 0 0]", F=4)
        # ReportLab registers an annotation, and so numbers it, as soon as it is made.
        self.tags.annotation(self.page_index, self._doc.objectcounter)


def _circle(x: float, y: float, r: float) -> str:
    k, n = r * 0.5523, _number
    return (
        f"{n(x + r)} {n(y)} m {n(x + r)} {n(y + k)} {n(x + k)} {n(y + r)} {n(x)} {n(y + r)} c "
        f"{n(x - k)} {n(y + r)} {n(x - r)} {n(y + k)} {n(x - r)} {n(y)} c "
        f"{n(x - r)} {n(y - k)} {n(x - k)} {n(y - r)} {n(x)} {n(y - r)} c "
        f"{n(x + k)} {n(y - r)} {n(x + r)} {n(y - k)} {n(x + r)} {n(y)} c h"
    )


def _base_font() -> str:
    """The name of a registered face of our own for ReportLab's page preamble."""
    if fonts.SANS not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(fonts.face(fonts.SANS).font)
    return fonts.SANS
