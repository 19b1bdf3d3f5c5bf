"""Type a few letters of a name, Enter takes the one that is marked; the field is empty for the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.typing import ENTER, keeps

SHOWN = 9


class Finder(LineEdit):
    """A line that finds a record. `found` carries the id that was taken; `labels` gives what each id is called."""

    found = Signal(str)
    gave_up = Signal()

    def __init__(
        self, labels: Callable[[], Mapping[str, str]], placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", placeholder, placeholder, parent)
        self._labels = labels
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
        """Read the names again; called on taking the focus, so that they are never stale."""
        labels = self._labels()
        self._ids = {label: record_id for record_id, label in labels.items() if record_id not in self.excluded}
        self._names.setStringList(list(self._ids))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.refresh()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
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
        record_id = self._ids.get(label)
        if record_id is None:
            return
        self.found.emit(record_id)
        self.refresh()
        # The completer writes the label after this; it must not stay.
        self.clear()
        self._empty_soon.start()
