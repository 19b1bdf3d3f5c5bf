"""The Guide's parts: its lines of steps and open points, what to say aloud, and the stub it folds into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.method_texts import Guide as GuideText
from cxworkshop.shell.lines import Line
from cxworkshop.shell.roomstate import Standing, on_wall, sign, standing
from cxworkshop.shell.watch import Check
from cxworkshop.stages.prepare.records import AgendaItem
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import Paragraph, tooltip
from cxworkshop.ui.theme import theme

if TYPE_CHECKING:
    from cxworkshop.ui.room.room import Room

STUB_SIGNS = (
    ("layout", "Show the Guide", "all"),
    ("monitor-play", "The room", "room"),
    ("list-numbers", "Steps", "steps"),
    ("chat-text", "Say, and listen for", "say"),
    ("note-pencil", "My notes", "notes"),
    ("flag", "Open points", "points"),
    ("car-simple", "Parking lot", "parking"),
)


def step_lines(text: GuideText, done: Sequence[str]) -> list[Line]:
    """The steps of an exercise; the first that is not done is the one the room is at."""
    now = next((step.text for step in text.steps if step.text not in done), None)
    lines = []
    for step in text.steps:
        minutes = str(step.minutes)
        if step.text in done:
            state, icon, color, ink = "done", "check-circle", "accent", "ink3"
        elif step.text == now:
            state, icon, color, ink = "now", "caret-circle-right", "accent", "ink"
        else:
            state, icon, color, ink = "to do", "circle", "edge", "ink"
        said = f"{step.text}, {step.minutes} minutes, {state}"
        weight = "regular" if state == "to do" else "fill"
        lines.append(Line(step.text, step.text, icon, color, weight, ink, minutes, step.text == now, said))  # type: ignore[arg-type]
    return lines


def point_lines(checks: Sequence[Check]) -> list[Line]:
    """The open checks, each in one line."""
    return [
        Line(check.rule.id, check.summary, check.rule.icon, "warn", said=f"{check.summary}, go to the next one")
        for check in checks
    ]


def agenda_minutes(content: Content, stage: str) -> int | None:
    """The minutes the agenda gives a stage, over all its lines; None when it is not on the agenda."""
    lines = [item.minutes for item in content.of(AgendaItem) if item.exercise == stage]
    return sum(lines) if lines else None


class SayBlock(QWidget):
    """Sentences to speak aloud, in the voice of the room, beside a rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme().px(14), 0, 0, 0)
        self._column.setSpacing(theme().px(8))
        self._sentences: list[Paragraph] = []

    def set_sentences(self, sentences: Sequence[str]) -> None:
        """Show these, one paragraph each."""
        while len(self._sentences) > len(sentences):
            old = self._sentences.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for text in sentences[len(self._sentences) :]:
            self._sentences.append(Paragraph(f"“{text}”", "voice", "ink", italic=True))
            self._column.addWidget(self._sentences[-1])
        for paragraph, text in zip(self._sentences, sentences, strict=True):
            paragraph.setText(f"“{text}”")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 2, 2, self.height() - 4), theme().color("line2"))


class ListenBlock(Paragraph):
    """What to listen for while the room works: what usually goes wrong. One thing at a time, the others on hovering."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "ui", "ink2", parent=parent)

    def set_lines(self, lines: Sequence[str], at: int) -> None:
        """Show the line `at`, counted from 0; () shows nothing."""
        self.setText(lines[at] if lines else "")
        self.setVisible(bool(lines))
        self.setToolTip(tooltip("\n\n".join(lines)) if len(lines) > 1 else "")


class OnlyHere(QWidget):
    """The words that tell the facilitator nobody else sees this."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("only on this screen")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        side = t.px(13)
        draw_icon(painter, QRectF(0, (self.height() - side) / 2, side, side), "lock-simple", "ink3")
        painter.setFont(t.font("ui"))
        painter.setPen(t.color("ink3"))
        painter.drawText(
            self.rect().adjusted(side + t.px(5), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "only on this screen"
        )


class GuideStub(QWidget):
    """The Guide folded to a column of signs; each opens it at its part."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Guide, folded")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(10), 0, 0)
        column.setSpacing(theme().px(10))
        self._buttons: dict[str, IconButton] = {}
        self._room: Room | None = None
        self._stands = Standing.NONE
        for icon, name, part in STUB_SIGNS:
            button = IconButton(icon, name, 32)
            button.clicked.connect(lambda _checked=False, part=part: self.asked.emit(part))
            self._buttons[part] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_room(self, room: Room) -> None:
        """The room whose state its sign shows."""
        self._room = room
        room.changed.connect(self._show_room)
        self._show_room()

    def _show_room(self) -> None:
        now = standing(self._room)
        button = self._buttons["room"]
        if now is self._stands and button.accessibleName() == self._room_name():
            return
        self._stands = now
        color = {Standing.LIVE: "accent", Standing.FROZEN: "ink"}.get(now, "ink2")
        icon = {Standing.FROZEN: "snowflake", Standing.BLANK: "eye-slash"}.get(now, "monitor-play")
        button.set_icon(icon, "bold" if now is Standing.FROZEN else "regular", color)
        button.set_name(self._room_name())

    def _room_name(self) -> str:
        words = on_wall(self._room)
        return f"The room: {sign(self._room).words}" + (f", {words}" if words else "")

    def set_points(self, count: int) -> None:
        """How many open checks or points there are, at the flag; from 100 on only that it is so many."""
        self._buttons["points"].set_badge("99+" if count > 99 else str(count) if count else "")
        self._buttons["points"].set_name(f"Open points: {count:,}" if count else "Open points: none")

    def set_parked(self, count: int) -> None:
        """The number of parked thoughts."""
        self._buttons["parking"].set_name(f"Parking lot: {count}")
