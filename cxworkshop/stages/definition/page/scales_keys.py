"""What can be done on the Scales tab, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command
from cxworkshop.ui.scale_commands import scale_commands
from cxworkshop.ui.tally_commands import tally_commands

TAB = "definition.scales"
LIST = "definition.scale_list"
SCALE = "definition.scale"
MENU = "Definition"
PREFIX = "definition.scale"

COMMANDS: tuple[Command, ...] = (
    Command("definition.scale.add", "Add a scale", ("N",), TAB, MENU, "plus", 4),
    Command("definition.scale.poles", "Write the poles", ("F2",), TAB, MENU, "note-pencil", 4),
    Command("definition.scale.up", "Move the scale up", ("Alt+Up",), LIST, MENU, "arrow-up", 4),
    Command("definition.scale.down", "Move the scale down", ("Alt+Down",), LIST, MENU, "arrow-down", 4),
    Command("definition.scale.remove", "Remove the scale", ("Del",), LIST, MENU, "trash", 4),
    *scale_commands(PREFIX, TAB, SCALE, MENU, group=5),
    *tally_commands(PREFIX, TAB, MENU, group=9),
    Command("definition.scale.case", "Add a trial case", ("C",), TAB, MENU, "list-plus", 8),
)
