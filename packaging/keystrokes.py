"""The acts of keystrokes.toml: each flat as keys, as it is told in docs/keys.md, and counted."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("keystrokes.toml")
DRAW = "draw"

HEAD = """## What it takes

From where the exercise begins; words are in quotes and count as none of the keys.

| | | keys beside the words | letters |
| --- | --- | ---: | ---: |
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Act:
    """One common act. `stage` is its number on the rail, `tab` the tab of its page, "" for the first."""

    key: str
    title: str
    start: str
    stage: int
    tab: str
    entries: tuple[Any, ...]

    @property
    def keys(self) -> list[str]:
        """Every entry in its order, repeated as often as it is pressed; words begin with an apostrophe."""
        return list(_flat(self.entries))

    @property
    def pressed(self) -> int:
        """The keys beside the words; a line drawn counts as one."""
        return sum(not key.startswith("'") for key in self.keys)

    @property
    def letters(self) -> int:
        """The letters of the words."""
        return sum(len(key) - 1 for key in self.keys if key.startswith("'"))

    @property
    def told(self) -> str:
        """The keys in a line of Markdown."""
        return " ".join(_told(self.entries))


def read() -> tuple[Act, ...]:
    """Every act, in the order of the file."""
    with FILE.open("rb") as file:
        found = tomllib.load(file)["act"]
    return tuple(
        Act(one["key"], one["title"], one["from"], one["stage"], one.get("tab", ""), tuple(one["keys"]))
        for one in found
    )


def table() -> str:
    """The acts as a table in Markdown."""
    rows = [f"| **{act.title}**<br>{act.start} | {act.told} | {act.pressed} | {act.letters} |" for act in read()]
    return HEAD + "\n".join(rows) + "\n"


def _flat(entries: Sequence[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
            continue
        for number in range(1, entry["times"] + 1):
            for key in _flat(entry["keys"]):
                yield key.replace("{n}", str(number))


def _told(entries: Sequence[Any]) -> Iterator[str]:
    for entry in entries:
        if not isinstance(entry, str):
            inside = " ".join(_told(entry["keys"]))
            yield f"{entry['times']} × {inside}" if len(entry["keys"]) == 1 else f"{entry['times']} × ( {inside} )"
        elif entry.startswith("'"):
            yield f"“{entry[1:].replace('{n}', '…')}”"
        elif entry == DRAW:
            yield "the signature"
        else:
            yield f"`{entry.replace('+', ' ')}`"
