"""What a facilitator can do on the Sign-off page, each with its key and the place where the key acts."""

from __future__ import annotations

from cxworkshop.ui.commands import Command

DOCUMENT = "signoff.document"
PAPER = "signoff.paper"
POINTS = "signoff.points"
PAD = "signoff.pad"
REVISIONS = "signoff.revisions"
LIST = "signoff.list"
MENU = "Sign-off"

COMMANDS: tuple[Command, ...] = (
    Command("signoff.sign", "Sign", ("S",), DOCUMENT, MENU, "pen-nib"),
    Command("signoff.freeze", "Freeze a revision", ("F",), DOCUMENT, MENU, "snowflake"),
    Command("signoff.next", "Next page", ("PgDown",), DOCUMENT, MENU, "caret-down", 1),
    Command("signoff.previous", "Previous page", ("PgUp",), DOCUMENT, MENU, "caret-up", 1),
    Command("signoff.zoom", "Whole page, or as wide as there is room", ("Z",), DOCUMENT, MENU, "arrows-out", 1),
    Command("signoff.definition", "Show the definition", ("1",), DOCUMENT, MENU, "file-text", 2),
    Command("signoff.record", "Show the full record", ("2",), DOCUMENT, MENU, "files", 2),
    Command("signoff.team", "Show the page of a team", ("3",), DOCUMENT, MENU, "user-rectangle", 2),
    Command("signoff.pack", "Show all team pages", ("4",), DOCUMENT, MENU, "users-three", 2),
    Command("signoff.version", "Show a frozen revision…", ("V",), DOCUMENT, MENU, "clock-counter-clockwise", 2),
    Command("signoff.paper", "A4, or Letter", ("L",), DOCUMENT, MENU, "note-blank", 2),
    Command("signoff.export", "Export what is shown, at once", ("E",), DOCUMENT, MENU, "export", 2),
    Command("signoff.page_right", "Next page", ("Right",), PAPER),
    Command("signoff.page_left", "Previous page", ("Left",), PAPER),
    Command("signoff.word", "Say why it may stay open", ("Space", "Return", "Enter", "F2"), POINTS, MENU, "check", 3),
    Command("signoff.take_back", "Take the word back", ("Del",), POINTS, MENU, "trash", 3),
    Command("signoff.settle", "Go where it is settled", ("G",), POINTS, MENU, "arrow-right", 3),
    Command("signoff.approve", "Approve", ("A",), PAD, MENU, "check-circle", 4),
    Command("signoff.reserve", "Approve with reservations", ("W",), PAD, MENU, "warning-circle", 4),
    Command("signoff.decline", "Decline", ("D",), PAD, MENU, "x-circle", 4),
    Command("signoff.type", "Type the name, or draw", ("T",), PAD, MENU, "keyboard", 4),
    Command("signoff.on_paper", "It was signed on paper", ("P",), PAD, MENU, "file-arrow-up", 4),
    Command("signoff.swap", "Swap the two revisions", ("X",), REVISIONS, MENU, "arrows-left-right", 5),
    Command("signoff.mark", "Compare with this one", ("Space",), LIST, MENU, "git-diff", 5),
)
