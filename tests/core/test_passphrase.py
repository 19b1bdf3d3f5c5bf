"""What a new passphrase must be, in words that help."""

from __future__ import annotations

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.passphrase import accept, standing, why_not


@pytest.mark.parametrize("words", ["seven grey ferries", "kX9?vb2!", "Fährüber", "水曜日の港へ帰る船", "a b c d e"])
def test_what_nobody_guesses_at_once_is_taken(words: str) -> None:
    assert accept(words) == words
    assert standing(words).startswith("Long enough")


@pytest.mark.parametrize("words", ["", " ", "short", "seven g"])
def test_what_is_short_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(Refused, match="shorter than 8 characters"):
        accept(words)


@pytest.mark.parametrize(
    "words",
    ["12345678", "87654321", "90123456", "abcdefgh", "aaaaaaaa", "abababab", "        ", "Password1", "PASSWORD!!",
     "qwertyuiop", "Passwort123"],
)  # fmt: skip
def test_what_anybody_tries_first_is_refused(words: str) -> None:
    assert "first that anybody tries" in why_not(words)
    assert standing(words) == why_not(words)


def test_letters_count_as_a_person_counts_them() -> None:
    assert why_not("Fa\u0308hru\u0308b")  # seven, however they are written
    assert (standing(""), standing("seven"), standing("seven g")) == (
        "", "3 more characters at least.", "1 more character at least.",
    )  # fmt: skip
