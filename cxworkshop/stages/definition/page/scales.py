"""The Scales tab: where we stand when two good things pull apart. Votes, the pin, the rule, the cases it decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME
from cxworkshop.method_texts import ScaleText, definition_scales
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.scales_cases import Cases
from cxworkshop.stages.definition.page.scales_keys import PREFIX
from cxworkshop.stages.definition.page.scales_row import ScaleRow
from cxworkshop.stages.definition.page.scales_sheet import Hairline, column_of
from cxworkshop.stages.definition.page.tab import STAGE, Tab
from cxworkshop.stages.definition.records import Dimension, TrialCase
from cxworkshop.stages.prepare.records import Consent, Participant, Voting, voters
from cxworkshop.stages.scales import scale_name
from cxworkshop.stages.tally import tally_deeds
from cxworkshop.ui.commandmenu import pop_menu
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import SectionHeading
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.roomvotes import asked, tell_fist, tell_scale
from cxworkshop.ui.scale_board import ScaleBoard
from cxworkshop.ui.scale_keys import ScaleButtons, bind_scale
from cxworkshop.ui.scale_offer import ScaleOffer
from cxworkshop.ui.scale_session import Deeds, ScaleSession
from cxworkshop.ui.scroller import scroller
from cxworkshop.ui.sidelist import SideList
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.steptext import StepText
from cxworkshop.ui.tally import Tally, bind_tally

MIDDLE_WORDS = "The exact middle decides nothing."
LIST_MENU = tuple(f"{PREFIX}.{key}" if key else "" for key in ("vote", "rule", "poles", "", "up", "down", "", "remove"))


class ScalesTab(Tab):
    """Level 3: the scales at the left, the chosen one at work beside them, or the place where a new one begins."""

    question = "Where do we stand when two good things pull apart?"
    wide = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ruled = ""  # the scale whose rule stands in the field
        self._order: list[str] = []
        deeds = Deeds(do.cast_vote, do.take_vote_back, do.agree_position, do.drop_round)
        self.session = ScaleSession(desk, self._find, deeds, MIDDLE_WORDS, self, people=lambda: voters(desk.content))
        self.side = SideList("Scales", "Add a scale")
        self.side.follow_signed(desk)
        self.board = ScaleBoard()
        self.rule = StepText("What follows from it, so that a case can be decided", "Decision rule", "voice2")
        self.cases = Cases(desk)
        self.offer = ScaleOffer(
            "A new scale", "Two good things that pull apart. A sensible person could stand at either end."
        )
        self._stack = QStackedWidget()
        self.flag = SignedChip(desk)
        work = scroller(column_of(self.flag, self.board, Hairline(), self._rule_part(), self.cases))
        work.keep_together(self.board.view, self.board)
        self._stack.addWidget(work)
        self._stack.addWidget(scroller(column_of(self.offer)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        self.tally = Tally(desk, tally_deeds(desk, self._asked), self.board.focus_view, (24, 4, 24, 14))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.tally)
        row.addLayout(right, 1)
        self.header = ScaleButtons(desk.commands, PREFIX, self.session)
        self.buttons = (self.header.agree, self.header.vote)
        self._connect()
        self._bind()
        self.refresh()

    def _rule_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeading("Decision rule"))
        column.addWidget(self.rule)
        return part

    def _connect(self) -> None:
        side, board = self.side, self.board
        self.session.changed.connect(self.refresh)
        self.session.changed.connect(self.looked)
        for told in (self.tally.turned, self.tally.session.changed):
            told.connect(self._tell_votes)
        side.chosen.connect(self._choose)
        side.opened.connect(lambda _key: self._work(self.rule.begin))
        side.moved.connect(lambda key, before: self.desk.do(do.move_scale, key, before or None))
        side.remove_wanted.connect(self._remove)
        side.menu_wanted.connect(lambda _key, place: pop_menu(self.desk.commands, LIST_MENU, place, side.view))
        board.written.connect(self._write)
        board.view.stepped.connect(self._step)
        self.rule.committed.connect(lambda text: self._write(self._ruled, "rule", text))
        self.rule.entered.connect(self.cases.begin)
        self.rule.escaped.connect(board.focus_view)
        self.cases.escaped.connect(board.focus_view)
        self.offer.made.connect(self._make)
        self.offer.picked.connect(self._pick)
        self.offer.closed.connect(self._offer_closed)

    def _bind(self) -> None:
        commands, view = self.desk.commands, self.side.view
        write_rule = partial(self._work, self.rule.begin)
        bind_scale(commands, PREFIX, self, self.board, self.session, write_rule, self._reveal)
        bind_tally(commands, PREFIX, self, self.tally, self._to_ask, self._reveal)
        self.bind(
            self,
            {
                f"{PREFIX}.add": self.begin_scale,
                f"{PREFIX}.poles": partial(self._work, self.board.edit_poles),
                f"{PREFIX}.case": partial(self._work, self.cases.begin),
            },
        )
        self.bind(
            view,
            {
                f"{PREFIX}.up": partial(self.side.shift, -1),
                f"{PREFIX}.down": partial(self.side.shift, 1),
                f"{PREFIX}.remove": self.side.remove,
            },
        )
        # The arrows that a list of one column has no use for move the pin from here too.
        for key in ("pin_left", "pin_right"):
            view.addAction(commands.action(f"{PREFIX}.{key}"))
        self.side.add_button.bind(commands.action(f"{PREFIX}.add"), text=False)

    # -- what the page asks --------------------------------------------------------------------------------------------

    def follow(self, changed: Changed) -> None:
        about = Dimension | TrialCase | Consent | Voting | Participant
        if any(isinstance(change.record, about) for change in changed.changes):
            self.session.refresh()
            self.tally.refresh()
            self.refresh()

    def read(self) -> None:
        self.session.reset()
        self.tally.reset()
        self._stack.setCurrentIndex(0)  # the workshop before may have had no scale
        self.refresh()

    def room_item(self) -> RoomItem | None:
        """The scale on show, or the fist of five on it."""
        if self._offering or self.session.scale is None:
            return None
        return asked(STAGE, self.tally) or RoomItem(STAGE, "scale", self.session.scale_id)

    def mark(self, record: str) -> None:
        self.side.mark(record)

    def _tell_votes(self) -> None:
        """Nobody sees votes on the wall before they are closed."""
        self.flag.set_quiet(self.session.is_open or self.tally.is_open)
        tell_scale(self.desk, STAGE, self.session)
        tell_fist(self.desk, STAGE, "scales", self.tally)

    def leave(self) -> None:
        self.side.commit()
        self.board.commit()
        self.rule.commit()
        self.cases.commit()
        self.offer.commit()

    def take_focus(self) -> None:
        (self.offer.left if self._offering else self.side.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def goto(self, where: str) -> bool:
        case = self.desk.content.find(TrialCase, where)
        scale_id = case.dimension if case is not None else where
        if self._find(scale_id) is None:
            return False
        self._stack.setCurrentIndex(0)
        self.session.choose(scale_id)
        self.refresh()
        shown = self.cases.reveal(where) if case is not None else None
        if shown is None:
            self.board.focus_view()
        return True

    def state(self) -> dict[str, Any]:
        return {**self.session.state(), "fist": self.tally.state()}

    def restore(self, state: dict[str, Any]) -> None:
        self.session.restore(state)
        self.tally.restore(state.get("fist"))

    def refresh(self) -> None:
        """Show everything as it is now."""
        scales = self.desk.content.of(Dimension)
        if scales and self.session.scale is None:
            self.session.scale_id = self._heir(scales)
        scale = self._find(self.session.scale_id)
        self._order = [one.id for one in scales]
        self.side.set_rows([self._row(one) for one in scales])
        self.offer.show_ready([one for one in definition_scales() if not _has(scales, one)])
        if scale is None:
            self._stack.setCurrentIndex(1)
        else:
            self.side.set_current(scale.id)
            if scale.id != self._ruled:
                self.rule.commit()
                self._ruled = scale.id
            self.board.show_scale(scale, self.session.standing(), self.session.shown_round, self.session.pin)
            self.rule.set_text(scale.rule)
            self.cases.show_scale(scale.id, self._suggestion(scale))
            self.flag.show_things(scale.id)
        self.header.refresh()
        enabled = [f"{PREFIX}.{key}" for key in ("poles", "case", "up", "down", "remove")]
        self.desk.commands.enable(enabled, scale is not None)
        fists = [f"{PREFIX}.{key}" for key in ("fist", "fingers")]
        self.desk.commands.enable(fists, scale is not None and not self.session.is_open)
        self._tell_votes()

    # -- acts ----------------------------------------------------------------------------------------------------------

    def begin_scale(self) -> None:
        """Go where a new scale begins."""
        self._stack.setCurrentIndex(1)
        self.offer.left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work(self, act: Callable[[], object]) -> None:
        """Do something on the chosen scale, which comes into sight for it."""
        if self.session.scale is not None:
            self._reveal()
            act()

    def _reveal(self) -> bool:
        """Bring the chosen scale into sight; whether it was already."""
        seen = self.isVisible() and not self._offering
        if not self.isVisible():
            self.wanted.emit()
        if self.session.scale is not None:
            self._stack.setCurrentIndex(0)
        return seen

    def _choose(self, key: str) -> None:
        self.leave()
        self._stack.setCurrentIndex(0)
        self.session.choose(key)

    def _step(self, way: int) -> None:
        at = self._order.index(self.session.scale_id) + way if self.session.scale_id in self._order else -1
        if 0 <= at < len(self._order):
            self.session.choose(self._order[at])

    def _write(self, scale_id: str, field: str, text: str) -> None:
        if self._find(scale_id) is not None:
            self.desk.do(do.write_scale, scale_id, field, text)
            self.desk.end_typing()

    def _remove(self, key: str) -> None:
        if self.desk.do(do.remove_scales, [key]):
            self.desk.said.emit("Removed a scale")
            self.take_focus()

    def _make(self, left: str, right: str) -> None:
        done = self.desk.do(do.add_dimension, left, right)
        if done and done.value is not None:
            self.session.choose(done.value.id)

    def _pick(self, ready: ScaleText) -> None:
        done = self.desk.do(do.add_dimension, ready.left, ready.right, ready.left_sentence, ready.right_sentence)
        if done and done.value is not None:
            self.session.choose(done.value.id)

    def _offer_closed(self) -> None:
        if self.session.scale is not None:
            self._stack.setCurrentIndex(0)
            self.board.focus_view()
        else:
            self.side.focus_list()

    # -- inside --------------------------------------------------------------------------------------------------------

    @property
    def _offering(self) -> bool:
        return self._stack.currentIndex() == 1

    def _find(self, scale_id: str) -> Dimension | None:
        return self.desk.content.find(Dimension, scale_id)

    def _to_ask(self) -> str:
        """The scale the room can be asked about."""
        return self.session.scale_id

    def _asked(self, scale_id: str) -> str | None:
        scale = self._find(scale_id)
        if scale is None:
            return None
        agreed = f", agreed on {scale.agreed}" if scale.agreed is not None else ""
        return f"{scale_name(scale, 'a scale', NAME)}{agreed}"

    def _heir(self, scales: tuple[Dimension, ...]) -> str:
        """Which scale is on show when the one that was has gone: the one in its place."""
        place = self._order.index(self.session.scale_id) if self.session.scale_id in self._order else 0
        return scales[min(place, len(scales) - 1)].id

    def _row(self, scale: Dimension) -> ScaleRow:
        votes = self.session.votes_of(scale)
        if scale.id == self.session.open_id:
            state = "open"
        else:
            state = "agreed" if scale.agreed is not None else "voted" if any(votes) else "not yet"
        return ScaleRow(scale.id, scale.left, scale.right, votes, scale.agreed, state)

    def _suggestion(self, scale: Dimension) -> str:
        """A case of the library for this scale that is not tried yet."""
        tried = {case.case for case in self.desk.content.of(TrialCase) if case.dimension == scale.id}
        ready = next((one for one in definition_scales() if (one.left, one.right) == (scale.left, scale.right)), None)
        return next((case for case in ready.cases if case not in tried), "") if ready is not None else ""


def _has(scales: tuple[Dimension, ...], ready: ScaleText) -> bool:
    return any((one.left, one.right) == (ready.left, ready.right) for one in scales)
