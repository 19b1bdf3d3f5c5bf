"""A day as people say it, and in few words."""

from datetime import date

import pytest

from cxworkshop.ui.dates import Unreadable
from cxworkshop.ui.days import day_words, late_words, read_day, read_past_day, weekday_words

TODAY = date(2026, 3, 10)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 jun", date(2026, 6, 30)),
        ("30 June 2027", date(2027, 6, 30)),
        ("30.6.", date(2026, 6, 30)),
        ("30/6", date(2026, 6, 30)),
        ("30 6", date(2026, 6, 30)),
        ("30 6 27", date(2027, 6, 30)),
        ("2026-06-30", date(2026, 6, 30)),
        ("1 mar", date(2027, 3, 1)),
        ("15", date(2026, 3, 15)),
        ("9", date(2026, 4, 9)),
        ("31", date(2026, 3, 31)),
        ("today", TODAY),
        ("tomorrow", date(2026, 3, 11)),
        ("fri", date(2026, 3, 13)),
        ("Next Friday", date(2026, 3, 13)),
        ("tues", date(2026, 3, 17)),
        ("in 3 weeks", date(2026, 3, 31)),
        ("3w", date(2026, 3, 31)),
        ("+10d", date(2026, 3, 20)),
        ("2 months", date(2026, 5, 10)),
        ("next week", date(2026, 3, 17)),
        ("june", date(2026, 6, 30)),
        ("Feb", date(2027, 2, 28)),
        ("end of june", date(2026, 6, 30)),
        ("end of the month", date(2026, 3, 31)),
        ("end of year", date(2026, 12, 31)),
        ("q3", date(2026, 9, 30)),
        ("end of q1 2027", date(2027, 3, 31)),
        ("", None),
        ("  ", None),
    ],
)
def test_what_people_say_is_read(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def test_a_month_later_ends_where_the_month_ends() -> None:
    assert read_day("1 month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_day("31", date(2026, 4, 1)) == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 feb", "There is no 31 February. Try 28 Feb."),
        ("31 4", "There is no 31 April."),
        ("soon", "“soon” is no day. Write it like 30 June"),
        ("10-12 june", "Those are 3 days."),
        ("999 months", ""),
        ("x", "“x” is no day"),
    ],
)
def test_what_is_no_day_says_why(text: str, says: str) -> None:
    if not says:
        assert read_day(text, TODAY) is not None
        return
    with pytest.raises(Unreadable, match=says.replace("(", r"\(")):
        read_day(text, TODAY)


def test_a_day_far_away_says_its_year() -> None:
    assert day_words(date(2026, 6, 30), TODAY) == "30 Jun"
    assert day_words(date(2026, 2, 1), TODAY) == "1 Feb"
    assert day_words(date(2027, 3, 1), TODAY) == "1 Mar 2027"
    assert weekday_words(TODAY) == "Tue"


def test_late_is_counted_in_days() -> None:
    assert late_words(date(2026, 3, 9), TODAY) == "1 day late"
    assert late_words(date(2026, 3, 3), TODAY) == "7 days late"
    assert late_words(TODAY, TODAY) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("today", date(2026, 3, 11)),
        ("yesterday", date(2026, 3, 10)),
        ("10 mar", date(2026, 3, 10)),
        ("11 march", date(2026, 3, 11)),
        ("12 mar", date(2025, 3, 12)),
        ("30 12", date(2025, 12, 30)),
        ("tue", date(2026, 3, 10)),
        ("wed", date(2026, 3, 11)),
        ("15", date(2026, 2, 15)),
        ("31", date(2026, 1, 31)),
        ("12 march 2026", date(2026, 3, 12)),
        ("12.3.26", date(2026, 3, 12)),
    ],
)
def test_of_what_has_happened_it_is_the_last_such_day(text: str, day: date | None) -> None:
    assert read_past_day(text, date(2026, 3, 11)) == day


def test_what_is_no_day_is_none_in_the_past_either() -> None:
    with pytest.raises(Unreadable, match="is no day"):
        read_past_day("soon", date(2026, 3, 11))
