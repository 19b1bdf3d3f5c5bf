"""Whether level 1 holds: what a short list of imperatives needs, read from the records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.words import joined, quoted
from cxworkshop.stages.definition.page.cards import MISSING
from cxworkshop.stages.definition.page.words import draw_words, height_in
from cxworkshop.stages.definition.records import Imperative
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring
from cxworkshop.ui.theme import theme

FEWEST, MOST = 4, 5  # S2: among an organisation's four or five key imperatives
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NAMED = 3  # cards with gaps that are named one by one


@dataclasses.dataclass(frozen=True, slots=True)
class Hold:
    """One thing level 1 needs; `where` is the imperative in which it is settled, "" when it is no single one."""

    text: str
    holds: bool
    where: str = ""


def holds(content: Content) -> list[Hold]:
    """What level 1 needs, in the order in which a room settles it."""
    return [*_holds(content.of(Imperative))]


def _holds(imperatives: tuple[Imperative, ...]) -> Iterator[Hold]:
    count = len(imperatives)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    if FEWEST <= count <= MOST:
        yield Hold(f"Four or five, no more: {number}", True)
    elif count > MOST:
        yield Hold(f"Four or five, no more: {number} are more than people keep in mind", False)
    else:
        yield Hold(f"Four or five: {number} so far", False)
    customer = next((one for one in imperatives if one.customer_focus), None)
    if customer is not None:
        yield Hold("Customer focus is among them", True, customer.id)
    else:
        yield Hold("Customer focus is not among them", False, MISSING if imperatives else "")
    gaps = [(one, lacking) for one in imperatives if (lacking := _lacking(one))]
    for one, lacking in gaps[:NAMED]:
        yield Hold(f"{quoted(one.name, 'A card without a name', 40)} has {lacking}", False, one.id)
    if len(gaps) > NAMED:
        yield Hold(f"{len(gaps) - NAMED} more with gaps", False, gaps[NAMED][0].id)
    if imperatives and not gaps:
        yield Hold("Each has a sentence and a sponsor", True)


def _lacking(one: Imperative) -> str:
    parts = ["no sentence"] * (not one.statement.strip()) + ["no sponsor"] * (not one.sponsor.strip())
    return joined(parts)


class HoldsList(QWidget):
    """The same as painted lines; a press on one goes to its card."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Hold] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def show_lines(self, lines: list[Hold]) -> None:
        """Show these."""
        self.lines = lines
        said = (f"{line.text}: {'holds' if line.holds else 'open'}" for line in lines)
        self.setAccessibleName(f"Does level 1 hold? {'; '.join(said)}")
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> Iterator[tuple[Hold, QRectF]]:
        top = 0.0
        for line in self.lines:
            room = width - theme().px(28)
            height = height_in(line.text, "body", room)
            yield line, QRectF(theme().px(28), top, room, height)
            top += height + theme().px(10)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(max((place.bottom() for _line, place in self._places(width)), default=0)) + 4

    def sizeHint(self) -> QSize:
        width = self.width() or theme().px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for line, place in self._places(self.width()):
            if place.adjusted(-theme().px(28), -4, 0, 4).contains(event.position()) and line.where:
                self.chosen.emit(line.where)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme().px(16)
        for line, place in self._places(self.width()):
            first = theme().line_height("body")
            sign = QRectF(0, place.top() + (first - size) / 2, size, size)
            if line.holds:
                draw_icon(painter, sign, "check-circle", "accent", "fill")
            else:
                draw_dashed_ring(painter, sign, "warn")
            draw_words(painter, place, line.text, "body", "ink")
        painter.setPen(Qt.PenStyle.NoPen)
