"""What may leave a page's header: first the words under the title, then what is in the menu as well."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.labels import ElidedLabel
from cxworkshop.ui.page import PageHeader
from cxworkshop.ui.spare import Spare

QUESTION = "Who touches the customer, and who makes that possible?"


@pytest.fixture
def header(qtbot):
    """A header with a question, a spare button and one that stays."""
    header = PageHeader()
    qtbot.addWidget(header)
    words, spare, stays = ElidedLabel(QUESTION, "body"), Button("Import…"), Button("Freeze")
    row = QHBoxLayout(header)
    row.addWidget(words, 1)
    buttons = QHBoxLayout()
    row.addLayout(buttons)
    held = Spare(spare)
    buttons.addWidget(held)
    buttons.addWidget(stays)
    header.give_room(words, buttons, [held])
    header.resize(900, 72)
    with qtbot.waitExposed(header):
        header.show()
    return header, words, spare, stays


def test_a_spare_button_leaves_before_the_words_are_cut(header, qtbot):
    head, words, spare, stays = header
    assert spare.isVisible()
    head.resize(words.sizeHint().width() + stays.sizeHint().width() + 80, 72)
    qtbot.waitUntil(lambda: not spare.isVisible())
    assert stays.isVisible()
    assert words.shown_text() == QUESTION
    head.resize(900, 72)
    qtbot.waitUntil(spare.isVisible)


def test_longer_words_take_its_room_too(header, qtbot):
    _head, words, spare, _stays = header
    words.setText(QUESTION * 4)
    qtbot.waitUntil(lambda: not spare.isVisible())
    words.setText(QUESTION)
    qtbot.waitUntil(spare.isVisible)


def test_what_its_page_hides_stays_hidden(qtbot):
    inner = Button("Import…")
    inner.hide()
    held = Spare(inner)
    page = QWidget()
    qtbot.addWidget(page)
    QHBoxLayout(page).addWidget(held)
    page.show()
    held.set_room(False)
    held.set_room(True)
    assert held.wish() == 0
    assert not inner.isVisible()
    inner.show()
    assert held.isVisible()


def test_the_room_for_words_does_not_grow_by_what_gave_way_to_them(header, qtbot):
    head, words, spare, _stays = header
    head.resize(700, 72)
    room = head.room_for_words
    words.setText(QUESTION * 2)
    qtbot.waitUntil(lambda: not spare.isVisible())
    assert head.room_for_words == room
    words.setText("Who?")
    qtbot.waitUntil(spare.isVisible)
