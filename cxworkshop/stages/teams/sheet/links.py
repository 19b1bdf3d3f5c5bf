"""The tables of who supports whom, and of what internal customers need."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.lookup import labels
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.words import answers, key, quoted
from cxworkshop.stages.teams.records import Need, Priority, Support
from cxworkshop.stages.teams.sheet.common import THE_CUSTOMER, link

_TEAM_UNIT = ("team unit", "department", "division", "unit", "org unit")
_PRIORITIES = answers(
    {
        Priority.MUST: ("must", "must have", "high", "critical", "essential", "h"),
        Priority.SHOULD: ("should", "should have", "medium", "normal", "m"),
        Priority.COULD: ("could", "could have", "low", "nice to have", "l"),
    }
)
_PRIORITY_WORDS = {Priority.MUST: "must", Priority.SHOULD: "should", Priority.COULD: "could"}


def _build_support(row: Row, plan: Planner) -> None:
    team = row.need("team", "team", "unit")
    name = row.text("supported")
    if key(name) in THE_CUSTOMER:
        row.skip("the customer is no team; that a team touches the customer is said in the table of teams")
    whole = plan.resolve("team", name, row.text("supported_unit"))[0]
    found = [whole] if whole else row.refs("supported", "team")
    if not found:
        row.skip(plan.resolve("team", name, row.text("supported_unit"))[1])
    if team in found:
        found.remove(team)
        row.remark("supported", quoted(row.text("team")), "cannot support itself; that link is left out")
    if not link(plan, team, found, row.notes()):
        row.skip("the link is already there" if found else "a team cannot support itself")


def _support_rows(content: Content) -> Iterator[dict[str, str]]:
    called = labels(content, "team")
    for one in content.of(Support):
        yield {"team": called[one.team], "supported": called[one.supported], "notes": one.notes}


SUPPORTS = Sheet(
    kind="supports",
    title="Supports",
    one="link",
    many="links",
    fields=(
        Field("team", "Team", ("supporting team", "from", "supporter", "enabler", "provider", "team name", "source")),
        Field("unit", "Team’s unit", _TEAM_UNIT),
        Field(
            "supported",
            "Supports",
            ("supported team", "supported", "to", "serves", "internal customer", "supports team", "customer", "target"),
        ),
        Field("supported_unit", "Supported team’s unit", ("supported unit", "supported department", "customer unit")),
        NOTES,
    ),
    needed=(("team",), ("supported",)),
    build=_build_support,
    rows=_support_rows,
)


# -- needs ----------------------------------------------------------------------------------------------------


def _build_need(row: Row, plan: Planner) -> None:
    team = row.need("team", "team", "unit")
    plan.add(
        Need,
        team=team,
        customer=row.ref("customer", "team", "customer_unit"),
        what=row.text("what"),
        priority=row.choice("priority", _PRIORITIES),
        why=row.text("why"),
        notes=row.notes(),
    )


def _need_rows(content: Content) -> Iterator[dict[str, str]]:
    called = labels(content, "team")
    for need in content.of(Need):
        yield {
            "team": called[need.team],
            "customer": called.get(need.customer or "", ""),
            "what": need.what,
            "priority": _PRIORITY_WORDS[need.priority] if need.priority else "",
            "why": need.why,
            "notes": need.notes,
        }


NEEDS = Sheet(
    kind="needs",
    title="Needs",
    one="need",
    many="needs",
    fields=(
        Field("team", "Team", ("serving team", "served by", "provider", "team name", "enabler"), fills=True),
        Field("unit", "Team’s unit", _TEAM_UNIT),
        Field(
            "customer",
            "Internal customer",
            ("customer", "customer team", "needed by", "requested by", "for", "who needs it"),
        ),
        Field("customer_unit", "Customer’s unit", ("customer unit", "internal customer unit", "customer department")),
        Field("what", "Need", ("needs", "what", "what they need", "requirement", "expectation", "service", "request")),
        Field(
            "priority", "Priority", ("importance", "must should could", "moscow"), "Must, should, could; high to low."
        ),
        Field("why", "Why", ("reason", "because", "rationale", "what for")),
        NOTES,
    ),
    needed=(("team",), ("what",)),
    build=_build_need,
    rows=_need_rows,
)
