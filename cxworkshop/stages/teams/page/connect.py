"""Whom does a team support? Type to find, Enter connects and waits for the next; a ticked team is let go likewise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.teams import commands
from cxworkshop.stages.teams.records import Team, team_labels
from cxworkshop.stages.teams.sight import lines_of_sight
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.cards import draw_panel, reach
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.fields import SearchEdit
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme

WIDTH, HEIGHT = 460, 430
MARGIN = reach(3) // 2


class ConnectOverlay(QWidget):
    """A panel over its page. It takes the focus and gives it back; nothing behind it is blocked."""

    closed = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self._page = page
        self.team_id = ""
        self._opener: QWidget | None = None
        self._ids: list[str] = []
        self._title = Paragraph("", "h2", "ink")
        self._hint = Label("Enter connects, or lets go of what is ticked. Esc ends.", "small", "ink2")
        self.search = SearchEdit("Type a team’s name", "Team to connect")
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.clicked.connect(lambda index: self._switch(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 18, MARGIN + 16, MARGIN + 18, MARGIN + 14)
        column.setSpacing(8)
        for widget in (self._title, self.search, self.list, self._hint):
            column.addWidget(widget, 1 if widget is self.list else 0)
        page.installEventFilter(self)
        desk.changed.connect(self._changed)
        self.hide()

    def open_for(self, team_id: str, opener: QWidget) -> None:
        """Ask whom this team supports."""
        team = self.desk.content.find(Team, team_id)
        if team is None:
            return
        self.team_id, self._opener = team_id, opener
        self._title.setText(f"Whom does {shown(team.name, NAME) or 'this team'} support?")
        self.search.clear()
        self._filter("")
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _filter(self, text: str) -> None:
        labels = team_labels(self.desk.content)
        supported = set(lines_of_sight(self.desk.content).supports.get(self.team_id, ()))
        words = text.casefold().split()
        ids = [i for i, label in labels.items() if i != self.team_id and all(w in label.casefold() for w in words)]
        ids.sort(key=lambda i: (bool(words) and not labels[i].casefold().startswith(words[0]), i not in supported))
        self._ids = ids
        self._model.setStringList([f"{'✓' if i in supported else '    '}  {labels[i]}" for i in ids])
        if ids:
            self.list.setCurrentIndex(self._model.index(0))

    def _switch(self, row: int) -> None:
        if not 0 <= row < len(self._ids):
            return
        other = self._ids[row]
        supported = lines_of_sight(self.desk.content).supports.get(self.team_id, ())
        act = commands.disconnect if other in supported else commands.connect
        if self.desk.do(act, self.team_id, other):
            announce(self, "Let go" if other in supported else "Connected")
            self.search.clear()
            self._filter("")

    def _changed(self) -> None:
        if self.isVisible():
            if self.desk.content.find(Team, self.team_id) is None:
                self.leave()
            else:
                self._filter(self.search.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._switch(row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            goal = max(0, min(len(self._ids) - 1, row + step))
            self.list.setCurrentIndex(self._model.index(goal))
        elif key == Qt.Key.Key_Escape and not self.search.text():
            self.leave()
        else:
            return False
        return True

    def _place(self) -> None:
        width, height = theme().px(WIDTH) + 2 * MARGIN, theme().px(HEIGHT) + 2 * MARGIN
        width, height = min(width, self._page.width()), min(height, self._page.height())
        self.setGeometry((self._page.width() - width) // 2, (self._page.height() - height) // 3, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        draw_panel(painter, inner, radius=14, elevation=3)
