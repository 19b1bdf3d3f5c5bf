"""Every picture that a workshop can put on the wall: each kind of each stage, of every record it can be of."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Final

from cxworkshop.core.content import Content
from cxworkshop.core.record import Record
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Dimension, RallyingCry
from cxworkshop.stages.prepare.records import AgendaItem, Day
from cxworkshop.stages.principles.records import Application, Principle
from cxworkshop.stages.teams.hops import hops
from cxworkshop.stages.teams.records import Team
from cxworkshop.ui.room.item import RoomItem

# By stage and kind, the records it is of; () when it is of none. One that can be voted on is also shown open.
KINDS: Final[Mapping[str, Mapping[str, tuple[type[Record], ...]]]] = {
    "prepare": {"welcome": (Day,), "agenda": (AgendaItem,), "pause": (AgendaItem,), "timer": ()},
    "teams": {"team": (Team,), "sight": (Team,), "groups": ()},
    "principles": {"principles": (), "principle": (Principle,), "cell": (Application,), "consent": (Principle,)},
    "definition": {
        "imperatives": (),
        "cries": (),
        "scale": (Dimension,),
        "consent": (RallyingCry, Dimension),
        "agreed": (),
    },
    "culture": {"scale": (CultureDimension,), "pairs": (CultureDimension,), "pair": (Example,),
                "consent": (CultureDimension,)},
    "barriers": {"barrier": (Barrier,)},
    "signoff": {"standing": ()},
}  # fmt: skip
VOTED: Final = frozenset({"scale", "consent", "cries", "pair"})


def every_item(content: Content, stages: frozenset[str] = frozenset(KINDS)) -> Iterator[RoomItem]:
    """Every item of the stages that have something to show."""
    for stage in STAGES:
        if stage.audience and stage.key in stages:
            for kind, types in KINDS[stage.key].items():
                for item in _of(content, stage.key, kind, types):
                    yield item
                    if kind in VOTED:
                        yield dataclasses.replace(item, open=True)


def _of(content: Content, stage: str, kind: str, types: tuple[type[Record], ...]) -> Iterator[RoomItem]:
    if not types:
        yield RoomItem(stage, kind)
    for cls in types:
        for record in content.of(cls):
            if kind == "sight":
                yield from (RoomItem(stage, kind, record.id, step) for step in range(len(hops(content, record.id))))
            elif isinstance(record, Application):
                yield RoomItem(stage, kind, f"{record.principle} {record.team}")
            else:
                yield RoomItem(stage, kind, record.id)
