"""The table of teams: one row each, with where it belongs, whom it supports, and the room's decision."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.lookup import Entry, labels, parts
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.values import several
from cxworkshop.exchange.words import answers, key, quoted, same
from cxworkshop.stages.teams.records import MOST_PEOPLE, Group, Support, Team, Touch
from cxworkshop.stages.teams.sheet.common import THE_CUSTOMER, link

_UNITS = ("division", "unit")

TOUCHES = answers(
    {
        Touch.EVERY_DAY: ("every day", "every_day", "daily", "always", "yes", "y", "x", "true", "1", "often", "direct"),
        Touch.SOMETIMES: ("sometimes", "occasionally", "partly", "rarely", "some", "indirect"),
        Touch.NEVER: ("never", "no", "n", "false", "0"),
    }
)
GROUPS = answers(
    {
        Group.CREATOR: (Group.CREATOR.label, "creator", "cx creator", "frontline", "front line", "customer facing"),
        Group.FRONTLINE: (
            Group.FRONTLINE.label,
            "frontline",
            "frontline support",
            "front line support",
            "cx enabler frontline",
            "cx enabler frontline support",
            "enabler frontline support",
        ),
        Group.BACK_OFFICE: (
            Group.BACK_OFFICE.label,
            "back_office",
            "back office",
            "backoffice",
            "cx enabler back office",
            "enabler back office",
        ),
    }
)
GROUPS.pop("frontline")  # a frontline team, or the support of one: only the room knows
_TOUCH_WORDS = {Touch.EVERY_DAY: "every day", Touch.SOMETIMES: "sometimes", Touch.NEVER: "never"}


def _announce_team(row: Row, plan: Planner) -> None:
    """Make the row's team known by name, so that rows above it may name it as their parent."""
    team = row.take_id(Team)
    name = row.text("name")
    path = (*parts(row.text("division")), *parts(row.text("unit")), *parts(row.text("parent")))
    if team not in plan.content:
        plan.known(Entry(team, name, path), "team")
    for also in plan.also(row):
        if not any(entry.id == team for entry in plan.names.find("team", also)):
            plan.known(Entry(team, also, path), "team")


def _build_team(row: Row, plan: Planner) -> None:
    name, team = row.text("name"), row.take_id(Team)
    parent, units = _parent(row, plan, team)
    if " / " in name:
        row.remark("name", quoted(name), "may be one team or two; it comes in as one")
    touch, headcount = row.choice("touch", TOUCHES), row.number_of("headcount", MOST_PEOPLE)
    supported: list[str] = []
    sure = plan.names.sure("team")
    for part in _supported(row, plan):
        if len(part) < 20 and key(part) in THE_CUSTOMER:
            touch = touch or Touch.EVERY_DAY
        elif other := sure.get(part) or row.ref("supports", "team", text=part):
            supported.append(other)
    plan.add(
        Team,
        team,
        name=name,
        parent=parent,
        unit=" / ".join(units),
        headcount=headcount,
        purpose=row.text("purpose"),
        touch=touch,
        channels=tuple(several(channels)) if (channels := row.text("channels")) else (),
        group=row.choice("group", GROUPS),
        group_reason=row.text("group_reason"),
        sight=row.text("sight"),
        notes=row.notes(),
    )
    if team in supported:
        row.remark("supports", quoted(name), "cannot support itself; that link is left out")
        supported = [other for other in supported if other != team]
    if supported:
        link(plan, team, supported)


def _supported(row: Row, plan: Planner) -> list[str]:
    """The names a "supports" cell lists; a name that holds a comma is one name."""
    text = row.text("supports")
    if not text or plan.names.find("team", text):
        return [text] if text else []
    return several(text)


def _parent(row: Row, plan: Planner, team: str) -> tuple[str | None, list[str]]:
    """The team a row belongs to, and the units in words that say more than that.

    A parent that is no row and no team is kept in words, after the units written beside it.
    """
    own = same(row.text("name"))
    units = [unit for field in _UNITS if (unit := _as_path(row.text(field)))]
    name = row.text("parent")
    parent: str | None = None
    if name and same(name) != own:
        parent, why = plan.resolve("team", name, units[-1] if units else "")
        if parent is not None and _closes_circle(plan, team, parent):
            row.unread("parent", name, "the two would belong to each other")
            parent = None
        elif parent is None:
            units.append(_as_path(name))
            if plan.names.find("team", name):
                row.remark("parent", f"{plan.label('parent')} {quoted(name)}", f"is kept as its unit: {why}")
            else:
                plan.absent[quoted(name), "is no team of the list and is kept as a unit"] += 1
    if parent is not None:
        plan.memory.setdefault("parents", {})[team] = parent
    if not units:
        return parent, units
    known = {own, *(same(entry) for entry in plan.above(parent))}
    kept = []
    for unit in units:
        if same(unit) not in known:
            known.add(same(unit))
            kept.append(unit)
    return parent, kept


@lru_cache(maxsize=4096)
def _as_path(text: str) -> str:
    """A unit as the workshop writes a path."""
    for arrow in (" > ", " → ", " » ", " \\ "):
        text = text.replace(arrow, " / ")
    return text


def _closes_circle(plan: Planner, team: str, parent: str) -> bool:
    parents: dict[str, str] = plan.memory.setdefault("parents", {})
    here: str | None = parent
    seen: set[str] = set()
    while here is not None and here not in seen:
        if here == team:
            return True
        seen.add(here)
        there = plan.content.find(Team, here)
        here = parents.get(here) or (there.parent if there is not None else None)
    return False


def _team_rows(content: Content) -> Iterator[dict[str, str]]:
    called = labels(content, "team")
    supported: dict[str, list[str]] = {}
    for one in content.of(Support):
        supported.setdefault(one.team, []).append(called[one.supported])
    for team in content.of(Team):
        yield {
            "name": team.name,
            "unit": team.unit,
            "parent": called.get(team.parent or "", ""),
            "headcount": format(team.headcount, ".15g") if team.headcount is not None else "",
            "purpose": team.purpose,
            "touch": _TOUCH_WORDS[team.touch] if team.touch else "",
            "channels": "; ".join(team.channels),
            "supports": "; ".join(supported.get(team.id, ())),
            "group": team.group.label if team.group else "",
            "group_reason": team.group_reason,
            "sight": team.sight,
            "notes": team.notes,
        }


TEAMS = Sheet(
    kind="teams",
    title="Teams",
    one="team",
    many="teams",
    fields=(
        Field(
            "name",
            "Team",
            ("team name", "name", "name of team", "squad", "chapter", "unit name", "group name", "teams"),
            stands_in=("department", "unit", "org unit", "function", "division", "section", "group"),
        ),
        Field(
            "division",
            "Division",
            ("directorate", "business unit", "business area", "branch", "line of business", "wider unit", "level 1"),
            "The wider unit; it comes before the unit in the path.",
            fills=True,
        ),
        Field(
            "unit",
            "Unit",
            ("department", "dept", "org unit", "organisational unit", "function", "section", "area", "level 2"),
            "Where the team belongs, in words.",
            fills=True,
        ),
        Field(
            "parent",
            "Belongs to",
            ("parent", "parent team", "parent unit", "part of", "parent name", "reports into", "member of"),
            "The team it belongs to; kept as its unit when that is no team of the list.",
        ),
        Field(
            "headcount",
            "People",
            (
                "headcount",
                "fte",
                "size",
                "team size",
                "head count",
                "staff",
                "employees",
                "number of people",
                "no of people",
            ),
            "A number, fractions allowed; empty where it is not known.",
        ),
        Field(
            "purpose",
            "Purpose",
            ("description", "what they do", "what it does", "mission", "remit", "responsibilities", "about", "role"),
        ),
        Field(
            "touch",
            "Touches the customer",
            ("touches customer", "customer facing", "client facing", "touch", "customer contact", "faces customer"),
            "Every day, sometimes, never; or yes, no.",
        ),
        Field("channels", "How", ("channels", "channel", "contact channels", "touches how", "how it touches")),
        Field(
            "supports",
            "Supports",
            ("serves", "support", "supported teams", "internal customers", "supports teams", "serves teams"),
            "The teams it supports, one a line or with semicolons between; “customer” means it touches the customer.",
        ),
        Field("group", "Group", ("cx group", "kind", "classification", "cx type", "cx role"), "The room’s decision."),
        Field("group_reason", "Why this group", ("group reason", "reason", "because", "reason for group")),
        Field("sight", "Line of sight", ("line of sight sentence", "sight", "how it reaches the customer")),
        NOTES,
    ),
    needed=(("name",),),
    build=_build_team,
    announce=_announce_team,
    rows=_team_rows,
    name=("name",),
    table="team",
)
