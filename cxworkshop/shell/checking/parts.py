"""The pieces the verdict rests on: what differs word by word, the details with their digits, what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.documents.seal.differing import Run
from cxworkshop.documents.seal.report import Finding, Level
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

LABEL = 108  # pixels that the words of a detail take at 100 %
SIDE = 84
_SIGNS = {Level.GOOD: ("check", "ink:accent"), Level.NOTE: ("info", "ink2"), Level.BAD: ("x", "ink:dang")}


class Passage(QWidget):
    """Words in the document's own face: what is the same around what differs, which is bold and coloured."""

    def __init__(self, before: str, words: str, after: str, hue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue = hue
        said = words or "(nothing)"
        head = f"… {before} " if before else ""
        self._text = f"{head}{said}{f' {after} …' if after else ''}"
        self._span = (len(head), len(said))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def _layout(self, width: int) -> tuple[QTextLayout, float]:
        t = theme()
        font = t.font("voice2", 400)
        layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = self._span
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(t.ink_on(self._hue))
        mark.format = look
        layout.setFormats([mark])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += t.line_height("voice2")
        layout.endLayout()
        return layout, y

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._layout(width)[1])

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), self.heightForWidth(theme().px(420)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().line_height("voice2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color("ink"))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))


class RunBox(QWidget):
    """One place that differs: as it was signed, and as it is in the file."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(
            f"Page {run.page + 1}. Signed: {run.before} {run.signed or 'nothing'} {run.after}. "
            f"This file: {run.before} {run.here or 'nothing'} {run.after}."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(23)
        self._rows: list[Passage] = []
        for words, said, hue in (("Signed", run.signed, "accent"), ("This file", run.here, "dang")):
            row = QHBoxLayout()
            row.setSpacing(0)
            label = Label(words, "ui", f"ink:{hue}", 600)
            label.setMinimumWidth(theme().px(SIDE))
            side = QVBoxLayout()
            side.setContentsMargins(0, 4, 0, 0)
            side.addWidget(label)
            side.addStretch(1)
            row.addLayout(side)
            passage = Passage(run.before, said, run.after, hue)
            self._rows.append(passage)
            row.addWidget(passage, 1)
            column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect().adjusted(0, 0, -1, -1), fill="sheet", border="line2", elevation=0)
        middle = (self._rows[0].geometry().bottom() + self._rows[1].geometry().top()) / 2
        painter.fillRect(QRectF(18, round(middle), self.width() - 36, 1), theme().color("line"))


class Details(QWidget):
    """Lines of a name and what stands there; a digest has a button that copies all of its digits."""

    def __init__(self, copy: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        self._rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def add(self, name: str, words: str) -> None:
        """A line of words."""
        value = Paragraph(words, "ui", "ink", max_width=900)
        self._put(name, value)

    def add_digest(self, name: str, shown: str, whole: str) -> None:
        """A line with a shortened SHA-256."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        value = Label(f"SHA-256  {shown}", "mono", "ink")
        value.setAccessibleName(f"{name}: SHA-256 {whole}")
        button = IconButton("copy", f"Copy the digits of {name[0].lower()}{name[1:]}", 24, icon_size=15)
        button.clicked.connect(lambda: self._copy(whole, f"{name}: 64 digits copied"))
        line.addWidget(value)
        line.addWidget(button)
        line.addStretch(1)
        self._put(name, row, Qt.AlignmentFlag.AlignVCenter)

    def _put(self, name: str, value: QWidget, place: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> None:
        row, self._rows = self._rows, self._rows + 1
        label = Paragraph(name, "ui", "ink2")
        label.setBuddy(value)
        self._grid.addWidget(label, row, 0, place)
        self._grid.addWidget(value, row, 1)

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme().px(LABEL))


class Findings(QWidget):
    """What was looked at, each with its sign."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        order = [Level.BAD, Level.NOTE, Level.GOOD]
        for one in sorted(findings, key=lambda one: order.index(one.level)):
            row = QHBoxLayout()
            row.setSpacing(10)
            icon, colour = _SIGNS[one.level]
            mark = QVBoxLayout()
            mark.setContentsMargins(0, 2, 0, 0)
            mark.addWidget(IconLabel(icon, 15, colour, "bold"))
            mark.addStretch(1)
            row.addLayout(mark)
            row.addWidget(Paragraph(one.sentence, "ui", "ink", max_width=900), 1)
            column.addLayout(row)
