"""The revision that is signed: its SHA-256 to compare and to copy, and the last revisions on one line of time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import shown
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.ui.a11y import announce, described, name_changed
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.labels import ElidedLabel, Label, Paragraph, SectionHeading, tooltip
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

AFTER = "Any change after this makes a new revision to sign."
MOST = 4
ROW = 27
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_moment(moment: datetime, today: date) -> str:
    """ "15:51" today, "10 Mar, 17:12" this year, "10 Mar 2026, 17:12" before; in this computer's own time."""
    local = moment.astimezone()
    if local.date() == today:
        return f"{local:%H:%M}"
    day = f"{local.day} {MONTHS[local.month - 1]}"
    return f"{day}, {local:%H:%M}" if local.year == today.year else f"{day} {local.year}, {local:%H:%M}"


def superseded_by(revision: Revision, last: Revision) -> str:
    """Which revision holds in place of this one, "" for the last, which holds itself."""
    return f"superseded by revision {last.number}" if revision.number < last.number else ""


def spaced(digits: str) -> str:
    """The hash shortened in groups of four: its beginning and its end are what people compare."""
    return f"{digits[:4]} {digits[4:8]} … {digits[-8:-4]} {digits[-4:]}"


class HashCard(QWidget):
    """The SHA-256 of the revision in the system's own fixed font, and a button that copies all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digits = ""
        self._said = ElidedLabel("", "mono", "ink", mode=Qt.TextElideMode.ElideMiddle)
        self.copy_button = IconButton("copy", "Copy the whole SHA-256", size=28, icon_size=16)
        self.copy_button.clicked.connect(self.copy)
        self._known: tuple[str, bool] | None = None
        self._text = Paragraph(AFTER, "small", "ink2")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("fingerprint", 17, "ink2"))
        top.addWidget(Label("SHA-256", "mono", "ink2"))
        top.addWidget(self._said, 1)
        top.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 9)
        column.setSpacing(0)
        column.addLayout(top)
        under = QHBoxLayout()
        under.setContentsMargins(25, 0, 0, 0)
        under.addWidget(self._text)
        column.addLayout(under)
        theme().changed.connect(self.update)

    def show_digits(self, digits: str, *, sealed: bool = False) -> None:
        """Another revision's hash, 64 digits; `sealed` when its document is."""
        if (digits, sealed) != self._known:
            self._known = (digits, sealed)
            self._text.setText(f"{'Sealed' if sealed else 'Without a seal'}. {AFTER}")
        self.digits = digits
        self._said.setText(spaced(digits))
        name_changed(self._said, f"SHA-256 {digits}")

    def copy(self) -> None:
        """Put all digits on the clipboard."""
        QGuiApplication.clipboard().setText(self.digits)
        self._text.setText("Copied: all 64 digits are on the clipboard.")
        announce(self, "Copied")

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), QRectF(self.rect()), fill="well", border=None, elevation=0)


class TimeRow(KeyboardFocus, QAbstractButton):
    """One revision on the line of time."""

    halo_radius = None

    def __init__(
        self, revision: Revision, moment: str, superseded: str, *, first: bool, last: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.revision, self._moment, self._first, self._last = revision, moment, first, last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        note = shown(revision.notes, 200)
        self.setAccessibleName(described(f"Revision {revision.number}", note or "no note", moment, superseded))
        lines = (note, superseded.capitalize(), "Show what changed")
        self.setToolTip(tooltip("\n".join(line for line in lines if line)))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover", 0.6))
            painter.drawRoundedRect(place, 6, 6)
        x, y, r = t.px(9), place.center().y(), t.px(5)
        painter.setPen(QPen(t.color("line2"), 1.4))
        if not self._first:
            painter.drawLine(QLineF(x, 0, x, y - r - 1))
        if not self._last:
            painter.drawLine(QLineF(x, y + r + 1, x, place.bottom()))
        painter.setPen(QPen(t.color("accent" if self._first else "edge"), 1.5))
        painter.setBrush(t.color("accent" if self._first else "sheet"))
        painter.drawEllipse(QPointF(x, y), r - 0.7, r - 0.7)
        weight = 600 if self._first else None
        small = t.font("ui")
        painter.setFont(small)
        painter.setPen(t.color("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(0, 0, -t.px(6), 0), right, self._moment)
        end = place.right() - t.px(14) - QFontMetricsF(small).horizontalAdvance(self._moment)
        font = t.font("ui", weight)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        number = QRectF(t.px(22), 0, t.px(24), place.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, str(self.revision.number))
        left = t.px(22) + max(t.px(18), QFontMetricsF(font).horizontalAdvance(f"{self.revision.number}") + t.px(10))
        note = shown(self.revision.notes, 200) or "No note"
        note = QFontMetricsF(font).elidedText(note, Qt.TextElideMode.ElideRight, max(0.0, end - left))
        painter.drawText(QRectF(left, 0, end - left, place.height()), Qt.AlignmentFlag.AlignVCenter, note)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, place, 6)


class RevisionFoot(QWidget):
    """`chosen` carries the number of a revision somebody wants to compare."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.heading = SectionHeading("This revision")
        self.hash = HashCard()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.hash)
        column.addLayout(self._rows)

    @property
    def rows(self) -> list[TimeRow]:
        """The revisions on the line of time, the last one first."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        return [row for item in items if item is not None and isinstance(row := item.widget(), TimeRow)]

    def show_revisions(
        self, revisions: Sequence[Revision], today: date, *, current: bool, sealed: Collection[str] = ()
    ) -> None:
        """The last revisions; nothing while none is frozen. `sealed` are the ids of those with a sealed document."""
        last = sorted(revisions, key=lambda one: -one.number)[:MOST]
        self.setVisible(bool(last))
        if not last:
            self._shown = None
            return
        self.heading.label.setText(f"This is revision {last[0].number}" if current else f"Revision {last[0].number}")
        self.hash.show_digits(last[0].sha256, sealed=last[0].id in sealed)
        wanted = tuple((one.id, short_moment(one.time, today)) for one in last)  # a new one is the first of them
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()  # it keeps its parent until it goes: without one it would be a window
            row.deleteLater()
        for number, one in enumerate(last):
            moment = short_moment(one.time, today)
            superseded = superseded_by(one, last[0])
            row = TimeRow(one, moment, superseded, first=number == 0, last=number == len(last) - 1, parent=self)
            row.clicked.connect(lambda _on=False, n=one.number: self.chosen.emit(n))
            self._rows.addWidget(row)
            row.show()
