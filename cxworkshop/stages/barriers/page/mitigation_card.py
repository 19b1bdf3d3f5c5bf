"""One mitigation in the editor: what, how, by which mechanism, who, until when, how far, and what remains."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.method_texts import MechanismText
from cxworkshop.stages.barriers import commands as do
from cxworkshop.stages.barriers.page import acts
from cxworkshop.stages.barriers.page.lines import mitigation_words
from cxworkshop.stages.barriers.page.mechanism import MechanismField
from cxworkshop.stages.barriers.page.remains import UNSAID, RemainsPicker
from cxworkshop.stages.barriers.records import Barrier, Mechanism, Mitigation, MitigationState
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.dayedit import DayEdit
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import ComboBox
from cxworkshop.ui.labels import Label
from cxworkshop.ui.reorder import Grip
from cxworkshop.ui.suggest import SuggestEdit
from cxworkshop.ui.texts import PlainText
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER

TAB = Qt.FocusReason.TabFocusReason


class MitigationCard(QWidget):
    """A mitigation as it stands or, without one, an invitation: the record comes with the first thing that is said."""

    next_wanted = Signal()
    given_up = Signal()  # an invitation that was declined
    carried = Signal(int)  # by the mouse, to this height on the screen
    rebuilt = Signal()

    def __init__(self, desk: Desk, barrier_id: str, mitigation_id: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.barrier_id = barrier_id
        self.mitigation_id = mitigation_id
        self.becoming = False  # the invitation is just being recorded
        self.what = PlainText("What do we do about it?", name="Mitigation", role="h3")
        self.how = PlainText("How, in a sentence", name="How the mitigation works")
        self.notes = PlainText("Notes", name="Notes on the mitigation", role="small")
        for edit, field in ((self.what, "name"), (self.how, "description"), (self.notes, "notes")):
            edit.setProperty("quiet", True)
            edit.single_paragraph = True
            edit.committed.connect(lambda text, field=field: self._write(field, text))
        self.mechanism = MechanismField()
        self.mechanism.taken.connect(self._take)
        self.mechanism.chosen.connect(self._choose)
        self.mechanism.named.connect(lambda text: self._write("mechanism_name", text))
        self.mechanism.rebuilt.connect(self.rebuilt)
        self.owner = SuggestEdit(lambda: acts.owners(desk.content), "Owner", "Owner")
        self.owner.committed.connect(lambda text: self._write("owner", text))
        self.due = DayEdit(desk.today, "Due", "Due: 30 Jun")
        self.due.day_committed.connect(self._set_due)
        self.state = ComboBox([(one.value, one.label) for one in MitigationState], "State")
        self.state.set_key(MitigationState.PROPOSED.value)
        self.state.chosen.connect(lambda key: self._set("state", MitigationState(key)))
        self.residual = RemainsPicker("Severity expected to remain")
        self.residual.chosen.connect(lambda n: self._set("residual", None if n == UNSAID else n))
        self.grip = Grip()
        self.grip.carried.connect(self.carried)
        self.gone = IconButton("trash", "Remove this mitigation", 26, icon_size=16)
        self.gone.clicked.connect(self.remove)
        for each in (self.what, self.how, self.owner, self.due, self.notes):
            each.installEventFilter(self)
        self._lay_out()
        self.show_mitigation(desk.content.find(Mitigation, mitigation_id))

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.owner, 1)
        who.addWidget(self.due, 1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.state, 1)
        foot.addSpacing(4)
        foot.addWidget(Label("remains", "small", "ink2"))
        foot.addWidget(self.residual)
        foot.addWidget(self.gone)
        inner = QVBoxLayout()
        inner.setContentsMargins(5, 0, 0, 2)
        inner.setSpacing(6)
        inner.addWidget(self.mechanism)
        inner.addLayout(who)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 8, 6)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.what, 1)
        head.addWidget(self.grip)
        column.addLayout(head)
        column.addSpacing(-8)  # the frames of quiet fields overlap; they never show both at once
        column.addWidget(self.how)
        column.addSpacing(2)
        column.addLayout(inner)
        column.addWidget(self.notes)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_mitigation(self, mitigation: Mitigation | None) -> None:
        """Show the record as it is; what is being typed stays."""
        barrier = self.desk.content.find(Barrier, self.barrier_id)
        self.mechanism.show_mechanism(barrier.area if barrier is not None else None, mitigation)
        if mitigation is None:
            return
        self.setAccessibleName(mitigation_words(mitigation))
        self.what.set_text(mitigation.name)
        self.how.set_text(mitigation.description)
        self.notes.set_text(mitigation.notes)
        self.owner.set_text(mitigation.owner)
        self.due.set_day(mitigation.due)
        self.state.set_key(mitigation.state.value)
        self.residual.set_value(mitigation.residual)
        for line in (self.owner, self.mechanism.name):
            if not line.hasFocus():
                line.setCursorPosition(0)  # a long name shows its beginning

    @property
    def blank(self) -> bool:
        """Whether nothing has been said in an invitation."""
        typed = (self.what.text(), self.how.text(), self.owner.text(), self.due.text())
        return not self.mitigation_id and not any(text.strip() for text in typed)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.what.commit()
        self.how.commit()
        self.notes.commit()
        self.mechanism.commit()
        self.owner.commit()
        self.due.commit()

    def remove(self) -> None:
        """Take the mitigation away."""
        record = self.desk.content.find(Mitigation, self.mitigation_id)
        if record is None:
            self.given_up.emit()
        elif self.desk.do(do.remove_mitigations, [record.id]):
            self.desk.said.emit(f"Removed “{shown(mitigation_words(record), NAME)}”")

    # -- writing -------------------------------------------------------------------------------------------------------

    def _write(self, field: str, text: str) -> None:
        if not self.mitigation_id:
            if text.strip():
                self._begin(**{field: text})
            return
        self.desk.do(do.write_mitigation, self.mitigation_id, field, text)
        self.desk.end_typing()

    def _set(self, field: str, value: object) -> None:
        if not self.mitigation_id:
            self._begin(**{field: value})
        else:
            self.desk.do(do.set_mitigation, self.mitigation_id, field, value)

    def _begin(self, **said: object) -> None:
        """Record the mitigation with the first thing that is said of it; the section hears of it."""
        self.becoming = True
        self.desk.do(acts.begin_mitigation, self.barrier_id, said)
        self.becoming = False

    def _set_due(self, day: object) -> None:
        self._set("due", day)

    def _choose(self, mechanism: Mechanism) -> None:
        if not self.mitigation_id:
            self._begin(mechanism=mechanism)
        else:
            self.desk.do(do.work_by, self.mitigation_id, mechanism, self.mechanism.name.text())

    def _take(self, way: MechanismText) -> None:
        """A way that was offered: its words name the mitigation as long as nothing else does."""
        self.commit()
        mechanism = Mechanism(way.family)
        if not self.what.text().strip():
            said = {"name": way.words, "mechanism": mechanism}
            if not self.mitigation_id:
                self._begin(**said)
            else:
                self.desk.do(acts.name_by_way, self.mitigation_id, way.words, mechanism)
        elif self.mitigation_id:
            self.desk.do(do.work_by, self.mitigation_id, mechanism, way.words)
        self.owner.setFocus(TAB)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._entered(watched)
        if self.blank and key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and watched is self.what:
            self.given_up.emit()
            return True
        return super().eventFilter(watched, event)

    def _entered(self, watched: QObject) -> bool:
        """Enter goes on: what, owner, due, and then the next mitigation."""
        if watched is self.owner:
            self.owner.take()
            self.owner.commit()
            self.due.setFocus(TAB)
        elif watched is self.due:
            self.due.commit()
            if not self.due.problem:
                self.next_wanted.emit()
        elif watched is self.notes and not self.blank:
            self.commit()
        elif self.blank:
            self.given_up.emit()
        else:
            self.commit()
            self.owner.setFocus(TAB)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("well"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
