"""The line of sight as a picture: three layers of teams, ordered so that few lines cross, and too many bundled."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import pairwise


@dataclasses.dataclass(frozen=True, slots=True)
class Sight:
    """Teams by layer (0 back office, 1 frontline support, 2 Creators), links from supporter to supported, the blind.

    Each layer holds (id, name) pairs in the order of the organisation. `blind` are teams without a line of sight, as
    (name, layer); they are in no layer.
    """

    layers: tuple[tuple[tuple[str, str], ...], ...] = ((), (), ())
    links: tuple[tuple[str, str], ...] = ()
    blind: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """How many teams the picture stands for."""
        return sum(len(layer) for layer in self.layers) + len(self.blind)


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the picture: its name, how many teams it stands for, its height 0.0 (top) to 1.0 in its layer."""

    name: str
    teams: int
    height: float


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """Marks by layer, and lines between marks as ((layer, index), (layer, index))."""

    layers: tuple[tuple[Mark, ...], ...]
    lines: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def picture(sight: Sight, most: int) -> Picture:
    """Order the layers by barycentre and bundle neighbours until no layer has more than `most` marks."""
    layer_of = {team: number for number, layer in enumerate(sight.layers) for team, _ in layer}
    links = [
        (a, b) for a, b in sight.links if a in layer_of and b in layer_of and layer_of[a] <= layer_of[b] and a != b
    ]
    orders = _ordered([[team for team, _ in layer] for layer in sight.layers], links, layer_of)
    names = {team: name for layer in sight.layers for team, name in layer}
    marks: list[tuple[Mark, ...]] = []
    spot: dict[str, tuple[int, int]] = {}
    for number, order in enumerate(orders):
        bundles = _bundles(order, most)
        marks.append(
            tuple(Mark(names[bundle[0]], len(bundle), (i + 0.5) / len(bundles)) for i, bundle in enumerate(bundles))
        )
        for i, bundle in enumerate(bundles):
            for team in bundle:
                spot[team] = (number, i)
    lines = dict.fromkeys((spot[a], spot[b]) for a, b in links if spot[a] != spot[b])
    return Picture(tuple(marks), tuple(sorted(lines)))


def _bundles(order: Sequence[str], most: int) -> list[Sequence[str]]:
    if len(order) <= most:
        return [[team] for team in order]
    edges = [round(i * len(order) / most) for i in range(most + 1)]
    return [order[a:b] for a, b in pairwise(edges) if b > a]


def _ordered(layers: list[list[str]], links: Sequence[tuple[str, str]], layer_of: Mapping[str, int]) -> list[list[str]]:
    """A few sweeps of the barycentre rule, right to left first: the Creators keep the room's order to begin with."""
    right: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for a, b in links:
        if layer_of[a] != layer_of[b]:
            right.setdefault(a, []).append(b)
            left.setdefault(b, []).append(a)
    orders = [list(layer) for layer in layers]
    for _ in range(4):
        _sweep(orders, (1, 0), right)
        _sweep(orders, (1, 2), left)
    _sweep(orders, (1, 0), right)
    return orders


def _sweep(orders: list[list[str]], turns: Sequence[int], neighbours: Mapping[str, Sequence[str]]) -> None:
    for turn in turns:
        height = {team: (i + 0.5) / len(order) for order in orders for i, team in enumerate(order)}
        own = orders[turn]
        keys = {}
        for team in own:
            near = [height[n] for n in neighbours.get(team, ())]
            keys[team] = sum(near) / len(near) if near else height[team]
        orders[turn] = sorted(own, key=lambda team: keys[team])
