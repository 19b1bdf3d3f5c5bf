"""A signature's ink: strokes as points, and the line that is drawn through them, thin where the hand was fast.

A stroke is x, y alternating, each 0.0 to 1.0 of the field. How wide the line is at a place follows from how far apart
the points stand there: so two numbers a point hold the hand's speed, or the pen's pressure, and screen and paper draw
the same line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

FIELD_RATIO = 3.3  # a signing field is this many times as wide as it is high
REFERENCE = 62.0  # widths and distances below are for a field of this height
WIDEST, FINEST = 1.9, 0.6
THINNING = 0.12  # by how much the line gets thinner with each unit between two points
NEAREST, FARTHEST = 0.8, (WIDEST - FINEST) / THINNING
SMOOTH = 0.35  # how quickly the width follows the hand
SLOW, FAST = 0.05, 0.9  # units a millisecond at which the line is widest and finest
STEADYING = 2  # how often each place is drawn to the middle of its neighbours
PIECES = 6  # straight pieces between two points


class Touch(NamedTuple):
    """Where the pen was: x and y of the field, milliseconds, pressure 0.0 to 1.0, None where nothing measures it."""

    x: float
    y: float
    time: float
    pressure: float | None = None


class Piece(NamedTuple):
    """A straight piece of the line, in the units of the field it is drawn in."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


def stroke_of(touches: Sequence[Touch]) -> tuple[float, ...]:
    """What is kept of a movement of the hand: its points, closer together where the line is wide."""
    places = _steady([_Place(one.x * REFERENCE * FIELD_RATIO, one.y * REFERENCE) for one in touches])
    if not places:
        return ()
    widths = _widths(touches, places)
    kept = [places[0]]
    gone = 0.0  # since the last point kept
    for (one, other), width in zip(pairwise(places), widths[1:], strict=True):
        length = _distance(one, other)
        spacing = max(NEAREST, min(FARTHEST, (WIDEST - width) / THINNING))
        at = 0.0
        while length - at + gone >= spacing:
            at += spacing - gone
            gone = 0.0
            part = at / length if length else 1.0
            kept.append(_Place(one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part))
        gone += length - at
    if gone > NEAREST / 2 or len(kept) == 1 < len(places):
        kept.append(places[-1])
    return tuple(
        round(min(1.0, max(0.0, value)), 4)
        for place in kept
        for value in (place.x / (REFERENCE * FIELD_RATIO), place.y / REFERENCE)
    )


def pieces(stroke: Sequence[float], width: float, height: float) -> list[Piece]:
    """The line through a stroke in a field so wide and so high, y downwards; a dot is one piece of no length."""
    scale = height / REFERENCE
    points = [_Place(x * width, y * height) for x, y in zip(stroke[::2], stroke[1::2], strict=False)]
    if len(points) == 1:
        return [Piece(*points[0], *points[0], WIDEST * scale)]
    widths = _smooth([max(FINEST, WIDEST - THINNING * _distance(a, b) / scale) for a, b in pairwise(points)])
    made: list[Piece] = []
    for number, (one, other) in enumerate(pairwise(points)):
        before = points[number - 1] if number else one
        after = points[number + 2] if number + 2 < len(points) else other
        start = (widths[number - 1] + widths[number]) / 2 if number else widths[number]
        end = (widths[number] + widths[number + 1]) / 2 if number + 1 < len(widths) else widths[number]
        count = max(1, min(PIECES, round(_distance(one, other) / scale)))
        here = one
        for step in range(1, count + 1):
            part = step / count
            there = other if step == count else _curve(before, one, other, after, part)
            made.append(Piece(*here, *there, (start + (end - start) * part) * scale))
            here = there
    return made


class _Place(NamedTuple):
    x: float
    y: float


def _distance(one: _Place, other: _Place) -> float:
    return float(((other.x - one.x) ** 2 + (other.y - one.y) ** 2) ** 0.5)


def _steady(places: list[_Place]) -> list[_Place]:
    """The places without the tremble of a mouse, which knows whole pixels only; the ends stay where they are."""
    for _ in range(STEADYING):
        inner = [
            _Place((a.x + 2 * b.x + c.x) / 4, (a.y + 2 * b.y + c.y) / 4)
            for a, b, c in zip(places, places[1:], places[2:], strict=False)
        ]
        places = [*places[:1], *inner, *places[-1:]] if len(places) > 2 else places
    return places


def _widths(touches: Sequence[Touch], places: Sequence[_Place]) -> list[float]:
    """How wide the line is at each touch: by pressure where it is measured, else by speed."""
    widths = []
    width = WIDEST
    for number, touch in enumerate(touches):
        if touch.pressure is not None:
            wanted = FINEST + (WIDEST - FINEST) * min(1.0, max(0.0, touch.pressure))
        elif number:
            passed = max(1.0, touch.time - touches[number - 1].time)
            speed = _distance(places[number - 1], places[number]) / passed
            wanted = WIDEST - (WIDEST - FINEST) * min(1.0, max(0.0, (speed - SLOW) / (FAST - SLOW)))
        else:
            wanted = WIDEST
        width = wanted if number == 0 else width + (wanted - width) * SMOOTH
        widths.append(width)
    return widths


def _smooth(widths: Sequence[float]) -> list[float]:
    last = len(widths) - 1
    return [sum(widths[max(0, n - 1) : n + 2]) / (min(last, n + 1) - max(0, n - 1) + 1) for n in range(len(widths))]


def _curve(before: _Place, one: _Place, other: _Place, after: _Place, part: float) -> _Place:
    """A place on the curve from one point to the next that goes smoothly through all of them (Catmull-Rom)."""
    square, cube = part * part, part * part * part
    weights = (
        -0.5 * cube + square - 0.5 * part,
        1.5 * cube - 2.5 * square + 1.0,
        -1.5 * cube + 2.0 * square + 0.5 * part,
        0.5 * cube - 0.5 * square,
    )
    places = (before, one, other, after)
    return _Place(
        sum(weight * place.x for weight, place in zip(weights, places, strict=True)),
        sum(weight * place.y for weight, place in zip(weights, places, strict=True)),
    )
