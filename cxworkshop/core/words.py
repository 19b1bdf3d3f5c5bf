"""The small change of plain sentences: counting, listing, and showing what a person typed in one line."""

from __future__ import annotations

from collections.abc import Sequence

LINE = 120
NAME = 60


def shown(text: str, limit: int = LINE) -> str:
    """What a person typed as one line of at most `limit` characters; cut in the middle: ends tell names apart."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    tail = limit // 3
    return f"{line[: limit - tail - 3].rstrip()} … {line[-tail:].lstrip()}"


def quoted(text: str, empty: str, limit: int = LINE) -> str:
    """The text in quotation marks in one line, or `empty` when there is none."""
    line = shown(text, limit)
    return f"“{line}”" if line else empty


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 team", "3 teams"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def joined(parts: Sequence[str], most: int = 0, last: str = "and") -> str:
    """A list as people say it: "A, B and C"; with `most`, the first ones and how many more there are."""
    if most and len(parts) > most:
        return f"{', '.join(parts[:most])} {last} {len(parts) - most} more"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
