"""The rules of all stages together: the method's table, no more and no less."""

import json
from datetime import date

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import STAGES, open_points, rules
from cxworkshop.stages.principles.records import Measure
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.stages.teams.records import Team


def test_the_rules_are_those_of_the_method_in_its_order():
    said = "T1 T2 T3 T4 T5 P1 P2 P3 P4 P5 P6 D1 D2 D3 C1 C2 C3 B1 B2 B3"
    assert " ".join(rule.id for rule in rules()) == said


def test_a_rule_sums_up_its_points_and_has_an_icon_and_a_source():
    icons = json.loads(paths.resource("icons", "codes.json").read_text(encoding="utf-8"))
    for rule in rules():
        assert rule.icon in icons
        assert rule.source.startswith("S")
        assert rule.stage in {stage.key for stage in STAGES}
        assert "{" not in rule.summary(1) + rule.summary(7)
        assert len(rule.summary(7)) <= 45  # one line of the Guide


def test_an_empty_workshop_names_what_no_workshop_may_leave_out():
    keys = [point.key for point in open_points(Content())]
    assert keys == ["D1/imperatives", "D1/cry", "D1/dimensions", "C2"] + [
        f"B3/{area}" for area in ("structure", "geography", "outsourcing", "parent")
    ]


def test_the_day_is_handed_on():
    team = Team(id="team-1", name="Billing")
    late = Measure(id="measure-1", team="team-1", next_review=date(2026, 1, 1))
    content = Content([team, late])
    overdue = [p.key for p in open_points(content, date(2026, 1, 2)) if p.detail == "overdue"]
    assert overdue == ["P5/measure-1/overdue"]
    assert not [p for p in open_points(content) if p.detail == "overdue"]


def test_a_point_keeps_its_key_while_its_words_change():
    store = MemoryStore()
    team = add_team(store, "Billing")
    before = open_points(store.content)[0]
    with store.step("Rename") as draft:
        draft.change(team, name="Bills")
    after = open_points(store.content)[0]
    assert (before.key, before.sentence) == (after.key, "Billing is not placed.")
    assert after.sentence == "Bills is not placed."
