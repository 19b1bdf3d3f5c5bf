"""Sign-off as the room sees it: who signs and who has signed, and nothing of what stays open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.audience import AUDIENCE
from cxworkshop.stages.signoff.records import AcceptedPoint, Approval, Decision, FrozenPoint, Revision
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.view import View
from cxworkshop.ui.room.words import words
from tests.ui.room.pictures import picture, said, signs, unreadable, view_of

pytestmark = pytest.mark.usefixtures("look")

NOON = datetime(2027, 2, 10, 12, 7, tzinfo=UTC)
HOUR = f"{NOON.astimezone():%H:%M}"
LONG = "Director of everything that passengers, hauliers and islanders ever ask for, at sea and on land. " * 2
OPEN = FrozenPoint(id="T1", key="T1 depot", sentence="North Depot is not classified.", words="In March", by="Ida")


def people(*names: str, role: str = "Director") -> list[Participant]:
    return [
        Participant(id=f"p-{n}", order=float(n), name=name, role=role, approver=True) for n, name in enumerate(names)
    ]


def revision(number: int = 2) -> Revision:
    return Revision(
        id=f"r-{number}", order=float(number), number=number, time=NOON, content="{}", sha256="0" * 64,
        open_points=(OPEN,),
    )  # fmt: skip


def approval(n: int, name: str, decision: Decision, of: int = 2) -> Approval:
    return Approval(
        id=f"a-{of}-{n}", order=float(n), revision=f"r-{of}", approver=f"p-{n}", name=name, role="Director",
        decision=decision, words="Because.", time=NOON,
    )  # fmt: skip


def shown(*records: object) -> View | None:
    return view_of(AUDIENCE, Content(records), RoomItem("signoff", "standing"))  # type: ignore[arg-type]


def test_before_a_revision_the_room_sees_who_will_sign():
    view = shown(*people("Ida Sørby", "Piero Manca"), Participant(id="x", order=9.0, name="Anna Falk"))
    assert said(view) == "Who signs Ida Sørby Director Piero Manca Director Sign-off"
    assert signs(view) == ["pen-nib", "pen-nib"]


def test_decisions_stand_in_words_with_the_time_of_a_signature_and_no_open_point():
    view = shown(
        *people("Ida", "Piero", "Anna", "Tom"),
        revision(),
        AcceptedPoint(id="x", order=1.0, point="T1 depot", words="In March", by="Ida"),
        approval(0, "Ida", Decision.APPROVE),
        approval(1, "Piero", Decision.RESERVE),
        approval(2, "Anna", Decision.DECLINE),
    )
    assert said(view) == (
        f"Who signs Revision 2 Ida Director Approved Signed {HOUR} Piero Director Approved with reservations "
        f"Signed {HOUR} Anna Director Declined Tom Director Sign-off"
    )
    assert signs(view) == ["seal-check", "seal-check", "x-circle", "pen-nib"]
    assert len(picture(view).sheets) == 1


def test_a_signature_under_an_earlier_revision_is_none_under_this_one():
    view = shown(*people("Ida"), revision(1), revision(2), approval(0, "Ida", Decision.APPROVE, of=1))
    assert said(view) == "Who signs Revision 2 Ida Director Sign-off"


def test_it_has_no_neighbour_and_its_name():
    item = RoomItem("signoff", "standing")
    assert AUDIENCE.neighbour(Content([]), item, 1) is None
    assert AUDIENCE.label(Content([]), item) == "Who signs"
    assert AUDIENCE.view(Content([]), item, words("en")) is None  # nobody is asked


@pytest.mark.parametrize("words", ["", "Ida", LONG, "Donaudampfschifffahrtsgesellschaft" * 6])
def test_everything_can_be_read(words: str):
    those = people(*[words] * 5, role=words)
    assert unreadable(shown(*those)) == []
    signed = (approval(n, words or "-", decision) for n, decision in enumerate(Decision))
    assert unreadable(shown(*those, revision(), *signed)) == []
