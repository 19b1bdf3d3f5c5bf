"""The list at the left of a stage: painted rows, one of them chosen, carried by mouse or key, and a field to add more.

The list knows no record: it is given rows and tells what a person wants; the stage's commands do it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.sidemodel import SIDE
from cxworkshop.ui.siderow import SideRow
from cxworkshop.ui.sideview import SideView
from cxworkshop.ui.signed import follow_signed
from cxworkshop.ui.theme import theme
from cxworkshop.ui.typing import ENTER, keeps

WIDTH = 268
FIELD = 34
_STAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class SideField(QLineEdit):
    """One line in the list. `entered` carries words that are not empty; `left` that the field is done.

    While `once` is False Enter waits for the next; Esc and Enter on nothing end it, leaving it keeps what is typed.
    """

    entered = Signal(str)
    left = Signal(bool)  # whether the focus goes back to the list

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.once = False
        self._before = ""
        self._open = False

    def begin(self, placeholder: str, text: str = "", *, once: bool = False) -> None:
        """Take the focus, with `text` chosen whole."""
        self.once, self._before, self._open = once, text, True
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setText(text)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed here."""
        return self._open

    def commit(self) -> bool:
        """Tell the words that stand here, when there are any that were not told; whether there were."""
        words = " ".join(self.text().split())
        if not self._open or not words or words == self._before:
            return False
        self._before = words if self.once else ""
        if not self.once:
            self.clear()
        self.entered.emit(words)
        return True

    def finish(self, *, back: bool) -> None:
        """Go, without another word."""
        if self._open:
            self._open = False
            self.left.emit(back)
            self.hide()

    def event(self, event: QEvent) -> bool:
        return keeps(event, Qt.Key.Key_Escape, Qt.Key.Key_Delete) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if not self.commit() or self.once:
                self.finish(back=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(back=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAY and self._open:
            self.commit()
            self.finish(back=False)


class SideList(QWidget):
    """Rows above, the button that adds one below. One stop for Tab in the rows, one on the button.

    `view` is the place whose focus the stage's commands need; `add_button` shows and runs the command it is bound to.
    Signals tell only what a person did.
    """

    chosen = Signal(str)  # another row is the current one
    opened = Signal(str)  # Enter or a double click on a row
    added = Signal(str)  # the words of a new row
    renamed = Signal(str, str)
    moved = Signal(str, str)  # a key, the key it goes before ("" for the end)
    remove_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)  # where on the screen

    def __init__(self, name: str, add_words: str, parent: QWidget | None = None, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self._full = width
        self.view = SideView(name, self)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.moved.connect(self.moved)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.below.connect(self._below)
        self.add_button = Button(add_words, "link", icon="plus")
        self.add_button.installEventFilter(self)
        self._field = SideField(self)
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._field.hide()
        self._field.entered.connect(self.added)
        self._field.left.connect(self._field_left)
        self._rename = SideField(self)
        self._rename.hide()
        self._renaming = ""
        self._rename.entered.connect(lambda words: self.renamed.emit(self._renaming, words))
        self._rename.left.connect(self._rename_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 16)
        column.setSpacing(4)
        column.addWidget(self.view)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE + 10, 0, SIDE, 0)
        foot.addWidget(self._field)
        foot.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addStretch(1)
        self.setFocusProxy(self.view)
        theme().changed.connect(self._fit)
        self._fit()

    # -- the rows ------------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        """Show these rows; the current one stays, and so does where the list is scrolled to."""
        self.view.set_rows(rows)

    def mark(self, key: str) -> None:
        """The row whose record the room sees, "" for none."""
        self.view.model_.mark(key)

    def follow_signed(self, desk: Desk) -> None:
        """Sign the rows that are not as they were signed."""
        follow_signed(desk, self.view.model_, self.view)

    def row(self, key: str) -> SideRow | None:
        """The row with this key."""
        return self.view.model_.row_at(self.view.model_.place_of(key))

    @property
    def current_key(self) -> str:
        """The key of the current row, "" when there is none."""
        return self.view.current_key

    def set_current(self, key: str) -> bool:
        """Make a row the current one and reveal it, without telling; False when it is not here."""
        return self.view.set_current(key)

    def focus_list(self) -> None:
        """Put the focus on the current row, or on the button while there is none."""
        place: QWidget = self.view if self.view.model_.rowCount() else self.add_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def shift(self, way: int) -> None:
        """Ask for the current row one place up (-1) or down (1)."""
        model, at = self.view.model_, self.view.model_.place_of(self.current_key)
        to = at + way
        if at < 0 or not 0 <= to < model.rowCount():
            return
        before = model.row_at(to if way < 0 else to + 1)
        self.moved.emit(self.current_key, before.key if before is not None else "")

    def remove(self) -> None:
        """Ask for the current row to go."""
        if self.current_key:
            self.remove_wanted.emit(self.current_key)

    def open(self) -> None:
        """Say that the current row is to be worked on."""
        if self.current_key:
            self.opened.emit(self.current_key)

    def begin_add(self, placeholder: str) -> None:
        """Open the field for new rows: type, Enter, type the next."""
        if not self._field.is_open:
            self.add_button.hide()
            self._field.begin(placeholder)

    def begin_rename(self, placeholder: str, text: str) -> None:
        """Open a field over the current row's title."""
        at = self.view.currentIndex()
        if at.isValid():
            self._renaming = self.current_key
            self.view.scrollTo(at)
            title = self.view.title_rect(at, theme().px(FIELD))
            self._rename.setGeometry(title.translated(self.view.pos() + self.view.viewport().pos()))
            self._rename.begin(placeholder, text, once=True)

    def commit(self) -> None:
        """Keep what is half typed and close the fields."""
        for field in (self._field, self._rename):
            field.commit()
            field.finish(back=False)

    # -- inside --------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        up = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Up
        if up and self.view.model_.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _below(self) -> None:
        if self.add_button.isVisible() and self.add_button.isEnabled():
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field_left(self, back: bool) -> None:
        self.add_button.show()
        if back:
            self.focus_list()

    def _rename_left(self, back: bool) -> None:
        if back:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        # Larger text takes some of the width, not all it could use: the words beside it are what the room reads.
        self.setFixedWidth(round(self._full * min(theme().scale, 1.2)))
        self._field.setFixedHeight(theme().px(FIELD))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), theme().px(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), theme().color("line"))


def bind_list(
    commands: Commands,
    prefix: str,
    side: SideList,
    add: Callable[[], object],
    bring: Callable[[], object] | None = None,
) -> None:
    """Bind what `list_commands` declared; `add` begins a new row. Editing comes as `opened`.

    `bring` puts the list in front: a command may be chosen from a menu while another tab is shown.
    """

    def there(act: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            if bring is not None and not side.isVisible():
                bring()
            act()

        return run

    commands.bind(
        side.view,
        {
            f"{prefix}.add": there(add),
            f"{prefix}.edit": there(side.open),
            f"{prefix}.up": there(lambda: side.shift(-1)),
            f"{prefix}.down": there(lambda: side.shift(1)),
            f"{prefix}.remove": there(side.remove),
        },
    )
    side.add_button.bind(commands.action(f"{prefix}.add"), text=False)
