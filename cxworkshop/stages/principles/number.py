"""A number from the words of a baseline or target, only where it is plain: people write targets as prose."""

from __future__ import annotations

import math
import re

LONGEST = 60  # characters; whoever writes more than that writes prose
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_PLAIN = re.compile(
    r"""
    (?: (?: [≥≤<>=~≈]{1,2} | at\ (?:least|most) | at\ or\ (?:above|below) | up\ to | to | over | under | above | below
          | about | around | less\ than | more\ than | fewer\ than | min\.? | max\.? ) \s* )?
    (?: [€$£¥] \s* )?
    (?P<number> [-+−]? (?: \d{1,3} (?P<mark> [ ,'’] ) \d{3} (?: (?P=mark) \d{3} )* | \d+ ) (?: \. \d+ )?
              | [-+−]? \d+ , \d{1,2} )
    (?: \s* (?: % | ‰ | °c? | [€$£¥]
              | (?P<unit> [^\W\d_]+ ) \.? (?: \s* (?: / | per\ ) \s* [^\W\d_]+ | \s [^\W\d_]+ )? ) )?
    (?: \ or\ (?: more | less | fewer | better | above | below | higher | lower | over | under | faster ) )?
    \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_UNIT = frozenset(
    (
        *("of", "to", "by", "or", "and", "in", "out", "from", "than"),
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("january", "february", "march", "april", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
)


def plain_number(text: str) -> float | None:
    """The one number that the text states, None where it is not plain.

    Plain is a number with at most a relation ("≥", "at least", "or more") and one unit ("%", "days", "calls per
    week"); "71%" is 71.0. Thousands may be set apart by a space, a comma or an apostrophe; a decimal is a point, or a
    comma before one or two digits. So "1 200", "≥ 95 %", "4,5 days" and "at most 3 days" are plain; "3 to 5 days",
    "9 of 10", "95 % by May 2026", "5 May", "Q3" and "most of them" are not.
    """
    line = " ".join(text.translate(_SPACES).split())
    found = _PLAIN.fullmatch(line) if len(line) <= LONGEST else None
    if found is None or (found["unit"] or "").casefold() in _NO_UNIT:
        return None
    digits = found["number"].replace("−", "-")
    if re.fullmatch(r"[-+]?\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    number = float(re.sub("[ ,'’]", "", digits))
    return number if math.isfinite(number) else None
