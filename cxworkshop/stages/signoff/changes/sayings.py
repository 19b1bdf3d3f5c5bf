"""Which fields have a sentence of their own, because they say more than "is now"; with the lines of the day."""

from __future__ import annotations

from cxworkshop.core.record import Record
from cxworkshop.core.rewording import Span
from cxworkshop.stages import STAGES
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import Example
from cxworkshop.stages.definition.records import Collision, Definition, Imperative, RallyingCry, Scale, TrialCase
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
)
from cxworkshop.stages.principles.records import Application, Measure
from cxworkshop.stages.signoff.changes import of_rooms as room
from cxworkshop.stages.signoff.changes import of_teams as team
from cxworkshop.stages.signoff.changes.names import Names, capital
from cxworkshop.stages.signoff.changes.said import value_change
from cxworkshop.stages.signoff.changes.values import EXERCISES
from cxworkshop.stages.signoff.records import AcceptedPoint
from cxworkshop.stages.teams.records import Need, Support, Team

Spans = list[Span]


def said(old: Record, new: Record, field: str, was: Names, now: Names) -> Spans | None:
    """The sentence of its own that a field has, None where the general one does."""
    say = _SAYINGS.get((type(new), field)) or (_SAYINGS.get((Scale, field)) if isinstance(new, Scale) else None)
    return say(old, new, was, now) if say is not None else None


def _minutes(old: AgendaItem, new: AgendaItem, was: Names, now: Names) -> Spans:
    return [Span(f"{capital(now.called(new))} takes "), Span(f"{new.minutes} minutes", "new"), Span("; it was "),
            Span(f"{old.minutes}", "old"), Span(".")]  # fmt: skip


def _exercise(old: AgendaItem, new: AgendaItem, was: Names, now: Names) -> Spans:
    about = [Span("The exercise"), Span(f" of {now.called(new)}", "of")]
    return value_change(about, EXERCISES.get(old.exercise, old.exercise), EXERCISES.get(new.exercise, new.exercise))


def _day(old: AgendaItem, new: AgendaItem, was: Names, now: Names) -> Spans:
    return [Span(f"{capital(now.called(new))} moved from "), Span(was.of(old.day), "old"), Span(" to "),
            Span(now.of(new.day), "new"), Span(".")]  # fmt: skip


def _on(old: Day, new: Day, was: Names, now: Names) -> Spans:
    before, after = (names.called(one).removeprefix("the day ") for names, one in ((was, old), (now, new)))
    return [Span("A day moved from "), Span(before, "old"), Span(" to "), Span(after, "new"), Span(".")]


def _coming(old: Participant, new: Participant, was: Names, now: Names) -> Spans:
    words = {Coming.YES: "is coming", Coming.NO: "is not coming", Coming.UNKNOWN: "has not answered"}
    return [Span(f"{capital(now.called(new))} "), Span(words[new.coming], "new"), Span(".")]


def _parked_stage(old: Parked, new: Parked, was: Names, now: Names) -> Spans:
    titles = {stage.key: stage.title for stage in STAGES}
    about = [Span("The place"), Span(f" of {now.called(new)}", "of")]
    return value_change(about, titles.get(old.stage, old.stage), titles.get(new.stage, new.stage))


_SAYINGS: dict[tuple[type[Record], str], room.Say] = {
    (Logo, "image"): room.logo,
    (Logo, "name"): room.logo,
    (Logo, "dark"): room.either("stands on a dark ground", "stands on the paper", "dark"),
    (AgendaItem, "minutes"): _minutes,
    (AgendaItem, "exercise"): _exercise,
    (AgendaItem, "day"): _day,
    (Day, "on"): _on,
    (Participant, "coming"): _coming,
    (Participant, "facilitator"): room.either("facilitates", "no longer facilitates", "facilitator"),
    (Participant, "approver"): room.either("is asked to sign", "is no longer asked to sign", "approver"),
    (Readiness, "done"): room.either("is ready", "is not ready any more", "done"),
    (Parked, "settled"): room.either("is settled", "is open again", "settled"),
    (Parked, "stage"): _parked_stage,
    (Indicator, "before"): room.indicator("before"),
    (Indicator, "after"): room.indicator("after"),
    (Team, "group"): team.group,
    (Team, "name"): team.name,
    (Team, "parent"): team.parent,
    (Team, "headcount"): team.headcount,
    (Team, "touch"): team.touch,
    (Team, "channels"): team.channels,
    (Support, "team"): team.support,
    (Support, "supported"): team.support,
    (Need, "team"): team.need_team,
    (Need, "customer"): team.need_customer,
    (Need, "priority"): team.need_priority,
    (Application, "meaning"): team.meaning,
    (Application, "action"): team.action,
    (Measure, "anonymous"): team.anonymous,
    (Scale, "agreed"): room.agreed,
    (Scale, "rounds"): room.rounds,
    (RallyingCry, "votes"): room.cry_votes,
    (Definition, "cry"): room.cry,
    (Consent, "rounds"): room.fists,
    (Imperative, "customer_focus"): room.either(
        "is the customer focus", "is no longer marked as customer focus", "customer_focus"
    ),
    (Collision, "ruling"): room.ruling,
    (TrialCase, "settles"): room.settles,
    (Example, "promise_keeping"): room.either(
        "is about keeping promises", "is no longer marked as one about keeping promises", "promise_keeping"
    ),
    (Barrier, "teams"): room.barrier_teams,
    (Barrier, "severity"): room.severity,
    (Mitigation, "residual"): room.residual,
    (Mitigation, "state"): room.state,
    (Mitigation, "owner"): room.owner,
    (AreaAnswer, "reason"): room.reason,
    (AcceptedPoint, "words"): room.point_words,
    (AcceptedPoint, "by"): room.point_by,
    (AcceptedPoint, "point"): room.point,
}
