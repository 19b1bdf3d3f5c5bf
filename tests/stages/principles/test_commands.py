"""What a facilitator does with principles, applications and measures: one step each, taken back whole."""

from datetime import date

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.principles import commands as do
from cxworkshop.stages.principles.records import Application, Better, Family, Measure, Principle, Scope
from cxworkshop.stages.teams.records import Team


@pytest.fixture
def store():
    teams = [Team(id=key, name=key.title(), order=n) for n, key in enumerate(("billing", "legal"), 1)]
    return MemoryStore(Content([*teams, Principle(id="p1", name="Tell first", order=1)]))


def takes_back(store, label):
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    assert store.content != after
    store.redo()
    assert store.content == after


def test_principles(store):
    second = do.add_principle(store, "Keep it")
    takes_back(store, "Add “Keep it”")
    for text in ("We", "We keep it"):
        do.write_principle(store, second.id, "statement", text)
    takes_back(store, "State “Keep it”")
    do.write_principle(store, second.id, "name", "Keep promises")
    do.move_principle(store, second.id, "p1")
    takes_back(store, "Move “Keep promises”")
    assert [p.name for p in store.content.of(Principle)] == ["Keep promises", "Tell first"]
    do.remove_principles(store, ["p1", second.id])
    takes_back(store, "Remove 2 principles")


def test_a_cell_is_one_application_that_comes_and_goes_with_its_words(store):
    assert do.say(store, "billing", "p1", "meaning", "") is None
    assert store.undo_label is None
    for text in ("We", "We ring"):
        do.say(store, "billing", "p1", "meaning", text)
    takes_back(store, "Say what “Tell first” means for Billing")
    do.say(store, "billing", "p1", "action", "Ring on Monday")
    takes_back(store, "Say what Billing will do for “Tell first”")
    (cell,) = store.content.of(Application)
    assert (cell.meaning, cell.action) == ("We ring", "Ring on Monday")
    do.say(store, "billing", "p1", "meaning", "")
    assert store.content.count(Application) == 1
    assert do.say(store, "billing", "p1", "action", "") is None
    assert store.content.count(Application) == 0
    store.undo()
    assert store.content.count(Application) == 1


def test_measures(store):
    one = do.add_measure(store, "billing", "p1", what="Bills right", family=Family.CUSTOMER)
    takes_back(store, "Add a measure to Billing")
    two = do.add_measure(store, "billing")
    for text in ("8", "80%"):
        do.write_measure(store, two.id, "target", text)
    takes_back(store, "Set the target of a measure")
    choices = {
        "family": Family.CUSTOMER,
        "scope": Scope.SEGMENT,
        "anonymous": True,
        "better": Better.HIGHER,
        "next_review": date(2026, 9, 1),
        "principle": "p1",
    }
    for field, value in choices.items():
        do.set_measure(store, two.id, field, value)
        assert getattr(store.content.need(Measure, two.id), field) == value
    takes_back(store, "Say which principle a measure is for")
    do.move_measure(store, two.id, one.id)
    assert [m.id for m in store.content.of(Measure)] == [two.id, one.id]
    do.remove_measures(store, [one.id])
    takes_back(store, "Remove “Bills right”")


@pytest.mark.parametrize(
    "field", ["what", "source", "unit", "baseline", "target", "owner", "how_often", "value", "notes"]
)
def test_every_text_of_a_measure_can_be_written(store, field):
    measure = do.add_measure(store, "billing")
    assert getattr(do.write_measure(store, measure.id, field, "Words"), field) == "Words"


def test_removing_a_principle_takes_what_was_said_and_measured_for_it(store):
    do.add_measure(store, "billing", "p1")
    do.add_measure(store, "billing")
    do.say(store, "billing", "p1", "meaning", "We ring")
    before = store.snapshot()
    do.remove_principles(store, ["p1"])
    assert (store.content.count(Application), store.content.count(Measure)) == (0, 1)
    store.undo()
    assert store.content == before


def test_what_has_gone_is_refused_in_words(store):
    measure = do.add_measure(store, "billing")
    for act in (
        lambda: do.say(store, "billing", "p9", "meaning", "We"),
        lambda: do.add_measure(store, "legal", "p9"),
        lambda: do.set_measure(store, measure.id, "principle", "p9"),
    ):
        with pytest.raises(Refused, match="This principle is no longer there"):
            act()
