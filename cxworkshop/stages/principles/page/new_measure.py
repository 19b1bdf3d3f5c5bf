"""A measure as it is said: C, I or O, what, from where to where, Enter; and the invitations to what is missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.stages.principles import commands
from cxworkshop.stages.principles.page.family import FamilyPicker
from cxworkshop.stages.principles.page.slots import SLOT, draw_slot
from cxworkshop.stages.principles.records import Family
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER


class Invitation(HoverFade, KeyboardFocus, QAbstractButton):
    """A dashed place where a measure of a family is missing; pressing it begins one."""

    halo_radius = 8

    def __init__(self, family: Family, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.family = family
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(42))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        pen = QPen(t.color("edge" if self.hover_part else "line2"), 1.3)
        pen.setDashPattern([3.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(t.color("hover", 0.6 * self.hover_part))
        painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, QRectF(self.rect()), 8)
        side = t.px(SLOT)
        slot = QRectF(t.px(12), round(area.center().y() - side / 2), side, side)
        draw_slot(painter, slot, self.family, filled=False, letter=True)
        plus = t.px(16)
        sign = QRectF(self.width() - t.px(12) - plus, area.center().y() - plus / 2, plus, plus)
        draw_icon(painter, sign, "plus", t.ink_on("accent"))
        left = slot.right() + t.px(10)
        font = t.font("ui")
        painter.setFont(font)
        painter.setPen(t.color("ink2"))
        room = sign.left() - 6 - left
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)


class NewMeasure(QWidget):
    """Four stops for the hand; Enter in any of them adds the measure, and the next one can be said at once."""

    added = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cell = ("", "")
        self.family = FamilyPicker("Family of the new measure")
        self.what = LineEdit("", "What is measured?", "What is measured")
        self.baseline = LineEdit("", "Baseline", "Baseline")
        self.target = LineEdit("", "Target", "Target")
        self.family.settled.connect(lambda: self._go(self.what))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.baseline, 1)
        row.addWidget(Label("→", "ui", "ink2"))
        row.addWidget(self.target, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.family)
        column.addWidget(self.what)
        column.addLayout(row)
        column.addWidget(Label("Enter adds it, and the next can be said", "small", "ink3"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for edit in self._edits:
            edit.installEventFilter(self)
        for button in self.family.buttons.values():
            button.installEventFilter(self)
        theme().changed.connect(self.update)

    @property
    def _edits(self) -> tuple[LineEdit, LineEdit, LineEdit]:
        return self.what, self.baseline, self.target

    def begin(self, cell: tuple[str, str], family: Family | None = None) -> None:
        """Take the focus for a measure of a cell: where the family is known, in what is measured."""
        self.cell = cell
        self.family.set_value(family or self.family.value)
        if self.family.value is None:
            self.family.focus_family()
        else:
            self._go(self.what)

    @property
    def blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(edit.text().strip() for edit in self._edits)

    def commit(self) -> str:
        """Add what is typed, if anything is; the new measure's id, "" without one."""
        if self.blank or not self.cell[0]:
            return ""
        what, baseline, target = (" ".join(edit.text().split()) for edit in self._edits)
        done = self.desk.do(
            commands.add_measure,
            *self.cell,
            what=what,
            family=self.family.value,
            baseline=baseline,
            aim=target,
        )
        if not done or done.value is None:
            return ""
        self.clear()
        self.added.emit(done.value.id)
        return done.value.id

    def clear(self) -> None:
        """Empty every part."""
        self.family.set_value(None)
        for edit in self._edits:
            edit.clear()
            edit.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in (*ENTER, Qt.Key.Key_Escape):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER:
            if self.blank:
                self.given_up.emit()
            elif self.commit():
                self.family.focus_family()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.commit()  # what was typed is not lost by leaving
            self.given_up.emit()
            return True
        return False

    def _go(self, edit: LineEdit) -> None:
        edit.setFocus(Qt.FocusReason.TabFocusReason)
        edit.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("line2"), 1))
        painter.setBrush(theme().color("well"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
