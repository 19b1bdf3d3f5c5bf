"""Where the layers of the line of sight stand in pixels; no window, so that it can be tested with numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QRectF

from cxworkshop.stages.teams.page.graph_layout import Layout

NODE, NODE_LEAST, NODE_MOST = 30, 120, 216  # height, and the least and most width
STEP, STEP_MOST = 34, 58  # the distance of two nodes
GAP, GAP_LEAST = 64, 44  # between two columns: what is wanted, and the least
TOP, FOOT, SIDE = 58, 16, 20
DISC, BEFORE_DISC, BEFORE_LEAST, AFTER_DISC = 100, 90, 60, 30


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """The rectangles of teams and of the places that open or close a layer (by distance), and the size of it all."""

    teams: dict[str, QRectF]
    stubs: dict[int, QRectF]
    columns: tuple[tuple[float, float], ...]  # left and width of each layer
    width: float
    height: float


def place(layout: Layout, width: float, height: float, px: Callable[[float], int]) -> Placed:
    """Fill a window of this size, or exceed it when there is more than can be read; `px` scales by the text size."""
    layers = layout.layers
    count = max(1, len(layers))
    end = px(DISC) + px(AFTER_DISC)
    # Names give way first, then the room between the columns; what is still too wide scrolls.
    before = px(BEFORE_DISC)
    node = min(px(NODE_MOST), (width - SIDE - end - before - px(GAP) * (count - 1)) / count)
    if node < px(NODE_LEAST):
        node, before = float(px(NODE_LEAST)), px(BEFORE_LEAST)
    end += before
    step_x = max(node + px(GAP_LEAST), (width - SIDE - end - node) / (count - 1)) if count > 1 else 0.0
    whole_width = max(width, SIDE + node + step_x * (count - 1) + end)
    rows = max((layer.rows for layer in layers), default=1)
    high = max(height - px(TOP) - FOOT, rows * px(STEP))
    teams: dict[str, QRectF] = {}
    stubs: dict[int, QRectF] = {}
    columns = []
    for x, layer in enumerate(layers):
        left = SIDE + x * step_x if count > 1 else whole_width - end - node
        columns.append((left, node))
        step = min(px(STEP_MOST), high / max(1, layer.rows))
        top = px(TOP) + (high - step * layer.rows) / 2 + (step - px(NODE)) / 2
        for y, team in enumerate(layer.teams):
            teams[team] = QRectF(left, top + y * step, node, px(NODE))
        if layer.rows > len(layer.teams):
            stubs[layer.distance] = QRectF(left, top + len(layer.teams) * step, node, px(NODE))
    return Placed(teams, stubs, tuple(columns), whole_width, px(TOP) + high + FOOT)
