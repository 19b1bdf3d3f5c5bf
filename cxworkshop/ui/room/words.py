"""The program's own words on the wall, in the language the room speaks; it may be another than the console's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from cxworkshop.paths import resource

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "nl": "Nederlands",
}
DEFAULT: Final = "en"
# Never a blank at which the line could break.
THOUSANDS: Final[Mapping[str, str]] = {"en": ",", "de": ".", "fr": "\u202f", "es": ".", "it": ".", "nl": "."}

FIRST: Final[Mapping[str, str]] = {"fr": "1er", "it": "1º"}  # of a month, where it is not simply counted


class Words:
    """`words("classify.question")` gives a text; `count` one that goes with a number; `date` a day."""

    def __init__(self, language: str, table: Mapping[str, str], months: tuple[str, ...]) -> None:
        self.language = language
        self._table = table
        self._months = months
        self._single = (0, 1) if language == "fr" else (1,)

    def __call__(self, key: str, **values: object) -> str:
        """The text called `key`, its places in braces filled. KeyError when there is none."""
        return self._table[key].format(**values) if values else self._table[key]

    def count(self, key: str, number: int) -> str:
        """A number and its thing, "1 vote", "24 votes": from `key.one` and `key.other`."""
        return self(f"{key}.{'one' if number in self._single else 'other'}", n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number as people write it in this language."""
        return f"{number:,}".replace(",", THOUSANDS[self.language])

    def date(self, day: date) -> str:
        """A day without its year: "1 June"."""
        number = FIRST.get(self.language, "1") if day.day == 1 else str(day.day)
        return self("date", day=number, month=self._months[day.month - 1])

    def stage(self, number: str, key: str) -> str:
        """A stage as the footer names it: its number, if any, and its title."""
        title = self(f"stage.{key}")
        return f"{number}  {title}" if number else title

    @property
    def keys(self) -> frozenset[str]:
        """Every text there is."""
        return frozenset(self._table)


@cache
def words(language: str) -> Words:
    """The words of a language; English for one that is not there."""
    known = language if language in LANGUAGES else DEFAULT
    data = tomllib.loads(resource("room", f"{known}.toml").read_text(encoding="utf-8"))
    months = tuple(str(month) for month in data.pop("months"))
    return Words(known, dict(_flat(data)), months)


def _flat(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
