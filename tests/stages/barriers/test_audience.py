"""Barriers as the room sees them: one, what the customer experiences, and what is done about it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.barriers.audience import AUDIENCE
from cxworkshop.stages.barriers.records import Area, Barrier, Mitigation, MitigationState
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.view import View
from tests.ui.room.pictures import picture, said, shapes, signs, unreadable, view_of

pytestmark = pytest.mark.usefixtures("look")

LONG = "Every passenger hears from us first, whatever the weather does, and nobody is left on a quay. " * 2
CALLS = Barrier(
    id="calls", order=1.0, area=Area.OUTSOURCING, name="Evening calls go to a partner",
    experience="Ring again in the morning.", severity=5,
)  # fmt: skip
LIST = Mitigation(
    id="list", order=1.0, barrier="calls", name="Partner reads our list", owner="J. Farrow", due=date(2027, 6, 1),
    residual=4,
)  # fmt: skip
HANDOVER = Mitigation(id="handover", order=2.0, barrier="calls", name="Warm handover", owner="M. Osei", residual=3)
OTHER = Barrier(id="other", order=2.0, name="The part is on the other side")


def shown(*records: Barrier | Mitigation, record: str = "calls") -> View | None:
    return view_of(AUDIENCE, Content(list(records)), RoomItem("barriers", "barrier", record))


def test_a_barrier_stands_with_its_area_its_customer_and_what_is_done():
    view = shown(CALLS, LIST, HANDOVER, OTHER)
    assert said(view) == (
        "Barrier: outsourcing Evening calls go to a partner now 5 then 3 Ring again in the morning. "
        "Partner reads our list J. Farrow by 1 June Warm handover M. Osei 5 Barriers"
    )
    assert signs(view) == ["handshake", "arrow-right", "cust", "shield-check", "shield-check"]
    assert len(picture(view).sheets) == 1


def test_severities_are_bars_that_differ_in_shape_and_have_their_number():
    view = shown(CALLS, LIST, HANDOVER)
    bars = [box for box in shapes(view, "box") if box.height > box.width]
    assert len([box for box in bars if box.fill]) == 5 + 3
    assert len([box for box in bars if not box.fill and box.edge]) == 2


def test_a_mitigation_that_was_dropped_is_not_there_and_lowers_nothing():
    dropped = dataclasses.replace(HANDOVER, state=MitigationState.DROPPED)
    words = said(shown(CALLS, LIST, dropped))
    assert "Warm handover" not in words
    assert "then 4" in words


def test_what_nobody_has_said_is_left_out():
    assert said(shown(OTHER, record="other")) == "Barrier The part is on the other side 5 Barriers"
    assert "then" not in said(shown(CALLS, Mitigation(id="m", order=1.0, barrier="calls", name="Later")))
    bare = dataclasses.replace(CALLS, severity=None)
    assert "now" not in said(shown(bare, LIST))
    own = dataclasses.replace(OTHER, area=Area.OTHER, area_name="Spare parts")
    assert said(shown(own, record="other")).startswith("Barrier: Spare parts")


def test_a_barrier_that_will_be_gone_has_no_bar_left():
    view = shown(CALLS, dataclasses.replace(LIST, residual=0))
    assert "then 0" in said(view)


def test_many_mitigations_take_more_pages_with_the_name_above_them():
    acts = [dataclasses.replace(LIST, id=f"m-{n}", order=float(n), name=f"Step {n}") for n in range(5)]
    view = shown(CALLS, *acts)
    pages = len(picture(view).sheets)
    assert pages >= 2
    assert "Evening calls go to a partner" in said(view, 1)
    assert all(f"Step {n}" in said(view) for n in range(5))


def test_the_neighbour_is_the_next_barrier():
    content = Content([CALLS, OTHER])
    item = RoomItem("barriers", "barrier", "calls")
    assert AUDIENCE.neighbour(content, item, 1) == RoomItem("barriers", "barrier", "other")
    assert AUDIENCE.neighbour(content, item, -1) is None
    assert AUDIENCE.label(content, item) == "Barrier: Evening calls go to a partner"
    assert shown(CALLS, record="gone") is None
    assert AUDIENCE.label(content, RoomItem("barriers", "barrier", "gone")) == ""


@pytest.mark.parametrize("words", ["", "Yes.", LONG, "Donaudampfschifffahrtsgesellschaft" * 6])
@pytest.mark.parametrize("severity", [None, 1])
def test_everything_can_be_read(words: str, severity: int | None):
    barrier = dataclasses.replace(
        CALLS, area=Area.OTHER, area_name=words, name=words, experience=words, severity=severity
    )
    acts = [dataclasses.replace(LIST, id=f"m-{n}", name=words, owner=words) for n in range(4)]
    assert unreadable(shown(barrier, *acts)) == []
    assert unreadable(shown(barrier)) == []
