"""Examples on and off culture: rarely paired, gathered under their dimension."""

from cxworkshop.stages.culture.records import CultureDimension, Example
from tests.exchange.making import bring, store_with

ROWS = [
    ["dimension", "on_example", "off_example", "Situation", "Promise keeping"],
    ["High agency", "One teammate keeps serving", "", "", ""],
    ["Win together", "Balance", "Chaos", "A launch", ""],
    ["win  together", "Speak up", "TBD", "", "x"],
    ["formal ↔ friendly", "", "", "", ""],
    ["", "An orphan", "", "", ""],
]


def test_examples_are_gathered_under_their_dimension_and_either_side_may_be_missing():
    store = store_with()
    made = bring(store, "culture", ROWS)
    dimensions = store.content.of(CultureDimension)
    assert [(d.left, d.right) for d in dimensions] == [
        ("High agency", ""),
        ("Win together", ""),
        ("formal", "friendly"),
    ]
    together = dimensions[1].id
    examples = store.content.of(Example)
    assert [(e.on, e.off, e.situation, e.promise_keeping) for e in examples] == [
        ("One teammate keeps serving", "", "", False),
        ("Balance", "Chaos", "A launch", False),
        ("Speak up", "TBD", "", True),
    ]
    assert [e.dimension for e in examples[1:]] == [together, together]
    assert [(row.number, row.reason) for row in made.skipped] == [(6, "it has no dimension")]


def test_examples_join_a_dimension_that_is_there():
    store = store_with(("culture", ROWS))
    bring(store, "culture", [["Dimension", "On"], ["High Agency", "Ask twice"]])
    assert store.content.count(CultureDimension) == 3
    assert store.content.of(Example)[-1].dimension == store.content.of(CultureDimension)[0].id


def test_what_a_dimension_says_comes_from_any_of_its_rows_and_what_differs_is_kept():
    store = store_with()
    rows = [
        ["Dimension", "On", "In recruiting", "Agreed"],
        ["High agency", "a", "", "7"],
        ["High agency", "b", "Ask for a story", "7"],
        ["High agency", "c", "Ask for a reference", "mostly"],
    ]
    bring(store, "culture", rows)
    (dimension,) = store.content.of(CultureDimension)
    assert (dimension.recruiting, dimension.agreed) == ("Ask for a story", 7)
    assert store.content.of(Example)[2].notes == "Agreed: mostly\nIn recruiting: Ask for a reference"


def test_a_dimension_may_be_written_once_for_its_examples():
    store = store_with()
    made = bring(store, "culture", [["Dimension", "On"], ["A", "1"], ["", "2"], ["B", "3"], ["", "4"]])
    assert made.fill_down
    assert store.content.count(CultureDimension) == 2
    assert store.content.count(Example) == 4
