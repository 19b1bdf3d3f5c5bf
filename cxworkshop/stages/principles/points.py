"""What is open about principles, applications and measures: rules P1 to P6.

P2 raises at most two points for a team, not one for each principle: a thousand teams and ten principles would
otherwise bury everything else. A word given to such a point covers the team's silence, whichever principles are in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress, Rule
from cxworkshop.core.words import NAME, counted, date_words, joined, quoted
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team, team_labels

_ABOUT = (
    ("P1", "{n} point about principles", "{n} points about principles", "compass", "S0"),
    ("P2", "{n} gap between teams and principles", "{n} gaps between teams and principles", "circle-dashed", "S0"),
    ("P3", "{n} team measures only operations", "{n} teams measure only operations", "scales", "S0, S3"),
    ("P4", "{n} team has no measure of its kind", "{n} teams have no measure of their kind", "gauge", "S0"),
    ("P5", "{n} measure is incomplete or overdue", "{n} measures are incomplete or overdue", "ruler", "S0, S4"),
    ("P6", "{n} peer measure is not anonymous", "{n} peer measures are not anonymous", "eye-slash", "S0"),
)
RULES = tuple(Rule(key, "principles", one, many, icon, source) for key, one, many, icon, source in _ABOUT)


def points(content: Content, today: date | None = None) -> list[OpenPoint]:
    """What is open, rule by rule, each in the order of principles, teams or measures.

    Without the day no review is overdue: only what is missing is looked at.
    """
    labels = team_labels(content)
    measures = content.of(Measure)
    said = _said(content)
    of_team: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        of_team[measure.team].append(measure)
    return [
        *_unused(content.of(Principle), said),
        *_silent(content, said, of_team, labels),
        *_one_sided(content.of(Team), of_team, labels),
        *_unfitting(content.of(Team), of_team, labels),
        *(point for measure in measures for point in _incomplete(measure, labels[measure.team], today)),
        *_not_anonymous(measures, labels),
    ]


def progress(content: Content) -> Progress:
    """How many cells of the matrix of teams and principles say something."""
    principles, teams = content.count(Principle), content.count(Team)
    cells = principles * teams
    done = sum(len(those) for those in _said(content).values())
    if not principles:
        return Progress(0, cells, "Not started")
    if not cells or done == cells:
        return Progress(done, cells, counted(principles, "principle"))
    return Progress(done, cells, f"{done:,} of {cells:,} cells")


def _said(content: Content) -> dict[str, set[str]]:
    """For each team the principles that it says something for."""
    said: dict[str, set[str]] = defaultdict(set)
    for application in content.of(Application):
        if application.said:
            said[application.team].add(application.principle)
    return said


def _point(rule: str, sentence: str, where: str, detail: str = "") -> OpenPoint:
    return OpenPoint(rule, "principles", sentence, where, detail)


def _unused(principles: Sequence[Principle], said: dict[str, set[str]]) -> Iterable[OpenPoint]:
    """P1: no statement, or no team that applies it."""
    applied = set().union(*said.values())
    for number, principle in enumerate(principles, start=1):
        name = quoted(principle.name, f"number {number}")
        if not principle.statement.strip():
            yield _point("P1", f"The principle {name} has no statement.", principle.id, "statement")
        if principle.id not in applied:
            yield _point("P1", f"No team applies the principle {name} yet.", principle.id, "applied")


def _silent(
    content: Content, said: dict[str, set[str]], of_team: dict[str, list[Measure]], labels: dict[str, str]
) -> Iterable[OpenPoint]:
    """P2: principles that a team says nothing for, or says something for without any measure."""
    names = {p.id: quoted(p.name, "one without a name", NAME) for p in content.of(Principle)}
    for team in content.of(Team):
        spoken = said.get(team.id, set())
        measured = {measure.principle for measure in of_team.get(team.id, ())}
        silent = [name for principle_id, name in names.items() if principle_id not in spoken]
        if silent:
            what = f"says nothing yet for {_which(silent, len(names))}"
            yield _point("P2", f"{labels[team.id]} {what}.", team.id, "silent")
        blind = [
            name for principle_id, name in names.items() if principle_id in spoken and principle_id not in measured
        ]
        if blind:
            what = f"has no measure yet for {_which(blind, len(names))}"
            yield _point("P2", f"{labels[team.id]} {what}.", team.id, "unmeasured")


def _which(names: list[str], of: int) -> str:
    """Principles by name, by number and name when there are several, by number alone when it is all of many."""
    if len(names) == of > 3:
        return f"any of the {of} principles"
    listed = joined(names, most=3)
    return listed if len(names) == 1 else f"{len(names)} principles: {listed}"


def _one_sided(teams: Sequence[Team], of_team: dict[str, list[Measure]], labels: dict[str, str]) -> Iterable[OpenPoint]:
    """P3: operations alone. A measure whose family nobody has named yet balances nothing."""
    for team in teams:
        if {measure.family for measure in of_team.get(team.id, ())} - {None} == {Family.OPERATIONS}:
            sentence = (
                f"{labels[team.id]} is measured by operational effectiveness alone, "
                "which can look good while the customer’s experience is poor."
            )
            yield _point("P3", sentence, team.id)


def _unfitting(teams: Sequence[Team], of_team: dict[str, list[Measure]], labels: dict[str, str]) -> Iterable[OpenPoint]:
    """P4: what a team is there for is not measured. Of a team that is not placed, nobody can say."""
    for team in teams:
        if team.group is None:
            continue
        family = Family.CUSTOMER if team.group is Group.CREATOR else Family.INTERNAL
        if not any(measure.family is family for measure in of_team.get(team.id, ())):
            kind = "a CX Creator" if team.group is Group.CREATOR else "a CX Enabler"
            lacking = "customer measure" if team.group is Group.CREATOR else "internal-customer measure"
            yield _point("P4", f"{labels[team.id]} is {kind} and has no {lacking}.", team.id)


def _incomplete(measure: Measure, team: str, today: date | None) -> Iterable[OpenPoint]:
    """P5: what a measure needs to be worked with, and a review that nobody held."""
    name = quoted(measure.what, "without a name")
    lacking = [
        word
        for word, there in (
            ("no baseline", measure.baseline.strip()),
            ("no target", measure.target.strip()),
            ("no owner", measure.owner.strip()),
            ("no review date", measure.next_review),
        )
        if not there
    ]
    if lacking:
        yield _point("P5", f"{team}: the measure {name} has {joined(lacking)}.", measure.id)
    if today is not None and measure.next_review is not None and measure.next_review < today:
        due = date_words(measure.next_review)
        yield _point("P5", f"{team}: the review of the measure {name} was due on {due}.", measure.id, "overdue")


def _not_anonymous(measures: Sequence[Measure], labels: dict[str, str]) -> Iterable[OpenPoint]:
    """P6: peers answer freely only when nobody can tell who said what, so not said is not yet anonymous."""
    for measure in measures:
        if measure.family is Family.INTERNAL and not measure.anonymous:
            name = quoted(measure.what, "without a name")
            how = "is not gathered anonymously" if measure.anonymous is False else "does not say that it is anonymous"
            sentence = f"{labels[measure.team]}: the internal-customer measure {name} {how}."
            yield _point("P6", sentence, measure.id)
