"""The line over the matrix in which it is filtered: by name, by kind of team, by principle, by nothing said yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.principles.page.matrix_model import GROUPS, Sought, group_name, principle_name
from cxworkshop.stages.principles.page.slots import kind_of
from cxworkshop.stages.principles.records import Principle
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.buttons import IconButton
from cxworkshop.ui.chips import ToggleChip
from cxworkshop.ui.fields import ComboBox
from cxworkshop.ui.filterline import FilterEdit
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.hover import mix
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.labels import Label
from cxworkshop.ui.theme import theme

ALL = "all"
_SHORT: dict[Group | None, str] = {
    Group.CREATOR: "Creators",
    Group.FRONTLINE: "Frontline",
    Group.BACK_OFFICE: "Back office",
}


class KindChip(ToggleChip):
    """A kind of team with its glyph."""

    def __init__(self, group: Group | None) -> None:
        self._group = group
        super().__init__(_SHORT.get(group) or group_name(group), "")
        self.setAccessibleName(group_name(group))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = theme(), self.isChecked()
        painter = QPainter(self)
        rest = t.soft("accent") if on else t.color("raised")
        target = mix(t.soft("accent"), t.color("accent"), 0.12) if on else t.color("hover")
        self._shape(painter, mix(rest, target, self.hover_part), t.color("accent" if on else "line2"))
        if on:
            draw_icon(painter, self._sign_rect(16), "check", t.ink_on("accent"))
        else:
            draw_kind(painter, self._sign_rect(11), kind_of(self._group))
        self._words(painter, t.ink_on("accent") if on else t.color("ink2"))


class InLine(QWidget):
    """A control in the middle of a line as high as a field."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(34))


class Filters(QWidget):
    """Stays in sight as long as it filters. `changed` carries what is sought."""

    changed = Signal(object)
    done = Signal()  # to what was found, and keep what is sought
    closed = Signal()  # show all again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = FilterEdit("Name of a team", "Filter the matrix by name")
        self.kinds = {group: KindChip(group) for group in GROUPS}
        self.principle = ComboBox([(ALL, "All principles")], "Principle")
        self.principle.set_key(ALL)
        self.silent = ToggleChip("Nothing said yet", "circle-dashed")
        self._close = IconButton("x", "Show all", 28, icon_size=16)
        self._found = Label("", "small", "ink2")
        self.edit.textChanged.connect(lambda _text: self._tell())
        self.edit.done.connect(self._done)
        self.edit.gave_up.connect(self.close_line)
        for chip in (*self.kinds.values(), self.silent):
            chip.clicked.connect(lambda _on: self._tell())
        self.principle.chosen.connect(lambda _key: self._tell())
        self._close.clicked.connect(self.close_line)
        flow = FlowLayout(None, 8, 8)
        for n, widget in enumerate((self.edit, *self.kinds.values(), self.principle, self.silent, self._found)):
            flow.insert_widget(n, InLine(widget))
        right = QVBoxLayout()
        right.addWidget(self._close)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 14, 10)
        row.addLayout(flow, 1)
        row.addLayout(right)
        theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def sought(self) -> Sought:
        """What is sought now."""
        key = self.principle.key()
        return Sought(
            " ".join(self.edit.text().split()),
            frozenset(group for group, chip in self.kinds.items() if chip.isChecked()),
            key if key is not None and key != ALL else "",
            self.silent.isChecked(),
        )

    def set_principles(self, principles: Sequence[Principle]) -> None:
        """The principles there are; one that has gone is sought no longer."""
        before = self.sought
        names = [(p.id, f"{n}  {principle_name(p, n)}") for n, p in enumerate(principles, 1)]
        self.principle.set_options([(ALL, "All principles"), *names])
        if self.principle.key() is None:
            self.principle.set_key(ALL)
        if self.sought != before:
            self._tell()

    def open_line(self) -> None:
        """Show the line and put the caret in it."""
        self.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_line(self) -> None:
        """Show all again."""
        self.clear()
        self.hide()
        self.closed.emit()

    def clear(self) -> None:
        """Seek nothing."""
        for chip in (*self.kinds.values(), self.silent):
            chip.setChecked(False)
        self.principle.set_key(ALL)
        self.edit.blockSignals(True)
        self.edit.clear()
        self.edit.blockSignals(False)
        self._tell()

    def show_found(self, shown: int, everything: int) -> None:
        """Say how many teams are in sight."""
        self._found.setText(f"{shown:,} of {counted(everything, 'team')}" if self.sought else "")

    def _tell(self) -> None:
        self.changed.emit(self.sought)

    def _done(self) -> None:
        if self.sought:
            self.done.emit()
        else:
            self.close_line()

    def _fit(self) -> None:
        self.edit.setFixedWidth(theme().px(190))
        self.principle.setFixedWidth(theme().px(190))
