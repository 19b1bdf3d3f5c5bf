"""What a new passphrase must be: one rule for workshops, keys and backups, in the window and on the command line.

There is no meter: nobody can measure from outside how a passphrase came about.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from cxworkshop.core.errors import Refused

SHORTEST: Final = 8  # characters
_DIFFERENT: Final = 4  # different characters
ADVICE: Final = "Eight characters at least. Four or five words are easy to remember and hard to guess."
NO_WAY_BACK: Final = "There is no way back to a forgotten passphrase. Not for you, not for us, not for anybody."
NOT_THE_SAME: Final = "The two are not the same. Type the new one again."
_RUNS: Final = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl")
_FIRST: Final = (
    *("password", "passwort", "passw0rd", "passphrase", "letmein", "iloveyou", "welcome", "changeme", "administrator"),
    *("motdepasse", "football", "baseball", "sunshine", "princess", "whatever", "trustno1", "1q2w3e4r", "1qaz2wsx"),
    *("zaq12wsx", "qwerty", "abcd1234"),
)


def why_not(passphrase: str) -> str:
    """Why it cannot be a new passphrase, in a sentence; "" when it can."""
    words = unicodedata.normalize("NFC", passphrase)
    if len(words) < SHORTEST:
        return f"The passphrase is shorter than {SHORTEST} characters."
    plain = words.casefold().strip()
    run = any(plain in twice or plain in twice[::-1] for twice in (2 * one for one in _RUNS))
    if run or len(set(plain)) < _DIFFERENT or plain.rstrip("0123456789!.?") in _FIRST or plain in _FIRST:
        return "The passphrase is one of the first that anybody tries."
    return ""


def accept(passphrase: str, safe: str = "Nothing was changed.") -> str:
    """The passphrase itself. Refused when it cannot be a new one."""
    problem = why_not(passphrase)
    if problem:
        raise Refused(problem, safe, "Take several words.")
    return passphrase


def standing(passphrase: str) -> str:
    """How far one is that is being typed, in a few words; "" before the first character."""
    if not passphrase:
        return ""
    missing = SHORTEST - len(unicodedata.normalize("NFC", passphrase))
    if missing > 0:
        return f"{missing} more {'character' if missing == 1 else 'characters'} at least."
    return why_not(passphrase) or "Long enough. A word more makes it harder to guess."
