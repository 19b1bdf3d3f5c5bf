"""The shell's commands, each with its words and its key, as the menus, the palette and the key map read them."""

from __future__ import annotations

from importlib import import_module

from cxworkshop.stages import STAGES
from cxworkshop.ui.commands import Command

FILE, EDIT, VIEW, GO, ROOM, HELP = "File", "Edit", "View", "Go", "Room", "Help"
LANGUAGE = "Room: language"  # a menu inside that of the room
CLICKER = "room.clicker"

# The places as the key map calls them.
PLACES = {
    "anywhere": "Anywhere",
    "room.clicker": "The sheet, while the room is live: a clicker’s keys",
    "start": "Start page",
    "teams.board": "Teams board",
    "teams.rapid": "Teams, one by one",
    "teams.sight": "Line of sight",
    "teams.drawer": "Team drawer",
    "teams.list": "Teams list",
    "prepare.agenda": "Agenda",
    "prepare.ready": "Ready?",
    "prepare.people": "People",
    "prepare.room": "Room check",
    "principles.list": "Principles, the statements",
    "principles.matrix": "Matrix of teams and principles",
    "principles.cell": "Editor of a cell",
    "definition.imperatives": "Imperatives",
    "definition.collisions": "Imperatives that collide",
    "definition.cries": "Rallying cry",
    "definition.paper": "Full definition",
    "definition.scales": "Scales",
    "definition.scale_list": "Scales, the list",
    "definition.scale": "A scale",
    "culture": "Culture",
    "culture.strip": "Culture, the scales",
    "culture.scale": "Culture, a scale",
    "culture.examples": "Culture, the examples",
    "barriers.list": "Barriers",
    "barriers.owners": "Barriers by owner",
    "barriers.drawer": "Barrier editor",
    "signoff.document": "Sign-off, Document",
    "signoff.paper": "Sign-off, the pages",
    "signoff.points": "Sign-off, open points",
    "signoff.pad": "Sign-off, signing",
    "signoff.revisions": "Revisions",
    "signoff.list": "Revisions, the list",
    "import": "Import",
    "import.file": "Import, the file",
    "check": "Check a signed PDF",
    "check.pages": "Check a signed PDF, the pages",
}


def _go() -> tuple[Command, ...]:
    """One command a stage; the first stage is Ctrl 0, so that the numbers on the rail are the numbers on the keys."""
    return tuple(
        Command(f"go.{stage.key}", f"Go to {stage.title}", (f"Ctrl+{place}",), menu=GO, icon=stage.icon)
        for place, stage in enumerate(STAGES)
    )


# What a room can be spoken to in; the kit that holds the words themselves is loaded when the room is first needed.
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
}


def _room() -> tuple[Command, ...]:
    """What can be done with the room. Its keys work in dialogs and while typing as well (shell/audience/keys.py).

    Commands that undo themselves say what they would do now (shell/roomdeeds.py).
    """
    return (
        Command("room.show", "Show in the room", ("Ctrl+Return", "Ctrl+Enter"), menu=ROOM, icon="monitor-play"),
        Command("room.open", "Open the room", ("F5", "Ctrl+Shift+R"), menu=ROOM, icon="projector-screen"),
        Command("room.swap", "Swap the two screens", ("Shift+F5",), menu=ROOM, icon="arrows-left-right"),
        Command("room.live", "Go live", menu=ROOM, icon="broadcast", group=1),
        Command("room.freeze", "Freeze the room", ("F7", "Ctrl+Shift+F"), menu=ROOM, icon="snowflake", group=1),
        Command("room.blank", "Blank the room", ("F8", "Ctrl+Shift+B"), menu=ROOM, icon="eye-slash", group=1),
        Command("room.next", "Next in the room", ("PgDown",), CLICKER, ROOM, "caret-right", 2),
        Command("room.previous", "Previous in the room", ("PgUp",), CLICKER, ROOM, "caret-left", 2),
        Command("room.black", "Blank the room, or end it", ("B", "."), CLICKER),
        Command("room.spot", "Spotlight the next item", ("F9",), menu=ROOM, icon="lightbulb-filament", group=2),
        Command("room.spot_back", "Spotlight the item before", ("Shift+F9",), menu=ROOM, icon="lightbulb", group=2),
        Command("room.welcome", "Show the welcome", menu=ROOM, icon="hand-waving", group=3),
        Command("room.agenda", "Show the agenda", menu=ROOM, icon="list-bullets", group=3),
        Command("room.pause", "Show the break clock", ("Shift+F8",), menu=ROOM, icon="coffee", group=3),
        Command("room.groups", "Show where every team stands", menu=ROOM, icon="users-three", group=3),
        Command("room.principles", "Show the principles", menu=ROOM, icon="compass", group=3),
        Command("room.clock", "Show only the timer", menu=ROOM, icon="hourglass-medium", group=3),
        Command("room.pattern", "Show the test pattern", menu=ROOM, icon="grid-four", group=3),
        Command("room.timer", "Show the time beside it", ("Shift+F7",), menu=ROOM, icon="timer", group=4),
        Command("room.dark", "Make the room dark", menu=ROOM, icon="moon", group=4),
        Command("room.larger", "Larger text in the room", ("Ctrl+Alt+=",), menu=ROOM, icon="plus", group=4),
        Command("room.smaller", "Smaller text in the room", ("Ctrl+Alt+-",), menu=ROOM, icon="minus", group=4),
        Command("room.follow", "Let the room follow the selection", menu=ROOM, icon="cursor-click", group=4),
        Command("room.identify", "Identify the screens", menu=ROOM, icon="hash", group=5),
        *(
            Command(f"room.language_{key}", f"Speak {name} in the room", menu=LANGUAGE, icon="translate")
            for key, name in LANGUAGES.items()
        ),
    )


COMMANDS: tuple[Command, ...] = (
    Command("file.new", "New workshop…", ("Ctrl+N",), menu=FILE, icon="plus"),
    Command("file.open", "Open…", ("Ctrl+O",), menu=FILE, icon="folder-open"),
    Command("file.check", "Check a signed PDF…", ("Ctrl+Shift+O",), menu=FILE, icon="seal-check"),
    Command("file.sample", "Open the sample", ("Ctrl+E",), scope="start", menu=FILE, icon="play-circle"),
    Command("file.checkpoint", "Save to the workshop file now", ("Ctrl+S",), menu=FILE, icon="floppy-disk", group=1),
    Command("file.copy", "Save a copy elsewhere…", ("Ctrl+Shift+S",), menu=FILE, icon="copy", group=1),
    Command("file.copy_bare", "Save a copy without its history…", menu=FILE, icon="eraser", group=1),
    Command("file.earlier", "Earlier copies…", menu=FILE, icon="clock-counter-clockwise", group=1),
    Command("file.lock", "Passphrase of this workshop…", menu=FILE, icon="lock-key", group=1),
    Command("file.export", "Export the document…", ("Ctrl+P",), menu=FILE, icon="file-pdf", group=2),
    Command("file.export_record", "Export the full record…", menu=FILE, icon="files", group=2),
    Command("file.export_teams", "Export all team pages…", menu=FILE, icon="users-three", group=2),
    Command("file.export_each", "Export one file for each team…", menu=FILE, icon="folders", group=2),
    Command("file.print", "Print the document…", ("Ctrl+Shift+P",), menu=FILE, icon="printer", group=2),
    Command("file.import", "Import…", ("Ctrl+I",), menu=FILE, icon="table", group=2),
    Command("file.close", "Close the workshop", ("Ctrl+W",), menu=FILE, icon="x", group=3),
    Command("file.quit", "Quit", ("Ctrl+Q",), menu=FILE, icon="sign-out", group=3),
    Command("edit.undo", "Undo", ("Ctrl+Z",), menu=EDIT, icon="arrow-counter-clockwise"),
    Command("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), menu=EDIT, icon="arrow-clockwise"),
    Command("edit.park", "Park a thought", ("Ctrl+J",), menu=EDIT, icon="car-simple", group=1),
    Command("edit.find", "Find anything", ("Ctrl+F",), menu=EDIT, icon="magnifying-glass", group=2),
    Command("view.commands", "All commands", ("Ctrl+K",), menu=VIEW, icon="command"),
    Command("view.guide", "Show or hide the Guide", ("Ctrl+\\",), menu=VIEW, icon="layout"),
    Command("view.next_pane", "Go to the next pane", ("F6",), menu=VIEW, icon="columns", group=1),
    Command("view.previous_pane", "Go to the previous pane", ("Shift+F6",), menu=VIEW, icon="columns", group=1),
    Command("view.next_tab", "Next tab", ("Ctrl+PgDown",), menu=VIEW, icon="tabs", group=1),
    Command("view.previous_tab", "Previous tab", ("Ctrl+PgUp",), menu=VIEW, icon="tabs", group=1),
    Command("view.signed", "Look at what was signed", ("Ctrl+D",), menu=VIEW, icon="pen-nib", group=1),
    Command("view.timer", "Start or pause the timer", ("Ctrl+T",), menu=VIEW, icon="timer", group=2),
    Command("view.timer_set", "Choose the time", ("Ctrl+Shift+T",), menu=VIEW, icon="hourglass-medium", group=2),
    Command("view.timer_more", "Add a minute", ("Ctrl+M",), menu=VIEW, icon="plus", group=2),
    Command("view.timer_next", "Next line of the agenda", ("Ctrl+L",), menu=VIEW, icon="skip-forward", group=2),
    Command("view.larger", "Larger text", ("Ctrl+=", "Ctrl++"), menu=VIEW, icon="magnifying-glass-plus", group=3),
    Command("view.smaller", "Smaller text", ("Ctrl+-",), menu=VIEW, icon="magnifying-glass-minus", group=3),
    Command("view.settings", "Settings", ("Ctrl+,",), menu=VIEW, icon="gear-six", group=4),
    *_go(),
    *_room(),
    Command("import.bring_in", "Bring the rows in", ("Ctrl+Shift+I",), scope="import", icon="tray-arrow-down"),
    Command("import.headings", "The headings are in this row", ("H",), scope="import.file", icon="rows"),
    Command("import.cancel", "Leave the import", ("Esc",), scope="import", icon="x"),
    Command("check.copy", "Copy the verdict", ("Ctrl+C",), scope="check", icon="copy"),
    Command("check.trust", "Trust a certificate…", ("T",), scope="check", icon="certificate"),
    Command("check.next_marked", "Go to the next page that differs", ("N",), scope="check.pages", icon="caret-right"),
    Command("start.find", "Find a workshop", ("/",), scope="start", icon="magnifying-glass"),
    Command("help.keys", "Keys on this screen and all others", ("F1",), menu=HELP, icon="keyboard"),
)


def of_pages() -> tuple[tuple[Command, ...], ...]:
    """The commands that the stages' own pages declare, in the order of the stages."""
    packages = [stage.page.partition(":")[0] for stage in STAGES if stage.page]
    return tuple(import_module(f"{package}.keys").COMMANDS for package in packages)
