"""The figure of the culture chapter: every scale of definition and culture at one glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxworkshop.core.content import Content
from cxworkshop.documents.figure import Chart
from cxworkshop.documents.positions import Position, charts
from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.stages.definition.records import Dimension, Scale


def all_scales(content: Content, accent: str) -> Iterator[Chart]:
    """The room's votes and the agreed stops on all scales, at most twenty a figure."""
    groups = [
        ("The definition", _positions(content.of(Dimension))),
        ("The culture", _positions(content.of(CultureDimension))),
    ]
    return charts([(title, positions) for title, positions in groups if positions], accent)


def _positions(scales: Sequence[Scale]) -> list[Position]:
    # A scale nobody has voted on or agreed about has no place in a picture of where the room stood.
    told = (one for one in scales if any(one.votes) or one.agreed is not None)
    return [Position(one.left, one.right, one.votes, one.agreed) for one in told]
