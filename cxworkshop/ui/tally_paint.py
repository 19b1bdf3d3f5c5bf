"""How much of a vote is in, drawn: a slot for each vote expected, in groups of five, or a bar where they are many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.votes import CountIn
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.theme import theme

GROUP = 5
GAP = 0.45  # of a pitch, between groups
WIDEST, NARROWEST = 22.0, 7.5  # pixels at 100 % from one slot to the next; narrower slots become a bar
ROUND = 0.66  # of a pitch: how wide a slot is


def slots_width(count: int, pitch: float) -> float:
    """How wide so many slots are."""
    return (count - 1) * pitch + (count - 1) // GROUP * GAP * pitch + ROUND * pitch if count else 0.0


def draw_slots(
    painter: QPainter,
    place: QRectF,
    told: CountIn,
    *,
    before: int = 0,
    colour: str = "accent",
    widest: float = WIDEST,
    centred: bool = False,
) -> None:
    """Filled slots for what is in, empty ones for what is missing; more than expected go on as a warning.

    While it is not known of how many, only what is in stands there. `before` is what the round before had: a line
    around so many slots. `widest`: pixels at 100 % from one slot to the next where there is room.
    """
    t = theme()
    number = max(told.count, told.of, before)
    if not number:
        return
    unit = t.px(100) / 100
    pitch = min(unit * widest, place.width() / slots_width(number, 1.0))
    if pitch < unit * NARROWEST:
        _bar(painter, place, told, before, colour)
        return
    size = pitch * ROUND
    left = place.left() + (place.width() - slots_width(number, pitch)) / 2 if centred else place.left()
    for slot in range(max(told.count, told.of)):
        x = left + slot * pitch + slot // GROUP * GAP * pitch
        dot = QRectF(x, place.center().y() - size / 2, size, size)
        if slot < told.count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("warn" if told.of and slot >= told.of else colour))
            painter.drawEllipse(dot)
        else:
            painter.setPen(QPen(t.color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
    if before:
        beyond = min(t.px(3), (pitch - size) / 2 - 0.5)
        around = QRectF(left, place.center().y() - size / 2, slots_width(before, pitch), size)
        draw_before(painter, around.adjusted(-beyond, -beyond - 1, beyond, beyond + 1))


def _bar(painter: QPainter, place: QRectF, told: CountIn, before: int, colour: str) -> None:
    t = theme()
    track = QRectF(place.left(), place.center().y() - t.px(4), place.width(), t.px(8)).adjusted(0.5, 0.5, -0.5, -0.5)
    whole = max(told.count, told.of, before)

    def part(count: int) -> QRectF:
        filled = QRectF(track)
        filled.setWidth(max(track.height(), track.width() * count / whole) if count else 0)
        return filled

    radius = track.height() / 2
    painter.setPen(QPen(t.color("edge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(part(max(told.count, told.of)), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    for count, hue in ((told.count, "warn" if told.over else colour), (min(told.count, told.of or told.count), colour)):
        painter.setBrush(t.color(hue))
        painter.drawRoundedRect(part(count), radius, radius)
    if before:
        draw_before(painter, part(before).adjusted(-2, -3, 2, 3))


def draw_before(painter: QPainter, place: QRectF, radius: float | None = None) -> None:
    """The round before, in outline, around the place it took: beside what is filled it is told apart without colour."""
    radius = min(place.width(), place.height()) / 2 if radius is None else radius
    painter.setPen(QPen(theme().color("ink3"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Slots(QWidget):
    """A row of slots, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = CountIn(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def show_count(self, told: CountIn, words: str) -> None:
        """Show how many are in; `words` say the same."""
        if told != self._told:
            self._told = told
            self.update()
        name_changed(self, words)

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_slots(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), self._told)
