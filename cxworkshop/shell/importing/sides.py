"""Where the parts of the import page stand: in a row or, where that is too wide, the outer two by turns."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.theme import theme

ROOM = 900  # px at 100 %: narrower, three parts side by side would leave nothing for the file
HOW, HAPPENS = "how", "happens"


class Hairline(QWidget):
    """A line between two parts: down, or across."""

    def __init__(self, *, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if across:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line"))


class Sides(QWidget):
    """How to read the file, the file, what will happen. `foot` holds the button that does it and is always in sight."""

    turned = Signal(str)  # HOW or HAPPENS was chosen, where they take turns

    def __init__(
        self, how: QWidget, middle: QWidget, happens: QWidget, foot: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._how, self._happens, self._foot = how, happens, foot
        self._told = False
        self._narrow = False
        self.switch = Segmented([Option(HOW, "How to read it"), Option(HAPPENS, "What happens")], "Shown here")
        self.switch.set_value(HOW)
        self.switch.changed.connect(self._turn)
        self._switch_place = QWidget()
        place = QHBoxLayout(self._switch_place)
        place.setContentsMargins(20, 14, 18, 0)
        place.addWidget(self.switch)
        self._line = Hairline(across=True)
        self._left, self._right, self._edge = QWidget(), QWidget(), Hairline()
        self._one, self._other = QVBoxLayout(self._left), QVBoxLayout(self._right)
        for column in (self._one, self._other):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._one.addWidget(self._switch_place)
        self._one.addWidget(how, 1)
        self._other.addWidget(happens, 1)
        self._other.addWidget(self._line)
        self._other.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(Hairline())
        row.addWidget(middle, 1)
        row.addWidget(self._edge)
        row.addWidget(self._right)
        theme().changed.connect(self._fit)
        self._show()

    @property
    def narrow(self) -> bool:
        """Whether the outer two take turns."""
        return self._narrow

    def set_told(self, told: bool) -> None:
        """Whether there is anything to say about what will happen."""
        self._told = told
        self._show()

    def set_count(self, count: int) -> None:
        """How many things deserve a look there."""
        self.switch.set_label(HAPPENS, f"What happens · {count:,}" if count else "What happens")

    def show_part(self, part: str) -> None:
        """Bring a part in sight; side by side both are."""
        self.switch.set_value(part)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # The window decides how wide this is: what does not fit takes turns.
        return QSize(theme().px(400), super().minimumSizeHint().height())

    def _turn(self, part: str) -> None:
        self._show()
        self.turned.emit(part)

    def _fit(self) -> None:
        px, width = theme().px, self.width()
        narrow = width < px(ROOM)
        if narrow != self._narrow:
            self._narrow = narrow
            focus = QApplication.focusWidget()
            into = self._one if narrow else self._other
            for part in (self._happens, self._line, self._foot):
                into.addWidget(part, 1 if part is self._happens else 0)
            if focus is not None and self.isAncestorOf(focus):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if narrow:
            self._left.setFixedWidth(max(px(258), min(px(292), round(width * 0.46))))
        else:
            self._left.setFixedWidth(max(px(258), min(px(276), round(width * 0.24))))
            self._right.setFixedWidth(max(px(292), min(px(316), round(width * 0.27))))
        self._show()

    def _show(self) -> None:
        happens = self.switch.value() == HAPPENS
        self._switch_place.setVisible(self._narrow and self._told)
        self._how.setVisible(not (self._narrow and self._told and happens))
        self._happens.setVisible(self._told and (happens or not self._narrow))
        for part in (self._line, self._foot):
            part.setVisible(self._told)
        for part in (self._edge, self._right):
            part.setVisible(self._told and not self._narrow)
