"""What the matrix counts: the same when it follows the changes as when it reads anew."""

from datetime import date
from random import Random

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.store import Changed, MemoryStore
from cxworkshop.stages.principles import commands as do
from cxworkshop.stages.principles.page.balance import balance_of, internal_customers, invitation
from cxworkshop.stages.principles.page.facts import Facts
from cxworkshop.stages.principles.page.measure_words import as_number, lacking, standing, values
from cxworkshop.stages.principles.records import Family, Measure, Principle
from cxworkshop.stages.teams.records import Group, Team

from .conftest import water_company

TODAY = date(2026, 3, 1)


def cells(facts: Facts, content: Content) -> dict:
    return {(t.id, p.id): facts.cell(t.id, p.id) for t in content.of(Team) for p in content.of(Principle)}


def test_cells_are_blank_said_or_measured():
    content, facts = water_company(), Facts()
    facts.read(content)
    assert facts.cell("team-audit", "principle-1").spoken == "blank"
    assert facts.cell("team-calls", "principle-2").spoken == "said"
    assert facts.cell("team-calls", "principle-1").spoken == "1 measure: customer"
    assert facts.cell("team-plan", "principle-1").spoken == ("1 measure: operational effectiveness, only operations")
    assert (facts.said, facts.measured) == (3, 2)
    assert facts.lopsided("team-plan")
    assert not facts.lopsided("team-calls")
    assert not facts.lopsided("team-audit")


@pytest.mark.parametrize("seed", range(4))
def test_following_the_changes_comes_to_the_same_as_reading(seed):
    store, random, facts = MemoryStore(water_company()), Random(seed), Facts()
    facts.read(store.content)

    def follow(changed: Changed) -> None:
        facts.follow(changed.changes)

    store.subscribe(follow)
    for _ in range(60):
        team = random.choice(store.content.of(Team)).id
        principle = random.choice(store.content.of(Principle)).id
        match random.randrange(7):
            case 0 | 1:
                do.say(store, team, principle, "meaning", random.choice(["", "", "Words."]))
            case 2 | 3:
                do.add_measure(store, team, random.choice([principle, None]), family=random.choice([*Family, None]))
            case 4 if store.content.count(Measure):
                do.set_measure(store, random.choice(store.content.of(Measure)).id, "family", random.choice([*Family]))
            case 5 if store.content.count(Measure):
                do.set_measure(store, random.choice(store.content.of(Measure)).id, "principle", principle)
            case _ if store.undo_label:
                store.undo()
        anew = Facts()
        anew.read(store.content)
        assert cells(facts, store.content) == cells(anew, store.content)
        assert (facts.said, facts.measured) == (anew.said, anew.measured)
        assert +facts.said_for == +anew.said_for


def test_the_warning_says_what_is_missing_in_the_words_of_the_room():
    content = water_company()
    plan, calls, desk = (content.need(Team, f"team-{key}") for key in ("plan", "calls", "desk"))
    operations = frozenset({Family.OPERATIONS})
    found = balance_of(content, plan, operations)
    assert found.title == "Work Planning measures only operations"
    assert found.words == "Nothing yet shows that a customer or Field Repairs would notice."
    assert found.missing == (Family.CUSTOMER, Family.INTERNAL)
    assert invitation(content, "team-plan", Family.INTERNAL) == "Add a measure Field Repairs would feel"
    assert balance_of(content, calls, operations).missing == (Family.CUSTOMER,)
    assert balance_of(content, calls, frozenset({Family.INTERNAL})).title == "Contact Centre has no customer measure"
    lacks_peers = balance_of(content, desk, frozenset({Family.CUSTOMER}))
    assert lacks_peers.missing == (Family.INTERNAL,)
    assert "the teams it serves" in lacks_peers.words
    assert not balance_of(content, plan, frozenset(Family))
    assert not balance_of(content, plan, frozenset())


def test_internal_customers_are_named_once_in_the_order_of_needs():
    store = MemoryStore(water_company())
    from cxworkshop.stages.teams.records import Support

    with store.step("x") as draft:
        draft.add(Support(id="support-1", team="team-plan", supported="team-repairs"))
        draft.add(Support(id="support-2", team="team-plan", supported="team-calls"))
    assert internal_customers(store.content, "team-plan") == ["Field Repairs", "Contact Centre"]
    team = store.content.need(Team, "team-plan")
    words = balance_of(store.content, team, frozenset({Family.OPERATIONS})).words
    assert words == "Nothing yet shows that a customer, Field Repairs or another team would notice."


def test_a_measure_says_what_it_lacks():
    bare = Measure(id="m", team="t", what="Calls answered")
    assert lacking(bare, TODAY) == "no family, baseline, target, owner or review date"
    full = Measure(
        id="m",
        team="t",
        what="Calls answered",
        family=Family.INTERNAL,
        baseline="71 %",
        target="90 %",
        owner="M. Osei",
        next_review=date(2026, 2, 1),
    )
    assert lacking(full, TODAY) == "review overdue, not anonymous"
    assert values(full) == "71 % → 90 %"
    assert standing(full) == "M. Osei · review 1 Feb 2026"
    assert values(bare) == ""


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("at or above 95 %", "as a number: 95"),
        ("95", ""),
        ("most of them", ""),
        ("", ""),
        ("1 200", "as a number: 1200"),
    ],
)
def test_a_number_is_shown_only_where_it_is_plain_and_not_the_words(text, note):
    assert as_number(text) == note


def test_a_creator_is_asked_for_customers_alone():
    team = Team(id="team-x", name="", group=Group.CREATOR)
    found = balance_of(Content([team]), team, frozenset({Family.OPERATIONS}))
    assert found.title == "This team measures only operations"
    assert found.words == "Nothing yet shows that a customer would notice."
