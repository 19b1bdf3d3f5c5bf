"""Make tests/files/schema-N.cxw, a workshop of the present schema with something in every table and every field.

    python packaging/make_old_file.py

Run it once for each version of the schema and never again for an old one: the file shows for ever that what that
version wrote can be opened. Beside it lies schema-N.json, what the file holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.stages import record_types
from cxworkshop.stages.signoff.records import FrozenPoint
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage import fileform
from cxworkshop.storage.store import Store

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "files"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

ONCE = ("workshop", "definition", "voting", "logo")  # a workshop has one of those

# Fields whose value must have a form of its own.
PARTICULAR: dict[str, Any] = {
    "accent": "#2F6F5E",
    "exercise": "teams",
    "stage": "teams",
    "key": "leadership",
    "content": "{}",
    "sha256": codec.sha256("{}"),
    "document": "JVBERi0xLjc=",
    "added": "MTIgMCBvYmo=",
    "image": "iVBORw0KGgo=",
    "media": "image/png",
    "authority": codec.sha256("authority"),
    "certificate": codec.sha256("certificate"),
    "paper": "Letter",
    "approval.approver": "participant-1",
    "before": (0, 1, 0, 2, 5, 3, 1, 0, 0, 0, 0),
    "after": (0, 0, 0, 0, 1, 2, 5, 3, 1, 0, 0),
    "consent.rounds": ((1, 0, 2, 9, 8, 4), (0, 0, 1, 7, 10, 6)),
    "rounds": ((1, 0, 0, 2, 0, 4, 0, 0, 3, 0, 2), (0, 0, 0, 1, 0, 2, 0, 0, 9, 0, 0)),
    "votes": (4, 11),
    "channels": ("Telephone", "Counter"),
    "steps_done": ("Welcome the room",),
    "signature": ((0.1, 0.5, 0.9, 0.25), (0.2, 0.75)),
    "open_points": (
        FrozenPoint(id="T1", key="T1/team-2", sentence="One team is not placed.", words="Later", by="Ida"),
    ),
}


def filled(cls: type[Record]) -> Iterator[Record]:
    """A record with every field filled, and one with none but those it needs."""
    yield cls(**{spec.name: _value(cls, spec) for spec in field_specs(cls)})
    if cls.TABLE not in ONCE:
        needed = [s for s in field_specs(cls) if s.name != "id" and _needed(cls, s)]
        yield cls(id=f"{cls.PREFIX}-2", order=2.0, **{spec.name: _value(cls, spec) for spec in needed})


def _needed(cls: type[Record], spec: FieldSpec) -> bool:
    field = cls.__dataclass_fields__[spec.name]
    return field.default is field.default_factory  # both are MISSING


def _value(cls: type[Record], spec: FieldSpec) -> Any:
    if spec.name == "id":
        return cls.TABLE if cls.TABLE in ONCE else f"{cls.PREFIX}-1"
    if spec.ref is not None:
        target = f"{spec.ref.table.replace('_', '-')}-{2 if spec.name in ('parent', 'supported') else 1}"
        return (target,) if spec.many else target
    for key in (f"{cls.TABLE}.{spec.name}", spec.name):
        if key in PARTICULAR:
            return PARTICULAR[key]
    if issubclass(spec.kind, Enum):
        return list(spec.kind)[-1]
    values: dict[type, Any] = {
        bool: True,
        int: 3,
        float: 1.5,
        str: f"The {spec.name.replace('_', ' ')} of “{cls.TABLE}” · é 顧客 ≥ 95 %",
        date: date(2026, 11, 21),
        time: time(9, 30),
        datetime: NOON,
    }
    return values[spec.kind]


def content() -> Content:
    """Two records of every type."""
    return Content(record for cls in record_types() for record in filled(cls))


def make(folder: Path) -> Path:
    """Write both files into a folder; the workshop also holds steps that stand, one that is undone, and typing."""
    path = folder / f"schema-{fileform.VERSION}.cxw"
    path.unlink(missing_ok=True)
    now = NOON

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    with Store.create(path, record_types(), content=content(), clock=clock) as store:
        with store.step("Add Billing") as draft:
            team = draft.add(Team(id="team-3", name=""))
        for text in ("Bill", "Billing"):
            with store.step("Name the team", typing="team-3.name") as draft:
                draft.change(team, name=text)
        with store.step("Remove Billing") as draft:
            draft.remove(team)
        store.undo()
        document = codec.to_document(store.content, record_types())
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    print(make(FOLDER).relative_to(FOLDER.parent.parent))
