"""The stages in the order of the workshop, and what is asked of all of them together.

A stage is declared here in one line and lives in one folder; nothing is imported until it is needed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from cxworkshop.core.collector import no_collection
from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.record import Record
from cxworkshop.core.stage import Stage

if TYPE_CHECKING:
    from cxworkshop.exchange.kinds import Sheet


def _stage(key: str, title: str, number: str, icon: str, question: str, **parts: str) -> Stage:
    """A stage whose parts are named "module:name" within its folder; records are always there."""
    folder = f"cxworkshop.stages.{key}"
    parts.setdefault("records", "records:RECORDS")
    return Stage(key, title, number, icon, question, **{part: f"{folder}.{ref}" for part, ref in parts.items()})


def _with_points(**more: str) -> dict[str, str]:
    return {"points": "points:points", "rules": "points:RULES", "progress": "points:progress", **more}


STAGES: tuple[Stage, ...] = (
    _stage(
        "prepare",
        "Prepare",
        "",
        "clipboard-text",
        "Everything that has to be true before the first person walks in.",
        **_with_points(
            sheets="sheet:SHEETS",
            page="page:PreparePage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "teams",
        "Teams",
        "1",
        "users-three",
        "Who touches the customer, and who makes that possible?",
        **_with_points(
            sheets="sheet:SHEETS",
            chapters="chapter:CHAPTERS",
            page="page:TeamsPage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "principles",
        "Principles",
        "2",
        "compass",
        "What do we hold to, and how would each team know?",
        **_with_points(
            sheets="sheet:SHEETS",
            chapters="chapter:CHAPTERS",
            page="page:PrinciplesPage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "definition",
        "Definition",
        "3",
        "text-aa",
        "What does customer centricity mean here?",
        **_with_points(
            sheets="sheet:SHEETS",
            chapters="chapter:CHAPTERS",
            page="page:DefinitionPage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "culture",
        "Culture",
        "4",
        "chats",
        "How does it feel to deal with us?",
        **_with_points(
            sheets="sheet:SHEETS",
            chapters="chapter:CHAPTERS",
            page="page:CulturePage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "barriers",
        "Barriers",
        "5",
        "wall",
        "What stands between a willing team and its customer?",
        **_with_points(
            sheets="sheet:SHEETS",
            chapters="chapter:CHAPTERS",
            page="page:BarriersPage",
            audience="audience:AUDIENCE",
            team_page="team_page:TEAM_PAGE",
        ),
    ),
    _stage(
        "signoff",
        "Sign-off",
        "",
        "pen-nib",
        "Read it, say what stays open, sign.",
        progress="points:progress",
        chapters="chapter:CHAPTERS",
        page="page:SignoffPage",
        audience="audience:AUDIENCE",
    ),
)


def stage(key: str) -> Stage:
    """The stage with this key; KeyError when there is none."""
    for one in STAGES:
        if one.key == key:
            return one
    raise KeyError(key)


@cache
def record_types() -> tuple[type[Record], ...]:
    """Every record type, in the order of the stages; a table may refer to a later one."""
    return tuple(cls for one in STAGES for cls in one.load("records"))


@cache
def sheets() -> dict[str, Sheet]:
    """Every table that can be imported and exported, by its name on the command line, in the order of the stages."""
    return {sheet.kind: sheet for one in STAGES for sheet in one.load("sheets")}


@cache
def rules() -> tuple[Rule, ...]:
    """Every open-point rule, in the order of the stages."""
    return tuple(rule for one in STAGES for rule in one.load("rules"))


def open_points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """Everything that is open, in the order of the stages and their rules.

    Without the day, what depends on it (an overdue review) is left out.
    """
    with no_collection():
        return [point for one in STAGES if one.points for point in one.load("points")(content, today)]


def progress(one: Stage, content: Content) -> Progress | None:
    """How far a stage is, None where a stage does not say."""
    measure: Any = one.load("progress")
    return measure(content) if measure else None
