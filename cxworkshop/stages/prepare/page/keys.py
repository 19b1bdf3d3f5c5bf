"""What a facilitator can do on the Prepare page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command

AGENDA = "prepare.agenda"
PEOPLE = "prepare.people"
READY = "prepare.ready"
ROOM = "prepare.room"
MENU = "Prepare"

COMMANDS: tuple[Command, ...] = (
    Command("prepare.add", "Add a line to the agenda", ("N",), AGENDA, MENU, "plus"),
    Command("prepare.edit", "Edit the line", ("Return", "Enter", "F2"), AGENDA, MENU, "note-pencil"),
    Command("prepare.kind", "Say which exercise it is", ("E",), AGENDA, MENU, "tag"),
    Command("prepare.longer", "Five minutes more", ("+", "Shift++", "="), AGENDA, MENU, "plus-circle"),
    Command("prepare.shorter", "Five minutes less", ("-",), AGENDA, MENU, "minus-circle"),
    Command("prepare.up", "Move the line up", ("Alt+Up",), AGENDA, MENU, "arrow-up"),
    Command("prepare.down", "Move the line down", ("Alt+Down",), AGENDA, MENU, "arrow-down"),
    Command("prepare.day_before", "Move the line to the day before", ("Alt+Left",), AGENDA, MENU, "arrow-left"),
    Command("prepare.day_after", "Move the line to the next day", ("Alt+Right",), AGENDA, MENU, "arrow-right"),
    Command("prepare.remove", "Remove the line", ("Del",), AGENDA, MENU, "trash"),
    Command("prepare.add_day", "Add a day", menu=MENU, icon="calendar-plus", group=1),
    Command("prepare.remove_day", "Remove the day with its lines", menu=MENU, icon="calendar-x", group=1),
    Command("prepare.title_page", "Logo and colour of the title page", menu=MENU, icon="image", group=1),
    Command("prepare.ready_add", "Add something to tick", ("N",), READY, MENU, "check-square", 2),
    Command("prepare.ready_tick", "Tick, or take the tick back", ("Space",), READY, MENU, "check", 2),
    Command("prepare.ready_open", "Show where it is, or edit it", ("Return", "Enter", "F2"), READY, MENU, "eye", 2),
    Command("prepare.ready_remove", "Remove what is ticked by hand", ("Del",), READY, MENU, "trash", 2),
    Command("prepare.person_add", "Add a person", ("N",), PEOPLE, MENU, "user-plus", 3),
    Command("prepare.person_paste", "Paste a list of people", ("Ctrl+V",), PEOPLE, MENU, "clipboard-text", 3),
    Command("prepare.person_edit", "Edit the person", ("Return", "Enter", "F2"), PEOPLE, MENU, "note-pencil", 3),
    Command("prepare.person_signs", "Ask to sign, or no longer", ("S",), PEOPLE, MENU, "pen-nib", 3),
    Command("prepare.person_leads", "Facilitates, or no longer", ("F",), PEOPLE, MENU, "hand-waving", 3),
    Command("prepare.person_answer", "Note the answer: coming, not coming, none", ("A",), PEOPLE, MENU, "envelope", 3),
    Command("prepare.person_up", "Move the person up", ("Alt+Up",), PEOPLE, MENU, "arrow-up", 3),
    Command("prepare.person_down", "Move the person down", ("Alt+Down",), PEOPLE, MENU, "arrow-down", 3),
    Command("prepare.person_remove", "Remove", ("Del",), PEOPLE, MENU, "trash", 3),
    Command("prepare.room_identify", "Show each screen’s number on it", ("I",), ROOM, MENU, "number-circle-one", 4),
    Command("prepare.room_pattern", "Test pattern in the room, or take it off", ("P",), ROOM, MENU, "frame-corners", 4),
    Command("prepare.room_large", "Large room text, or the usual", ("L",), ROOM, MENU, "text-aa", 4),
)
