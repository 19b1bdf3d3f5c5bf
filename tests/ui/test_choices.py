"""Segments, tabs, chips, ticks and bars: by mouse, by key, and silent when the program sets them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.ui.checks import CheckRow, RadioRow, Switch
from cxworkshop.ui.chips import AddChip, Chip, StatusChip, ToggleChip
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.focus import Halo
from cxworkshop.ui.segmented import Option, Segmented
from cxworkshop.ui.signs import ProgressRing, SeverityPicker
from cxworkshop.ui.tabs import TabBar
from cxworkshop.ui.theme import theme

GROUPS = [Option("c", "Creator", kind="cust", cap="1"), Option("f", "Frontline", kind="front"), Option("b", "Back")]


def shown(qtbot, widget):
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    widget.kept = window  # qtbot holds windows weakly
    return widget


def test_segments_tell_what_the_user_chose_and_nothing_else(qtbot):
    control = shown(qtbot, Segmented(GROUPS, "Group"))
    told: list[object] = []
    control.changed.connect(told.append)
    assert control.value() is None
    control.set_value("c")
    assert told == []
    qtbot.mouseClick(control.segment("b"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(control.segment("b"), Qt.MouseButton.LeftButton)
    assert told == ["b"]
    control.set_value(None)
    assert control.value() is None
    with pytest.raises(KeyError):
        control.set_value("x")


def test_arrows_choose_among_segments(qtbot):
    control = shown(qtbot, Segmented(GROUPS, "Group"))
    control.set_value("c")
    control.segment("c").setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(control.changed) as told:
        qtbot.keyClick(control.segment("c"), Qt.Key.Key_Right)
    assert told.args == ["f"]
    assert control.segment("f").hasFocus()
    assert QAccessible.queryAccessibleInterface(control.segment("f")).role() == QAccessible.Role.RadioButton


def test_the_halo_goes_around_the_whole_control(qtbot):
    control = shown(qtbot, Segmented(GROUPS, "Group"))
    control.segment("f").setFocus(Qt.FocusReason.TabFocusReason)
    (halo,) = control.parentWidget().findChildren(Halo)
    assert halo.geometry().contains(control.geometry())
    assert control.value() is None, "the focus chooses nothing"
    control.segment("f").clearFocus()
    assert halo.isHidden()
    qtbot.mouseClick(control.segment("b"), Qt.MouseButton.LeftButton)
    assert all(each.isHidden() for each in control.parentWidget().findChildren(Halo)), "the mouse focuses quietly"


def test_tabs_move_by_arrow_and_click(qtbot):
    tabs = shown(qtbot, TabBar())
    for name in ("Board", "Line of sight", "List"):
        tabs.addTab(name)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.word_rect(2).center())
    assert tabs.currentIndex() == 2
    assert tabs.word_rect(1).left() > tabs.word_rect(0).right()


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_chip_goes_by_key_and_by_its_cross(qtbot, key):
    chip = shown(qtbot, Chip("Contact Centre", "cust"))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, chip.height() // 2))


def test_a_chip_that_stays_has_no_cross(qtbot):
    chip = shown(qtbot, Chip("Contact Centre", "cust", removable=False))
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))


def test_a_long_name_keeps_its_whole_self_in_name_and_tooltip(qtbot):
    long = "Kundendienstzentrum Strom und Wasser, Früh- und Spätschicht <Nord>"
    chip = Chip(long, "front")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == long
    assert chip.sizeHint().width() <= 340
    assert "&lt;Nord&gt;" in chip.toolTip()
    assert Chip("Lab", "back").toolTip() == ""


def test_a_toggle_chip_switches_by_space_and_enter(qtbot):
    chip = shown(qtbot, ToggleChip("Phone", "phone"))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        before = chip.isChecked()
        qtbot.keyClick(chip, key)
        assert chip.isChecked() is not before


def test_an_add_chip_has_a_name(qtbot):
    chip = shown(qtbot, AddChip("Add a team it supports"))
    assert chip.accessibleName() == "Add a team it supports"
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_a_state_says_what_it_shows(qtbot):
    state = StatusChip("Saved 14:32:07", "hard-drives", "bare")
    qtbot.addWidget(state)
    wide = state.sizeHint().width()
    state.set_state("Not saved since 14:31", "warning-octagon", "dang", "fill")
    assert state.accessibleName() == "Not saved since 14:31"
    assert state.sizeHint().width() > wide


@pytest.mark.parametrize("make", [CheckRow, Switch])
def test_ticks_and_switches_by_mouse_and_key(qtbot, make):
    box = shown(qtbot, make("Anonymous"))
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert box.accessibleName() == "Anonymous"


def test_radio_rows_move_by_arrow(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    rows = [RadioRow(text) for text in ("Never", "Sometimes", "Every day")]
    for each in rows:
        column.addWidget(each)
    with qtbot.waitActive(window):
        window.show()
    rows[0].setChecked(True)
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].isChecked()
    assert rows[1].focus_shown


def test_bars_are_set_by_digit_arrow_and_mouse(qtbot):
    bars = shown(qtbot, SeverityPicker("Severity before"))
    told: list[object] = []
    bars.chosen.connect(told.append)
    qtbot.keyClick(bars, Qt.Key.Key_4)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    qtbot.keyClick(bars, Qt.Key.Key_Backspace)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(50, bars.height() // 2))
    assert told == [4, 3, 0, 5]
    bars.set_value(2)
    assert told == [4, 3, 0, 5]
    assert bars.value() == 2


def test_a_ring_stays_within_nothing_and_all(qtbot):
    ring = ProgressRing()
    qtbot.addWidget(ring)
    pictures = []
    for part in (-1.0, 0.0, 0.5, 1.0, 7.0):
        ring.set_progress(part, "1")
        pictures.append(ring.grab().toImage())
    assert pictures[0] == pictures[1]
    assert pictures[3] == pictures[4]
    assert pictures[1] != pictures[2] != pictures[3]


def test_words_of_a_tick_wrap_and_the_row_grows(qtbot):
    box = CheckRow("Save a copy on the USB stick first", "It opens on any laptop with this program.")
    qtbot.addWidget(box)
    assert box.heightForWidth(160) > box.heightForWidth(600)
    theme().set_text_size(150)
    assert box.heightForWidth(600) > 40


def test_chips_flow_into_lines(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    for n in range(8):
        flow.addWidget(Chip(f"Team number {n}", "cust"))
    assert flow.heightForWidth(2000) == 26
    assert flow.heightForWidth(300) > 3 * 26
    first = Chip("First", "back")
    flow.insert_widget(0, first)
    item = flow.itemAt(0)
    assert item is not None
    assert item.widget() is first
    flow.clear()
    assert flow.count() == 0
