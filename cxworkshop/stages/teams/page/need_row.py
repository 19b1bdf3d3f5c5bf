"""One need of an internal customer: what, why, whose and how much, each kept when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.finder import TeamFinder
from cxworkshop.stages.teams.page.priority import PriorityButton
from cxworkshop.stages.teams.records import Need, Priority, Team
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.chips import Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.reorder import Grip
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NeedRow(QWidget):
    """A need as it stands or, without one, an invitation: the record comes with the first thing that is said."""

    next_wanted = Signal()
    given_up = Signal()  # an invitation that was declined
    customer_shown = Signal()  # the chip came or went
    team_wanted = Signal(str)

    def __init__(self, desk: Desk, model: BoardModel, team_id: str, need_id: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.model = model
        self.team_id = team_id
        self.need_id = need_id
        self.becoming = False  # the invitation is just being recorded
        self.what = PlainText("What do they need?", name="What they need", role="h3")
        self.why = PlainText("Why?", name="Why they need it")
        for edit, field in ((self.what, "what"), (self.why, "why")):
            edit.setProperty("quiet", True)
            edit.single_paragraph = True
            edit.committed.connect(lambda text, field=field: self._write(field, text))
            edit.installEventFilter(self)
        self.finder = TeamFinder(lambda: desk.content, "Which team needs it?")
        self.finder.setProperty("quiet", True)
        self.finder.found.connect(self._choose)
        self.priority = PriorityButton()
        self.priority.chosen.connect(self._rank)
        self.grip = Grip()
        self.gone = IconButton("trash", "Remove this need", 26, icon_size=16)
        self.gone.clicked.connect(self.remove)
        self._customer: Chip | None = None
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(6, 0, 0, 0)
        self._foot.setSpacing(6)
        self._foot.addWidget(self.finder, 1)
        self._foot.addStretch(0)
        self._foot.addWidget(self.priority)
        self._foot.addWidget(self.gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 8, 6)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.what, 1)
        head.addWidget(self.grip)
        column.addLayout(head)
        column.addSpacing(-8)  # the frames of quiet fields overlap; they never show both at once
        column.addWidget(self.why)
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_need(desk.content.find(Need, need_id))

    def show_need(self, need: Need | None) -> None:
        """Show the record as it is; what is being typed stays."""
        if need is None:
            self._show_customer(None)
            return
        self.what.set_text(need.what)
        self.why.set_text(need.why)
        self.priority.set_value(need.priority)
        self._show_customer(self.desk.content.find(Team, need.customer))

    def commit(self) -> None:
        """Keep what is half typed."""
        self.what.commit()
        self.why.commit()

    @property
    def blank(self) -> bool:
        """Whether nothing has been said in an invitation."""
        return not self.need_id and not self.what.text().strip() and not self.why.text().strip()

    def remove(self) -> None:
        """Take the need away."""
        if self.need_id:
            if self.desk.do(commands.remove_needs, [self.need_id]):
                self.desk.said.emit("Removed a need")
        else:
            self.given_up.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            if watched is self.what and not self.blank:
                self.why.setFocus(Qt.FocusReason.TabFocusReason)
            elif self.blank:
                self.given_up.emit()
            else:
                self.next_wanted.emit()
            return True
        if self.blank and key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.given_up.emit()
            return True
        return super().eventFilter(watched, event)

    def _show_customer(self, customer: Team | None) -> None:
        if self._customer is not None and (customer is None or self._customer.property("team") != customer.id):
            if self._customer.hasFocus():
                self.finder.show()
                self.finder.setFocus(Qt.FocusReason.OtherFocusReason)
            self._foot.removeWidget(self._customer)
            self._customer.hide()
            self._customer.deleteLater()
            self._customer = None
            self.customer_shown.emit()
        if customer is not None:
            chip = self._customer or self._chip(customer.id)
            chip.setText(self.model.labels.short(customer))
            chip.setAccessibleName(f"Needed by {self.model.labels.of(customer)}")
            chip.set_kind(hue_of(customer.group) or "none")  # type: ignore[arg-type]
        self.finder.setVisible(customer is None)
        self._foot.setContentsMargins(0 if customer is None else 7, 0, 0, 0)
        self._foot.setStretch(self._foot.indexOf(self.finder) + 1, 0 if customer is None else 1)

    def _chip(self, team_id: str) -> Chip:
        chip = self._customer = Chip("", None, max_width=210)
        chip.setProperty("team", team_id)
        chip.removed.connect(lambda: self.desk.do(commands.set_need_customer, self.need_id, None))
        chip.clicked.connect(lambda: self.team_wanted.emit(team_id))
        self._foot.insertWidget(0, chip)
        chip.show()
        self.customer_shown.emit()
        return chip

    def _write(self, field: str, text: str) -> None:
        if self.need_id:
            self.desk.do(commands.write_need, self.need_id, field, text)
            self.desk.end_typing()
        elif text.strip():
            self._become(what=text if field == "what" else "", why=text if field == "why" else "")

    def _become(
        self, what: str = "", why: str = "", customer: str | None = None, priority: Priority | None = None
    ) -> None:
        """Record the need; the section hears of it and gives this row its id."""
        self.becoming = True
        self.desk.do(commands.add_need, self.team_id, what, why=why, customer_id=customer, priority=priority)
        self.becoming = False

    def _choose(self, customer_id: str) -> None:
        if self.need_id:
            self.desk.do(commands.set_need_customer, self.need_id, customer_id)
        else:
            self._become(customer=customer_id)
        self.priority.setFocus(Qt.FocusReason.TabFocusReason)

    def _rank(self, value: Priority | None) -> None:
        if self.need_id:
            self.desk.do(commands.set_need_priority, self.need_id, value)
        elif value is not None:
            self._become(priority=value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("well"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
