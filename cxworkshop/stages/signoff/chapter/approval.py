"""The approvals page: the declaration, each leader's decision with ink and time, and the seal of the revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core import pen
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.field import APPROVAL_FIELD, INK, SealField, SignatureField
from cxworkshop.documents.mark import ApprovalMark, PaperMark, RevisionMark, moment_words
from cxworkshop.documents.notice import Notice
from cxworkshop.documents.text import Text, fitted, in_pieces, known_as
from cxworkshop.documents.words import many, sentence
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.signoff.chapter.digits import Digits, grouped
from cxworkshop.stages.signoff.chapter.evidence import certificate_texts, draw_paper, when_texts

_HALF, _SECOND = 229.5, 253.5
_TYPED = h.Style(fonts.VOICE, 18, 24, c.SIGNING_INK)
_DECISIONS = {
    "approve": ("Approves", c.ACCENT),
    "reserve": ("Approves with reservations", c.AMBER),
    "decline": ("Declines", c.INK),
}


def result(context: Context) -> str:
    """The line in the contents."""
    mark = context.mark
    if not isinstance(mark, RevisionMark):
        return "Not before the draft is frozen"
    if not mark.approvals and mark.approvers and context.kind == "definition":
        # These pages stay as they are when somebody signs: what they say must be true then, too.
        asked = many(len(mark.approvers), "person is", "people are")
        return f"{sentence(asked)} asked to sign revision {mark.number}"
    if not mark.approvals:
        return f"Nobody has signed revision {mark.number} yet"
    waiting = len(_waiting(mark))
    signed = sentence(many(len(mark.approvals), "decision"))
    return f"{signed} on revision {mark.number}" + (f", {waiting} awaited" if waiting else "")


def _waiting(mark: RevisionMark) -> list[tuple[int, str, str]]:
    """Number (from 1, in the order of those who were asked), name and role of everybody who has not signed."""
    signed = {one.name for one in mark.approvals}
    asked = enumerate(mark.approvers, start=1)
    return [(number, name, role) for number, (name, role) in asked if name not in signed]


def blocks(context: Context) -> Sequence[Block]:
    """Declaration, signatures two by two, and the seal."""
    mark = context.mark
    client = context.content.one(Workshop).client.strip() or "this organisation"
    declaration = Text(_declaration(context, client), h.PRINCIPLE, MAIN, before=4.0, after=36.0)
    made: list[Block] = [declaration]
    if not isinstance(mark, RevisionMark):
        words = f"This is a draft. It can be signed once it is frozen as revision {mark.number}."
        made.append(Notice([Text("Not open for signature.", h.AMBER_WORDS), Text(words, h.UI)], MAIN, after=34.0))
        fields = [_Field.draft(name, role) for name, role in mark.approvers]
        return [*made, *_pairs(fields)]
    fields = [_Field.signed(context, one) for one in mark.approvals]
    # One signs the definition; a record is given out as it stands, and nobody signs in it.
    copy = context.kind == "record"
    fields += [
        _Field.draft(name, role) if copy else _Field.waiting(number, name, role)
        for number, name, role in _waiting(mark)
    ]
    if not fields:
        made.append(
            Notice(
                [
                    Text("Nobody is named to approve it.", h.AMBER_WORDS),
                    Text("Approvers are chosen among the participants.", h.UI),
                ],
                MAIN,
                after=34.0,
            )
        )
    return [*made, *_pairs(fields), _seal(mark), SealField(f"Seal of revision {mark.number}")]


def _declaration(context: Context, client: str) -> str:
    mark = context.mark
    count = len(mark.points)
    open_words = f"{many(count, 'point')} still open" if count else "nothing left open"
    if not isinstance(mark, RevisionMark):
        return f"Revision {mark.number} would be what {client} refers to when good aims collide, with {open_words}."
    return (
        f"With this we make revision {mark.number} the text that {client} refers to when good aims collide, "
        f"knowing that there is {open_words}."
        if not count
        else (
            f"With this we make revision {mark.number} the text that {client} refers to when good aims collide. "
            f"We know of {many(count, 'point')} still open, set out before this page."
        )
    )


class _Field:
    """One approver's place: the blocks below the line, and the ink above it."""

    def __init__(self, block: Block) -> None:
        self.block = block

    @classmethod
    def signed(cls, context: Context, one: ApprovalMark) -> _Field:
        """The place of a leader who has decided."""
        words, colour = decision_words(one.decision, context.house)
        name = _name(one.name, one.role)
        below: list[Block] = [name, decision_row(one.decision, words, colour)]
        below += [
            Text(f"“{piece}”" if len(one.words) <= 900 else piece, h.QUOTE) for piece in in_pieces(one.words) if piece
        ]
        typed = "" if one.signature or one.paper else " ".join(one.name.split())
        if one.paper is not None:
            below += when_texts(one, one.paper, _HALF)
        else:
            when = moment_words(one.time) + (", name typed" if typed else "")
            below.append(Text(when, h.Style(fonts.TAB, 8, 12, c.INK2)))
            below += certificate_texts(one)
        return cls(Stack([_Ink(name, one.name, one.signature, typed, one.paper), *below]))

    @classmethod
    def waiting(cls, number: int, name: str, role: str) -> _Field:
        """The place of a leader who has not decided, with the field that waits for the signature."""
        whose = f"Signature of {known_as(name, 'a person without a name')}" + (f", {known_as(role)}" if role else "")
        return cls(SignatureField(APPROVAL_FIELD.format(number), whose, _name(name, role)))

    @classmethod
    def draft(cls, name: str, role: str) -> _Field:
        """The place of somebody who would be asked: a draft is not signed."""
        title = _name(name, role)
        return cls(Stack([_Ink(title, name, ()), title, Text("Not signed", h.SMALL)]))


def _name(name: str, role: str) -> Text:
    spans = [(name or "–", h.Style(fonts.SANS_BOLD, 10, 14)), (f"\u2002{role}", h.Style(fonts.SANS, 10, 14, c.INK2))]
    told = f"{name or '–'}, {role}" if role else ""
    return Text(spans if role else spans[:1], h.Style(fonts.SANS, 10, 14), before=4.0, after=1.0, role="H2", told=told)


def decision_words(decision: str, house: h.House) -> tuple[str, str]:
    """A decision in words, and the colour they have."""
    words, colour = _DECISIONS[decision]
    return words, house.accent if decision == "approve" else colour


def decision_row(decision: str, words: str, colour: str) -> Block:
    """A decision with its sign."""

    def draw(canvas: BookCanvas, x: float, y: float) -> None:
        if decision == "approve":
            signs.check(canvas, x + 4.6, y + 3.6, 4.5, colour)
        elif decision == "reserve":
            signs.hatched(canvas, x, y - 0.8, 9.2)
        else:
            signs.cross(canvas, x + 4.6, y + 3.6, 4.5, colour)

    return Row(
        [
            Cell(0.0, 14.0, signs.Sign(10.0, draw)),
            Cell(14.0, _HALF - 14.0, Text(words, h.SMALL_BOLD.but(size=8.5, leading=13.0, colour=colour))),
        ]
    )


class _Ink(Block):
    """The signature as it was drawn, thin where the hand was fast, above the line it stands on; the typed name; or that
    it was given on paper."""

    def __init__(
        self,
        title: Text,
        name: str,
        strokes: tuple[tuple[float, ...], ...],
        typed: str = "",
        paper: PaperMark | None = None,
    ) -> None:
        super().__init__(FULL)
        self.title, self.name = title, name or "a person without a name"
        self.strokes, self.typed, self.paper = strokes, typed, paper

    def measure(self, width: float) -> float:
        return INK

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.element("H2", of=self.title.origin):
            pass  # the name below the line is read before what stands above it
        base = top - INK
        if self.strokes:
            with canvas.tags.element("Figure", of=self, alt=f"Signature of {self.name}", box=(x, base, x + width, top)):
                draw_ink(canvas, self.strokes, x, base, width)
        elif self.paper is not None:
            with canvas.tags.element("P"):
                draw_paper(canvas, self.paper, x, base, width)
        elif self.typed:
            with canvas.tags.element("P"):
                draw_name(canvas, self.typed, x, base, width)
        canvas.rule(x, base, width, c.INK, 0.6)


def draw_ink(canvas: BookCanvas, strokes: Sequence[Sequence[float]], x: float, base: float, width: float) -> None:
    """A signature as it was drawn, above a line at `base`."""
    tall = INK - 12.0
    wide = min(width, tall * pen.FIELD_RATIO + 16.0)
    for stroke in strokes:
        _draw_stroke(canvas, stroke, x + 8.0, base + 6.0 + tall, wide - 16.0, tall)


def draw_name(canvas: BookCanvas, name: str, x: float, base: float, width: float) -> None:
    """A name typed as a signature, above a line at `base`."""
    canvas.say(x, base + 9.0, fitted(name, _TYPED, width), _TYPED.face, _TYPED.size, _TYPED.colour)


def _draw_stroke(
    canvas: BookCanvas, stroke: Sequence[float], left: float, top: float, width: float, height: float
) -> None:
    if len(stroke) == 2:
        canvas.disc(left + stroke[0] * width, top - stroke[1] * height, pen.WIDEST / 2, fill=c.SIGNING_INK)
        return
    for piece in pen.pieces(stroke, width, height):
        canvas.pen(c.SIGNING_INK, piece.width, cap=1)
        canvas.stroke([(left + piece.x1, top - piece.y1), (left + piece.x2, top - piece.y2)])


def _pairs(fields: Sequence[_Field]) -> Iterator[Block]:
    for number in range(0, len(fields), 2):
        cells = [Cell(0.0, _HALF, fields[number].block)]
        if number + 1 < len(fields):
            cells.append(Cell(_SECOND, _HALF, fields[number + 1].block))
        yield Row(cells, Skin(below=16.0), FULL, whole=True)


def _seal(mark: RevisionMark) -> Block:
    rows: list[Block] = [Text(f"Revision {mark.number}, frozen {moment_words(mark.time)}", h.UI_BOLD)]
    if mark.author or mark.note:
        told = " · ".join(part for part in (mark.author, mark.note) if part)
        rows += [Text(piece, h.SMALL) for piece in in_pieces(told)]
    claimed = "as claimed by the computer that was used" if mark.authority else "those of the computer that was used"
    unless = ", unless a time-stamp authority is named" if mark.authority else ""
    words = (
        "The digits are the SHA-256 of the content this document was made from. Whatever is changed later becomes "
        f"another revision with other digits, and is signed anew. Times are {claimed}{unless}."
    )
    rows.append(
        Row(
            [
                Cell(0.0, 100.0, Text("SHA-256", h.SMALL), drop=1.0),
                Cell(109.0, 346.0, Stack([Digits(grouped(mark.sha256)), Text(words, h.SMALL, before=4.0)])),
            ],
            before=4.0,
        )
    )
    if mark.authority:
        rows.append(_authority(mark.authority))
    return Row([Cell(14.0, 455.0, Stack(rows))], Skin(above=8.0, below=8.0, fill=c.WELL), FULL, before=8.0, whole=True)


def _authority(fingerprint: str) -> Block:
    """Whose key vouches for the seal and the signatures, in digits that can be compared aloud."""
    words = "It vouches for seal and signatures: compare it with the one the hosts give out."
    cells = [
        Cell(0.0, 100.0, Text("Certificate", h.SMALL), drop=1.0),
        Cell(109.0, 346.0, Stack([Digits(grouped(fingerprint)), Text(words, h.SMALL, before=4.0)])),
    ]
    return Row(cells, before=6.0)
