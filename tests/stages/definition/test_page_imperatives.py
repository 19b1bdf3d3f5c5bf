"""Level 1 by keyboard and mouse: cards are written, ordered, marked as customer focus, and let collide."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.definition import commands as do
from cxworkshop.stages.definition.page.cards import MISSING, NEW, card_rows
from cxworkshop.stages.definition.page.holds import holds
from cxworkshop.stages.definition.records import Collision, Definition, Imperative
from cxworkshop.ui.desk import Desk

from .conftest import ALT, SHIFT, Key, Press


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.content.of(Imperative)]


def test_a_card_is_added_by_typing_and_offers_the_next(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, "Clean", Key.Key_Return, "We halve it.", Key.Key_Return, "Dee", Key.Key_Return, "society")
    press(Key.Key_Return, "Grow", Key.Key_Escape)
    assert names(desk)[3:] == ["Clean", "Grow"]
    clean = desk.content.of(Imperative)[3]
    assert (clean.statement, clean.sponsor, clean.serves) == ("We halve it.", "Dee", "society")
    tab = page.shown
    assert tab.cards.hasFocus()
    assert tab.cards.current().name == "Grow"
    assert NEW not in [row.id for row in tab.cards.rows.rows]


def test_the_first_card_is_offered_at_once_and_stands_for_the_customer(page, desk: Desk, press: Press) -> None:
    desk.put(MemoryStore())
    page.on_opened()
    page.take_focus()
    press("Customers first", Key.Key_Return)
    (one,) = desk.content.of(Imperative)
    assert one.name == "Customers first"
    assert one.customer_focus
    press(Key.Key_Escape)


def test_esc_on_an_empty_new_card_leaves_nothing(page, desk: Desk, press: Press) -> None:
    press(Key.Key_N, Key.Key_Escape)
    assert len(names(desk)) == 3
    assert page.shown.cards.hasFocus()
    assert len(page.shown.cards.rows.rows) == 3


def test_a_number_goes_to_a_card_and_enter_writes_it_part_by_part(page, desk: Desk, press: Press) -> None:
    press(Key.Key_2, Key.Key_Return, Key.Key_Return, "Everyone has a reason to stay.", Key.Key_Return)
    press((Key.Key_Tab, SHIFT), Key.Key_Escape)
    focus = desk.content.need(Imperative, "focus")
    assert focus.statement == "Everyone has a reason to stay."
    assert page.shown.cards.current_id() == "focus"
    assert desk.store is not None
    assert desk.store.undo_label == "State “Customer focus”"


def test_half_typed_words_are_kept_when_the_page_is_left(page, desk: Desk, press: Press) -> None:
    press(Key.Key_1, Key.Key_Return, "Half typed")
    page.leave()
    assert desk.content.need(Imperative, "safe").name == "Half typed"
    press(Key.Key_Escape, Key.Key_N, "New one")
    page.shown.why.setFocus()
    QApplication.processEvents()
    assert "New one" in names(desk)


def test_cards_are_put_in_order_by_keys_and_by_mouse(page, desk: Desk, press: Press) -> None:
    press(Key.Key_3, (Key.Key_Left, ALT))
    assert names(desk) == ["Safe", "A fair return", "Customer focus"]
    press((Key.Key_Right, ALT), (Key.Key_Right, ALT))
    assert names(desk) == ["Safe", "Customer focus", "A fair return"]
    cards = page.shown.cards
    assert cards.current_id() == "fair"
    data = cards.rows.mimeData([cards.rows.index(0)]) or None
    assert data is not None
    data.setData(cards.rows.mime, b"safe")
    place = cards.row_rect("fair").center() + QPointF(30, 0)
    action, keys = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    cards.dropEvent(QDropEvent(place, action, data, Qt.MouseButton.LeftButton, keys))
    assert names(desk) == ["Customer focus", "A fair return", "Safe"]


def test_customer_focus_is_seen_to_be_missing(page, desk: Desk, press: Press) -> None:
    press(Key.Key_2, Key.Key_C)
    assert [row.id for row in page.shown.cards.rows.rows][-1] == MISSING
    press(Key.Key_C)
    assert [row.id for row in page.shown.cards.rows.rows][-1] != MISSING
    press(Key.Key_2, Key.Key_Delete)
    press(Key.Key_End, Key.Key_Return, Key.Key_Return, Key.Key_Escape)
    last = desk.content.of(Imperative)[-1]
    assert (last.name, last.customer_focus) == ("Customer focus", True)


def test_what_level_1_needs_is_read_from_the_cards(desk: Desk) -> None:
    said = {hold.text: hold.holds for hold in holds(desk.content)}
    assert said == {
        "Four or five: three so far": False,
        "Customer focus is among them": True,
        "“Customer focus” has no sentence": False,
    }
    for number in range(3):
        desk.do(do.add_imperative, f"More {number}")
    desk.do(do.set_customer_focus, "focus", False)
    lines = [hold.text for hold in holds(desk.content)]
    assert lines[:2] == [
        "Four or five, no more: six are more than people keep in mind",
        "Customer focus is not among them",
    ]
    assert lines[-1] == "1 more with gaps"


def test_two_cards_collide_and_the_ruling_is_written(page, desk: Desk, press: Press) -> None:
    press(Key.Key_1, Key.Key_X, Key.Key_3, "The return waits for safety.", Key.Key_Return)
    clash = desk.content.of(Collision)[-1]
    assert (clash.first, clash.second, clash.ruling) == ("safe", "fair", "The return waits for safety.")
    collisions = page.shown.collisions
    assert collisions.hasFocus()
    assert collisions.current_id() == clash.id
    press(Key.Key_Delete)
    assert [one.id for one in desk.content.of(Collision)] == ["clash"]


def test_a_pair_that_is_ruled_on_is_written_again_and_not_added_twice(page, desk: Desk, press: Press) -> None:
    press(Key.Key_3, Key.Key_X, Key.Key_2, "The return waits, a year at most.", Key.Key_Escape)
    assert [one.ruling for one in desk.content.of(Collision)] == ["The return waits, a year at most."]
    press(Key.Key_Escape)
    page.shown.cards.setFocus()
    press(Key.Key_X, Key.Key_Escape, Key.Key_1)
    assert page.shown.cards.current_id() == "safe"
    assert desk.content.count(Collision) == 1


def test_why_now_is_written_where_it_stands(page, desk: Desk, press: Press) -> None:
    press(Key.Key_W, "Next year they choose.", Key.Key_Return)
    assert desk.content.one(Definition).why_now == "Next year they choose."
    assert page.shown.why.hasFocus()
    press(Key.Key_Return, " ", Key.Key_Escape)
    assert desk.content.one(Definition).why_now == ""


def test_a_change_from_elsewhere_keeps_the_focus_and_what_is_half_typed(page, desk: Desk, press: Press) -> None:
    press(Key.Key_3, Key.Key_Return, "A return")
    desk.do(do.write_imperative, "safe", "name", "Safe and sound")
    press(" people accept", Key.Key_Escape)
    assert names(desk) == ["Safe and sound", "Customer focus", "A return people accept"]
    press(Key.Key_3, Key.Key_Return)
    desk.do(do.remove_imperatives, ["fair"])
    assert page.shown.writing.field is None
    assert page.shown.cards.hasFocus()


def test_a_double_click_writes_the_part_under_it(page, desk: Desk, press: Press) -> None:
    cards = page.shown.cards
    place = cards.places("safe").statement.center().toPoint()
    QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    press("Nobody is hurt here.", Key.Key_Escape)
    assert desk.content.need(Imperative, "safe").statement == "Nobody is hurt here."


def test_many_cards_scroll_and_long_words_fit_their_card(page, desk: Desk) -> None:
    for number in range(6):
        desk.do(do.add_imperative, f"Number {number} " + "long " * 30)
    cards = page.shown.cards
    QApplication.processEvents()
    assert cards.horizontalScrollBar().maximum() > 0
    for row in card_rows(desk.content):
        places = cards.places(row.id)
        assert places.card.contains(QRectF(places.name))
        assert places.statement.bottom() <= places.rule
    assert cards.hint(8, QPoint())


def test_the_page_goes_to_what_is_found(page, desk: Desk) -> None:
    assert page.goto("fair")
    assert page.shown.cards.current_id() == "fair"
    assert page.goto("clash")
    assert page.shown.collisions.hasFocus()
    assert page.goto("own")
    assert page.current_tab == "cries"
    assert not page.goto("early")
    assert not page.goto("nothing")


def test_notes_go_with_the_focused_card(page, desk: Desk, press: Press) -> None:
    press(Key.Key_1, Key.Key_O, "Ask Ann again.", Key.Key_Escape)
    assert desk.content.need(Imperative, "safe").notes == "Ask Ann again."
    assert page.shown.cards.hasFocus()
    press(Key.Key_2, Key.Key_O, "Bo leads.")
    press((Key.Key_Backtab, SHIFT))
    assert desk.content.need(Imperative, "focus").notes == "Bo leads."
    page.shown.cards.focus_row("safe")
    assert page.shown.noting.edit.text() == "Ask Ann again."
