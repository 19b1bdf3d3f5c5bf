"""The tables of this stage: barriers, with a mitigation in the same row where a file has one, and mitigations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.lookup import labels
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.values import unknown
from cxworkshop.exchange.words import answers, key, same
from cxworkshop.stages.barriers.records import Area, Barrier, Mechanism, Mitigation, MitigationState

_AREAS = answers(
    {
        Area.STRUCTURE: (Area.STRUCTURE.label, "structure", "organisation", "organization", "silos", "org structure"),
        Area.GEOGRAPHY: (Area.GEOGRAPHY.label, "location", "locations", "sites", "region", "distance"),
        Area.OUTSOURCING: (Area.OUTSOURCING.label, "outsourced", "supplier", "vendor", "partner", "third party"),
        Area.PARENT: (Area.PARENT.label, "parent", "parent company", "group", "holding", "headquarters", "owner"),
        Area.OTHER: (Area.OTHER.label,),
    }
)
_MECHANISMS = answers(
    {
        Mechanism.WORKFLOW: (
            Mechanism.WORKFLOW.label,
            "workflow",
            "technology",
            "collaboration",
            "workflow technology",
        ),
        Mechanism.MATRIX: (Mechanism.MATRIX.label, "matrix", "matrix reporting", "reporting", "customer owner"),
        Mechanism.INCLUSION: (Mechanism.INCLUSION.label, "inclusion"),
        Mechanism.OTHER: (Mechanism.OTHER.label,),
    }
)
_STATES = answers(
    {
        MitigationState.PROPOSED: ("proposed", "idea", "new", "open", "planned", "not started"),
        MitigationState.AGREED: ("agreed", "approved", "decided", "accepted"),
        MitigationState.UNDER_WAY: ("under way", "under_way", "in progress", "started", "ongoing", "underway"),
        MitigationState.DONE: ("done", "completed", "complete", "closed", "finished"),
        MitigationState.DROPPED: ("dropped", "cancelled", "canceled", "rejected", "stopped"),
    }
)
_STATE_WORDS = {state: state.value.replace("_", " ") for state in MitigationState}


def _area(row: Row) -> tuple[Area | None, str]:
    """The area a row names; another word is an area of its own."""
    text = row.text("area")
    if not text or unknown(text):
        return None, ""
    found = _AREAS.get(key(text))
    return (found, "") if found else (Area.OTHER, text)


def _mechanism(row: Row) -> tuple[Mechanism | None, str]:
    text = row.text("mechanism")
    if not text or unknown(text):
        return None, ""
    found = _MECHANISMS.get(key(text))
    return (found, "") if found else (Mechanism.OTHER, text)


def _plan_mitigation(row: Row, plan: Planner, barrier: str, name: str, description: str, notes: str) -> None:
    mechanism, mechanism_name = _mechanism(row)
    fields: dict[str, Any] = {
        "due": row.day("due"),
        "state": row.choice("state", _STATES) or MitigationState.PROPOSED,
        "residual": row.whole("residual", 0, 5),
    }
    kept = row.kept()
    plan.add(
        Mitigation,
        barrier=barrier,
        mechanism=mechanism,
        mechanism_name=mechanism_name,
        name=name,
        description=description,
        owner=row.text("owner"),
        notes="\n".join(part for part in (notes, kept) if part),
        **fields,
    )


def _build_barrier(row: Row, plan: Planner) -> None:
    area, area_name = _area(row)
    fields: dict[str, Any] = {
        "area": area,
        "area_name": area_name,
        "name": row.text("name"),
        "description": row.text("description"),
        "experience": row.text("experience"),
        "teams": tuple(row.refs("teams", "team")),
        "severity": row.whole("severity", 1, 5),
    }
    fields["notes"] = row.notes()
    words = (same(fields["name"] or fields["description"]),)
    name, description = row.text("mitigation"), row.text("mitigation_description")
    if not (name or description) or row.joins:
        row.id = plan.add(Barrier, row.take_id(Barrier), **fields)
        if row.id not in plan.content:
            plan.memory.setdefault((Barrier, words), []).append(row.id)
    else:
        row.id = plan.gather(Barrier, words, **fields)
    if name or description:
        _plan_mitigation(row, plan, row.id, name, description, "")


def _mitigation_fields(one: Mitigation) -> dict[str, str]:
    return {
        "mitigation": one.name,
        "mechanism": one.mechanism_name or (one.mechanism.label if one.mechanism else ""),
        "mitigation_description": one.description,
        "owner": one.owner,
        "due": one.due.isoformat() if one.due else "",
        "state": _STATE_WORDS[one.state],
        "residual": "" if one.residual is None else str(one.residual),
    }


def _barrier_rows(content: Content) -> Iterator[dict[str, str]]:
    teams = labels(content, "team")
    mitigations: dict[str, list[Mitigation]] = {}
    for one in content.of(Mitigation):
        mitigations.setdefault(one.barrier, []).append(one)
    for barrier in content.of(Barrier):
        own = {
            "name": barrier.name,
            "area": barrier.area_label,
            "description": barrier.description,
            "experience": barrier.experience,
            "teams": "; ".join(teams.get(team, "") for team in barrier.teams),
            "severity": "" if barrier.severity is None else str(barrier.severity),
            "notes": barrier.notes,
        }
        for _, planned in zip_longest((0,), mitigations.get(barrier.id, ())):
            yield own if planned is None else {**own, **_mitigation_fields(planned)}


_MECHANISM_FIELD = Field("mechanism", "Mechanism", ("how it works", "mitigation type", "kind of mitigation", "lever"))
_OWNER = Field("owner", "Owner", ("responsible", "owned by", "mitigation owner", "accountable", "who"))
_DUE = Field("due", "Due", ("due date", "by when", "deadline", "until", "when", "target date"), "A date.")
_STATE = Field("state", "State", ("status", "progress", "mitigation state", "mitigation status"))
_RESIDUAL = Field(
    "residual",
    "Severity after",
    ("residual", "residual severity", "expected severity", "severity expected to remain", "severity afterwards"),
    "0 (gone) to 5.",
)

BARRIERS = Sheet(
    kind="barriers",
    title="Barriers",
    one="barrier",
    many="barriers",
    fields=(
        Field("name", "Barrier", ("name", "obstacle", "barrier name", "title", "problem", "issue")),
        Field("area", "Area", ("category", "type", "barrier area", "kind"), "Structure, geography, outsourcing, …"),
        Field("description", "Description", ("details", "what", "cause", "barrier description", "explanation")),
        Field("experience", "What the customer experiences", ("experience", "customer impact", "impact", "effect")),
        Field(
            "teams", "Teams affected", ("teams", "team", "affected teams", "affects"), "Names of teams, by semicolon."
        ),
        Field("severity", "Severity", ("severity now", "weight", "score", "rating"), "1 (slight) to 5 (worst)."),
        Field("mitigation", "Mitigation", ("measure", "action", "countermeasure", "response", "what we do")),
        _MECHANISM_FIELD,
        Field("mitigation_description", "Mitigation in words", ("mitigation description", "mitigation details")),
        _OWNER,
        _DUE,
        _STATE,
        _RESIDUAL,
        NOTES,
    ),
    needed=(("name", "description"),),
    build=_build_barrier,
    rows=_barrier_rows,
    name=("name", "description"),
    table="barrier",
)


def _build_mitigation(row: Row, plan: Planner) -> None:
    barrier = row.need("barrier", "barrier")
    _plan_mitigation(row, plan, barrier, row.text("name"), row.text("description"), row.text("notes"))


def _mitigation_rows(content: Content) -> Iterator[dict[str, str]]:
    barriers = labels(content, "barrier")
    for one in content.of(Mitigation):
        fields = _mitigation_fields(one)
        fields["name"], fields["description"] = fields.pop("mitigation"), fields.pop("mitigation_description")
        yield {"barrier": barriers.get(one.barrier, ""), **fields, "notes": one.notes}


MITIGATIONS = Sheet(
    kind="mitigations",
    title="Mitigations",
    one="mitigation",
    many="mitigations",
    fields=(
        Field("barrier", "Barrier", ("barrier name", "for barrier", "obstacle", "against"), fills=True),
        Field("name", "Mitigation", ("name", "action", "measure", "title", "countermeasure", "response")),
        _MECHANISM_FIELD,
        Field("description", "Description", ("details", "what", "mitigation description", "in words")),
        _OWNER,
        _DUE,
        _STATE,
        _RESIDUAL,
        NOTES,
    ),
    needed=(("barrier",), ("name", "description")),
    build=_build_mitigation,
    rows=_mitigation_rows,
)

SHEETS = (BARRIERS, MITIGATIONS)
