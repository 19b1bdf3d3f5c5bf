"""What a stage gives the strip under its page, in which the room's fingers are counted: commands, and what it reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

Rounds = tuple[tuple[int, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class TallyDeeds:
    """`show` and `take_back` count a person's fingers, `set_people` says how many vote; they are commands on the store.

    `rounds` are those on a record, six counts each. `people` is how many vote, 0 when it is not known; `said` what was
    said of it, and `coming` how many it is else. `name` is what a record is called, None when it has gone.
    """

    show: Callable[..., object]
    take_back: Callable[..., object]
    set_people: Callable[..., object]
    rounds: Callable[[str], Rounds]
    people: Callable[[], int]
    said: Callable[[], int | None]
    coming: Callable[[], int]
    name: Callable[[str], str | None]
