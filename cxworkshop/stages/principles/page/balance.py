"""What is missing from a team's measures, in the room's terms, on a hatched plate that says: not resolved."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.content import Content
from cxworkshop.core.words import joined, shown
from cxworkshop.stages.principles.records import Family
from cxworkshop.stages.teams.records import Group, Need, Support, Team
from cxworkshop.ui.a11y import described, name_changed
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.labels import Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

EDGE = 6  # the hatched border


@dataclasses.dataclass(frozen=True, slots=True)
class Balance:
    """What is out of balance: two sentences, and the families whose measures would mend it."""

    title: str = ""
    words: str = ""
    missing: tuple[Family, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing)


def internal_customers(content: Content, team_id: str) -> list[str]:
    """The names of the teams that a team serves, those whose needs are named first."""
    ids = [need.customer for need in content.of(Need) if need.team == team_id and need.customer is not None]
    ids += [link.supported for link in content.of(Support) if link.team == team_id]
    teams = [content.find(Team, each) for each in dict.fromkeys(ids)]
    return [name for team in teams if team is not None and (name := shown(team.name, 40))]


def balance_of(content: Content, team: Team, families: frozenset[Family]) -> Balance:
    """What is missing from the families a team is measured by: nothing while it has no measure at all (P3, P4)."""
    if not families:
        return Balance()
    name = shown(team.name, 60) or "This team"
    served = internal_customers(content, team.id)
    if families == {Family.OPERATIONS}:
        whom = _any("a customer", *([] if team.group is Group.CREATOR else served))
        missing = (Family.CUSTOMER,) if team.group is Group.CREATOR else (Family.CUSTOMER, Family.INTERNAL)
        return Balance(f"{name} measures only operations", f"Nothing yet shows that {whom} would notice.", missing)
    if team.group is Group.CREATOR and Family.CUSTOMER not in families:
        words = "It touches the customer, and nothing yet shows what the customer makes of it."
        return Balance(f"{name} has no customer measure", words, (Family.CUSTOMER,))
    if team.group is not None and team.group.enabler and Family.INTERNAL not in families:
        words = f"Nothing yet shows that {_any(*served) or 'the teams it serves'} would notice."
        return Balance(f"No internal customer is asked about {name}", words, (Family.INTERNAL,))
    return Balance()


def _any(*names: str) -> str:
    """One or two names, and that there are more: "a customer, Onboard Hosts or another team"."""
    return joined([*names[:2], "another team"] if len(names) > 2 else names, last="or")


def invitation(content: Content, team_id: str, family: Family) -> str:
    """What is said on the button that adds a missing measure."""
    if family is Family.CUSTOMER:
        return "Add a customer measure"
    served = internal_customers(content, team_id)
    return f"Add a measure {served[0]} would feel" if served else "Add a measure internal customers would feel"


class BalanceWarning(QWidget):
    """The plate; hidden while nothing is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Paragraph("", "ui", "ink:warn", 600)
        self.words = Paragraph("", "ui", "ink")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(IconLabel("scales", 20, "ink:warn", "bold"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def show_balance(self, balance: Balance) -> None:
        """Say what is missing, or nothing."""
        if balance:
            self.title.setText(balance.title)
            self.words.setText(balance.words)
            name_changed(self, described(balance.title, balance.words))
        self.setVisible(bool(balance))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.color("warn-line"), 1))
        painter.setBrush(t.soft("warn"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hatch_brush(t.color("warn-line", 0.5)))
        painter.drawRoundedRect(area, 8, 8)
        painter.setBrush(t.soft("warn"))
        painter.drawRoundedRect(area.adjusted(EDGE, EDGE, -EDGE, -EDGE), 5, 5)
