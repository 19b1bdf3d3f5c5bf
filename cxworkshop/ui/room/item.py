"""What is asked to be shown on the wall: a kind of picture and the record it is of, by ids alone."""

from __future__ import annotations

import re
from typing import Any

from cxworkshop.core.frozen import frozen

_KEY = re.compile(r"^[a-z_]*$")


@frozen
class RoomItem:
    """One thing to show.

    `kind` names the picture among those of `stage` ("" for what no stage owns). `step` is how far in one is: the hop of
    a walk, from 0. `open` says that a vote on it is running, so that nothing of its result may show.
    """

    stage: str
    kind: str
    record: str = ""
    step: int = 0
    open: bool = False

    def to_json(self) -> dict[str, Any]:
        """For remembering: no word that a person typed is in it."""
        return {"stage": self.stage, "kind": self.kind, "record": self.record, "step": self.step, "open": self.open}


def item_from_json(data: object) -> RoomItem | None:
    """What `to_json` wrote; None for anything else."""
    if not isinstance(data, dict):
        return None
    stage, kind, record = data.get("stage"), data.get("kind"), data.get("record")
    step, is_open = data.get("step"), data.get("open")
    if not (isinstance(stage, str) and isinstance(kind, str) and isinstance(record, str)):
        return None
    if not (_KEY.match(stage) and kind and _KEY.match(kind)):
        return None
    known = step if isinstance(step, int) and not isinstance(step, bool) and step >= 0 else 0
    return RoomItem(stage, kind, record, known, is_open is True)
