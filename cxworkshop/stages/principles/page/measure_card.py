"""A measure in the editor of a cell: a line or two, and all of it when it is unfolded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, quoted
from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.measure_form import MeasureForm
from cxworkshop.stages.principles.page.measure_head import MeasureHead
from cxworkshop.stages.principles.records import Measure
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.reorder import Grip
from cxworkshop.ui.theme import theme


class MeasureCard(QWidget):
    """Enter unfolds and begins, Esc folds, Del removes; the grip carries it among its neighbours."""

    unfolded = Signal(bool)

    def __init__(self, desk: Desk, measure_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.measure_id = measure_id
        self.head = MeasureHead()
        self.head.clicked.connect(lambda on: self.unfold(on))
        self.form: MeasureForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.grip = Grip(self)
        self.grip.hide()
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.head, 1)
        line.addWidget(self.grip)
        self._column.addLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    @property
    def is_unfolded(self) -> bool:
        """Whether all of it is shown."""
        return self.head.isChecked()

    def show_measure(self, measure: Measure) -> None:
        """Show a measure as it is; what is being typed stays."""
        self.head.show_measure(measure, self.desk.today())
        if self.form is not None:
            self.form.show_measure(measure)

    def unfold(self, on: bool, *, begin: bool = True) -> None:
        """Show all of the measure with the focus in it, or fold it with the focus on its line."""
        self.head.setChecked(on)
        if on and self.form is None:
            self.form = MeasureForm(self.desk, self.measure_id)
            self.form.remove_wanted.connect(self.remove)
            self._column.addWidget(self.form)
            measure = self.desk.content.find(Measure, self.measure_id)
            if measure is not None:
                self.form.show_measure(measure)
        if self.form is not None:
            if not on:
                self.form.commit()
            had = self.form.isAncestorOf(self.window().focusWidget() or self)
            self.form.setVisible(on)
            if on and begin:
                self.form.begin()
            elif not on and had:
                self.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(on)

    def commit(self) -> None:
        """Keep what is half typed."""
        if self.form is not None:
            self.form.commit()

    def remove(self) -> None:
        """Take the measure away; a toast offers to take that back."""
        measure = self.desk.content.find(Measure, self.measure_id)
        if measure is not None and self.desk.do(commands.remove_measures, [measure.id]):
            self.desk.said.emit(f"Removed {quoted(measure.what, 'a measure', NAME)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_unfolded:
            self.unfold(False)
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Delete and self.head.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("well"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
