"""Numbers and lists in the document's sentences."""

from __future__ import annotations

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(n: int) -> str:
    """Up to twelve in words, above in figures with thousands apart: `four`, `1,000`."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def many(n: int, one: str, plural: str = "") -> str:
    """A number in words with its noun: `one team`, `five teams`, `no teams`."""
    return f"{in_words(n)} {one if n == 1 else plural or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
