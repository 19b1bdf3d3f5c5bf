"""The list at the left of a stage: chosen by arrows, carried by key and mouse, written in its fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from cxworkshop.ui.commands import Commands
from cxworkshop.ui.list_commands import list_commands
from cxworkshop.ui.sidelist import SideList, bind_list
from cxworkshop.ui.siderow import TextRow, broken
from cxworkshop.ui.theme import theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def row(key: str, **more) -> TextRow:
    return TextRow(key, key.capitalize(), words=f"What {key} says", lines=2, right="3 of 5", bar=0.6, **more)


class Told:
    """What a list told, in order."""

    def __init__(self, side: SideList) -> None:
        self.words: list[tuple] = []
        for name in ("chosen", "opened", "added", "renamed", "moved", "remove_wanted"):
            getattr(side, name).connect(lambda *what, name=name: self.words.append((name, *what)))

    def take(self) -> list[tuple]:
        words, self.words = self.words, []
        return words


@pytest.fixture
def side(qtbot) -> Iterator[SideList]:
    window = QWidget()
    side = SideList("Principles", "Add principle")
    layout = QHBoxLayout(window)
    layout.addWidget(side)
    layout.addWidget(QLabel())
    qtbot.addWidget(window)
    side.set_rows([row("one"), row("two"), row("three")])
    commands = Commands(window)
    commands.declare(list_commands("things", "things.list", "Things", "thing"))
    bind_list(commands, "things", side, lambda: side.begin_add("What is it"))
    window.resize(700, 620)
    with qtbot.waitActive(window):
        window.show()
    side.focus_list()
    QApplication.processEvents()
    yield side
    window.close()


def press(*keys) -> None:
    for key in keys:
        where = QApplication.focusWidget()
        assert where is not None
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        elif isinstance(key, tuple):
            QTest.keyClick(where, *key)
        else:
            QTest.keyClick(where, key)


def test_arrows_choose_and_the_button_stands_below_the_last_row(side):
    told = Told(side)
    assert side.current_key == "one"
    press(Key.Key_Down, Key.Key_Down)
    assert told.take() == [("chosen", "two"), ("chosen", "three")]
    press(Key.Key_Down)
    assert side.add_button.hasFocus()
    press(Key.Key_Up)
    assert side.view.hasFocus()
    assert side.current_key == "three"


def test_what_the_program_sets_is_not_told(side):
    told = Told(side)
    assert side.set_current("two")
    assert not side.set_current("seven")
    side.set_rows([row("two"), row("one")])
    assert told.take() == []
    assert side.current_key == "two"


def test_when_the_current_row_goes_its_neighbour_is_current(side):
    side.set_current("two")
    side.set_rows([row("one"), row("three")])
    assert side.current_key == "three"
    side.set_rows([row("one")])
    assert side.current_key == "one"
    side.set_rows([])
    assert side.current_key == ""


def test_a_row_that_says_something_else_keeps_the_list_as_it_is(side):
    side.set_current("three")
    renewed: list[int] = []
    side.view.model_.modelReset.connect(lambda: renewed.append(-1))
    side.view.model_.dataChanged.connect(lambda first, _last, _roles: renewed.append(first.row()))
    side.set_rows([row("one"), row("two", state="changed"), row("three")])
    assert renewed == [1]


def test_new_rows_are_typed_one_after_the_other(side):
    told = Told(side)
    press(Key.Key_N, "Say it first", Key.Key_Return, "One owner", Key.Key_Return, Key.Key_Return)
    assert told.take() == [("added", "Say it first"), ("added", "One owner")]
    assert side.view.hasFocus()
    assert side.add_button.isVisible()


def test_what_is_half_typed_is_kept_on_leaving_and_dropped_by_esc(side):
    told = Told(side)
    press(Key.Key_N, "Half", Key.Key_Escape)
    assert told.take() == []
    assert side.view.hasFocus()
    press(Key.Key_N, "Half")
    side.commit()
    assert told.take() == [("added", "Half")]


def test_a_title_is_written_over_its_row(side):
    told = Told(side)
    side.set_current("two")
    side.begin_rename("Name", "Two")
    press("Twice", Key.Key_Return)
    assert told.take() == [("renamed", "two", "Twice")]
    assert side.view.hasFocus()
    side.begin_rename("Name", "Twice")
    press("Never", Key.Key_Escape)
    assert told.take() == []


def test_keys_move_open_and_remove_the_current_row(side):
    told = Told(side)
    press((Key.Key_Up, ALT), (Key.Key_Down, ALT))
    assert told.take() == [("moved", "one", "three")]
    side.set_current("two")
    press((Key.Key_Down, ALT), (Key.Key_Up, ALT))
    assert told.take() == [("moved", "two", ""), ("moved", "two", "one")]
    press(Key.Key_F2, Key.Key_Return, Key.Key_Delete)
    assert told.take() == [("opened", "two"), ("opened", "two"), ("remove_wanted", "two")]


@pytest.mark.parametrize(
    ("over", "half", "told_of"),
    [
        (2, "lower", [("moved", "one", "")]),
        (2, "upper", [("moved", "one", "three")]),
        (0, "upper", []),
        (1, "upper", []),
    ],
)
def test_a_row_is_carried_by_mouse(side, over, half, told_of):
    told = Told(side)
    view = side.view
    data = view.model_.mimeData([view.model_.index(0)])
    rect = view.visualRect(view.model_.index(over))
    at = QPoint(40, rect.top() + 5 if half == "upper" else rect.bottom() - 5)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, *none))
    assert told.take() == told_of


def test_a_screen_reader_hears_number_title_and_state(side):
    side.set_rows([TextRow("one", "Say it first", number="1", right="25 of 41")])
    reader = QAccessible.queryAccessibleInterface(side.view)
    assert reader.text(QAccessible.Text.Name) == "Principles"
    assert side.view.model_.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1, Say it first, 25 of 41"


def test_words_are_cut_at_their_end_only_when_they_do_not_fit():
    font = theme().font("small")
    lines, cut = broken("We tell customers what is happening before they have to ask", font, 160, 2)
    assert len(lines) == 2
    assert cut
    assert lines[1].endswith("…")
    assert broken("Two words", font, 160, 2) == (["Two words"], False)
    assert TextRow("a", "Short", words="Short", lines=2).tip(200) == ""
    assert "Long" in TextRow("a", "Long " * 30).tip(200)


def test_the_list_is_as_high_as_its_rows_until_there_is_no_room(side):
    side.set_rows([row("one")])
    QApplication.processEvents()
    assert side.add_button.geometry().top() < 200
    side.set_rows([row(f"r{n}") for n in range(40)])
    QApplication.processEvents()
    assert side.add_button.geometry().bottom() < side.height()
    assert side.view.verticalScrollBar().maximum() > 0
