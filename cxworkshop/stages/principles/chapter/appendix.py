"""The matrix of teams and principles, and every team's own words, for the full record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.words import joined
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Context
from cxworkshop.documents.grid import ROWS_A_PIECE, Grid, as_one
from cxworkshop.documents.kinds import by_kind, kind_head
from cxworkshop.documents.press import NewPage
from cxworkshop.documents.text import Text, in_pieces, known_as, shortened
from cxworkshop.stages.principles.chapter.coverage import Coverage, coverage
from cxworkshop.stages.principles.chapter.measures import with_unit
from cxworkshop.stages.principles.records import Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team

# Those who hear the table are told each cell in words, and need no letters.
_HEARD = (
    "Each cell names the families of measures that would show it, says that the principle is said and not measured, "
    "or that the cell is blank."
)
_NAMES = 165.0
_COLUMNS = 5  # principles side by side; more are shown in a second table
_LETTERS = (Family.CUSTOMER, Family.INTERNAL, Family.OPERATIONS)
_KINDS: dict[Group, signs.Kind] = {
    Group.CREATOR: "creator",
    Group.FRONTLINE: "frontline",
    Group.BACK_OFFICE: "back_office",
}


def kind_of(team: Team) -> signs.Kind:
    """The kind the room decided on."""
    return _KINDS[team.group] if team.group is not None else "unknown"


def matrix(context: Context) -> Sequence[Block]:
    """Every team by every principle: a dash, "said", or the families that would tell; operations alone is hatched."""
    content = context.content
    teams, principles = content.of(Team), content.of(Principle)
    if not teams or not principles:
        return []
    covered = context.once("coverage", coverage)
    blocks: list[Block] = [_Key()]
    for start in range(0, len(principles), _COLUMNS):
        some = principles[start : start + _COLUMNS]
        if start:
            blocks.append(NewPage())
        grids: list[Grid] = []
        for kind, members in by_kind(teams, kind_of):
            for title, part in kind_head(kind, members):
                rows = [_matrix_row(team, kind, some, covered) for team in part]
                grids.append(Grid([_matrix_head(context, some, start), title], rows, before=8.0, end=None, named=True))
        blocks.extend(as_one(grids))
    return blocks


def _step(some: Sequence[Principle]) -> float:
    return min(72.0, (483.0 - _NAMES - 13.0) / max(len(some), 1))


def _matrix_head(context: Context, some: Sequence[Principle], start: int) -> Row:
    step = _step(some)
    heads: list[list[Block]] = []
    for number, one in enumerate(some):
        name = Text(one.name or "–", h.SMALL_BOLD.but(leading=10.0))
        # A name of 216 characters would leave no room for the table: its beginning stands here, the rest in chapter 2.
        if len(name.lines(step - 8.0)) > 4:
            name = Text(shortened(one.name, 30), h.SMALL_BOLD.but(leading=10.0))
        heads.append([Text(str(start + number + 1), context.house.matrix_number), name])
    tall = max(sum(block.measure(step - 8.0) for block in head) for head in heads)
    cells = [Cell(13.0, _NAMES - 20.0, Text("Team", h.HEAD), drop=tall - 11.0)]
    for number, head in enumerate(heads):
        own = sum(block.measure(step - 8.0) for block in head)
        cells.append(Cell(_NAMES + 13.0 + step * number, step - 8.0, Stack(head), drop=tall - own))
    return Row(cells, Skin(below=3.0, under=(c.INK, 0.8)), head=True)


def _matrix_row(team: Team, kind: signs.Kind, some: Sequence[Principle], covered: Coverage) -> Row:
    sign = signs.Sign(8.5, lambda canvas, x, y: signs.kind(canvas, x + 4.0, y + 2.9, 3.4, kind))
    name = Text(known_as(team.name, "A team without a name"), h.NAME_PLAIN)
    step = _step(some)
    cells = [Cell(0.0, 13.0, sign), Cell(13.0, _NAMES - 10.0, name)]
    for number, one in enumerate(some):
        state = _State(covered.said(team.id, one.id), covered.families(team.id, one.id))
        cells.append(Cell(_NAMES + 13.0 + step * number, 40.0, state))
    return Row(cells, Skin(above=3.6, below=4.0, under=(c.LINE2, 0.4)))


class _State(Block):
    """One cell of the matrix."""

    def __init__(self, said: bool, families: frozenset[Family]) -> None:
        super().__init__(FULL)
        self.said, self.families = said, families

    def measure(self, width: float) -> float:
        return 12.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        named = [family.label.lower() for family in _LETTERS if family in self.families]
        with canvas.tags.element("Span", actual=joined(named) or ("said, not measured" if self.said else "blank")):
            self._paint(canvas, x, top)

    def _paint(self, canvas: BookCanvas, x: float, top: float) -> None:
        middle = x + 19.0
        if not self.families:
            if self.said:
                canvas.say(middle, top - 9.0, "said", fonts.SANS, 8, c.INK2, "centre")
            else:
                canvas.say(middle, top - 9.0, "–", fonts.SANS, 8.5, c.INK3, "centre")
            return
        if self.families == {Family.OPERATIONS}:
            canvas.hatch(x - 3.0, top - 13.0, 44.0, 14.5, c.AMBER_LINE, step=2.6)
        for number, family in enumerate(_LETTERS):
            signs.slot(canvas, x + 13.5 * number, top - 11.3, family.letter, family in self.families)


class _Key(Block):
    """How to read the matrix, in one line."""

    def __init__(self) -> None:
        super().__init__(FULL, after=4.0)

    def measure(self, width: float) -> float:
        return 14.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        with canvas.tags.element("P", actual=_HEARD):
            self._paint(canvas, x, top)

    def _paint(self, canvas: BookCanvas, x: float, top: float) -> None:
        y = top - 10.0
        canvas.say(x, y, "–", fonts.SANS, 8.5, c.INK3)
        x += 9.0 + canvas.say(x + 9.0, y, "blank", fonts.SANS, 8, c.INK2) + 16.0
        x += canvas.say(x, y, "said", fonts.SANS_MEDIUM, 8, c.INK2) + 3.5
        x += canvas.say(x, y, "without a measure", fonts.SANS, 8, c.INK2) + 16.0
        for letter, words in (("C", "customer"), ("I", "internal customer"), ("O", "operations")):
            signs.slot(canvas, x, y - 2.0, letter, size=10.0)
            x += 14.0 + canvas.say(x + 14.0, y, words, fonts.SANS, 8, c.INK2) + 14.0
        canvas.hatch(x, y - 2.5, 16.0, 11.0, c.AMBER_LINE, step=2.6)
        canvas.say(x + 20.0, y, "operations alone", fonts.SANS, 8, c.INK2)


def applications(context: Context) -> Sequence[Block]:
    """For each principle, what the teams say it means for them, what they will do, and how they will know."""
    content = context.content
    covered = context.once("coverage", coverage)
    blocks: list[Block] = []
    for number, principle in enumerate(content.of(Principle)):
        teams = [team for team in content.of(Team) if covered.said(team.id, principle.id)]
        if not teams:
            continue
        rows = [row for team in teams for row in _application_rows(team, principle, covered)]
        name = known_as(principle.name, "without a name")
        title = [(f"{number + 1}  ", context.house.group), (name, h.UI_BOLD.but(size=9.0))]
        blocks.append(Text(title, h.UI, FULL, before=30.0 if blocks else 0.0, after=8.0, keep=True, role="H2"))
        grids = [
            Grid([_application_head()], rows[start : start + ROWS_A_PIECE], end=None, named=True)
            for start in range(0, len(rows), ROWS_A_PIECE)
        ]
        blocks.extend(as_one(grids))
    return blocks


def _application_head() -> Row:
    cells = [
        Cell(0.0, 118.0, Text("Team", h.HEAD)),
        Cell(130.0, 220.0, Text("What it means for us, and what we will do", h.HEAD)),
        Cell(358.0, 125.0, Text("How we will know", h.HEAD)),
    ]
    return Row(cells, Skin(below=5.0, under=(c.INK, 0.8)), head=True)


def _application_rows(team: Team, principle: Principle, covered: Coverage) -> Iterator[Row]:
    application = covered.applications[team.id, principle.id]
    meanings = [(piece, h.QUOTE) for piece in in_pieces(application.meaning) if piece]
    actions = [(piece, h.SMALL.but(colour=c.INK)) for piece in in_pieces(application.action) if piece]
    know = [_measure_words(one) for one in covered.measures.get((team.id, principle.id), ())]
    pieces = _grouped([*meanings, *actions])
    name = known_as(team.name, "A team without a name")
    for number, piece in enumerate(pieces):
        first = number == 0
        who: list[Block] = (
            [Text(name, h.UI_BOLD)] if first else [Text(shortened(name), h.SMALL), Text("continued", h.SMALL_BOLD)]
        )
        said = Stack([Text(words, style, before=2.0 if place else 0.0) for place, (words, style) in enumerate(piece)])
        cells = [Cell(0.0, 118.0, Stack(who), drop=0.5), Cell(130.0, 220.0, said)]
        if first and know:
            cells.append(
                Cell(
                    358.0,
                    125.0,
                    Stack([Text(words, h.SMALL, before=2.0 if place else 0.0) for place, words in enumerate(know)]),
                    drop=1.5,
                )
            )
        yield Row(cells, Skin(above=4.5, below=5.5, under=(c.LINE2, 0.5)))


def _grouped(pieces: Sequence[tuple[str, h.Style]]) -> list[list[tuple[str, h.Style]]]:
    """Pieces together as long as they stay a short cell."""
    groups: list[list[tuple[str, h.Style]]] = []
    for piece in pieces:
        if groups and sum(len(words) for words, _ in groups[-1]) + len(piece[0]) <= 900:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _measure_words(one: Measure) -> str:
    now, target = with_unit(one.baseline, one.unit), with_unit(one.target, one.unit)
    reading = f"{now} → {target}" if one.baseline.strip() or one.target.strip() else ""
    return "\n".join(part for part in (shortened(one.what, 300), reading) if part) or "a measure without words"
