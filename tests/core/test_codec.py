"""Content as JSON: nothing lost on the way, equal bytes for equal content, and plain words for anything else."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile
from cxworkshop.core.store import MemoryStore
from cxworkshop.stages import record_types
from cxworkshop.stages.signoff.records import Revision
from cxworkshop.stages.teams.records import Support, Team
from cxworkshop.storage import fileform
from tests.core.acts import Act, Model, acts

TYPES = record_types()
NEWEST = Path(__file__).resolve().parent.parent / "files" / f"schema-{fileform.VERSION}.json"


def full() -> dict[str, Any]:
    """A document with every field of every record filled."""
    document: dict[str, Any] = json.loads(NEWEST.read_text(encoding="utf-8"))
    return document


def test_every_field_of_every_record_survives() -> None:
    content = codec.from_document(full(), TYPES)
    assert {type(record) for record in content} == set(TYPES)
    document = codec.to_document(content, TYPES)
    assert document == full()
    assert codec.from_document(json.loads(json.dumps(document)), TYPES) == content


@given(acts)
def test_whatever_was_done_survives_and_has_one_canonical_form(drawn: list[Act]) -> None:
    model = Model(MemoryStore())
    for act in drawn:
        model.do(act)
    content = model.store.content
    again = codec.from_document(json.loads(json.dumps(codec.to_document(content, TYPES))), TYPES)
    assert again == content
    shuffled = list(content)
    random.Random(0).shuffle(shuffled)
    assert codec.canonical(Content(shuffled), TYPES) == codec.canonical(again, TYPES)


@pytest.mark.parametrize("version", range(1, fileform.VERSION + 1))
def test_what_an_older_version_froze_has_the_same_canonical_form(version: int) -> None:
    document = json.loads(NEWEST.with_name(f"schema-{version}.json").read_text(encoding="utf-8"))
    beside = {cls.TABLE for cls in TYPES if not cls.IS_CONTENT}
    then = {table: rows for table, rows in document["records"].items() if table not in beside}
    now = json.loads(codec.canonical(codec.from_document(document, TYPES), TYPES))
    assert now["records"] == then  # a new field would make every signed revision look edited


def test_the_canonical_form_leaves_revisions_out_and_is_plain_utf8() -> None:
    content = codec.from_document(full(), TYPES)
    text = codec.canonical(content, TYPES)
    assert "顧客" in text
    assert '"revision"' not in text
    assert '"approval"' not in text
    without = Content(record for record in content if not isinstance(record, Revision))
    assert codec.canonical(without, TYPES) == text
    assert codec.sha256(text) == codec.sha256(codec.canonical(content, TYPES))
    assert len(codec.sha256(text)) == 64


def test_the_published_schema_describes_what_is_written() -> None:
    schema = codec.json_schema(TYPES)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(full())
    wrong = full()
    wrong["records"]["team"][0]["touch"] = "often"
    assert list(validator.iter_errors(wrong))


def broken(change: str) -> Any:
    document = full()
    records = document["records"]
    match change:
        case "a list":
            return []
        case "another format":
            return {**document, "format": "other"}
        case "another version":
            return {**document, "version": 99}
        case "no records":
            return {"format": codec.FORMAT, "version": codec.VERSION}
        case "an unknown table":
            records["secret"] = []
        case "a table that is no list":
            records["team"] = {}
        case "a row that is no record":
            records["team"][1] = "Secret"
        case "a wrong value":
            records["team"][1]["touch"] = "Secret"
        case "an unknown field":
            records["team"][1]["Secret"] = 1
        case "an id twice":
            records["need"][1]["id"] = "team-1"
        case "a reference to nothing":
            records["support"][0]["team"] = "team-nowhere"
        case "a reference to another table":
            records["support"][0]["team"] = "need-1"
        case "a reference to nothing in a list":
            records["barrier"][0]["teams"] = ["team-1", "team-nowhere"]
    return document


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("a list", "no workshop content"),
        ("another format", "no workshop content"),
        ("another version", "version 99"),
        ("no records", "records"),
        ("an unknown table", "does not know"),
        ("a table that is no list", "is no list"),
        ("a row that is no record", "“team” number 2"),
        ("a wrong value", "“team” number 2 .* touch"),
        ("an unknown field", "“team” number 2"),
        ("an id twice", "share the id team-1"),
        ("a reference to nothing", "team-nowhere"),
        ("a reference to another table", "need-1"),
        ("a reference to nothing in a list", "team-nowhere"),
    ],
)
def test_anything_else_is_refused_with_its_place_and_without_its_content(change: str, words: str) -> None:
    with pytest.raises(BadFile, match=words) as told:
        codec.from_document(broken(change), TYPES)
    if change in ("a row that is no record", "a wrong value"):
        assert "Secret" not in str(told.value)


def test_nothing_is_an_empty_document() -> None:
    document = codec.to_document(Content(), TYPES)
    assert document["records"] == {}
    assert codec.from_document(document, TYPES) == Content()
    assert codec.dump([]) == []


def test_records_of_one_type_go_out_and_come_in_fast_ways() -> None:
    teams = [Team(id="team-1", name="A"), Team(id="team-2", name="B")]
    assert codec.load(Team, codec.dump(teams)) == teams
    assert codec.load(Support, []) == []


def test_records_written_by_hand_without_an_order_stand_as_the_file_has_them() -> None:
    rows: list[dict[str, Any]] = [{"id": f"team-{name}", "name": name} for name in ("z", "m", "a")]
    rows.insert(1, {"id": "team-first", "name": "first", "order": 2.5})
    document = {"format": codec.FORMAT, "version": codec.VERSION, "records": {"team": rows}}
    content = codec.from_document(document, TYPES)
    assert [team.name for team in content.of(Team)] == ["first", "z", "m", "a"]
    assert codec.from_document(codec.to_document(content, TYPES), TYPES) == content
