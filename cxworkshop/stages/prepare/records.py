"""Prepare: who meets where and when, who signs, and where the organisation starts."""

from __future__ import annotations

import base64
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from cxworkshop.core.content import Content
from cxworkshop.core.fist import Fist
from cxworkshop.core.limits import Is, Matches, Within
from cxworkshop.core.record import Id, OnRemove, Record, Ref, Text, record

Minutes = Annotated[int, Within(ge=0, le=24 * 60)]
Count = Annotated[int, Within(ge=0, le=100_000)]
MOST_PEOPLE = 999
MOST_DOTS = 9
Histogram = tuple[Count, ...]  # eleven counts, one for each stop 0 to 10; empty while nobody has voted


def base64_text(text: str) -> str:
    """Bytes as text. ValueError when it is none; a pattern would take as long as the workshop takes to open."""
    base64.b64decode(text, validate=True)
    return text


Base64 = Annotated[str, Is(base64_text)]


class Coming(StrEnum):
    """What a participant answered to the invitation."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@record("workshop")
class Workshop(Record):
    """The workshop itself; there is one. `accent` is the client's colour as #RRGGBB for the title page."""

    client: Text = ""
    title: Text = ""
    place: Text = ""
    accent: Annotated[str, Matches(r"^(#[0-9A-Fa-f]{6})?$")] = ""


@record("logo")
class Logo(Record):
    """The client's logo for the title page; there is at most one. Apart from the workshop, whose texts are typed.

    `image` is a PNG or JPEG without anything beside the picture, `name` the file it came from. `dark` lays it on a
    dark ground: white on paper, nobody would see it.
    """

    image: Base64
    name: Text = ""
    dark: bool = False


@record("day")
class Day(Record):
    """One day of the workshop; `ends` is when the room must be left."""

    on: date | None = None
    starts: time | None = None
    ends: time | None = None


@record("agenda_item")
class AgendaItem(Record):
    """A line of the agenda. Clock times follow from the day's start and the minutes before it.

    `exercise` is a stage's key ("teams"), "diagnosis", "coffee", "lunch", or "" for anything else.
    """

    day: Annotated[Id, Ref("day", OnRemove.CASCADE)]
    title: Text = ""
    minutes: Minutes = 15
    exercise: Annotated[str, Matches(r"^[a-z]*$")] = ""


@record("participant")
class Participant(Record):
    """A person in the room. Approvers are asked to sign, facilitators run the day; anyone may be both."""

    name: Text = ""
    role: Text = ""
    team: Annotated[Id, Ref("team", OnRemove.CLEAR)] | None = None
    facilitator: bool = False
    approver: bool = False
    coming: Coming = Coming.UNKNOWN


@record("readiness")
class Readiness(Record):
    """A physical thing that only a person can tick: printed, packed, tried."""

    text: Text = ""
    done: bool = False


@record("indicator")
class Indicator(Record):
    """The room's own score on one of the ten indicators (S2) or five must-haves (S3), before and after.

    `key` names the indicator in resources; votes are counts only, so nobody can be recognised in them.
    """

    key: Annotated[str, Matches(r"^[a-z0-9-]+$")]
    before: Histogram = ()
    after: Histogram = ()
    one_higher: Text = ""


@record("parked")
class Parked(Record):
    """A thought that belongs elsewhere (the parking lot). `stage` is where it goes, or "" for not yet."""

    text: Text = ""
    who: Text = ""
    stage: Annotated[str, Matches(r"^[a-z]*$")] = ""
    settled: bool = False


@record("stage_note")
class StageNote(Record):
    """The facilitator's private notes on a stage (in `notes`), and the guide's steps already done."""

    stage: Annotated[str, Matches(r"^[a-z]+$")]
    steps_done: tuple[Text, ...] = ()


@record("voting")
class Voting(Record):
    """How the room votes; there is one. `people` vote, None: all who come.

    For the rallying cries each of them has `dots`, or raises a hand once where `hands` are counted.
    """

    people: Annotated[int, Within(ge=1, le=MOST_PEOPLE)] | None = None
    dots: Annotated[int, Within(ge=1, le=MOST_DOTS)] = 3
    hands: bool = False

    @property
    def each(self) -> int:
        """How many votes one person has."""
        return 1 if self.hands else self.dots


@record("consent")
class Consent(Record):
    """The room's fist of five on one thing: a principle, a rallying cry, or a scale with its agreed stop and rule.

    `rounds` are the closed votes, oldest first: how many people showed 0, 1 … 5 fingers. Counts only, so nobody can be
    recognised in them. Of the four references one is set.
    """

    principle: Annotated[Id, Ref("principle", OnRemove.CASCADE)] | None = None
    cry: Annotated[Id, Ref("rallying_cry", OnRemove.CASCADE)] | None = None
    dimension: Annotated[Id, Ref("dimension", OnRemove.CASCADE)] | None = None
    culture_dimension: Annotated[Id, Ref("culture_dimension", OnRemove.CASCADE)] | None = None
    rounds: tuple[Fist, ...] = ()

    @property
    def subject(self) -> str:
        """The id of the record it is about."""
        return self.principle or self.cry or self.dimension or self.culture_dimension or ""


def people_who_come(content: Content) -> int:
    """Everybody invited who has not declined and does not facilitate; an approver counts in any case."""
    people = content.of(Participant)
    return sum(one.coming is not Coming.NO and (one.approver or not one.facilitator) for one in people)


def voters(content: Content) -> int:
    """How many people vote: as many as was said, else everybody who comes; 0 when nobody is known."""
    said = content.one(Voting).people
    return said if said is not None else people_who_come(content)


def consent_on(content: Content, subject_id: str) -> Consent | None:
    """The room's fist of five on a record, None while there was none."""
    return next((one for one in content.of(Consent) if one.subject == subject_id), None)


RECORDS = (Workshop, Logo, Day, AgendaItem, Participant, Readiness, Indicator, Parked, StageNote, Voting, Consent)
