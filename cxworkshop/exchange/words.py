"""How written words are compared: headings, names and answers that mean the same although they are written apart.

Nothing here changes what is stored; it only decides what is taken for the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from cxworkshop.core import words

T = TypeVar("T")

_PARTS = re.compile(r"[^\W_]+", re.UNICODE)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_SMALL = frozenset({"the", "of", "a", "an", "our", "for", "to", "and", "in", "is", "it", "der", "die", "das"})

# How organisations shorten; used for suggestions only, never to decide.
_LONG = {
    "acct": "account",
    "accts": "account",
    "admin": "administration",
    "center": "centre",
    "cntr": "centre",
    "comms": "communication",
    "corp": "corporate",
    "ctr": "centre",
    "cust": "customer",
    "cx": "customer experience",
    "dept": "department",
    "dev": "development",
    "dir": "directorate",
    "div": "division",
    "eng": "engineering",
    "fin": "finance",
    "gov": "government",
    "hr": "human resource",
    "info": "information",
    "intl": "international",
    "it": "information technology",
    "mgmt": "management",
    "mgt": "management",
    "mktg": "marketing",
    "natl": "national",
    "ops": "operation",
    "org": "organisation",
    "organization": "organisation",
    "svc": "service",
    "svcs": "service",
    "tech": "technology",
}
_SAYS_NOTHING = frozenset({"team", "group", "unit", "department", "the", "of", "and", "for"})


@lru_cache(maxsize=32768)  # a name is compared several times on its way in
@lru_cache(maxsize=32768)  # as many as a long list has names: planning looks each up several times
def same(text: str) -> str:
    """The text as names are compared: no case, single spaces."""
    return " ".join(text.split()).casefold()


def singular(word: str) -> str:
    """An English word without its plural s; words that only look like plurals keep it."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=32768)
def key(text: str) -> str:
    """The text as headings and answers are compared: no case, accents, punctuation or plurals, words apart."""
    text = _CAMEL.sub(" ", text)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.casefold()
    return " ".join(singular(word) for word in _PARTS.findall(text))


@lru_cache(maxsize=4096)
def bag(text: str) -> frozenset[str]:
    """The words of a key that say something."""
    found = frozenset(key(text).split())
    return (found - _SMALL) or found


def answers(words_for: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """The keys of all words that stand for a value, to be looked up with `key`."""
    return {key(word): value for value, known in words_for.items() for word in known}


@lru_cache(maxsize=32768)
def alike(name: str) -> str:
    """Two names with the same result may be the same thing, written differently: for suggestions only."""
    bare = key(_BRACKETS.sub(" ", name)) if "(" in name or "[" in name else ""
    bare = bare or key(name)
    full = [_LONG.get(word, word) for word in bare.split()]
    kept = [word for word in full if word not in _SAYS_NOTHING]
    return "".join(sorted(kept or full))


def quoted(text: str, length: int = 60) -> str:
    """A text in quotation marks for the middle of a sentence."""
    return words.quoted(text, "nothing", length)


def listed(items: list[str], most: int = 8) -> str:
    """Items as a sentence lists them; what is beyond `most` is counted."""
    return words.joined(items, most) or "nothing"
