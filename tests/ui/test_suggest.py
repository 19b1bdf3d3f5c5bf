"""Fields that help while one types: offers for free text, days as people say them, records by their names."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.ui.dayedit import DayEdit
from cxworkshop.ui.filterline import FilterLine
from cxworkshop.ui.finder import Finder
from cxworkshop.ui.suggest import SuggestEdit

Key = Qt.Key
Screen = Callable[..., None]
TODAY = date(2026, 3, 10)
PEOPLE = ["Mabel Osei", "Anna Lindqvist", "Ann Bell", "Osric Hale"]


@pytest.fixture
def on_screen(qtbot: QtBot) -> Screen:
    """Makes a window with fields, the first of which has the focus."""
    windows: list[QWidget] = []  # nobody else holds them

    def make(*fields: QWidget) -> None:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for field in fields:
            column.addWidget(field)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        fields[0].setFocus()
        QApplication.processEvents()

    return make


def press(*keys: object) -> None:
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        else:
            assert isinstance(key, Qt.Key)
            QTest.keyClick(where, key)


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("os", "Osric Hale"),  # what begins so comes before a last name
        ("ose", "Mabel Osei"),
        ("ANN", "Anna Lindqvist"),
        ("ann b", "Ann Bell"),
        ("x", ""),
        ("Ann Bell", ""),
    ],
)
def test_what_is_offered(on_screen: Screen, typed: str, offer: str) -> None:
    field = SuggestEdit(lambda: PEOPLE)
    on_screen(field)
    press(typed)
    assert field.offer == offer


def test_tab_takes_the_offer_and_goes_on(on_screen: Screen) -> None:
    field, other = SuggestEdit(lambda: PEOPLE), SuggestEdit(lambda: PEOPLE)
    heard: list[str] = []
    field.committed.connect(heard.append)
    on_screen(field, other)
    press("lind", Key.Key_Tab)
    assert field.text() == "Anna Lindqvist"
    assert heard == ["Anna Lindqvist"]
    assert other.hasFocus()


def test_the_arrows_choose_and_escape_keeps_what_is_typed(on_screen: Screen) -> None:
    field = SuggestEdit(lambda: PEOPLE)
    on_screen(field)
    press("ann", Key.Key_Down)
    assert field.offer == "Ann Bell"
    press(Key.Key_Escape)
    assert (field.offer, field.text()) == ("", "ann")
    press(Key.Key_Return)
    assert field.text() == "ann"
    field.clear()
    press(Key.Key_Down, Key.Key_Return)
    assert field.text() == "Mabel Osei"


def test_a_field_for_sentences_offers_only_when_asked(on_screen: Screen) -> None:
    field = SuggestEdit(lambda: PEOPLE, while_typing=False)
    on_screen(field)
    press("Mabel")
    assert field.offer == ""
    field.clear()
    press(Key.Key_Down, Key.Key_Down)
    assert field.offer == "Anna Lindqvist"


def test_a_day_is_typed_and_read(on_screen: Screen) -> None:
    field = DayEdit(lambda: TODAY)
    heard: list[date | None] = []
    field.day_committed.connect(heard.append)
    on_screen(field)
    press("30 jun", Key.Key_Return)
    assert (field.text(), field.day) == ("30 Jun 2026", date(2026, 6, 30))
    press(Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Return)
    field.selectAll()
    press(Key.Key_Delete, Key.Key_Return)
    assert heard == [date(2026, 6, 30), date(2026, 7, 1), None]


def test_what_is_no_day_stays_and_says_why(on_screen: Screen) -> None:
    field = DayEdit(lambda: TODAY)
    heard: list[date | None] = []
    field.day_committed.connect(heard.append)
    on_screen(field)
    press("31 feb", Key.Key_Return)
    assert field.problem == "There is no 31 February. Try 28 Feb."
    assert field.property("bad")
    field.set_day(None)  # the record has not changed: what is typed stays
    assert field.text() == "31 feb"
    press(Key.Key_Backspace)
    assert not field.problem
    assert heard == []
    field.set_day(date(2026, 4, 1))
    assert field.day is None or field.text() == "31 fe"


def test_a_day_is_picked_in_the_calendar(on_screen: Screen) -> None:
    field = DayEdit(lambda: TODAY)
    on_screen(field)
    QTest.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget(), Key.Key_Right)
    QTest.keyClick(popup.focusWidget(), Key.Key_Return)
    assert field.day == date(2026, 3, 11)


def test_a_record_is_found_by_a_piece_of_its_name(on_screen: Screen) -> None:
    field = Finder(lambda: {"1": "Billing", "2": "Billing North", "3": "Legal"}, "Which?")
    found: list[str] = []
    field.found.connect(found.append)
    on_screen(field)
    press("gal", Key.Key_Return)
    press("billing", Key.Key_Return)
    field.excluded = frozenset({"1"})
    field.refresh()
    press("billing", Key.Key_Return)
    press("nobody", Key.Key_Return)
    assert found == ["3", "1", "2"]


def test_a_filter_says_how_much_it_leaves(on_screen: Screen) -> None:
    line = FilterLine("Words", "Filter", "fox", "foxes")
    closed: list[bool] = []
    line.closed.connect(lambda: closed.append(True))
    on_screen(QWidget(), line)
    line.open_line()
    QTest.keyClicks(line.edit, "re")
    line.show_found(1, 3)
    assert line._found.text() == "1 of 3 foxes"
    QTest.keyClick(line.edit, Key.Key_Escape)
    assert not line.edit.text()
    assert closed == [True]
    assert line.isHidden()
