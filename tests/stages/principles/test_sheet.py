"""Principles, what teams say for them, and measures with targets in prose."""

from datetime import date

import pytest

from cxworkshop.stages.principles.records import Application, Better, Family, Measure, Principle, Scope
from tests.exchange.making import bring, one, store_with

TEAMS = ("teams", [["Team"], ["Billing"], ["Post"]])
PRINCIPLES = ("principles", [["Principle", "Statement"], ["Own it", "We do"], ["Tell early", ""]])


def test_a_principle_needs_a_name_or_a_statement():
    store = store_with()
    made = bring(store, "principles", [["Value", "Text"], ["Own it", ""], ["", "We tell early"], ["", ""]])
    assert [(p.name, p.statement) for p in store.content.of(Principle)] == [("Own it", ""), ("", "We tell early")]
    assert made.coming == 2


def test_a_team_says_something_once_for_a_principle():
    store = store_with(TEAMS, PRINCIPLES)
    rows = [
        ["Team", "Principle", "What it means for us", "We will"],
        ["Billing", "Own it", "No bill without a name", ""],
        ["billing", "own it", "twice", ""],
        ["Billing", "Be kind", "x", ""],
        ["Nobody", "Own it", "x", ""],
        ["Post", "Own it", "", ""],
    ]
    made = bring(store, "applications", rows)
    assert one(store, Application).meaning == "No bill without a name"
    assert [(row.number, row.reason) for row in made.skipped] == [
        (3, "row 2 already says what “own it” means for “billing”"),
        (4, "there is no principle called “Be kind”"),
        (5, "there is no team called “Nobody”"),
        (6, "it has no means for us or what we will do"),
    ]
    again = bring(store, "applications", rows[:2])
    assert again.skipped[0].reason == "the workshop already says what “Own it” means for “Billing”"


def test_a_measure_keeps_the_words_of_its_target():
    store = store_with(TEAMS, PRINCIPLES)
    rows = [
        ["team", "principle", "metric", "kind", "scope", "better", "target", "next review", "anonymous", "unit"],
        ["Billing", "Own it", "CSAT", "customer", "segment", "up", "at or above 95 %", "31/12/2026", "NA", "%"],
        ["Billing", "Be kind", "SLA", "operational", "", "lower is better", "TBD", "03/04/2026", "no", ""],
        ["Post", "", "Peers", "internal customer", "", "", "50% in 60 days; 80% later", "Q3", "yes", ""],
    ]
    bring(store, "measures", rows)
    first, second, third = store.content.of(Measure)
    assert (first.target, first.family, first.scope, first.better) == (
        "at or above 95 %",
        Family.CUSTOMER,
        Scope.SEGMENT,
        Better.HIGHER,
    )
    assert (first.next_review, first.anonymous, first.unit) == (date(2026, 12, 31), None, "%")
    assert (second.next_review, second.target, second.anonymous) == (date(2026, 4, 3), "TBD", False), "the column tells"
    assert second.notes == "Principle: Be kind"
    assert (third.family, third.anonymous, third.target) == (Family.INTERNAL, True, "50% in 60 days; 80% later")
    assert (third.next_review, third.notes) == (None, "Next review: Q3")


@pytest.mark.parametrize("text", ["throughput", "quality"])
def test_a_family_that_is_none_goes_into_the_notes(text):
    store = store_with(TEAMS)
    bring(store, "measures", [["Team", "Measure", "Family"], ["Post", "Letters", text]])
    assert one(store, Measure).family is None
    assert one(store, Measure).notes == f"Family: {text}"
