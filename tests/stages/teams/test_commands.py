"""What a facilitator does with teams: one step each, named, refused in words, and taken back whole."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages.principles.records import Application, Measure, Principle
from cxworkshop.stages.teams import commands as do
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch

C, F, B = Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE


@pytest.fixture
def store():
    names = {"a": "Accounts", "b": "Billing", "c": "Contact Centre"}
    return MemoryStore(Content(Team(id=k, name=n, order=float(ord(k))) for k, n in names.items()))


def team(store, key):
    return store.content.need(Team, key)


def names(store):
    return [t.name for t in store.content.of(Team)]


def takes_back(store, label):
    """The last step has this label, undo takes all of it back and redo brings it again."""
    assert store.undo_label == label
    after = store.snapshot()
    store.undo()
    before = store.snapshot()
    assert before != after
    store.redo()
    assert store.content == after


def test_several_teams_become_one_in_one_step(store):
    a, b, c = (do.add_team(store, name) for name in ("Alpha", "Beta", "Gamma"))
    do.merge_all(store, b.id, [a.id, c.id, a.id])
    assert store.undo_label == "Merge 2 teams into Beta"
    store.undo()
    assert {a.id, b.id, c.id} <= {team.id for team in store.content.of(Team)}


def test_a_pasted_list_becomes_names():
    text = "Debt  Support\r\n\n - Leak Response\n•\tCapital Delivery\nLegal\t12\nLegal\t9\n —\n"
    assert do.names_in(text) == ["Debt Support", "Leak Response", "Capital Delivery", "Legal", "Legal"]


def test_add_one_and_many(store):
    do.add_team(store, "Legal", unit="Corporate")
    takes_back(store, "Add Legal")
    do.add_teams(store, ["Legal", "Payroll"], group=C)
    takes_back(store, "Add 2 teams")
    assert names(store) == ["Accounts", "Billing", "Contact Centre", "Legal", "Legal", "Payroll"]
    do.add_teams(store, ["Estates"])
    assert store.undo_label == "Add Estates"


def test_typing_a_name_is_one_step(store):
    for name in ("Bi", "Bil", "Bills"):
        do.rename_team(store, "b", name)
    takes_back(store, "Rename Billing")
    store.undo()
    assert team(store, "b").name == "Billing"


@pytest.mark.parametrize("field", ["name", "unit", "purpose", "group_reason", "sight", "notes"])
def test_every_text_can_be_written(store, field):
    do.write_team(store, "b", field, "Words")
    assert getattr(team(store, "b"), field) == "Words"


def test_place_with_a_reason_that_lasts_as_long_as_the_decision(store):
    do.place_team(store, "b", B, "Nobody outside meets it.")
    takes_back(store, "Place Billing in CX Enabler · back office")
    do.place_team(store, "b", B)
    assert team(store, "b").group_reason == "Nobody outside meets it."
    do.place_team(store, "b", F)
    assert team(store, "b").group_reason == ""
    do.place_team(store, "b", None)
    takes_back(store, "Take Billing back to the tray")


def test_place_several_at_once(store):
    do.place_teams(store, ["a", "b"], C)
    takes_back(store, "Place 2 teams in CX Creator")


def test_placing_where_it_stands_leaves_no_step(store):
    do.place_team(store, "a", None)
    assert store.undo_label is None


def test_facts_about_a_team(store):
    do.set_touch(store, "b", Touch.EVERY_DAY)
    takes_back(store, "Say how often Billing touches the customer")
    do.set_channels(store, "b", ["Phone", " ", "Phone", "App "])
    do.toggle_channel(store, "b", "Letter")
    do.toggle_channel(store, "b", "App")
    assert team(store, "b").channels == ("Phone", "Letter")
    do.set_headcount(store, "b", 12.5)
    takes_back(store, "Say how many people Billing has")
    do.set_headcount(store, "b", None)
    assert team(store, "b").headcount is None


@pytest.mark.parametrize("headcount", [-1, float("nan"), float("inf"), 1e9])
def test_an_impossible_headcount_is_refused(store, headcount):
    with pytest.raises(Refused, match="people"):
        do.set_headcount(store, "b", headcount)
    assert store.undo_label is None


def test_a_team_belongs_to_another_and_never_to_itself(store):
    do.set_parent(store, "b", "a")
    takes_back(store, "Say where Billing belongs")
    do.set_parent(store, "c", "b")
    for above in ("a", "b", "c"):
        with pytest.raises(Refused, match="itself"):
            do.set_parent(store, "a", above)
    do.set_parent(store, "b", None)
    assert team(store, "b").parent is None


def test_move(store):
    do.move_team(store, "c", "a")
    takes_back(store, "Move Contact Centre")
    do.move_team(store, "a", None)
    assert names(store) == ["Contact Centre", "Billing", "Accounts"]


def test_a_drag_places_and_orders_in_one_step(store):
    do.settle_teams(store, ["c", "b"], F, "a")
    takes_back(store, "Place 2 teams in CX Enabler · frontline support")
    assert names(store) == ["Contact Centre", "Billing", "Accounts"]
    do.settle_teams(store, ["c"], F, None)
    takes_back(store, "Move Contact Centre")
    assert names(store) == ["Billing", "Accounts", "Contact Centre"]


def test_a_drag_onto_one_of_the_moved_cards_stays_where_it_is(store):
    do.settle_teams(store, ["a", "b"], F, "b")
    assert names(store) == ["Accounts", "Billing", "Contact Centre"]
    do.settle_teams(store, ["b"], None, "b")
    assert store.undo_label == "Take Billing back to the tray"
    assert names(store) == ["Accounts", "Billing", "Contact Centre"]


def test_connect_once_and_disconnect_every_repeat(store):
    first = do.connect(store, "a", "b")
    takes_back(store, "Connect Accounts to Billing")
    assert do.connect(store, "a", "b") == first
    assert len(store.history()) == 1
    store.content.apply([(None, Support(id="support-again", team="a", supported="b", order=9))])
    do.disconnect(store, "a", "b")
    takes_back(store, "Disconnect Accounts from Billing")
    assert store.content.count(Support) == 0


def test_connect_to_several(store):
    do.connect(store, "a", "b")
    links = do.connect_all(store, "a", ["b", "c", "c"])
    takes_back(store, "Connect Accounts to 2 teams")
    assert [link.supported for link in links] == ["b", "c"]
    assert store.content.count(Support) == 2


def test_supporting_oneself_is_refused(store):
    with pytest.raises(Refused, match="cannot support itself"):
        do.connect_all(store, "a", ["b", "a"])
    assert store.content.count(Support) == 0


def test_needs(store):
    need = do.add_need(store, "b", "Tell us the streets", customer_id="c", priority=Priority.MUST)
    takes_back(store, "Add a need to Billing")
    other = do.add_need(store, "b")
    do.write_need(store, other.id, "what", "One")
    do.write_need(store, other.id, "what", "One estimate")
    takes_back(store, "Say what is needed from Billing")
    do.write_need(store, other.id, "why", "We are asked.")
    do.set_need_priority(store, other.id, Priority.SHOULD)
    takes_back(store, "Set “One estimate” to Should")
    do.set_need_customer(store, other.id, "a")
    takes_back(store, "Say who needs “One estimate”: Accounts")
    do.move_need(store, other.id, need.id)
    takes_back(store, "Move “One estimate”")
    assert [n.what for n in store.content.of(Need)] == ["One estimate", "Tell us the streets"]
    do.remove_needs(store, [need.id, other.id])
    takes_back(store, "Remove 2 needs")


def test_removing_a_team_takes_what_hangs_on_it_and_undo_brings_it_back(store):
    do.connect(store, "a", "b")
    do.add_need(store, "b", "Times", customer_id="c")
    do.add_need(store, "a", "Bills", customer_id="b")
    do.set_parent(store, "c", "b")
    before = store.snapshot()
    do.remove_teams(store, ["b"])
    assert store.undo_label == "Remove Billing"
    assert store.content.count(Support) == 0
    (need,) = store.content.of(Need)
    assert (need.what, need.customer) == ("Bills", None)
    assert team(store, "c").parent is None
    store.undo()
    assert store.content == before


def test_what_has_gone_is_refused_in_words(store):
    do.remove_teams(store, ["b"])
    for act in (
        lambda: do.place_team(store, "b", C),
        lambda: do.connect(store, "a", "b"),
        lambda: do.add_need(store, "a", customer_id="b"),
        lambda: do.move_team(store, "a", "b"),
        lambda: do.merge_teams(store, "a", "b"),
    ):
        with pytest.raises(Refused, match=r"This team is no longer there\. Nothing was changed\."):
            act()
    assert store.undo_label == "Remove Billing"


def test_merging_keeps_every_word_and_link(store):
    do.write_team(store, "a", "purpose", "Keeps the books")
    do.write_team(store, "b", "purpose", "Sends the bills")
    do.write_team(store, "b", "unit", "Finance")
    do.write_team(store, "a", "notes", "One")
    do.write_team(store, "b", "notes", "Two")
    do.set_channels(store, "b", ["Letter"])
    do.place_team(store, "b", F, "It helps the frontline.")
    for pair in ("ac", "bc", "ab", "cb"):
        do.connect(store, *pair)
    do.add_need(store, "b", "Times", customer_id="c")
    do.set_parent(store, "c", "b")
    with store.step("Apply a principle") as draft:
        principle = draft.add(Principle(id="principle-1", name="Tell first"))
        draft.add(Application(id="application-1", team="b", principle=principle.id, meaning="We write."))
        draft.add(Measure(id="measure-1", team="b", principle=principle.id, what="Letters"))
    do.merge_teams(store, "a", "b")
    takes_back(store, "Merge Billing into Accounts")
    merged = team(store, "a")
    assert store.content.find(Team, "b") is None
    words = (merged.name, merged.purpose, merged.unit, merged.notes)
    assert words == (
        "Accounts",
        "Keeps the books",
        "Finance",
        "One\nTwo",
    )
    assert (merged.group, merged.group_reason, merged.channels) == (F, "It helps the frontline.", ("Letter",))
    assert [(s.team, s.supported) for s in store.content.of(Support)] == [("a", "c"), ("c", "a")]
    assert [r.team for cls in (Need, Application, Measure) for r in store.content.of(cls)] == ["a", "a", "a"]
    assert team(store, "c").parent == "a"


def test_merging_with_a_team_above_or_below_leaves_no_circle(store):
    do.set_parent(store, "b", "a")
    do.set_parent(store, "c", "b")
    do.merge_teams(store, "c", "a")
    assert (team(store, "b").parent, team(store, "c").parent) == ("c", None)
    store.undo()
    do.merge_teams(store, "a", "b")
    assert (team(store, "a").parent, team(store, "c").parent) == (None, "a")


def test_merging_a_team_with_itself_is_refused(store):
    with pytest.raises(Refused, match="merged with itself"):
        do.merge_teams(store, "a", "a")


def test_acts_join_an_outer_step(store):
    with store.step("Bring in a list"):
        new = do.add_team(store, "Legal")
        do.place_team(store, new.id, B)
        do.connect(store, new.id, "a")
    takes_back(store, "Bring in a list")
    store.undo()
    assert names(store) == ["Accounts", "Billing", "Contact Centre"]
