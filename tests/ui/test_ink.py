"""The field to sign in: mouse, finger and pen draw the same kind of stroke, and the keys take strokes back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui.ink import INK, InkPad, draw_ink, ink_color, ink_field
from cxworkshop.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot) -> InkPad:
    pad = InkPad("Signature of Ada", "Sign here")
    qtbot.addWidget(pad)
    pad.resize(380, 118)
    pad.show()
    qtbot.waitExposed(pad)
    return pad


def at(pad: InkPad, x: float, y: float) -> QPoint:
    field = pad.field()
    return QPoint(round(field.left() + x * field.width()), round(field.top() + y * field.height()))


def draw(pad: InkPad, *points: tuple[float, float]) -> None:
    QTest.mousePress(pad, LEFT, Qt.KeyboardModifier.NoModifier, at(pad, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, at(pad, *point))
        QApplication.processEvents()
    QTest.mouseRelease(pad, LEFT, Qt.KeyboardModifier.NoModifier, at(pad, *points[-1]))


def test_the_mouse_draws_a_stroke_within_the_field(pad: InkPad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, (0.1, 0.5), (0.3, 0.2), (0.5, 0.8), (0.9, 0.5))
    (stroke,) = pad.strokes()
    assert len(stroke) % 2 == 0
    assert all(0.0 <= value <= 1.0 for value in stroke)
    assert stroke[0] == pytest.approx(0.1, abs=0.01)
    assert pad.accessibleName() == "Signature of Ada, 1 stroke"


def test_keys_take_the_last_stroke_back_and_all_of_them(pad: InkPad) -> None:
    for n in range(3):
        draw(pad, (0.1 + n * 0.2, 0.2), (0.2 + n * 0.2, 0.6))
    pad.setFocus()
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert len(pad.strokes()) == 2
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    assert pad.accessibleName() == "Signature of Ada, empty"


def test_a_hand_that_leaves_the_field_stays_at_its_edge(pad: InkPad) -> None:
    draw(pad, (0.5, 0.5), (0.9, 0.5), (1.4, 0.5))
    assert max(pad.strokes()[0]) <= 1.0


def test_a_finger_draws(pad: InkPad) -> None:
    glass = QTest.createTouchDevice()
    QTest.touchEvent(pad, glass).press(0, at(pad, 0.1, 0.3), pad).commit()
    QTest.touchEvent(pad, glass).move(0, at(pad, 0.4, 0.6), pad).commit()
    QTest.touchEvent(pad, glass).release(0, at(pad, 0.4, 0.6), pad).commit()
    assert len(pad.strokes()) == 1


def pen(pad: InkPad, kind: QTabletEvent.Type, x: float, pressure: float, *, measures: bool = True) -> None:
    able = QInputDevice.Capability.Position
    if measures:
        able |= QInputDevice.Capability.Pressure
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, able, 1, 1, "", parent=pad
    )
    place = QPointF(at(pad, x, 0.5))
    event = QTabletEvent(
        kind, device, place, QPointF(pad.mapToGlobal(place.toPoint())), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()  # no mouse event follows that would draw it twice


def test_a_pen_that_is_pressed_keeps_more_points(pad: InkPad) -> None:
    for pressure in (0.05, 1.0):
        pen(pad, QTabletEvent.Type.TabletPress, 0.1, pressure)
        for n in range(1, 20):
            pen(pad, QTabletEvent.Type.TabletMove, 0.1 + n * 0.04, pressure)
        pen(pad, QTabletEvent.Type.TabletRelease, 0.86, 0.0)
    light, hard = pad.strokes()
    assert len(hard) > len(light)


def test_ink_is_blue_on_light_ground_and_lighter_on_dark(look: Theme) -> None:
    assert ink_color().name().upper() == INK.upper()
    look.set_mode("dark")
    assert ink_color().lightness() > 150


def test_a_signature_is_drawn_where_it_belongs(pad: InkPad) -> None:
    draw(pad, (0.1, 0.5), (0.5, 0.4), (0.9, 0.5))
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_ink(painter, ink_field(QRectF(0, 0, 200, 80)), pad.strokes())
    painter.end()
    dark = [(x, y) for x in range(200) for y in range(80) if picture.pixelColor(x, y).lightness() < 160]
    assert dark
    assert min(x for x, _ in dark) > 10
    assert min(y for _, y in dark) > 30
