"""Rules C1 to C3: open, closed, and the edges."""

from cxworkshop.core.content import Content
from cxworkshop.stages.culture.points import RULES, points, progress
from cxworkshop.stages.culture.records import CultureDimension, Example

SCALE = CultureDimension(id="d1", left="Friendly", right="Formal", agreed=3, recruiting="We role-play.")


def example(key="1", on="Hi Maria", off="Be advised", promise=True):
    return Example(id=f"example-{key}", dimension="d1", on=on, off=off, promise_keeping=promise)


def sentences(rule, *records):
    return [p.sentence for p in points(Content(records)) if p.id == rule]


def test_a_finished_culture_has_no_open_point():
    assert points(Content([SCALE, example()])) == []
    assert progress(Content([SCALE, example()])).words == "1 of 1 scales"


def test_an_empty_workshop_has_no_promise():
    assert [p.key for p in points(Content())] == ["C2"]
    assert progress(Content()).words == "Not started"


def test_c1_both_sides_may_come_from_different_examples():
    assert sentences("C1", SCALE) == ["“Friendly ↔ Formal” has no on-culture example and no off-culture example."]
    assert sentences("C1", SCALE, example(off=" ")) == ["“Friendly ↔ Formal” has no off-culture example."]
    assert sentences("C1", SCALE, example(off=""), example("2", on="")) == []


def test_c1_names_a_scale_without_poles_by_its_number():
    assert sentences("C1", CultureDimension(id="d1"))[0].startswith("Culture dimension 1 has no")


def test_c2_an_example_is_about_promises_and_says_something():
    assert sentences("C2", SCALE, example(promise=False)) == ["No example is about keeping promises."]
    assert len(sentences("C2", SCALE, example(on="", off=" "))) == 1
    assert sentences("C2", SCALE, example(promise=False), example("2", off="")) == []


def test_c3_either_use_is_a_use():
    bare = CultureDimension(id="d1", left="Friendly", right="Formal", recruiting=" ")
    assert sentences("C3", bare) == ["“Friendly ↔ Formal” is not used to recruit or to select suppliers."]
    assert sentences("C3", CultureDimension(id="d1", suppliers="A visit")) == []


def test_progress_counts_scales_that_are_agreed_and_shown():
    open_scale = CultureDimension(id="d2", order=2)
    not_agreed = CultureDimension(id="d1", order=1)
    assert progress(Content([SCALE, open_scale, example()])).words == "1 of 2 scales"
    assert progress(Content([not_agreed, example()])).words == "0 of 1 scales"


def test_keys_are_unique_and_every_rule_is_declared():
    records = [CultureDimension(id="d1"), CultureDimension(id="d2")]
    keys = [p.key for p in points(Content(records))]
    assert len(keys) == len(set(keys))
    assert {key.split("/")[0] for key in keys} == {rule.id for rule in RULES}
