"""Beginning a workshop: client, Enter, title, Enter. Where it is kept is said, and may be changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.files import free_name
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.workshops import SUFFIX, file_name
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.fields import Field, LineEdit
from cxworkshop.ui.filedialog import documents, save_file
from cxworkshop.ui.labels import ElidedLabel, Label


class BeginForm(QWidget):
    """`begun` carries client, title and path; `left` follows Esc."""

    begun = Signal(str, str, object)
    left = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._chosen: Path | None = None
        self.setAccessibleName("New workshop")
        self.client = LineEdit("", "Whose workshop is it?", "Client")
        self.title = LineEdit("", "Customer centricity", "Workshop")
        self.where = ElidedLabel("", "small", "ink2", mode=Qt.TextElideMode.ElideMiddle)
        self.where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.elsewhere = Button("Elsewhere…", "link")
        self.elsewhere.clicked.connect(self._ask)
        self.go = Button("Begin", "primary", key="Enter")
        self.go.clicked.connect(self._begin)
        self.cancel = Button("Cancel", key="Esc")
        self.cancel.clicked.connect(self.left)
        for field in (self.client, self.title):
            field.installEventFilter(self)
            field.textChanged.connect(self._say_where)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(Field("Client", self.client), 0, 0)
        grid.addWidget(Field("Workshop", self.title), 0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.where, 1)
        foot.addWidget(self.elsewhere)
        foot.addSpacing(8)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Label("New workshop", "h2", "ink", 600))
        column.addLayout(grid)
        column.addLayout(foot)
        self._say_where()

    def open(self) -> None:
        """Show the form with the cursor in its first field."""
        if not self.isVisible():
            self.client.clear()
            self.title.clear()
            self._chosen = None
        self._say_where()
        self.show()
        self.client.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def path(self) -> Path:
        """Where the workshop will be kept."""
        if self._chosen is not None:
            return self._chosen
        folder = Path(self._preferences.folder) if self._preferences.folder else documents()
        if not folder.is_dir():
            folder = documents()
        return free_name(folder / file_name(self.client.text(), self.title.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if watched is self.client:
                    self.title.setFocus(Qt.FocusReason.TabFocusReason)
                else:
                    self._begin()
                return True
        return False

    def _begin(self) -> None:
        self.begun.emit(self.client.text().strip(), self.title.text().strip(), self.path)

    def _say_where(self) -> None:
        self.where.setText(f"Kept as {self.path}")

    def _ask(self) -> None:
        save_file(self.window(), "Where to keep the workshop", f"Workshops (*{SUFFIX})", self.path, self._take)

    def _take(self, path: Path) -> None:
        self._chosen = path
        self._say_where()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect(), fill="well", border="line", radius=10, elevation=0)
