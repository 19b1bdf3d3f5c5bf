"""The place under a page where the room is counted: a fist of five, and how many vote. The page itself goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.ui.commands import Commands
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fist_session import FistSession
from cxworkshop.ui.fist_strip import FistStrip
from cxworkshop.ui.people_strip import PeopleStrip
from cxworkshop.ui.tally_deeds import TallyDeeds

OTHER = Qt.FocusReason.OtherFocusReason


class Tally(QWidget):
    """Hidden until it is asked for. `back` gives the focus to where the work is when it is left.

    `turned` tells that a strip came or went, and that a vote was opened or closed.
    """

    turned = Signal()

    def __init__(
        self, desk: Desk, deeds: TallyDeeds, back: Callable[[], object], margins: tuple[int, int, int, int]
    ) -> None:
        super().__init__()
        self._desk, self._deeds, self._back = desk, deeds, back
        self.session = FistSession(desk, deeds, self)
        self.fist = FistStrip(self.session)
        self.people = PeopleStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(*margins)
        column.setSpacing(8)
        for strip in (self.people, self.fist):
            column.addWidget(strip)
            strip.hide()
        self.hide()
        self.fist.left.connect(self.leave)
        self.people.said.connect(lambda people: desk.do(deeds.set_people, people))
        self.people.left.connect(self._people_left)
        self.session.turned.connect(self._turned)

    @property
    def asking(self) -> str:
        """The record the room is being asked about, "" while the strip is away."""
        return self.session.subject if not self.fist.isHidden() else ""

    @property
    def is_open(self) -> bool:
        """Whether fingers are being counted."""
        return self.session.is_open

    def ask(self, subject: str) -> None:
        """A fist of five on a record; pressed again in it, leave it."""
        if self.fist.hasFocus():
            self.leave()
        elif subject:
            self._show_only(self.fist)
            self.session.ask(subject)
            self.fist.setFocus(OTHER)

    def say_people(self) -> None:
        """Offer the number of people who vote."""
        self.people.show()
        self.show()
        self.people.begin(self._deeds.said(), self._deeds.coming())

    def leave(self) -> None:
        """Put the fist of five away; what is counted stays, also in a vote that is open."""
        had = self.isAncestorOf(self.window().focusWidget() or self.window())
        if self.session.is_open and not self.session.told.count:
            self.session.turn()  # a vote in which nobody voted is none
        self._show_only(None)
        if had:
            self._back()

    def refresh(self) -> None:
        """Records changed."""
        self.session.refresh()

    def reset(self) -> None:
        """Another workshop stands on the desk."""
        self._show_only(None)
        self.session.reset()

    def state(self) -> dict[str, Any]:
        """What to remember; ids and numbers only."""
        return self.session.state()

    def restore(self, state: object) -> None:
        """Come back to a vote that was open."""
        if self.session.restore(state):
            self._show_only(self.fist)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _turned(self) -> None:
        if self.session.subject:
            self.turned.emit()
        else:
            self._show_only(None)

    def _people_left(self) -> None:
        self.people.hide()
        if self.fist.isHidden():
            self._show_only(None)
            self._back()
        else:
            self.fist.setFocus(OTHER)

    def _show_only(self, strip: QWidget | None) -> None:
        for one in (self.fist, self.people):
            one.setVisible(one is strip)
        self.setVisible(strip is not None)
        self.turned.emit()


def bind_tally(
    commands: Commands,
    prefix: str,
    place: QWidget,
    tally: Tally,
    subject: Callable[[], str],
    bring: Callable[[], object],
) -> None:
    """Bind what `tally_commands` declared. `subject` is the record that has the focus, "" when none can be asked on.

    `bring` shows the place the strip is in, when a command was chosen from a menu elsewhere.
    """

    def ask() -> None:
        bring()
        tally.ask(subject())

    def people() -> None:
        bring()
        tally.say_people()

    commands.bind(place, {f"{prefix}.fist": ask, f"{prefix}.fingers": ask, f"{prefix}.people": people})
