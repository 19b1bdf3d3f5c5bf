"""Imperatives, candidates for the rallying cry, and dimensions with their poles in one cell or two."""

from cxworkshop.stages.definition.records import Dimension, Imperative, RallyingCry, TrialCase
from tests.exchange.making import bring, store_with


def test_imperatives_come_in():
    store = store_with()
    rows = [
        ["Imperative", "Owner", "For whom", "Customer focus"],
        ["Customers first", "A. Brandt", "customers", "yes"],
        ["Safe work", "", "employees", ""],
    ]
    bring(store, "imperatives", rows)
    assert [(i.name, i.sponsor, i.serves, i.customer_focus) for i in store.content.of(Imperative)] == [
        ("Customers first", "A. Brandt", "customers", True),
        ("Safe work", "", "employees", False),
    ]


def test_candidates_bring_the_totals_of_their_rounds():
    store = store_with()
    bring(store, "rallying-cries", [["Candidate", "Dots"], ["We stay", "12; 9"], ["We go", "many"], ["We ask", ""]])
    assert [(cry.text, cry.votes, cry.notes) for cry in store.content.of(RallyingCry)] == [
        ("We stay", (12, 9), ""),
        ("We go", (), "Votes: many"),
        ("We ask", (), ""),
    ]


def test_poles_stand_in_one_cell_or_in_two():
    store = store_with()
    bring(
        store,
        "dimensions",
        [["Dimension", "Position", "Rule"], ["more ↔ better", "8", "We say no"], ["fast vs right", "12", ""]],
    )
    bring(store, "dimensions", [["Left", "Right", "Agreed"], ["friendly", "formal", "middle"]])
    assert [(d.left, d.right, d.agreed, d.rule, d.notes) for d in store.content.of(Dimension)] == [
        ("more", "better", 8, "We say no", ""),
        ("fast", "right", None, "", "Agreed: 12"),
        ("friendly", "formal", None, "", "Agreed: middle"),
    ]


def test_the_cases_of_a_dimension_are_gathered_and_two_of_one_name_are_kept():
    store = store_with()
    rows = [
        ["Left", "Right", "Rule", "Case", "Answer"],
        ["more", "better", "We say no", "A small order", "No"],
        ["more", "better", "", "A large order", "Yes"],
        ["more", "better", "We say yes", "A friend", "Yes"],
        ["fast", "right", "", "", ""],
        ["fast", "right", "", "", ""],
    ]
    made = bring(store, "dimensions", rows)
    first, other, *plain = store.content.of(Dimension)
    assert (first.rule, other.rule, len(plain)) == ("We say no", "We say yes", 2)
    assert [case.dimension for case in store.content.of(TrialCase)] == [first.id, first.id, other.id]
    assert [list(repeat.rows) for repeat in made.repeats] == [[2, 3, 4], [5, 6]]
