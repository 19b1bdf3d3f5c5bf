"""Targets are prose: a number is read only where it is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.stages.principles.number import plain_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("71%", 71),
        (" 1.8 ", 1.8),
        ("1 200", 1200),
        ("1\u202f200 %", 1200),
        ("1,200,000", 1_200_000),
        ("1'000", 1000),
        ("12,345", 12345),
        ("≥ 95 %", 95),
        ("at or above 95 %", 95),
        ("95 % or more", 95),
        ("4,5 Tage", 4.5),
        ("at most 3 working days", 3),
        ("< 24h", 24),
        ("-3", -3),
        ("−3.5 %", -3.5),
        ("+5 points", 5),
        ("€ 5 per call", 5),
        ("10 min/call", 10),
        ("1 200 calls per week.", 1200),
        ("0", 0),
    ],
)
def test_plain(text, number):
    assert plain_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("", "NA", "TBD", "most of them", "two", "Q3", "5 May", "2026-03-01", "1e5", "²"),
        *("3 to 5 days", "9 of 10", "4.2/5", "4.2 out of 5", "10%-15%", "80:20", "1 in 3", "95 % by May 2026"),
        *("12 34", "1,2345", "1.234,5", "95 % of all calls answered within a minute", "9" * 400, "9" * 50 + "!"),
    ],
)
def test_not_plain(text):
    assert plain_number(text) is None


@given(st.text(max_size=80))
def test_any_text_gives_a_number_or_none(text):
    assert isinstance(plain_number(text), float | None)


@given(st.floats(min_value=-1e6, max_value=1e6).map(lambda x: round(x, 4)))
def test_a_written_number_is_read_back(number):
    assert plain_number(f"{number:f} days") == pytest.approx(number, abs=1e-5)
