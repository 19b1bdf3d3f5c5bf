"""The changes between two revisions as rows: a heading for each stage, then one row a change."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta

from cxworkshop.core.words import counted
from cxworkshop.stages import STAGES
from cxworkshop.stages.signoff.changes import Change

MOST = 300  # rows of one stage: a list of names that was brought in anew would fill the day
_SMALL = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A stage, and how many of its things changed."""

    stage: str
    title: str
    number: str
    icon: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Rest:
    """How many changes of a stage are not listed one by one."""

    stage: str
    count: int


Row = Heading | Change | Rest


def rows_of(changes: Sequence[Change]) -> list[Row]:
    """Headings and changes in the order of the stages."""
    rows: list[Row] = []
    for stage in STAGES:
        own = [change for change in changes if change.stage == stage.key]
        if own:
            rows.append(Heading(stage.key, stage.title, stage.number, stage.icon, len(own)))
            rows += own[:MOST]
            if len(own) > MOST:
                rows.append(Rest(stage.key, len(own) - MOST))
    return rows


def headline(changes: Sequence[Change], first: int, second: int | None) -> str:
    """What changed, in one sentence. `second` None is the content as it is now."""
    count = len(changes)
    things = f"{_SMALL[count].lower() if count < len(_SMALL) else f'{count:,}'} {'thing' if count == 1 else 'things'}"
    beginning = f"Since revision {first}" if second is None else f"Between revision {first} and {second}"
    if not count:
        return f"{beginning} nothing changed."
    gone = sum(change.sign == "removed" for change in changes)
    away = "Nothing was taken away." if not gone else f"{_number(gone)} {'was' if gone == 1 else 'were'} taken away."
    return f"{beginning}, {things} changed. {away}"


def subline(changes: Sequence[Change], earlier: datetime, later: datetime) -> str:
    """How much time lies between, and how many stages are touched."""
    stages = len({change.stage for change in changes})
    parts = [f"{duration(later - earlier)} apart"]
    if stages:
        parts.append(counted(stages, "stage"))
    return ", ".join(parts)


def _number(n: int) -> str:
    return _SMALL[n] if n < len(_SMALL) else f"{n:,}"


def duration(time: timedelta) -> str:
    """How long, as "12 minutes", "3 hours", "12 days": the largest unit that says it."""
    minutes = int(abs(time.total_seconds()) // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 120:
        return counted(minutes, "minute")
    hours = minutes // 60
    return counted(hours, "hour") if hours < 48 else counted(hours // 24, "day")
