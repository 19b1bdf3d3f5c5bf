"""The facilitator's hands on the vote: a key is a dot, a digit of a count, or the end of a person, kept at once."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import Changed
from cxworkshop.core.words import counted
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.ballots import rounds_in, votes_are_in, votes_noun
from cxworkshop.stages.definition.page.ballot import Ballot
from cxworkshop.stages.definition.page.cry_rows import NEW, CryRow
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.records import RallyingCry
from cxworkshop.stages.prepare.records import Voting
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk

MOST_EACH = 5  # dots a person, as far as one key goes through them
DIGITS = 3


class CryVote:
    """`ballot` is what is known of the open vote. `refresh` shows everything again.

    `note` is what a key could not do, until the next key: eyes are on the room, so that nothing is silently dropped.
    """

    def __init__(self, desk: Desk, cries: OrderedList, refresh: Callable[[], None]) -> None:
        self._desk, self._cries, self._refresh = desk, cries, refresh
        self.ballot = Ballot()
        self.note = ""
        self._counting = ""  # the candidate whose hands are being typed

    @property
    def is_open(self) -> bool:
        """Whether votes are being taken."""
        return self.ballot.is_open

    @property
    def voting(self) -> Voting:
        """How the room votes."""
        return self._desk.content.one(Voting)

    @property
    def rows(self) -> list[CryRow]:
        """The candidates as they are shown."""
        return [row for row in self._cries.rows.rows if isinstance(row, CryRow) and row.id != NEW]

    # -- opening and closing -------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Begin a round."""
        self._fresh()
        self.ballot.open(self._desk.content)
        announce(self._cries, "The vote is open")

    def close(self) -> None:
        """End the round; the totals may be seen."""
        self._fresh()
        total = self.ballot.count(self._desk.content)
        self.ballot.close()
        self._desk.end_typing()
        announce(self._cries, f"The vote is closed with {counted(total, 'vote')}")

    def reset(self) -> None:
        """Another workshop stands on the desk."""
        self._fresh()
        self.ballot.close()

    def hear(self, changed: Changed) -> None:
        """Votes came or went."""
        if any(isinstance(change.record, RallyingCry) for change in changed.changes):
            self.ballot.hear(changed, self._desk.content)

    # -- how the room votes --------------------------------------------------------------------------------------------

    @property
    def may_turn(self) -> bool:
        """Whether it can still be said that dots or hands are counted: nothing came in yet."""
        return not self.is_open or not self.ballot.count(self._desk.content)

    def turn_kind(self) -> None:
        """Count hands instead of dots, or dots again."""
        if self.may_turn:
            self._fresh()
            self._desk.do(do.count_by_hands, not self.voting.hands)

    def more_each(self) -> None:
        """One dot more for each person; after five, one."""
        if not self.voting.hands:
            dots = self.voting.dots % MOST_EACH + 1
            if self._desk.do(do.set_dots, dots) and len(self.ballot.dots) >= dots:
                self.ballot.end_ballot()
                self._refresh()

    # -- keys ----------------------------------------------------------------------------------------------------------

    def digit(self, number: int) -> None:
        """A digit was typed while the vote is open: a dot for this candidate, or a digit of the count."""
        self._fresh(keep=self.voting.hands)
        if self.voting.hands:
            self._type(number)
        else:
            row = next((row for row in self.rows if row.number == number), None)
            if row is None:
                self._say(f"There is no candidate {number}")
            else:
                self.count(row.id, 1)

    def count(self, cry_id: str, by: int) -> None:
        """Count a vote; closed, this corrects the last round."""
        ballot, content = self.ballot, self._desk.content
        if ballot.round is None:
            self._desk.do(do.count_vote, cry_id, max(0, rounds_in(content) - 1), by)
        elif not self.voting.hands and self._desk.do(do.count_vote, cry_id, ballot.round, by, ballot=ballot.number):
            self._tell()

    def enter(self) -> None:
        """The person has no more dots, or the hands for this candidate are counted: the next."""
        self._fresh(keep=True)
        if not self.voting.hands:
            self.ballot.end_ballot()
            self._refresh()
            return
        row = self._row()
        rows = self.rows
        if row is None:
            return
        self.end_count()
        after = [*rows[rows.index(row) + 1 :], *rows]
        following = next((one for one in after if one.id not in self.ballot.counted), None)
        self._cries.focus_row(following.id if following is not None else row.id)
        self._refresh()

    def take_back(self) -> None:
        """Take back the dot that came last, or a digit of the count; before the first digit, go to the one before."""
        self._fresh(keep=True)
        ballot = self.ballot
        if ballot.round is None:
            return
        if self.voting.hands:
            self._untype()
        elif ballot.last:
            self._desk.do(do.count_vote, ballot.last, ballot.round, -1, ballot=len(ballot.ballots) - 1)
            self._tell()
        elif ballot.count(self._desk.content):
            self._desk.problem.emit(
                Refused(
                    "Which vote came last is not kept when the program ends.",
                    "All votes are still there.",
                    "Close the vote and open it again for a new round.",
                )
            )

    def end_count(self) -> None:
        """Another candidate gets the focus: what is typed for this one stands."""
        if self._counting and self.ballot.typed:
            self.ballot.end_count(self._counting)
        self._counting = ""

    # -- inside --------------------------------------------------------------------------------------------------------

    def _row(self) -> CryRow | None:
        row = self._cries.current()
        return row if isinstance(row, CryRow) and row.id != NEW else None

    def _type(self, number: int) -> None:
        row, ballot = self._row(), self.ballot
        if row is None or ballot.round is None:
            return
        if self._counting != row.id:
            self.end_count()
            self._counting = row.id
        typed = str(int(f"{ballot.typed}{number}"))
        if len(typed) > DIGITS:
            self._say(f"{typed:.3} are counted. Backspace corrects")
            return
        self._set(row, typed)

    def _untype(self) -> None:
        row, ballot = self._row(), self.ballot
        if row is None:
            return
        if ballot.typed:
            self._set(row, ballot.typed[:-1])
        elif row.id in ballot.counted:
            self._set(row, "")
        else:
            rows = self.rows
            self._cries.focus_row(rows[max(0, rows.index(row) - 1)].id)

    def _set(self, row: CryRow, typed: str) -> None:
        ballot = self.ballot
        if ballot.round is None:
            return
        if not self._desk.do(do.count_hands, row.id, ballot.round, int(typed or 0)):
            return
        ballot.typed, self._counting = typed, row.id
        if typed:
            ballot.counted.add(row.id)
        else:
            ballot.counted.discard(row.id)
        self._tell()
        self._refresh()

    def _tell(self) -> None:
        ballot, content = self.ballot, self._desk.content
        if ballot.round is not None:
            announce(self._cries, votes_are_in(content, ballot.round).words(votes_noun(content)))

    def _fresh(self, *, keep: bool = False) -> None:
        """A key was pressed: what the one before could not do is told no longer; `keep` what is being typed."""
        self.note = ""
        if not keep:
            self._counting = self.ballot.typed = ""

    def _say(self, note: str) -> None:
        self.note = note
        announce(self._cries, note)
        self._refresh()
