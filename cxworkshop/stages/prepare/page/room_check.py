"""The room check, half an hour before: is the right screen the room, and can the last row read it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.page.plan import Rule
from cxworkshop.stages.prepare.page.room_check_displays import Display, displays_of, explained
from cxworkshop.stages.prepare.page.room_check_measures import Measures
from cxworkshop.stages.prepare.page.room_check_pattern import SmallPattern
from cxworkshop.stages.prepare.page.room_check_screens import AROUND, Screens
from cxworkshop.stages.prepare.page.room_check_section import LEAST, Section
from cxworkshop.stages.prepare.page.room_check_sums import SMALLEST, Wall, share
from cxworkshop.stages.prepare.page.room_check_tries import TryList
from cxworkshop.stages.prepare.page.room_check_verdict import Answer, AtLastRow
from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Label
from cxworkshop.ui.messages import Message
from cxworkshop.ui.page import INSET
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import LARGE, Room
from cxworkshop.ui.scroller import Scroller
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.theme import theme

SIDE_WIDE: Final = 306  # px of the right column
BESIDE: Final = 860  # px in all, below which the right column goes under the left one
ABOVE: Final = 68  # px between what stands above the drawing
BELOW: Final = 26  # and below
UNBOUND: Final = (1 << 24) - 1  # Qt's own largest width
PATTERN: Final = RoomItem("", "pattern")


class RoomCheck(Scroller):
    """The tab. It reads the room and asks it; what was measured is in `state`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        inside = QWidget()
        super().__init__(inside, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.desk = desk
        self.room: Room = desk.room
        self._beside: bool | None = None
        self._stale = False
        self._displayed: tuple[Display, ...] | None = None
        self._before: tuple[RoomItem, int] | None = None  # what the pattern took the place of, and its page
        self.identify_button = Button("Identify", icon="number-circle-one", key="I")
        self.pattern_button = Button("Test pattern", icon="frame-corners", key="P")
        self.screens = Screens()
        self.screens_note = Message("", "", icon="info")
        self.section = Section()
        self.smallest = Label("", "ui", "ink2")
        self.measures = Measures()
        self.tries = TryList(self.room)
        self.answer = Answer()
        self.figures = AtLastRow()
        self.pattern = SmallPattern(self.room)
        self._lay_out(inside)
        self._listen()
        self.refresh()

    # -- acts ------------------------------------------------------------------------------------------------------

    def identify(self) -> None:
        """Show each display's number on it."""
        self.room.identify_wanted.emit()

    def toggle_pattern(self) -> None:
        """Put the test pattern on the wall; again, what was there before."""
        item = self.room.item
        if item != PATTERN:
            self._before = (item, self.room.page) if item is not None else None
            self.room.send(PATTERN)
            return
        before, self._before = self._before, None
        if before is None:
            self.room.clear()
        else:
            self.room.send(*before)

    def toggle_large(self) -> None:
        """Large room text, or the usual one."""
        self.room.set_zoom(1.0 if self.room.look.zoom >= LARGE else LARGE)

    def take_focus(self) -> None:
        """To the screens, where no letter is text; to the first measure while there are none."""
        stop = next((tile for tile in self.screens.tiles if tile.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        target = stop if stop is not None and stop.isEnabled() else self.measures.picture_box
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- remembering -----------------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Keep what is half typed."""
        self.measures.commit()

    def state(self) -> dict[str, float]:
        """The numbers a person gave: metres and seats."""
        return self.measures.state()

    def restore(self, state: object) -> None:
        """Take back what `state` gave; anything else is left out."""
        self.measures.restore(state)

    def forget(self) -> None:
        """Another workshop, and perhaps another room: nothing is measured yet."""
        self._before = None
        self.measures.forget()
        self.refresh()

    # -- showing ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the room and what was measured as they are now."""
        coming = (one for one in self.desk.content.of(Participant) if one.coming is not Coming.NO)
        self.measures.set_people(sum(1 for _ in coming))
        self._show_room()

    def _room_changed(self) -> None:
        self.tries.refresh()  # it watches, seen or not
        if self.isVisible():
            self._show_room()
        else:
            self._stale = True

    def _show_room(self) -> None:
        self._stale = False
        self._show_screens()
        shown = self.room.item == PATTERN
        self.pattern_button.setText("Take the pattern off" if shown else "Test pattern")
        self.pattern.refresh()
        self._show_measured()

    def _show_measured(self) -> None:
        measured, pixels = self.measures.measured, self.room.picture_size[1]
        wall, large = Wall(self.room.look.zoom, pixels), Wall(LARGE, pixels)
        self.section.set_room(measured, wall)
        percent = share(SMALLEST, wall) * 100
        self.smallest.setText(f"smallest text in the room: {percent:.1f} % of the picture")
        self.measures.show_wall(wall)
        self.answer.show_answer(measured, wall, large)
        self.figures.show_room(measured, wall, large)

    def _show_screens(self) -> None:
        room = self.room.room_screen
        displays = displays_of(self.room.screens, room.key if room is not None else "", self._console())
        if displays == self._displayed:
            return
        self._displayed = displays
        self.screens.set_displays(displays)
        self._chain_screens()
        self.screens.setVisible(bool(displays))
        words = explained(displays, chosen=not QGuiApplication.platformName().startswith("wayland"))
        self.screens_note.set_words(*words)
        alone = len(displays) < 2
        self._displays.addWidget(self.screens_note, 0 if alone else 1, 1 if alone else 0)
        self._displays.setAlignment(self.screens_note, Qt.AlignmentFlag.AlignVCenter if alone else Qt.AlignmentFlag(0))
        self._displays.setColumnStretch(1, 1 if alone else 0)
        self.screens_note.setVisible(bool(words[0]))

    def _chain_screens(self) -> None:
        """Tab comes to them, who came last, after the buttons above them."""
        for before, after in pairwise((self.pattern_button, *self.screens.tiles)):
            QWidget.setTabOrder(before, after)

    def _console(self) -> str:
        """The key of the display that the console stands on."""
        window = self.window()
        middle = window.frameGeometry().center()
        for one in self.room.screens:
            if window.isVisible() and one.x <= middle.x() < one.x + one.width and 0 <= middle.y() - one.y < one.height:
                return one.key
        return next((one.key for one in self.room.screens if one.primary), "")

    def _listen(self) -> None:
        self.identify_button.clicked.connect(self.identify)
        self.pattern_button.clicked.connect(self.toggle_pattern)
        self.answer.button.clicked.connect(self.toggle_large)
        self.screens.resized.connect(self._give_height)
        self.screens.wanted.connect(self.room.screen_wanted)
        self.room.changed.connect(self._room_changed)
        self.measures.changed.connect(self._show_measured)
        self.measures.resized.connect(self._give_height)
        theme().changed.connect(self._arrange)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.room.screens:
            self.room.screens_wanted.emit()
        if self._stale:
            self._show_room()
        else:
            self._show_screens()  # the window may stand on another display than it did

    # -- where things stand ----------------------------------------------------------------------------------------

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        # The displays' own halo stands in the margin, so that the first of them stands under the words.
        column.setContentsMargins(INSET - AROUND, 14, INSET, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        self._displays = QGridLayout()
        self._displays.setVerticalSpacing(10)
        self._displays.setColumnStretch(0, 1)
        self._displays.addWidget(self.screens, 0, 0)
        column.addLayout(self._displays)
        under = QVBoxLayout()
        under.setContentsMargins(AROUND, 2, 0, 0)
        under.setSpacing(14)
        under.addWidget(Rule())
        column.addLayout(under, 1)
        self._left, self._right = QWidget(), QWidget()
        self._fill_left(QVBoxLayout(self._left))
        self._fill_right(QVBoxLayout(self._right))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        under.addLayout(self._grid)
        under.addStretch(1)
        self._arrange()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(AROUND, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(Label("Screens", "h3", "ink"))
        head.addSpacing(12)
        head.addWidget(Label("drawn to scale, as they stand", "ui", "ink2"))
        head.addStretch(1)
        head.addWidget(self.identify_button)
        head.addWidget(self.pattern_button)
        return head

    def _fill_left(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(Label("Can the last row read it?", "h3", "ink"))
        head.addStretch(1)
        head.addWidget(self.smallest)
        column.addLayout(head)
        column.addWidget(self.section)
        column.addWidget(self.measures)
        column.addSpacing(2)
        column.addWidget(self.tries)
        column.addStretch(1)

    def _fill_right(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.figures)
        column.addSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label("Test pattern", "small", "ink2", 600))
        head.addStretch(1)
        head.addWidget(Label("P shows it in the room", "small", "ink2"))
        column.addLayout(head)
        column.addWidget(self.pattern)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The answer at the right; above everything else where the window is too narrow for that."""
        t = theme()
        wide = self.viewport().width()
        beside = wide >= t.px(BESIDE)
        for part in (self.answer, self._right):
            part.setMinimumWidth(t.px(SIDE_WIDE) if beside else 0)
            part.setMaximumWidth(t.px(SIDE_WIDE) if beside else UNBOUND)
        if beside != self._beside:
            self._beside = beside
            self._stand(beside)
        self.measures.arrange(wide - (t.px(SIDE_WIDE) + 36 if beside else 0))
        self._give_height()

    def _stand(self, beside: bool) -> None:
        if beside:
            self._grid.addWidget(self._left, 0, 0, 2, 1)
            self._grid.addWidget(self.answer, 0, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._right, 1, 1, Qt.AlignmentFlag.AlignTop)
        else:
            for row, part in enumerate((self.answer, self._left, self._right)):
                self._grid.addWidget(part, row, 0)
        self._grid.setRowStretch(1, 1 if beside else 0)
        inside = self.widget()
        if inside is not None:
            in_reading_order(inside)
            self._chain_screens()

    def _give_height(self) -> None:
        """The drawing takes what is left, so that the fields, and where it can be the tries, are in sight."""
        head = self.identify_button.sizeHint().height() + theme().line_height("h3")
        above = head + self.screens.sizeHint().height() + ABOVE
        below = self.measures.sizeHint().height() + BELOW
        room = self.viewport().height() - above - below
        tries = self.tries.sizeHint().height() + 14
        self.section.set_space(room - tries if room - tries >= theme().px(LEAST) else room)
