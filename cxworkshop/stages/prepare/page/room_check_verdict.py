"""The answer: one sentence whether the last row can read it, what helps, and what each kind of text measures there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.prepare.page.room_check_sums import READ, Line, Measured, Wall, lines, verdict
from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.lengths import length_words
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.room.legible import Band, band
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

EDGE = 7  # px of hatching along the border while the answer is no
TO_LARGE, TO_USUAL = "Use large room text", "Back to usual text"


class Answer(QWidget):
    """Green when all can be read; hatched along its border when not; plain until the room was measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue = ""
        self.icon = IconLabel("eye", 20, "ink2")
        self.title = Paragraph("", "h2", "ink", 600)
        self.text = Paragraph("", "ui", "ink")
        self.note = Paragraph("", "small", "ink2")
        self.button = Button(TO_LARGE, "primary", icon="text-aa", key="L")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self.note)
        words.addSpacing(6)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 14, 16, 15)
        row.setSpacing(13)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    @property
    def spoken(self) -> str:
        """The whole answer in words."""
        return " ".join(part for part in (self.title.text(), self.text.text(), self.note.text()) if part)

    def show_answer(self, measured: Measured, wall: Wall, large: Wall) -> None:
        """Answer for a room and its wall; a changed answer is spoken."""
        before = self.spoken
        answer = verdict(measured, wall, large)
        if measured.known:
            self._hue = "accent" if answer.good else "warn"
            self._write(answer.title, answer.text, answer.note)
        else:
            self._hue = ""
            self._write(
                "How high is the picture, and how far the last seat?",
                "Type both under the drawing. Until then it shows "
                f"{length_words(measured.picture, 2)} and {length_words(measured.seat)}.",
                "",
            )
        enlarged = wall.zoom >= large.zoom
        self.button.setText(TO_USUAL if enlarged else TO_LARGE)
        self.button.set_kind("primary" if answer.helps and measured.known else "secondary")
        for part in (self.title, self.text):
            part.set_color(f"ink:{self._hue}" if self._hue and part is self.title else "ink")
        self.icon.set_icon("eye", f"ink:{self._hue}" if self._hue else "ink2")
        name_changed(self, self.spoken)
        if before and self.spoken != before and self.isVisible():
            announce(self, self.spoken)
        self.update()

    def _write(self, title: str, text: str, note: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.note.setText(note)
        self.note.setVisible(bool(note) and self.note.parent() is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border = {
            "warn": (t.soft("warn"), t.color("warn-line")),
            "accent": (t.soft("accent"), t.color("accent")),
            "": (t.color("well"), t.color("line2")),
        }[self._hue]
        radius = RADIUS["card"]
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(border, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(area, radius, radius)
        if self._hue == "warn":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatch_brush("warn-line", 6))
            painter.drawRoundedRect(area, radius, radius)
            painter.setBrush(fill)
            painter.drawRoundedRect(area.adjusted(EDGE, EDGE, -EDGE, -EDGE), radius - 3, radius - 3)


class AtLastRow(QWidget):
    """What each kind of text measures at the last row, at the wall's size now and at the other one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Label("", "small", "ink2", 600)
        self.columns = Label("", "small", "ink2")
        self.rows = [_FigureRow(words) for words, _ in READ]
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.head)
        head.addStretch(1)
        head.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addSpacing(2)
        for row in self.rows:
            column.addWidget(row)

    def show_room(self, measured: Measured, wall: Wall, large: Wall) -> None:
        """Fill in the figures for a room; the second column is the size that the button turns to."""
        enlarged = wall.zoom >= large.zoom
        usual = Wall(1.0, wall.pixels)
        self.head.setText(f"At its smallest, from {length_words(measured.seat)}")
        self.columns.setText("now → usual" if enlarged else "now → large room")
        for row, line in zip(self.rows, lines(measured, wall, usual if enlarged else large), strict=True):
            row.show_line(line, "usual" if enlarged else "large room")


class _FigureRow(QWidget):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = Label("", "ui", "ink", 600)
        self.other = Label("", "ui", "ink2")
        self.sign = IconLabel("check", 14, "accent", "bold")
        arrow = IconLabel("arrow-right", 13, "ink3")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(Label(words, "ui", "ink"), 0, 0)
        grid.setColumnStretch(0, 1)
        for n, widget in enumerate((self.now, arrow, self.other, self.sign), start=1):
            grid.addWidget(widget, 0, n, Qt.AlignmentFlag.AlignVCenter)
        for figure in (self.now, self.other):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for figure in (self.now, self.other):
            figure.setMinimumWidth(theme().px(42))

    def show_line(self, line: Line, other: str) -> None:
        """`line` in figures; too small is amber and has a cross instead of a tick."""
        small, small_there = (band(minutes) is Band.SMALL for minutes in (line.now, line.other))
        self.now.setText(f"{line.now:.1f}′")
        self.now.set_color("ink:warn" if small else "ink")
        self.other.setText(f"{line.other:.1f}′")
        self.sign.set_icon("x" if small_there else "check", "warn" if small_there else "accent", "bold")
        state = band(line.now).value
        there = f"{line.other:.1f} with {other} text, {band(line.other).value}"
        name_changed(self, described(line.words, f"{line.now:.1f} arc minutes", state, there))
