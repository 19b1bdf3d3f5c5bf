"""Principles and measures in the document, and in the full record the matrix and every word behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.fist import record_words
from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import house as h
from cxworkshop.documents import signs
from cxworkshop.documents.block import FULL, MAIN, Block, Cell, Row, Skin, Stack
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.chapter import Chapter, Context
from cxworkshop.documents.figure import figure
from cxworkshop.documents.suite import Suite
from cxworkshop.documents.text import Text, in_pieces, shortened
from cxworkshop.documents.words import in_words, many, sentence
from cxworkshop.stages.prepare.records import consent_on
from cxworkshop.stages.principles import charts
from cxworkshop.stages.principles.chapter import appendix, measures
from cxworkshop.stages.principles.chapter.appendix import kind_of
from cxworkshop.stages.principles.chapter.coverage import Coverage, counts, coverage
from cxworkshop.stages.principles.records import Family, Measure, Principle
from cxworkshop.stages.teams.records import Team, team_labels


def _blocks(context: Context) -> Sequence[Block]:
    content = context.content
    principles = content.of(Principle)
    if not principles:
        return []
    covered = context.once("coverage", coverage)
    teams = content.count(Team)
    rows = [
        _principle(context, number, one, counts(content, covered, one), teams)
        for number, one in enumerate(principles, start=1)
    ]
    return [Suite(rows, FULL, most=8.0), *_figure(context, covered, principles)]


def _principle(context: Context, number: int, one: Principle, count: tuple[int, int], teams: int) -> Block:
    pieces = in_pieces(one.statement)
    style = h.PRINCIPLE if len(one.statement) <= 400 else h.BODY
    words: list[Block] = [Text(piece, style) for piece in pieces if piece]
    if not words:
        words = [Text("No statement yet.", h.AMBER_WORDS)]
    asked = consent_on(context.content, one.id)
    if asked is not None and asked.rounds:
        words.append(Text(record_words(asked.rounds), h.SMALL, before=6.0))
    if teams:
        words.append(_share(context, count, teams))
    indent = 24.0 if context.content.count(Principle) < 10 else 34.0
    name = Text(one.name or "–", h.Style(h.UI_BOLD.face, 9.5, 13), role="H2")
    place = Text(str(number), context.house.principle_number, role="H2", of=name, goes_on=True)
    cells = [
        Cell(0.0, indent + 2.0, place, drop=-2.0),
        Cell(indent, MAIN.x - 12.0 - indent, name, drop=10.5),
        Cell(MAIN.x, MAIN.width, Stack(words), drop=3.0),
    ]
    return Row(cells, Skin(above=9.0, below=12.0, over=(c.LINE2, 0.5)), whole=True)


def _share(context: Context, count: tuple[int, int], teams: int) -> Block:
    said, measured = count

    def draw(canvas: BookCanvas, x: float, y: float) -> None:
        canvas.box(x, y, 144.0, 4.0, fill=c.LINE)
        if said:
            canvas.box(x, y, 144.0 * said / teams, 4.0, fill=c.EDGE)
        if measured:
            canvas.box(x, y, 144.0 * measured / teams, 4.0, fill=context.house.accent)

    words = f"{said:,} of {teams:,} teams say what it means, {measured:,} measure it"
    bar = signs.Sign(4.0, draw)
    return Row(
        [Cell(0.0, 144.0, bar, drop=4.5), Cell(150.0, 210.0, Text(words, h.SMALL.but(align="right")))], before=10.0
    )


def _figure(context: Context, covered: Coverage, principles: Sequence[Principle]) -> Iterator[Block]:
    teams = context.content.of(Team)
    if not teams or not (covered.applications or covered.measures):
        return
    labels = team_labels(context.content)
    names = [one.name or f"Principle {number + 1}" for number, one in enumerate(principles)]
    lines = [
        charts.Line(kind_of(team), labels[team.id], tuple(_state(covered, team.id, one.id) for one in principles))
        for team in teams
    ]
    title = _finding(lines, names)
    if len(teams) <= charts.MOST_TEAMS and len(principles) <= charts.MOST_PRINCIPLES:
        note = (
            "The digit says in how many families a team measures the principle. O is operations alone: "
            "figures that can please while customers do not."
        )
        yield figure(title, note, charts.by_name(lines, names, context.house.accent), before=38.0)
        return
    note = "Teams of each kind by how far they are; the number is how many. The full record names every team."
    yield figure(title, note, charts.in_shares(lines, names, context.house.accent), before=38.0)


def _state(covered: Coverage, team: str, principle: str) -> int:
    families = covered.families(team, principle)
    if families == {Family.OPERATIONS}:
        return charts.OPERATIONS
    if families:
        return charts.ONE + len(families) - 1
    return charts.SAID if covered.said(team, principle) else charts.BLANK


def _finding(lines: Sequence[charts.Line], names: Sequence[str]) -> str:
    """The principle with the most blanks, or that there are none."""
    blanks = [sum(line.states[number] == charts.BLANK for line in lines) for number in range(len(names))]
    most = max(blanks)
    if not most:
        return "Every team says what each principle means for it"
    worst = shortened(names[blanks.index(most)], 80)
    if most == len(lines):
        return f"“{worst}” is still blank for every team"
    return f"“{worst}” is still blank for {most:,} of {counted(len(lines), 'team')}"


def _result(context: Context) -> str:
    covered = context.once("coverage", coverage)
    principles = context.content.of(Principle)
    teams = len({team for team, _ in covered.applications})
    return f"{sentence(in_words(len(principles)))}; {many(teams, 'team')} say what at least one means for them"


# -- measures ------------------------------------------------------------------------------------------------------


def _measures_result(context: Context) -> str:
    every = context.content.of(Measure)
    shown = len(measures.chosen(every))
    if shown == len(every):
        return sentence(many(shown, "measure"))
    return f"{sentence(many(shown, 'measure'))} here, {len(every) - shown:,} more with the teams"


CHAPTERS = (
    Chapter(
        key="principles",
        place=20,
        title="Principles",
        lead="They bind every team. What one of them means in a given job is for that team to say.",
        blocks=_blocks,
        result=_result,
        missing="There is no principle yet. Names, statements and how many teams apply each would stand here.",
    ),
    Chapter(
        key="measures",
        place=60,
        title="How we will know",
        lead="In three families, because an office can look well run while its customers wait.",
        blocks=measures.blocks,
        result=_measures_result,
        missing="No measure is written down. What is measured, its family, baseline, target, owner and review would "
        "stand here.",
    ),
    Chapter(
        key="matrix",
        place=130,
        title="Principles by team",
        appendix=True,
        lead="Who says what each principle means, and which families of measures would show it.",
        blocks=appendix.matrix,
        result=lambda context: (
            f"{counted(context.content.count(Team), 'team')} by "
            f"{counted(context.content.count(Principle), 'principle')}"
        ),
        missing="Teams and principles are both needed for this table.",
    ),
    Chapter(
        key="applications",
        place=140,
        title="What each principle means, team by team",
        appendix=True,
        lead="In the words of the teams, with what they will do and how they will know.",
        blocks=appendix.applications,
        result=lambda context: counted(len(context.once("coverage", coverage).applications), "answer"),
        missing="No team has said yet what a principle means for it.",
    ),
    Chapter(
        key="all-measures",
        place=150,
        title="Every measure",
        appendix=True,
        lead="Team by team. Targets stand as they were written.",
        blocks=measures.every,
        result=lambda context: counted(context.content.count(Measure), "measure"),
        missing="No measure is written down.",
    ),
)
