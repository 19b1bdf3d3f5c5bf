"""Clock times and durations as people type them."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.stages.prepare.page.times import Unreadable, read_minutes, read_time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("13:00", time(13)),
        ("13", time(13)),
        ("9", time(9)),
        ("13.30", time(13, 30)),
        ("1330", time(13, 30)),
        ("930", time(9, 30)),
        ("1 pm", time(13)),
        ("1:30pm", time(13, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("9h15", time(9, 15)),
        ("13 Uhr", time(13)),
        ("noon", time(12)),
        ("24:00", time(0)),
        ("", None),
    ],
)
def test_times(text: str, moment: time | None) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["25", "13:75", "lunch", "1:2:3", "-1", "13:0"])
def test_no_times(text: str) -> None:
    with pytest.raises(Unreadable):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("75", 75),
        ("75 min", 75),
        ("75'", 75),
        ("1 h", 60),
        ("1 h 15", 75),
        ("1:15", 75),
        ("2h", 120),
        ("0", 0),
        ("", None),
    ],
)
def test_minutes(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["long", "25 h", "1500", "-5", "1.5"])
def test_no_minutes(text: str) -> None:
    with pytest.raises(Unreadable):
        read_minutes(text)


@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(text: str) -> None:
    for read in (read_time, read_minutes):
        with suppress(Unreadable):
            read(text)
