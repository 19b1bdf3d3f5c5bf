"""Plain sentences: one line, counted, listed."""

import pytest

from cxworkshop.core.words import counted, joined, quoted, shown


def test_short_text_becomes_one_line():
    assert shown("  Field\n Repairs\tNorth ") == "Field Repairs North"


@pytest.mark.parametrize("limit", [20, 60, 120])
def test_long_text_keeps_its_beginning_and_its_end(limit):
    name = "Kundendienstzentrum Strom und Wasser, Früh- und Spätschicht " * 4 + "Nord"
    short = shown(name, limit)
    assert len(short) <= limit
    assert short.startswith("Kunden")
    assert short.endswith("Nord")


def test_nothing_typed_has_a_word_of_its_own():
    assert quoted(" \n", "a need") == "a need"
    assert quoted("Tell us", "a need") == "“Tell us”"


def test_numbers_carry_their_noun():
    assert [counted(1, "team"), counted(2, "team"), counted(1200, "person", "people")] == [
        "1 team",
        "2 teams",
        "1,200 people",
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (list("ABCDE"), "A, B, C, D and E"),
    ],
)
def test_lists_are_said_as_people_say_them(parts, said):
    assert joined(parts) == said


def test_a_long_list_says_how_many_more():
    assert joined(list("ABCDE"), most=3) == "A, B, C and 2 more"
