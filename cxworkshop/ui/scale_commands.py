"""The keys of a stage's scales, declared alike in each; nothing here loads a widget."""

from __future__ import annotations

from cxworkshop.ui.commands import Command


def scale_commands(prefix: str, place: str, scale: str, menu: str, *, group: int = 1) -> tuple[Command, ...]:
    """What can be done with a scale. `place` is the tab or page around it, `scale` the scale itself."""
    return (
        Command(f"{prefix}.vote", "Open or close the vote", ("V",), place, menu, "hand-palm", group),
        Command(
            f"{prefix}.drop", "Drop a vote at a stop, T for ten", (), scale, menu, "keyboard", group, shown="0 – 9"
        ),
        Command(
            f"{prefix}.take_back", "Take the last vote back", ("Backspace",), scale, menu, "arrow-u-up-left", group
        ),
        Command(f"{prefix}.before", "Go to the scale before", ("Up",), scale, menu, "arrow-up", group),
        Command(f"{prefix}.after", "Go to the scale after", ("Down",), scale, menu, "arrow-down", group),
        Command(f"{prefix}.pin_left", "Move the pin left", ("Left",), scale, menu, "arrow-left", group + 1),
        Command(f"{prefix}.pin_right", "Move the pin right", ("Right",), scale, menu, "arrow-right", group + 1),
        Command(f"{prefix}.agree", "Agree on the pin", ("A",), place, menu, "diamond", group + 1),
        Command(f"{prefix}.disagree", "Take the agreement back", ("Shift+A",), place, menu, "x-circle", group + 1),
        Command(f"{prefix}.rule", "Write the rule", ("Return", "Enter"), scale, menu, "pencil-line", group + 1),
        Command(f"{prefix}.round", "Show the round of votes before", ("R",), place, menu, "clock", group + 2),
        Command(f"{prefix}.drop_round", "Drop the last round of votes", (), place, menu, "eraser", group + 2),
    )
