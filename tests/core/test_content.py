"""Content: records by type, by id and in order; snapshots that stay as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core.content import Content
from cxworkshop.core.record import trusted
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.prepare.records import Workshop
from cxworkshop.stages.teams.records import Need, Support, Team

orders = st.lists(st.floats(-1e6, 1e6), max_size=20)


@given(orders)
def test_records_come_in_their_order_and_ties_by_id(drawn: list[float]) -> None:
    teams = [Team(id=f"team-{number}", order=order, name="") for number, order in enumerate(drawn)]
    found = Content(teams).of(Team)
    assert [(team.order, team.id) for team in found] == sorted((team.order, team.id) for team in teams)


@given(orders, orders)
def test_applying_changes_and_their_inverse_gives_the_same(before: list[float], after: list[float]) -> None:
    olds = {f"team-{n}": Team(id=f"team-{n}", order=order, name="") for n, order in enumerate(before)}
    news = {f"team-{n}": Team(id=f"team-{n}", order=order, name="new") for n, order in enumerate(after)}
    pairs = [(olds.get(key), news.get(key)) for key in {**olds, **news}]
    content = Content(olds.values())
    kept = content.snapshot()
    content.apply(pairs)
    assert content == Content(news.values())
    assert list(content.of(Team)) == sorted(news.values(), key=lambda team: (team.order, team.id))
    content.apply([(new, old) for old, new in reversed(pairs)])
    assert content == kept
    assert content.of(Team) == kept.of(Team)


def test_what_there_is_once_has_defaults_until_it_is_written() -> None:
    content = Content()
    assert content.one(Workshop).title == ""
    assert content.count(Workshop) == 0
    content.apply([(None, Workshop(id="workshop", order=1.0, title="Two days"))])
    assert content.one(Workshop).title == "Two days"


def test_a_record_is_found_by_its_id_and_type() -> None:
    team = Team(id="team-1", name="Billing")
    content = Content([team])
    assert content.get("team-1") is content.find(Team, "team-1") is content.need(Team, "team-1") is team
    assert content.find(Need, "team-1") is None
    assert content.find(Team, None) is None
    assert content.get(None) is None
    assert "team-1" in content
    assert content.types() == (Team,)
    assert (len(content), content.last_order(Team), content.last_order(Need)) == (1, 0.0, 0.0)


def test_who_refers_to_a_record_is_known_in_single_fields_and_in_lists() -> None:
    teams = [Team(id=f"team-{n}", name="") for n in (1, 2, 3)]
    support = Support(id="support-1", team="team-1", supported="team-2")
    barrier = Barrier(id="barrier-1", teams=("team-2", "team-3"))
    found = Content([*teams, support, barrier]).referring(frozenset({"team-2"}))
    assert {(record.id, spec.name) for record, spec in found} == {("support-1", "supported"), ("barrier-1", "teams")}


ORDERS = st.floats(min_value=-3, max_value=3, allow_nan=False).map(lambda order: round(order, 1) + 0.05)


@given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), ORDERS)), max_size=12), st.booleans())
def test_the_order_is_kept_whatever_comes_and_goes(changes: list[tuple[int, float | None]], asked: bool) -> None:
    content = Content()
    for number, order in changes:
        if asked:
            content.of(Team)
        before = content.find(Team, f"team-{number}")
        after = trusted(Team, id=f"team-{number}", name="", order=order) if order is not None else None
        if before is None and after is None:
            continue
        held = content.snapshot()
        stood = held.of(Team)
        content.apply([(before, after)])
        assert content.of(Team) == Content(content).of(Team)
        assert held.of(Team) == stood
        assert content.last_order(Team) == max((team.order for team in content), default=0.0)
