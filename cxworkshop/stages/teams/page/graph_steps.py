"""Where an arrow key leads in the line of sight: along a layer, or across to a neighbouring one."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.stages.teams.page.graph_layout import Layer, Layout
from cxworkshop.stages.teams.page.graph_place import Placed

_STUB = "+"


def name_of_stub(distance: int) -> str:
    """The name of the place that opens or closes the layer at this distance; no team's id looks like it."""
    return f"{_STUB}{distance}"


def stub_of(place_id: str) -> int | None:
    """The distance of the layer that a place opens or closes, None for a team."""
    return int(place_id[1:]) if place_id.startswith(_STUB) else None


def places(layer: Layer) -> list[str]:
    """Everything in a layer that can have the focus, from the top."""
    return [*layer.teams, *([name_of_stub(layer.distance)] if layer.rows > len(layer.teams) else [])]


def first(layers: Sequence[Layer]) -> str:
    """Where the focus begins: at the top of the layer farthest from the customer."""
    return next((place for layer in layers for place in places(layer)), "")


def along(layers: Sequence[Layer], here: str, way: int) -> str:
    """The place `way` steps further down (up if negative) in the same layer; its ends hold."""
    for layer in layers:
        column = places(layer)
        if here in column:
            return column[max(0, min(len(column) - 1, column.index(here) + way))]
    return first(layers)


def across(layout: Layout, placed: Placed, here: str, way: int) -> str:
    """The place to go to in the layer on the right (1) or left (-1).

    Right along a link towards the customer, left to a team that supports this one; among several, and where there is
    no link, the nearest in height.
    """
    columns = [places(layer) for layer in layout.layers]
    at = next((x for x, column in enumerate(columns) if here in column), None)
    if at is None:
        return first(layout.layers)
    if not 0 <= at + way < len(columns):
        return here
    links = layout.links if way > 0 else tuple((b, a) for a, b in layout.links)
    linked = {there for start, there in links if start == here}
    column = columns[at + way]
    choice = [place for place in column if place in linked] or column

    def height(place_id: str) -> float:
        distance = stub_of(place_id)
        rect = placed.stubs[distance] if distance is not None else placed.teams[place_id]
        return rect.center().y()

    return min(choice, key=lambda place_id: abs(height(place_id) - height(here)), default=here)
