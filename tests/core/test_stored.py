"""Rows of our own writing: read without pydantic exactly as pydantic reads them, and everything else left to it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.core import codec, stored
from cxworkshop.core.record import Record, field_specs
from cxworkshop.shell.workshops import sample_content
from cxworkshop.stages import record_types
from cxworkshop.stages.barriers.records import Mitigation
from cxworkshop.stages.definition.records import Dimension
from cxworkshop.stages.prepare.records import AgendaItem, Workshop
from cxworkshop.stages.teams.records import Need, Priority, Team, Touch

TYPES = record_types()
SAMPLE = sample_content()


def rows_of(records: list[Record]) -> list[tuple[Any, ...]]:
    """Rows as storage keeps them."""
    specs = field_specs(type(records[0]))
    return [
        tuple(json.dumps(fields[s.name]) if s.many and fields[s.name] is not None else fields[s.name] for s in specs)
        for fields in codec.dump(records)
    ]


def row(cls: type[Record], **fields: Any) -> tuple[Any, ...]:
    """A row with these values, and for the other fields what stands in an empty record."""
    empty = {"id": f"{cls.PREFIX}-1", "order": 1.0, "notes": ""}
    return tuple(
        fields.get(s.name, empty.get(s.name, None if s.optional else "[]" if s.many else "")) for s in field_specs(cls)
    )


@pytest.mark.parametrize("cls", TYPES)
def test_the_sample_is_read_as_pydantic_reads_it(cls: type[Record]) -> None:
    known = list(SAMPLE.of(cls))
    if known and (read := stored.records(cls, rows_of(known))) is not None:
        assert read == known
        assert [repr(one) for one in read] == [repr(one) for one in known]


def test_all_but_what_is_frozen_is_read_without_pydantic() -> None:
    left = {cls.TABLE for cls in TYPES if stored.records(cls, []) is None}
    assert left == {"revision", "approval"}


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (Team, {"id": "Team 1"}),
        (Team, {"id": "team-1\n"}),
        (Team, {"name": None}),
        (Team, {"name": 3}),
        (Team, {"name": "bell\x07"}),
        (Team, {"name": "two\r\nlines"}),
        (Team, {"name": b"bytes"}),
        (Team, {"headcount": -1.0}),
        (Team, {"headcount": float("inf")}),
        (Team, {"headcount": "3"}),
        (Team, {"touch": "hourly"}),
        (Team, {"channels": "[3]"}),
        (Team, {"channels": '{"a": 1}'}),
        (Team, {"channels": "[" * 100_000}),
        (Team, {"channels": None}),
        (Team, {"parent": "no id"}),
        (Need, {"team": "team-1", "priority": 1.0}),
        (Need, {"team": "team-1", "priority": 9}),
        (AgendaItem, {"minutes": -1}),
        (AgendaItem, {"minutes": 10.0}),
        (Mitigation, {"due": "20260101"}),
        (Mitigation, {"due": "2026-02-30"}),
        (Dimension, {"rounds": "[[1, 2]]"}),
        (Dimension, {"rounds": "[1]"}),
        (Dimension, {"agreed": 11}),
    ],
)
def test_what_is_not_plainly_in_order_is_left_to_pydantic(cls: type[Record], fields: dict[str, Any]) -> None:
    names = {spec.name for spec in field_specs(cls)}
    assert fields.keys() <= names
    assert stored.records(cls, [row(cls, **fields)]) is None


def test_a_row_of_another_length_is_none_of_ours() -> None:
    assert stored.records(Team, [row(Team)[:-1]]) is None


def test_whole_numbers_and_values_become_what_the_record_holds() -> None:
    teams = stored.records(Team, [row(Team, name="A", headcount=3, touch="never", channels='["Phone"]'), row(Team)])
    assert teams is not None
    assert (teams[0].headcount, type(teams[0].headcount)) == (3.0, float)
    assert (teams[0].touch, teams[0].channels, teams[1].headcount) == (Touch.NEVER, ("Phone",), None)
    needs = stored.records(Need, [row(Need, team="team-1", priority=3)])
    assert needs is not None
    assert needs[0].priority is Priority.MUST


VALUES = st.one_of(
    st.none(), st.text(max_size=4), st.integers(-2, 30), st.floats(), st.booleans(), st.binary(max_size=2),
    st.sampled_from(["team-1", "never", "creator", "[]", '["Phone"]', "[[1]]", "2026-05-04", "09:00", "09:00:00", ""]),
)  # fmt: skip


@given(st.sampled_from([Team, Need, Workshop, AgendaItem, Mitigation, Dimension]), st.data())
def test_whatever_a_file_says_pydantic_would_say_the_same(cls: type[Record], data: st.DataObject) -> None:
    specs = field_specs(cls)
    changed = data.draw(st.dictionaries(st.sampled_from([s.name for s in specs]), VALUES, max_size=3))
    values = row(cls, **{"team": "team-1", "barrier": "barrier-1", "minutes": 5, **changed})
    read = stored.records(cls, [values])
    if read is None:
        return
    fields = {s.name: v for s, v in zip(specs, values, strict=True)}
    for spec in specs:
        if spec.many and fields[spec.name] is not None:
            fields[spec.name] = json.loads(fields[spec.name])
    known = codec.load(cls, [fields])
    assert read == known
    assert repr(read) == repr(known)


def test_a_workshop_is_read_without_pydantic(tmp_path: Any) -> None:
    from cxworkshop.storage.store import Store

    path = tmp_path / "sample.cxw"
    Store.create(path, TYPES, content=SAMPLE).close()
    script = (
        "import sys; from cxworkshop.stages import record_types; from cxworkshop.storage.store import Store\n"
        "with Store.open(sys.argv[1], record_types(), read_only=True) as store: assert len(store.content)\n"
        "print([name for name in ('sqlalchemy', 'pydantic', 'pydantic_core') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
