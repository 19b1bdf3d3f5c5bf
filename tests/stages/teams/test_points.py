"""Rules T1 to T5: open, closed, and the edges."""

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.teams.points import RULES, points, progress
from cxworkshop.stages.teams.records import Group, Need, Priority, Support, Team, Touch

C, F, B = Group.CREATOR, Group.FRONTLINE, Group.BACK_OFFICE


def team(key, group, **fields):
    return Team(id=key, name=key.upper(), group=group, order=float(ord(key)), **fields)


def link(pair):
    return Support(id=f"support-{pair}", team=pair[0], supported=pair[1], order=1)


def need(key, of, customer="c", priority=Priority.MUST, why="They wait."):
    return Need(id=f"need-{key}", team=of, customer=customer, what="Times", priority=priority, why=why, order=1)


def found(rule, *records):
    return [(p.where, p.detail) for p in points(Content(records)) if p.id == rule]


def sentences(rule, *records):
    return [p.sentence for p in points(Content(records)) if p.id == rule]


def test_an_empty_workshop_has_no_open_point_about_teams():
    assert points(Content()) == []
    assert progress(Content()).words == "Not started"


def test_a_finished_set_of_teams_has_no_open_point():
    records = [team("c", C), team("f", F, sight="We plan so that C can come."), link("fc"), need("1", "f")]
    assert points(Content(records)) == []
    assert progress(Content(records)).words == "2 of 2 placed"


def test_t1_a_team_that_is_not_placed():
    assert sentences("T1", team("a", None)) == ["A is not placed."]
    assert found("T1", team("a", B)) == []
    assert [p.id for p in points(Content([team("a", None, touch=Touch.NEVER)]))] == ["T1"]


def test_t1_says_which_of_two_teams_with_one_name():
    parent = Team(id="team-h", name="North hospital", group=C, order=1)
    wards = [
        Team(id="team-1", name="Ward 1", parent="team-h", order=2),
        Team(id="team-2", name="Ward 1", unit="South hospital", order=3),
        Team(id="team-3", name="Ward 1", unit="South hospital", order=4),
        Team(id="team-4", name=" ", order=5),
    ]
    assert sentences("T1", parent, *wards) == [
        "Ward 1 (North hospital) is not placed.",
        "Ward 1 (South hospital), no. 1 is not placed.",
        "Ward 1 (South hospital), no. 2 is not placed.",
        "A team without a name is not placed.",
    ]


@pytest.mark.parametrize("group", [F, B])
def test_t2_touches_the_customer_and_is_no_creator(group):
    assert found("T2", team("a", group, touch=Touch.EVERY_DAY)) == [("a", "")]


def test_t2_supports_a_creator_and_is_called_back_office():
    assert sentences("T2", team("c", C), team("b", B), link("bc")) == [
        "B is placed as CX Enabler · back office and supports a CX Creator: C."
    ]
    assert found("T2", team("c", C), team("f", F), link("fc")) == []


def test_t2_frontline_support_of_no_creator():
    assert found("T2", team("f", F), team("b", B), link("fb")) == [("f", "")]


def test_t2_is_silent_about_frontline_support_while_nothing_is_known_of_the_team():
    assert found("T2", team("c", C), team("f", F)) == []
    assert found("T2", team("c", C), team("b", B), team("f", F), link("bf"), link("fb")) == [("f", "")]


@pytest.mark.parametrize("touch", [Touch.NEVER, Touch.SOMETIMES])
def test_t2_an_answer_about_the_touch_is_a_fact_that_contradicts_frontline_support(touch):
    assert found("T2", team("c", C), team("f", F, touch=touch)) == [("f", "")]
    assert found("T2", team("c", C), team("f", F, touch=touch), link("fc")) == []


def test_t2_supporting_itself_makes_nobody_frontline():
    assert found("T2", team("b", B), link("bb")) == []
    assert found("T2", team("f", F), link("ff")) == []
    assert found("T2", team("f", F), team("b", B), link("ff"), link("fb")) == [("f", "")]


def test_t2_sometimes_contradicts_nothing():
    assert found("T2", team("b", B, touch=Touch.SOMETIMES), team("c", C, touch=Touch.SOMETIMES)) == []


def test_t2_a_creator_may_support_another():
    assert found("T2", team("c", C), team("d", C), link("cd")) == []


def test_t2_counts_an_unplaced_team_that_touches_the_customer_as_a_creator():
    front = team("x", None, touch=Touch.EVERY_DAY)
    assert found("T2", front, team("b", B), link("bx")) == [("b", "")]
    assert found("T2", front, team("f", F), link("fx")) == []


def test_t3_no_path_to_a_creator():
    assert found("T3", team("c", C), team("b", B)) == [("b", "")]
    assert found("T3", team("c", C), team("f", F), team("b", B), link("bf"), link("fc")) == []


def test_t3_a_circle_leads_nowhere():
    assert found("T3", team("c", C), team("a", B), team("b", B), link("ab"), link("ba")) == [("a", ""), ("b", "")]


def test_t4_an_enabler_names_its_internal_customer():
    c, f = team("c", C), team("f", F)
    assert found("T4", c, f) == [("f", "")]
    assert found("T4", c, f, need("1", "f")) == []
    assert found("T4", c, f, need("1", "f", customer=None)) == [("f", "")]


def test_t4_a_need_has_a_priority_and_a_why():
    c, f = team("c", C), team("f", F)
    bare = need("1", "f", priority=None, why=" ")
    assert found("T4", c, f, bare) == [("f", "need-1")]
    assert sentences("T4", c, f, bare) == ["F: the need “Times” has no priority and no why."]


def test_t4_the_needs_of_a_creator_count_and_having_none_does_not():
    assert found("T4", team("c", C), team("d", C), need("1", "d", why="")) == [("d", "need-1")]
    assert found("T4", team("c", C)) == []


def test_t5_an_enabler_says_how_it_reaches_the_customer():
    assert found("T5", team("f", F), team("c", C)) == [("f", "")]
    assert found("T5", team("f", F, sight="We plan."), team("b", B, sight=" \n")) == [("b", "")]


def test_long_names_keep_the_sentence_short():
    name = "Kundendienstzentrum für Strom und Wasser, " * 5 + "Spätschicht Nord"
    (sentence,) = [p.sentence for p in points(Content([Team(id="a", name=name)]))]
    assert len(sentence) < 150
    assert "Spätschicht Nord is not placed." in sentence


def test_keys_are_unique_and_every_rule_is_declared():
    records = [team("c", C), team("f", F), team("b", B), team("n", None), need("1", "f", priority=None), link("bc")]
    keys = [p.key for p in points(Content(records))]
    assert len(keys) == len(set(keys))
    assert {p.id for p in points(Content(records))} == {r.id for r in RULES}


def test_progress_in_words():
    assert progress(Content([team("a", None), team("b", None)])).words == "2 in the tray"
    assert progress(Content([team("a", None), team("b", C)])).words == "1 of 2 placed"
