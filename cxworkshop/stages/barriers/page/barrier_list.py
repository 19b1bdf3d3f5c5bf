"""The barriers by area as a list: which severity the digits mean, buttons in the rows, and rows carried by mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from cxworkshop.stages.barriers.page.delegate import LineDelegate
from cxworkshop.stages.barriers.page.lines import Kind, Line, Place, barrier_words, mechanism_words, mitigation_words
from cxworkshop.stages.barriers.page.model import MIME, LineModel
from cxworkshop.stages.barriers.page.view import LineView
from cxworkshop.stages.barriers.records import Mitigation
from cxworkshop.ui.a11y import announce, described
from cxworkshop.ui.theme import theme

MOVE = Qt.DropAction.MoveAction


def spoken(line: Line) -> str:
    """A line for the ear: the thing, then its states."""
    if line.kind is Kind.HEAD:
        return described(line.place.title, line.count)
    if line.kind is Kind.QUESTION:
        return f"{line.place.title}, nothing said yet"
    if line.kind is Kind.NONE:
        return described(f"{line.place.title}, none here", line.answer.reason if line.answer is not None else "")
    barrier = line.barrier
    if barrier is None:
        return "A new barrier"
    remains = line.remains
    return described(
        barrier_words(barrier),
        barrier.experience or "nobody has said what the customer feels",
        f"severity {barrier.severity}" if barrier.severity else "severity not said",
        "nothing reduces this yet" if not line.standing else f"{remains} expected to remain" if remains else "",
        *(mitigation_words(one) for one in line.standing),
        f"in the way of {line.teams}" if line.teams else "",
    )


class BarrierList(LineView[Line]):
    """Acts are told by signals; the tab does them."""

    button_pressed = Signal(str)  # "button" or "second" of the current line
    dropped = Signal(str, object, str)  # barrier id, Place, the barrier it goes before or ""
    moved_in_view = Signal()  # scrolled or laid out: whatever stands over a row must follow

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        model = LineModel[Line](
            spoken,
            lambda line: line.kind in (Kind.BARRIER, Kind.NONE, Kind.QUESTION),
            lambda line: line.barrier.id if line.barrier is not None else "",
        )
        super().__init__(model, "Barriers by area", parent)
        model.setParent(self)
        self.delegate = LineDelegate(self, today)
        self.marks = self.delegate.marks
        self.setItemDelegate(self.delegate)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self._press_at: QPoint | None = None
        self._aim: tuple[int, Place, str] | None = None  # the row above which the line of a drop is drawn
        self.current_changed.connect(lambda: self.set_part(0))

    # -- which severity the digits mean --------------------------------------------------------------------------------

    def mark(self, barrier_id: str) -> None:
        """The barrier that the room sees, "" for none."""
        before, self.marks.on_wall = self.marks.on_wall, barrier_id
        for key in {before, barrier_id} - {""}:
            self.update(self.rows.index(self.rows.row_of(key)))

    def set_part(self, part: int) -> None:
        """0: the severity now; 1 and up: what the mitigation of this number leaves."""
        if part != self.marks.part:
            self.marks.part = part
            self.viewport().update()

    def switch(self) -> None:
        """The next severity of the current row; where there is none, Tab goes on as everywhere."""
        line = self.current_line()
        if line is None or not line.standing:
            self.focusNextPrevChild(True)
            return
        self.set_part((self.marks.part + 1) % (len(line.standing) + 1))
        part = self.marks.part
        announce(self, f"What {mitigation_words(line.standing[part - 1])} leaves" if part else "Severity now")

    def focusNextPrevChild(self, next: bool) -> bool:
        return super().focusNextPrevChild(next)

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def _button_at(self, place: QPointF) -> tuple[str, str]:
        """The line and the button under the mouse."""
        index = self.indexAt(place.toPoint())
        line = self.rows.line_at(index.row()) if index.isValid() else None
        if line is None or line.key == self.marks.written:
            return "", ""
        shape = self.delegate.shape(line)
        inside = place - QPointF(self.visualRect(index).topLeft())
        for name, rect in (("button", shape.button), ("second", shape.second)):
            if rect is not None and rect.contains(inside):
                return line.key, name
        return "", ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        on_button = self._button_at(event.position())[1]
        self._press_at = event.position().toPoint() if left and not on_button else None
        if left and not on_button:
            self._choose_part(event.position())

    def _choose_part(self, place: QPointF) -> None:
        """A press on a severity, or on a mitigation, makes it the one that the digits mean."""
        line = self.current_line()
        if line is None or line.barrier is None:
            return
        shape = self.delegate.shape(line)
        inside = place - QPointF(self.visualRect(self.currentIndex()).topLeft())
        ids = [one.id for one in line.standing]
        for item in shape.items:
            if item.rect.contains(inside) and item.mitigation.id in ids:
                self.set_part(ids.index(item.mitigation.id) + 1)
                return
        if shape.after is not None and shape.after.adjusted(-6, -6, 30, 6).contains(inside) and len(ids) == 1:
            self.set_part(1)
        else:
            self.set_part(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._button_at(event.position())
        if over != self.delegate.pressed:
            self.delegate.pressed = over
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over[1] else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        if self._press_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._press_at).manhattanLength() >= QApplication.startDragDistance():
            self._press_at = None
            self.startDrag(MOVE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press_at = None
        super().mouseReleaseEvent(event)
        name = self._button_at(event.position())[1]
        if name and event.button() == Qt.MouseButton.LeftButton:
            self.button_pressed.emit(name)

    def hint(self, line: Line, place: QPoint | None) -> str:
        shape = self.delegate.shape(line)
        if not shape.cut or line.key == self.marks.written:
            return ""
        if place is not None:
            inside = QPointF(place - self.item_rect(line.key).topLeft())
            for item in shape.items:
                if item.rect.contains(inside):
                    return _whole_mitigation(item.mitigation)
        if line.answer is not None:
            return line.answer.reason
        barrier = line.barrier
        if barrier is None:
            return ""
        parts = [barrier.name, barrier.experience]
        if place is None:
            parts += [_whole_mitigation(one) for one in line.standing]
        return "\n".join(part for part in parts if part)

    # -- carrying a row ------------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        line = self.current_line()
        if line is None or line.barrier is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData([self.currentIndex()]))
        drag.setPixmap(self._picture(line))
        drag.setHotSpot(QPoint(theme().px(24), theme().px(24)))
        self.marks.lifted = line.barrier.id
        self.viewport().update()
        try:
            drag.exec(MOVE, MOVE)
        finally:
            self.marks.lifted = ""
            self._set_aim(None)

    def _picture(self, line: Line) -> QPixmap:
        shape = self.delegate.shape(line)
        width = min(round(shape.rect.width()) + 10, theme().px(520))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(shape.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.9)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, round(shape.rect.width()) + 10, shape.height)
        self.delegate.paint(painter, option, self.currentIndex())
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)  # scrolls at the edges
            self._set_aim(self.target_at(event.position().toPoint()))
            event.setDropAction(MOVE)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.stopAutoScroll()
        self._set_aim(None)
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the rows move by the step, not by the view
        event.accept()
        barrier_id = bytes(event.mimeData().data(MIME).data()).decode()
        target = self.target_at(event.position().toPoint())
        if target is not None and target[2] != barrier_id:
            self.dropped.emit(barrier_id, target[1], target[2])

    def target_at(self, point: QPoint) -> tuple[int, Place, str] | None:
        """Where a barrier let fall here would go: the row it would stand above, its area, the barrier after it."""
        index = self.indexAt(point)
        row = index.row() if index.isValid() else self.rows.rowCount() - 1
        line = self.rows.line_at(row)
        if line is None:
            return None
        below = not index.isValid() or point.y() > self.visualRect(index).center().y()
        if line.kind is Kind.HEAD:
            # On a heading: the first of its area.
            row, line = row + 1, self.rows.line_at(row + 1) or line
        elif below and line.kind is Kind.BARRIER:
            row += 1
        here = self.rows.line_at(row)
        before = here.barrier.id if here is not None and here.barrier is not None else ""
        return row, line.place, before

    def _set_aim(self, aim: tuple[int, Place, str] | None) -> None:
        if aim != self._aim:
            self._aim = aim
            self.viewport().update()

    # -- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aim is None:
            return
        row = self._aim[0]
        if row < self.rows.rowCount():
            y = self.visualRect(self.rows.index(row)).top() - 3
        else:
            y = self.visualRect(self.rows.index(self.rows.rowCount() - 1)).bottom() - 3
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        line = QRectF(8, max(2, y), self.viewport().width() - 16, 0)
        painter.drawLine(line.topLeft(), line.topRight())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.moved_in_view.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved_in_view.emit()


def _whole_mitigation(one: Mitigation) -> str:
    parts = (one.name, one.description, mechanism_words(one), one.owner)
    return "\n".join(part for part in parts if part)
