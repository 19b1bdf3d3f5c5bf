"""One barrier in full, beside the list: where it lies, what the customer feels, whom it hinders, what is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page.affected import AffectedTeams
from cxworkshop.stages.barriers.page.lines import barrier_words, place_of
from cxworkshop.stages.barriers.page.mitigations import MitigationsSection
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.drawer import Drawer
from cxworkshop.ui.fields import ComboBox, Field, LineEdit
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signed import SignedChip
from cxworkshop.ui.signs import KindBadge, SeverityPicker
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.texts import PlainText, VoiceEdit

WIDTH = 428
TAB = Qt.FocusReason.TabFocusReason


class BarrierDrawer(Drawer):
    """Fields save when they are left; Esc closes and gives the focus back to the list."""

    step_wanted = Signal(int)  # -1 the barrier above, 1 the one below
    team_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", WIDTH, parent=parent)
        self.desk = desk
        self.barrier_id = ""
        for icon, name, key, way in (
            ("caret-up", "Barrier above", "Alt ↑", -1),
            ("caret-down", "Barrier below", "Alt ↓", 1),
        ):
            button = IconButton(icon, name)
            button.set_name(name, key)
            button.clicked.connect(lambda _=False, way=way: self.step_wanted.emit(way))
            self.tools.addWidget(button)
        self.name = PlainText("What stands in the way?", name="Barrier", role="h1", max_lines=3)
        self.name.setProperty("quiet", True)
        self.name.single_paragraph = True
        self.set_title_editor(self.name)
        self.area = ComboBox([(one.value, one.label) for one in Area], "Area")
        self.area.setPlaceholderText("No area yet")
        self.area_name = LineEdit("", "What the room calls the area", "Name of the area")
        self.experience = VoiceEdit("I rang three times and …", lines=2, name="What the customer feels")
        self.experience.single_paragraph = True
        self.description = PlainText("How does it come about?", lines=2, name="Description")
        self.severity = SeverityPicker("Severity now")
        self.teams = AffectedTeams(desk)
        self.mitigations = MitigationsSection(desk)
        self.notes = PlainText("Only for you and the record", name="Notes")
        self._connect()
        self.flag = SignedChip(desk)
        self.add_under_title(self.flag)
        self._body = self._make_body()
        self.set_body(self._body)
        self._order = QTimer(self, singleShot=True, interval=0)
        self._order.timeout.connect(self._chain)
        self.teams.rebuilt.connect(self._order.start)
        self.mitigations.rebuilt.connect(self._order.start)
        self._order.start()
        self._card: QWidget | None = None
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_card)
        self.mitigations.shown.connect(self._soon)

    def begin(self) -> None:
        """Put the focus where work on a barrier begins."""
        self.name.setFocus(TAB)

    def show_barrier(self, barrier_id: str) -> None:
        """Show a barrier, or the same one as it is now; what is being typed stays."""
        if barrier_id != self.barrier_id:
            self.commit()
            self._scroll.verticalScrollBar().setValue(0)
        barrier = self.desk.content.find(Barrier, barrier_id)
        if barrier is None:
            return
        self.barrier_id = barrier_id
        self.flag.show_things(barrier_id)
        self.set_title(barrier_words(barrier), place_of(barrier).title)
        self.name.set_text(barrier.name)
        self.area.set_key(barrier.area.value if barrier.area is not None else None)
        self.area_name.set_text(barrier.area_name)
        self.area_name.setVisible(barrier.area is Area.OTHER)
        self.experience.set_text(barrier.experience)
        self.description.set_text(barrier.description)
        self.severity.set_value(barrier.severity)
        self.teams.show_barrier(barrier)
        self.mitigations.show_barrier(barrier)
        self.notes.set_text(barrier.notes)

    def reveal(self, record_id: str) -> bool:
        """Put the focus on a mitigation of the barrier shown."""
        return self.desk.content.find(Mitigation, record_id) is not None and self.mitigations.reveal(record_id)

    def commit(self) -> None:
        """Keep what is half typed in any field."""
        if self.desk.content.find(Barrier, self.barrier_id) is None:
            return
        for edit in (self.name, self.experience, self.description, self.notes):
            edit.commit()
        self.area_name.commit()
        self.mitigations.commit()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        texts: dict[str, PlainText | LineEdit] = {
            "name": self.name,
            "experience": self.experience,
            "description": self.description,
            "notes": self.notes,
            "area_name": self.area_name,
        }
        for field, edit in texts.items():
            edit.committed.connect(lambda text, field=field: self._write(field, text))
        self.area.chosen.connect(self._put)
        self.severity.chosen.connect(lambda n: self.desk.do(do.set_severity, self.barrier_id, n or None))
        self.teams.team_wanted.connect(self.team_wanted)

    def _make_body(self) -> QWidget:
        felt = QHBoxLayout()
        felt.setSpacing(7)
        felt.addWidget(KindBadge("cust", 9))
        felt.addWidget(Label("What the customer feels", "small", "ink2", 500), 1)
        feels = QVBoxLayout()
        feels.setSpacing(4)
        feels.addLayout(felt)
        feels.addWidget(self.experience)
        where = QHBoxLayout()
        where.setSpacing(14)
        area = QVBoxLayout()
        area.setSpacing(6)
        area.addWidget(Field("Area", self.area))
        area.addWidget(self.area_name)
        where.addLayout(area, 1)
        weight = QVBoxLayout()
        weight.setSpacing(4)
        weight.addWidget(Label("Severity now", "small", "ink2", 500))
        weight.addWidget(self.severity)
        weight.addStretch(1)
        where.addLayout(weight)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 20, 20)
        column.setSpacing(14)
        column.addLayout(feels)
        column.addLayout(where)
        column.addWidget(self.mitigations)
        column.addWidget(self.teams)
        column.addWidget(Field("Description", self.description))
        column.addWidget(Field("Notes", self.notes))
        column.addStretch(1)
        return body

    def _chain(self) -> None:
        """Tab goes from the name through the body."""
        QWidget.setTabOrder(self.name, in_reading_order(self._body)[0])

    def _soon(self, card: QWidget) -> None:
        """Show a card when the layout has made room for it."""
        self._card = card
        self._reveal.start()

    def _show_card(self) -> None:
        card, self._card = self._card, None
        here = [*self.mitigations.cards.values(), self.mitigations.draft]
        if card is not None and any(card is one for one in here):
            self.show_in_body(card)

    def _write(self, field: str, text: str) -> None:
        if self.desk.content.find(Barrier, self.barrier_id) is not None:
            self.desk.do(do.write_barrier, self.barrier_id, field, text)
            self.desk.end_typing()

    def _put(self, key: str) -> None:
        self.desk.do(do.set_area, self.barrier_id, Area(key))
        if Area(key) is Area.OTHER:
            self.area_name.setFocus(TAB)
