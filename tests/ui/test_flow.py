"""Chips in lines: what is taken out, deleted or hidden leaves no trace, however often it happens."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.flow import FlowLayout


def label(words: str) -> QLabel:
    made = QLabel(words)
    made.setFixedSize(60, 20)
    return made


def test_a_line_breaks_where_the_width_ends(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    flow = FlowLayout(home, gap=10, line_gap=5)
    chips = [label(words) for words in ("one", "two", "three")]
    for chip in chips:
        flow.addWidget(chip)
    flow.setGeometry(QRect(0, 0, 140, 100))
    assert [(chip.x(), chip.y()) for chip in chips] == [(0, 0), (70, 0), (0, 25)]
    assert flow.heightForWidth(140) == 45
    chips[1].hide()
    assert flow.heightForWidth(140) == 20


def test_chips_come_and_go_many_times_while_the_window_is_hidden_and_shown(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    column = QVBoxLayout(home)
    flow = FlowLayout()
    column.addLayout(flow)
    flow.addWidget(label("last"))
    for round_ in range(60):
        chip = label(str(round_))
        flow.insert_widget(0, chip)
        home.setVisible(round_ % 2 == 0)
        if round_ % 3 == 0:
            chip.deleteLater()
        elif round_ % 3 == 1:
            flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        else:
            flow.clear()
            flow.addWidget(label("last"))
        qtbot.wait(0)
    home.show()
    assert flow.count() >= 1
    assert all(flow.itemAt(n) is not None for n in range(flow.count()))
    flow.clear()
    assert flow.count() == 0
