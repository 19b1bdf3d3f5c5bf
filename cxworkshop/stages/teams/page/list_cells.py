"""What the cells of the List tab hold: as they show it, as it is edited, as it sorts, and as a person may write it."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import Any

from cxworkshop.core.errors import Refused
from cxworkshop.core.words import quoted
from cxworkshop.exchange.values import Unread, number
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.page.groups import TRAY, name_of
from cxworkshop.stages.teams.records import Group, Team, Touch


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    GROUP = 1
    TOUCH = 2
    PEOPLE = 3
    UNIT = 4
    PARENT = 5
    REACH = 6
    SUPPORTS = 7
    SIGHT = 8
    PURPOSE = 9


TITLES = {
    Column.NAME: "Team",
    Column.GROUP: "Group",
    Column.TOUCH: "Touches the customer",
    Column.PEOPLE: "People",
    Column.UNIT: "Unit",
    Column.PARENT: "Belongs to",
    Column.REACH: "Reaches the customer",
    Column.SUPPORTS: "Supports",
    Column.SIGHT: "Line of sight in words",
    Column.PURPOSE: "Purpose",
}
EDITABLE = {
    Column.NAME: "name",
    Column.GROUP: "group",
    Column.TOUCH: "touch",
    Column.PEOPLE: "headcount",
    Column.UNIT: "unit",
    Column.SIGHT: "sight",
    Column.PURPOSE: "purpose",
}
TOUCHES = {Touch.NEVER: "Never", Touch.SOMETIMES: "Sometimes", Touch.EVERY_DAY: "Every day"}
GROUPS = (*((group.value, group.label) for group in Group), ("", TRAY))
TOUCH_WORDS = (*((touch.value, words) for touch, words in TOUCHES.items()), ("", "Not said"))
UNSEEN = "No line of sight"
_RANK = {group: rank for rank, group in enumerate(Group)}
_HOW_OFTEN = {Touch.EVERY_DAY: 0, Touch.SOMETIMES: 1, Touch.NEVER: 2}


def shown_in(board: BoardModel, team: Team, column: Column) -> str:
    """What a cell shows, in one line."""
    match column:
        case Column.NAME:
            return _line(team.name)
        case Column.GROUP:
            return name_of(team.group)
        case Column.TOUCH:
            return TOUCHES[team.touch] if team.touch is not None else ""
        case Column.PEOPLE:
            return figure(team.headcount) if team.headcount is not None else "–"
        case Column.UNIT:
            return _line(team.unit)
        case Column.PARENT:
            above = board.content.find(Team, team.parent)
            return board.labels.of(above) if above is not None else ""
        case Column.REACH:
            return _reach(board, team)
        case Column.SUPPORTS:
            return ", ".join(board.labels.of(other) for other in board.facts.supported(board.content, team.id))
        case Column.SIGHT:
            return _line(team.sight)
        case Column.PURPOSE:
            return _line(team.purpose)


def edited(team: Team, column: Column) -> Any:
    """What an editor begins with: a text, a number or None, or the key of a choice ("" for none)."""
    value = getattr(team, EDITABLE[column]) if column in EDITABLE else ""
    if column is Column.PEOPLE:
        return value
    return str(value) if value is not None else ""


def sort_key(board: BoardModel, team: Team, column: Column) -> Any:
    """What a column sorts by; None stands at the end whichever way it is sorted."""
    match column:
        case Column.GROUP:
            return _RANK[team.group] if team.group is not None else None
        case Column.TOUCH:
            return _HOW_OFTEN[team.touch] if team.touch is not None else None
        case Column.PEOPLE:
            return team.headcount
        case Column.REACH:
            return board.facts.sights.distance.get(team.id)
        case Column.SUPPORTS:
            return board.facts.supports[team.id] or None
        case _:
            text = unicodedata.normalize("NFKD", shown_in(board, team, column).casefold())
            return "".join(c for c in text if not unicodedata.combining(c)) or None


def figure(headcount: float) -> str:
    """A headcount as it is read and typed: "46", "2.5"."""
    return format(headcount, ".15g")


def headcount_in(text: str) -> float | None:
    """The headcount that a text says; None where it says that nothing is known. Refused when it cannot be read."""
    try:
        value = number(text.strip()) if text.strip() not in ("", "–") else None
    except Unread:
        happened = f"{quoted(text, 'Nothing')} is no plain number."
        raise Refused(happened, "The number of people stays as it was.", "Write it in figures: 20 or 2.5.") from None
    return value


def _reach(board: BoardModel, team: Team) -> str:
    distance = board.facts.sights.distance.get(team.id)
    if distance is None:
        return UNSEEN if team.id in board.facts.unseen else ""
    return "Directly" if distance == 0 else f"In {distance + 1} steps"


def _line(text: str) -> str:
    return " ".join(text.split())
