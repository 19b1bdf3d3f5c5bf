"""What stands above the candidates: how the vote stands, and the two buttons that go with it."""

from __future__ import annotations

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.page.ballot import Ballot, rounds_in, total_in
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.labels import ElidedLabel, Label

HANDS = "The number of each hand counts it · Backspace takes the last one back · V closes"
CLOSED = ("add", "write", "fewer", "agree", "compare", "up", "down", "remove")  # what waits while the vote is open


class CryHeader:
    """`standing` and `hands` go beside the heading, the buttons into the page's header."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self.standing = Label("", "ui", "ink2")
        self.hands = ElidedLabel("", "ui", "ink2")
        self.vote = Button("Open the vote", icon="hand-palm")
        self.vote.bind(commands.action("definition.cry_vote"), text=False)
        self.agree = Button("Agree", "primary", icon="check")
        self.agree.bind(commands.action("definition.cry_agree"), text=False)

    def dress(self, content: Content, ballot: Ballot, row: CryRow | None) -> None:
        """Say how the vote stands, and offer what can be done now; `row` is the focused candidate."""
        is_open, rounds = ballot.is_open, rounds_in(content)
        agreed = row is not None and row.agreed
        self.standing.setText(_standing(content, ballot, rounds))
        self.standing.set_role("h2" if is_open else "ui")
        self.standing.set_color("ink" if is_open else "ink2")
        self.hands.setText(HANDS if is_open else "")
        self.vote.setText("Close the vote" if is_open else "Vote again" if rounds else "Open the vote")
        self.vote.set_icon("check" if is_open else "arrow-counter-clockwise" if rounds else "hand-palm")
        self.vote.set_kind("primary" if is_open else "secondary")
        self.agree.setText("Reopen" if agreed else f"Agree on {row.number if row is not None else 1}")
        settled = any(about.cry for about in content.of(Definition))
        self.agree.set_kind("secondary" if is_open or settled else "primary")
        self._enable(content.count(RallyingCry), row, is_open=is_open)

    def _enable(self, candidates: int, row: CryRow | None, *, is_open: bool) -> None:
        enable = self._commands.enable
        enable([f"definition.cry_{name}" for name in CLOSED], not is_open)
        enable(("definition.cry_vote", "definition.cry_more"), candidates > 0)
        enable(("definition.cry_back",), is_open)
        if not is_open:
            enable(("definition.cry_agree",), row is not None and bool(row.text.strip()))
            enable(("definition.cry_compare",), candidates > 1)


def _standing(content: Content, ballot: Ballot, rounds: int) -> str:
    if ballot.is_open:
        return f"{ballot.count(content):,} in"
    if not rounds:
        return ""
    last = counted(total_in(content, rounds - 1), "vote")
    return f"{last} · one each, hands up" if rounds == 1 else f"{last} in round {rounds}"
