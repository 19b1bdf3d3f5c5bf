"""Ink on the screen: a field to sign in with pen, finger or mouse, and the painter for a signature that was given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.pen import FIELD_RATIO, Touch, pieces, stroke_of
from cxworkshop.core.words import counted
from cxworkshop.ui.a11y import described, name_changed
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.theme import theme

Stroke = tuple[float, ...]
INK, INK_ON_DARK = "#1B2C6B", "#AFC0F5"
BASE = 0.76  # where the line to sign on lies, of the height
MARGIN = 8  # around the field within the widget
HEIGHT = 118


def ink_color() -> QColor:
    """The colour of signatures: the ink's own on light ground, a lighter one where that could not be seen."""
    return QColor(INK_ON_DARK if theme().is_dark else INK)


def draw_ink(painter: QPainter, field: QRectF, strokes: Sequence[Sequence[float]], color: QColor | None = None) -> None:
    """A signature in the field it was given in, or a field of another size; antialiasing is left as it is."""
    ink = color if color is not None else ink_color()
    painter.save()
    for stroke in strokes:
        _draw_stroke(painter, field, stroke, ink)
    painter.restore()


def _draw_stroke(painter: QPainter, field: QRectF, stroke: Sequence[float], ink: QColor) -> None:
    pen = QPen(ink, 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    for piece in pieces(stroke, field.width(), field.height()):
        pen.setWidthF(piece.width)
        painter.setPen(pen)
        start = QPointF(field.left() + piece.x1, field.top() + piece.y1)
        end = QPointF(field.left() + piece.x2, field.top() + piece.y2)
        if start == end:
            painter.drawPoint(start)
        else:
            painter.drawLine(QLineF(start, end))


def ink_field(place: QRectF) -> QRectF:
    """The largest field of a signature's proportions within `place`, at its lower left."""
    height = min(place.height(), place.width() / FIELD_RATIO)
    return QRectF(place.left(), place.bottom() - height, height * FIELD_RATIO, height)


class InkPad(KeyboardFocus, QWidget):
    """A field to sign in. Backspace takes the last stroke back, Delete all of them. `changed` tells of the hand."""

    changed = Signal()
    halo_radius = 8

    def __init__(self, name: str = "Signature", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._hint = name, hint
        self._strokes: list[Stroke] = []
        self._touches: list[Touch] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()
        self._tell()

    # -- what is there -------------------------------------------------------------------------------------------------

    def strokes(self) -> tuple[Stroke, ...]:
        """The strokes as they are kept: x, y alternating, 0.0 to 1.0 of the field."""
        return tuple(self._strokes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._strokes

    def set_name(self, name: str) -> None:
        """Whose signature it is, for a screen reader."""
        self._name = name
        self._tell()

    def set_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Show strokes that were drawn before, without telling."""
        self._strokes = list(strokes)
        self._touches.clear()
        self._tell()

    def clear(self) -> None:
        """Take all strokes away, without telling."""
        self._strokes.clear()
        self._touches.clear()
        self._tell()

    def take_back(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._tell()
            self.changed.emit()

    def empty(self) -> None:
        """The hand wants to begin anew."""
        if self._strokes:
            self.clear()
            self.changed.emit()

    def field(self) -> QRectF:
        """Where the ink goes, in pixels of the widget."""
        m = theme().px(MARGIN)
        room = QRectF(self.rect()).adjusted(m, m, -m, -m)
        height = min(room.height(), room.width() / FIELD_RATIO)
        return QRectF(room.center().x() - height * FIELD_RATIO / 2, room.center().y() - height / 2,
                      height * FIELD_RATIO, height)  # fmt: skip

    # -- pen, finger, mouse --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._down(event.position(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._on(event.position(), event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            event.ignore()
            return
        event.accept()  # a mouse event would follow otherwise, and draw the line twice
        measures = bool(event.device().capabilities() & QPointingDevice.Capability.Pressure)
        pressure = event.pressure() if measures else None
        match event.type():
            case QEvent.Type.TabletPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._down(event.position(), event.timestamp(), pressure)
            case QEvent.Type.TabletMove if self._touches:
                self._on(event.position(), event.timestamp(), pressure)
            case QEvent.Type.TabletRelease:
                self._up()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            point = event.points()[0]  # a hand rests on the glass with more than one finger
            match event.type():
                case QEvent.Type.TouchBegin:
                    self.setFocus(Qt.FocusReason.MouseFocusReason)
                    self._down(point.position(), event.timestamp())
                case QEvent.Type.TouchUpdate:
                    self._on(point.position(), event.timestamp())
                case _:
                    self._up()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Backspace if self._strokes:
                self.take_back()
            case Qt.Key.Key_Delete if self._strokes:
                self.empty()
            case _:
                super().keyPressEvent(event)

    def _down(self, at: QPointF, time: float, pressure: float | None = None) -> None:
        self._touches = [self._touch(at, time, pressure)]
        self.update()

    def _on(self, at: QPointF, time: float, pressure: float | None = None) -> None:
        if self._touches:
            self._touches.append(self._touch(at, time, pressure))
            self.update()

    def _up(self) -> None:
        stroke = stroke_of(self._touches)
        self._touches = []
        if stroke:
            self._strokes.append(stroke)
            self._tell()
            self.changed.emit()

    def _touch(self, at: QPointF, time: float, pressure: float | None) -> Touch:
        field = self.field()
        x = (at.x() - field.left()) / max(1.0, field.width())
        y = (at.y() - field.top()) / max(1.0, field.height())
        return Touch(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)), time, pressure)

    # -- looks ---------------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        state = counted(len(self._strokes), "stroke") if self._strokes else "empty"
        name_changed(self, described(self._name, state))
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus() and self.focus_shown
        draw_panel(painter, QRectF(self.rect()), fill="field", border="accent" if focused else "edge", radius=8,
                   elevation=0, width=2 if focused else 1)  # fmt: skip
        field = self.field()
        line = field.top() + field.height() * BASE
        side = t.px(10)
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawLine(QLineF(side, line, self.width() - side, line))
        if self._hint and not self._strokes and not self._touches:
            painter.setPen(t.color("ink3"))
            painter.setFont(t.font("small"))
            painter.drawText(
                QRectF(side, 0, self.width() - 2 * side, line - t.px(6)),
                Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap,
                self._hint,
            )
        draw_ink(painter, field, self._strokes)
        if self._touches:
            draw_ink(painter, field, [stroke_of(self._touches)])
