"""Text in lines: between words, at soft hyphens, with a hyphen where a word is too long; nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from cxworkshop.ui.room.lines import Lines, broken
from cxworkshop.ui.room.marks import room_font

COMPOUND = "Regionalverkehrsgesellschaftsbetriebshofverwaltung"


def lines(text: str, width: float = 900, px: float = 64) -> Lines:
    return broken(text, "item", px, 0, False, width)


def test_a_short_text_stays_on_one_line():
    found = lines("Contact Centre")
    assert found.lines == ("Contact Centre",)
    assert not found.torn
    assert found.width <= 900


def test_two_lines_are_about_equally_long_instead_of_a_word_left_over():
    found = lines("Welcome, and why the weather is not ours", 1100)
    assert len(found.lines) == 2
    assert min(found.widths) > 0.7 * max(found.widths)


def test_no_line_is_longer_than_the_eye_can_follow():
    assert all(len(line) <= 60 for line in lines("word and " * 60, 1e6).lines)


def test_a_word_longer_than_the_line_is_torn_where_a_syllable_begins_and_says_so():
    found = lines(COMPOUND)
    assert found.torn
    assert found.lines[0].endswith("-")
    assert "".join(line.removesuffix("-") for line in found.lines) == COMPOUND
    assert all(len(line) > 3 for line in found.lines)
    assert found.lines[1][0] not in "aeiou"
    assert found.width <= 900 + 1


def test_soft_hyphens_show_only_where_the_line_ends():
    written = "Regional\u00adverkehrs\u00adgesellschafts\u00adbetriebshof"
    assert lines(written, 1e5).lines == ("Regionalverkehrsgesellschaftsbetriebshof",)
    found = lines(written, 800)
    assert not found.torn
    assert [line.endswith("-") for line in found.lines] == [True] * (len(found.lines) - 1) + [False]


def test_scripts_without_blanks_break_anywhere_and_without_hyphens():
    found = lines("顧客が最初に知るべきことを最初に伝える" * 3)
    assert len(found.lines) > 1
    assert not found.torn
    assert not any("-" in line or " " in line for line in found.lines)


def test_blanks_that_hold_together_do():
    found = lines("about 12\u00a0345 people\u202fall told", 420)
    assert any("12\u00a0345" in line for line in found.lines)


def test_paragraphs_begin_new_lines():
    assert lines("One\nTwo").lines == ("One", "Two")
    assert lines("").lines == ("",)


def test_letters_of_two_parts_are_never_parted():
    found = lines("e\u0301" * 60, 300)
    assert not any(line.startswith("\u0301") for line in found.lines)
    assert "".join(line.removesuffix("-") for line in lines("😀" * 60, 300).lines) == "😀" * 60


def test_what_nobody_can_see_is_left_out():
    assert lines("Lab\u200bora\x00tory\ttwo").lines == ("Laboratory two",)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf")), max_size=120), st.floats(60, 1500))
def test_nothing_is_lost_and_nothing_runs_over(text, width):
    found = lines(text, width)
    kept = "".join(text.split()).replace("-", "")
    shown = "".join("".join(found.lines).split()).replace("-", "")
    assert shown == kept
    assert len(found.lines) == len(found.widths)


@pytest.mark.parametrize("px", [34, 48, 61, 176, 400])
def test_lines_are_as_wide_at_every_size_as_they_are_painted(px):
    found = lines("Waterfall AV, Tö 12:40", 1e6, float(px))
    painted = QFontMetricsF(room_font("item", float(px))).horizontalAdvance(found.lines[0])
    assert found.width == pytest.approx(painted, abs=2)
