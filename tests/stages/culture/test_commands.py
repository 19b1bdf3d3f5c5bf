"""What a facilitator does with examples of the culture: one step each, taken back whole."""

import pytest

from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.culture import commands as do
from cxworkshop.stages.culture.records import CultureDimension, Example


def takes_back(store, label):
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    assert store.content != after
    store.redo()
    assert store.content == after


def test_examples():
    store = MemoryStore()
    friendly, brief = do.add_dimension(store, "Friendly", "Formal"), do.add_dimension(store, "Brief", "Thorough")
    first = do.add_example(store, friendly.id, "A repair slips", on="Hi Maria", promise_keeping=True)
    takes_back(store, "Add “A repair slips”")
    second = do.add_example(store, friendly.id)
    for text in ("You", "You’re right"):
        do.write_example(store, second.id, "on", text)
    takes_back(store, "Say what is on culture")
    do.write_example(store, second.id, "situation", "A bill")
    do.write_example(store, second.id, "off", "It is correct")
    do.set_promise(store, first.id, False)
    takes_back(store, "Say that “A repair slips” is not about promises")
    do.move_example(store, second.id, first.id)
    assert [e.situation for e in store.content.of(Example)] == ["A bill", "A repair slips"]
    other = do.add_example(store, brief.id, "A call")
    do.move_example(store, first.id, other.id)
    assert store.content.need(Example, first.id).dimension == brief.id
    do.remove_examples(store, [first.id])
    takes_back(store, "Remove “A repair slips”")


def test_the_uses_of_a_scale_are_written():
    store = MemoryStore()
    scale = do.add_dimension(store, "Friendly", "Formal")
    do.write_scale(store, scale.id, "recruiting", "We role-play.")
    takes_back(store, "Say how “Friendly ↔ Formal” is used to recruit")
    do.write_scale(store, scale.id, "suppliers", "A visit")
    assert store.content.need(CultureDimension, scale.id).suppliers == "A visit"


def test_an_example_needs_its_scale():
    with pytest.raises(Refused, match="no longer there"):
        do.add_example(MemoryStore(), "culture-dimension-1")
