"""The wall: from sending until it is painted, and what an edit costs while both windows show it.

The program runs once for each size, without a screen; the wall is a window of 1920 × 1080 beside the console.
"""

from __future__ import annotations

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import home, workshop_file
from benchmarks.screen import driven

SIZES = (40, 1_000)
FRAME = 1 / 60


def figures(quick: bool) -> list[Figure]:
    """Sending at both sizes, and one edit with and without the wall."""
    with (
        home() as folder,
        driven(workshop_file(folder, SIZES[0]), "room_driver") as small,
        driven(workshop_file(folder, SIZES[1]), "room_driver") as large,
    ):
        acts = {
            f"{act} {size}": (lambda program=program, act=act: program(act))
            for act in ("send", "both", "one")
            for size, program in zip(SIZES, (small, large), strict=True)
        }
        in_turns(2, **acts)
        took = in_turns(5 if quick else 15, **acts)
    found = []
    for size in SIZES:
        found.append(Figure("sent to the wall, painted", size, took[f"send {size}"], FRAME))
        both, one = took[f"both {size}"], took[f"one {size}"]
        found.append(Figure("an edit painted in both windows", size, both, 1.5, "in the console alone", one))
    return found
