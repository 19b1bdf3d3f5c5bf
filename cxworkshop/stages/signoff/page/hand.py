"""The signature itself: drawn, the name typed, or given on paper, with the scan of it, its date and who records it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import date_words, shown
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.commands import Paper
from cxworkshop.stages.signoff.page.approvers import Approver
from cxworkshop.stages.signoff.page.scan_box import ScanBox
from cxworkshop.stages.signoff.page.signing import Hand, Way
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.dates import Unreadable
from cxworkshop.ui.dayedit import DayEdit
from cxworkshop.ui.days import read_past_day
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.ink import InkPad

EXAMPLE = "write it like 10 March"
HINT = "Sign here with a pen, a finger or the mouse"


class HandField(QWidget):
    """One of three ways to sign is shown. `changed` tells of the hand, of what is typed and of the scan, `turned` that
    another way is shown."""

    changed = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.way: Way = "draw"
        self._approver = Approver("", "", "")
        self.ink = InkPad("Signature", HINT)
        self.ink.changed.connect(self.changed)
        self.typed = LineEdit("", "", "Name, typed as a signature")
        self.scan = ScanBox(desk)
        self.scan.changed.connect(self.changed)
        self.on = DayEdit(desk.today, "Date on the paper", "10 Mar, yesterday", read=read_past_day)
        self.by = LineEdit("", "Name", "Recorded by")
        for editor in (self.typed, self.on, self.by):
            editor.textChanged.connect(lambda _text: self.changed.emit())
        self.type_button = Button("Type the name", "quiet", key="T")
        self.type_button.clicked.connect(self.toggle_typing)
        self.paper_button = Button("Signed on paper", "quiet", key="P")
        self.paper_button.clicked.connect(self.toggle_paper)
        self.clear_button = Button("Clear", "quiet")
        self.clear_button.clicked.connect(self.ink.empty)
        self._paper = QWidget(self)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(Field("Date on the paper", self.on), 1)
        beside.addWidget(Field("Recorded by", self.by), 1)
        paper = QVBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.setSpacing(8)
        paper.addWidget(self.scan)
        paper.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ink)
        column.addWidget(self.typed)
        column.addWidget(self._paper)
        self.typed.hide()
        self._paper.hide()

    # -- what is there -------------------------------------------------------------------------------------------------

    def begin(self, approver: Approver, kept: Hand) -> None:
        """Be there for an approver, with what they had begun."""
        self._approver = approver
        self.ink.set_strokes(kept.ink)
        self.ink.set_name(f"Signature of {approver.called}")
        self.typed.set_text(kept.typed)
        self.typed.setPlaceholderText(approver.called)
        self.scan.show_scan(kept.scan)
        self.on.set_day(self.desk.today())
        if kept.signed_on is not None:
            self.on.setText(kept.signed_on)
        hosts = (one.name for one in self.desk.content.of(Participant) if one.facilitator and one.name.strip())
        self.by.set_text(kept.by or next(hosts, ""))
        self.set_way(kept.way)

    def kept(self) -> Hand:
        """What was begun."""
        way, on = self.way, self.on.text()
        return Hand(way, self.ink.strokes(), self.typed.text(), self.scan.scan, on, self.by.text().strip())

    def strokes(self) -> tuple[tuple[float, ...], ...]:
        """The ink, when that is how one signs here."""
        return self.ink.strokes() if self.way == "draw" else ()

    def paper(self) -> Paper | None:
        """What was signed on paper, when that is how one signs here and nothing of it is missing."""
        scan, day = self.scan.scan, self._day()
        if self.way != "paper" or scan is None or day is None:
            return None
        return Paper(scan.data, scan.name, day, self.by.text().strip())

    def lacking(self) -> str:
        """What is missing, in a sentence; "" when it can be recorded."""
        if self.way == "paper":
            return self._lacking_paper()
        if self.way == "type":
            typed = " ".join(self.typed.text().split()).casefold()
            if not typed:
                return f"Type the name as it stands above: {self._approver.called}."
            if typed != " ".join(self._approver.name.split()).casefold():
                return f"The name is another one. It stands above: {self._approver.called}."
            return ""
        return "The signature is missing: draw it, or T types the name." if self.ink.is_empty else ""

    def _lacking_paper(self) -> str:
        if self.scan.busy:
            return "The scan is being read…"
        if self.scan.scan is None:
            return "The scan is missing: drop it here, or choose the file."
        day = self._day()
        if day is None:
            typed = self.on.text().strip()
            return "The date on the paper is missing." if not typed else f"“{shown(typed, 30)}” is no day: {EXAMPLE}."
        if day > self.desk.today():
            return f"The date on the paper lies ahead: {date_words(day)}."
        return "" if self.by.text().strip() else "Who records it is missing."

    def _day(self) -> date | None:
        try:
            return self.on.reading()
        except Unreadable:
            return None

    # -- acts ----------------------------------------------------------------------------------------------------------

    def set_way(self, way: Way) -> None:
        """Show one way to sign."""
        self.way = way
        self.ink.setVisible(way == "draw")
        self.typed.setVisible(way == "type")
        self._paper.setVisible(way == "paper")
        self.clear_button.setVisible(way == "draw")
        self.type_button.setText("Draw the signature" if way == "type" else "Type the name")
        self.paper_button.setText("Sign here instead" if way == "paper" else "Signed on paper")
        self.changed.emit()
        self.turned.emit()

    def toggle_typing(self) -> None:
        """Type the name instead of drawing it, or draw it after all; not while it is being recorded."""
        if not self.isEnabled():
            return
        self.set_way("draw" if self.way == "type" else "type")
        self.focus_missing()

    def toggle_paper(self) -> None:
        """It was signed on paper; or it is signed here after all; not while it is being recorded."""
        if not self.isEnabled():
            return
        self.set_way("draw" if self.way == "paper" else "paper")
        self.focus_missing()

    def take(self, path: Path | None) -> None:
        """A file was let fall here: it is the scan of what was signed on paper."""
        self.set_way("paper")
        self.scan.load(path)

    def focus_missing(self) -> None:
        """The focus goes where something is missing, or where one signs."""
        self._missing().setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> QWidget:
        if self.way != "paper":
            return self.typed if self.way == "type" else self.ink
        if self.scan.scan is None:
            return self.scan.choose_button
        day = self._day()
        return self.on if day is None or day > self.desk.today() or self.by.text().strip() else self.by

    def show_working(self, working: bool) -> None:
        """Nothing can be changed while it is being recorded."""
        self.clear_button.setEnabled(not self.ink.is_empty and not working)
        for widget in (self, self.type_button, self.paper_button):
            widget.setEnabled(not working)
