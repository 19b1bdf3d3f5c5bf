"""The start page: go on where one was, begin, open, or look around in the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.shell import recent
from cxworkshop.shell.beginning import BeginForm
from cxworkshop.shell.notices import Remedy, banner_for
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.recent import Recent
from cxworkshop.shell.recentlist import RecentList
from cxworkshop.shell.settings_form import PassphraseForm
from cxworkshop.shell.sheet import SheetFrame
from cxworkshop.shell.startside import SamplePanel, StartSide
from cxworkshop.ui.background import Background
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import ElidedLabel, Label
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.signs import Keycap
from cxworkshop.ui.theme import theme

LOCKED = "Nobody can read the file without its passphrase, and there is no way to look it up."
EDGE = 18  # from the plates of the list to its words


class StartPage(QWidget):
    """`chosen` carries a path to open, `begun` client, title and path of a new workshop; `left` follows Esc.

    `unlocked` carries the path of an encrypted workshop and the passphrase that was typed for it.
    """

    chosen = Signal(object)
    unlocked = Signal(object, str)
    begun = Signal(str, str, object)
    left = Signal()

    def __init__(
        self, commands: Commands, preferences: Preferences, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Start")
        self._preferences, self._background = preferences, background
        self._banner: Banner | None = None
        self.side = StartSide(commands)
        self.list = RecentList()
        self.list.opened.connect(lambda line: self.chosen.emit(line.path))
        self.list.dropped.connect(self._forget)
        self.filter = SearchEdit("Find a workshop", "Find a workshop")
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        self.form = BeginForm(preferences)
        self.form.begun.connect(self.begun)
        self.form.left.connect(self.close_form)
        self.form.hide()
        self.lock = PassphraseForm()
        self.lock.left.connect(self._give_up)
        self._locked: Path | None = None  # what is asked a passphrase for
        self.sample = SamplePanel(commands)
        self._heading = ElidedLabel("Recent workshops", "h1", "ink")
        self._none = Label("What you open or begin is listed here.", "body", "ink2")
        self._opening = Label("", "ui", "ink2")
        self._banners = QVBoxLayout()
        self._lay_out()
        theme().changed.connect(self._restyle)
        self._restyle()

    # -- what the program tells it -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look at the recent files again."""
        paths = list(self._preferences.recent)
        places = {path: self._preferences.place(path) for path in paths}
        self._none.setVisible(not paths)
        self._background.run(lambda: recent.look(paths, places), self._show)

    @property
    def chosen_line(self) -> Recent | None:
        """The line of the list one stands on."""
        row = self.list.currentIndex().row()
        return self.list.rows.lines[row] if 0 <= row < len(self.list.rows.lines) else None

    def begin(self) -> None:
        """Open the form for a new workshop."""
        self.form.open()

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.focus_first()

    def tell(self, problem: Problem, remedies: list[Remedy]) -> Banner:
        """A workshop could not be opened or begun."""
        self.set_opening("")
        self.lock.close_form()
        self.solve()
        self._banner = banner = banner_for(problem, [*remedies, ("Close", "", self.solve)], "warn")
        self._banners.addWidget(banner)
        banner.speak()
        return banner

    def ask_passphrase(self, path: Path, problem: Problem) -> None:
        """Ask for what opens an encrypted workshop; once more where what was typed does not."""
        self.set_opening("")
        self.solve()
        self.form.hide()
        if self._locked == path and not self.lock.isHidden():
            self.lock.old.selectAll()
            self.lock.refuse(" ".join(part for part in (problem.happened, problem.todo) if part))
            return
        self._locked = path
        self.lock.open_form(self.list, problem.happened, LOCKED, "Open", self._unlock, old="Passphrase")

    def _unlock(self) -> None:
        self.lock.show_working(True)
        self.unlocked.emit(self._locked, self.lock.old.text())

    def _give_up(self) -> None:
        self._locked = None

    def settled(self) -> None:
        """A workshop stands on the desk: what was asked or told here is done with."""
        self.form.hide()
        self.lock.close_form()
        self.solve()

    def solve(self) -> None:
        """Take the banner away."""
        banner, self._banner = self._banner, None
        if banner is not None:
            self._banners.removeWidget(banner)
            banner.put_away()
            banner.deleteLater()

    def set_opening(self, name: str) -> None:
        """Say that a file is being opened; "" when it is over."""
        self._opening.setText(f"Opening “{name}”…" if name else "")

    def focus_first(self) -> None:
        """The list when there is one, else the way to begin."""
        if self.list.rows.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.choose(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.side.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_workshop(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # -- events --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.filter and event.type() == QEvent.Type.KeyPress
        to_list = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and isinstance(event, QKeyEvent) and event.key() in to_list:
            self.list.choose(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.set_opening("")
        self.refresh()
        QTimer.singleShot(0, self, self._first_focus)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _first_focus(self) -> None:
        if self.lock.isVisible():
            self.lock.old.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible() and not self.isAncestorOf(self.window().focusWidget() or self):
            self.focus_first()

    def _show(self, found: list[Recent]) -> None:
        chosen = self.list.currentIndex().row()
        had_focus = self.side.new.hasFocus() or self.list.hasFocus()
        self.list.rows.set_all(found)
        self.list.choose(max(chosen, 0))
        if had_focus and self.isVisible() and not (self.form.isVisible() or self.lock.isVisible()):
            self.focus_first()

    def _filter(self, typed: str) -> None:
        self.list.rows.set_typed(typed)
        self.list.choose(0)

    def _forget(self, line: Recent) -> None:
        recent.forget(self._preferences, line.path)
        self._preferences.save()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(EDGE, 0, EDGE, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._opening)
        head.addWidget(self.filter)
        head.addWidget(Keycap("/"))
        self.sheet = sheet = SheetFrame()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(26, 40, 26, 38)
        column.setSpacing(14)
        column.addLayout(self._banners)
        column.addWidget(self.form)
        column.addWidget(self.lock)
        column.addLayout(head)
        none = QHBoxLayout()
        none.setContentsMargins(EDGE, 0, EDGE, 0)
        none.addWidget(self._none)
        column.addLayout(none)
        column.addWidget(self.list, 1)
        column.addWidget(self.sample)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 12, 12)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(sheet, 1)

    def _restyle(self) -> None:
        self.side.fit(self.width())
        room = self.width() - self.side.width() - 2 * EDGE
        self.filter.setFixedWidth(max(theme().px(155), min(theme().px(210), room - theme().px(320))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("backstage"))
