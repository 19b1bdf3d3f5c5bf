"""Where each display and its words stand in the drawing: one scale for all, words beside, or under where many stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect

from cxworkshop.stages.prepare.page.room_check_displays import Display
from cxworkshop.ui.theme import theme

HIGH: Final = 116  # px all displays take, when they stand side by side
WIDEST: Final = 224  # px of the largest one
LEAST: Final = 88  # px of one with its words beside it
WORDS: Final = 142  # px beside each
FEWEST: Final = 96  # px of words, at least
ALONE: Final = 240  # px beside one that stands alone
GAP: Final = 14  # px between a display and its words
BETWEEN: Final = 22  # px between displays
UNDER: Final = 8
LOWER: Final = 20  # px that words begin below the top of their display, where it is high enough

Fitting = Callable[[Display, int], int]  # how high the words of a display are at a width
Places = dict[str, tuple[QRect, QRect]]  # the display and its words, by its key


def places(columns: Sequence[Sequence[Display]], width: int, fitting: Fitting) -> Places:
    """Places within a width in pixels, from 0, 0."""
    if not columns:
        return {}
    t = theme()
    cell = (width - (len(columns) - 1) * t.px(BETWEEN)) / len(columns)
    if cell >= t.px(LEAST + GAP + FEWEST):
        return _beside(columns, width, fitting)
    return _under(columns, max(cell, t.px(LEAST) / 2), fitting)


def _wide(column: Sequence[Display]) -> int:
    return max(one.x + one.width for one in column) - min(one.x for one in column)


def _tall(columns: Sequence[Sequence[Display]]) -> tuple[int, int]:
    """The top of all displays, and how high they stand together."""
    every = [one for column in columns for one in column]
    top = min(one.y for one in every)
    return top, max(1, max(one.y + one.height for one in every) - top)


def _tile(one: Display, column: Sequence[Display], x: float, top: int, scale: float) -> QRect:
    left = min(other.x for other in column)
    at = round(x + (one.x - left) * scale), round((one.y - top) * scale)
    return QRect(*at, max(8, round(one.width * scale)), max(8, round(one.height * scale)))


def _most(columns: Sequence[Sequence[Display]]) -> float:
    """The largest scale at which they are neither too high nor too wide."""
    t = theme()
    stacked = max(len(column) for column in columns)
    return min(t.px(HIGH) * stacked / _tall(columns)[1], t.px(WIDEST) / max(1, *map(_wide, columns)))


def _beside(columns: Sequence[Sequence[Display]], width: int, fitting: Fitting) -> Places:
    t = theme()
    gaps = len(columns) * t.px(GAP) + (len(columns) - 1) * t.px(BETWEEN)
    most = t.px(WORDS if len(columns) > 1 else ALONE)
    words = min(most, (width - gaps) // len(columns) - t.px(LEAST))
    scale = min((width - gaps - words * len(columns)) / max(1, sum(map(_wide, columns))), _most(columns))
    top, x = _tall(columns)[0], 0.0
    found: Places = {}
    for column in columns:
        wide = _wide(column) * scale
        for one in column:
            tile = _tile(one, column, x, top, scale)
            high = fitting(one, words)
            beside = tile.y() + max(0, min(t.px(LOWER), tile.height() - high))
            found[one.key] = tile, QRect(round(x + wide) + t.px(GAP), beside, words, high)
        x += wide + t.px(GAP) + words + t.px(BETWEEN)
    return found


def _under(columns: Sequence[Sequence[Display]], cell: float, fitting: Fitting) -> Places:
    t = theme()
    scale = min(cell / max(1, *map(_wide, columns)), _most(columns))
    top, tall = _tall(columns)
    found: Places = {}
    for n, column in enumerate(columns):
        x, y = n * (cell + t.px(BETWEEN)), round(tall * scale) + t.px(UNDER)
        for one in column:
            high = fitting(one, int(cell))
            found[one.key] = _tile(one, column, x, top, scale), QRect(round(x), y, int(cell), high)
            y += high + t.px(UNDER)
    return found
