"""The figure of the principles chapter: how far each principle is said and measured, team by team or in shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxworkshop.core.words import counted
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts
from cxworkshop.documents import house as h
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.ink import Ink
from cxworkshop.documents.kinds import KIND_TITLES
from cxworkshop.documents.signs import Kind
from cxworkshop.documents.text import fitted, in_two_lines, shortened

BLANK, SAID, OPERATIONS, ONE, TWO, THREE = range(6)
_WORDS = ("blank", "said, not measured", "operations alone", "one family", "two", "all three")
_TOLD = (
    "blank for", "said and not measured by", "measured in operations alone by", "in one family by",
    "in two families by", "in all three by",
)  # fmt: skip
_WIDTH = 483.0
_NAMES, _MOST_NAMES = 120.0, 190.0  # points that the names of the teams have
_LEAST_NAMES = 104.0  # and those of the principles
_ROW = 11.6
_TALLEST = 590.0  # with its title a figure must fit on the shorter paper
MOST_TEAMS, MOST_PRINCIPLES = 41, 10


@dataclass(frozen=True, slots=True)
class Line:
    """A team with its state for each principle: blank, said, operations alone, one, two or three families."""

    kind: Kind
    name: str
    states: tuple[int, ...]


def by_name(lines: Sequence[Line], principles: Sequence[str], accent: str) -> Chart:
    """Every team by name: four lightness steps and a digit, operations alone hatched. For up to 41 teams."""
    kinds = [kind for kind in KIND_TITLES if any(line.kind == kind for line in lines)]
    around = 40.0 + 22.0 * len(kinds) + 34.0
    row = min(_ROW, (_TALLEST - around) / len(lines))
    ink = Ink(_WIDTH, around + row * len(lines))
    left = _names_width(lines)
    step = (_WIDTH - left) / len(principles)
    for number, name in enumerate(principles):
        x = left + step * (number + 0.5) - 2.5
        ink.text(x, 8.0, str(number + 1), fonts.VOICE_BOLD, 10.0, accent, "centre")
        style = h.Style(fonts.SANS_BOLD, 8, 11)
        for place, words in enumerate(in_two_lines(name, style, step - 6.0)):
            ink.text(x, 20.0 + 10.0 * place, words, style.face, style.size, c.INK, "centre")
    ink.line([(0.0, 37.0), (_WIDTH, 37.0)], c.INK, 0.8)
    y = 40.0
    for kind in kinds:
        ink.kind(5.0, y + 12.0, 4.8, kind)
        ink.text(14.0, y + 15.0, KIND_TITLES[kind], fonts.SANS_BOLD, 9.0, c.INK)
        y += 22.0
        for line in (one for one in lines if one.kind == kind):
            ink.text(14.0, y + 7.6, fitted(line.name, _PLAIN, left - 24.0), fonts.SANS, 8.0, c.INK)
            for number, state in enumerate(line.states):
                _cell(ink, left + step * number, y, step - 5.0, state, accent)
            y += row
    _key(ink, y + 22.0, 6.0, accent)
    data = [("team", *principles), *((line.name, *(_WORDS[s] for s in line.states)) for line in lines)]
    return ink.chart(_alt(lines, principles), data)


_PLAIN = h.Style(fonts.SANS, 8, 11)


def _names_width(lines: Sequence[Line]) -> float:
    """What the names of the teams have: as much as the longest, in reason."""
    longest = max(fonts.width(_PLAIN.face, _PLAIN.size, fonts.clean(line.name)) for line in lines)
    return min(_MOST_NAMES, max(_NAMES, longest + 25.0))


def _fills(accent: str) -> dict[int, str]:
    return dict(zip((SAID, ONE, TWO, THREE), c.steps(accent), strict=True))


def _cell(ink: Ink, x: float, y: float, width: float, state: int, accent: str) -> None:
    middle = x + width / 2.0
    if state == BLANK:
        ink.line([(middle - 3.0, y + 5.0), (middle + 3.0, y + 5.0)], c.EDGE, 0.6)
        return
    if state == OPERATIONS:
        ink.hatch(x, y, width, 9.6, fill=c.AMBER_TINT)
        ink.box(middle - 5.0, y + 1.0, 10.0, 7.6, fill=c.AMBER_TINT)
        ink.text(middle, y + 7.3, "O", fonts.SANS_BOLD, 7.0, c.INK, "centre")
        return
    ink.box(x, y, width, 9.6, fill=_fills(accent)[state])
    if state >= ONE:
        colour = c.INK if state == ONE else c.PAPER
        ink.text(middle, y + 7.4, str(state - ONE + 1), fonts.TAB_MEDIUM, 7.2, colour, "centre")


def _key(ink: Ink, y: float, x: float, accent: str) -> None:
    ink.line([(x, y - 3.0), (x + 6.0, y - 3.0)], c.EDGE, 0.6)
    x += 12.0 + ink.text(x + 12.0, y, _WORDS[BLANK], size=8.0) + 12.0
    for state in (SAID, OPERATIONS, ONE, TWO, THREE):
        _cell(ink, x, y - 7.8, 18.0, state, accent)
        x += 22.0 + ink.text(x + 22.0, y, _WORDS[state], size=8.0) + 12.0


def in_shares(lines: Sequence[Line], principles: Sequence[str], accent: str) -> Chart:
    """Shares inside each kind, with counts where they fit. For any number of teams; at most twenty principles."""
    kinds = [kind for kind in KIND_TITLES if any(line.kind == kind for line in lines)]
    members = {kind: [line for line in lines if line.kind == kind] for kind in kinds}
    names = principles[:20]
    pitch = min(34.0, 530.0 / len(names))
    ink = Ink(_WIDTH, 24.0 + pitch * len(names) + 30.0)
    style = h.Style(fonts.SANS_MEDIUM, 8.5, 11)
    longest = max(fonts.width(style.face, style.size, fonts.clean(name)) for name in names)
    left, right, gap = min(_MOST_NAMES, max(_LEAST_NAMES, longest + 28.0)), 437.0, 8.0
    room = right - left - gap * (len(kinds) - 1)
    counts = {kind: len(members[kind]) for kind in kinds}
    widths = _widths(counts, room)
    x = left
    places: dict[Kind, tuple[float, float]] = {}
    for kind in kinds:
        places[kind] = (x, widths[kind])
        ink.kind(x + 5.0, 5.0, 4.6, kind)
        wide = ink.text(x + 13.0, 8.0, _SHORT[kind], fonts.SANS_BOLD, 8.5, c.INK)
        ink.text(x + 18.0 + wide, 8.0, f"{counts[kind]:,}", fonts.TAB, 8.5, c.INK2)
        x += widths[kind] + gap
    ink.text(_WIDTH, 8.0, "measured", fonts.SANS, 8.0, c.INK2, "right")
    for number, name in enumerate(names):
        y = 22.0 + pitch * number
        middle = y + (pitch - 8.0) / 2.0 + 3.0
        ink.text(0.0, middle, str(number + 1), fonts.VOICE_BOLD, 9.0, accent)
        ink.text(
            13.0 if len(names) < 10 else 17.0,
            middle,
            fitted(name, style, left - 25.0),
            style.face,
            style.size,
            c.INK,
        )
        for kind in kinds:
            _stack(ink, places[kind], (y, pitch - 8.0), [line.states[number] for line in members[kind]], accent)
        measured = sum(line.states[number] >= OPERATIONS for line in lines)
        ink.text(_WIDTH, middle, f"{100 * measured / len(lines):.0f} %", fonts.TAB_BOLD, 9.0, c.INK, "right")
    _key(ink, 22.0 + pitch * len(names) + 16.0, 6.0, accent)
    return ink.chart(_alt(lines, names), _share_data(members, names))


def _widths(counts: dict[Kind, int], room: float) -> dict[Kind, float]:
    """Room shared by the number of teams; a kind with few of them still gets what its own heading needs."""
    needs = {
        kind: 20.0 + fonts.width(fonts.SANS_BOLD, 8.5, _SHORT[kind]) + fonts.width(fonts.TAB, 8.5, f"{count:,}")
        for kind, count in counts.items()
    }
    narrow: set[Kind] = set()
    while True:
        rest = room - sum(needs[kind] for kind in narrow)
        teams = sum(count for kind, count in counts.items() if kind not in narrow)
        shared = {kind: rest * count / teams for kind, count in counts.items() if kind not in narrow}
        fewer = {kind for kind, width in shared.items() if width < needs[kind]}
        if not fewer or len(narrow | fewer) == len(counts):
            return {kind: shared.get(kind, needs[kind]) for kind in counts}
        narrow |= fewer


_SHORT: dict[Kind, str] = {
    "creator": "Creators",
    "frontline": "Frontline",
    "back_office": "Back office",
    "unknown": "Not placed",
}


def _stack(
    ink: Ink, across: tuple[float, float], down: tuple[float, float], states: Sequence[int], accent: str
) -> None:
    (x, width), (y, high) = across, down
    middle = y + high / 2.0 + 3.0
    for state in (THREE, TWO, ONE, OPERATIONS, SAID, BLANK):
        count = states.count(state)
        if not count:
            continue
        part = width * count / len(states)
        if state == OPERATIONS:
            ink.hatch(x, y, part, high, fill=c.AMBER_TINT)
        elif state == BLANK:
            ink.box(x + 0.3, y + 0.3, max(part - 0.6, 0.2), high - 0.6, line=c.LINE2, thick=0.6)
        else:
            ink.box(x, y, part, high, fill=_fills(accent)[state])
        words = f"{count:,}"
        if state == OPERATIONS and part > fonts.width(fonts.TAB, 8.0, words) + 10.0:
            wide = fonts.width(fonts.TAB, 8.0, words) + 4.0
            ink.box(x + (part - wide) / 2.0, middle - 8.0, wide, 10.0, fill=c.AMBER_TINT)
        if part > fonts.width(fonts.TAB, 8.0, words) + 6.0:
            colour = c.PAPER if state in (TWO, THREE) else c.INK
            ink.text(x + part / 2.0, middle, words, fonts.TAB, 8.0, colour, "centre")
        x += part


def _share_data(members: dict[Kind, list[Line]], names: Sequence[str]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("principle", "kind", *_WORDS)]
    for number, name in enumerate(names):
        for kind, lines in members.items():
            states = [line.states[number] for line in lines]
            rows.append((name, KIND_TITLES[kind], *(str(states.count(state)) for state in range(6))))
    return rows


def _alt(lines: Sequence[Line], principles: Sequence[str]) -> str:
    """For each principle how many teams are how far."""
    parts = []
    for number, name in enumerate(principles):
        states = [line.states[number] for line in lines]
        told = [f"{words} {states.count(state):,}" for state, words in enumerate(_TOLD) if states.count(state)]
        parts.append(f"{number + 1}, {shortened(name, 120)}: {', '.join(told)}.")
    return f"Of {counted(len(lines), 'team')}, by principle. {' '.join(parts)}"
