"""The people under one focus: arrows move, letters act, and the signs are pressed where they stand."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from cxworkshop.stages.prepare.page.people import ROW, PeopleModel
from cxworkshop.stages.prepare.page.person_row import PersonDelegate
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.ui.batched import BatchedList
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme


def fade_below(viewport: QWidget) -> None:
    """Let the last row fade into the sheet: there is more below."""
    height = theme().px(26)
    edge = QRectF(0, viewport.height() - height, viewport.width(), height)
    fade = QLinearGradient(edge.topLeft(), edge.bottomLeft())
    fade.setColorAt(0, theme().color("sheet", 0.0))
    fade.setColorAt(1, theme().color("sheet"))
    QPainter(viewport).fillRect(edge, fade)


class PeopleList(BatchedList):
    """One stop for Tab; signs are pressed where they stand."""

    sign_wanted = Signal(int)
    lead_wanted = Signal(int)
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(100, parent)
        self.people = model
        self.setModel(model)
        self.delegate = PersonDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("People")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._context)
        self._kept = ("", -1)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._renew)
        theme().changed.connect(self.doItemsLayout)

    def current_person(self) -> Participant | None:
        """The person who has the focus, or had it last."""
        return self.people.person_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def chosen(self) -> list[Participant]:
        """The people an act is about: the selected ones when the focused one is among them, else the focused one."""
        current = self.current_person()
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        if current is not None and self.currentIndex().row() not in rows:
            return [current]
        return [person for row in rows if (person := self.people.person_at(row)) is not None]

    def set_current(self, row: int) -> None:
        """Make a row the current one, the nearest there is."""
        if self.people.rowCount():
            index = self.people.index(max(0, min(row, self.people.rowCount() - 1)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def focus_row(self, row: int) -> None:
        """Put the focus on a row."""
        self.set_current(row)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_room(self, height: int) -> None:
        """Keep so many pixels free below the last person, for the editor of a new one."""
        self.setViewportMargins(0, 0, 0, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(ROW) * 2)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they never jump to a name."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        rect = QRectF(self.visualRect(index))
        if self.delegate.sign_rect(rect).contains(event.position()):
            self.sign_wanted.emit(index.row())
        elif self.delegate.lead_rect(rect).contains(event.position()):
            self.lead_wanted.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        rect = QRectF(self.visualRect(index)) if index.isValid() else QRectF()
        if index.isValid() and event.position().x() < self.delegate.lead_rect(rect).left():
            self.edit_wanted.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._hint(event)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # the fading edge stays where it is

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bar = self.verticalScrollBar()
        if bar.value() < bar.maximum():
            fade_below(self.viewport())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.set_current(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _hint(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        person = self.people.person_at(index.row())
        words = ""
        if person is not None:
            rect, place = QRectF(self.visualRect(index)), event.pos().toPointF()
            if self.delegate.sign_rect(rect).contains(place):
                words = "Signs: press to change   S" if person.approver else "Ask to sign   S"
            elif self.delegate.lead_rect(rect).contains(place):
                words = "Facilitates: press to change   F" if person.facilitator else "Facilitates   F"
            else:
                words = "\n".join(part for part in (person.name, self.people.second_line(person)) if part)
        self.viewport().setToolTip(tooltip(words))

    def _context(self, place: QPoint) -> None:
        index = self.indexAt(place) if self.indexAt(place).isValid() else self.currentIndex()
        if index.isValid():
            if index.row() not in [chosen.row() for chosen in self.selectionModel().selectedIndexes()]:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(place))

    def _keep(self) -> None:
        person = self.current_person()
        self._kept = (person.id if person is not None else "", self.currentIndex().row())

    def _renew(self) -> None:
        person_id, before = self._kept
        row = self.people.row_of(person_id) if person_id else -1
        if row >= 0 or before >= 0:
            self.set_current(row if row >= 0 else before)
