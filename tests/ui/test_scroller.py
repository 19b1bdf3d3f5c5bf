"""An area that scrolls: what takes the focus comes into sight, with what belongs to it where there is room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.scroller import Scroller, _Ring


@pytest.fixture
def area(qtbot: QtBot) -> Scroller:
    inner = QWidget()
    column = QVBoxLayout(inner)
    for number in range(40):
        field = QLineEdit(str(number))
        field.setObjectName(str(number))
        column.addWidget(field)
    area = Scroller(inner)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    return area


def field(area: Scroller, number: int) -> QLineEdit:
    found = area.findChild(QLineEdit, str(number))
    assert isinstance(found, QLineEdit)
    return found


def in_sight(area: Scroller, widget: QWidget) -> bool:
    return (
        area.viewport()
        .rect()
        .contains(widget.rect().translated(widget.mapTo(area.viewport(), widget.rect().topLeft())))
    )


def test_what_takes_the_focus_comes_into_sight(area: Scroller) -> None:
    field(area, 30).setFocus()
    QApplication.processEvents()
    assert in_sight(area, field(area, 30))
    field(area, 0).setFocus()
    assert in_sight(area, field(area, 0))


def test_what_belongs_to_it_comes_with_it_where_there_is_room(area: Scroller) -> None:
    area.keep_together(field(area, 30), field(area, 28))
    field(area, 30).setFocus()
    assert in_sight(area, field(area, 28))
    inner = area.widget()
    assert inner is not None
    area.keep_together(field(area, 10), inner)  # higher than the area: the field itself has to do
    field(area, 10).setFocus()
    assert in_sight(area, field(area, 10))


def test_tab_stops_at_the_area_only_where_there_is_something_to_scroll(area: Scroller, qtbot: QtBot) -> None:
    """And then it shows."""
    assert area.focusPolicy() & Qt.FocusPolicy.TabFocus
    area.setFocus(Qt.FocusReason.TabFocusReason)
    ring = area.findChild(_Ring)
    assert ring is not None
    assert ring.isVisible()
    assert ring.size() == area.size()
    field(area, 0).setFocus()
    assert not ring.isVisible()
    area.resize(300, 4000)
    qtbot.waitUntil(lambda: not area.focusPolicy() & Qt.FocusPolicy.TabFocus)
