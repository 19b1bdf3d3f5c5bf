"""Level 2: candidates for the rallying cry, the room's vote on them, and the one it agrees on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import quoted
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.comparing import Comparing
from cxworkshop.stages.definition.page.cry_header import CryHeader
from cxworkshop.stages.definition.page.cry_layout import CryLayout
from cxworkshop.stages.definition.page.cry_rows import EDGE, LEADING, NEW, CryDelegate, CryRow, Places, cry_rows
from cxworkshop.stages.definition.page.cry_tally import CryTally
from cxworkshop.stages.definition.page.cry_vote import CryVote
from cxworkshop.stages.definition.page.cry_writing import CryWriting
from cxworkshop.stages.definition.page.noting import Noting
from cxworkshop.stages.definition.page.ordered import OrderedList
from cxworkshop.stages.definition.page.rows import Rows
from cxworkshop.stages.definition.page.tab import STAGE, Tab
from cxworkshop.stages.definition.page.whynow import WhyNow
from cxworkshop.stages.definition.records import Definition, RallyingCry
from cxworkshop.stages.prepare.records import Consent, Participant, Voting
from cxworkshop.stages.tally import tally_deeds
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.roomvotes import asked, tell, tell_fist
from cxworkshop.ui.signed import follow_signed
from cxworkshop.ui.tally import Tally, bind_tally

QUESTION = "One sentence people will still say to each other in a year."
VOTING = "The vote is open."
MIME = "application/x-cxworkshop-cry"
LONG = 300  # characters of a candidate in the heading of the strip, which cuts them where it ends


class CriesTab(Tab):
    """The candidates have the focus; while the vote is open their numbers are votes."""

    question = QUESTION

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.why = WhyNow(desk, most=2)
        self.list = OrderedList(Rows(MIME), "Candidates for the rallying cry")
        self.list.takes_zero = True
        self.vote = CryVote(desk, self.list, self.refresh)
        self.tally = CryTally()
        self.delegate = CryDelegate(self.list)
        self.list.setItemDelegate(self.delegate)
        follow_signed(desk, self.delegate, self.list)
        self.comparing = Comparing()
        self.asking = Tally(desk, tally_deeds(desk, self._asked), self.list.focus_row, (EDGE, 8, EDGE, 4))
        self.noting = Noting(desk, self._note, self.list.focus_row)
        self.writing = CryWriting(desk, self.list, self.delegate, self._refresh_rows, self._fit)
        self.header = CryHeader(desk.commands)
        self.buttons = (self.header.vote, self.header.agree)
        self.add_button = Button("Add a candidate", "link", icon="plus")
        self.add_button.bind(desk.commands.action("definition.cry_add"), text=False)
        self.fist_button = Button("Fist of five", "link", icon="hand")
        self.fist_button.bind(desk.commands.action("definition.cry.fist"), text=False)
        links = (self.add_button, self.fist_button)
        below = (self.comparing, self.asking)
        self.standing = CryLayout(self, self.why, self.header, self.tally, self.list, links, self.noting, below)
        self.comparing.end()
        self.comparing.changed.connect(self._share)
        self.writing.emptied.connect(self.add_button.setFocus)
        self.list.edit_wanted.connect(self._write_at)
        self.list.pressed_at.connect(self._pressed)
        self.list.number_pressed.connect(self._number)
        self.list.dropped.connect(self._drop)
        self.list.escaped.connect(self._escaped)
        self.list.resized.connect(self._fit)
        self.asking.turned.connect(self._make_room)
        self.list.current_changed.connect(self._current_changed)
        for told in (self.asking.turned, self.asking.session.changed):
            told.connect(self._tell_votes)
        self._bind()
        self.read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """On a low screen two candidates beside each other, or a vote, take the place of what is not about them."""
        needed = self.comparing.heightForWidth(self.width()) if self.comparing.is_on else 0
        shown = (self.tally, self.vote.is_open), (self.asking, not self.asking.isHidden())
        self.standing.share(max(needed, *(part.sizeHint().height() for part, on in shown if on), 0))

    def _make_room(self) -> None:
        """The strip came, went or grew: the focused candidate stays in sight."""
        self._share()
        QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _bind(self) -> None:
        self.bind(
            self,
            {
                "definition.cry_add": self.add,
                "definition.cry_vote": self.turn_vote,
                "definition.cry_hands": self.vote.turn_kind,
                "definition.cry_each": self.vote.more_each,
                "definition.cry_agree": self.agree,
                "definition.cry_compare": self.compare,
            },
        )
        self.bind(
            self.list,
            {
                "definition.cry_write": self.write,
                "definition.cry_number": self.list.focus_row,
                "definition.cry_more": lambda: self.count(1),
                "definition.cry_fewer": lambda: self.count(-1),
                "definition.cry_back": self.vote.take_back,
                "definition.cry_note": self.noting.begin,
                "definition.cry_up": lambda: self._shift(-1),
                "definition.cry_down": lambda: self._shift(1),
                "definition.cry_remove": self.remove,
            },
        )

        bind_tally(self.desk.commands, "definition.cry", self, self.asking, self._to_ask, self.bring)

    # -- the page's side -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        self.writing.close(back=False)
        self.vote.reset()
        self.asking.reset()
        self.comparing.end()
        self.refresh()

    def follow(self, changed: Changed) -> None:
        about = Definition | RallyingCry | Consent | Voting | Participant
        if any(isinstance(change.record, about) for change in changed.changes):
            self.vote.hear(changed)
            self.asking.refresh()
            self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.why.refresh()
        self._refresh_rows()
        self._dress()

    def room_item(self) -> RoomItem | None:
        """All candidates; the one the room is asked about by fingers, while it is."""
        every = RoomItem(STAGE, "cries") if self.desk.content.count(RallyingCry) else None
        return asked(STAGE, self.asking) or every

    def _tell_votes(self) -> None:
        """Nobody sees totals on the wall before the vote is closed."""
        self.noting.flag.set_quiet(self.vote.is_open or self.asking.is_open)
        tell_fist(self.desk, STAGE, "cries", self.asking)
        vote = RoomItem(STAGE, "cries", step=self.vote.ballot.round or 0, open=True) if self.vote.is_open else None
        tell(self.desk, f"{STAGE}.cries", vote)

    def leave(self) -> None:
        self.why.leave()
        self.writing.leave()
        self.noting.leave()

    def goto(self, where: str) -> bool:
        return self.desk.content.find(RallyingCry, where) is not None and self.list.focus_row(where)

    def take_focus(self) -> None:
        if self.desk.store is not None and not self.desk.content.count(RallyingCry):
            self.add()
        else:
            self.list.focus_row()

    def state(self) -> dict[str, Any]:
        current = self.list.current_id()
        return {"cry": current if current != NEW else "", "vote": self.vote.ballot.round, "fist": self.asking.state()}

    def restore(self, state: dict[str, Any]) -> None:
        self.vote.ballot.reopen(self.desk.content, state.get("vote"))
        self.asking.restore(state.get("fist"))
        self.refresh()
        kept = state.get("cry")
        place = self.list.rows.row_of(kept) if isinstance(kept, str) else -1
        if place >= 0:
            self.list.set_current(place)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Offer the row for a new candidate."""
        if not self.vote.is_open:
            self.comparing.end()
            self.writing.add()

    def write(self) -> None:
        """Reword the focused candidate; while the vote is open, go to the next person or candidate."""
        row = self._row()
        if self.vote.is_open:
            self.vote.enter()
        elif row is not None:
            self.writing.write(row.id)

    def turn_vote(self) -> None:
        """Open the vote, or close it: then the totals show, and the focus is on the one that leads, to be agreed on."""
        closing = self.vote.is_open
        if closing:
            self.vote.close()
        elif self.desk.content.count(RallyingCry):
            self.writing.close(back=False)
            self.comparing.end()
            self.asking.leave()
            self.vote.open()
        self.refresh()
        rows = self._rows()
        leading = next((row.id for row in rows if closing and row.standing == LEADING), "")
        self.list.focus_row(leading or (rows[0].id if rows and not closing and self.vote.voting.hands else ""))

    def count(self, by: int) -> None:
        """One vote more or fewer for the focused candidate; while the vote is open, only more."""
        row = self._row()
        if row is None or (by < 0 and not row.votes):  # nobody takes back from a total that is not shown
            return
        self.vote.count(row.id, by)

    def agree(self) -> None:
        """Agree on the focused candidate; on the agreed one, take that back."""
        row = self._row()
        if row is None or not row.text.strip() or self.vote.is_open:
            return
        if self.desk.do(do.agree_cry, None if row.agreed else row.id):
            announce(self, "Reopened" if row.agreed else "Agreed")
            self.list.focus_row()

    def remove(self) -> None:
        """Remove the focused candidate; a toast offers to take that back."""
        row = self._row()
        if row is not None and not self.vote.is_open and self.desk.do(do.remove_cries, [row.id]):
            self.desk.said.emit(f"Removed {row.text or 'a candidate'}")
            if not self._rows():
                self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self) -> None:
        """Show how the focused candidate differs from the one worded most alike; once more puts it away."""
        if self.comparing.is_on:
            self.comparing.end()
        elif not self.vote.is_open and self.comparing.begin(self._row(), self._rows()):
            announce(self.comparing, self.comparing.accessibleDescription())
            QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _escaped(self) -> None:
        """One thing at a time: the fist of five, then the comparison."""
        if not self.asking.isHidden():
            self.asking.leave()
        else:
            self.comparing.end()

    def _to_ask(self) -> str:
        """The candidate the room can be asked about; the place of a comparison is needed for it."""
        row = self._row()
        if self.vote.is_open or row is None or not row.text.strip():
            return ""
        self.comparing.end()
        return row.id

    def _asked(self, cry_id: str) -> str | None:
        cry = self.desk.content.find(RallyingCry, cry_id)
        return quoted(cry.text, "a rallying cry", LONG) if cry is not None else None

    # -- inside --------------------------------------------------------------------------------------------------------

    def _rows(self) -> list[CryRow]:
        return [row for row in self.list.rows.rows if isinstance(row, CryRow) and row.id != NEW]

    def _row(self) -> CryRow | None:
        row = self.list.current()
        return row if isinstance(row, CryRow) and row.id != NEW else None

    def _refresh_rows(self) -> None:
        self.list.rows.set_rows(cry_rows(self.desk.content, self.vote.ballot, adding=self.writing.adding))
        self._fit()
        self.writing.follow()
        self.comparing.follow(self._row(), self._rows())

    def _fit(self) -> None:
        """The list takes what its rows need, so that what adds one stands below the last."""
        rows = [row for row in self.list.rows.rows if isinstance(row, CryRow)]
        # An empty list would be a stop for Tab that nobody sees.
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.list.setMaximumHeight(max(1, sum(self.delegate.height_of(row) for row in rows)))
        self.list.scheduleDelayedItemsLayout()

    def _dress(self) -> None:
        """What the header says and offers, and whose notes show."""
        row = self._row()
        self.header.dress(self.desk.content, self.vote, row)
        self.tally.show_vote(self.desk.content, self.vote, row, {one.id: one.number for one in self._rows()})
        cry = self.desk.content.find(RallyingCry, row.id) if row is not None else None
        self.noting.show_for(*((cry.id, f"candidate {row.number}", cry.notes) if row and cry else ("", "", "")))
        self.question = VOTING if self.vote.is_open else QUESTION
        self._share()
        self._tell_votes()
        self.dressed.emit()

    def _note(self, cry: str, text: str) -> None:
        if self.desk.content.find(RallyingCry, cry) is not None:
            self.desk.do(do.note_cry, cry, text)
            self.desk.end_typing()

    def _current_changed(self) -> None:
        self.vote.end_count()
        self.comparing.follow(self._row(), self._rows())
        self._dress()

    def _number(self, number: int) -> None:
        if self.vote.is_open:
            self.vote.digit(number)
            return
        row = next((row for row in self._rows() if row.number == number), None)
        if row is None:
            return
        if self.comparing.is_on:
            self.comparing.choose(row, self._row(), self._rows())
        else:
            self.list.focus_row(row.id)

    def _pressed(self, cry_id: str, point: QPoint) -> None:
        place = self.list.rows.row_of(cry_id)
        row = self.list.rows.rows[place] if place >= 0 else None
        if not isinstance(row, CryRow) or row.votes is None:
            return
        places = Places.of(QRectF(self.list.row_rect(cry_id)), row)
        for button, by in ((places.fewer, -1), (places.more, 1)):
            if button.contains(QPointF(point)):
                self.vote.count(cry_id, by)

    def _write_at(self, cry_id: str, point: QPoint) -> None:
        row = self._row()
        if self.vote.is_open or row is None:
            return
        places = Places.of(self.list.row_rect(cry_id), row)
        if not (row.votes is not None and places.fewer.united(places.more).contains(QPointF(point))):
            self.writing.write(cry_id)
        else:
            self._pressed(cry_id, point)

    def _shift(self, way: int) -> None:
        going = self.list.shift(way)
        if going is not None and NEW not in going:
            self._drop(*going)

    def _drop(self, cry_id: str, before: str) -> None:
        if self.desk.content.find(RallyingCry, cry_id) is None or self.vote.is_open:
            return
        before_id = before if self.desk.content.find(RallyingCry, before) is not None else None
        if self.desk.do(do.move_cry, cry_id, before_id):
            self.list.focus_row(cry_id)
