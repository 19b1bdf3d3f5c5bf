"""Where the teams of the line of sight stand: layers by distance to the customer, ordered so that few lines cross.

Pure: no window, no pixels. Columns run from the farthest layer (0) to the CX Creators (last), rows from the top.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from cxworkshop.core.frozen import frozen
from cxworkshop.stages.teams.sight import Sights

SWEEPS = 6
QUICK_SWEEPS = 2  # for pictures so large that nobody sees all of them at once
LIMIT = 300
KEPT = 24  # teams that a collapsed layer still shows


@frozen
class Layer:
    """One column: the teams shown, from the top, how many more there are, and how far they are from the customer.

    `opened` says that a long column is shown in full because somebody asked for it.
    """

    distance: int
    teams: tuple[str, ...]
    more: int = 0
    opened: bool = False

    @property
    def rows(self) -> int:
        """How many places it takes, the one for opening or closing it included."""
        return len(self.teams) + (self.more > 0 or self.opened)


@frozen
class Layout:
    """The columns from left to right, the links between shown teams (nearer the customer second), who is left out."""

    layers: tuple[Layer, ...]
    links: tuple[tuple[str, str], ...]
    unseen: tuple[str, ...]

    def place(self) -> dict[str, tuple[int, int]]:
        """Column and row of every team shown."""
        return {t: (x, y) for x, layer in enumerate(self.layers) for y, t in enumerate(layer.teams)}


def arrange(
    sights: Sights, *, keep: Sequence[str] = (), expanded: frozenset[int] = frozenset(), limit: int = LIMIT
) -> Layout:
    """Lay out every team that reaches the customer.

    Beyond `limit` teams each layer shows only its busiest ones and those in `keep`, unless its distance is in
    `expanded`. Equal input gives an equal layout.
    """
    total = sum(len(layer) for layer in sights.layers)
    wanted = frozenset(keep)
    shown: list[Layer] = []
    for distance in range(len(sights.layers) - 1, -1, -1):
        teams = sights.layers[distance]
        long = total > limit and len(teams) > KEPT
        if long and distance not in expanded:
            busy = sorted(teams, key=lambda t: -len(sights.supports[t]) - len(sights.supporters[t]))[:KEPT]
            chosen = frozenset(busy) | wanted
            kept = tuple(t for t in teams if t in chosen)
            shown.append(Layer(distance, kept, len(teams) - len(kept)))
        else:
            shown.append(Layer(distance, teams, opened=long))
    there = {t for layer in shown for t in layer.teams}
    links = tuple(
        (a, b)
        for layer in shown
        for a in layer.teams
        for b in sights.supports[a]
        if b in there and sights.distance[b] < layer.distance
    )
    ordered = _order([list(layer.teams) for layer in shown], links)
    layers = tuple(dataclasses.replace(layer, teams=tuple(teams)) for layer, teams in zip(shown, ordered, strict=True))
    return Layout(layers, links, sights.unconnected)


def crossings(layers: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> int:
    """How many pairs of links between neighbouring columns cross."""
    place = {t: (x, y) for x, teams in enumerate(layers) for y, t in enumerate(teams)}
    between: dict[int, list[tuple[int, int]]] = {}
    for a, b in links:
        (xa, ya), (xb, yb) = place[a], place[b]
        if xb == xa + 1:
            between.setdefault(xa, []).append((ya, yb))
    return sum(_inversions([yb for _, yb in sorted(pairs)]) for pairs in between.values())


def _inversions(numbers: list[int]) -> int:
    """How many pairs stand in the wrong order, by merge sort."""
    if len(numbers) < 2:
        return 0
    middle = len(numbers) // 2
    left, right = numbers[:middle], numbers[middle:]
    count = _inversions(left) + _inversions(right)
    i = j = 0
    merged = []
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            count += len(left) - i
            merged.append(right[j])
            j += 1
    numbers[:] = [*merged, *left[i:], *right[j:]]
    return count


def _order(layers: list[list[str]], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Each layer by the middle of its neighbours, swept left and right; the best order met is kept."""
    forward: dict[str, list[str]] = {}
    backward: dict[str, list[str]] = {}
    for a, b in links:
        forward.setdefault(a, []).append(b)
        backward.setdefault(b, []).append(a)
    best, fewest = [list(layer) for layer in layers], crossings(layers, links)
    current = [list(layer) for layer in layers]
    for sweep in range(SWEEPS if len(links) < 5000 else QUICK_SWEEPS):
        leftward = sweep % 2 == 0
        columns = range(len(current) - 2, -1, -1) if leftward else range(1, len(current))
        for x in columns:
            heights = _heights(current)
            current[x] = _by_middle(current[x], forward if leftward else backward, heights)
        count = crossings(current, links)
        if count < fewest:
            best, fewest = [list(layer) for layer in current], count
    return best


def _heights(layers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Every team's relative height in its layer, 0.0 at the top to 1.0 at the bottom."""
    return {t: (y + 0.5) / len(teams) for teams in layers for y, t in enumerate(teams)}


def _by_middle(teams: list[str], neighbours: Mapping[str, list[str]], heights: Mapping[str, float]) -> list[str]:
    def middle(team: str) -> float:
        others = [heights[other] for other in neighbours.get(team, ())]
        return sum(others) / len(others) if others else heights[team]

    return sorted(teams, key=middle)
