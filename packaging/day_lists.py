"""What an organisation publishes about itself, read from a folder of csv files, and the small rules of the day.

The columns of such lists differ: only what is there is read. The rules stand in for the room, which would know better:
they look at words alone, so that the same lists always make the same workshop.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable
from pathlib import Path

CREATOR, FRONTLINE, BACK_OFFICE = "1", "2", "3"  # the keys that place a team
STRUCTURE, GEOGRAPHY, OUTSOURCING, PARENT = "structure", "geography", "outsourcing", "parent"

_INSIDE = (
    "ceo", "finance", "legal", "people", "talent", "security", "tech ops", "technology operations", "operations",
    "acquisition", "recruit", "safety", "training", "agreements", "devinfra", "developer infrastructure", "enablement",
)  # fmt: skip
_OUTSIDE = (
    "customer", "client", "public", "prospect", "sales", "support", "account", "advis", "contact", "marketing",
    "usa.gov", "front door", "partners", "external", "callers", "passengers", "households",
)  # fmt: skip
_AREAS = (
    (GEOGRAPHY, ("distributed", "remote", "distance", "islands", "depot", " miles")),
    (OUTSOURCING, ("contractor", "vendor", "supplier", "outsourc")),
    (PARENT, ("mandate", "sponsor", "leadership", "owner company", "parent", "executive", "shutdown")),
)
# The pole that a published value does not name: something as good that pulls the other way.
_OPPOSITES = (
    ("agency", "Agreed with others first"),
    ("together", "Each sure of their own part"),
    ("direct", "Gentle with each other"),
    ("response", "At once, however short"),
    ("plain", "Exact to the letter"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class TeamLine:
    """A team as its organisation describes it."""

    name: str
    unit: str
    purpose: str

    @property
    def key(self) -> str:
        """The key that places it: inside work by its name first, then whoever is met outside, else those between."""
        name, all_words = self.name.casefold(), f"{self.name} {self.purpose}".casefold()
        if _any(_INSIDE, name):
            return BACK_OFFICE
        return CREATOR if _any(_OUTSIDE, all_words) else FRONTLINE


@dataclasses.dataclass(frozen=True, slots=True)
class BarrierLine:
    """A barrier as it is published; the mitigation may be missing."""

    name: str
    feels: str
    mitigation: str

    @property
    def area(self) -> str:
        """The area its words point to; most barriers are of the structure."""
        words = f"{self.name} {self.feels}".casefold()
        return next((area for area, found in _AREAS if _any(found, words)), STRUCTURE)

    def severity(self, place: int) -> int:
        """2 to 5: what nobody has an answer to weighs most."""
        return 5 if not self.mitigation else 2 + place % 3


@dataclasses.dataclass(frozen=True, slots=True)
class MetricLine:
    """What a team measures."""

    team: str
    what: str
    customer: bool
    target: str


@dataclasses.dataclass(frozen=True, slots=True)
class Lists:
    """Everything that is published; empty where nothing is. `culture` has on and off examples under each value."""

    folder: Path
    teams: tuple[TeamLine, ...]
    principles: tuple[tuple[str, str], ...]
    culture: dict[str, list[tuple[str, str]]]
    barriers: tuple[BarrierLine, ...]
    metrics: tuple[MetricLine, ...]

    def of_kind(self, key: str) -> list[TeamLine]:
        """The teams that the rule gives this key."""
        return [team for team in self.teams if team.key == key]

    def links(self, most: int) -> list[tuple[str, str]]:
        """Whom teams support: Enablers of the front line a Creator, the back office one of those; their own unit first.

        At most so many: what is left stays open.
        """
        found = []
        for key, served in ((FRONTLINE, CREATOR), (BACK_OFFICE, FRONTLINE)):
            others = self.of_kind(served)
            for place, team in enumerate(self.of_kind(key)):
                near = [one for one in others if one.unit == team.unit and one.unit]
                if others:
                    found.append((team.name, (near or others)[place % len(near or others)].name))
        step = max(1, len(found) // most)
        return found[::step][:most]


def read(folder: Path) -> Lists:
    """The lists of a folder. FileNotFoundError without teams.csv or principles.csv: a day needs both."""
    culture: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(folder / "culture.csv", optional=True):
        culture.setdefault(row["dimension"], []).append((row.get("on_example", ""), row.get("off_example", "")))
    return Lists(
        folder,
        tuple(
            TeamLine(row["name"], row.get("department", ""), row.get("description", ""))
            for row in _rows(folder / "teams.csv")
        ),
        tuple((row["principle"], row.get("statement", "")) for row in _rows(folder / "principles.csv")),
        culture,
        tuple(
            BarrierLine(row["barrier"], row.get("description", ""), row.get("mitigation", ""))
            for row in _rows(folder / "barriers.csv", optional=True)
        ),
        tuple(
            MetricLine(row["team"], row["metric"], row.get("kind", "") == "customer", row.get("target", ""))
            for row in _rows(folder / "team_metrics.csv", optional=True)
        ),
    )


def opposite(value: str) -> str:
    """The other pole of a published value."""
    return next((pole for word, pole in _OPPOSITES if word in value.casefold()), "The other good thing")


def _rows(path: Path, *, optional: bool = False) -> Iterable[dict[str, str]]:
    if optional and not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)
