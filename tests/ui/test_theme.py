"""One theme: what it gives, what it refuses, and that everything follows it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmapCache
from PySide6.QtWidgets import QApplication, QLineEdit

from cxworkshop.paths import resource
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.fields import ComboBox, LineEdit, SpinBox
from cxworkshop.ui.labels import Label
from cxworkshop.ui.stylesheet import stylesheet
from cxworkshop.ui.theme import theme


def picture(widget) -> QImage:
    return widget.grab().toImage()


def test_a_change_of_look_repaints_painted_and_real_widgets(qtbot):
    for widget in (Button("Add team"), Label("Teams", "h1", "ink"), LineEdit("Kestrel")):
        qtbot.addWidget(widget)
        widget.resize(160, 40)
        light = picture(widget)
        theme().set_mode("dark")
        assert picture(widget) != light, type(widget)
        theme().set_mode("light")
        assert picture(widget) == light, type(widget)


def test_changed_is_told_once_and_only_for_a_change(qtbot):
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_mode("dark")
        theme().set_text_size(100)


def test_what_is_no_setting_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        theme().set_mode("sepia")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="110"):
        theme().set_text_size(110)
    with pytest.raises(KeyError):
        theme().color("mauve")


def test_a_colour_given_out_cannot_be_spoilt():
    theme().color("accent").setAlpha(0)
    assert theme().color("accent").alpha() == 255
    assert theme().color("accent", 0.25).alphaF() == pytest.approx(0.25, abs=0.01)


def test_stronger_contrast_darkens_quiet_text_and_fine_lines():
    theme().set_strong_contrast(True)
    assert theme().hex("ink3") == theme().hex("ink")
    assert theme().hex("line2") == theme().hex("edge")


def test_less_movement_takes_no_time():
    assert theme().duration("drawer") == 0
    theme().set_reduce_motion(False)
    assert theme().duration("drawer") == 180
    assert theme().duration("flight") == 220


def test_the_system_choice_follows_the_system(qtbot):
    theme().set_mode("system")
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme().is_dark is dark


def test_the_stylesheet_is_whole():
    text = stylesheet(theme())
    assert "@" not in text
    assert not re.search(r"(^|[\s,}])\*\s*[{,]", text), "a rule on * would beat every font"
    assert text.count("{") == text.count("}")
    for look, name in re.findall(r"url\(cx(light|dark):([a-z-]+\.svg)\)", text):
        assert resource("icons", look, name).exists(), name


def test_fields_are_34_high_whatever_they_are_and_at_any_text_size(qtbot):
    fields = [LineEdit("a"), SpinBox(), ComboBox([("a", "A")])]
    for field in fields:
        qtbot.addWidget(field)
        field.show()
    assert [field.sizeHint().height() for field in fields[:1]] == [34]
    assert {field.height() for field in fields[1:]} == {34}
    theme().set_text_size(150)
    assert {field.height() for field in fields[1:]} == {50}
    assert fields[0].sizeHint().height() == 50


def test_text_does_not_move_when_a_field_takes_the_focus(qtbot):
    field = QLineEdit("Mabel Osei")
    qtbot.addWidget(field)
    field.setFixedWidth(200)
    with qtbot.waitActive(field):
        field.show()
    field.clearFocus()
    height = field.height()

    def ink_columns(image: QImage) -> list[int]:
        middle = range(8, image.height() - 8)
        return [x for x in range(8, 100) if any(image.pixelColor(x, y).lightness() < 100 for y in middle)]

    before = ink_columns(picture(field))
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.setSelection(0, 0)
    field.setCursorPosition(10)
    after = ink_columns(picture(field))
    assert field.hasFocus()
    assert field.height() == height
    assert after[: len(before) - 2] == before[: len(before) - 2]


def test_cached_pictures_go_with_the_look(qtbot):
    button = Button("Add team")
    qtbot.addWidget(button)
    picture(button)
    before = theme().key
    theme().set_text_size(130)
    assert theme().key != before
    assert QPixmapCache.cacheLimit() >= 32 * 1024
