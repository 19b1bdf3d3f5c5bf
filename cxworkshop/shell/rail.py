"""The rail: the stages as one line to the sign-off, with progress, open checks and where the facilitator stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from cxworkshop.shell.mark import Mark
from cxworkshop.shell.rail_model import StageModel
from cxworkshop.shell.rail_paint import WIDTH, StagePainter
from cxworkshop.shell.rail_parts import RailButton, RailTitle
from cxworkshop.stages import STAGES
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.theme import theme


class StageList(QListView):
    """The stages as one stop of the Tab order; arrows walk the line, Enter goes into the sheet."""

    entered_sheet = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Stages")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(StagePainter(self))
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_sheet.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reveal()

    def reveal(self) -> None:
        """Where not all stages fit, the one on the sheet is among those in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())


class Rail(QWidget):
    """Brand, title and client; the stages; find and settings. `chosen` follows a stage picked by the user."""

    chosen = Signal(str)
    entered_sheet = Signal()

    def __init__(self, find: QAction, settings: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rail")
        self._title = RailTitle()
        self._client = ElidedLabel("", "small", "ink2")
        self.model = StageModel(self)
        self.stages = StageList()
        self.stages.setModel(self.model)
        self.stages.clicked.connect(self._take)
        self.stages.selectionModel().currentChanged.connect(self._take)
        self.stages.entered_sheet.connect(self.entered_sheet)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._client)
        self._top = QHBoxLayout()
        self._top.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.stages, 1)
        layout.addWidget(RailButton(find, "magnifying-glass"))
        layout.addWidget(RailButton(settings, "gear-six"))
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_workshop(self, title: str, client: str) -> None:
        """The words beside the mark; a workshop without a title is called what it is."""
        self._title.setText(title or "Workshop")
        self._client.setText(client)
        self._client.setVisible(bool(client))

    def show_stage(self, key: str) -> None:
        """Mark a stage as the one on the sheet; "" when the sheet holds no stage."""
        row = next((n for n, stage in enumerate(STAGES) if stage.key == key), -1)
        model = self.stages.selectionModel()
        before, after = self.stages.currentIndex(), self.model.index(row) if row >= 0 else QModelIndex()
        model.blockSignals(True)
        self.stages.setCurrentIndex(after)
        model.blockSignals(False)
        for index in (before, after):  # the others look as they did
            self.stages.update(index)
        self.stages.reveal()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(STAGES[index.row()].key)

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedWidth(px(WIDTH))
        self._top.setContentsMargins(px(18), px(16), px(10), px(22))
        self._top.setSpacing(px(9))
        self.stages.doItemsLayout()
        self.stages.reveal()
