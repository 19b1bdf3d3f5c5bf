"""Rules D1 to D3: open, closed, and the edges."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.definition.points import RULES, names_a_customer, points, progress, word_count
from cxworkshop.stages.definition.records import Definition, Dimension, Imperative, RallyingCry

FOCUS = Imperative(id="imperative-1", name="Customer focus", customer_focus=True)
SCALE = Dimension(id="dimension-1", left="More", right="Better", agreed=3, rule="We wait.")


def agreed(text):
    return (RallyingCry(id="cry-1", text=text), Definition(id="definition", cry="cry-1"))


GOOD = agreed("Every customer has a reason to stay.")


def found(rule, *records):
    return [(p.where, p.detail) for p in points(Content(records)) if p.id == rule]


def sentences(rule, *records):
    return [p.sentence for p in points(Content(records)) if p.id == rule]


def test_an_empty_workshop_misses_all_three_levels():
    assert found("D1") == [("", "imperatives"), ("", "cry"), ("", "dimensions")]
    assert progress(Content()).words == "Not started"


def test_a_finished_definition_has_no_open_point():
    assert points(Content([FOCUS, *GOOD, SCALE])) == []
    assert progress(Content([FOCUS, *GOOD, SCALE])).words == "3 of 3 levels"


def test_d1_customer_focus_is_among_the_imperatives():
    other = Imperative(id="imperative-2", name="A fair return")
    assert sentences("D1", other, *GOOD, SCALE) == ["Customer focus is not among the imperatives."]
    assert found("D1", other, FOCUS, *GOOD, SCALE) == []


def test_d1_an_imperative_without_a_word_is_none():
    blank = Imperative(id="imperative-2", name=" ", customer_focus=True)
    assert found("D1", blank, *GOOD, SCALE) == [("", "imperatives")]


def test_d1_candidates_are_no_cry_and_neither_is_an_agreed_blank():
    assert found("D1", FOCUS, SCALE, RallyingCry(id="cry-1", text="Customers first")) == [("", "cry")]
    assert found("D1", FOCUS, SCALE, *agreed("  ")) == [("", "cry")]


def test_d2_a_cry_that_is_too_long():
    assert found("D2", *agreed("customer " * 35)) == []
    assert sentences("D2", *agreed("customer " * 36)) == [
        "The rallying cry has 36 words; more than 35 are hard to remember."
    ]


def test_d2_a_cry_that_names_no_customer():
    assert sentences("D2", *agreed("Nobody should have to ring twice.")) == [
        "The rallying cry names no customer: “Nobody should have to ring twice.”"
    ]


def test_d2_only_the_agreed_cry_counts():
    assert found("D2", *GOOD, RallyingCry(id="cry-2", text="Nobody rings twice " * 20)) == []
    assert found("D2", RallyingCry(id="cry-2", text="Nobody rings twice")) == []


@pytest.mark.parametrize(
    "text", ["Customers stay", "Our client’s day", "PATIENT-first", "Every guest, known", "For citizens"]
)
def test_names_of_the_customer(text):
    assert names_a_customer(text)


@pytest.mark.parametrize(
    "text", ["", "People first", "Nobody rings twice", "Userland", "We remember members' day"[:11]]
)
def test_what_names_no_customer(text):
    assert not names_a_customer(text)


def test_words_are_counted_as_people_count_them():
    assert word_count("Ring back — always, and don’t wait 2 days …") == 8


def test_d3_a_dimension_without_position_or_rule():
    assert sentences("D3", Dimension(id="dimension-1")) == ["Dimension 1 has no agreed position and no decision rule."]
    half = Dimension(id="dimension-1", left="More", right="Better", agreed=0, rule=" ")
    assert sentences("D3", half) == ["“More ↔ Better” has no decision rule."]
    assert found("D3", SCALE) == []


def test_d3_the_exact_middle_decides_nothing():
    middle = Dimension(id="dimension-1", left="More", right="Better", agreed=5, rule="Both.")
    assert found("D3", middle) == [("dimension-1", "middle")]
    assert progress(Content([FOCUS, *GOOD, middle])).words == "3 of 3 levels"


def test_progress_counts_levels():
    assert progress(Content([FOCUS])).words == "1 of 3 levels"
    assert progress(Content([FOCUS, *GOOD, Dimension(id="dimension-1")])).words == "2 of 3 levels"
    assert progress(Content([Definition(id="definition", why_now="They leave.")])).words == "0 of 3 levels"


def test_keys_are_unique_and_every_rule_is_declared():
    records = [*agreed("Ring " * 40), Dimension(id="dimension-1", agreed=5), Imperative(id="imperative-1", name="X")]
    keys = [p.key for p in points(Content(records))]
    assert len(keys) == len(set(keys))
    assert {key.split("/")[0] for key in keys} == {rule.id for rule in RULES}
