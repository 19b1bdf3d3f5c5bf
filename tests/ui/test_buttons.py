"""Buttons do what they say by mouse and by key, follow their command, and show where the focus is."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.buttons import Button, IconButton
from cxworkshop.ui.focus import Halo
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.theme import theme


@pytest.fixture
def row(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    buttons = [Button("Add team", key="N"), IconButton("x", "Close"), Button("Remove…", "danger")]
    for button in buttons:
        layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    return window, buttons


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press(row, qtbot, key):
    _, buttons = row
    for button in buttons:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_control_enter_is_left_to_the_room(row, qtbot):
    button = row[1][0]
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_ring_shows_for_keys_and_not_for_the_mouse(row, qtbot):
    window, (first, second, third) = row
    third.setFocus(Qt.FocusReason.MouseFocusReason)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.focus_shown
    halos = [halo for halo in window.findChildren(Halo) if halo.isVisible()]
    assert len(halos) == 1
    assert halos[0].geometry().contains(first.geometry())
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not second.focus_shown
    assert not [halo for halo in window.findChildren(Halo) if halo.isVisible()]
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert second.focus_shown


def test_tab_goes_through_all_and_the_halo_follows_a_moved_widget(row, qtbot):
    window, buttons = row
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert window.focusWidget() is buttons[1]
    buttons[1].move(buttons[1].x(), buttons[1].y() + 7)
    halo = next(halo for halo in window.findChildren(Halo) if halo.isVisible())
    assert halo.geometry().center() == buttons[1].geometry().center()


def test_a_bound_button_is_its_command(qtbot):
    action = QAction("Place one by one")
    action.setShortcut(QKeySequence("R"))
    button, small = Button("", "primary"), IconButton("flag", "")
    for widget in (button, small):
        qtbot.addWidget(widget)
        widget.bind(action)
    assert (button.text(), button.key) == ("Place one by one", "R")
    assert small.accessibleName() == "Place one by one"
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setEnabled(False)
    assert not button.isEnabled()
    assert not small.isEnabled()


def test_a_command_outlives_its_buttons(qtbot):
    action = QAction("Add team")
    button = Button("")
    button.bind(action)
    button.deleteLater()
    qtbot.wait(1)
    action.setEnabled(False)


@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "danger", "inverted", "link"])
def test_every_kind_paints_in_every_look(qtbot, kind):
    button = Button("Save & close", kind, "plus", "Ctrl S")
    qtbot.addWidget(button)
    seen = []
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        button.setEnabled(True)
        seen.append(button.grab().toImage())
        button.setEnabled(False)
        assert button.grab().toImage() != seen[-1]
    assert seen[0] != seen[1]


def test_words_are_never_cut_at_any_text_size(qtbot):
    button = Button("Place one by one", "primary", "cards-three", "R")
    qtbot.addWidget(button)
    widths = []
    for percent in (100, 115, 130, 150):
        theme().set_text_size(percent)
        widths.append(button.sizeHint().width())
        assert button.minimumSizeHint() == button.sizeHint()
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        ("Ctrl+Return", "Ctrl Enter"),
        ("Ctrl+Shift+Z", "Ctrl Shift Z"),
        ("Ctrl++", "Ctrl +"),
        ("Ctrl+-", "Ctrl −"),
        ("Ctrl+,", "Ctrl ,"),
        ("Alt+Up", "Alt ↑"),
        ("F6", "F6"),
        ("N", "N"),
        ("+", "+"),
        ("", ""),
    ],
)
def test_keys_are_written_as_they_are_printed(sequence, shown):
    assert key_text(sequence) == shown


def test_the_halo_goes_with_a_widget_that_is_deleted(row, qtbot):
    window, (first, _, third) = row
    first.setFocus(Qt.FocusReason.TabFocusReason)
    third.setFocus(Qt.FocusReason.TabFocusReason)
    halo = next(halo for halo in window.findChildren(Halo) if halo.isVisible())
    with qtbot.waitSignal(halo.destroyed):
        shiboken6.delete(third)
