"""What changed between two states is told in sentences: whole, by name, and for every record and field there is."""

import dataclasses
from datetime import date, time
from enum import Enum
from typing import Any

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.stages import record_types, stage
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation, MitigationState
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Collision, Definition, Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Coming,
    Consent,
    Day,
    Indicator,
    Logo,
    Parked,
    Participant,
    Readiness,
    StageNote,
    Voting,
    Workshop,
)
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.signoff.changes import compare, same
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch

BILLING = Team(id="team-billing", name="Billing Operations", group=Group.BACK_OFFICE, channels=("Phone",), order=1)
DESK = Team(id="team-desk", name="Service Desk", group=Group.CREATOR, order=2)
DEPOT = Team(id="team-depot", name="North Depot", order=3)
SCALE = Dimension(id="dimension-1", left="More customers", right="Better customers", agreed=6, order=1)
CULTURE = CultureDimension(id="culture-dimension-1", left="As a neighbour", right="As an officer", order=1)

HAVE: tuple[Record, ...] = (
    Workshop(id="workshop", client="Kestrel", title="Customer centricity", place="Oslo", accent="#112233", order=1),
    Logo(id="logo", image="iVBORw0KGgo=", name="kestrel.png", order=1),
    Day(id="day-1", on=date(2026, 3, 10), starts=time(9), ends=time(17), order=1),
    Day(id="day-2", on=date(2026, 3, 11), order=2),
    AgendaItem(id="agenda-item-1", day="day-1", title="Welcome", minutes=20, exercise="teams", order=1),
    Participant(id="participant-1", name="Ada Berg", role="Finance", team=BILLING.id, approver=True, order=1),
    Readiness(id="readiness-1", text="Pens", order=1),
    Indicator(id="indicator-1", key="planned-in-customers", before=(0, 1) + (0,) * 9, one_higher="Ask them", order=1),
    Parked(id="parked-1", text="The new ship", who="Ada", stage="teams", order=1),
    StageNote(id="stage-note-1", stage="teams", notes="Watch Ada", order=1),
    Voting(id="voting", people=24, dots=2, order=1),
    Consent(id="consent-1", cry="rallying-cry-1", rounds=((0, 1, 2, 9, 8, 4),), order=1),
    BILLING,
    DESK,
    DEPOT,
    Support(id="support-1", team=BILLING.id, supported=DESK.id, order=1),
    Need(id="need-1", team=BILLING.id, customer=DESK.id, what="One bill", priority=Priority.MUST, why="They ring",
         order=1),
    Principle(id="principle-1", name="Tell early", statement="We tell people first.", order=1),
    Principle(id="principle-2", name="Nobody stranded", statement="We leave nobody behind.", order=2),
    Principle(id="principle-3", name="Say it once", order=3),
    Application(id="application-1", team=DESK.id, principle="principle-1", meaning="Ring them", action="Read the log",
                order=1),
    Measure(id="measure-1", team=DESK.id, principle="principle-1", what="Told before noon", family=Family.CUSTOMER,
            owner="Ada", target="95", next_review=date(2026, 6, 1), order=1),
    Definition(id="definition", why_now="People remember three days.", cry="rallying-cry-1", order=1),
    Imperative(id="imperative-1", name="Earn the contract", order=1),
    Imperative(id="imperative-2", name="The customer", customer_focus=True, order=2),
    Collision(id="collision-1", first="imperative-1", second="imperative-2", ruling="The margin waits.", order=1),
    RallyingCry(id="rallying-cry-1", text="Nobody rings twice.", votes=(12,), order=1),
    RallyingCry(id="rallying-cry-2", text="We come on Tuesday.", order=2),
    SCALE,
    Dimension(id="dimension-2", left="Speed", right="Reliable", order=2),
    TrialCase(id="trial-case-1", dimension=SCALE.id, case="A party?", answer="No.", settles=True, order=1),
    CULTURE,
    Example(id="example-1", dimension=CULTURE.id, situation="Late train", on="We say so.", off="We wait.", order=1),
    Barrier(id="barrier-1", area=Area.GEOGRAPHY, name="Depot without a phone", teams=(DEPOT.id,), severity=4, order=1),
    Barrier(id="barrier-2", area=Area.OTHER, area_name="Weather", name="Rain", order=2),
    Mitigation(id="mitigation-1", barrier="barrier-1", name="A phone", due=date(2026, 4, 1), residual=1, order=1),
    AreaAnswer(id="area-answer-1", area=Area.OUTSOURCING, reason="We do it all.", order=1),
    AcceptedPoint(id="accepted-point-1", point="T1/team-depot", words="By April.", by="Ada Berg", order=1),
)  # fmt: skip
BEFORE = Content(HAVE)


def after(*changed: Record, without: tuple[str, ...] = ()) -> Content:
    """The content with records replaced or added, and others gone."""
    ids = {one.id for one in changed} | set(without)
    return Content([*(one for one in HAVE if one.id not in ids), *changed])


def told(content: Content, before: Content = BEFORE) -> list[str]:
    return [change.sentence for change in compare(before, content)]


def changed(record: Record, **fields: Any) -> list[str]:
    return told(after(dataclasses.replace(record, **fields)))


def have(record_id: str) -> Any:
    return BEFORE.get(record_id)


# -- the sentences -----------------------------------------------------------------------------------------------------


def test_a_team_that_moves_is_told_as_the_room_would() -> None:
    assert changed(BILLING, group=Group.FRONTLINE) == [
        "Billing Operations moved from back office to frontline support.",
    ]
    assert changed(DEPOT, group=Group.CREATOR) == ["North Depot was placed in CX Creator."]
    assert changed(DESK, group=None) == ["Service Desk was taken out of CX Creator and is not placed."]


@pytest.mark.parametrize(
    ("record_id", "fields", "sentence"),
    [
        ("team-billing", {"name": "Billing"}, "Billing Operations is now called Billing."),
        ("team-billing", {"parent": "team-desk"}, "Billing Operations now belongs to Service Desk."),
        ("team-billing", {"headcount": 12.0}, "The number of people in Billing Operations is now 12."),
        ("team-billing", {"touch": Touch.EVERY_DAY},
         "How often the customer sees, hears or speaks to Billing Operations is now “every day”."),
        ("team-billing", {"channels": ("Phone", "Chat")}, "Billing Operations also meets customers by Chat."),
        ("team-billing", {"channels": ()}, "Billing Operations no longer meets customers by Phone."),
        ("team-billing", {"channels": ("Chat",)}, "Billing Operations meets customers by Chat, no longer by Phone."),
        ("team-billing", {"sight": "We bill."}, "The line-of-sight sentence of Billing Operations is now “We bill.”"),
        ("support-1", {"supported": "team-depot"},
         "Billing Operations supports North Depot; before, Billing Operations supported Service Desk."),
        ("need-1", {"customer": "team-depot"},
         "“One bill” from Billing Operations is needed by North Depot, no longer by Service Desk."),
        ("need-1", {"priority": Priority.COULD},
         "The priority of the need “One bill” from Billing Operations changed from a must to a could."),
        ("application-1", {"meaning": ""},
         "What “Tell early” means for Service Desk was taken out; it was “Ring them”."),
        ("application-1", {"action": "Read the log twice"},
         "What Service Desk does for “Tell early” now says “Read the log twice”."),
        ("measure-1", {"anonymous": True},
         "The measure “Told before noon” of Service Desk is gathered anonymously."),
        ("measure-1", {"next_review": None},
         "The next review of the measure “Told before noon” was taken out; it was 1 June 2026."),
        ("measure-1", {"principle": "principle-2"}, "The principle of the measure “Told before noon” changed from "
         "the principle “Tell early” to the principle “Nobody stranded”."),
        ("measure-1", {"target": "at or above 95 %"},
         "The target of the measure “Told before noon” changed from “95” to “at or above 95 %”."),
        ("principle-1", {"name": "First of all"}, "The principle changed from “Tell early” to “First of all”."),
        ("definition", {"cry": "rallying-cry-2"},
         "The room agreed on the rallying cry “We come on Tuesday.” instead of “Nobody rings twice.”"),
        ("definition", {"cry": None}, "The room no longer agrees on the rallying cry “Nobody rings twice.”"),
        ("imperative-1", {"customer_focus": True}, "The imperative “Earn the contract” is the customer focus."),
        ("collision-1", {"ruling": "Time waits."},
         "The ruling between “Earn the contract” and “The customer” now says “The margin Time waits.”"),
        ("rallying-cry-1", {"votes": (12, 14)}, "The room voted again on “Nobody rings twice.”: 14 votes."),
        ("dimension-1", {"agreed": 8},
         "The agreed position of the scale “More customers – Better customers” moved from 6 to 8, closer to “Better "
         "customers”."),
        ("dimension-2", {"agreed": 2},
         "The room agreed on position 2 of the scale “Speed – Reliable”, nearer to “Speed”."),
        ("dimension-1", {"agreed": None},
         "The agreed position of the scale “More customers – Better customers” was taken back; it was 6."),
        ("dimension-1", {"rounds": ((0,) * 8 + (3, 2, 0),)},
         "The room voted on the scale “More customers – Better customers”: 5 people."),
        ("dimension-1", {"left": "Many customers"},
         "The left pole of the scale “More customers – Better customers” now says “More Many customers”."),
        ("trial-case-1", {"settles": False},
         "The rule of the scale “More customers – Better customers” does not decide the case “A party?”."),
        ("example-1", {"promise_keeping": True}, "The situation “Late train” is about keeping promises."),
        ("barrier-1", {"severity": 2},
         "The severity of the barrier “Depot without a phone” changed from 4 of 5 to 2 of 5."),
        ("barrier-1", {"teams": ("team-depot", "team-desk")},
         "The barrier “Depot without a phone” also affects Service Desk."),
        ("barrier-1", {"teams": ()}, "The barrier “Depot without a phone” no longer affects North Depot."),
        ("barrier-1", {"area": Area.STRUCTURE},
         "The area of the barrier “Depot without a phone” changed from Geography to Organisational structure."),
        ("mitigation-1", {"owner": "Sarah"}, "The owner of the mitigation “A phone” is now “Sarah”."),
        ("mitigation-1", {"state": MitigationState.DONE}, "The mitigation “A phone” went from proposed to done."),
        ("mitigation-1", {"due": date(2026, 5, 1)},
         "The due date of the mitigation “A phone” changed from 1 April 2026 to 1 May 2026."),
        ("area-answer-1", {"reason": "We asked."},
         "The reason for finding no barrier in outsourcing changed from “We do it all.” to “We asked.”"),
        ("day-1", {"on": date(2026, 3, 12)}, "A day moved from 10 March 2026 to 12 March 2026."),
        ("day-1", {"starts": time(8, 30)}, "The beginning of the day 10 March 2026 changed from 09:00 to 08:30."),
        ("agenda-item-1", {"minutes": 30}, "The agenda line “Welcome” takes 30 minutes; it was 20."),
        ("agenda-item-1", {"day": "day-2"},
         "The agenda line “Welcome” moved from the day 10 March 2026 to the day 11 March 2026."),
        ("agenda-item-1", {"exercise": "coffee"},
         "The exercise of the agenda line “Welcome” changed from Teams to coffee."),
        ("participant-1", {"approver": False}, "Ada Berg is no longer asked to sign."),
        ("participant-1", {"coming": Coming.NO}, "Ada Berg is not coming."),
        ("participant-1", {"team": "team-desk"},
         "The team of Ada Berg changed from Billing Operations to Service Desk."),
        ("readiness-1", {"done": True}, "The thing to have ready “Pens” is ready."),
        ("indicator-1", {"after": (0,) * 8 + (4, 1, 0)},
         "The room’s score after the workshop on the question “Planned in customers” was taken: 5 people."),
        ("parked-1", {"stage": "barriers"},
         "The place of the parked thought “The new ship” changed from Teams to Barriers."),
        ("parked-1", {"settled": True}, "The parked thought “The new ship” is settled."),
        ("workshop", {"place": ""}, "The place of the workshop was taken out; it was “Oslo”."),
        ("accepted-point-1", {"words": "By May."}, "The word given to an open point now says “By April. May.”"),
        ("team-desk", {"notes": "Ask again."}, "The note on Service Desk is now “Ask again.”"),
    ],
)  # fmt: skip
def test_a_field_that_changed(record_id: str, fields: dict[str, Any], sentence: str) -> None:
    assert changed(have(record_id), **fields) == [sentence]


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Team(id="team-x", name="Island Lights", order=9), "Island Lights was added."),
        (Team(id="team-x", name="", order=9), "A team without a name was added."),
        (Support(id="support-x", team=DESK.id, supported=DEPOT.id, order=9), "Service Desk supports North Depot."),
        (Need(id="need-x", team=DEPOT.id, customer=DESK.id, what="Parts", order=9),
         "Service Desk needs “Parts” from North Depot."),
        (Need(id="need-x", team=DEPOT.id, what="Parts", order=9),
         "An internal customer not named yet needs “Parts” from North Depot."),
        (Application(id="application-x", team=DEPOT.id, principle="principle-1", meaning="Ring.", order=9),
         "What “Tell early” means for North Depot: “Ring.”"),
        (Measure(id="measure-x", team=DEPOT.id, principle="principle-1", what="Calls", order=9),
         "North Depot measures “Calls” for “Tell early”."),
        (TrialCase(id="trial-case-x", dimension=SCALE.id, case="A kite: no.", order=9),
         "A case was added to the scale “More customers – Better customers”: “A kite: no.”"),
        (Mitigation(id="mitigation-x", barrier="barrier-2", name="A roof", order=9),
         "A mitigation was added to the barrier “Rain”: “A roof”."),
        (RallyingCry(id="rallying-cry-x", text="On time", order=9),
         "A candidate for the rallying cry was added: “On time”."),
        (AreaAnswer(id="area-answer-x", area=Area.STRUCTURE, order=9),
         "The room found no barrier in organisational structure."),
        (Principle(id="principle-x", name="Be kind", order=9), "The principle “Be kind” was added."),
        (AcceptedPoint(id="accepted-point-x", point="P1/a", words="Later.", by="Bo", order=9),
         "An open point may stay open, says Bo: “Later.”"),
    ],
)  # fmt: skip
def test_what_came(record: Record, sentence: str) -> None:
    assert told(after(record)) == [sentence]


@pytest.mark.parametrize(
    ("record_id", "sentence"),
    [
        ("support-1", "Billing Operations no longer supports Service Desk."),
        ("need-1", "Service Desk is no longer said to need “One bill” from Billing Operations."),
        ("application-1", "Service Desk no longer says anything for “Tell early”."),
        ("measure-1", "Service Desk no longer measures “Told before noon” for “Tell early”."),
        ("trial-case-1", "A case was taken out of the scale “More customers – Better customers”: “A party?”"),
        ("mitigation-1", "A mitigation was taken out of the barrier “Depot without a phone”: “A phone”."),
        ("barrier-2", "The barrier “Rain” was removed."),
        ("rallying-cry-2", "A candidate for the rallying cry was taken out: “We come on Tuesday.”"),
        ("area-answer-1", "It is no longer said that there is no barrier in outsourcing."),
        ("accepted-point-1", "The word given to an open point was taken back; it was “By April.”"),
        ("parked-1", "The parked thought “The new ship” was removed."),
    ],
)
def test_what_went(record_id: str, sentence: str) -> None:
    assert told(after(without=(record_id,))) == [sentence]


def test_what_went_with_something_is_counted_in_its_sentence() -> None:
    gone = (DESK.id, "support-1", "application-1", "measure-1")
    assert told(after(without=gone)) == ["Service Desk was removed, and with it 1 support, 1 answer and 1 measure."]
    assert told(after(without=("barrier-1", "mitigation-1"))) == [
        "The barrier “Depot without a phone” was removed, and with it 1 mitigation."
    ]
    both = after(without=("support-1", BILLING.id, DESK.id, "application-1", "measure-1", "need-1"))
    removed = [words for words in told(both) if "removed" in words]
    assert removed == [
        "Billing Operations was removed, and with it 1 support and 1 need.",
        "Service Desk was removed, and with it 1 answer and 1 measure.",
    ], "each is counted once"


def test_what_moved_in_its_list_is_told_and_what_made_room_is_not() -> None:
    moved = after(dataclasses.replace(have("principle-3"), order=0.5))
    (change,) = compare(BEFORE, moved)
    assert change.sentence == "The principle “Say it once” moved from place 3 to place 1."
    assert change.sign == "moved"


def test_a_new_record_in_front_moves_nothing() -> None:
    new = Principle(id="principle-x", name="Be kind", order=0.5)
    assert told(after(new)) == ["The principle “Be kind” was added."]


def test_other_numbers_in_the_same_order_are_no_change() -> None:
    assert compare(BEFORE, Content(dataclasses.replace(one, order=one.order + 7.0) for one in HAVE)) == []


def test_words_in_common_stay_and_only_the_others_are_marked() -> None:
    rule = "We mend what costs us most first"
    before = after(dataclasses.replace(SCALE, rule=rule))
    now = after(dataclasses.replace(SCALE, rule="We mend what breaks most often first"))
    (change,) = compare(before, now)
    marked = [(span.kind, span.text) for span in change.spans if span.kind in ("old", "new")]
    assert marked == [("old", "costs us"), ("new", "breaks"), ("new", "often")]
    assert "now says “We mend what " in change.sentence


def test_what_went_out_of_a_text_is_said_where_nobody_sees_it_struck() -> None:
    before, now = (after(dataclasses.replace(SCALE, rule=f"We come on {day}")) for day in ("Monday", "Tuesday"))
    (change,) = compare(before, now)
    assert change.spoken == (
        "The decision rule of the scale “More customers – Better customers” now says “We come on (no longer Monday) "
        "Tuesday”."
    )


def test_a_text_with_quotation_marks_of_its_own_gets_no_others() -> None:
    assert changed(have("example-1"), on="“Please sit down.”") == [
        "The behaviour on culture of the situation “Late train” changed from “We say so.” to “Please sit down.”"
    ]


def test_open_points_are_told_by_their_sentence_where_it_is_known() -> None:
    new = AcceptedPoint(id="accepted-point-x", point="P1/a", words="Later.", order=9)
    (change,) = compare(BEFORE, after(new), {"P1/a": "“Tell early” has no statement."})
    assert change.sentence == "The open point ““Tell early” has no statement” may stay open: “Later.”"


def test_two_teams_of_one_name_are_told_apart() -> None:
    twin = Team(id="team-twin", name="Billing Operations", unit="North", order=4)
    assert told(after(twin)) == ["Billing Operations (North) was added."]


# -- where it is, and what it is about ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record_id", "fields", "stage_key", "subject", "where"),
    [
        ("team-billing", {"group": None}, "teams", "Billing Operations", "team-billing"),
        ("need-1", {"why": ""}, "teams", "Billing Operations", "team-billing"),
        ("measure-1", {"owner": "Bo"}, "principles", "Service Desk", "measure-1"),
        ("application-1", {"action": "Wait"}, "principles", "Service Desk", "team-desk"),
        ("trial-case-1", {"answer": "Yes."}, "definition", "More customers – Better customers", "dimension-1"),
        ("definition", {"why_now": "Now."}, "definition", "The definition", ""),
        ("example-1", {"off": "We hide."}, "culture", "As a neighbour – As an officer", "culture-dimension-1"),
        ("mitigation-1", {"owner": "Bo"}, "barriers", "Depot without a phone", "mitigation-1"),
        ("participant-1", {"role": "Chief"}, "prepare", "Ada Berg", "participant-1"),
        ("accepted-point-1", {"by": "Bo"}, "signoff", "Open point", "accepted-point-1"),
    ],
)
def test_a_change_knows_its_stage_its_thing_and_the_way_there(
    record_id: str, fields: dict[str, Any], stage_key: str, subject: str, where: str
) -> None:
    (change,) = compare(BEFORE, after(dataclasses.replace(have(record_id), **fields)))
    assert (change.stage, change.subject, change.where) == (stage_key, subject, where)
    assert stage(change.stage)


def test_what_is_gone_leads_to_what_it_belonged_to_or_nowhere() -> None:
    gone = {change.record_type: change.where for change in compare(BEFORE, after(without=("barrier-2", "need-1")))}
    assert gone == {Barrier: "", Need: "team-billing"}


# -- every record, every field -----------------------------------------------------------------------------------------


def other(value: Any, spec: FieldSpec) -> Any:
    """Something else that may stand in the field, or the value when this test knows nothing."""
    match value:
        case bool():
            return not value
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case str() if spec.ref is None and spec.name not in ("accent", "key", "stage", "exercise", "point", "image"):
            return "Quite another text" if value else "A first text"
        case str() if spec.name == "image":
            return "iVBORw0KGgoK"
        case int() | float():
            return value + 1 if value < 4 else value - 1
        case date():
            return date(2027, 1, 2)
        case time():
            return time(7, 7)
    return value


def fields() -> list[Any]:
    return [
        pytest.param(one, spec, id=f"{one.TABLE}-{spec.name}")
        for one in {one.TABLE: one for one in HAVE}.values()
        for spec in field_specs(type(one))
        if spec.name not in ("id", "order") and not isinstance(one, (StageNote, Voting))
        and other(getattr(one, spec.name), spec) != getattr(one, spec.name)
    ]  # fmt: skip


def fit_to_read(sentence: str) -> bool:
    return (
        sentence[0].isupper()
        and sentence[-1] in ".”"
        and "  " not in sentence
        and not any(sign in sentence for sign in ("_", "None", "True", "False", "<", "[", "()", "-1"))
    )


@pytest.mark.parametrize(("record", "spec"), fields())
def test_every_field_has_a_sentence_in_plain_words(record: Record, spec: FieldSpec) -> None:
    now = dataclasses.replace(record, **{spec.name: other(getattr(record, spec.name), spec)})
    sentences = told(after(now))
    assert len(sentences) == 1
    assert fit_to_read(sentences[0]), sentences


def test_every_record_that_comes_or_goes_has_a_sentence() -> None:
    covered = {type(one) for one in HAVE}
    assert covered == {cls for cls in record_types() if cls.IS_CONTENT}
    empty = Content()
    for turn in (told(BEFORE, empty), told(empty, BEFORE)):
        assert all(fit_to_read(sentence) for sentence in turn), turn


def test_records_with_nothing_in_them_are_told_too() -> None:
    for one in HAVE:
        if isinstance(one, (Workshop, Definition, StageNote, Voting)):
            continue
        required = {
            field.name: getattr(one, field.name)
            for field in dataclasses.fields(one)
            if field.default is dataclasses.MISSING and field.name != "id"
        }
        bare = type(one)(id=f"{one.id}-x", order=9, **{**required, **({"name": ""} if "name" in required else {})})
        for sentence in (*told(after(bare)), *told(BEFORE, after(bare))):
            assert fit_to_read(sentence), sentence


# -- what is a difference at all ---------------------------------------------------------------------------------------


def test_the_facilitators_own_notes_and_ticks_are_no_difference() -> None:
    now = after(dataclasses.replace(have("stage-note-1"), notes="Other", steps_done=("Placed",)))
    assert same(BEFORE, now)
    assert compare(BEFORE, now) == []


def test_anything_else_is() -> None:
    assert same(BEFORE, Content(HAVE))
    assert not same(BEFORE, after(without=("parked-1",)))
