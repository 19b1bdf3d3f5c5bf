"""What is measured with a tape, or counted: how high the picture is, how far the last seat, and how many there are."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.page.room_check_fields import LengthBox
from cxworkshop.stages.prepare.page.room_check_sums import Measured, Wall, size_words
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.fields import Field, SpinBox
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.theme import theme

PICTURE: Final = (0.3, 20.0)  # metres: from a small monitor on a table to a cinema
SEAT: Final = (0.5, 100.0)
SEATS: Final = (1, 500)
BESIDE: Final = 560  # px, below which the words beside the fields go under them
UNREAD: Final = "“{}” is no length between {:g} and {:g} m. Try 1.5, 150 cm or 5 ft."


class Measures(QWidget):
    """Three fields and what follows for the size of letters. `changed` when a person said something new."""

    changed = Signal()
    resized = Signal()  # a line came or went

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measured = Measured()
        self._given: set[str] = set()  # "picture", "seat", "seats": what a person said
        self.picture_box = LengthBox(*PICTURE, 0.05, 2, "Picture height")
        self.seat_box = LengthBox(*SEAT, 0.5, 1, "Farthest seat")
        self.seats_box = SpinBox(*SEATS, name="Seats")
        self.letters = Paragraph("", "small", "ink2")
        self.unread = Paragraph("", "small", "ink:dang")
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(8)
        boxes = (("Picture height", self.picture_box), ("Farthest seat", self.seat_box), ("Seats", self.seats_box))
        for place, (label, box) in enumerate(boxes):
            self._fields.addWidget(Field(label, box), 0, place, Qt.AlignmentFlag.AlignTop)
        self._fields.setColumnStretch(len(boxes), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._fields)
        column.addWidget(self.unread)
        self.unread.hide()
        for length, name in ((self.picture_box, "picture"), (self.seat_box, "seat")):
            length.given.connect(lambda metres, name=name: self._take(name, metres))
            length.lineEdit().textEdited.connect(lambda _text: self._say(""))
            length.unread.connect(lambda text, box=length: self._say(_unread(text, box)))
        self.seats_box.valueChanged.connect(lambda seats: self._take("seats", seats))

    def arrange(self, width: int) -> None:
        """Stand within a width in pixels."""
        for box in (self.picture_box, self.seat_box, self.seats_box):
            box.setFixedWidth(theme().px(112))
        if width >= theme().px(BESIDE):
            self._fields.addWidget(self.letters, 0, 3)
        else:
            self._fields.addWidget(self.letters, 1, 0, 1, 4)

    def set_people(self, count: int) -> None:
        """As many as come take a seat, until a person says how many there are."""
        if "seats" not in self._given:
            seats = min(count, SEATS[1]) or Measured().seats
            self.measured = dataclasses.replace(self.measured, seats=seats)

    def show_wall(self, wall: Wall) -> None:
        """Show what is measured, and what follows for the letters on a wall."""
        self.letters.setText(size_words(self.measured, wall))
        self.picture_box.set_length(self.measured.picture)
        self.seat_box.set_length(self.measured.seat)
        if self.seats_box.value() != self.measured.seats:
            self.seats_box.blockSignals(True)
            self.seats_box.setValue(self.measured.seats)
            self.seats_box.blockSignals(False)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.picture_box.commit()
        self.seat_box.commit()
        self.seats_box.interpretText()

    # -- remembering -----------------------------------------------------------------------------------------------

    def state(self) -> dict[str, float]:
        """The numbers a person gave: metres and seats."""
        return {name: getattr(self.measured, name) for name in sorted(self._given)}

    def restore(self, state: object) -> None:
        """Take back what `state` gave; anything else is left out."""
        if not isinstance(state, dict):
            return
        for name, (least, most) in (("picture", PICTURE), ("seat", SEAT), ("seats", SEATS)):
            value = state.get(name)
            if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
                self._take(name, int(value) if name == "seats" else float(value))

    def forget(self) -> None:
        """Another workshop, and perhaps another room: nothing is measured yet."""
        self._given.clear()
        self.measured = Measured()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _take(self, name: str, value: float) -> None:
        self._say("")
        self._given.add(name)
        values: dict[str, Any] = {name: value, "known": {"picture", "seat"} <= self._given}
        self.measured = dataclasses.replace(self.measured, **values)
        self.changed.emit()

    def _say(self, text: str) -> None:
        if text == self.unread.text():
            return
        self.unread.setText(text)
        self.unread.setVisible(bool(text))
        if text:
            announce(self.unread, text)
        self.resized.emit()


def _unread(text: str, box: LengthBox) -> str:
    return UNREAD.format(text, box.minimum(), box.maximum())
