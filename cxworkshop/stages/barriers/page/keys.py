"""What a facilitator can do on the Barriers page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command
from cxworkshop.ui.list_commands import DOWN, UP

LIST = "barriers.list"
OWNERS = "barriers.owners"
DRAWER = "barriers.drawer"
MENU = "Barriers"

COMMANDS: tuple[Command, ...] = (
    Command("barriers.add", "Add barrier", ("N",), LIST, MENU, "plus"),
    Command("barriers.mitigate", "Mitigate", ("M",), LIST, MENU, "lifebuoy"),
    Command("barriers.edit", "Open barrier", ("Return", "Enter"), LIST, MENU, "note-pencil"),
    Command("barriers.write", "Write name and experience here", ("F2",), LIST, MENU, "textbox"),
    Command("barriers.area", "Say in which area it lies", ("A",), LIST, MENU, "map-trifold"),
    Command("barriers.none", "None here; or nothing remains", ("0",), LIST, MENU, "check-circle"),
    Command("barriers.remove", "Remove", ("Del",), LIST, MENU, "trash"),
    *(Command(f"barriers.severity_{n}", f"Severity {n}", (str(n),), LIST, MENU, "chart-bar", 1) for n in range(1, 6)),
    Command("barriers.unsay", "Severity not said", ("Backspace",), LIST, MENU, "eraser", 1),
    Command("barriers.switch", "Severity now, or what remains", ("Tab",), LIST, MENU, "arrows-left-right", 1),
    Command("barriers.up", "Move up", ("Alt+Up",), LIST, MENU, "arrow-up", 2),
    Command("barriers.down", "Move down", ("Alt+Down",), LIST, MENU, "arrow-down", 2),
    Command("barriers.filter", "Filter", ("/",), LIST, MENU, "funnel-simple", 2),
    Command("barriers.owner_open", "Open mitigation", ("Return", "Enter"), OWNERS, MENU, "note-pencil", 3),
    Command("barriers.owner_done", "Done, or not yet", ("Space",), OWNERS, MENU, "check", 3),
    Command("barriers.owner_filter", "Filter by owner or words", ("/",), OWNERS, MENU, "funnel-simple", 3),
    Command("barriers.above", "Barrier above", ("Alt+Up",), DRAWER),
    Command("barriers.below", "Barrier below", ("Alt+Down",), DRAWER),
    Command("barriers.drawer_mitigate", "Add a mitigation", ("M",), DRAWER),
    Command("barriers.mitigation_up", "Move the mitigation up", UP, DRAWER),
    Command("barriers.mitigation_down", "Move the mitigation down", DOWN, DRAWER),
)
