"""The certificates that are believed here, each with its digits and a way to take the trust back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.trust import Believed
from cxworkshop.ui.a11y import described
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme


class TrustRow(QWidget):
    """One certificate: the file it came from, whom it names, its SHA-256."""

    remove_wanted = Signal(str)

    def __init__(self, one: Believed, copy: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = shown(one.name, NAME)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(name, "ui", "ink", 600, mode=Qt.TextElideMode.ElideMiddle))
        line = QHBoxLayout()
        line.setSpacing(8)
        digits = Label(f"SHA-256  {wording.short(one.digits)}", "mono", "ink2")
        self.copy = IconButton("copy", f"Copy the digits of {name}", 24, icon_size=15)
        self.copy.clicked.connect(lambda: copy(one.digits, "The certificate: 64 digits copied"))
        line.addWidget(digits)
        line.addWidget(self.copy)
        line.addWidget(ElidedLabel(shown(one.holder, NAME), "small", "ink2"), 1)
        words.addLayout(line)
        self.remove = Button("Remove", "quiet")
        self.remove.setAccessibleName(f"Remove {name}")
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(one.digits))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("certificate", 18, "ink2"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(described(one.name, one.holder, f"SHA-256 {one.digits}"))
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect(), fill="well", border=None, elevation=0)


class TrustRows(QWidget):
    """All of them, one below the other."""

    remove_wanted = Signal(str)

    def __init__(
        self, believed: Sequence[Believed], copy: Callable[[str, str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = [TrustRow(one, copy) for one in believed]
        for row in self.rows:
            row.remove_wanted.connect(self.remove_wanted)
            column.addWidget(row)
