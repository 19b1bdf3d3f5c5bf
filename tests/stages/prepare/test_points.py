"""Readiness: what is derived from the records, and what is ticked by hand."""

from datetime import date, time

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import Progress
from cxworkshop.stages.prepare.points import RULES, points, progress, readiness
from cxworkshop.stages.prepare.records import AgendaItem, Coming, Day, Participant, Readiness, Workshop
from cxworkshop.stages.teams.records import Team

DAY = Day(id="day-1", on=date(2026, 3, 10), starts=time(9), ends=time(17), order=1)
EXERCISES = ("teams", "principles", "definition", "culture", "barriers")


def of(part, *records):
    return [(item.text, item.ready, item.detail) for item in readiness(Content(records)) if item.part == part]


def person(n, **fields):
    return Participant(id=f"participant-{n}", name=f"Person {n}", order=n, **fields)


def test_an_empty_workshop_has_not_started():
    assert (RULES, points(Content())) == ((), [])
    assert progress(Content()).words == "Not started"
    assert not any(item.ready for item in readiness(Content()))


def test_everything_ready():
    records = [
        Workshop(id="workshop", client="Kestrel", title="Customer centricity", place="Pump House"),
        DAY,
        *(AgendaItem(id=f"agenda-item-{key}", day="day-1", exercise=key) for key in EXERCISES),
        person(1, approver=True, coming=Coming.YES),
        person(2, facilitator=True),
        Team(id="team-1", name="Billing"),
        Readiness(id="readiness-1", text="Spare lamp", done=True),
    ]
    assert [item.text for item in readiness(Content(records)) if not item.ready] == []
    assert progress(Content(records)) == Progress(10, 10, "Ready")
    assert progress(Content([*records[:-1], Readiness(id="readiness-1", text="Lamp")])).words == "9 of 10 ready"


def test_client_and_title():
    assert of("client", Workshop(id="workshop", title="Day")) == [("The client is not named", False, "")]
    assert of("client", Workshop(id="workshop", client="F", title=" ")) == [("The workshop has no title", False, "")]


def test_dates():
    second = Day(id="day-2", on=date(2026, 3, 11), starts=time(9), order=2)
    assert of("dates", DAY, second) == [("The dates are set", True, "Tue 10 – Wed 11 March 2026")]
    assert of("dates", DAY, Day(id="day-2", order=2)) == [("Day 2 has no date", False, "")]
    assert of("dates", Day(id="day-1", on=date(2026, 3, 10))) == [("Day 1 has no start time", False, "")]
    assert of("dates", Day(id="day-1")) == of("dates") == [("No date is set", False, "")]


def test_people_and_facilitators():
    people = [person(1, coming=Coming.NO), person(2, facilitator=True)]
    assert of("people", *people) == [("2 people asked", True, "1 answered")]
    assert of("facilitators", *people) == [("1 person facilitates", True, "Person 2")]
    assert of("people", person(1, coming=Coming.YES)) == [("1 person asked", True, "all have answered")]


def test_approvers():
    yes = [person(n, approver=True, coming=Coming.YES) for n in (1, 2, 3)]
    assert of("approvers", *yes) == [("All 3 approvers are coming", True, "")]
    assert of("approvers", *yes[:2]) == [("Both approvers are coming", True, "")]
    late = person(4, approver=True, coming=Coming.NO)
    assert of("approvers", *yes, late) == [("3 of 4 approvers said yes", False, "not yet: Person 4")]


def test_agenda_of_each_day():
    long = AgendaItem(id="agenda-item-1", day="day-1", minutes=490)
    assert of("agenda", DAY, long) == [("The day runs 10 minutes over", False, "09:00 – 17:10")]
    free = Day(id="day-2", order=2)
    some = AgendaItem(id="agenda-item-2", day="day-2", minutes=60)
    assert of("agenda", DAY, free, some) == [("Day 1 has no agenda", False, ""), ("Day 2 fits", True, "")]


def test_exercises_that_are_missing_are_named():
    line = AgendaItem(id="agenda-item-1", day="day-1", exercise="barriers")
    assert of("exercises", DAY, line) == [("Teams, Principles, Definition and 1 more are not on the agenda", False, "")]


def test_where_leads_to_what_is_meant():
    items = readiness(Content([DAY, person(1, approver=True), Readiness(id="readiness-1", text="Lamp")]))
    assert {item.part: item.where for item in items if item.where} == {
        "approvers": "participant-1",
        "agenda": "day-1",
        "hand": "readiness-1",
    }
