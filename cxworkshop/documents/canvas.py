"""The surface a document is drawn on: ReportLab's canvas, with text set by our own shaping and pages that stay open.

A page stays open until the document is saved, so that page numbers, contents and totals are written once they are
known, and every page is laid out exactly once.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject

from cxworkshop.documents import fonts
from cxworkshop.documents.drawing import Drawing
from cxworkshop.documents.shapes import number_words
from cxworkshop.documents.tagging import Box, Recorder, Structure
from cxworkshop.documents.tree import pdf_text

LANGUAGE = "en-GB"


class _Raw(PDFObject):
    """An object given as the bytes that stand in the file."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """A signature field: the number of its object, its page from 0, and what is drawn in it until it is signed."""

    number: int
    page: int
    unsigned: str


class BookCanvas(Drawing):
    """A canvas of `size` points, origin at the bottom left, whose bytes depend on nothing but what is drawn."""

    # ReportLab keeps these to itself; its type stubs do not know them.
    _doc: Any
    _addAnnotation: Any

    def __init__(self, size: tuple[float, float], tagged: bool = True) -> None:
        self._buffer = io.BytesIO()
        self.tags: Recorder = Structure() if tagged else Recorder()
        self.late_pages: list[Any] = []
        self.fields: list[SignaturePlace] = []
        self._reopened: int | None = None
        self._rooms = 0
        self.pictures: list[tuple[int, str, bytes]] = []  # page, name on it, the picture as a PDF page
        self.data: list[tuple[str, bytes]] = []  # the title of each figure, and its numbers as csv
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

    def leave_room(self) -> str:
        """Leave room in the page, where it is drawn now, for words known later; returns what `fill` asks for."""
        self._rooms += 1
        room = f"%room {self._rooms}"
        self._shown(room)
        return room

    def fill(self, page_index: int, room: str, draw: Callable[[], object]) -> None:
        """Draw what was left out of a page that was put aside; it belongs to the element that was open then."""
        page = self.late_pages[page_index]
        page.stream = page.stream.replace(room + "\n", self._captured(draw) + "\n", 1)

    def finish(self) -> bytes:
        """The finished file as ReportLab writes it."""
        self.save()
        return self._buffer.getvalue()

    # -- words -----------------------------------------------------------------------------------------------

    def line_of(self, x: float, y: float, runs: Sequence[tuple[str, str]], size: float) -> None:
        """Set one line from `x`: each run a face and the operand list of a TJ array, made by `operand`."""
        code = [f"BT 1 0 0 1 {number_words(x)} {number_words(y)} Tm"]
        last, pending = "", ""
        for font, operand in runs:
            if font != last:
                if pending:
                    code.append(f"[{pending}]TJ")
                code.append(f"{font} {number_words(size)} Tf")
                last, pending = font, ""
            pending += operand
        code.append(f"[{pending}]TJ ET")
        self._shown(" ".join(code))

    def _shown(self, code: str) -> None:
        """Write words into the page; they become part of the element that is being drawn."""
        tags = self.tags
        if tags.now is not tags.open:
            tags.turn(self, words=True)
        self._code.append(code)

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

    def link(self, key: str, words: str, x: float, y: float, width: float, height: float) -> None:
        """Make a rectangle lead to the bookmark `key`, which may be set later; `words` say where it leads."""
        self.linkRect(words, key, (x, y, x + width, y + height), relative=0, thickness=0, Border="[0 0 0]", F=4)
        # ReportLab registers an annotation, and so numbers it, as soon as it is made.
        self.tags.annotation(self.page_index, self._doc.objectcounter)

    def signature_field(self, name: str, words: str, box: Box, unsigned: Callable[[], None] | None = None) -> None:
        """An empty signature field in a box of the page, which locks itself when it is signed.

        `words` say whose it is; `unsigned` draws what stands in it until then, from its lower left corner.
        """
        rect = " ".join(number_words(edge) for edge in box)
        called = pdf_text(name)
        body = (
            f"<</Type/Annot/Subtype/Widget/FT/Sig/T{called}/TU{pdf_text(words)}/F 4/Rect[{rect}]"
            f"/Lock<</Type/SigFieldLock/Action/Include/Fields[{called}]>>>>"
        )
        self._addAnnotation(_Raw(body.encode("ascii")))
        number = self._doc.objectcounter
        self.tags.annotation(self.page_index, number)
        self.fields.append(SignaturePlace(number, self.page_index, self._captured(unsigned) if unsigned else ""))

    def _captured(self, draw: Callable[[], object]) -> str:
        """What is drawn, as code that is not marked and in no page."""
        code, tags = self._code, self.tags
        self._code, self.tags = [], Recorder()
        draw()
        made = "\n".join(self._code)
        self._code, self.tags = code, tags
        return made


def _base_font() -> str:
    """The name of a registered face of our own for ReportLab's page preamble."""
    if fonts.SANS not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(fonts.face(fonts.SANS).font)
    return fonts.SANS
