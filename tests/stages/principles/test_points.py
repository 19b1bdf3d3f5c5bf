"""Rules P1 to P6: open, closed, and the edges."""

from datetime import date

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.principles.points import RULES, points, progress
from cxworkshop.stages.principles.records import Application, Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team

TODAY = date(2026, 6, 11)
ONE = Principle(id="p1", name="Tell first", statement="We tell before they ask.", order=1)
TWO = Principle(id="p2", name="Keep it", statement="We keep it until it is solved.", order=2)


def team(key, group=None):
    return Team(id=key, name=key.title(), group=group)


def says(of, principle, meaning="We ring.", **fields):
    return Application(id=f"application-{of}-{principle}", team=of, principle=principle, meaning=meaning, **fields)


def measure(of="billing", principle="p1", key="1", **fields):
    complete = {
        "what": "Bills right",
        "family": Family.CUSTOMER,
        "baseline": "71%",
        "target": "80%",
        "owner": "Ann",
        "next_review": date(2026, 9, 1),
        "anonymous": None,
    }
    return Measure(id=f"measure-{key}", team=of, principle=principle, **{**complete, **fields})


def sentences(rule, *records, today=TODAY):
    return [p.sentence for p in points(Content(records), today) if p.id == rule]


def test_an_empty_workshop_has_no_open_point_about_principles():
    assert points(Content(), TODAY) == []
    assert progress(Content()).words == "Not started"


def test_all_is_said_and_measured():
    records = [ONE, team("billing", Group.CREATOR), says("billing", "p1"), measure()]
    assert points(Content(records), TODAY) == []
    assert progress(Content(records)).words == "1 principle"


def test_p1_a_principle_without_a_statement():
    bare = Principle(id="p1", name="Tell first", statement=" \n")
    records = (bare, team("billing"), says("billing", "p1"))
    assert sentences("P1", *records) == ["The principle “Tell first” has no statement."]
    assert sentences("P1", Principle(id="p1")) == [
        "The principle number 1 has no statement.",
        "No team applies the principle number 1 yet.",
    ]


def test_p1_a_principle_nobody_applies():
    records = (ONE, TWO, team("billing"), says("billing", "p1"), says("billing", "p2", meaning=" "))
    assert sentences("P1", *records) == ["No team applies the principle “Keep it” yet."]


def test_p2_silence_is_one_point_for_each_team():
    records = (ONE, TWO, team("billing"), team("legal"), says("billing", "p1"), measure())
    assert sentences("P2", *records) == [
        "Billing says nothing yet for “Keep it”.",
        "Legal says nothing yet for 2 principles: “Tell first” and “Keep it”.",
    ]


def test_p2_words_without_a_measure():
    records = (ONE, TWO, team("billing"), says("billing", "p1"), says("billing", "p2", "", action="Ring"))
    assert sentences("P2", *records) == ["Billing has no measure yet for 2 principles: “Tell first” and “Keep it”."]
    assert sentences("P2", *records, measure(principle=None))[0].startswith("Billing has no measure")
    assert sentences("P2", *records, measure()) == ["Billing has no measure yet for “Keep it”."]


def test_p2_many_principles_stay_one_line():
    principles = [Principle(id=f"p{n}", name=f"Principle {n} " * 30, order=n) for n in range(1, 11)]
    assert sentences("P2", *principles, team("billing")) == ["Billing says nothing yet for any of the 10 principles."]
    (sentence,) = sentences("P2", *principles, team("billing"), says("billing", "p1"), measure())
    assert sentence.endswith("and 6 more.")
    assert len(sentence) < 300


def test_p2_needs_principles():
    assert sentences("P2", team("billing")) == []


def test_p3_operations_alone():
    alone = measure(family=Family.OPERATIONS)
    assert len(sentences("P3", team("billing"), alone)) == 1
    assert len(sentences("P3", team("billing"), alone, measure(key="2", family=None))) == 1
    assert sentences("P3", team("billing"), alone, measure(key="2")) == []
    assert sentences("P3", team("billing"), measure(family=None)) == []
    assert sentences("P3", team("billing")) == []


@pytest.mark.parametrize(
    ("group", "fits", "said"),
    [
        (Group.CREATOR, Family.CUSTOMER, "Billing is a CX Creator and has no customer measure."),
        (Group.FRONTLINE, Family.INTERNAL, "Billing is a CX Enabler and has no internal-customer measure."),
        (Group.BACK_OFFICE, Family.INTERNAL, "Billing is a CX Enabler and has no internal-customer measure."),
    ],
)
def test_p4_each_kind_of_team_has_its_kind_of_measure(group, fits, said):
    others = [measure(key=f.value, family=f) for f in (*Family, None) if f is not fits and f is not None]
    assert sentences("P4", team("billing", group)) == [said]
    assert sentences("P4", team("billing", group), *others) == [said]
    assert sentences("P4", team("billing", group), measure(family=fits)) == []


def test_p4_says_nothing_about_a_team_that_is_not_placed():
    assert sentences("P4", team("billing")) == []


def test_p5_what_is_missing_is_named():
    assert sentences("P5", team("billing"), measure()) == []
    bare = measure(baseline=" ", target="", owner="", next_review=None)
    assert sentences("P5", team("billing"), bare) == [
        "Billing: the measure “Bills right” has no baseline, no target, no owner and no review date."
    ]
    assert sentences("P5", team("billing"), measure(what="", owner="")) == [
        "Billing: the measure without a name has no owner."
    ]


@pytest.mark.parametrize(
    ("day", "today", "overdue"),
    [(date(2026, 6, 10), TODAY, True), (TODAY, TODAY, False), (date(2026, 6, 10), None, False)],
)
def test_p5_a_review_is_overdue_the_day_after(day, today, overdue):
    found = sentences("P5", team("billing"), measure(next_review=day), today=today)
    assert found == ["Billing: the review of the measure “Bills right” was due on 10 June 2026."] * overdue


def test_p6_peers_are_asked_anonymously():
    peer = {"family": Family.INTERNAL}
    assert sentences("P6", team("billing"), measure(**peer, anonymous=True)) == []
    assert sentences("P6", team("billing"), measure(anonymous=False)) == []
    assert sentences("P6", team("billing"), measure(**peer, anonymous=False)) == [
        "Billing: the internal-customer measure “Bills right” is not gathered anonymously."
    ]
    assert sentences("P6", team("billing"), measure(**peer))[0].endswith("does not say that it is anonymous.")


def test_keys_are_unique_and_every_rule_is_declared():
    records = [
        *(ONE, TWO, Principle(id="p3"), team("billing", Group.CREATOR), says("billing", "p1"), says("billing", "p2")),
        measure(family=Family.OPERATIONS, owner="", next_review=date(2026, 1, 1)),
        *(team("legal", Group.FRONTLINE), measure("legal", "p1", "2", family=Family.INTERNAL)),
    ]
    found = points(Content(records), TODAY)
    assert len({p.key for p in found}) == len(found)
    assert {p.id for p in found} == {rule.id for rule in RULES}


def test_progress_counts_cells_once():
    records = [ONE, TWO, team("billing"), team("legal"), says("billing", "p1")]
    again = Application(id="application-again", team="billing", principle="p1", action="Ring")
    assert progress(Content([*records, again])).words == "1 of 4 cells"
    assert progress(Content([ONE, TWO])).words == "2 principles"
