"""Records: what a field takes, what an identifier is, and what the annotations say."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxworkshop.core.record import (
    ID_PATTERN,
    OnRemove,
    Record,
    field_specs,
    new_id,
    placed,
    plain_text,
    references,
    trusted,
)
from cxworkshop.stages import record_types
from cxworkshop.stages.barriers.records import Barrier
from cxworkshop.stages.teams.records import Need, Team, Touch

TYPES = record_types()


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_plain_text_can_be_stored_and_is_plain_already(text: str) -> None:
    plain = plain_text(text)
    assert plain_text(plain) == plain
    plain.encode("utf-8")
    assert not any((c < " " and c not in "\n\t") or c == "\x7f" for c in plain)
    assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_whatever_a_keyboard_sends_a_text_field_takes(text: str) -> None:
    assert Team(id="team-1", name=text).name == plain_text(text)


def test_line_ends_become_one_kind() -> None:
    assert plain_text("a\r\nb\rc\u2028d\x00e\ud800") == "a\nb\nc\nde\ufffd"


@pytest.mark.parametrize("cls", TYPES)
def test_a_fresh_identifier_says_what_it_names(cls: type[Record]) -> None:
    ids = {new_id(cls) for _ in range(50)}
    assert len(ids) == 50
    assert all(made.startswith(f"{cls.PREFIX}-") for made in ids)
    assert all(re.fullmatch(ID_PATTERN, made) for made in ids)


@pytest.mark.parametrize("bad", ["", "Team-1", "team 1", "1team", "team/../x", "a" * 65, "team-ä"])
def test_an_identifier_is_nothing_else(bad: str) -> None:
    with pytest.raises(ValidationError):
        Team(id=bad, name="")


def test_a_record_is_never_changed_and_a_new_version_is_validated() -> None:
    team = Team(id="team-1", name="Billing", headcount=2.5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        team.name = "Sales"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        dataclasses.replace(team, headcount=-1.0)
    with pytest.raises(ValidationError):
        dataclasses.replace(team, headcount=float("nan"))
    with pytest.raises((TypeError, ValidationError)):
        Team(id="team-1", name="", colour="red")  # type: ignore[call-arg]
    assert dataclasses.replace(team, touch="never").touch is Touch.NEVER  # type: ignore[arg-type]


def test_a_placed_record_is_equal_but_for_its_order() -> None:
    team = Team(id="team-1", name="Billing", channels=("Telephone",))
    moved = placed(team, 3.0)
    assert moved == dataclasses.replace(team, order=3.0)
    assert team.order == 0.0


def test_the_annotations_of_a_field_are_read_once_for_all() -> None:
    specs = {spec.name: spec for spec in field_specs(Need)}
    assert (specs["customer"].optional, specs["customer"].many) == (True, False)
    assert specs["customer"].ref is not None
    assert specs["customer"].ref.on_remove is OnRemove.CLEAR
    assert specs["team"].ref is not None
    assert specs["team"].ref.on_remove is OnRemove.CASCADE
    teams = {spec.name: spec for spec in field_specs(Barrier)}["teams"]
    assert (teams.kind, teams.many, teams.optional) == (tuple, True, False)
    assert [spec.name for spec in references(Team)] == ["parent"]


def test_every_reference_leads_to_a_table_and_can_be_let_go_of() -> None:
    tables = {cls.TABLE for cls in TYPES}
    for cls in TYPES:
        for spec in references(cls):
            assert spec.ref is not None
            assert spec.ref.table in tables
            assert spec.many or spec.optional or spec.ref.on_remove is OnRemove.CASCADE, (cls, spec.name)


def test_tables_and_prefixes_are_each_used_once() -> None:
    assert len({cls.TABLE for cls in TYPES}) == len(TYPES)
    assert len({cls.PREFIX for cls in TYPES}) == len(TYPES)


def test_a_trusted_record_is_equal_to_a_validated_one() -> None:
    known: dict[str, object] = {"id": "need-1", "order": 3.0, "team": "team-1", "what": "Plans"}
    assert trusted(Need, **known) == Need(**known)  # type: ignore[arg-type]
    assert hash(trusted(Need, **known)) == hash(Need(**known))  # type: ignore[arg-type]
