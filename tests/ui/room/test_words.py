"""The wall's words: every language says the same things, with the same places to fill."""

from __future__ import annotations

import tomllib
from datetime import date
from string import Formatter

import pytest

from cxworkshop.paths import resource
from cxworkshop.ui.room.words import DEFAULT, LANGUAGES, words

OTHERS = [language for language in LANGUAGES if language != DEFAULT]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys_and_places(language: str):
    english, other = words(DEFAULT), words(language)
    assert other.language == language
    assert other.keys == english.keys
    assert {key: places(other(key)) for key in other.keys} == {key: places(english(key)) for key in english.keys}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_text_says_something_and_every_month_has_a_name(language: str):
    said = words(language)
    assert all(said(key).strip() == said(key) != "" for key in said.keys)
    months = tomllib.loads(resource("room", f"{language}.toml").read_text(encoding="utf-8"))["months"]
    assert len(set(months)) == 12


@pytest.mark.parametrize(
    ("language", "day", "thousand"),
    [
        ("en", "1 June", "1,000"),
        ("de", "1. Juni", "1.000"),
        ("fr", "1er juin", "1\u202f000"),
        ("es", "1 de junio", "1.000"),
    ],
)
def test_days_and_numbers_are_written_as_people_write_them(language: str, day: str, thousand: str):
    said = words(language)
    assert said.date(date(2027, 6, 1)) == day
    assert said.number(1000) == thousand
    assert thousand in said.count("votes", 1000)


def test_one_is_counted_as_one():
    assert words("en").count("votes", 1) == "1 vote"
    assert words("de").count("votes", 0) == "0 Stimmen"
    assert words("fr").count("dot.in", 0) == "0 point est posé", "French counts nothing as one"


def test_a_language_it_does_not_speak_is_english():
    assert words("xx").language == DEFAULT


def test_a_text_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        words("en")("nothing.of.the.kind")
