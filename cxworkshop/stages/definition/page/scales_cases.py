"""Real decisions on which a rule is tried: the case, what the rule answers, and whether it decides at all.

Type a case, Enter, type the answer, Enter, type the next. An answer left empty says that the rule does not decide.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.records import TrialCase
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring
from cxworkshop.ui.labels import SectionHeading, tooltip
from cxworkshop.ui.steptext import StepText
from cxworkshop.ui.taborder import in_reading_order
from cxworkshop.ui.theme import theme

SIDE = 30
INVITATION = "A real decision you had to take"
NO_ANSWER = "The rule does not say yet."
WORDS = {True: "The rule decides it", False: "The rule does not decide it", None: "Not tried yet"}


class CaseSign(KeyboardFocus, QAbstractButton):
    """Whether the rule decides a case: a tick, a question mark, or a dashed ring while it was not tried."""

    halo_radius = 6
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settles: bool | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_case(self, case: str, settles: bool | None) -> None:
        """Show whether the rule decides this case."""
        self.settles = settles
        self.setAccessibleName(f"{WORDS[settles]}: {case}")
        self.setToolTip(tooltip(WORDS[settles]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(SIDE), theme().px(SIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().px(16)
        middle = QRectF(self.rect()).center()
        place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if self.settles is None:
            draw_dashed_ring(painter, place.adjusted(1, 1, -1, -1), "ink3")
        elif self.settles:
            draw_icon(painter, place, "check-circle", "accent", "fill")
        else:
            draw_icon(painter, place, "question", "warn", "bold")
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 6)


class CaseRow(QWidget):
    """One case. `next_wanted` asks for the next one, `escaped` for the scale, `remove_wanted` for the row to go."""

    next_wanted = Signal()
    escaped = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: Desk, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.case_id = desk, case_id
        self.sign = CaseSign()
        self.case = StepText(INVITATION, "Trial case", "ui", quiet=True)
        self.answer = StepText("What the rule answers", "What the rule answers", "ui", quiet=True)
        self._cross = IconButton("x", "Remove this case", 26, icon_size=14, color="ink3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.sign, 0, top)
        row.addWidget(self.case, 5, top)
        row.addSpacing(12)
        row.addWidget(self.answer, 4, top)
        row.addWidget(self._cross, 0, top)
        self.case.committed.connect(lambda text: self.desk.do(do.write_case, self.case_id, "case", text))
        self.answer.committed.connect(self._answered)
        self.case.entered.connect(self.answer.begin)
        self.answer.entered.connect(self._go_on)
        for field in (self.case, self.answer):
            field.escaped.connect(self.escaped)
        self.sign.clicked.connect(self._turn)
        self.sign.removed.connect(self.remove_wanted)
        self._cross.clicked.connect(self.remove_wanted)

    def show_case(self, case: TrialCase) -> None:
        """Show the case as it is; half-typed words stay."""
        self.sign.show_case(case.case, case.settles)
        self.case.set_text(case.case)
        self.answer.set_text(case.answer)
        undecided = case.settles is False and not case.answer.strip()
        self.answer.set_ghost(NO_ANSWER if undecided else "What the rule answers", "warn" if undecided else "ink3")
        self._cross.set_name(f"Remove the case {case.case}".strip())

    def commit(self) -> None:
        """Keep what is half typed."""
        self.case.commit()
        self.answer.commit()

    def _answered(self, text: str) -> None:
        self.desk.do(do.answer_case, self.case_id, text)

    def _go_on(self) -> None:
        """Enter without an answer is an answer too: the rule does not decide."""
        case = self.desk.content.find(TrialCase, self.case_id)
        if case is not None and not case.answer.strip() and case.settles is None:
            self.desk.do(do.settle_case, self.case_id, False)
        self.next_wanted.emit()

    def _turn(self) -> None:
        self.desk.do(do.settle_case, self.case_id, not self.sign.settles)


class Cases(QWidget):
    """The cases of one scale, and a field for the next. `escaped` says that the hand goes back to the scale."""

    escaped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.scale_id = ""
        self.rows: dict[str, CaseRow] = {}
        self.new = StepText(INVITATION, "A trial case", "ui", quiet=True)
        self.new.committed.connect(self._add)
        self.new.entered.connect(self._answer_new)
        self.new.escaped.connect(self.escaped)
        self._added = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        last = QHBoxLayout()
        last.setContentsMargins(theme().px(SIDE), 0, 0, 0)
        last.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeading("Try it on a real case", "does the rule decide?"))
        column.addLayout(self._list)
        column.addLayout(last)

    def show_scale(self, scale_id: str, suggestion: str = "") -> None:
        """Show the cases of a scale as they are; `suggestion` is a case one could begin with."""
        if scale_id != self.scale_id:
            self.commit()
            self.scale_id = scale_id
            for known in list(self.rows):
                self._drop(known)
        cases = [case for case in self.desk.content.of(TrialCase) if case.dimension == scale_id]
        before = list(self.rows)
        for gone in set(self.rows) - {case.id for case in cases}:
            self._drop(gone)
        for place, case in enumerate(cases):
            row = self.rows.get(case.id)
            if row is None:
                row = self.rows[case.id] = self._row(case.id)
                self._list.insertWidget(place, row)
                row.show()
            row.show_case(case)
        self.new.set_ghost(f"For example: {suggestion}" if suggestion else INVITATION)
        if list(self.rows) != before:
            in_reading_order(self)

    def begin(self) -> None:
        """Put the caret where the next case is typed."""
        self.new.begin()

    def reveal(self, case_id: str) -> QWidget | None:
        """The row of a case, with the caret where something is missing; None when it is not here."""
        row = self.rows.get(case_id)
        if row is not None:
            (row.answer if row.case.text().strip() else row.case).begin()
        return row

    def commit(self) -> None:
        """Keep what is half typed."""
        for row in list(self.rows.values()):
            row.commit()
        self.new.commit()

    def _row(self, case_id: str) -> CaseRow:
        row = CaseRow(self.desk, case_id)
        row.next_wanted.connect(lambda: self._after(case_id))
        row.escaped.connect(self.escaped)
        row.remove_wanted.connect(lambda: self._remove(case_id))
        return row

    def _after(self, case_id: str) -> None:
        ids = list(self.rows)
        place = ids.index(case_id) + 1 if case_id in ids else len(ids)
        if place < len(ids):
            self.rows[ids[place]].case.begin()
        else:
            self.begin()

    def _remove(self, case_id: str) -> None:
        ids = list(self.rows)
        place = ids.index(case_id) if case_id in ids else 0
        if self.desk.do(do.remove_cases, [case_id]):
            left = list(self.rows.values())
            (left[min(place, len(left) - 1)].sign if left else self.new).setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.said.emit("Removed a trial case")

    def _add(self, text: str) -> None:
        self._added = ""
        if text.strip() and self.scale_id:
            done = self.desk.do(do.add_case, self.scale_id, text.strip())
            if not done or done.value is None:
                return
            self._added = done.value.id
        self.new.take("")

    def _answer_new(self) -> None:
        """Enter after a new case goes to its answer."""
        row = self.rows.get(self._added)
        self._added = ""
        if row is not None:
            row.answer.begin()

    def _drop(self, case_id: str) -> None:
        row = self.rows.pop(case_id)
        focus = self.window().focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
