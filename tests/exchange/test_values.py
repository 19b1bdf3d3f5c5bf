"""What is written in a cell: read where it is plain, unknown where nothing is known, and never guessed."""

from datetime import date

import pytest

from cxworkshop.exchange.values import Unread, day, day_first, number, several, two_sides, unknown, whole, yes_no

UNKNOWN = ["NA", "n/a", "N.A.", "TBD", "tbc", "-", "–", "?", "unknown", "None", "#N/A", " "]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("212", 212),
        ("0", 0),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("3.75", 3.75),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("1,234,567.5", 1234567.5),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("0.125", 0.125),
        ("40 FTE", 40),
        ("3.5 people", 3.5),
    ],
)
def test_plain_numbers_are_read(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["ca. 20", "20-25", "20+", "~20", "about 20", "1.200", "-3", "1e5", "20 / 25", "9" * 40]
)
def test_numbers_that_are_not_plain_are_not_guessed(text):
    with pytest.raises(Unread):
        number(text)


def test_a_number_beyond_what_is_possible_is_not_read():
    assert number("10,000,000", 10_000_000) == 10_000_000
    with pytest.raises(Unread, match="more than 10,000,000"):
        number("123456789", 10_000_000)
    with pytest.raises(Unread, match="more than 5"):
        number("6", 5)


@pytest.mark.parametrize("text", UNKNOWN)
@pytest.mark.parametrize("read", [number, yes_no, day, lambda text: whole(text, 0, 5)])
def test_what_says_that_nothing_is_known_is_none(text, read):
    assert unknown(text)
    assert read(text) is None


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("3.0", 3), ("3/5", 3), ("3 of 5", 3), ("5 out of 5", 5)])
def test_whole_numbers_are_read(text, value):
    assert whole(text, 1, 5) == value


@pytest.mark.parametrize("text", ["6", "0", "2.5", "high", "3/10"])
def test_whole_numbers_out_of_bounds_are_not_read(text):
    with pytest.raises(Unread):
        whole(text, 1, 5)


@pytest.mark.parametrize(
    ("text", "value"), [("Yes", True), ("x", True), ("✓", True), ("TRUE", True), ("no", False), ("✗", False)]
)
def test_yes_and_no_are_read(text, value):
    assert yes_no(text) is value


def test_maybe_is_neither():
    with pytest.raises(Unread, match="neither yes nor no"):
        yes_no("mostly")


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026/3/1",
        "2026-03-01 09:30",
        "1.3.2026",
        "01.03.26",
        "1 March 2026",
        "1st Mar 2026",
        "March 1, 2026",
        "Mar 1 2026",
        "1-Mar-26",
    ],
)
def test_dates_are_read(text):
    assert day(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["soon", "Q3 2026", "31.2.2026", "2026", "Mar 2026", "3 Ju 2026", "end of March"])
def test_what_is_no_date_is_not_read(text):
    with pytest.raises(Unread):
        day(text)


def test_a_date_with_slashes_is_read_only_when_the_column_tells_how():
    with pytest.raises(Unread, match="either way round"):
        day("3/4/2026")
    assert day("13/4/2026") == date(2026, 4, 13)
    assert day("4/13/2026") == date(2026, 4, 13)
    assert day("4/4/2026") == date(2026, 4, 4)
    assert day("3/4/2026", day_first(["", "n/a", "31/12/2026"])) == date(2026, 4, 3)
    assert day("3/4/2026", day_first(["12/31/2026"])) == date(2026, 3, 4)
    assert day_first(["3/4/2026", "2026-01-31"]) is None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Billing", ["Billing"]),
        ("Billing; Post", ["Billing", "Post"]),
        ("Billing\n- Post\n• Safety", ["Billing", "Post", "Safety"]),
        ("Billing, Post", ["Billing", "Post"]),
        ("Sales, North; Sales, South", ["Sales, North", "Sales, South"]),
        ("", []),
    ],
)
def test_lists_in_a_cell_are_taken_apart(text, items):
    assert several(text) == items


def test_two_poles_in_one_cell_are_taken_apart():
    assert two_sides("more customers ↔ better customers") == ("more customers", "better customers")
    assert two_sides("fast vs. right") == ("fast", "right")
    assert two_sides("High agency") == ("High agency", "")
