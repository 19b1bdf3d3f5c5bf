"""What a facilitator can do on the Definition page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.stages.definition.page import scales_keys
from cxworkshop.ui.commands import Command
from cxworkshop.ui.tally_commands import tally_commands

CARDS = "definition.imperatives"
COLLISIONS = "definition.collisions"
CRIES = "definition.cries"
PAPER = "definition.paper"
MENU = "Definition"
WRITE = ("Return", "Enter", "F2")

COMMANDS: tuple[Command, ...] = (
    Command("definition.imperative_add", "Add an imperative", ("N",), CARDS, MENU, "plus"),
    Command("definition.imperative_write", "Write on the card", WRITE, CARDS, MENU, "note-pencil"),
    Command("definition.imperative_number", "Go to a card", (), CARDS, MENU, "hash", shown="1 – 9"),
    Command("definition.imperative_customer", "This is customer focus, or no longer", ("C",), CARDS, MENU, "circle"),
    Command("definition.imperative_collide", "Say what it can collide with", ("X",), CARDS, MENU, "arrows-left-right"),
    Command("definition.imperative_back", "Move the card back", ("Alt+Left", "Alt+Up"), CARDS, MENU, "arrow-left"),
    Command("definition.imperative_on", "Move the card on", ("Alt+Right", "Alt+Down"), CARDS, MENU, "arrow-right"),
    Command("definition.imperative_remove", "Remove the card", ("Del",), CARDS, MENU, "trash"),
    Command("definition.imperative_note", "Write notes on the card", ("O",), CARDS, MENU, "note"),
    Command("definition.why_now", "Write why now", ("W",), CARDS, MENU, "megaphone"),
    Command("definition.collision_write", "Say which one waits", WRITE, COLLISIONS, MENU, "note-pencil", 1),
    Command("definition.collision_remove", "Remove the collision", ("Del",), COLLISIONS, MENU, "trash", 1),
    Command("definition.cry_add", "Add a candidate", ("N",), CRIES, MENU, "plus", 2),
    Command("definition.cry_write", "Reword the candidate; in a vote, the next", WRITE, CRIES, MENU, "note-pencil", 2),
    Command("definition.cry_number", "Go to a candidate; in a vote, count", (), CRIES, MENU, "hash", 2, shown="0 – 9"),
    Command("definition.cry_vote", "Open the vote, or close it", ("V",), CRIES, MENU, "hand-palm", 2),
    Command("definition.cry_each", "One dot more for each person", ("E",), CRIES, MENU, "circles-three", 2),
    Command("definition.cry_hands", "Count hands instead of dots, or dots again", ("H",), CRIES, MENU, "hand", 2),
    Command("definition.cry_more", "One vote more", ("+", "Shift++", "="), CRIES, MENU, "plus-circle", 2),
    Command("definition.cry_fewer", "One vote fewer", ("-",), CRIES, MENU, "minus-circle", 2),
    Command("definition.cry_back", "Take the last vote back", ("Backspace",), CRIES, MENU, "arrow-u-up-left", 2),
    Command("definition.cry_agree", "Agree on the candidate, or reopen", ("A",), CRIES, MENU, "check", 2),
    Command("definition.cry_compare", "Compare word by word", ("D",), CRIES, MENU, "git-diff", 2),
    Command("definition.cry_note", "Write notes on the candidate", ("O",), CRIES, MENU, "note", 2),
    Command("definition.cry_up", "Move the candidate up", ("Alt+Up",), CRIES, MENU, "arrow-up", 2),
    Command("definition.cry_down", "Move the candidate down", ("Alt+Down",), CRIES, MENU, "arrow-down", 2),
    Command("definition.cry_remove", "Remove the candidate", ("Del",), CRIES, MENU, "trash", 2),
    *tally_commands("definition.cry", CRIES, MENU, group=2),
    Command("definition.paper_write", "Write here", WRITE, PAPER, MENU, "note-pencil", 3),
    Command("definition.paper_open", "Next open point", ("U",), PAPER, MENU, "flag", 3),
    *scales_keys.COMMANDS,
)
