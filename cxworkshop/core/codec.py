"""Content as JSON and back: the exchange format, and the canonical bytes that a revision freezes and hashes.

Canonical means: tables in the order of the stages, records in their order, keys sorted, no spaces, UTF-8, no escapes
beyond what JSON demands; equal content gives equal bytes on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile
from cxworkshop.core.record import Record, placed, references

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = "cxworkshop-content"
VERSION = 1
R = TypeVar("R", bound=Record)


_ADAPTERS: dict[type[Record], TypeAdapter[Any]] = {}


def adapter(cls: type[R]) -> TypeAdapter[list[R]]:
    """The fast way in and out for a list of one record type."""
    known = _ADAPTERS.get(cls)
    if known is None:
        from pydantic import TypeAdapter

        known = _ADAPTERS[cls] = TypeAdapter(list[cls])  # type: ignore[valid-type]
    return known


def dump(records: Sequence[R]) -> list[dict[str, Any]]:
    """Records of one type as JSON-ready dictionaries."""
    if not records:
        return []
    return cast("list[dict[str, Any]]", adapter(type(records[0])).dump_python(list(records), mode="json"))


def load(cls: type[R], rows: Iterable[dict[str, Any]]) -> list[R]:
    """Dictionaries as records of a type, validated; pydantic.ValidationError when one does not fit."""
    return adapter(cls).validate_python(list(rows))


def to_document(content: Content, types: Sequence[type[Record]], *, content_only: bool = False) -> dict[str, Any]:
    """All content as one JSON-ready dictionary; `content_only` leaves out what speaks about revisions."""
    tables = {
        cls.TABLE: dump(content.of(cls)) for cls in types if content.count(cls) and (cls.IS_CONTENT or not content_only)
    }
    return {"format": FORMAT, "version": VERSION, "records": tables}


def from_document(document: Any, types: Sequence[type[Record]]) -> Content:
    """The content of such a dictionary. BadFile, in plain words and without the content, when it is something else."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadFile("This JSON holds no workshop content.", todo="Export a workshop as JSON and use that file.")
    version = document.get("version")
    if version != VERSION:
        raise BadFile(f"This JSON is in version {version!r} of the format; this program reads version {VERSION}.")
    tables = document.get("records")
    if not isinstance(tables, dict):
        raise BadFile("This JSON has no “records”.")
    from pydantic import ValidationError

    known = {cls.TABLE: cls for cls in types}
    unknown = sorted(set(tables) - set(known))
    if unknown:
        raise BadFile(f"This JSON holds a kind of record this program does not know: {unknown[0][:60]}.")
    records: list[Record] = []
    for table, cls in known.items():
        rows = tables.get(table, [])
        if not isinstance(rows, list):
            raise BadFile(f"“{table}” in this JSON is no list.")
        try:
            records += _placed(load(cls, rows), rows)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = " ".join(str(part) for part in first["loc"][1:]) or "record"
            number = first["loc"][0] if first["loc"] else 0
            shown = int(number) + 1 if isinstance(number, int) else number
            raise BadFile(f"“{table}” number {shown} in this JSON does not fit: {place}: {first['msg']}.") from None
    _check_references(records)
    return Content(records)


def _placed(records: list[R], rows: list[dict[str, Any]]) -> list[R]:
    """Records that say no order, as one writes them by hand, stand in the order of the file, after those that do."""
    if all("order" in row for row in rows):
        return records
    last = max((r.order for r, row in zip(records, rows, strict=True) if "order" in row), default=0.0)
    made = []
    for record, row in zip(records, rows, strict=True):
        if "order" not in row:
            last += 1.0
            record = placed(record, last)
        made.append(record)
    return made


def _check_references(records: Sequence[Record]) -> None:
    """Identifiers are unique, and every reference finds its record. BadFile otherwise."""
    tables: dict[str, str] = {}
    for record in records:
        if record.id in tables:
            raise BadFile(f"Two records in this JSON share the id {record.id}.")
        tables[record.id] = record.TABLE
    for record in records:
        for spec in references(type(record)):
            assert spec.ref is not None
            value = getattr(record, spec.name)
            for target in value if spec.many else (value,) if value is not None else ():
                if tables.get(target) != spec.ref.table:
                    raise BadFile(
                        f"{record.id} in this JSON refers to {target} as its {spec.name}, and there is no such "
                        f"{spec.ref.table.replace('_', ' ')}."
                    )


def canonical(content: Content, types: Sequence[type[Record]]) -> str:
    """The text that a revision freezes: the content without revisions and approvals."""
    document = to_document(content, types, content_only=True)
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def json_schema(types: Sequence[type[Record]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the exchange format, derived from the record types."""
    from pydantic import TypeAdapter

    definitions: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    for cls in types:
        schema = TypeAdapter(cls).json_schema(ref_template="#/$defs/{model}")
        definitions.update(schema.pop("$defs", {}))
        definitions[cls.__name__] = schema
        tables[cls.TABLE] = {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Content of a customer-centricity workshop",
        "type": "object",
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "records": {"type": "object", "additionalProperties": False, "properties": tables},
        },
        "$defs": definitions,
    }
