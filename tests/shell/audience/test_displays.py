"""Which display is which, and where the room may stand."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.shell.audience.displays import (
    KEPT,
    Memory,
    Use,
    Why,
    apart,
    find,
    fitted,
    in_sight,
    known,
    mirrored,
    place,
    small_window,
)
from tests.shell.audience.screens import BEAMER, LAPTOP, LARGE, together, told

# -- who is who


def test_a_display_is_known_by_maker_model_and_serial_wherever_it_is_plugged_in() -> None:
    _, here = together(LAPTOP, BEAMER)
    (there,) = together(dataclasses.replace(BEAMER, connector="DP-7", x=0))
    assert here.key == there.key
    assert find(here, [there]) is there


def test_displays_are_numbered_as_the_system_lists_them_and_named_for_people() -> None:
    laptop, beamer = together(LAPTOP, BEAMER)
    assert (laptop.number, laptop.name) == (1, "Built-in display")
    assert (beamer.number, beamer.name) == (2, "Seiko Epson EB-2250U")


@pytest.mark.parametrize(
    ("maker", "model", "connector", "name"),
    [
        ("Dell Inc.", "DELL U2720Q", "DP-1", "DELL U2720Q"),
        ("", "Beamer", "DP-1", "Beamer"),
        ("NEC", "", "DP-1", "NEC"),
        ("", "", "HDMI-1", "HDMI-1"),
        ("", "", "", "Display"),
        ("Ac\x00me\n", " X\t1 ", "DP-1", "Ac me X 1"),
    ],
)
def test_names_say_what_is_known(maker: str, model: str, connector: str, name: str) -> None:
    assert together(told(connector, maker=maker, model=model))[0].name == name


def test_two_of_a_kind_are_told_apart_by_where_they_are_plugged_in() -> None:
    one = told("HDMI-1", maker="NEC", model="P502", serial="0")
    other = told("HDMI-2", x=1920, maker="NEC", model="P502", serial="0x01010101")
    first, second = together(one, other)
    assert first.key != second.key
    assert first.name == "NEC P502 (HDMI-1)"


def test_the_key_of_a_twin_stays_when_the_other_is_unplugged() -> None:
    twins: set[str] = set()
    one = told("HDMI-1", maker="NEC", model="P502")
    other = told("HDMI-2", x=1920, maker="NEC", model="P502")
    first, second = known([one, other], twins)
    (left,) = known([other], twins)
    assert left.key == second.key
    assert find(first, [left]) is None


def test_a_display_that_was_alone_is_found_among_twins_by_its_connector() -> None:
    twins: set[str] = set()
    one = told("HDMI-1", maker="NEC", model="P502")
    other = told("HDMI-2", x=1920, maker="NEC", model="P502")
    (alone,) = known([one], twins)
    both = known([one, other], twins)
    assert find(alone, both) is both[0]


def test_a_display_that_tells_nothing_is_its_connector() -> None:
    (blank,) = together(told("VGA-1"))
    assert find(blank, together(told("VGA-1", width=800))) is not None
    assert find(blank, together(told("VGA-2"))) is None


@given(
    st.lists(
        st.tuples(*[st.sampled_from(["", "NEC", "1", "é\x07"])] * 3, st.sampled_from(["A", "B", "C", "D"])),
        max_size=4,
        unique_by=lambda one: one[3],
    )
)
def test_no_two_displays_share_a_key(facts: list[tuple[str, str, str, str]]) -> None:
    screens = together(*(told(port, maker=a, model=b, serial=c) for a, b, c, port in facts))
    assert len({one.key for one in screens}) == len(screens)
    assert all(find(one, screens) is one for one in screens)


# -- what was decided before


def test_the_most_recent_room_comes_first_and_an_older_decision_is_replaced() -> None:
    laptop, beamer, large = together(LAPTOP, BEAMER, LARGE)
    entries: list[dict[str, str]] = []
    memory = Memory(entries)
    for screen, use in ((beamer, Use.ROOM), (large, Use.ROOM), (laptop, Use.OTHER), (beamer, Use.ROOM)):
        assert memory.remember(screen, use)
    assert not memory.remember(beamer, Use.ROOM)
    assert [one.key for one in memory.rooms()] == [beamer.key, large.key]
    assert len(entries) == 3
    again = Memory(entries)
    assert again.use_of(laptop) is Use.OTHER
    assert again.use_of(large) is Use.ROOM
    assert again.use_of(together(told("X"))[0]) is None


def test_old_displays_are_forgotten_one_day() -> None:
    entries: list[dict[str, str]] = []
    for number in range(KEPT + 5):
        Memory(entries).remember(together(told(f"DP-{number}"))[0], Use.ROOM)
    assert len(entries) == KEPT


@pytest.mark.parametrize("entry", [{}, {"key": "x"}, {"use": "room"}, {"use": "sofa", "key": "y"}])
def test_what_somebody_wrote_into_the_settings_is_no_display(entry: dict[str, str]) -> None:
    memory = Memory([entry])
    laptop, beamer = together(LAPTOP, BEAMER)
    assert memory.use_of(beamer) is None
    assert place([laptop, beamer], laptop, memory.rooms()).screen == beamer


# -- where the room stands


def test_the_room_opens_on_the_other_display() -> None:
    laptop, beamer = screens = together(LAPTOP, BEAMER)
    assert place(screens, laptop, []).screen == beamer
    assert place(screens, laptop, []).full
    assert place(screens, beamer, []).screen == laptop


def test_a_remembered_room_goes_before_a_larger_display() -> None:
    laptop, beamer, large = screens = together(LAPTOP, BEAMER, LARGE)
    assert place(screens, laptop, []).screen == large
    assert place(screens, laptop, [beamer, large]).screen == beamer
    assert place(screens, laptop, [large, beamer]).screen == large


def test_the_room_never_takes_the_display_the_console_stands_on() -> None:
    laptop, beamer = screens = together(LAPTOP, BEAMER)
    assert place(screens, beamer, [beamer]).screen == laptop
    assert laptop.primary


def test_with_one_display_the_room_is_a_plain_window() -> None:
    (laptop,) = screens = together(LAPTOP)
    where = place(screens, laptop, [])
    assert (where.full, where.why) == (False, Why.ONE)


def test_where_all_displays_show_the_same_picture_the_room_is_a_plain_window() -> None:
    twin = dataclasses.replace(BEAMER, x=0, width=1024, height=768)
    laptop, beamer = screens = together(LAPTOP, twin)
    assert mirrored(laptop, beamer)
    where = place(screens, laptop, [beamer])
    assert (where.full, where.why) == (False, Why.MIRRORED)


def test_a_display_beside_two_mirrored_ones_is_the_room() -> None:
    twin = dataclasses.replace(LARGE, x=0, width=1440, height=900)
    laptop, beamer, mirror = screens = together(LAPTOP, BEAMER, twin)
    assert place(screens, laptop, [mirror]).screen == beamer
    assert apart(screens, laptop) == [beamer]


def test_where_the_desktop_refuses_the_room_is_a_window_to_drag() -> None:
    laptop, _ = screens = together(LAPTOP, BEAMER)
    assert place(screens, laptop, [], refused=True).why is Why.REFUSED
    assert place(screens[:1], laptop, [], refused=True).why is Why.ONE


def test_without_any_display_there_is_still_an_answer() -> None:
    assert not place([], None, []).full


# -- windows

AREAS = [(0, 0, 1440, 900), (1440, 0, 1920, 1080)]


@pytest.mark.parametrize(
    ("window", "seen"),
    [
        ((0, 0, 1440, 900), True),
        ((1000, 0, 1000, 800), True),  # across both
        ((100, 850, 1000, 800), False),
        ((4000, 0, 800, 600), False),
        ((-1200, 0, 1300, 700), False),
    ],
)
def test_a_window_is_in_sight_when_nearly_all_of_it_is(window: tuple[int, int, int, int], seen: bool) -> None:
    assert in_sight(window, AREAS) is seen


@given(
    st.tuples(*[st.integers(-5000, 5000)] * 2, *[st.integers(1, 6000)] * 2),
    st.tuples(*[st.integers(-3000, 3000)] * 2, *[st.integers(200, 4000)] * 2),
)
def test_a_window_that_is_brought_back_is_in_sight(
    window: tuple[int, int, int, int], area: tuple[int, int, int, int]
) -> None:
    assert in_sight(fitted(window, area), [area])


@given(st.integers(640, 8000), st.integers(480, 5000))
def test_the_plain_window_lies_on_its_display_and_leaves_most_of_it_free(width: int, height: int) -> None:
    left, top, wide, high = small_window(width, height)
    assert left >= 0
    assert top >= 0
    assert left + wide <= width
    assert top + high <= height
    assert wide * high < 0.5 * width * height
