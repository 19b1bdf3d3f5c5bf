"""The keys of a tally, declared alike in each stage that has one; nothing here loads a widget."""

from __future__ import annotations

from cxworkshop.ui.commands import Command


def tally_commands(prefix: str, place: str, menu: str, *, group: int) -> tuple[Command, ...]:
    """What the room can be asked about the thing that has the focus in `place`, and how many people vote."""
    return (
        Command(f"{prefix}.fist", "Fist of five, or leave it", ("F",), place, menu, "hand", group),
        Command(
            f"{prefix}.fingers", "Count a person in the fist of five", (), place, menu, "hash", group, shown="0 – 5"
        ),
        Command(f"{prefix}.people", "Say how many vote", ("Shift+V",), place, menu, "users", group),
    )
