"""What a facilitator can do on the Teams page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.stages.teams.page.list_keys import LIST_COMMANDS
from cxworkshop.ui.commands import Command
from cxworkshop.ui.list_commands import DOWN, UP

BOARD = "teams.board"
RAPID = "teams.rapid"
SIGHT = "teams.sight"
DRAWER = "teams.drawer"

COMMANDS: tuple[Command, ...] = (
    Command("teams.add", "Add team", ("N",), BOARD, "Teams", "plus"),
    Command("teams.paste", "Paste a list of teams", ("Ctrl+V",), BOARD, "Teams", "clipboard-text"),
    Command("teams.edit", "Open team", ("Return", "Enter"), BOARD, "Teams", "note-pencil"),
    Command("teams.rename", "Rename", ("F2",), BOARD, "Teams", "textbox"),
    Command("teams.remove", "Remove", ("Del",), BOARD, "Teams", "trash"),
    Command("teams.merge", "Merge into one team", ("M",), BOARD, "Teams", "arrows-merge"),
    Command("teams.creator", "Place in CX Creator", ("1",), BOARD, "Teams", "number-circle-one", 1),
    Command(
        "teams.frontline", "Place in CX Enabler · frontline support", ("2",), BOARD, "Teams", "number-circle-two", 1
    ),
    Command("teams.back_office", "Place in CX Enabler · back office", ("3",), BOARD, "Teams", "number-circle-three", 1),
    Command("teams.tray", "Take back to the tray", ("0",), BOARD, "Teams", "tray", 1),
    Command("teams.up", "Move up", ("Alt+Up",), BOARD, "Teams", "arrow-up", 1),
    Command("teams.down", "Move down", ("Alt+Down",), BOARD, "Teams", "arrow-down", 1),
    Command("teams.left", "Move one column left", ("Alt+Left",), BOARD, "Teams", "arrow-left", 1),
    Command("teams.right", "Move one column right", ("Alt+Right",), BOARD, "Teams", "arrow-right", 1),
    Command("teams.rapid", "Place one by one", ("R",), BOARD, "Teams", "cards", 2),
    Command("teams.connect", "Connect", ("C",), BOARD, "Teams", "path", 2),
    Command("teams.sight", "Show line of sight", ("L",), BOARD, "Teams", "eye", 2),
    Command("teams.filter", "Filter", ("/",), BOARD, "Teams", "funnel-simple", 2),
    Command("teams.export_page", "Export the page of this team…", (), BOARD, "Teams", "file-pdf", 2),
    Command("teams.select", "Select, or let go", ("Space",), BOARD, "Teams", "selection", 2),
    Command("teams.select_all", "Select all in the column", ("Ctrl+A",), BOARD, "Teams", "selection-all", 2),
    Command("teams.rapid_creator", "CX Creator", ("1",), RAPID),
    Command("teams.rapid_frontline", "CX Enabler · frontline support", ("2",), RAPID),
    Command("teams.rapid_back_office", "CX Enabler · back office", ("3",), RAPID),
    Command("teams.rapid_skip", "Skip for now", ("S",), RAPID),
    Command("teams.rapid_take_back", "Take back the last one", ("Z",), RAPID),
    Command("teams.rapid_edit", "Edit", ("E",), RAPID),
    Command("teams.rapid_leave", "Back to the board", ("Esc",), RAPID),
    Command("teams.walk", "Walk it aloud", ("W",), SIGHT, "Teams", "person-simple-walk", 3),
    Command("teams.walk_on", "Next step of the walk", ("Space",), SIGHT),
    Command("teams.walk_back", "Last step of the walk again", ("Shift+Space",), SIGHT),
    Command("teams.sight_open", "Open team", ("Return", "Enter"), SIGHT),
    Command("teams.sight_connect", "Connect", ("C",), SIGHT, "", "path"),
    Command("teams.drawer_creator", "Place in CX Creator", ("1",), DRAWER),
    Command("teams.drawer_frontline", "Place in CX Enabler · frontline support", ("2",), DRAWER),
    Command("teams.drawer_back_office", "Place in CX Enabler · back office", ("3",), DRAWER),
    Command("teams.drawer_tray", "Take back to the tray", ("0",), DRAWER),
    Command("teams.above", "Team above", ("Alt+Up",), DRAWER),
    Command("teams.below", "Team below", ("Alt+Down",), DRAWER),
    Command("teams.add_need", "Add a need", ("N",), DRAWER),
    Command("teams.need_up", "Move the need up", UP, DRAWER),
    Command("teams.need_down", "Move the need down", DOWN, DRAWER),
    *LIST_COMMANDS,
)
