"""The method in words: what the guide says, the indicators, and the libraries a facilitator starts from.

The texts are TOML under resources/method/, so that a consultant can read and correct them without reading code.
Each is read once, when first asked for.
"""

from __future__ import annotations

import dataclasses
import tomllib
from datetime import time
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as pydantic_dataclass

from cxworkshop import paths

OTHER_CHANNEL = "chat-circle-dots"
Line = Annotated[str, Field(min_length=1, max_length=160)]


@dataclasses.dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of an exercise and how long it takes, in minutes."""

    text: str
    minutes: int


@dataclasses.dataclass(frozen=True, slots=True)
class Guide:
    """How a stage is facilitated. `minutes` is the sum of its steps; `say` are sentences to speak aloud."""

    stage: str
    title: str
    minutes: int
    why: str
    steps: tuple[GuideStep, ...]
    say: tuple[str, ...]
    watch: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class IndicatorText:
    """One question of the diagnosis, scored 0 (`low`) to 10 (`high`).

    `family` is "indicator" (the ten of S2) or "must-have" (the five of S3); `key` is what the workshop stores.
    """

    key: str
    family: str
    name: str
    statement: str
    low: str
    high: str


@pydantic_dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", str_strip_whitespace=True))
class ScaleText:
    """A ready-made dimension between two poles that a sensible person could defend.

    `cases` are real decisions on which a rule for it can be tried; shown as a hint, never added by themselves.
    """

    left: Line
    left_sentence: Line
    right: Line
    right_sentence: Line
    cases: tuple[Line, ...] = ()


@pydantic_dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", str_strip_whitespace=True))
class MechanismText:
    """A way to take a barrier down: its family as the workshop stores it, a few words, and a sentence."""

    family: Literal["workflow", "matrix", "inclusion", "other"]
    words: Annotated[str, Field(min_length=1, max_length=44)]
    how: Line


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of a ready-made agenda; `exercise` as in the workshop's own agenda."""

    title: str
    minutes: int
    exercise: str


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day of a ready-made agenda."""

    starts: time
    ends: time
    lines: tuple[AgendaLine, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaPlan:
    """A ready-made agenda of one or more days."""

    key: str
    title: str
    days: tuple[AgendaDay, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    """A way in which customers meet a team: the word that is stored, and its Phosphor icon."""

    word: str
    icon: str


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource("method", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def guides() -> dict[str, Guide]:
    """Every stage's guide by the stage's key."""
    made = {}
    for stage, g in _read("guide").items():
        steps = tuple(GuideStep(text, minutes) for text, minutes in g["steps"])
        made[stage] = Guide(
            stage=stage,
            title=g["title"],
            minutes=sum(step.minutes for step in steps),
            why=g["why"],
            steps=steps,
            say=tuple(g["say"]),
            watch=tuple(g["watch"]),
        )
    return made


def guide(stage: str) -> Guide:
    """The guide of a stage; KeyError when there is none (a bug of the caller)."""
    return guides()[stage]


@cache
def indicators() -> tuple[IndicatorText, ...]:
    """The ten indicators, then the five must-haves."""
    return tuple(IndicatorText(key=key, **fields) for key, fields in _read("indicators").items())


def indicator(key: str) -> IndicatorText | None:
    """The indicator that a workshop stores under `key`; None when it comes from another version of the method."""
    return next((one for one in indicators() if one.key == key), None)


@cache
def _scales(library: str) -> tuple[ScaleText, ...]:
    return TypeAdapter(tuple[ScaleText, ...]).validate_python(_read("dimensions")[library])


def definition_scales() -> tuple[ScaleText, ...]:
    """Dimensions to choose from for the full definition."""
    return _scales("definition")


def culture_scales() -> tuple[ScaleText, ...]:
    """Dimensions to choose from for the culture."""
    return _scales("culture")


@cache
def situations() -> tuple[str, ...]:
    """Situations in which a culture shows, to be offered one at a time where an example is written."""
    return TypeAdapter(tuple[Line, ...]).validate_python(_read("dimensions")["situations"])


@cache
def mechanisms(area: str) -> tuple[MechanismText, ...]:
    """Ways to take a barrier of an area down, the likeliest first; an area that has none is offered the general ones.

    `area` as the workshop stores it: structure, geography, outsourcing, parent or other.
    """
    library = TypeAdapter(dict[str, tuple[MechanismText, ...]]).validate_python(_read("mechanisms"))
    return library.get(area) or library.get("other", ())


@cache
def agendas() -> tuple[AgendaPlan, ...]:
    """The ready-made agendas, the recommended one first."""
    return tuple(
        AgendaPlan(
            key=key,
            title=plan["title"],
            days=tuple(
                AgendaDay(day["starts"], day["ends"], tuple(AgendaLine(*line) for line in day["lines"]))
                for day in plan["days"]
            ),
        )
        for key, plan in _read("agenda").items()
    )


@cache
def readiness() -> tuple[str, ...]:
    """What only a person can tick before a workshop."""
    return tuple(_read("readiness")["items"])


@cache
def channels() -> tuple[Channel, ...]:
    """The channels offered for a team, the commonest first."""
    return tuple(Channel(word, icon) for word, icon in _read("channels")["channels"])


def channel_icon(word: str) -> str:
    """The Phosphor icon of a channel in any case; a general one for a word the room made up."""
    folded = word.strip().casefold()
    return next((one.icon for one in channels() if one.word.casefold() == folded), OTHER_CHANNEL)
