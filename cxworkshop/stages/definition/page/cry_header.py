"""What stands above the candidates: how the vote stands, how the room votes, and the two buttons of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxworkshop.core.content import Content
from cxworkshop.core.words import counted
from cxworkshop.stages.definition.ballots import rounds_in, total_in, votes_are_in, votes_noun
from cxworkshop.stages.definition.page.cry_rows import CryRow
from cxworkshop.stages.definition.page.cry_vote import CryVote
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.labels import ElidedLabel, Label

CLOSED = ("add", "fewer", "agree", "compare", "up", "down", "remove")  # what waits while the vote is open


class CryHeader:
    """`title` is the heading, `standing` and `how` go beside it, the buttons into the page's header."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self.title = Label("Candidates", "h3", "ink")
        self.standing = ElidedLabel("", "ui", "ink2")
        self.each = Button("", "quiet")
        self.each.bind(commands.action("definition.cry_each"), text=False)
        self.hands = Button("", "quiet")
        self.hands.bind(commands.action("definition.cry_hands"), text=False)
        self.how = (self.each, self.hands)
        for button in self.how:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the digits with the candidates
        self.vote = Button("Open the vote", icon="hand-palm")
        self.vote.bind(commands.action("definition.cry_vote"), text=False)
        self.agree = Button("Agree", "primary", icon="check")
        self.agree.bind(commands.action("definition.cry_agree"), text=False)

    def dress(self, content: Content, vote: CryVote, row: CryRow | None) -> None:
        """Say how the vote stands, and offer what can be done now; `row` is the focused candidate."""
        is_open, rounds = vote.is_open, rounds_in(content)
        agreed = row is not None and row.agreed
        self.title.setText(_heading(content, vote))
        self.title.set_role("h2" if is_open else "h3")
        self.standing.setText("" if is_open else _standing(content, rounds))
        voting = vote.voting
        self.each.setText(f"{counted(voting.dots, 'dot')} each")
        self.each.setVisible(not voting.hands)
        self.hands.setText("Count dots" if voting.hands else "Count hands")
        self.vote.setText("Close the vote" if is_open else "Vote again" if rounds else "Open the vote")
        self.vote.set_icon("check" if is_open else "arrow-counter-clockwise" if rounds else "hand-palm")
        self.vote.set_kind("primary" if is_open else "secondary")
        self.agree.setText("Reopen" if agreed else f"Agree on {row.number if row is not None else 1}")
        settled = any(about.cry for about in content.of(Definition))
        self.agree.set_kind("secondary" if is_open or settled else "primary")
        self._enable(content.count(RallyingCry), row, is_open=is_open)
        self._commands.enable(("definition.cry_hands",), vote.may_turn and content.count(RallyingCry) > 0)
        self._commands.enable(("definition.cry_each",), not voting.hands and content.count(RallyingCry) > 0)
        self._commands.enable(("definition.cry_more",), not (is_open and voting.hands))

    def _enable(self, candidates: int, row: CryRow | None, *, is_open: bool) -> None:
        enable = self._commands.enable
        enable([f"definition.cry_{name}" for name in CLOSED], not is_open)
        enable(("definition.cry_vote", "definition.cry_more"), candidates > 0)
        enable(("definition.cry_back",), is_open)
        if not is_open:
            enable(("definition.cry_agree",), row is not None and bool(row.text.strip()))
            enable(("definition.cry_compare",), candidates > 1)
        said = row is not None and bool(row.text.strip())
        enable(("definition.cry.fist", "definition.cry.fingers"), said and not is_open)


def _heading(content: Content, vote: CryVote) -> str:
    if vote.ballot.round is None:
        return "Candidates"
    return votes_are_in(content, vote.ballot.round).words(votes_noun(content))


def _standing(content: Content, rounds: int) -> str:
    if not rounds:
        return ""
    last = counted(total_in(content, rounds - 1), "vote")
    return last if rounds == 1 else f"{last} in round {rounds}"
