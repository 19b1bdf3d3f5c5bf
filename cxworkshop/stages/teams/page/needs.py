"""What a team's internal customers need from it, and why: Enter adds the next, a key decides how much it matters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.finder import TeamFinder
from cxworkshop.stages.teams.records import Need, Priority, Team
from cxworkshop.stages.teams.sight import lines_of_sight
from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.chips import Chip
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.labels import Label, SectionHeading
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import theme

_WORDS = {None: "How much?", Priority.COULD: "Could", Priority.SHOULD: "Should", Priority.MUST: "Must"}


class PriorityButton(HoverFade, KeyboardFocus, QAbstractButton):
    """Three rising bars and a word. Enter or a click goes to the next; 1, 2, 3 choose, 0 and Del take it back."""

    chosen = Signal(object)  # Priority or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Priority | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Could 1 · Should 2 · Must 3")
        self.clicked.connect(self._next)
        self.set_value(None)

    def set_value(self, value: Priority | None) -> None:
        """Show a priority without telling."""
        self.value = value
        self.setAccessibleName(f"Priority: {_WORDS[value] if value else 'not said'}")
        self.updateGeometry()
        self.update()

    def _next(self) -> None:
        order = (Priority.MUST, Priority.SHOULD, Priority.COULD)
        after = order[0] if self.value is None else order[(order.index(self.value) + 1) % 3]
        self.chosen.emit(after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_1: Priority.COULD, Qt.Key.Key_2: Priority.SHOULD, Qt.Key.Key_3: Priority.MUST}
        if event.key() in keys:
            self.chosen.emit(keys[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font("small", 500)).horizontalAdvance(_WORDS[self.value])
        return QSize(round(width) + theme().px(38), theme().px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hover", self.hover_part))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        base = self.height() / 2 + look.px(6)
        for bar in range(3):
            height = look.px(5 + 4 * bar)
            filled = self.value is not None and bar < int(self.value)
            painter.setBrush(look.color("ink" if filled else "line2"))
            painter.drawRoundedRect(QRectF(look.px(6) + bar * look.px(6), base - height, look.px(4), height), 1, 1)
        painter.setFont(look.font("small", 500))
        painter.setPen(look.ink_on("warn") if self.value is None else look.color("ink2"))
        room = QRectF(self.rect()).adjusted(look.px(29), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _WORDS[self.value])


class NeedRow(QWidget):
    """One need: what, why, whose, how much. Each saves when it is left."""

    next_wanted = Signal()

    def __init__(self, desk: Desk, need: Need, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.need_id = need.id
        self.setObjectName("need-row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.what = PlainText("What do they need?", name="What they need", role="h3")
        self.why = PlainText("Why?", name="Why they need it")
        for edit, field in ((self.what, "what"), (self.why, "why")):
            edit.setProperty("flat", True)
            edit.single_paragraph = True
            edit.committed.connect(lambda text, field=field: self._write(field, text))
            edit.installEventFilter(self)
        self.priority = PriorityButton()
        self.priority.chosen.connect(lambda value: desk.do(commands.set_need_priority, self.need_id, value))
        self.gone = IconButton("trash", "Remove this need", 26)
        self.gone.clicked.connect(lambda: desk.do(commands.remove_needs, [self.need_id]))
        self.finder = TeamFinder(lambda: desk.content, "Which team needs it?")
        self.finder.found.connect(self._choose)
        self.finder.gave_up.connect(lambda: self.show_need(None))
        self._customer: Chip | None = None
        self._foot = QHBoxLayout()
        self._foot.setSpacing(6)
        self._foot.addWidget(self.finder, 1)
        self._foot.addStretch(0)
        self._foot.addWidget(self.priority)
        self._foot.addWidget(self.gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(1)
        column.addWidget(self.what)
        column.addWidget(self.why)
        column.addLayout(self._foot)
        self._restyle()
        theme().changed.connect(self._restyle)
        self.show_need(need)

    def show_need(self, need: Need | None) -> None:
        """Show the record as it is; what is being typed stays."""
        need = need or self.desk.content.find(Need, self.need_id)
        if need is None:
            return
        self.what.set_text(need.what)
        self.why.set_text(need.why)
        self.priority.set_value(need.priority)
        customer = self.desk.content.find(Team, need.customer)
        if self._customer is not None:
            self._foot.removeWidget(self._customer)
            self._customer.deleteLater()
            self._customer = None
        if customer is not None:
            kind = hue_of(lines_of_sight(self.desk.content).kinds.get(customer.id))
            chip = Chip(shown(customer.name, NAME), kind, max_width=190)  # type: ignore[arg-type]
            chip.setAccessibleName(f"Needed by {customer.name}")
            chip.removed.connect(lambda: self.desk.do(commands.set_need_customer, self.need_id, None))
            self._customer = chip
            self._foot.insertWidget(0, chip)
            chip.show()
        self.finder.setVisible(customer is None)
        self._foot.setStretch(self._foot.indexOf(self.finder) + 1, 0 if customer is None else 1)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.what.commit()
        self.why.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.commit()
            if watched is self.what:
                self.why.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.next_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _write(self, field: str, text: str) -> None:
        self.desk.do(commands.write_need, self.need_id, field, text)
        self.desk.end_typing()

    def _choose(self, team_id: str) -> None:
        self.desk.do(commands.set_need_customer, self.need_id, team_id)
        self.priority.setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        look = theme()
        field, accent = look.color("field").name(), look.color("accent").name()
        self.setStyleSheet(
            f"#need-row {{ background: {look.color('well').name()}; border-radius: 7px; }}"
            "QTextEdit { background: transparent; border: 2px solid transparent; padding: 1px 4px; min-height: 0; }"
            f"QTextEdit:focus {{ background: {field}; border: 2px solid {accent}; border-radius: 6px; }}"
        )


class NeedsSection(QWidget):
    """The list of a team's needs with the invitation to add one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.team_id = ""
        self.rows: dict[str, NeedRow] = {}
        self._heading = SectionHeading("What its internal customers need from it", "and why")
        self._nothing = Label("Nobody has said yet what they need.", "ui", "ink3")
        self.add = Button("Add a need", kind="link", icon="plus")
        self.add.clicked.connect(self.add_need)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_team(self, team_id: str) -> None:
        """Show the needs of a team as they are; rows that stay keep their caret."""
        if team_id != self.team_id:
            self._drop(set(self.rows))
            self.team_id = team_id
        needs = [need for need in self.desk.content.of(Need) if need.team == team_id]
        self._drop(set(self.rows) - {need.id for need in needs})
        for place, need in enumerate(needs):
            row = self.rows.get(need.id)
            if row is None:
                row = self.rows[need.id] = NeedRow(self.desk, need)
                row.next_wanted.connect(self.add_need)
                self._list.insertWidget(place, row)
                row.show()
            else:
                row.show_need(need)
        self._nothing.setVisible(not needs)

    def add_need(self) -> None:
        """Add an empty need and put the caret in it."""
        self.commit()
        done = self.desk.do(commands.add_need, self.team_id)
        if done and done.value is not None and done.value.id in self.rows:
            self.rows[done.value.id].what.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Keep what is half typed."""
        for row in tuple(self.rows.values()):
            row.commit()

    def _drop(self, ids: set[str]) -> None:
        for need_id in ids:
            row = self.rows.pop(need_id)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
