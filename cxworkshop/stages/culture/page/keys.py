"""What a facilitator can do on the Culture page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command
from cxworkshop.ui.scale_commands import scale_commands
from cxworkshop.ui.tally_commands import tally_commands

PAGE = "culture"
STRIP = "culture.strip"
SCALE = "culture.scale"
EXAMPLES = "culture.examples"
MENU = "Culture"
PREFIX = "culture.scale"

COMMANDS: tuple[Command, ...] = (
    Command("culture.add", "Add an example", ("N",), PAGE, MENU, "plus"),
    Command("culture.write", "Write here", ("Return", "Enter", "F2"), EXAMPLES, MENU, "note-pencil"),
    Command("culture.promise", "It is about keeping promises, or not", ("P",), PAGE, MENU, "hand-heart"),
    Command("culture.up", "Move the example up", ("Alt+Up",), EXAMPLES, MENU, "arrow-up"),
    Command("culture.down", "Move the example down", ("Alt+Down",), EXAMPLES, MENU, "arrow-down"),
    Command("culture.remove", "Remove the example", ("Del",), EXAMPLES, MENU, "trash"),
    Command("culture.scale.add", "Add a scale", ("Shift+N",), PAGE, MENU, "plus", 1),
    Command("culture.scale.poles", "Write the poles", ("F2",), STRIP, MENU, "note-pencil", 1),
    Command("culture.scale.back", "Move the scale back", ("Alt+Left",), STRIP, MENU, "arrow-left", 1),
    Command("culture.scale.on", "Move the scale on", ("Alt+Right",), STRIP, MENU, "arrow-right", 1),
    Command("culture.scale.remove", "Remove the scale", ("Del",), STRIP, MENU, "trash", 1),
    *scale_commands(PREFIX, PAGE, SCALE, MENU, group=2),
    *tally_commands(PREFIX, PAGE, MENU, group=5),
    Command("culture.use", "Say how it is used to recruit", ("U",), PAGE, MENU, "identification-badge", 5),
)
