"""The commands of a side list, for the key tables of the stages: the list itself is imported when a page shows it."""

from __future__ import annotations

from cxworkshop.ui.commands import Command

UP, DOWN = ("Alt+Shift+Up",), ("Alt+Shift+Down",)  # a card among others, where Alt and the arrows go from page to page


def list_commands(prefix: str, scope: str, menu: str, noun: str, *, group: int = 0) -> tuple[Command, ...]:
    """What can be done in a side list, declared for one stage: "principles.add" with N, and so on."""
    return (
        Command(f"{prefix}.add", f"Add {noun}", ("N",), scope, menu, "plus", group),
        Command(f"{prefix}.edit", f"Edit the {noun}", ("Return", "Enter", "F2"), scope, menu, "note-pencil", group),
        Command(f"{prefix}.up", f"Move the {noun} up", ("Alt+Up",), scope, menu, "arrow-up", group),
        Command(f"{prefix}.down", f"Move the {noun} down", ("Alt+Down",), scope, menu, "arrow-down", group),
        Command(f"{prefix}.remove", f"Remove the {noun}", ("Del",), scope, menu, "trash", group),
    )
