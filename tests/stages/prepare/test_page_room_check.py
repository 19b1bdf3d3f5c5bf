"""The room check as a person meets it: screens chosen by key, measures typed, and the answer that follows."""

import dataclasses
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.stages.prepare import commands as do
from cxworkshop.stages.prepare.page.room_check import PATTERN, RoomCheck
from cxworkshop.stages.prepare.page.room_check_section import Section
from cxworkshop.stages.prepare.page.room_check_sums import Measured, Wall, rows
from cxworkshop.stages.prepare.page.room_check_tries import Try
from cxworkshop.stages.prepare.records import Coming, Participant
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.room import LARGE
from cxworkshop.ui.room.screens import ScreenInfo
from cxworkshop.ui.theme import theme

from .conftest import Key, Press, two_days

LAPTOP = ScreenInfo("a", 1, "Built-in display", connector="eDP-1", y=180, width=1440, height=900, primary=True)
PROJECTOR = ScreenInfo("b", 2, "EPSON EB-L630U", connector="HDMI-1", x=1440, width=1920, height=1080)
MONITOR = ScreenInfo("c", 3, "DELL P2422H", connector="DP-2", x=3360, width=1920, height=1080)


@pytest.fixture
def check(page, desk: Desk) -> RoomCheck:
    """The room check on the screen, with a laptop, a projector that is the room, and a monitor."""
    desk.room.set_screens((LAPTOP, PROJECTOR, MONITOR), PROJECTOR)
    page.show_tab("room")
    QApplication.processEvents()
    page.take_focus()
    return page.room_check


def on_wall(desk: Desk) -> RoomItem | None:
    return desk.room.item


def seen(thing: Try) -> bool:
    return thing.done


def measure(check: RoomCheck, press: Press, picture: str = "1.5", seat: str = "11.5") -> None:
    for box, text in ((check.measures.picture_box, picture), (check.measures.seat_box, seat)):
        box.setFocus()
        box.selectAll()
        press(text, Key.Key_Return)


def asked(check: RoomCheck) -> list[str]:
    keys: list[str] = []
    check.room.screen_wanted.connect(keys.append)
    return keys


# -- screens ---------------------------------------------------------------------------------------------------------


def test_the_focus_comes_to_the_screen_that_is_the_room(check: RoomCheck) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Screen 2, EPSON EB-L630U, HDMI · 1920 × 1080, the room"


def test_a_screen_is_chosen_by_arrow_and_enter(check: RoomCheck, press: Press) -> None:
    keys = asked(check)
    press(Key.Key_Right)
    assert keys == []
    press(Key.Key_Return)
    assert keys == ["c"]
    press(Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Space)
    assert keys == ["c", "a"]


def test_a_screen_is_chosen_by_a_click(check: RoomCheck) -> None:
    keys = asked(check)
    QTest.mouseClick(check.screens.tiles[2], Qt.MouseButton.LeftButton)
    assert keys == ["c"]


def test_screens_are_to_scale_and_in_order(check: RoomCheck) -> None:
    tiles = check.screens.tiles
    assert [tile.display.number for tile in tiles] == ["1", "2", "3"]
    scale = tiles[1].width() / 1920
    assert tiles[0].width() == pytest.approx(1440 * scale, abs=1)
    assert tiles[0].height() == pytest.approx(900 * scale, abs=1)
    assert tiles[0].y() - tiles[1].y() == pytest.approx(180 * scale, abs=1)
    for tile, words in zip(tiles, check.screens.words, strict=True):
        assert words.x() > tile.geometry().right()
        assert check.screens.rect().contains(words.geometry())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("text", [100, 150])
def test_however_many_there_are_none_covers_another(check: RoomCheck, desk: Desk, count: int, text: int) -> None:
    theme().set_text_size(text)
    name = "A display with a very long name"
    shown = [dataclasses.replace(PROJECTOR, key=str(n), number=n, name=name, x=1920 * n) for n in range(count)]
    desk.room.set_screens(tuple(shown), shown[-1])
    check.resize(902, 600)
    QApplication.processEvents()
    screens = check.screens
    parts = [part.geometry() for part in (*screens.tiles, *screens.words)]
    assert all(screens.rect().contains(part) for part in parts)
    assert not any(one.intersects(other) for one, other in combinations(parts, 2))


def test_another_room_keeps_the_focus(check: RoomCheck, desk: Desk, press: Press) -> None:
    press(Key.Key_Right)
    desk.room.set_screens((LAPTOP, PROJECTOR, MONITOR), MONITOR)
    assert check.screens.tiles[2].hasFocus()
    assert "the room" in check.screens.tiles[2].accessibleName()
    desk.room.set_screens((LAPTOP, PROJECTOR), PROJECTOR)
    assert len(check.screens.tiles) == 2
    assert check.screens.tiles[1].hasFocus()


def test_one_screen_and_mirrored_ones_are_explained(check: RoomCheck, desk: Desk) -> None:
    assert not check.screens_note.isVisible()
    desk.room.set_screens((LAPTOP,), None)
    assert check.screens_note.isVisible()
    assert check.screens_note.title.text() == "There is one screen."
    twin = dataclasses.replace(PROJECTOR, x=0, y=180, width=1440, height=900)
    desk.room.set_screens((LAPTOP, twin), None)
    assert "same picture" in check.screens_note.title.text()
    assert not check.screens.tiles[0].isEnabled()


def test_without_any_screen_the_drawing_still_answers(check: RoomCheck, desk: Desk, press: Press) -> None:
    desk.room.set_screens((), None)
    measure(check, press)
    assert not check.screens.isVisible()
    assert check.answer.title.text() == "The last row cannot read names and dates."


def test_looking_asks_for_the_displays(page, desk: Desk) -> None:
    asked_for: list[bool] = []
    desk.room.screens_wanted.connect(lambda: asked_for.append(True))
    page.show_tab("room")
    assert asked_for == [True]


# -- keys ------------------------------------------------------------------------------------------------------------


def test_identify_and_pattern_and_large_text_by_their_letters(check: RoomCheck, desk: Desk, press: Press) -> None:
    asked_for: list[bool] = []
    desk.room.identify_wanted.connect(lambda: asked_for.append(True))
    press("i")
    assert asked_for == [True]
    press("p")
    assert on_wall(desk) == PATTERN
    assert check.pattern_button.text() == "Take the pattern off"
    press("p")
    assert on_wall(desk) is None
    press("l")
    assert desk.room.look.zoom == LARGE
    press("l")
    assert desk.room.look.zoom == 1


def test_the_pattern_gives_back_what_it_took_the_place_of(check: RoomCheck, desk: Desk, press: Press) -> None:
    item = RoomItem("prepare", "welcome")
    desk.room.send(item)
    press("p", "p")
    assert desk.room.item == item


def test_letters_are_text_in_a_field(check: RoomCheck, desk: Desk, press: Press) -> None:
    check.measures.picture_box.setFocus()
    press("ipl")
    assert desk.room.item is None
    assert desk.room.look.zoom == 1


def test_letters_do_nothing_on_the_plan(page, check: RoomCheck, desk: Desk, press: Press) -> None:
    page.show_tab("plan")
    page.plan.agenda.focus_first()
    press("p")
    assert desk.room.item is None


def test_a_command_from_elsewhere_brings_the_tab(page, desk: Desk) -> None:
    desk.commands.action("prepare.room_large").trigger()
    assert page.current_tab == "room"
    assert desk.room.look.zoom == LARGE


# -- measuring -------------------------------------------------------------------------------------------------------


def test_nothing_is_claimed_before_it_is_measured(check: RoomCheck, press: Press) -> None:
    assert "?" in check.answer.title.text()
    check.measures.picture_box.setFocus()
    press(Key.Key_Return)  # it is as it stands there
    assert "?" in check.answer.title.text()
    check.measures.seat_box.setFocus()
    press(Key.Key_Return)
    assert check.answer.title.text() == "The last row reads it with ease."


def test_large_text_turns_the_answer(check: RoomCheck, press: Press) -> None:
    measure(check, press)
    assert check.answer.title.text() == "The last row cannot read names and dates."
    assert check.answer.button.kind == "primary"
    QTest.mouseClick(check.answer.button, Qt.MouseButton.LeftButton)
    assert check.answer.title.text() == "The last row can read it."
    assert check.answer.button.text() == "Back to usual text"
    assert "5.4 %" in check.smallest.text()
    assert check.figures.columns.text() == "now → usual"


@pytest.mark.parametrize("text", ["1,8", "180 cm", "180", "1 m 80"])
def test_heights_are_typed_as_people_write_them(check: RoomCheck, press: Press, text: str) -> None:
    check.measures.picture_box.setFocus()
    check.measures.picture_box.selectAll()
    press(text, Key.Key_Tab)
    assert check.measures.measured.picture == 1.8
    assert check.measures.picture_box.text() == "1.80 m"


def test_feet_are_shown_in_metres(check: RoomCheck, press: Press) -> None:
    check.measures.seat_box.setFocus()
    check.measures.seat_box.selectAll()
    press("40 ft", Key.Key_Tab)
    assert check.measures.measured.seat == pytest.approx(12.192)
    assert check.measures.seat_box.text() == "12.2 m"


@pytest.mark.parametrize("text", ["far", "400 m", "0"])
def test_what_is_no_length_is_told_and_changes_nothing(check: RoomCheck, press: Press, text: str) -> None:
    measure(check, press)
    check.measures.seat_box.setFocus()
    check.measures.seat_box.selectAll()
    press(text, Key.Key_Tab)
    assert check.measures.measured.seat == 11.5
    assert check.measures.seat_box.text() == "11.5 m"
    assert check.measures.unread.text() == f"“{text}” is no length between 0.5 and 100 m. Try 1.5, 150 cm or 5 ft."
    check.measures.seat_box.setFocus()
    press("9")
    assert not check.measures.unread.isVisible()


def test_arrows_step_and_the_drawing_follows(check: RoomCheck, press: Press) -> None:
    measure(check, press)
    check.measures.seat_box.setFocus()
    press(Key.Key_Down, Key.Key_Down)
    assert check.measures.measured.seat == 10.5
    assert "10.5 m" in check.section.accessibleDescription()


def test_leaving_the_page_keeps_what_is_half_typed(page, check: RoomCheck, press: Press) -> None:
    check.measures.picture_box.setFocus()
    check.measures.picture_box.selectAll()
    press("2,25")
    page.leave()
    assert check.measures.measured.picture == 2.25


def test_what_is_half_typed_outlives_a_change(check: RoomCheck, desk: Desk, press: Press) -> None:
    check.measures.seat_box.setFocus()
    check.measures.seat_box.selectAll()
    press("12,")
    desk.room.toggle_blank()
    desk.do(do.add_person, "Ada")
    press("5", Key.Key_Return)
    assert check.measures.measured.seat == 12.5


def test_escape_keeps_what_was_typed(check: RoomCheck, press: Press) -> None:
    check.measures.seat_box.setFocus()
    check.measures.seat_box.selectAll()
    press("14", Key.Key_Escape)
    assert check.measures.measured.seat == 14


def test_seats_are_those_who_come_until_somebody_counts_them(check: RoomCheck, desk: Desk, press: Press) -> None:
    assert check.measures.seats_box.value() == 24
    for name in ("Ada", "Ben", "Cay"):
        desk.do(do.add_person, name)
    assert check.measures.seats_box.value() == 3
    desk.do(do.set_coming, desk.content.of(Participant)[0].id, Coming.NO)
    assert check.measures.seats_box.value() == 2
    check.measures.seats_box.setFocus()
    check.measures.seats_box.selectAll()
    press("30", Key.Key_Return)
    desk.do(do.add_person, "Dee")
    assert check.measures.measured.seats == 30


@pytest.mark.parametrize(("picture", "seat"), [(0.5, 60), (3, 1.2), (20, 0.5), (0.3, 100), (1.5, 3)])
@pytest.mark.parametrize("seats", [1, 24, 500])
def test_extreme_rooms_are_drawn(dressed: None, qtbot: QtBot, picture: float, seat: float, seats: int) -> None:
    section = Section()
    qtbot.addWidget(section)
    section.resize(620, 300)
    section.set_room(Measured(picture, seat, seats), Wall())
    assert not section.grab().isNull()
    shown = section.shown()
    assert shown[-1].distance == seat
    assert section.words().endswith(f"{shown[-1].band.value}.")
    assert f"{len(rows(Measured(picture, seat, seats), Wall()))} row" in section.accessibleName()


# -- trying ----------------------------------------------------------------------------------------------------------


def test_a_black_wall_is_ticked_when_it_came_back(check: RoomCheck, desk: Desk) -> None:
    tries = check.tries
    desk.room.toggle_blank()
    desk.room.toggle_blank()
    assert not seen(tries.blank)  # nobody saw it: there was no wall
    assert "Open the room first" in tries.blank.words.text()
    desk.room.set_open(True)
    desk.room.toggle_blank()
    assert not seen(tries.blank)
    assert "black now" in tries.blank.words.text()
    desk.room.toggle_blank()
    assert seen(tries.blank)
    assert tries.blank.accessibleName().endswith("seen to work, It went black and came back.")


def test_a_pulled_cable_is_ticked_when_the_screen_is_back(check: RoomCheck, desk: Desk) -> None:
    tries = check.tries
    desk.room.set_screens((LAPTOP, MONITOR), MONITOR)
    assert tries.cable.words.text() == "EPSON EB-L630U is gone. Plug it in again."
    assert not seen(tries.cable)
    desk.room.set_screens((LAPTOP, PROJECTOR, MONITOR), PROJECTOR)
    assert seen(tries.cable)
    assert tries.cable.words.text() == "EPSON EB-L630U went and came back."


def test_several_that_are_gone_are_counted(check: RoomCheck, desk: Desk) -> None:
    desk.room.set_screens((LAPTOP,), None)
    assert check.tries.cable.words.text() == "EPSON EB-L630U and DELL P2422H are gone. Plug them in again."


def test_a_second_screen_that_comes_first_ticks_nothing(page, desk: Desk) -> None:
    desk.room.set_screens((LAPTOP,), None)
    page.show_tab("room")
    desk.room.set_screens((LAPTOP, PROJECTOR), PROJECTOR)
    assert not page.room_check.tries.cable.done


# -- the page --------------------------------------------------------------------------------------------------------


def test_measures_are_remembered_as_numbers(page, check: RoomCheck, desk: Desk, press: Press, qtbot: QtBot) -> None:
    from cxworkshop.stages.prepare.page import PreparePage

    measure(check, press, "1.8", "9")
    kept = page.state()
    assert kept["room"] == {"picture": 1.8, "seat": 9.0}
    other = PreparePage(desk)
    qtbot.addWidget(other)
    assert other.state()["room"] is None
    other.restore({**kept, "tab": "plan"})
    assert other.state()["room"] == kept["room"]  # kept though the tab was not looked at
    other.show_tab("room")
    assert other.room_check is not None
    assert other.room_check.measures.measured == check.measures.measured


def test_what_does_not_fit_is_left_out(check: RoomCheck) -> None:
    unfit: list[object] = [None, 3, {"picture": "x", "seat": True, "seats": 1e9}, {"picture": 900}, []]
    for kept in unfit:
        check.restore(kept)
        assert check.state() == {}


def test_another_workshop_is_another_room(check: RoomCheck, desk: Desk, press: Press) -> None:
    measure(check, press)
    desk.put(two_days())
    assert check.state() == {}
    assert "?" in check.answer.title.text()


def test_tab_goes_through_it_in_reading_order(check: RoomCheck, press: Press) -> None:
    check.identify_button.setFocus()
    stops = []
    for _ in range(6):
        press(Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    tile = check.screens.tiles[1]
    assert stops == [
        check.pattern_button,
        tile,
        check.measures.picture_box,
        check.measures.seat_box,
        check.measures.seats_box,
        check.answer.button,
    ]


def test_the_header_opens_the_room_and_imports_only_on_the_plan(page, check: RoomCheck) -> None:
    assert page.open_button.isVisible()
    assert not page.import_button.isVisible()
    page.show_tab("plan")
    assert page.open_button.isVisible()
    assert page.import_button.isVisible()


@pytest.mark.parametrize(
    ("width", "height", "text"), [(1172, 850, 100), (1012, 670, 100), (1172, 850, 150), (950, 670, 150)]
)
def test_nothing_is_wider_than_the_window(page, check: RoomCheck, width: int, height: int, text: int) -> None:
    theme().set_text_size(text)
    page.resize(width, height)
    inside = check.widget()
    assert inside is not None
    for seat in (8, 11.5, 60):
        check.restore({"picture": 1.5, "seat": seat, "seats": 24})
        QApplication.processEvents()
        QApplication.processEvents()
        assert check.horizontalScrollBar().maximum() == 0
        for part in (check.answer, check.figures, check.section, check.tries, check.pattern, check.measures.letters):
            assert part.mapTo(inside, part.rect().bottomRight()).x() < inside.width()
        for paragraph in (check.answer.title, check.answer.text, check.measures.letters):
            assert paragraph.height() >= paragraph.heightForWidth(paragraph.width())


def test_at_1280_by_720_the_fields_are_in_sight(page, check: RoomCheck) -> None:
    page.resize(1012, 670)
    QApplication.processEvents()
    QApplication.processEvents()
    box = check.measures.seat_box
    assert box.mapTo(check.viewport(), box.rect().bottomLeft()).y() < check.viewport().height()
