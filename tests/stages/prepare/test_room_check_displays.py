"""The displays as they are drawn: their words, mirrored ones as one, stacked ones in a column."""

import dataclasses

import pytest

from cxworkshop.stages.prepare.page.room_check_displays import (
    STAY,
    Display,
    Use,
    columns_of,
    displays_of,
    explained,
    short_serial,
)
from cxworkshop.ui.room.screens import ScreenInfo

LAPTOP = ScreenInfo("a", 1, "Built-in display", connector="eDP-1", y=180, width=1440, height=900, primary=True)
PROJECTOR = ScreenInfo(
    "b", 2, "EPSON EB-L630U", serial="X4ZK0099117", connector="HDMI-A-1", x=1440, width=1920, height=1080
)
MONITOR = ScreenInfo("c", 3, "DELL P2422H", serial="7RF1", connector="DP-2", x=3360, width=960, height=540, ratio=2)


def plain(display: Display) -> str:
    return display.details.replace(STAY, " ")


def test_each_display_says_how_it_is_reached_and_what_it_is_for() -> None:
    one, two, three = displays_of((LAPTOP, PROJECTOR, MONITOR), room="b", console="a")
    assert (plain(one), one.use) == ("built in · 1440 × 900", Use.CONSOLE)
    assert (plain(two), two.use) == ("HDMI · 1920 × 1080 · serial X4ZK…117", Use.ROOM)
    assert (plain(three), three.use) == ("DisplayPort · 1920 × 1080 · serial 7RF1", Use.NONE)
    assert two.spoken == "Screen 2, EPSON EB-L630U, HDMI · 1920 × 1080 · serial X4ZK…117, the room"


def test_one_display_may_be_both() -> None:
    (only,) = displays_of((LAPTOP,), room="a", console="a")
    assert only.use is Use.BOTH


@pytest.mark.parametrize("serial", ["", "0", "0x00000000", "unknown", "1"])
def test_a_serial_that_is_none_is_left_out(serial: str) -> None:
    (only,) = displays_of((dataclasses.replace(PROJECTOR, serial=serial),), "", "")
    assert "serial" not in only.details


def test_serials_keep_both_ends() -> None:
    assert short_serial("12345678") == "12345678"
    assert short_serial("123456789") == "1234…789"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (1920, 1080)])
def test_mirrored_displays_are_one_picture(size: tuple[int, int]) -> None:
    twin = dataclasses.replace(PROJECTOR, x=0, y=180, width=size[0], height=size[1])
    (only,) = displays_of((LAPTOP, twin), room="", console="a")
    assert only.mirrored
    assert only.number == "1 = 2"
    assert only.name == "Built-in display and EPSON EB-L630U"


def test_displays_stand_as_they_stand() -> None:
    above = dataclasses.replace(PROJECTOR, x=-240, y=-900)
    left = dataclasses.replace(MONITOR, x=-1200)
    found = displays_of((LAPTOP, above, left), room="b", console="a")
    assert [[one.key for one in column] for column in columns_of(found)] == [["c"], ["b", "a"]]


def test_a_display_that_tells_nothing_has_a_name() -> None:
    (only,) = displays_of((ScreenInfo("x", 4, "", width=800, height=600),), "", "")
    assert only.name == "Screen 4"
    assert plain(only) == "800 × 600"


def test_only_what_needs_it_is_explained() -> None:
    two = displays_of((LAPTOP, PROJECTOR), "b", "a")
    assert explained(two, chosen=True) == ("", "")
    assert explained(two, chosen=False)[0] == "This desktop places windows itself."
    assert explained(two[:1], chosen=True)[0] == "There is one screen."
    assert explained((), chosen=True) == ("", "")  # nobody has looked yet
    twin = dataclasses.replace(PROJECTOR, x=0, y=180, width=1440, height=900)
    assert "Extend the screens" in explained(displays_of((LAPTOP, twin), "", "a"), chosen=True)[1]
