"""The table of this stage: the people in the room."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.core.content import Content
from cxworkshop.exchange.kinds import NOTES, Field, Sheet
from cxworkshop.exchange.lookup import labels
from cxworkshop.exchange.planner import Planner
from cxworkshop.exchange.row import Row
from cxworkshop.exchange.words import answers
from cxworkshop.stages.prepare.records import Coming, Participant

_COMING = answers(
    {
        Coming.YES: ("yes", "y", "true", "accepted", "confirmed", "coming", "attending", "x", "1"),
        Coming.NO: ("no", "n", "false", "declined", "not coming", "regrets", "0"),
        Coming.UNKNOWN: ("maybe", "tentative", "invited", "no answer", "pending", "open"),
    }
)
_COMING_WORDS = {Coming.YES: "yes", Coming.NO: "no", Coming.UNKNOWN: ""}


def _build(row: Row, plan: Planner) -> None:
    plan.add(
        Participant,
        row.take_id(Participant),
        name=row.text("name"),
        role=row.text("role"),
        team=row.ref("team", "team", "unit"),
        facilitator=bool(row.yes_no("facilitator")),
        approver=bool(row.yes_no("approver")),
        coming=row.choice("coming", _COMING) or Coming.UNKNOWN,
        notes=row.notes(),
    )


def _rows(content: Content) -> Iterator[dict[str, str]]:
    called = labels(content, "team")
    for person in content.of(Participant):
        yield {
            "name": person.name,
            "role": person.role,
            "team": called.get(person.team or "", ""),
            "facilitator": "yes" if person.facilitator else "",
            "approver": "yes" if person.approver else "",
            "coming": _COMING_WORDS[person.coming],
            "notes": person.notes,
        }


PARTICIPANTS = Sheet(
    kind="participants",
    title="Participants",
    one="participant",
    many="participants",
    fields=(
        Field("name", "Name", ("participant", "person", "full name", "who", "attendee", "participant name")),
        Field("role", "Role", ("job title", "title", "position", "function", "job")),
        Field("team", "Team", ("team name", "department", "group"), "The name of a team of the workshop."),
        Field("unit", "Team’s unit", ("team unit", "unit", "division", "org unit")),
        Field("facilitator", "Facilitator", ("facilitates", "runs the day", "moderator", "is facilitator"), "Yes, no."),
        Field(
            "approver",
            "Signs",
            ("approver", "approves", "sign off", "signatory", "will sign", "is approver"),
            "Yes or no: is asked to sign.",
        ),
        Field("coming", "Coming", ("attending", "rsvp", "answer", "status", "accepted", "attendance"), "Yes or no."),
        NOTES,
    ),
    needed=(("name",),),
    build=_build,
    rows=_rows,
    name=("name",),
    table="participant",
)

SHEETS = (PARTICIPANTS,)
