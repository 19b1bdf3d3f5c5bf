"""How ready the workshop is. The method has no open-point rule for Prepare: what is missing here shows as readiness.

Everything that follows from the records is derived; only what a person must see with their own eyes is ticked.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import counted, dates_words, joined, shown
from cxworkshop.stages import STAGES
from cxworkshop.stages.prepare.clock import DayTimes, clock, clock_times
from cxworkshop.stages.prepare.records import AgendaItem, Coming, Day, Participant, Readiness, Workshop

RULES: tuple[Rule, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class ReadyItem:
    """One thing that must be true before the day: what it is, whether it is true, and a quiet word beside it.

    `part` says what it is about ("client", "dates", "place", "teams", "people", "facilitators", "approvers",
    "agenda", "exercises" or "hand"), `where` the record to show, "" when there is none.
    """

    text: str
    ready: bool
    detail: str = ""
    where: str = ""
    part: str = ""


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """Nothing: the method asks for no open point here."""
    return []


def progress(content: Content) -> Progress:
    """How many of the things that make the workshop ready are true."""
    items = readiness(content)
    done = sum(item.ready for item in items)
    if not any(content.count(cls) for cls in (Workshop, Day, AgendaItem, Participant, Readiness)):
        return Progress(0, len(items), "Not started")
    return Progress(done, len(items), "Ready" if done == len(items) else f"{done} of {len(items)} ready")


def readiness(content: Content) -> list[ReadyItem]:
    """Everything that makes the workshop ready: derived things first, then what is ticked by hand."""
    times = clock_times(content)
    return [
        _client(content.one(Workshop)),
        _dates(times),
        _place(content.one(Workshop)),
        _teams(content),
        *_people(content.of(Participant)),
        *_agenda(times),
        _exercises(content),
        *(
            ReadyItem(
                shown(tick.text) or "Something without a name",
                tick.done,
                "ticked by hand" if tick.done else "by hand",
                tick.id,
                "hand",
            )
            for tick in content.of(Readiness)
        ),
    ]


def _client(workshop: Workshop) -> ReadyItem:
    client, title = bool(workshop.client.strip()), bool(workshop.title.strip())
    if client and title:
        return ReadyItem("Client and title are set", True, part="client")
    if client:
        return ReadyItem("The workshop has no title", False, part="client")
    return ReadyItem("The client is not named", False, part="client")


def _dates(times: tuple[DayTimes, ...]) -> ReadyItem:
    days = [entry.day.on for entry in times if entry.day.on is not None]
    for entry in times:
        if entry.day.on is None:
            text = "No date is set" if len(times) == 1 else f"Day {entry.number} has no date"
            return ReadyItem(text, False, where=entry.day.id, part="dates")
        if entry.day.starts is None:
            return ReadyItem(f"Day {entry.number} has no start time", False, where=entry.day.id, part="dates")
    if not days:
        return ReadyItem("No date is set", False, part="dates")
    return ReadyItem(
        "The date is set" if len(days) == 1 else "The dates are set", True, dates_words(days), part="dates"
    )


def _place(workshop: Workshop) -> ReadyItem:
    if workshop.place.strip():
        return ReadyItem("The place is set", True, shown(workshop.place), part="place")
    return ReadyItem("The place is not set", False, part="place")


def _teams(content: Content) -> ReadyItem:
    # By name, not by type: Teams is a later stage, and nothing here needs to know what a team is.
    n = sum(content.count(cls) for cls in content.types() if cls.TABLE == "team")
    if not n:
        return ReadyItem("No team is on the list yet", False, part="teams")
    return ReadyItem(f"{counted(n, 'team')} {'is' if n == 1 else 'are'} on the list", True, part="teams")


def _people(people: tuple[Participant, ...]) -> list[ReadyItem]:
    found = []
    if people:
        answered = sum(person.coming is not Coming.UNKNOWN for person in people)
        detail = "all have answered" if answered == len(people) else f"{answered} answered"
        found.append(ReadyItem(f"{counted(len(people), 'person', 'people')} asked", True, detail, part="people"))
    else:
        found.append(ReadyItem("Nobody is asked yet", False, part="people"))
    lead = [shown(person.name) for person in people if person.facilitator]
    if lead:
        text = f"{counted(len(lead), 'person facilitates', 'people facilitate')}"
        found.append(ReadyItem(text, True, joined([name for name in lead if name], most=2), part="facilitators"))
    else:
        found.append(ReadyItem("Nobody facilitates yet", False, part="facilitators"))
    found.append(_approvers([person for person in people if person.approver]))
    return found


def _approvers(approvers: list[Participant]) -> ReadyItem:
    if not approvers:
        return ReadyItem("Nobody is asked to sign yet", False, part="approvers")
    waiting = [person for person in approvers if person.coming is not Coming.YES]
    if waiting:
        names = joined([shown(person.name) or "somebody without a name" for person in waiting], most=2)
        text = f"{len(approvers) - len(waiting)} of {counted(len(approvers), 'approver')} said yes"
        return ReadyItem(text, False, f"not yet: {names}", waiting[0].id, "approvers")
    n = len(approvers)
    text = {1: "The approver is coming", 2: "Both approvers are coming"}.get(n, f"All {n} approvers are coming")
    return ReadyItem(text, True, part="approvers")


def _agenda(times: tuple[DayTimes, ...]) -> list[ReadyItem]:
    if not times:
        return [ReadyItem("There is no agenda yet", False, part="agenda")]
    found = []
    for entry in times:
        day = f"Day {entry.number}" if len(times) > 1 else "The day"
        span = f"{clock(entry.starts)} – {clock(entry.ends)}" if entry.starts is not None else ""
        if not entry.items:
            found.append(ReadyItem(f"{day} has no agenda", False, where=entry.day.id, part="agenda"))
        elif entry.overrun:
            text = f"{day} runs {counted(entry.overrun, 'minute')} over"
            found.append(ReadyItem(text, False, span, entry.day.id, "agenda"))
        else:
            found.append(ReadyItem(f"{day} fits", True, span, entry.day.id, "agenda"))
    return found


def _exercises(content: Content) -> ReadyItem:
    planned = {item.exercise for item in content.of(AgendaItem)}
    missing = [stage.title for stage in STAGES if stage.number and stage.key not in planned]
    if not missing:
        return ReadyItem("Every exercise is on the agenda", True, part="exercises")
    text = f"{joined(missing, most=3)} {'is' if len(missing) == 1 else 'are'} not on the agenda"
    return ReadyItem(text, False, part="exercises")
