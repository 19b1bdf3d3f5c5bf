"""Where a new scale begins: poles are typed and kept, ready ones are taken by a digit, and nothing is lost by Esc."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.ui.scale_offer import ReadyRow, ScaleOffer

Key = Qt.Key


@dataclass(frozen=True)
class Ready:
    left: str
    right: str
    left_sentence: str = "One reason."
    right_sentence: str = "Another reason, which is so much longer that it needs a second line in most windows."


LIBRARY = [Ready("Script", "Judgement"), Ready("Brief", "Thorough"), Ready("Alike", "Noticed")]


@pytest.fixture
def offer(qtbot: QtBot) -> ScaleOffer:
    offer = ScaleOffer("A new scale", "Two good things.")
    qtbot.addWidget(offer)
    offer.show_ready(LIBRARY)
    offer.resize(700, 600)
    offer.show()
    qtbot.waitExposed(offer)
    offer.activateWindow()
    offer.left.setFocus()
    offer.heard = []  # type: ignore[attr-defined]
    offer.made.connect(lambda *poles: offer.heard.append(poles))  # type: ignore[attr-defined]
    offer.picked.connect(offer.heard.append)  # type: ignore[attr-defined]
    offer.closed.connect(lambda: offer.heard.append("closed"))  # type: ignore[attr-defined]
    return offer


def press(*keys) -> None:
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        else:
            QTest.keyClick(where, key)


def test_two_poles_are_typed_and_the_next_scale_can_be_begun(offer) -> None:
    press("More", Key.Key_Return, "Better  ones", Key.Key_Return, "Next")
    assert offer.heard == [("More", "Better ones")]
    assert offer.left.text() == "Next"


def test_enter_on_nothing_adds_nothing(offer) -> None:
    press(Key.Key_Return, Key.Key_Return)
    assert offer.heard == []
    assert offer.left.hasFocus()


def test_a_digit_takes_a_ready_scale_and_the_hand_stays_in_the_list(offer) -> None:
    press(Key.Key_Down, "2")
    assert offer.heard == [LIBRARY[1]]
    offer.show_ready([LIBRARY[0], LIBRARY[2]])
    assert isinstance(QApplication.focusWidget(), ReadyRow)
    press("9", Key.Key_Down, Key.Key_Return)
    assert offer.heard == [LIBRARY[1], LIBRARY[2]]
    press(Key.Key_Up, Key.Key_Up)
    assert offer.left.hasFocus()


def test_digits_are_typed_in_the_fields(offer) -> None:
    press("24 hours")
    assert offer.left.text() == "24 hours"
    assert offer.heard == []


def test_esc_keeps_what_is_half_typed(offer) -> None:
    press("Only one", Key.Key_Escape)
    assert offer.heard == [("Only one", ""), "closed"]
    press(Key.Key_Down, Key.Key_Escape)
    assert offer.heard[2:] == ["closed"]


def test_a_ready_scale_reads_whole_and_is_as_high_as_its_words(offer) -> None:
    row = offer.rows[0]
    assert row.accessibleName() == "Script to Judgement"
    assert "second line" in row.accessibleDescription()
    assert row.heightForWidth(420) > row.heightForWidth(2000)
    assert not offer.grab().isNull()
