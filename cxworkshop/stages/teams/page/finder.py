"""Type a few letters of a team's name, Enter takes the one that is marked; the field is empty for the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.page.inline import keeps
from cxworkshop.stages.teams.records import team_labels
from cxworkshop.ui.fields import LineEdit

SHOWN = 9


class TeamFinder(LineEdit):
    """A line that finds a team. `found` carries the id that was taken; labels tell teams of one name apart."""

    found = Signal(str)
    gave_up = Signal()

    def __init__(self, content: Callable[[], Content], placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, placeholder, parent)
        self._content = content
        self._ids: dict[str, str] = {}
        self.excluded: frozenset[str] = frozenset()
        self.passing = False  # opened for a moment: Esc puts it away, where else it would leave the editor
        self._empty_soon = QTimer(self, singleShot=True, interval=0)
        self._empty_soon.timeout.connect(self.clear)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(SHOWN)
        popup = QListView()
        popup.setObjectName("finder-popup")
        popup.setUniformItemSizes(True)
        popup.setItemDelegate(QStyledItemDelegate(popup))
        completer.setPopup(popup)
        completer.activated.connect(self._take)
        self.setCompleter(completer)

    def refresh(self) -> None:
        """Read the teams again; called on taking the focus, so that names are never stale."""
        labels = team_labels(self._content())
        self._ids = {label: team_id for team_id, label in labels.items() if team_id not in self.excluded}
        self._names.setStringList(list(self._ids))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.refresh()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._best())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and (self.text() or self.passing):
            if not self.text():
                self.gave_up.emit()
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _best(self) -> str:
        """The label meant by what is typed: itself, else the first that begins with it, else the first match."""
        typed = " ".join(self.text().split()).casefold()
        if not typed:
            return ""
        matches = [label for label in self._ids if typed in label.casefold()]
        exact = [label for label in matches if label.casefold() == typed]
        begins = [label for label in matches if label.casefold().startswith(typed)]
        return next(iter([*exact, *begins, *matches]), "")

    def _take(self, label: str) -> None:
        team_id = self._ids.get(label)
        if team_id is None:
            return
        self.found.emit(team_id)
        self.refresh()
        # The completer writes the label after this; it must not stay.
        self.clear()
        self._empty_soon.start()
