"""Whom does a team support? Type to find, Enter connects and waits for the next; a ticked team is let go likewise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.page.team_choice import ChoiceDelegate, Choices
from cxworkshop.stages.teams.records import Support, Team, team_labels
from cxworkshop.stages.teams.sight import lines_of_sight
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.cards import draw_panel, reach
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import ElidedLabel, Paragraph
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

WIDTH, HEIGHT = 460, 430
MARGIN = reach(3) // 2
PlaceOf = Callable[[str], QRect | None]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BESIDE = 14  # between the team and the panel beside it
ESC = "Esc closes."
SHORT = 28  # letters of a name in the hint


class ConnectOverlay(QWidget):
    """A panel over its page. It takes the focus and gives it back; a click beside it puts it away."""

    closed = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self._page = page
        self.team_id = ""
        self._opener: QWidget | None = None
        self._place_of: PlaceOf | None = None
        self._labels: dict[str, str] = {}
        self._title = Paragraph("", "h2", "ink")
        self.hint = ElidedLabel("", "small", "ink2")
        self.search = SearchEdit("Type a team’s name", "Team to connect")
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.choices = Choices(self)
        self.list = QListView()
        self.list.setModel(self.choices)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._switch(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 18, MARGIN + 16, MARGIN + 18, MARGIN + 14)
        column.setSpacing(8)
        for widget in (self._title, self.search, self.list, self.hint):
            column.addWidget(widget, 1 if widget is self.list else 0)
        page.installEventFilter(self)
        desk.changed.connect(self._changed)
        theme().changed.connect(self._place)
        self.hide()

    def open_for(self, team_id: str, opener: QWidget, place_of: PlaceOf | None = None) -> None:
        """Ask whom this team supports; `place_of` says where a team stands in the pixels of the opener."""
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return
        self.team_id, self._opener, self._place_of = team_id, opener, place_of
        self.search.clear()
        self._read()
        who = shown(self._labels[team_id], NAME) if team.name.strip() else "this team"
        self._title.setText(f"Whom does {who} support?")
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, *, give_back: bool = True) -> None:
        """Close, and give the focus back to where it came from."""
        if self.isHidden():
            return
        opener, self._opener = self._opener, None
        self.hide()
        if give_back and opener is not None:
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _supported(self) -> frozenset[str]:
        return frozenset(lines_of_sight(self.desk.content).supports.get(self.team_id, ()))

    def _read(self) -> None:
        self._labels = team_labels(self.desk.content)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        labels, supported = self._labels, self._supported()
        words = text.casefold().split()
        ids = [i for i, label in labels.items() if i != self.team_id and all(w in label.casefold() for w in words)]
        whole = " ".join(words)
        begins = {i for i in ids if words and labels[i].casefold().startswith(words[0])}
        ids.sort(key=lambda i: (labels[i].casefold() != whole, i not in begins, i not in supported))
        self.choices.show(ids, labels, {team.id: team.group for team in self.desk.content.of(Team)}, supported)
        if ids:
            self.list.setCurrentIndex(self.choices.index(0))
        elif labels:
            words_said = "No other team yet." if not words else "No team is called that."
            self.hint.setText(f"{words_said} {ESC}")
            return
        self._tell()

    def _tell(self) -> None:
        """What Enter does to the team that is marked."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.choices.ids):
            team = self.choices.ids[row]
            name = shown(self._labels[team], SHORT)
            act = f"lets go of {name}" if team in self._supported() else f"connects {name}"
            self.hint.setText(f"Enter {act}. {ESC}")

    def _switch(self, row: int) -> None:
        if not 0 <= row < len(self.choices.ids):
            return
        other = self.choices.ids[row]
        let_go = other in self._supported()
        if self.desk.do(commands.disconnect if let_go else commands.connect, self.team_id, other):
            announce(self, f"{self._labels.get(other, '')} {'let go' if let_go else 'connected'}")
            # What was found is done, and the next is typed; what was picked from the list stays under the hand.
            self.search.clear()

    def _changed(self, changed: Changed) -> None:
        if self.isHidden():
            return
        if self.desk.content.find(Team, self.team_id) is None:
            self.leave()
        elif any(isinstance(change.record, Team) for change in changed.changes):
            self._read()
        elif any(isinstance(change.record, Support) for change in changed.changes):
            self.choices.tick(self._supported())
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.search and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if event.reason() not in stays:
                self.leave(give_back=False)
        elif watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentIndex().row()
        if key in ENTER:
            self._switch(row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            goal = max(0, min(len(self.choices.ids) - 1, row + step))
            self.list.setCurrentIndex(self.choices.index(goal))
            self._tell()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _place(self) -> None:
        width, height = theme().px(WIDTH) + 2 * MARGIN, theme().px(HEIGHT) + 2 * MARGIN
        width, height = min(width, self._page.width()), min(height, self._page.height())
        x, y = (self._page.width() - width) // 2, (self._page.height() - height) // 3
        beside = self._team_place()
        if beside is not None:
            # Beside the team that it is about, so that one sees both.
            right, left = beside.right() + BESIDE - MARGIN, beside.left() - BESIDE - width + MARGIN
            if right + width <= self._page.width():
                x = right
            elif left >= 0:
                x = left
            y = beside.center().y() - height // 3
        y = max(0, min(y, self._page.height() - height))
        self.setGeometry(x, y, width, height)

    def _team_place(self) -> QRect | None:
        """Where the team stands on the page, None when it is out of sight."""
        opener = self._opener
        if opener is None or self._place_of is None:
            return None
        place = self._place_of(self.team_id)
        return place.translated(opener.mapTo(self._page, QPoint(0, 0))) if place is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        draw_panel(painter, inner, radius=RADIUS["dialog"], elevation=3)
