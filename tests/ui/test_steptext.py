"""A text among keys: whatever ends the typing keeps it, and where the person wants to go is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxworkshop.ui.steptext import StepText


@pytest.fixture
def field(qtbot: QtBot) -> StepText:
    field = StepText("A rule", "Rule", "voice", right=True)
    qtbot.addWidget(field)
    field.show()
    field.heard = []  # type: ignore[attr-defined]
    for name in ("committed", "entered", "escaped"):
        getattr(field, name).connect(lambda *text, n=name: field.heard.append((n, *text)))  # type: ignore[attr-defined]
    return field


def test_enter_keeps_and_goes_on(field) -> None:
    QTest.keyClicks(field, "We wait.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.heard == [("committed", "We wait."), ("entered",)]
    assert field.text() == "We wait."


def test_esc_keeps_and_goes_back(field) -> None:
    QTest.keyClicks(field, "We")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.heard == [("committed", "We"), ("escaped",)]


def test_ctrl_enter_is_left_to_the_room(field) -> None:
    QTest.keyClicks(field, "We")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.heard == []
    assert field.text() == "We"


def test_a_new_start_is_told_to_nobody(field) -> None:
    QTest.keyClicks(field, "Half")
    field.take("")
    field.commit()
    assert field.text() == ""
    assert field.heard == []
    field.set_ghost("Something else", "warn")
    assert not field.grab().isNull()
