"""Fields keep what was typed when they are left, take it back on Esc, and treat all of it as plain text."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxworkshop.ui.fields import ComboBox, Field, LineEdit, SearchEdit, SpinBox
from cxworkshop.ui.labels import ElidedLabel, Label, Paragraph, SectionHeading, tooltip
from cxworkshop.ui.texts import PlainText, VoiceEdit
from cxworkshop.ui.theme import theme


@pytest.fixture
def form(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 500)
    column = QVBoxLayout(window)
    text = PlainText("Purpose")
    text.set_text("Mabel")
    editors: dict[str, Any] = {"line": LineEdit("Mabel"), "text": text, "next": LineEdit()}
    for editor in editors.values():
        column.addWidget(editor)
    with qtbot.waitActive(window):
        window.show()
    editors["window"] = window
    return editors


@pytest.mark.parametrize("which", ["line", "text"])
def test_leaving_a_changed_field_keeps_it_once(form, qtbot, which):
    editor = form[which]
    told: list[str] = []
    editor.committed.connect(told.append)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, " Osei")
    form["next"].setFocus()
    assert told == ["Mabel Osei"]
    editor.setFocus()
    form["next"].setFocus()
    assert told == ["Mabel Osei"]


@pytest.mark.parametrize("which", ["line", "text"])
def test_esc_keeps_what_was_typed(form, qtbot, which):
    editor = form[which]
    told: list[str] = []
    editor.committed.connect(told.append)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, "xyz")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "Mabelxyz"
    assert told == ["Mabelxyz"]
    form["next"].setFocus()
    assert told == ["Mabelxyz"]


@pytest.mark.parametrize("which", ["line", "text"])
def test_news_from_elsewhere_does_not_overwrite_typing(form, qtbot, which):
    editor = form[which]
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, "x")
    editor.set_text("Somebody else")
    assert editor.text() == "Mabelx"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    editor.set_text("Somebody else")
    assert editor.text() == "Somebody else"


def test_tab_leaves_a_text(form, qtbot):
    form["text"].setFocus()
    qtbot.keyClick(form["text"], Qt.Key.Key_Tab)
    assert form["next"].hasFocus()


def test_a_text_grows_and_then_scrolls(form, qtbot):
    text = form["text"]
    heights = []
    for lines in (1, 2, 4, 8, 30):
        text.set_text("\n".join(["line"] * lines))
        heights.append(text.height())
    assert heights[0] == 34
    assert heights == sorted(heights)
    assert heights[3] > heights[2] > heights[1] > heights[0]
    assert heights[4] == heights[3]
    assert text.verticalScrollBar().maximum() > 0


def test_pasted_text_is_plain(form):
    rich = QMimeData()
    rich.setHtml("<b>bold</b> <img src='file:///etc/hostname'>")
    rich.setText("<b>bold</b>\nand more")
    text = form["text"]
    text.selectAll()
    text.insertFromMimeData(rich)
    assert text.text() == "<b>bold</b>\nand more"
    text.single_paragraph = True
    text.selectAll()
    text.insertFromMimeData(rich)
    assert text.text() == "<b>bold</b> and more"


def test_enter_keeps_a_single_paragraph(form, qtbot):
    text = form["text"]
    told: list[str] = []
    text.single_paragraph = True
    text.committed.connect(told.append)
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Mains water")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert told == ["Mains water"]
    assert "\n" not in text.text()


def test_the_voice_is_a_serif_with_its_leading_at_every_size(qtbot):
    voice = VoiceEdit("We …")
    qtbot.addWidget(voice)
    voice.resize(300, 50)
    voice.set_text("one\ntwo\nthree")
    assert voice.font().family() == "Cx Voice"
    small = voice.height()
    theme().set_text_size(150)
    assert voice.height() > small
    assert voice.font().pixelSize() == round(15 * 1.5)
    assert not voice.document().isUndoAvailable()


def test_the_wheel_passes_over_fields_that_are_not_in_use(form, qtbot):
    number = SpinBox(0, 100)
    qtbot.addWidget(number)
    number.setValue(75)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for editor in (number, ComboBox([("a", "A"), ("b", "B")])):
        QApplication.sendEvent(editor, wheel)
    assert number.value() == 75
    assert not wheel.isAccepted()


def test_a_list_tells_the_users_choice_by_key(qtbot):
    box = ComboBox([("must", "Must"), ("should", "Should")], "Priority")
    qtbot.addWidget(box)
    told: list[str] = []
    box.chosen.connect(told.append)
    assert box.key() is None
    box.set_key("must")
    box.set_options([("could", "Could"), ("must", "Must")])
    assert box.key() == "must"
    assert told == []
    box.activated.emit(0)
    assert told == ["could"]
    box.set_options([("could", "Could")])
    assert box.key() is None


def test_a_search_is_emptied_by_esc_and_by_its_cross(qtbot):
    search = SearchEdit("Find a team")
    qtbot.addWidget(search)
    qtbot.keyClicks(search, "leak")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClicks(search, "leak")
    search.actions()[-1].trigger()
    assert search.text() == ""
    assert search.accessibleName() == "Find a team"


def test_a_field_says_what_is_wrong_in_place_of_its_hint(qtbot):
    field = Field("Due", LineEdit("31 Feb 2026"), "A day in the calendar")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Due"
    field.set_error("There is no 31 February. Try 28 Feb.")
    assert field.note.text() == "There is no 31 February. Try 28 Feb."
    assert field.editor.accessibleDescription() == "There is no 31 February. Try 28 Feb."
    assert field.error
    field.set_error("")
    assert field.note.text() == "A day in the calendar"
    assert not field.error


def test_labels_take_typed_text_literally(qtbot):
    label = Label("<b>Leak</b> & <img src='x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert tooltip("<b>&") == "<span>&lt;b&gt;&amp;</span>"
    assert tooltip("") == ""
    heading = SectionHeading("Supports", "4 teams")
    heading.set_right("")
    assert heading.right.isHidden()


def test_a_cut_label_has_its_whole_text_in_a_tooltip(qtbot):
    label = ElidedLabel("A unit path that is much longer than its place")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert "…" in label.shown_text()
    assert "much longer" in label.toolTip()
    label.resize(600, 20)
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


def test_running_text_is_as_high_as_its_lines(qtbot):
    text = Paragraph("word " * 40, "ui")
    qtbot.addWidget(text)
    line = theme().line_height("ui")
    assert text.heightForWidth(4000) == line
    assert text.heightForWidth(300) % line == 0
    assert text.heightForWidth(150) > text.heightForWidth(300) > line


def test_words_that_were_never_shown_follow_the_text_size_all_the_same(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    label, words = Label("Never shown yet", "ui"), PlainText("Words")
    column.addWidget(label)
    column.addWidget(words)
    theme().set_text_size(150)
    room.show()
    qtbot.waitExposed(room)
    assert label.font().pixelSize() == theme().font("ui").pixelSize()
    assert words.font().pixelSize() == theme().font("ui").pixelSize()


def test_words_that_were_never_shown_follow_dark_and_light_all_the_same(qtbot):
    apart, room = QWidget(), QWidget()
    qtbot.addWidget(room)
    label = Label("Never shown yet", "ui", "ink")
    QVBoxLayout(apart).addWidget(label)
    theme().set_mode("dark")
    QVBoxLayout(room).addWidget(apart)
    room.show()
    qtbot.waitExposed(room)
    assert label.palette().windowText().color() == theme().color("ink")
    theme().set_mode("light")
