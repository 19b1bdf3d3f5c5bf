"""What follows from the measured room: its rows, what each text measures at the last of them, and the verdict.

Lengths are metres; the angles and their bands are those of `ui/room/legible.py`.
"""

from __future__ import annotations

import math
from typing import Final

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.lengths import length_words
from cxworkshop.ui.room.legible import LEGIBLE, Band, band, capital, farthest, farthest_by_element, picture_needed, seen
from cxworkshop.ui.room.roles import ROLES, RoomRole

ABREAST: Final = 4  # seats side by side, where nobody says otherwise
PITCH: Final = 0.9  # metres from row to row, knees included
FIRST: Final = 2.0  # nobody sits nearer than so many heights of the picture, where there is room

# What is read on the wall, from the smallest up, each in the role whose floor is the least it comes in.
READ: Final[tuple[tuple[str, RoomRole], ...]] = (
    ("Names, dates", "footer"),
    ("Labels, questions", "label"),
    ("Quotes, lists", "quote"),
    ("The subject", "subject"),
)
SMALLEST: Final = READ[0][1]


@frozen
class Measured:
    """The room as it was measured; `picture` and `seat` are what is assumed while `known` is False."""

    picture: float = 1.5
    seat: float = 8.0
    seats: int = 24
    known: bool = False


@frozen
class Wall:
    """How the wall is set: its zoom, and how many pixels its picture is high, by which sizes are rounded."""

    zoom: float = 1.0
    pixels: int = 1080


@frozen
class Row:
    """A row of seats: how far from the picture, and under how many minutes its people see the smallest text."""

    distance: float
    minutes: float
    band: Band


@frozen
class Line:
    """A kind of text at the last row: the minutes on the wall, and on that of the other column."""

    words: str
    now: float
    other: float


@frozen
class Verdict:
    """`title` is the one sentence; `text` its reason; `note` what else is worth knowing, "" for nothing."""

    title: str
    text: str
    note: str
    good: bool
    helps: bool  # whether large room text makes it legible


def share(role: RoomRole, wall: Wall) -> float:
    """The least size of a role on the wall as a share of the picture's height.

    As the wall has it: never below the role's floor, and whole pixels, rounded up.
    """
    return math.ceil(ROLES[role].floor * max(1.0, wall.zoom) / 100 * wall.pixels - 1e-6) / wall.pixels


def minutes(role: RoomRole, measured: Measured, wall: Wall) -> float:
    """Under how many minutes of arc the last row sees the smallest capitals of a role."""
    return seen(share(role, wall), measured.picture, measured.seat, ROLES[role].family)


def limit(measured: Measured, wall: Wall, least: float) -> float:
    """The distance at which the smallest text is still seen under `least` minutes."""
    return farthest(share(SMALLEST, wall), measured.picture, least, ROLES[SMALLEST].family)


def distances(measured: Measured, most: int = 1000) -> tuple[float, ...]:
    """How far the rows are, from the first to the last, evenly; at most so many of them."""
    first = min(FIRST * measured.picture, measured.seat)
    wanted = math.ceil(measured.seats / ABREAST)
    count = max(1, min(wanted, 1 + int((measured.seat - first) / PITCH), most))
    if count == 1:
        return (measured.seat,)
    step = (measured.seat - first) / (count - 1)
    return (*(first + n * step for n in range(count - 1)), measured.seat)


def rows(measured: Measured, wall: Wall, most: int = 1000) -> tuple[Row, ...]:
    """The rows with what their people see."""
    text, family = share(SMALLEST, wall), ROLES[SMALLEST].family
    seen_from = ((d, seen(text, measured.picture, d, family)) for d in distances(measured, most))
    return tuple(Row(distance, angle, band(angle)) for distance, angle in seen_from)


def too_far(measured: Measured, wall: Wall) -> int:
    """About how many seats are too far from the picture for its smallest text."""
    found = rows(measured, wall)
    beyond = sum(row.band is Band.SMALL for row in found)
    return math.ceil(measured.seats * beyond / len(found))


def lines(measured: Measured, wall: Wall, other: Wall) -> tuple[Line, ...]:
    """What each kind of text measures at the last row, on the wall and on another."""
    return tuple(Line(words, minutes(role, measured, wall), minutes(role, measured, other)) for words, role in READ)


def verdict(measured: Measured, wall: Wall, large: Wall) -> Verdict:
    """Whether the last row can read it; `large` is the wall with large room text."""
    small = [role for _, role in READ if band(minutes(role, measured, wall)) is Band.SMALL]
    angle = minutes(SMALLEST, measured, wall)
    at = f"At {length_words(measured.seat)}"
    if not small:
        easy = band(angle) is Band.EASY
        title = "The last row reads it with ease." if easy else "The last row can read it."
        reason = f"{at} the smallest text measures {angle:.1f} arc minutes. "
        reason += "20 are easy." if easy else "16 are needed, 20 are easy."
        return Verdict(title, reason, _strict(measured, wall), good=True, helps=False)
    larger = large if wall.zoom < large.zoom else wall
    helps = wall.zoom < large.zoom and band(minutes(SMALLEST, measured, large)) is not Band.SMALL
    reason = f"{at} they measure {minutes(small[-1], measured, wall):.1f} arc minutes. 16 are needed."
    return Verdict(_cannot(small), reason, _remedy(measured, wall, larger, helps=helps), good=False, helps=helps)


def _cannot(small: list[RoomRole]) -> str:
    match len(small):
        case 1:
            return "The last row cannot read names and dates."
        case 2:
            return "The last row cannot read labels and questions."
        case 3:
            return "The last row can read the subject alone."
        case _:
            return "The last row cannot read the wall."


def _remedy(measured: Measured, wall: Wall, large: Wall, *, helps: bool) -> str:
    """How many seats it is about, and what helps when larger text does not."""
    far = too_far(measured, wall)
    about = f"About {far} of {measured.seats} seats are too far. " if 1 < far < measured.seats else ""
    if helps:
        return about.strip()
    family = ROLES[SMALLEST].family
    seat = math.floor(limit(measured, large, LEGIBLE) * 10) / 10
    high = math.ceil(picture_needed(share(SMALLEST, large), measured.seat, LEGIBLE, family) * 10) / 10
    with_large = "With large text, " if wall.zoom < large.zoom else ""
    text = f"{about}{with_large}seat all within {length_words(seat)}, or make the picture {length_words(high)} high."
    return text if with_large or about else text[0].upper() + text[1:]


def _strict(measured: Measured, wall: Wall) -> str:
    """What the rule of 1/200 adds where it is stricter than 16 minutes, or that the measures look mixed up."""
    if measured.seat < measured.picture:
        return "The seat is nearer than the picture is high. Are the two mixed up?"
    text, family = share(SMALLEST, wall), ROLES[SMALLEST].family
    if measured.seat <= farthest_by_element(text, measured.picture, family):
        return ""
    have = capital(text, measured.picture, family) * 1000
    return f"Planners of halls ask for 1/200 of the distance: {measured.seat * 5:.0f} mm. Capitals are {have:.0f} mm."


def size_words(measured: Measured, wall: Wall) -> str:
    """How large the smallest text is, for the line beside the fields."""
    text, family = share(SMALLEST, wall), ROLES[SMALLEST].family
    high = capital(text, measured.picture, family)
    part = high / (text * measured.picture)
    return (
        f"{text * wall.pixels:.0f} px of {wall.pixels}, capitals {part:.0%} of that: {high * 1000:.0f} mm high. "
        "Legible from 16 arc minutes, easy from 20."
    ).replace("%", " %")
