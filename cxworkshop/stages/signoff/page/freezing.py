"""What the signing waits for, in words, and the line in which a revision is frozen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.core.passphrase import NO_WAY_BACK
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.page.standing import Hue, Verdict
from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.passphrase import PassphrasePair
from cxworkshop.ui.suggest import SuggestEdit
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

CHOOSE, KNOWN = "Choose a passphrase for this laptop’s key", "Passphrase of this laptop’s key"
CHOSEN = "It seals what is frozen on this laptop, today and later. Left empty, the revision has no seal. " + NO_WAY_BACK
OPTIONAL = "It seals the revision. Left empty, the revision has no seal."
ICONS: dict[Hue, str] = {"warn": "flag", "accent": "pen-nib", "plain": "snowflake"}
GROUND: dict[Hue, tuple[str, str]] = {
    "warn": ("soft:warn", "warn-line"),
    "accent": ("soft:accent", "accent"),
    "plain": ("well", "line2"),
}


class _Line(QLineEdit):
    """The note: Enter freezes."""

    entered = Signal()

    def event(self, event: object) -> bool:
        return keeps(event, Qt.Key.Key_Delete) or super().event(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Author(SuggestEdit):
    """Who freezes: Enter takes an offer, and without one freezes."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = bool(self.offer)
        super().keyPressEvent(event)
        if event.key() in ENTER and not offered:
            self.entered.emit()


class FreezeLine(QWidget):
    """`frozen` carries the note, who froze it, and the passphrase where one is asked for."""

    frozen = Signal(str, str, str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = _Line()
        self.note.setPlaceholderText("What this revision is, in a few words")
        self.note.setAccessibleName("Note on the revision")
        self.author = _Author(lambda: [one.name for one in desk.content.of(Participant)], "Who freezes it")
        self.pair = PassphrasePair(KNOWN)
        self.passphrase, self.again = self.pair.first, self.pair.again
        self.about_key = Paragraph("", "small", "ink2")
        self._asks = self._new = False
        self.button = Button("Freeze", "primary", icon="snowflake")
        self.button.set_tail_icon("key-return")
        self.cancel = IconButton("x", "Not now", size=32, icon_size=16)
        self.cancel.set_name("Not now", "Esc")
        for field in (self.note, self.author, self.pair):
            field.entered.connect(self._freeze)
        self.button.clicked.connect(self._freeze)
        self.cancel.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addWidget(self.author)
        column.addWidget(self.pair)
        column.addWidget(self.about_key)
        column.addLayout(foot)
        for hidden in (self.pair, self.about_key, self):
            hidden.hide()

    def ask_passphrase(self, asks: bool, *, new: bool = False) -> None:
        """Whether the key that seals takes a passphrase; `new` when it is chosen here and now."""
        if (asks, asks and new) == (self._asks, self._new):
            return  # what was said about it stands
        self._asks, self._new = asks, asks and new
        self.pair.ask(CHOOSE if self._new else KNOWN, new=self._new)
        self.pair.setVisible(asks)
        self.about_key.setVisible(asks)
        self._explain()

    def show_working(self, working: bool, why_not: str = "") -> None:
        """The key is being opened, beside the window; or it is not, and why not."""
        self.button.setEnabled(not working)
        if why_not:
            self._refuse(why_not, self.passphrase)

    def begin(self, number: int, author: str) -> None:
        """Be there for a revision; a note that was begun is there still."""
        self.button.setText(f"Freeze revision {number}")
        if not self.author.text().strip():
            self.author.set_text(author)
        self.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Freeze revision {number}: what it is, in a few words")

    def finish(self) -> None:
        """It is frozen: the next note begins anew."""
        self.note.clear()
        self.pair.clear()
        self.show_working(False)
        self._explain()

    def _explain(self) -> None:
        self.about_key.set_color("ink2")
        self.about_key.setText(CHOSEN if self._new else OPTIONAL)

    def _freeze(self) -> None:
        if not self.button.isEnabled():
            return  # it is under way
        passphrase = self.pair.text() if self._asks else ""
        if passphrase and not self.pair.accepted():
            return
        self.frozen.emit(" ".join(self.note.text().split()), " ".join(self.author.text().split()), passphrase)

    def _refuse(self, why: str, field: QWidget) -> None:
        self.about_key.set_color("ink:warn")
        self.about_key.setText(why)
        announce(self, why)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class VerdictCard(QWidget):
    """The verdict on a card of its hue, and below its words the line that freezes, while it is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue: Hue = "plain"
        self.line = FreezeLine(desk)
        self._icon = IconLabel("flag", 18, "ink2")
        self.title = Paragraph("", "ui", "ink", 600)
        self.text = Paragraph("", "small", "ink2")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 9, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme().changed.connect(self.update)

    def show_verdict(self, verdict: Verdict) -> None:
        """What is so, and what helps."""
        self._hue = verdict.hue
        self.title.setText(verdict.title)
        self.text.setText(verdict.text)
        self.text.setVisible(bool(verdict.text))
        ink = "ink" if verdict.hue == "plain" else f"ink:{verdict.hue}"
        self.title.set_color(ink)
        self._icon.set_icon(ICONS[verdict.hue], ink)
        name_changed(self, described(verdict.title, verdict.text))
        self.update()

    def show_working(self) -> None:
        """Nothing is known yet."""
        self.show_verdict(Verdict(False, "", "Looking through the workshop…", "", "plain"))

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, border = GROUND[self._hue]
        draw_panel(QPainter(self), QRectF(self.rect()), fill=fill, border=border, elevation=0)
