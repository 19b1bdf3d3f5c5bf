"""Where the layers of the line of sight stand in pixels; no window, so that it can be tested with numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from cxworkshop.core.frozen import frozen
from cxworkshop.stages.teams.page.graph_layout import Layout

NODE, NODE_LEAST, NODE_MOST = 30, 120, 320  # height, and the least and most width
NODE_USUAL = 216  # as wide as this even where all names are short
STEP, STEP_MOST = 34, 58  # the distance of two nodes
GAP, GAP_LEAST = 64, 44  # between two columns: what is wanted, and the least
TOP, FOOT, SIDE = 64, 16, 20
DISC, BEFORE_DISC, BEFORE_LEAST, AFTER_DISC = 100, 90, 60, 30
TIGHTEST = (44, 14, 36, 0.0)  # before and after the disc, between columns, and the width that is enough


@frozen
class Placed:
    """The rectangles of teams and of the places that open or close a layer (by distance), and the size of it all."""

    teams: dict[str, QRectF]
    stubs: dict[int, QRectF]
    columns: tuple[tuple[float, float], ...]  # left and width of each layer
    width: float
    height: float
    customer: float = 0  # the right edge of the disc


def place(
    layout: Layout, width: float, height: float, px: Callable[[float], int], longest: float = NODE_USUAL
) -> Placed:
    """Fill a window of this size, or exceed it when there is more than can be read; `px` scales by the text size.

    `longest` is how many pixels a node needs for the longest name. The room between the columns gives way before a
    name is cut; what is still too wide scrolls.
    """
    layers = layout.layers
    count = max(1, len(layers))
    wanted = min(float(px(NODE_MOST)), max(float(px(NODE_USUAL)), longest))
    # Crowded lines are worth it where most names would be cut, not for a single long one.
    usual = (px(BEFORE_DISC), px(AFTER_DISC), px(GAP), longest)
    tight = (px(BEFORE_LEAST), px(AFTER_DISC), px(GAP_LEAST), float(px(NODE_USUAL)))
    for before, after, gap, enough in (usual, tight, TIGHTEST):
        end = before + px(DISC) + after
        node = min(wanted, (width - SIDE - end - gap * (count - 1)) / count)
        if node >= min(wanted, enough):
            break
    node = max(node, float(px(NODE_LEAST)))
    step_x = max(node + gap, (width - SIDE - end - node) / (count - 1)) if count > 1 else 0.0
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
    return Placed(teams, stubs, tuple(columns), whole_width, px(TOP) + high + FOOT, whole_width - after)
