"""Teams that may be one and the same: suggested to the room, never merged by the program."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.records import Team

_NOISE = frozenset({"the", "team", "teams", "department", "dept", "unit", "group", "and", "of"})


def likeness(name: str) -> str:
    """What is left of a name when case, accents, punctuation and words like "team" do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = [word for word in letters.split() if word not in _NOISE]
    return " ".join(words) or " ".join(letters.split())


def alike(names: Iterable[str]) -> list[tuple[int, ...]]:
    """Positions of the names that read alike, each group in order; names without letters or digits stand alone."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if key := likeness(name):
            groups[key].append(number)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def likely_duplicates(content: Content) -> list[tuple[Team, ...]]:
    """Teams whose names read alike, in their order. They may still be two: "Ward 1" of two hospitals."""
    teams = content.of(Team)
    return [tuple(teams[number] for number in group) for group in alike(team.name for team in teams)]
