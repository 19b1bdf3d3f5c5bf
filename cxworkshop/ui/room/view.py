"""A view: the immutable picture of one thing, made from records; and how a stage offers its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Protocol

from cxworkshop.core.content import Content
from cxworkshop.ui.room.frame import Sheet
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.words import Words


class View(Protocol):
    """What was sent, as values: nothing in it changes when the workshop does. Views compare by their values."""

    def compose(self, paper: Paper) -> Sequence[Sheet]:
        """Its pages on this paper, at least one."""
        ...


@dataclasses.dataclass(frozen=True)
class Audience:
    """What a stage shows to the room.

    `view` makes the picture of an item, None when its record is gone. `neighbour` is the item before (-1) or after (1)
    it in its own exercise, None at the ends: looking on decides nothing. `label` names it on the console ("Card: Leak
    Response"), "" when its record is gone.
    """

    view: Callable[[Content, RoomItem, Words], View | None]
    neighbour: Callable[[Content, RoomItem, int], RoomItem | None]
    label: Callable[[Content, RoomItem], str]
