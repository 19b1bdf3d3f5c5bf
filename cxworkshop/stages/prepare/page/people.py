"""The people as a list: who they are, what they answered, who signs and who facilitates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.a11y import described
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring, hatch_brush
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

ROW = 39
SIDE = 6
PersonRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
ANSWERS = {Coming.UNKNOWN: "no answer", Coming.NO: "not coming", Coming.YES: ""}

FILTERS: dict[str, tuple[str, Callable[[Participant], bool]]] = {
    "all": ("All", lambda person: True),
    "sign": ("Sign", lambda person: person.approver),
    "open": ("No answer", lambda person: person.coming is Coming.UNKNOWN),
    "lead": ("Facilitate", lambda person: person.facilitator),
}

SHORT = {"open": "Open", "lead": "Lead"}  # where the list is narrow


def initials(name: str) -> str:
    """The first letters of the first and last word of a name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    picked = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in picked)


class PeopleModel(QAbstractListModel):
    """The people that the filter lets through, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[Participant] = []
        self._teams: dict[str, str] = {}

    def set_people(self, people: Sequence[Participant], teams: dict[str, str]) -> None:
        """Show these people; `teams` names their teams by id."""
        self._teams = teams
        if [person.id for person in people] == [person.id for person in self.people]:
            self.people = list(people)
            if people:
                self.dataChanged.emit(self.index(0), self.index(len(people) - 1))
            return
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def person_at(self, row: int) -> Participant | None:
        """The person in a row, or None."""
        return self.people[row] if 0 <= row < len(self.people) else None

    def row_of(self, person_id: str) -> int:
        """The row of a person, -1 when the filter hides them."""
        return next((row for row, person in enumerate(self.people) if person.id == person_id), -1)

    def second_line(self, person: Participant) -> str:
        """Answer, role and team, whatever there is."""
        parts = (ANSWERS[person.coming], person.role.strip(), self._teams.get(person.team or "", ""))
        return " · ".join(" ".join(part.split()) for part in parts if part)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.person_at(index.row())
        if person is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == PersonRole:
            return person
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return described(
                person.name or "Somebody without a name",
                person.role,
                self._teams.get(person.team or "", ""),
                "signs" if person.approver else "",
                "facilitates" if person.facilitator else "",
                {Coming.YES: "is coming"}.get(person.coming, ANSWERS[person.coming]),
            )
        return None


class PersonDelegate(QStyledItemDelegate):
    """Initials, name over role, and at the right the two signs that can be pressed."""

    def __init__(self, view: QListView, model: PeopleModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme().px(ROW))

    @staticmethod
    def sign_rect(rect: QRectF) -> QRectF:
        """Where the pen stands: who signs."""
        width = theme().px(62)
        return QRectF(rect.right() - SIDE - width, rect.top(), width, rect.height())

    @classmethod
    def lead_rect(cls, rect: QRectF) -> QRectF:
        """Where the board stands: who facilitates."""
        width = theme().px(28)
        return QRectF(cls.sign_rect(rect).left() - width, rect.top(), width, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: Participant | None = index.data(PersonRole)
        if person is None:
            return
        t, rect = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        shape = rect.adjusted(0.5, 1, -0.5, -1)
        if focused or selected or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent") if focused or selected else t.color("hover", 0.55))
            painter.drawRoundedRect(shape, 7, 7)
        if focused:
            draw_ring(painter, shape, 7)
        self._paint_face(painter, rect, person)
        self._paint_signs(painter, rect, person, reachable=hover or focused)
        self._paint_words(painter, rect, person, reachable=hover or focused)
        painter.restore()

    def _paint_face(self, painter: QPainter, rect: QRectF, person: Participant) -> None:
        t = theme()
        side = t.px(28)
        face = QRectF(rect.left() + SIDE, rect.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("press"))
        if person.coming is Coming.UNKNOWN:
            painter.setBrush(t.color("well"))
        painter.drawEllipse(face)
        if person.coming is Coming.NO:
            painter.setBrush(hatch_brush("edge"))
            painter.drawEllipse(face)
        elif person.coming is Coming.UNKNOWN:
            draw_dashed_ring(painter, face, "edge", dashes=12)
        painter.setFont(t.font("cap"))
        painter.setPen(t.color("ink2"))
        letters = initials(person.name) or "?"
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letters)

    def _paint_signs(self, painter: QPainter, rect: QRectF, person: Participant, *, reachable: bool) -> None:
        t = theme()
        side = t.px(16)
        pen, lead = self.sign_rect(rect), self.lead_rect(rect)
        icon = QRectF(pen.left(), pen.center().y() - side / 2, side, side)
        if person.approver:
            draw_icon(painter, icon, "pen-nib", t.ink_on("accent"))
            painter.setFont(t.font("small", 600))
            painter.setPen(t.ink_on("accent"))
            words = pen.adjusted(side + t.px(5), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, "signs")
        elif reachable:
            draw_icon(painter, icon, "pen-nib", "ink3")
        place = QRectF(lead.center().x() - side / 2, lead.center().y() - side / 2, side, side)
        if person.facilitator:
            draw_icon(painter, place, "chalkboard-teacher", t.ink_on("accent"), "fill")
        elif reachable:
            draw_icon(painter, place, "chalkboard-teacher", "ink3")

    def _paint_words(self, painter: QPainter, rect: QRectF, person: Participant, *, reachable: bool) -> None:
        t = theme()
        left = rect.left() + SIDE + t.px(28) + t.px(10)
        right = rect.right() - SIDE
        if person.facilitator or reachable:
            right = self.lead_rect(rect).left() - 4
        elif person.approver:
            right = self.sign_rect(rect).left() - 6
        room = right - left
        font = t.font("ui", 600)
        font.setStrikeOut(person.coming is Coming.NO)
        painter.setFont(font)
        painter.setPen(t.color("ink2" if person.coming is Coming.NO else "ink"))
        half = rect.height() / 2
        name = " ".join(person.name.split()) or "No name yet"
        name = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        upper = QRectF(left, rect.top() + 3, room + 2, half - 2)
        second = self._model.second_line(person)
        painter.drawText(upper if second else QRectF(left, rect.top(), room + 2, rect.height()), _MIDDLE, name)
        if second:
            small = t.font("small")
            painter.setFont(small)
            painter.setPen(t.color("ink2"))
            words = QFontMetricsF(small).elidedText(second, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, rect.top() + half - 1, room + 2, half - 2), _MIDDLE, words)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def fade_below(viewport: QWidget) -> None:
    """Let the last row fade into the sheet: there is more below."""
    height = theme().px(26)
    edge = QRectF(0, viewport.height() - height, viewport.width(), height)
    fade = QLinearGradient(edge.topLeft(), edge.bottomLeft())
    fade.setColorAt(0, theme().color("sheet", 0.0))
    fade.setColorAt(1, theme().color("sheet"))
    QPainter(viewport).fillRect(edge, fade)


class PeopleList(QListView):
    """One stop for Tab; signs are pressed where they stand."""

    sign_wanted = Signal(int)
    lead_wanted = Signal(int)
    edit_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = model
        self.setModel(model)
        self.delegate = PersonDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
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
