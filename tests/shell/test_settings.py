"""Settings work at once, are kept on this laptop, and survive a damaged file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxworkshop.shell.preferences import PLACES_KEPT, Preferences
from cxworkshop.shell.program import Program
from cxworkshop.shell.rail_parts import RailButton
from cxworkshop.shell.settings import SettingsPage
from cxworkshop.ui.theme import theme
from tests.shell.hands import CTRL, press


def settings_of(program: Program) -> SettingsPage:
    press(Qt.Key.Key_Comma, CTRL)
    page = program.extras.page
    assert isinstance(page, SettingsPage)
    return page


def test_a_theme_is_chosen_by_arrow_and_worn_at_once(program: Program) -> None:
    program.console.focus_sheet()
    page = settings_of(program)
    assert page.tiles.tiles["system"].hasFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert theme().mode == "dark"
    assert theme().is_dark
    assert Preferences().mode == "dark"
    press(Qt.Key.Key_Escape)
    assert program.extras.page is None
    assert program.console.current is not None


def test_esc_leaves_from_beside_the_page_as_well(program: Program) -> None:
    page = settings_of(program)
    (button,) = [one for one in program.console.rail.findChildren(RailButton) if "Settings" in one.accessibleName()]
    button.setFocus()
    assert QApplication.focusWidget() is button
    assert not page.isAncestorOf(button)
    press(Qt.Key.Key_Escape)
    assert program.extras.page is None
    assert program.console.current is not None


def test_switches_and_sizes_are_kept(program: Program) -> None:
    page = settings_of(program)
    page.contrast.click()
    page.sizes.changed.emit("130")
    page.guide.changed.emit("stub")
    kept = Preferences()
    assert (kept.strong_contrast, kept.text_size, kept.guide_open) == (True, 130, False)
    assert theme().strong_contrast
    page.back.click()
    assert (theme().text_size, theme().strong_contrast) == (100, False)
    assert Preferences().guide_open


def test_the_page_follows_the_keys(program: Program) -> None:
    page = settings_of(program)
    press(Qt.Key.Key_Equal, CTRL)
    assert page.sizes.value() == "115"


def test_settings_open_without_a_workshop_too(start: Program) -> None:
    start.desk.commands.action("view.settings").trigger()
    page = start.extras.page
    assert isinstance(page, SettingsPage)
    assert page.isVisible()
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert start.window.stack.currentWidget() is start.start


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"look": 3, "recent": "x", "window": {"geometry": 4}, "places": []}', "\x00\x01"]
)
def test_a_damaged_file_is_no_obstacle(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(damage, encoding="utf-8")
    preferences = Preferences(path)
    assert (preferences.mode, preferences.text_size, preferences.recent, preferences.geometry) == (
        "system",
        100,
        [],
        "",
    )
    assert preferences.save()
    assert json.loads(path.read_text(encoding="utf-8"))["look"]["mode"] == "system"


def test_a_folder_that_refuses_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Preferences(tmp_path / "file" / "preferences.json").save()


def test_only_the_last_places_are_kept(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "p.json")
    for number in range(PLACES_KEPT + 5):
        preferences.set_place(f"/w/{number}.cxw", {"stage": "teams"})
    preferences.save()
    again = Preferences(tmp_path / "p.json")
    assert again.place("/w/0.cxw") == {}
    assert again.place(f"/w/{PLACES_KEPT + 4}.cxw") == {"stage": "teams"}
    assert "client" not in (tmp_path / "p.json").read_text(encoding="utf-8")
