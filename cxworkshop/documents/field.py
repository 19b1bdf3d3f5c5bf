"""A place for a signature: the line and the name are printed, everything else comes with the signature itself."""

from __future__ import annotations

from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block
from cxworkshop.documents.canvas import BookCanvas

SEAL_FIELD = "certified_by_workshop"
APPROVAL_FIELD = "approval_{:02}"  # with digits that no other name begins with: a lock on one field is no lock on two
INK = 74.0  # points above the line, for the hand
ROOM = 64.0  # points below the name, for decision, two lines of words, time and certificate


class SignatureField(Block):
    """An empty signature field from above the line to below the name; `words` say whose it is.

    What is laid into the field when it is signed leaves out the height of the name, which is printed already.
    """

    def __init__(self, name: str, words: str, below: Block) -> None:
        super().__init__(FULL)
        self.name, self.words, self.below = name, words, below

    def measure(self, width: float) -> float:
        return INK + self.below.before + self.below.measure(width) + ROOM

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        canvas.rule(x, top - INK, width, c.INK, 0.6)
        self.below.paint(canvas, x, top - INK - self.below.before, width)
        tall = self.measure(width)
        style = h.SMALL

        def unsigned() -> None:
            canvas.say(0.0, ROOM - style.size - 1.0, "Not signed", style.face, style.size, style.colour)

        with canvas.tags.element("Form", of=self):
            canvas.signature_field(self.name, self.words, (x, top - tall, x + width, top), unsigned)


class SealField(Block):
    """The field of the seal, which nobody sees: it takes no room."""

    def __init__(self, words: str) -> None:
        super().__init__(FULL)
        self.words = words

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.element("Form", of=self):
            canvas.signature_field(SEAL_FIELD, self.words, (0.0, 0.0, 0.0, 0.0))
