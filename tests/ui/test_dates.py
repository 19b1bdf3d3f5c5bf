"""Dates as people type them: every usual way of writing them, and a sentence where there is no such day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.ui.dates import Unreadable, read_dates, show_dates

NEAR = date(2026, 3, 1)
TEN, ELEVEN, TWELVE = date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10–11 March 2026", [TEN, ELEVEN]),
        ("10-11 march 2026", [TEN, ELEVEN]),
        ("10 to 12 March", [TEN, ELEVEN, TWELVE]),
        ("10.3.2026", [TEN]),
        ("10.3.26", [TEN]),
        ("10.3.", [TEN]),
        ("10.–11.3.2026", [TEN, ELEVEN]),
        ("10./11.3.2026", [TEN, ELEVEN]),
        ("10-11.03.2026", [TEN, ELEVEN]),
        ("2026-03-10 to 2026-03-11", [TEN, ELEVEN]),
        ("Tue 10 – Wed 11 March 2026", [TEN, ELEVEN]),
        ("Tuesday, 10 March 2026", [TEN]),
        ("March 10-11, 2026", [TEN, ELEVEN]),
        ("March 10 and 12", [TEN, TWELVE]),
        ("10, 12 March", [TEN, TWELVE]),
        ("12 and 10 March", [TEN, TWELVE]),
        ("the 10th and 11th of March", [TEN, ELEVEN]),
        ("10. März 2026", [TEN]),
        ("10 mars 2026", [TEN]),
        ("10 March 26", [TEN]),
        ("10 March, 10 March", [TEN]),
        ("30 April to 1 May", [date(2026, 4, 30), date(2026, 5, 1)]),
        ("31 December to 1 January", [date(2026, 12, 31), date(2027, 1, 1)]),
        ("10 February", [date(2027, 2, 10)]),
        ("1 March", [NEAR]),
        ("", []),
        ("   ", []),
    ],
)
def test_what_people_write_is_read(text: str, days: list[date]) -> None:
    assert read_dates(text, NEAR) == days


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 February", "There is no 31 February. Try 28 Feb."),
        ("29 February 2027", "There is no 29 February 2027. Try 28 Feb."),
        ("10", "The month is missing"),
        ("soon", "“soon” is no month"),
        ("10 March @", "“@” is no date"),
        ("12–10 March", "10 March 2026 is before 12 March 2026."),
        ("10 March 2026 – 10 March 2027", "That is 366 days"),
        ("1.1.2026 – 2.2.2026", "31 at most"),
        ("10.13.2026 and 13.13.2026", "There is no month 13."),
    ],
)
def test_what_is_no_date_says_so(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says.replace(".", r"\.")):
        read_dates(text, NEAR)


def test_slashes_are_read_as_the_computer_writes_them() -> None:
    assert read_dates("3/4/2026", NEAR, day_first=True) == [date(2026, 4, 3)]
    assert read_dates("3/4/2026", NEAR, day_first=False) == [date(2026, 3, 4)]
    assert read_dates("3/25/2026", NEAR, day_first=True) == [date(2026, 3, 25)]


@given(st.sets(st.dates(date(2000, 1, 1), date(2090, 1, 1)), min_size=1, max_size=4))
def test_what_is_shown_is_read_back(days: set[date]) -> None:
    assert read_dates(show_dates(sorted(days)), NEAR) == sorted(days)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 12))
def test_a_range_is_read_back(first: date, more: int) -> None:
    days = [first + timedelta(days=n) for n in range(more + 1)]
    assert read_dates(show_dates(days), NEAR) == days


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(text: str) -> None:
    try:
        days = read_dates(text, NEAR)
    except Unreadable:
        return
    assert days == sorted(set(days))
