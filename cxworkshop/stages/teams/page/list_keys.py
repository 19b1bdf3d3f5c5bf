"""What a facilitator can do in the List tab, each with its key; letters and digits act outside the cells' editors."""

from __future__ import annotations

from cxworkshop.ui.commands import Command

LIST = "teams.list"

LIST_COMMANDS: tuple[Command, ...] = (
    Command("teams.list_add", "Add team", ("N",), LIST),
    Command("teams.list_edit", "Edit the cell", ("Return", "Enter", "F2"), LIST),
    Command("teams.list_open", "Open team", ("O",), LIST, icon="note-pencil"),
    Command("teams.list_creator", "Place in CX Creator", ("1",), LIST, icon="number-circle-one"),
    Command("teams.list_frontline", "Place in CX Enabler · frontline support", ("2",), LIST, icon="number-circle-two"),
    Command("teams.list_back_office", "Place in CX Enabler · back office", ("3",), LIST, icon="number-circle-three"),
    Command("teams.list_tray", "Take back to the tray", ("0",), LIST, icon="tray"),
    Command("teams.list_connect", "Connect", ("C",), LIST, icon="path"),
    Command("teams.list_sight", "Show line of sight", ("L",), LIST, icon="eye"),
    Command("teams.list_copy", "Copy rows", ("Ctrl+C",), LIST, icon="copy"),
    Command("teams.list_paste", "Paste rows", ("Ctrl+V",), LIST, icon="clipboard-text"),
    Command("teams.list_merge", "Merge into one team", ("M",), LIST, icon="arrows-merge"),
    Command("teams.list_remove", "Remove", ("Del",), LIST, icon="trash"),
    Command("teams.list_select_all", "Select all", ("Ctrl+A",), LIST, icon="selection-all"),
    Command("teams.list_filter", "Filter", ("/",), LIST, icon="funnel-simple"),
)
