"""Walking a line of sight aloud: one hop at a time, with what is needed there and why, in the room's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams.hops import hops
from cxworkshop.stages.teams.records import team_labels
from cxworkshop.stages.teams.sight import CUSTOMER
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme


@frozen
class Line:
    """A hop as it is read aloud; `there` is "" where it leads to the customer."""

    here: str
    there: str
    title: str
    said: str
    why: str


def lines(content: Content, team_id: str) -> list[Line]:
    """The walk from a team to the customer; [] when no path leads there."""
    walk = hops(content, team_id)
    labels = team_labels(content) if walk else {}
    found = []
    for hop in walk:
        name = shown(labels[hop.here.id], NAME)
        if hop.there is None:
            said = shown(hop.here.sight or hop.here.purpose, 240)
            found.append(Line(hop.here.id, "", f"{name} → {CUSTOMER}", said, ""))
            continue
        other = shown(labels[hop.there.id], NAME)
        said = shown(hop.need.what, 200) if hop.need is not None else ""
        nothing = f"Nobody has said yet what {other} needs from {name}."
        why = shown(hop.need.why, 200) if hop.need is not None else nothing
        found.append(Line(hop.here.id, hop.there.id, f"{name} → {other}", said, why))
    return found


class WalkStrip(QWidget):
    """The hop that is being read, below the graph."""

    hop_shown = Signal(str, str)  # the team the hop starts from, and the one it leads to, "" for the customer
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hops: list[Line] = []
        self._place = 0
        self.setAccessibleName("The walk")
        self.title = Paragraph("", "h3", "ink", max_width=1000)
        self.said = Paragraph("", "voice2", "ink", max_width=760)
        self.why = Paragraph("", "voice", "ink2", max_width=760)
        self.count = Label("", "small", "ink2")
        self.back = Button("Back", kind="quiet", key="Shift Space")
        self.forward = Button("Next", kind="secondary", key="Space")
        end = Button("End", kind="quiet", key="Esc")
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        end.clicked.connect(self.left)
        keys = QHBoxLayout()
        keys.addWidget(self.count)
        keys.addStretch(1)
        for button in (self.back, self.forward, end):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 20, 12)
        column.setSpacing(4)
        for widget in (self.title, self.said, self.why):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(keys)
        theme().changed.connect(self.update)

    @property
    def place(self) -> int:
        """The hop that is being read, from 0."""
        return self._place

    @property
    def path(self) -> tuple[str, ...]:
        """The teams that are walked, from the first to the CX Creator."""
        return tuple(hop.here for hop in self._hops)

    def begin(self, content: Content, team_id: str) -> bool:
        """Walk from a team; False when no path leads to the customer."""
        self._hops = lines(content, team_id)
        self._place = 0
        self._show()
        return bool(self._hops)

    def follow(self, content: Content) -> bool:
        """Records changed: read the same walk as it is now; False when it leads nowhere any more."""
        start = self._hops[0].here if self._hops else ""
        self._hops = lines(content, start) if start in content else []
        self._place = min(self._place, max(0, len(self._hops) - 1))
        self._show()
        return bool(self._hops)

    def step(self, way: int) -> None:
        """One hop on (1) or back (-1); the ends hold."""
        self._place = max(0, min(len(self._hops) - 1, self._place + way))
        self._show()

    def _show(self) -> None:
        if not self._hops:
            return
        hop = self._hops[self._place]
        self.title.setText(hop.title)
        self.said.setText(f"“{hop.said}”" if hop.said else "")
        self.said.setVisible(bool(hop.said))
        self.why.setText(hop.why)
        self.why.setVisible(bool(hop.why))
        self.count.setText(f"Step {self._place + 1} of {len(self._hops)}")
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place + 1 < len(self._hops))
        announce(self, " ".join(part for part in (hop.title, hop.said, hop.why) if part))
        self.hop_shown.emit(hop.here, hop.there)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("well"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
