"""The tables of this stage: principles, what each means for a team, and how teams know."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.lookup import labels
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.words import answers, quoted
from cxworkshop.stages.principles.records import Application, Better, Family, Measure, Principle, Scope

_TEAM_UNIT = Field("team_unit", "Team’s unit", ("department", "division", "org unit", "team department"))
_FAMILIES = answers(
    {
        Family.CUSTOMER: ("customer", "external customer", "client", "c"),
        Family.INTERNAL: ("internal customer", "internal", "peer", "colleague", "i"),
        Family.OPERATIONS: ("operational effectiveness", "operation", "operational", "process", "efficiency", "o"),
    }
)
_SCOPES = answers(
    {
        Scope.BUSINESS: ("business", "whole of business", "whole business", "overall", "relationship", "company"),
        Scope.SEGMENT: ("segment", "customer segment"),
        Scope.INTERACTION: ("interaction", "journey", "one interaction", "touchpoint", "transaction"),
    }
)
_BETTER = answers(
    {
        Better.HIGHER: ("higher", "higher is better", "up", "more", "increase", "max", "maximise", "high"),
        Better.LOWER: ("lower", "lower is better", "down", "less", "decrease", "min", "minimise", "low"),
    }
)
_ANONYMOUS = {True: "yes", False: "no", None: ""}


def _build_principle(row: Row, plan: Planner) -> None:
    plan.add(
        Principle,
        row.take_id(Principle),
        name=row.text("name"),
        statement=row.text("statement"),
        notes=row.notes(),
    )


def _principle_rows(content: Content) -> Iterator[dict[str, str]]:
    for principle in content.of(Principle):
        yield {"name": principle.name, "statement": principle.statement, "notes": principle.notes}


PRINCIPLES = Sheet(
    kind="principles",
    title="Principles",
    one="principle",
    many="principles",
    fields=(
        Field("name", "Principle", ("name", "principle name", "title", "value", "cx principle", "heading")),
        Field("statement", "Statement", ("text", "description", "wording", "what it says", "definition", "meaning")),
        NOTES,
    ),
    needed=(("name", "statement"),),
    build=_build_principle,
    rows=_principle_rows,
    name=("name", "statement"),
    table="principle",
)


def _build_application(row: Row, plan: Planner) -> None:
    pair = row.need("team", "team", "team_unit"), row.need("principle", "principle")
    known = plan.memory.get("applications")
    if known is None:
        known = plan.memory["applications"] = {(a.team, a.principle): "" for a in plan.content.of(Application)}
    if pair in known:
        who = known[pair] or "the workshop"
        row.skip(f"{who} already says what {quoted(row.text('principle'))} means for {quoted(row.text('team'))}")
    known[pair] = row.where()
    plan.add(
        Application,
        team=pair[0],
        principle=pair[1],
        meaning=row.text("meaning"),
        action=row.text("action"),
        notes=row.notes(),
    )


def _application_rows(content: Content) -> Iterator[dict[str, str]]:
    teams, principles = labels(content, "team"), labels(content, "principle")
    for said in content.of(Application):
        yield {
            "team": teams.get(said.team, ""),
            "principle": principles.get(said.principle, ""),
            "meaning": said.meaning,
            "action": said.action,
            "notes": said.notes,
        }


APPLICATIONS = Sheet(
    kind="applications",
    title="Applications",
    one="application",
    many="applications",
    fields=(
        Field("team", "Team", ("team name", "name", "who"), fills=True),
        _TEAM_UNIT,
        Field("principle", "Principle", ("principle name", "value", "cx principle")),
        Field("meaning", "Means for us", ("meaning", "what it means", "means", "what it means for us", "application")),
        Field("action", "What we will do", ("action", "actions", "we will", "will do", "behaviour", "commitment")),
        NOTES,
    ),
    needed=(("team",), ("principle",), ("meaning", "action")),
    build=_build_application,
    rows=_application_rows,
)


def _build_measure(row: Row, plan: Planner) -> None:
    plan.add(
        Measure,
        team=row.need("team", "team", "team_unit"),
        principle=row.ref("principle", "principle"),
        what=row.text("what"),
        family=row.choice("family", _FAMILIES),
        scope=row.choice("scope", _SCOPES),
        source=row.text("source"),
        anonymous=row.yes_no("anonymous"),
        unit=row.text("unit"),
        better=row.choice("better", _BETTER),
        baseline=row.text("baseline"),
        target=row.text("target"),
        owner=row.text("owner"),
        how_often=row.text("how_often"),
        next_review=row.day("next_review"),
        value=row.text("value"),
        notes=row.notes(),
    )


def _measure_rows(content: Content) -> Iterator[dict[str, str]]:
    teams, principles = labels(content, "team"), labels(content, "principle")
    for measure in content.of(Measure):
        yield {
            "team": teams.get(measure.team, ""),
            "principle": principles.get(measure.principle or "", ""),
            "what": measure.what,
            "family": measure.family.label if measure.family else "",
            "scope": measure.scope.value if measure.scope else "",
            "source": measure.source,
            "anonymous": _ANONYMOUS[measure.anonymous],
            "unit": measure.unit,
            "better": measure.better.value if measure.better else "",
            "baseline": measure.baseline,
            "target": measure.target,
            "owner": measure.owner,
            "how_often": measure.how_often,
            "next_review": measure.next_review.isoformat() if measure.next_review else "",
            "value": measure.value,
            "notes": measure.notes,
        }


MEASURES = Sheet(
    kind="measures",
    title="Measures",
    one="measure",
    many="measures",
    fields=(
        Field("team", "Team", ("team name", "who"), fills=True),
        _TEAM_UNIT,
        Field("principle", "Principle", ("principle name", "cx principle")),
        Field("what", "Measure", ("metric", "what is measured", "kpi", "measures", "indicator", "name", "what")),
        Field("family", "Family", ("kind", "type", "measure family", "category"), "Customer, internal, operational."),
        Field("scope", "Scope", ("covers",), "Whole of business, segment, or one interaction."),
        Field("source", "Source", ("data source", "where from", "gathered by", "collected by")),
        Field("anonymous", "Anonymous", ("gathered anonymously", "is anonymous"), "Yes or no."),
        Field("unit", "Measured in", ("unit", "unit of measure", "measure unit", "uom")),
        Field("better", "Better is", ("direction", "better", "good is", "polarity"), "Higher or lower."),
        Field("baseline", "Baseline", ("today", "current", "current value", "now", "start")),
        Field("target", "Target", ("goal", "objective", "target value", "threshold"), "As it is written; prose stays."),
        Field("owner", "Owner", ("responsible", "owned by", "measure owner", "accountable")),
        Field("how_often", "How often", ("frequency", "interval", "cadence", "measured every")),
        Field("next_review", "Next review", ("review", "review date", "next review date", "reviewed on"), "A date."),
        Field("value", "Value created", ("value", "expected value", "creates", "benefit", "business value")),
        NOTES,
    ),
    needed=(("team",), ("what",)),
    build=_build_measure,
    rows=_measure_rows,
)

SHEETS = (PRINCIPLES, APPLICATIONS, MEASURES)
