"""Rules B1 to B3: open, closed, and the edges."""

from datetime import date

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.barriers.points import RULES, points, progress
from cxworkshop.stages.barriers.records import Area, AreaAnswer, Barrier, Mitigation, MitigationState


def barrier(key="1", **fields):
    full = {"name": "North depot", "experience": "The coast waits.", "severity": 4, "area": Area.GEOGRAPHY}
    return Barrier(id=f"barrier-{key}", **{**full, **fields})


def mitigation(key="1", **fields):
    full = {"name": "One diary", "owner": "Mabel", "due": date(2026, 6, 30), "residual": 2}
    return Mitigation(id=f"mitigation-{key}", barrier="barrier-1", **{**full, **fields})


def none_in(*areas):
    return [AreaAnswer(id=f"area-answer-{area.value}", area=area) for area in areas]


def found(rule, *records):
    return [(p.where, p.detail) for p in points(Content(records)) if p.id == rule]


def sentences(rule, *records):
    return [p.sentence for p in points(Content(records)) if p.id == rule]


def test_finished_barriers_have_no_open_point():
    records = [barrier(), mitigation(), *none_in(Area.STRUCTURE, Area.OUTSOURCING, Area.PARENT)]
    assert points(Content(records)) == []
    assert progress(Content(records)).words == "1 of 1 mitigated"


def test_b1_no_mitigation():
    assert sentences("B1", barrier()) == ["The barrier “North depot” has no mitigation."]
    assert found("B1", barrier(), mitigation()) == []


def test_b1_a_dropped_mitigation_mitigates_nothing():
    assert found("B1", barrier(), mitigation(state=MitigationState.DROPPED)) == [("barrier-1", "mitigation")]


def test_b1_what_the_customer_experiences():
    assert sentences("B1", barrier(experience=" ", name=""), mitigation()) == [
        "The barrier number 1 does not say what the customer experiences."
    ]


def test_b2_an_owner_and_a_date():
    assert sentences("B2", barrier(), mitigation(owner=" ", due=None)) == [
        "The mitigation “One diary” has no owner and no due date."
    ]
    assert sentences("B2", barrier(), mitigation(owner="", name="")) == [
        "The mitigation of “North depot” has no owner."
    ]
    assert found("B2", barrier(), mitigation(owner="", state=MitigationState.DROPPED)) == []


@pytest.mark.parametrize(
    ("severity", "residual", "said"),
    [
        (4, 3, []),
        (4, 0, []),
        (None, 5, []),
        (4, 4, ["The mitigation “One diary” expects no reduction: the severity stays at 4."]),
        (3, 5, ["The mitigation “One diary” expects no reduction: the severity goes from 3 to 5."]),
        (4, None, ["The mitigation “One diary” does not say what severity will remain."]),
    ],
)
def test_b2_a_reduction(severity, residual, said):
    assert sentences("B2", barrier(severity=severity), mitigation(residual=residual)) == said


def test_b3_four_areas_are_considered():
    assert [where for where, _ in found("B3")] == ["structure", "geography", "outsourcing", "parent"]
    assert [where for where, _ in found("B3", barrier())] == ["structure", "outsourcing", "parent"]
    assert found("B3", barrier(), *none_in(Area.STRUCTURE, Area.OUTSOURCING, Area.PARENT)) == []


def test_b3_another_area_answers_for_none_of_the_four():
    assert len(found("B3", barrier(area=Area.OTHER), barrier("2", area=None))) == 4


def test_progress():
    assert progress(Content()).words == "Not started"
    assert progress(Content(none_in(Area.PARENT))).words == "1 of 4 areas"
    four = none_in(Area.STRUCTURE, Area.GEOGRAPHY, Area.OUTSOURCING, Area.PARENT)
    assert progress(Content(four)).words == "No barriers"
    dropped = mitigation("2", state=MitigationState.DROPPED)
    assert progress(Content([barrier(), barrier("2"), mitigation(), dropped])).words == "1 of 2 mitigated"


def test_keys_are_unique_and_every_rule_is_declared():
    records = [barrier(experience=""), barrier("2"), mitigation(owner="", residual=None)]
    keys = [p.key for p in points(Content(records))]
    assert len(keys) == len(set(keys))
    assert {key.split("/")[0] for key in keys} == {rule.id for rule in RULES}
