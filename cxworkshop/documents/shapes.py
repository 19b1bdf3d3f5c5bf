"""Shapes as PDF says them, in points from the lower left corner; whoever takes one paints it."""

from __future__ import annotations

from collections.abc import Sequence

_ROUND = 0.5523  # how far the handles of a curve stand out for a quarter of a circle of radius 1


def number_words(value: float) -> str:
    """A coordinate to a hundredth of a point."""
    return f"{round(value, 2):g}"


def polyline(points: Sequence[tuple[float, float]]) -> str:
    """Straight lines from point to point."""
    n = number_words
    return " ".join(f"{n(x)} {n(y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))


def polygon(points: Sequence[tuple[float, float]]) -> str:
    """The same, closed."""
    return polyline(points) + " h"


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """A rectangle from its lower left corner, with round corners where `radius` says so."""
    n = number_words
    if radius <= 0.0:
        return f"{n(x)} {n(y)} {n(width)} {n(height)} re"
    k = radius * (1.0 - _ROUND)
    r, right, top = radius, x + width, y + height
    return (
        f"{n(x + r)} {n(y)} m {n(right - r)} {n(y)} l "
        f"{n(right - k)} {n(y)} {n(right)} {n(y + k)} {n(right)} {n(y + r)} c {n(right)} {n(top - r)} l "
        f"{n(right)} {n(top - k)} {n(right - k)} {n(top)} {n(right - r)} {n(top)} c {n(x + r)} {n(top)} l "
        f"{n(x + k)} {n(top)} {n(x)} {n(top - k)} {n(x)} {n(top - r)} c {n(x)} {n(y + r)} l "
        f"{n(x)} {n(y + k)} {n(x + k)} {n(y)} {n(x + r)} {n(y)} c h"
    )


def circle(x: float, y: float, r: float) -> str:
    """A circle around (x, y)."""
    k, n = r * _ROUND, number_words
    return (
        f"{n(x + r)} {n(y)} m {n(x + r)} {n(y + k)} {n(x + k)} {n(y + r)} {n(x)} {n(y + r)} c "
        f"{n(x - k)} {n(y + r)} {n(x - r)} {n(y + k)} {n(x - r)} {n(y)} c "
        f"{n(x - r)} {n(y - k)} {n(x - k)} {n(y - r)} {n(x)} {n(y - r)} c "
        f"{n(x + k)} {n(y - r)} {n(x + r)} {n(y - k)} {n(x + r)} {n(y)} c h"
    )


def left_half(x: float, y: float, radius: float) -> str:
    """The left half of a circle around (x, y)."""
    k, n = radius * _ROUND, number_words
    return (
        f"{n(x)} {n(y + radius)} m {n(x - k)} {n(y + radius)} {n(x - radius)} {n(y + k)} {n(x - radius)} {n(y)} c "
        f"{n(x - radius)} {n(y - k)} {n(x - k)} {n(y - radius)} {n(x)} {n(y - radius)} c h"
    )


def dashes(dash: Sequence[float]) -> str:
    """A pattern of strokes and gaps in points; none is a whole line."""
    return f"[{' '.join(number_words(d) for d in dash)}] 0 d"
