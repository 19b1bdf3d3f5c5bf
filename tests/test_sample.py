"""The sample workshop: made from its words, complete, believable in its numbers, and open where it is meant to be."""

import importlib.util
import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from cxworkshop import method_texts, paths, stages
from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.stages.barriers.records import AreaAnswer, Barrier, Mitigation
from cxworkshop.stages.culture.records import CultureDimension, Example
from cxworkshop.stages.definition.records import Collision, Definition, Dimension, Imperative, RallyingCry, TrialCase
from cxworkshop.stages.prepare.records import (
    AgendaItem,
    Consent,
    Day,
    Indicator,
    Logo,
    Parked,
    Participant,
    Readiness,
    StageNote,
    Workshop,
)
from cxworkshop.stages.principles.number import plain_number
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.signoff.records import AcceptedPoint, Approval, Revision
from cxworkshop.stages.teams.records import Group, Need, Support, Team

SCRIPT = Path(__file__).resolve().parent.parent / "packaging" / "make_sample.py"
FILE = paths.resource("sample", "workshop.json")
VOTERS = 24


@pytest.fixture(scope="module")
def sample() -> Content:
    return codec.from_document(json.loads(FILE.read_text(encoding="utf-8")), stages.record_types())


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sample", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_words_make(script: ModuleType):
    assert FILE.read_bytes() == script.text().encode("utf-8")


def test_the_same_words_make_the_same_content(script: ModuleType, sample: Content):
    assert script.content() == sample


def test_every_kind_of_content_occurs_and_nothing_is_signed_yet(sample: Content):
    # A made-up company has no logo: the title page of the sample shows what most clients' first draft looks like.
    expected = {cls for cls in stages.record_types() if cls.IS_CONTENT} - {Logo}
    assert set(sample.types()) == expected
    assert not sample.count(Revision)
    assert not sample.count(Approval)


@pytest.mark.parametrize(
    ("cls", "fewest", "most"),
    [
        (Day, 2, 2),
        (AgendaItem, 18, 22),
        (Participant, 20, 26),
        (Readiness, 5, 9),
        (Indicator, 15, 15),
        (Parked, 5, 10),
        (StageNote, 7, 7),
        (Consent, 3, 3),
        (Team, 41, 41),
        (Support, 105, 130),
        (Need, 60, 80),
        (Principle, 5, 5),
        (Application, 190, 204),
        (Measure, 200, 250),
        (Imperative, 5, 5),
        (Collision, 2, 2),
        (RallyingCry, 5, 5),
        (Dimension, 5, 5),
        (TrialCase, 5, 12),
        (CultureDimension, 5, 5),
        (Example, 10, 20),
        (Barrier, 7, 7),
        (Mitigation, 7, 14),
        (AreaAnswer, 1, 1),
        (AcceptedPoint, 2, 8),
    ],
)
def test_there_is_enough_of_everything_and_not_too_much(sample: Content, cls, fewest: int, most: int):
    assert fewest <= sample.count(cls) <= most


# -- Prepare ----------------------------------------------------------------------------------------------------


def test_the_agenda_fits_into_the_hours_of_each_day(sample: Content):
    for day in sample.of(Day):
        assert day.on is not None
        assert day.starts is not None
        assert day.ends is not None
        minutes = sum(item.minutes for item in sample.of(AgendaItem) if item.day == day.id)
        over = datetime.combine(day.on, day.starts) + timedelta(minutes=minutes)
        assert time(16) <= over.time() <= day.ends


def test_the_agenda_knows_its_exercises(sample: Content):
    known = {stage.key for stage in stages.STAGES} | {"diagnosis", "coffee", "lunch", ""}
    exercises = {item.exercise for item in sample.of(AgendaItem)}
    assert exercises <= known
    assert {stage.key for stage in stages.STAGES} - exercises == {"prepare"}


def test_four_people_sign_two_facilitate_and_the_rest_vote(sample: Content):
    people = sample.of(Participant)
    assert sum(p.approver for p in people) == 4
    assert sum(p.facilitator for p in people) == 2
    assert len(people) - 2 == VOTERS


def test_the_workshop_is_named_and_has_the_clients_colour(sample: Content):
    workshop = sample.one(Workshop)
    assert all([workshop.client, workshop.title, workshop.place, workshop.accent])


def test_the_indicators_are_those_of_the_method_and_everybody_voted(sample: Content):
    assert [one.key for one in sample.of(Indicator)] == [one.key for one in method_texts.indicators()]
    for one in sample.of(Indicator):
        assert len(one.before) == len(one.after) == 11
        assert sum(one.before) == sum(one.after) == VOTERS, one.key


def test_the_steps_done_are_steps_of_the_guide(sample: Content):
    for note in sample.of(StageNote):
        steps = [step.text for step in method_texts.guide(note.stage).steps]
        assert list(note.steps_done) == steps[: len(note.steps_done)]


def test_what_is_parked_knows_a_stage_or_none(sample: Content):
    assert {one.stage for one in sample.of(Parked)} <= {stage.key for stage in stages.STAGES} | {""}


# -- the stages -------------------------------------------------------------------------------------------------


def test_every_group_has_teams_and_the_channels_are_the_methods(sample: Content):
    groups = Counter(team.group for team in sample.of(Team))
    assert set(groups) == {None, *Group}
    assert all(n >= 10 for group, n in groups.items() if group is not None)
    words = {one.word for one in method_texts.channels()}
    assert {channel for team in sample.of(Team) for channel in team.channels} == words


def test_headcounts_are_unknown_whole_and_fractional(sample: Content):
    counts = [team.headcount for team in sample.of(Team)]
    assert counts.count(None) == 1
    assert sum(n is not None and n != int(n) for n in counts) == 1
    assert 0 not in counts


def test_supports_form_at_least_one_circle(sample: Content):
    following: dict[str, set[str]] = {team.id: set() for team in sample.of(Team)}
    for link in sample.of(Support):
        following[link.team].add(link.supported)
    reached = {start: set(others) for start, others in following.items()}
    for _ in following:
        for seen in reached.values():
            seen |= {further for other in list(seen) for further in following[other]}
    enablers = {t.id for t in sample.of(Team) if t.group is not None and t.group.enabler}
    assert enablers & {start for start, seen in reached.items() if start in seen}


def test_a_need_is_asked_by_a_team_that_is_supported(sample: Content):
    links = {(link.team, link.supported) for link in sample.of(Support)}
    assert {(need.team, need.customer) for need in sample.of(Need)} <= links


def test_a_measure_stands_in_a_cell_that_says_something(sample: Content):
    said = {(one.team, one.principle) for one in sample.of(Application)}
    assert {(one.team, one.principle) for one in sample.of(Measure)} <= said


def test_measures_come_in_all_families_with_plain_targets_and_with_prose(sample: Content):
    measures = sample.of(Measure)
    families = Counter(one.family for one in measures)
    assert set(families) == set(Family)
    assert min(families.values()) >= 20
    plain = sum(plain_number(one.target) is not None for one in measures)
    assert 20 <= plain <= len(measures) - 20
    assert any(plain_number(one.baseline) is None for one in measures)


def test_reviews_and_mitigations_fall_after_the_workshop_and_within_its_year(sample: Content):
    last = max(day.on for day in sample.of(Day) if day.on is not None)
    dates = [one.next_review for one in sample.of(Measure)] + [one.due for one in sample.of(Mitigation)]
    assert all(last < one <= date(2027, 12, 31) for one in dates if one is not None)


def test_the_room_agreed_on_the_cry_it_voted_for(sample: Content):
    cries = sample.of(RallyingCry)
    chosen = sample.find(RallyingCry, sample.one(Definition).cry)
    assert chosen is not None
    assert len(chosen.text.split()) <= 35
    assert "customer" in chosen.text
    assert chosen.votes[-1] == max(cry.votes[-1] for cry in cries)
    assert sum(cry.votes[-1] for cry in cries) == VOTERS


def test_everybody_stood_on_every_scale_and_one_stays_unsettled(sample: Content):
    for one in (*sample.of(Dimension), *sample.of(CultureDimension)):
        assert one.rounds
        assert all(sum(votes) == VOTERS for votes in one.rounds), one.id
    assert [one.agreed for one in sample.of(Dimension)].count(None) == 1
    assert {len(one.rounds) for one in sample.of(Dimension)} == {2}


def test_each_culture_scale_has_two_to_four_pairs_and_promises_are_among_them(sample: Content):
    examples = Counter(one.dimension for one in sample.of(Example))
    assert set(examples) == {one.id for one in sample.of(CultureDimension)}
    assert all(2 <= n <= 4 for n in examples.values())
    assert any(one.promise_keeping for one in sample.of(Example))


# -- what is open -----------------------------------------------------------------------------------------------

PLANNED = Counter({"T1": 3, "T2": 1, "T3": 1, "T4": 2, "T5": 1, "P2": 4, "P3": 1, "P4": 2, "P5": 2, "P6": 1})
PLANNED += Counter({"D3": 1, "B1": 1, "B2": 1})


def test_the_planned_points_are_open_and_no_others(sample: Content):
    workshop_ends = max(day.on for day in sample.of(Day) if day.on is not None)
    open_points = stages.open_points(sample, workshop_ends)
    assert Counter(point.id for point in open_points) == PLANNED


def test_some_open_points_were_accepted_and_they_exist(sample: Content):
    keys = {point.key for point in stages.open_points(sample)}
    accepted = sample.of(AcceptedPoint)
    assert {one.point for one in accepted} <= keys
    assert 0 < len(accepted) < len(keys)
    signers = {p.name for p in sample.of(Participant) if p.approver}
    assert {one.by for one in accepted} <= signers
