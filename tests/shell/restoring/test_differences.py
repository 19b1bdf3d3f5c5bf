"""What differs between a copy and now: for every type and every field a sentence, and what putting it back takes."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from cxworkshop.core.content import Content
from cxworkshop.core.putback import Piece, plan, put_back
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.core.store import MemoryStore
from cxworkshop.shell.restoring.differences import ONE_PER, Compared, Differences, between
from cxworkshop.stages import record_types
from cxworkshop.stages.barriers.records import Mechanism
from cxworkshop.stages.prepare.records import Consent, StageNote
from cxworkshop.stages.principles.records import Better, Scope
from cxworkshop.stages.signoff.records import Approval, Decision, Revision, Scan, Seal, SignedPart
from cxworkshop.stages.teams.commands import add_team, write_team
from cxworkshop.stages.teams.records import Group, Team, Touch
from cxworkshop.storage.mending import let_go, stand_in
from tests.stages.signoff.test_changes import BEFORE, BILLING, HAVE, after, other

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
SEALED: tuple[Record, ...] = (
    Revision(id="revision-1", number=1, time=NOON, content="{}", sha256="0" * 64, order=1),
    Seal(id="seal-1", revision="revision-1", document="", authority="0" * 64, order=1),
    Approval(id="approval-1", revision="revision-1", approver="participant-1", name="Ada Berg",
             decision=Decision.APPROVE, time=NOON, order=1),
    SignedPart(id="signed_part-1", approval="approval-1", added="", certificate="0" * 64, order=1),
    Scan(id="scan-1", approval="approval-1", name="a.pdf", media="application/pdf", sha256="0" * 64, image="",
         signed_on=date(2026, 3, 10), order=1),
)  # fmt: skip


def words(differences: Differences) -> list[str]:
    return [one.sentence for one in differences]


def done(source: Content, target: Content, differences: Differences) -> Content:
    """What is there once the differences are put back."""
    store = MemoryStore(target.snapshot())
    pieces = [piece for one in differences for piece in one.pieces]
    put_back(store, "Put back", plan(source, store.content, pieces, ONE_PER))
    return store.content


LISTS: dict[str, Any] = {
    "channels": ("Chat",), "votes": (3, 4), "before": (0,) * 10 + (9,), "after": (0,) * 10 + (9,),
    "teams": ("team-billing", "team-desk"), "steps_done": ("look",),
}  # fmt: skip
FIRST: dict[str, Any] = {
    "headcount": 4.0, "agreed": 3, "severity": 2, "residual": 2, "people": 7, "on": date(2027, 1, 2),
    "starts": time(8), "ends": time(18), "due": date(2027, 1, 2), "next_review": date(2027, 1, 2),
    "touch": Touch.EVERY_DAY, "anonymous": True, "group": Group.CREATOR,
    "better": next(iter(Better)), "scope": next(iter(Scope)), "mechanism": next(iter(Mechanism)),
}  # fmt: skip
STRICT = {"accent": "#445566", "key": "one-of-us", "stage": "culture", "exercise": "lunch", "point": "T1/team-desk"}


def another(one: Record, spec: FieldSpec) -> Any:
    """Something else that may stand in the field."""
    value = getattr(one, spec.name)
    if spec.ref is not None and not spec.many:
        taken = (one.id, value)
        others = [each.id for each in HAVE if spec.ref.table == each.TABLE and each.id not in taken]
        return others[0] if others else None
    if spec.name == "rounds":
        return ((0, 1, 2, 3, 4, 5),) if isinstance(one, Consent) else ((0,) * 8 + (3, 2, 0),)
    if spec.name in LISTS:
        return LISTS[spec.name]
    if spec.name in STRICT:
        return STRICT[spec.name]
    return FIRST[spec.name] if value is None else other(value, spec)


def fields() -> list[Any]:
    return [
        pytest.param(one, spec, id=f"{one.id}.{spec.name}")
        for one in HAVE
        for spec in field_specs(type(one))
        if spec.name not in ("id", "order") and one.id + spec.name != "example-1dimension"  # there is no other scale
    ]


def test_what_came_went_and_changed_since_is_told_apart() -> None:
    store = MemoryStore()
    billing, sales = add_team(store, "Billing"), add_team(store, "Sales")
    before = store.content.snapshot()
    add_team(store, "Night Desk")
    write_team(store, sales.id, "name", "Outside Sales")
    with store.step("Remove a team") as draft:
        draft.remove(store.content.find(Team, billing.id) or billing)
    compared = between(before, store.content)
    assert words(compared.back) == ["Billing was removed."]
    assert words(compared.missing) == ["Night Desk was added."]
    assert len(compared.undone) == 1
    assert "Outside Sales" in compared.undone[0].sentence
    assert compared.lacking == 2
    assert done(before, store.content, compared.lost) == Content([*before, *store.content.of(Team)[-1:]])


def test_equal_states_differ_in_nothing() -> None:
    assert between(BEFORE, BEFORE) == Compared()


@pytest.mark.parametrize(("record", "spec"), fields())
def test_every_field_is_told_and_can_be_put_back(record: Record, spec: FieldSpec) -> None:
    now = after(dataclasses.replace(record, **{spec.name: another(record, spec)}))
    assert now != BEFORE
    compared = between(BEFORE, now)
    assert not compared.back
    assert not compared.missing
    assert len(compared.undone) == 1
    assert compared.undone[0].sentence.endswith((".", "”"))
    assert done(BEFORE, now, compared.lost) == BEFORE
    assert done(now, BEFORE, compared.later) == now


@pytest.mark.parametrize("record", HAVE, ids=lambda one: one.id)
def test_every_record_that_went_is_told_once_and_comes_back_whole(record: Record) -> None:
    if record.id == record.TABLE and type(record).__name__ in ("Workshop", "Definition", "Voting"):
        pytest.skip("a workshop has it always")
    store = MemoryStore(BEFORE.snapshot())
    with store.step("Remove") as draft:
        draft.remove(record)
    compared = between(BEFORE, store.content)
    assert len(compared.back) == 1
    assert not compared.missing
    assert done(BEFORE, store.content, compared.back) == BEFORE
    reverse = between(store.content, BEFORE)
    assert len(reverse.missing) >= 1
    assert done(BEFORE, store.content, reverse.later) == BEFORE


@pytest.mark.parametrize("number", range(len(SEALED)))
def test_what_was_decided_and_signed_is_told_and_can_be_put_into_a_copy(number: int) -> None:
    then, now = Content([*HAVE, *SEALED[:number]]), Content([*HAVE, *SEALED[: number + 1]])
    (one,) = between(then, now).missing
    assert one.sentence == (
        "Revision 1 was frozen.", "The document of revision 1 was sealed.", "Ada Berg decided on revision 1.",
        "The decision of Ada Berg was signed.", "A scan of the decision of Ada Berg was added.",
    )[number]  # fmt: skip
    assert done(now, then, (one,)) == now
    assert words(between(now, then).back) == [one.sentence]


def test_a_revision_brings_all_that_belongs_to_it() -> None:
    then, now = Content(HAVE), Content([*HAVE, *SEALED])
    compared = between(then, now)
    assert words(compared.missing) == ["Revision 1 was frozen.", "Ada Berg decided on revision 1."]
    assert done(now, then, compared.later) == now


def other_revision() -> list[Record]:
    """What another laptop froze, sealed and signed meanwhile, under the same number."""
    return [
        Revision(id="revision-9", number=1, time=NOON, content="[]", sha256="1" * 64, order=1),
        Seal(id="seal-9", revision="revision-9", document="", authority="1" * 64, order=1),
    ]


def test_a_revision_never_comes_beside_another_of_its_number() -> None:
    copy, now = Content([*HAVE, *SEALED]), Content([*HAVE, *other_revision()])
    back = between(copy, now).back
    assert words(back) == ["Another revision 1 was frozen.", "Ada Berg decided on another revision 1."]
    assert not [one for one in back if one.pieces]
    for key in ("revision-1", "seal-1", "approval-1", "signed_part-1", "scan-1"):
        assert plan(copy, now, [Piece(key)], ONE_PER).changes == ()


def signature(number: int, who: str) -> tuple[Record, Record]:
    key = f"approval-{number}"
    return (
        Approval(id=key, revision="revision-1", approver=f"participant-{number}", name=who,
                 decision=Decision.APPROVE, time=NOON, order=number),
        SignedPart(id=f"signed_part-{number}", approval=key, added="", certificate="0" * 64, order=number),
    )  # fmt: skip


def test_a_signature_comes_with_those_that_it_signed() -> None:
    then = Content([*HAVE, *SEALED[:2]])
    now = Content([*HAVE, *SEALED[:2], *signature(1, "Ada Berg"), *signature(2, "Bo Lind"), *signature(3, "Cy Moe")])
    second = between(then, now).missing[1]
    assert second.sentence == "Bo Lind decided on revision 1."
    made = done(now, then, (second,))
    assert [part.id for part in made.of(SignedPart)] == ["signed_part-1", "signed_part-2"]


def test_a_signature_does_not_come_behind_others_than_it_signed() -> None:
    copy = Content([*HAVE, *SEALED[:2], *signature(1, "Ada Berg")])
    now = Content([*HAVE, *SEALED[:2], *signature(2, "Bo Lind")])
    (one,) = between(copy, now).back
    assert (one.sentence, one.pieces) == ("Ada Berg decided on revision 1.", ())


def test_notes_of_the_facilitator_are_told_without_their_words() -> None:
    note = StageNote(id="stage-note-9", stage="culture", notes="Ask Ned", order=9)
    (one,) = between(BEFORE, Content([*HAVE, note])).missing
    assert one.sentence == "Your own notes and ticks on Culture were added, private."


def test_every_type_there_is_is_among_these() -> None:
    assert {type(one) for one in (*HAVE, *SEALED)} == set(record_types())


def test_what_was_carried_to_another_place_is_put_back_there() -> None:
    store = MemoryStore(BEFORE.snapshot())
    principle = store.content.get("principle-1")
    assert principle is not None
    with store.step("Carry") as draft:
        draft.move(principle, None)
    compared = between(BEFORE, store.content)
    assert len(compared.undone) == 1
    assert done(BEFORE, store.content, compared.lost) == BEFORE


def test_who_only_forgot_what_is_gone_is_counted_with_it() -> None:
    store = MemoryStore(BEFORE.snapshot())
    depot = store.content.need(Team, "team-depot")
    with store.step("Remove") as draft:
        draft.remove(depot)
    compared = between(BEFORE, store.content)
    assert words(compared.back) == ["North Depot was removed; 1 other no longer names it."]
    assert not compared.undone
    assert done(BEFORE, store.content, compared.back) == BEFORE


def test_what_a_damaged_file_lost_is_no_change_to_be_put_into_a_good_copy() -> None:
    records: dict[str, Record] = {one.id: one for one in HAVE if one.id not in ("team-desk", "team-depot")}
    stand_in(records, record_types())
    let_go(records)
    records["team-billing"] = dataclasses.replace(records["team-billing"], name="Billing")  # type: ignore[call-arg]
    remains = Content(records.values())
    compared = between(BEFORE, remains, partly=True)
    assert words(compared.back) == [
        "Service Desk is not in the damaged file any more.",
        "North Depot is not in the damaged file any more; 1 other no longer names it.",
    ]
    assert words(compared.later) == ["Billing Operations is now called Billing."]
    copy = done(remains, BEFORE, compared.later)
    assert {one.name for one in copy.of(Team)} == {"Billing", "Service Desk", "North Depot"}
    assert between(copy, after(dataclasses.replace(BILLING, name="Billing"))) == Compared()


def test_what_a_damaged_file_has_not_is_named_or_counted_and_never_said_to_have_been_removed() -> None:
    bare = Content(one for one in HAVE if one.id == one.TABLE)
    told = words(between(Content([*HAVE, *SEALED]), bare, partly=True).back)
    assert not [sentence for sentence in told if "_" in sentence or not sentence.endswith((".", "”"))]
    assert "The principle “Tell early” is not in the damaged file any more." in told
    assert [one for one in told if "1 support, 1 need, 1 answer, 1 measure" in one]
    assert "Revision 1 was frozen." in told
    assert not [one for one in told if "removed" in one]
