"""The method in words: what the guide says, the indicators, and the libraries a facilitator starts from.

What is made of the files of the method (`method_files`): once, when it is first asked for.
"""

from __future__ import annotations

from datetime import time
from functools import cache

from cxworkshop import method_files
from cxworkshop.core.frozen import frozen
from cxworkshop.method_files import MechanismText as MechanismText
from cxworkshop.method_files import ScaleText as ScaleText
from cxworkshop.method_files import texts

OTHER_CHANNEL = "chat-circle-dots"


@frozen
class GuideStep:
    """One step of an exercise and how long it takes, in minutes."""

    text: str
    minutes: int


@frozen
class Guide:
    """How a stage is facilitated. `minutes` is the sum of its steps; `say` are sentences to speak aloud.

    `watch` is what to listen for: what goes wrong in real rooms.
    """

    stage: str
    title: str
    minutes: int
    why: str
    steps: tuple[GuideStep, ...]
    say: tuple[str, ...]
    watch: tuple[str, ...]


@frozen
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


@frozen
class AgendaLine:
    """A line of a ready-made agenda; `exercise` as in the workshop's own agenda."""

    title: str
    minutes: int
    exercise: str


@frozen
class AgendaDay:
    """A day of a ready-made agenda."""

    starts: time
    ends: time
    lines: tuple[AgendaLine, ...]


@frozen
class AgendaPlan:
    """A ready-made agenda of one or more days."""

    key: str
    title: str
    days: tuple[AgendaDay, ...]


@frozen
class Channel:
    """A way in which customers meet a team: the word that is stored, and its Phosphor icon."""

    word: str
    icon: str


@cache
def guides() -> dict[str, Guide]:
    """Every stage's guide by the stage's key."""
    made = {}
    for stage, g in texts("guide").items():
        steps = tuple(GuideStep(text, minutes) for text, minutes in g.steps)
        made[stage] = Guide(stage, g.title, sum(step.minutes for step in steps), g.why, steps, g.say, g.watch)
    return made


def guide(stage: str) -> Guide:
    """The guide of a stage; KeyError when there is none (a bug of the caller)."""
    return guides()[stage]


@cache
def indicators() -> tuple[IndicatorText, ...]:
    """The ten indicators, then the five must-haves."""
    return tuple(
        IndicatorText(key, one.family, one.name, one.statement, one.low, one.high)
        for key, one in texts("indicators").items()
    )


def indicator(key: str) -> IndicatorText | None:
    """The indicator that a workshop stores under `key`; None when it comes from another version of the method."""
    return next((one for one in indicators() if one.key == key), None)


def definition_scales() -> tuple[ScaleText, ...]:
    """Dimensions to choose from for the full definition."""
    scales: tuple[ScaleText, ...] = texts("dimensions").definition
    return scales


def culture_scales() -> tuple[ScaleText, ...]:
    """Dimensions to choose from for the culture."""
    scales: tuple[ScaleText, ...] = texts("dimensions").culture
    return scales


def situations() -> tuple[str, ...]:
    """Situations in which a culture shows, to be offered one at a time where an example is written."""
    found: tuple[str, ...] = texts("dimensions").situations
    return found


def mechanisms(area: str) -> tuple[MechanismText, ...]:
    """Ways to take a barrier of an area down, the likeliest first; an area that has none is offered the general ones.

    `area` as the workshop stores it: structure, geography, outsourcing, parent or other.
    """
    library: dict[str, tuple[MechanismText, ...]] = texts("mechanisms")
    return library.get(area) or library.get("other", ())


@cache
def agendas() -> tuple[AgendaPlan, ...]:
    """The ready-made agendas, the recommended one first."""
    return tuple(
        AgendaPlan(
            key=key,
            title=plan.title,
            days=tuple(
                AgendaDay(day.starts, day.ends, tuple(AgendaLine(*line) for line in day.lines)) for day in plan.days
            ),
        )
        for key, plan in texts("agenda").items()
    )


def readiness() -> tuple[str, ...]:
    """What only a person can tick before a workshop."""
    items: tuple[str, ...] = texts("readiness").items
    return items


@cache
def channels() -> tuple[Channel, ...]:
    """The channels offered for a team, the commonest first."""
    return tuple(Channel(word, icon) for word, icon in texts("channels").channels)


def channel_icon(word: str) -> str:
    """The Phosphor icon of a channel in any case; a general one for a word the room made up."""
    folded = word.strip().casefold()
    return next((one.icon for one in channels() if one.word.casefold() == folded), OTHER_CHANNEL)


def forget() -> None:
    """Make everything anew when it is asked for again: the folder of a consultancy's own method has changed."""
    for cached in (guides, indicators, agendas, channels):
        cached.cache_clear()
    method_files.forget()
