"""A person as they are painted: initials, name over role, and the two signs that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import (
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.prepare.page.people import ROW, SIDE, Index, PeopleModel, PersonRole, initials
from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_dashed_ring, hatch_brush
from cxworkshop.ui.theme import theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


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
