"""The right half: what is in the chosen copy, what would come back with it, and what would be missing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.shell.restoring import wording
from cxworkshop.shell.restoring.differences import Compared, Difference, Differences
from cxworkshop.shell.restoring.picks import Picks
from cxworkshop.shell.restoring.sentences import Facts
from cxworkshop.shell.restoring.wording import Copy, Standing
from cxworkshop.shell.settings_form import Buttons
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.checks import Switch
from cxworkshop.ui.labels import Label, Paragraph, SectionHeading
from cxworkshop.ui.scroller import scroller
from cxworkshop.ui.theme import theme

HALO = 4
_SIGNS = (("plus-circle", "accent"), ("minus-circle", "warn"), ("arrow-counter-clockwise", "ink2"))


class AsWell(QWidget):
    """The switch that takes what was done after a copy along with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch("Put what was done since back as well")
        self.switch.setChecked(True)
        self.title = Label("", "ui", "ink", 600)
        self.words = Paragraph("", "ui", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(14)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.words)
        row.addLayout(column, 1)
        theme().changed.connect(self.update)

    def show_number(self, later: int) -> None:
        """How many changes it is about; there is none to switch where there are none."""
        self.title.setText(wording.as_well(later))
        self.words.setText(wording.as_well_because(later))
        self.switch.setAccessibleName(self.title.text())
        self.switch.setAccessibleDescription(self.words.text())
        self.setVisible(bool(later))

    @property
    def wanted(self) -> bool:
        """Whether they are to be put back as well."""
        return not self.isHidden() and self.switch.isChecked()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_panel(painter, QRectF(self.rect()), fill="sheet", border="line2", elevation=0)


class Side(QWidget):
    """Shows one copy at a time; the buttons are for whoever shows it to connect.

    `ticked` follows when another choice of single things was made, `put_taken` Enter among them.
    """

    ticked = Signal()
    put_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._standing: Standing = ""
        self._beside, self._later = "", 0
        self.title = Paragraph("", "h2", "ink", 600)
        self.get = SectionHeading("What you get")
        self.facts = Facts()
        self.about = Paragraph("", "ui", "ink2")
        heads = [head for head, _ in wording.groups(Compared())]
        self.groups = [(SectionHeading(head), Picks(head, *sign)) for head, sign in zip(heads, _SIGNS, strict=True)]
        self.as_well = AsWell()
        self.take = Button("", "primary", "clock-counter-clockwise", key="Enter")
        self.put = Button(wording.put_words(0), "secondary", "arrow-counter-clockwise")
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
        parts = (((self.get, self.facts), 6), ((self.about,), 0), *((group, 4) for group in self.groups))
        self._places = [_below(*group, apart=apart) for group, apart in (*parts, ((self.as_well,), 0))]
        self._body = body
        for place in self._places:
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
        self.deeds = Buttons(self.take, self.put, self.copy, self.elsewhere)
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
        self.as_well.switch.toggled.connect(lambda _on: self._offer(""))
        for _, picks in self.groups:
            picks.changed.connect(self._ticked)
            picks.taken.connect(self.put_taken)
            picks.reached.connect(lambda line, picks=picks: self._reach(picks, line))
        self.fit(low=False)

    def fit(self, *, low: bool) -> None:
        """Margins for the height there is; where it is little, what differs goes before what is in a copy."""
        self._low = low
        self._arrange()
        self._head.setContentsMargins(28, 18 if low else 42, 36, 0)
        self._foot.setContentsMargins(28, 8 if low else 14, 36, 14 if low else 30)

    def _arrange(self) -> None:
        """Of a damaged file what a copy lacks, and the switch for that, go before what the file has lost."""
        facts, about, back, missing, undone, switch = self._places
        differing = [missing, undone, switch, back] if self._standing == "damaged" else [back, missing, undone, switch]
        wanted = [about, *differing, facts] if self._low else [facts, about, *differing]
        if [self._body.itemAt(n) for n in range(len(wanted))] != wanted:
            for place in wanted:
                self._body.removeItem(place)
            for number, place in enumerate(wanted):
                self._body.insertLayout(number, place)

    def show_copy(
        self,
        copy: Copy | None,
        compared: Compared | None,
        standing: Standing,
        today: date,
        target: str,
        *,
        choosing: bool = False,
    ) -> None:
        """Show a copy and what is known about it; None where there is none to show.

        With `choosing` what was lost since can be ticked, to be put back alone; what is ticked stays ticked while the
        same is shown.
        """
        good = copy is not None and copy.state == "good"
        shown = (copy, compared, standing, target, choosing)
        if shown == self._shown:
            return
        self._shown, self._standing = shown, standing
        self._arrange()
        self.title.setText(_title(copy, today))
        facts = copy.facts if copy is not None else ()
        self.facts.set_facts(facts)
        self.get.setVisible(bool(facts))
        self.facts.setVisible(bool(facts))
        self.about.setText(_about(copy, compared, standing))
        self.about.setVisible(bool(self.about.text()))
        known = (compared if good else None) or Compared()
        for (head, picks), (_, differences) in zip(self.groups, wording.groups(known), strict=True):
            lost = differences is not known.missing
            picks.show_all(differences, choosing=choosing and lost)
            # Of what a damaged file has lost most is told in one sentence, which counts itself.
            told = bool(differences) and not (known.partly and differences is known.back)
            head.set_right(counted(len(differences), "change") if told else "")
            head.setVisible(bool(differences))
            picks.setVisible(bool(differences))
        self._later = len(known.later) if standing == "damaged" else 0
        self.as_well.show_number(self._later)
        if copy is not None and good:
            self.take.setText(f"Open the copy from {wording.moment(copy.backup.time, today, seconds=False)}")
        self._beside = target
        self.deeds.setVisible(good)
        self.where.setVisible(good)
        damaged = standing in ("damaged", "unreadable")
        self._repair_row.setVisible(damaged and standing != "unreadable")
        self.repair_words.setVisible(damaged and standing != "unreadable")
        self.copy.setVisible(good)
        self.put.setVisible(good and any(picks.may for _, picks in self.groups))
        self.area.verticalScrollBar().setValue(0)
        self._offer("")

    @property
    def may_put(self) -> bool:
        """Whether there is anything that can be put back alone."""
        return not self.put.isHidden()

    @property
    def chosen(self) -> Differences:
        """The single things that are ticked."""
        found: tuple[Difference, ...] = ()
        for _, picks in self.groups:
            found += picks.chosen
        return found

    def say(self, words: str) -> None:
        """What putting back what is ticked brings along."""
        self._offer(words)

    def _ticked(self) -> None:
        self._offer("")
        self.ticked.emit()

    def _offer(self, words: str) -> None:
        """The button that Enter presses is the one that stands out."""
        ticked = len(self.chosen)
        self.put.setText(wording.put_words(ticked))
        self.put.setEnabled(bool(ticked))
        self.put.set_kind("primary" if ticked else "secondary")
        self.put.set_key("Enter" if ticked else "")
        self.take.set_kind("secondary" if ticked else "primary")
        self.take.set_key("" if ticked else "Enter")
        since = self._later if self.as_well.wanted else 0
        self.where.setText(
            f"{wording.put_changes(self.chosen)} {words}".strip() if ticked else wording.opens_as(self._beside, since)
        )
        self.deeds.updateGeometry()

    def _reach(self, picks: Picks, line: QRect) -> None:
        inner = self.area.widget()
        if inner is not None:
            place = picks.mapTo(inner, line.center())
            self.area.ensureVisible(place.x(), place.y(), 0, line.height() // 2 + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("well"))


def _below(*parts: QWidget, apart: int) -> QVBoxLayout:
    """Parts below each other, in a place of their own: what is hidden leaves no room behind."""
    place = QVBoxLayout()
    place.setSpacing(apart)
    for part in parts:
        place.addWidget(part)
    return place


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
