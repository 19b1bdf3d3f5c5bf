"""What a facilitator can do on the Principles page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command
from cxworkshop.ui.list_commands import DOWN, UP, list_commands
from cxworkshop.ui.tally_commands import tally_commands

LIST = "principles.list"
MATRIX = "principles.matrix"
CELL = "principles.cell"
MENU = "Principles"

COMMANDS: tuple[Command, ...] = (
    *list_commands("principles", LIST, MENU, "principle"),
    *tally_commands("principles", LIST, MENU, group=0),
    Command("principles.open", "Open the cell", ("Return", "Enter", "F2"), MATRIX, MENU, "note-pencil", 1),
    Command("principles.measure", "Add a measure", ("M",), MATRIX, MENU, "ruler", 1),
    Command("principles.unbalanced", "Go to the next team out of balance", ("U",), MATRIX, MENU, "scales", 1),
    Command("principles.filter", "Filter the matrix", ("/",), MATRIX, MENU, "funnel-simple", 1),
    Command("principles.cell_measure", "Add a measure", ("M",), CELL),
    Command("principles.cell_unbalanced", "Go to the next team out of balance", ("U",), CELL),
    Command("principles.cell_up", "Cell above", ("Alt+Up",), CELL),
    Command("principles.cell_down", "Cell below", ("Alt+Down",), CELL),
    Command("principles.cell_left", "Cell to the left", ("Alt+Left",), CELL),
    Command("principles.cell_right", "Cell to the right", ("Alt+Right",), CELL),
    Command("principles.measure_up", "Move the measure up", UP, CELL),
    Command("principles.measure_down", "Move the measure down", DOWN, CELL),
)
