"""The Culture page put together: the scales side by side, the chosen one at work, its examples, and how it is used."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME
from cxworkshop.method_texts import ScaleText, culture_scales, situations
from cxworkshop.stages import stage
from cxworkshop.stages.culture import commands as do
from cxworkshop.stages.culture.page.heading import examples_in_words
from cxworkshop.stages.culture.page.keys import PREFIX
from cxworkshop.stages.culture.page.work import Work
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.prepare.records import Consent, Participant, Voting, voters
from cxworkshop.stages.scales import scale_name
from cxworkshop.stages.tally import tally_deeds
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commandmenu import offer_menu
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.page import Page
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.roomvotes import asked, tell_fist, tell_scale
from cxworkshop.ui.scale_keys import ScaleButtons, bind_scale
from cxworkshop.ui.scale_offer import ScaleOffer
from cxworkshop.ui.scale_session import Deeds, ScaleSession
from cxworkshop.ui.scroller import scroller
from cxworkshop.ui.tally import Tally, bind_tally

EDGE = 24
EXAMPLE_MENU = ("culture.write", "culture.promise", "culture.up", "culture.down", "", "culture.remove")
SCALE_MENU = ("culture.scale.poles", "culture.scale.back", "culture.scale.on", "", "culture.scale.remove")


class CulturePage(Page):
    """How does it feel to deal with us?"""

    import_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = stage("culture")
        super().__init__(desk, about.title, about.question, parent)
        self._order: list[str] = []
        deeds = Deeds(do.cast_vote, do.take_vote_back, do.agree_position, do.drop_round)
        self.session = ScaleSession(desk, self._find, deeds, parent=self, people=lambda: voters(desk.content))
        self.work = Work(desk)
        self.offer = ScaleOffer(
            "A new scale", "Two manners, both good, that do not go together. Which of them is ours, and how far?"
        )
        self.offer.setContentsMargins(EDGE, 22, EDGE, EDGE)
        self._area = scroller(self.work)
        self._area.keep_together(self.work.board.view, self.work.board)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._area)
        self._sheets.addWidget(scroller(self.offer))
        self.scale_buttons = ScaleButtons(desk.commands, PREFIX, self.session)
        self.add_example = Button("Add example", icon="plus")
        self.import_button = Button("Import…", icon="table")
        for button, key in ((self.import_button, "file.import"), (self.add_example, "culture.add")):
            button.bind(desk.commands.action(key), text=False)
            self.add_button(button, spare=key == "file.import")
        self.add_room_button()
        self._paired = False  # the hand was last on the examples, not on the scale
        for button in (self.scale_buttons.agree, self.scale_buttons.vote):
            self.work.scale_line.addWidget(button)
        self.tally = Tally(desk, tally_deeds(desk, self._asked), self.work.board.focus_view, (EDGE, 4, EDGE, 14))
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheets, 1)
        column.addWidget(self.tally)
        self.add_tab("culture", "", lambda: self._whole)
        self._stale = False
        self._connect()
        self._bind()
        self.refresh()
        desk.opened.connect(self.on_opened)

    def _connect(self) -> None:
        work, board, table = self.work, self.work.board, self.work.table
        self.session.changed.connect(self.refresh)
        self.session.changed.connect(self.room_item_changed)
        for told in (self.tally.turned, self.tally.session.changed):
            told.connect(self._tell_votes)
        table.went.connect(self.room_item_changed)
        self.desk.marked.connect(lambda _before, now: self._mark(now))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._hand_moved)
        work.strip.chosen.connect(self._choose)
        work.strip.opened.connect(board.focus_view)
        board.view.stepped.connect(self._step)
        for part in (board, work.use):
            part.written.connect(self._write)
        work.rule.committed.connect(lambda text: self._write(work.ruled, "rule", text))
        work.rule.entered.connect(table.begin)
        for ended in (work.rule.escaped, work.use.escaped, table.left_above):
            ended.connect(board.focus_view)
        table.revealed.connect(self._show_cell)
        for place, keys in ((table, EXAMPLE_MENU), (work.strip, SCALE_MENU)):
            offer_menu(self.desk.commands, place, keys)
        self.offer.made.connect(lambda left, right: self._added(self.desk.do(do.add_dimension, left, right)))
        self.offer.picked.connect(self._pick)
        self.offer.closed.connect(self._offer_closed)

    def _bind(self) -> None:
        commands, work = self.desk.commands, self.work
        bind_scale(commands, PREFIX, self, work.board, self.session, work.rule.begin, self._reveal)
        bind_tally(commands, PREFIX, self, self.tally, self._to_ask, self._reveal)
        commands.bind(
            self,
            {
                "culture.add": self.begin_example,
                "culture.promise": self.toggle_promise,
                "culture.scale.add": self.begin_scale,
                "culture.use": self.write_use,
            },
        )
        commands.bind(
            work.strip,
            {
                "culture.scale.poles": work.board.edit_poles,
                "culture.scale.back": lambda: self._shift(-1),
                "culture.scale.on": lambda: self._shift(1),
                "culture.scale.remove": self._remove,
            },
        )
        # The poles are written by the same key while the scale itself has the focus.
        work.board.view.addAction(commands.action("culture.scale.poles"))
        commands.bind(
            work.table,
            {
                "culture.write": work.table.write_here,
                "culture.up": lambda: self._move_example(-1),
                "culture.down": lambda: self._move_example(1),
                "culture.remove": self._remove_example,
            },
        )
        work.add_scale.bind(commands.action("culture.scale.add"), text=False)
        work.promise_button.bind(commands.action("culture.promise"), text=False)

    # -- what the shell asks -------------------------------------------------------------------------------------------

    def on_changed(self, changed: Changed) -> None:
        about = CultureDimension | Example | Consent | Voting | Participant
        if any(isinstance(change.record, about) for change in changed.changes):
            self.session.refresh()
            self.tally.refresh()
            self.refresh()

    def on_opened(self) -> None:
        self.session.reset()
        self.tally.reset()
        self._sheets.setCurrentIndex(0)  # the workshop before may have had no scale
        self.refresh()

    def leave(self) -> None:
        self.work.commit()
        self.offer.commit()

    def take_focus(self) -> None:
        offering = self._sheets.currentIndex() == 1
        target: QWidget = self.offer.left if offering else self.work.board.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def goto(self, where: str) -> bool:
        example = self.desk.content.find(Example, where)
        scale_id = example.dimension if example is not None else where
        if self._find(scale_id) is None:
            return False
        self.show_tab("culture")
        self._sheets.setCurrentIndex(0)
        self.session.choose(scale_id)
        self.refresh()
        if example is None or not self.work.table.select(example.id):
            self.work.board.focus_view()
        return True

    # -- the room ------------------------------------------------------------------------------------------------------

    def room_item(self) -> RoomItem | None:
        """The pair or the scale that the hand is on, or the fist of five on the scale."""
        if self._sheets.currentIndex() == 1 or self.session.scale is None:
            return None
        example = self.work.table.current_example() if self._paired else None
        if example is not None and (example.on.strip() or example.off.strip()):
            return RoomItem("culture", "pair", example.id)
        return asked("culture", self.tally) or RoomItem("culture", "scale", self.session.scale_id)

    def _hand_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.work.isAncestorOf(now):
            paired = now is self.work.table or self.work.table.isAncestorOf(now)
            if paired != self._paired:
                self._paired = paired
                self.room_item_changed.emit()

    def _tell_votes(self) -> None:
        """Nobody sees votes on the wall before they are closed."""
        self.work.flag.set_quiet(self.session.is_open or self.tally.is_open)
        tell_scale(self.desk, "culture", self.session)
        tell_fist(self.desk, "culture", "scales", self.tally)

    def _mark(self, record: str) -> None:
        """Sign the scale or the pair that is on the wall."""
        self.work.strip.strip.mark(record)
        self.work.table.examples.mark(record)

    # -- what is remembered --------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        return {**super().state(), **self.session.state(), "fist": self.tally.state()}

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        self.session.restore(state)
        self.tally.restore(state.get("fist"))

    def refresh(self) -> None:
        """Show everything as it is now."""
        content = self.desk.content
        scales = content.of(CultureDimension)
        if scales and self.session.scale is None:
            self.session.scale_id = self._heir(scales)
        scale = self._find(self.session.scale_id)
        self._order = [one.id for one in scales]
        taken = {(one.left, one.right) for one in scales}
        self.offer.show_ready([one for one in culture_scales() if (one.left, one.right) not in taken])
        if scale is None:
            self._sheets.setCurrentIndex(1)
        else:
            every = content.of(Example)
            examples = [one for one in every if one.dimension == scale.id]
            promised = any(one.promise_keeping and (one.on.strip() or one.off.strip()) for one in every)
            self.work.strip.show_scales(scales, scale.id, self.session.open_id)
            self.work.show_scale(scale, self.session)
            self.work.table.show_examples(scale.id, examples, self._suggestion(every))
            self.work.examples_heading.set_right(examples_in_words(examples))
            self.work.show_promise(promised)
        self._enable(scale is not None)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def begin_scale(self) -> None:
        """Go where a new scale begins."""
        self.work.commit()
        self._sheets.setCurrentIndex(1)
        self.offer.left.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_example(self) -> None:
        """Begin an example of the scale on show."""
        if self.session.scale is not None:
            self._reveal()
            self.work.table.begin()

    def toggle_promise(self) -> None:
        """Say that the current example is about keeping promises, or is not; without an example, begin one."""
        if not self._reveal():
            return
        example = self.work.table.current_example()
        if example is None:
            self.begin_example()
        else:
            self.desk.do(do.set_promise, example.id, not example.promise_keeping)

    def write_use(self) -> None:
        """Write how the scale on show is used."""
        if self.session.scale is not None:
            self._reveal()
            self.work.use.recruiting.begin()

    def _reveal(self) -> bool:
        """Bring the chosen scale into sight; whether it was already."""
        seen = self._sheets.currentIndex() == 0
        if self.session.scale is not None:
            self._sheets.setCurrentIndex(0)
        return seen

    def _choose(self, scale_id: str) -> None:
        self.work.commit()
        self.session.choose(scale_id)

    def _step(self, way: int) -> None:
        at = self._order.index(self.session.scale_id) + way if self.session.scale_id in self._order else -1
        if 0 <= at < len(self._order):
            self.session.choose(self._order[at])

    def _write(self, scale_id: str, field: str, text: str) -> None:
        if self._find(scale_id) is not None:
            self.desk.do(do.write_scale, scale_id, field, text)
            self.desk.end_typing()

    def _shift(self, way: int) -> None:
        at = self._order.index(self.session.scale_id) + way if self.session.scale_id in self._order else -1
        if 0 <= at < len(self._order):
            after = at if way < 0 else at + 1
            before = self._order[after] if after < len(self._order) else None
            self.desk.do(do.move_scale, self.session.scale_id, before)

    def _remove(self) -> None:
        if self.session.scale_id and self.desk.do(do.remove_scales, [self.session.scale_id]):
            self.desk.said.emit("Removed a scale with its examples")
            if self.session.scale is None:
                self.take_focus()

    def _pick(self, ready: ScaleText) -> None:
        self._added(self.desk.do(do.add_dimension, ready.left, ready.right, ready.left_sentence, ready.right_sentence))

    def _added(self, done: Any) -> None:
        if done and done.value is not None:
            self.session.choose(done.value.id)

    def _offer_closed(self) -> None:
        if self.session.scale is not None:
            self._reveal()
            self.work.board.focus_view()
        else:
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_example(self, way: int) -> None:
        table = self.work.table
        example, rows = table.current_example(), table.examples.examples
        at = table.currentIndex().row() + way
        if example is None or not 0 <= at < len(rows):
            return
        after = at if way < 0 else at + 1
        before = rows[after].id if after < len(rows) else None
        self.desk.do(do.move_example, example.id, before)

    def _remove_example(self) -> None:
        example = self.work.table.current_example()
        if example is not None and self.desk.do(do.remove_examples, [example.id]):
            self.desk.said.emit("Removed an example")

    # -- inside --------------------------------------------------------------------------------------------------------

    def _find(self, scale_id: str) -> CultureDimension | None:
        return self.desk.content.find(CultureDimension, scale_id)

    def _to_ask(self) -> str:
        """The scale the room can be asked about."""
        return self.session.scale_id

    def _asked(self, scale_id: str) -> str | None:
        scale = self._find(scale_id)
        if scale is None:
            return None
        agreed = f", agreed on {scale.agreed}" if scale.agreed is not None else ""
        return f"{scale_name(scale, 'a scale', NAME)}{agreed}"

    def _heir(self, scales: tuple[CultureDimension, ...]) -> str:
        """Which scale is on show when the one that was has gone: the one in its place."""
        place = self._order.index(self.session.scale_id) if self.session.scale_id in self._order else 0
        return scales[min(place, len(scales) - 1)].id

    @staticmethod
    def _suggestion(examples: tuple[Example, ...]) -> str:
        """A situation of the library that no example is about yet."""
        told = {one.situation for one in examples}
        return next((one for one in situations() if one not in told), "")

    def _show_cell(self, cell: QRect) -> None:
        """Scroll so that a cell of the table is in sight, its top rather than its end."""
        table = self.work.table
        for point in (cell.bottomLeft(), cell.topLeft()):
            place = table.viewport().mapTo(self.work, QPoint(0, point.y()))
            self._area.ensureVisible(0, place.y(), 0, 12)

    def _enable(self, has: bool) -> None:
        self.scale_buttons.refresh()
        keys = ["add", "write", "promise", "up", "down", "remove", "use"]
        keys += [f"scale.{key}" for key in ("poles", "back", "on", "remove")]
        self.desk.commands.enable([f"culture.{key}" for key in keys], has)
        fists = [f"{PREFIX}.{key}" for key in ("fist", "fingers")]
        self.desk.commands.enable(fists, has and not self.session.is_open)
        self._tell_votes()
