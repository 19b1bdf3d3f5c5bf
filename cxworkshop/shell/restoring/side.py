"""The right half: what is in the chosen copy, what would come back with it, and what would be missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.sentences import Facts, Sentences
from cxworkshop.shell.restoring.wording import Compared, Copy, Standing
from cxworkshop.shell.settings_form import Buttons
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Paragraph, SectionHeading
from cxworkshop.ui.scroller import scroller
from cxworkshop.ui.theme import theme

HALO = 4
BESIDE = "It opens as a new file: “{}”."
_SIGNS = (("plus-circle", "accent"), ("minus-circle", "warn"), ("arrow-counter-clockwise", "ink2"))


class Side(QWidget):
    """Shows one copy at a time; the buttons are for whoever shows it to connect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Paragraph("", "h2", "ink", 600)
        self.get = SectionHeading("What you get")
        self.facts = Facts()
        self.about = Paragraph("", "ui", "ink2")
        heads = [head for head, _ in wording.groups(Compared())]
        self.groups = [(SectionHeading(head), Sentences(head)) for head in heads]
        self.take = Button("", "primary", "clock-counter-clockwise", key="Enter")
        self.elsewhere = Button("Elsewhere…", "link")
        self.elsewhere.setAccessibleName("Open the copy in another folder…")
        self.copy = Button("Copy the list", "secondary", "copy")
        self.where = Paragraph("", "small", "ink2")
        self.repair_words = Paragraph(
            "Or everything that can still be read of the damaged file, with what only its newest copy has.",
            "small",
            "ink2",
        )
        self.repair = Button("Bring back what can be read", "secondary", "wrench")
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(28, 14, 36, 12)
        body.setSpacing(16)
        for group, apart in (((self.get, self.facts), 6), ((self.about,), 0), *((group, 4) for group in self.groups)):
            place = QVBoxLayout()  # what is hidden leaves no room behind
            place.setSpacing(apart)
            for part in group:
                place.addWidget(part)
            body.addLayout(place)
        body.addStretch(1)
        self.area = scroller(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It takes what the rest leaves: asked for its own height, it would be shrunk together with the buttons.
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        head = self._head = QVBoxLayout()
        head.addWidget(self.title)
        foot = self._foot = QVBoxLayout()
        foot.setSpacing(8)
        self.deeds = Buttons(self.take, self.copy, self.elsewhere)
        foot.addWidget(self.deeds)
        foot.addWidget(self.where)
        foot.addSpacing(8)
        foot.addWidget(self.repair_words)
        self._repair_row = Buttons(self.repair)
        foot.addWidget(self._repair_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.fit(low=False)

    def fit(self, *, low: bool) -> None:
        """Margins for the height there is."""
        self._head.setContentsMargins(28, 18 if low else 42, 36, 0)
        self._foot.setContentsMargins(28, 8 if low else 14, 36, 14 if low else 30)

    def show_copy(
        self, copy: Copy | None, compared: Compared | None, standing: Standing, today: date, target: str
    ) -> None:
        """Show a copy and what is known about it; None where there is none to show."""
        good = copy is not None and copy.state == "good"
        self.title.setText(_title(copy, today))
        facts = copy.facts if copy is not None else ()
        self.facts.set_facts(facts)
        self.get.setVisible(bool(facts))
        self.facts.setVisible(bool(facts))
        self.about.setText(_about(copy, compared, standing))
        self.about.setVisible(bool(self.about.text()))
        shown = compared if good else None
        for (head, place), (_, sentences), sign in zip(
            self.groups, wording.groups(shown or Compared()), _SIGNS, strict=True
        ):
            self._list(head, place, sentences, *sign)
        if copy is not None and good:
            self.take.setText(f"Open the copy from {wording.moment(copy.backup.time, today, seconds=False)}")
            self.where.setText(BESIDE.format(target))
        self.deeds.setVisible(good)
        self.where.setVisible(good)
        damaged = standing in ("damaged", "unreadable")
        self._repair_row.setVisible(damaged and standing != "unreadable")
        self.repair_words.setVisible(damaged and standing != "unreadable")
        self.copy.setVisible(good)
        self.area.verticalScrollBar().setValue(0)

    @staticmethod
    def _list(head: SectionHeading, place: Sentences, sentences: Sequence[str], icon: str, color: str) -> None:
        lines = [(sentence, icon, color) for sentence in sentences[: wording.MOST]]
        more = len(sentences) - wording.MOST
        if more > 0:
            lines.append((f"And {counted(more, 'other change')}.", "info", "ink2"))
        head.right.setText(counted(len(sentences), "change"))
        head.right.setVisible(bool(sentences))
        place.set_lines(lines)
        head.setVisible(bool(lines))
        place.setVisible(bool(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("well"))


def with_halo(buttons: Buttons) -> Buttons:
    """Buttons with room for the halo of the one that has the focus; what stands above and below is `indented`."""
    layout = buttons.layout()
    assert layout is not None
    layout.setContentsMargins(HALO, HALO, HALO, HALO)
    return buttons


def indented(widget: QWidget) -> QHBoxLayout:
    """A widget that begins where buttons with room for a halo do."""
    row = QHBoxLayout()
    row.setContentsMargins(HALO, 0, 0, 0)
    row.addWidget(widget)
    return row


def _title(copy: Copy | None, today: date) -> str:
    if copy is None:
        return ""
    when = wording.moment(copy.backup.time, today)
    return f"If you take {when}" if copy.state != "bad" else f"{when} cannot be read"


def _about(copy: Copy | None, compared: Compared | None, standing: Standing) -> str:
    if copy is None:
        return ""
    if copy.state == "waiting":
        return "It is being opened and checked…"
    return copy.why_not or wording.compared_with(standing, compared, copy)
