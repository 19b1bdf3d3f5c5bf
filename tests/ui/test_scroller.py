"""An area that scrolls: what takes the focus comes into sight, with what belongs to it where there is room."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.scroller import Scroller


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
