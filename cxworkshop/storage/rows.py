"""Records as rows of SQLite and back, without SQLAlchemy: what opening a workshop needs before anything heavier.

A field is a column of the same name. Text, numbers, truth values (0 or 1), enums by value and dates as ISO text are
columns as they are; tuples and nested values are compact JSON.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.storage import trouble

_SCALARS = (str, bool, int, float)
_FEW = 500  # rows; below, one way is as fast as the other
_DATES = ("date", "time", "datetime")


@dataclasses.dataclass(frozen=True, slots=True)
class Shape:
    """How a record type lies in its table: column names in order, which of them hold JSON, and what reads them.

    `select` gives rows; `document` gives one JSON text of all rows whose numbers SQLite writes without loss (it keeps
    15 digits), `others` the rows that are left.
    """

    names: tuple[str, ...]
    nested: tuple[int, ...]
    select: str
    document: str
    others: str


def is_nested(spec: FieldSpec) -> bool:
    """Whether a field is kept as JSON."""
    kind = spec.kind
    plain = issubclass(kind, (*_SCALARS, Enum)) or kind.__name__ in _DATES
    return spec.many or not plain


_SHAPES: dict[type[Record], Shape] = {}


def shape(cls: type[Record]) -> Shape:
    """The shape of a record type's table."""
    known = _SHAPES.get(cls)
    if known is None:
        known = _SHAPES[cls] = _read_shape(cls)
    return known


def _read_shape(cls: type[Record]) -> Shape:
    specs = field_specs(cls)
    columns = ", ".join(f'"{spec.name}"' for spec in specs)
    pairs = ", ".join(
        f"'{spec.name}', json(\"{spec.name}\")" if is_nested(spec) else f"'{spec.name}', \"{spec.name}\""
        for spec in specs
    )
    floats = [f'"{spec.name}"' for spec in specs if spec.kind is float]
    whole = " AND ".join(f"coalesce({x} = CAST({x} AS INTEGER) AND abs({x}) < 1e15, 1)" for x in floats)
    return Shape(
        tuple(spec.name for spec in specs),
        tuple(i for i, spec in enumerate(specs) if is_nested(spec)),
        f'SELECT {columns} FROM "{cls.TABLE}"',
        f'SELECT json_group_array(json_object({pairs})) FROM "{cls.TABLE}" WHERE {whole}',
        f'SELECT {columns} FROM "{cls.TABLE}" WHERE NOT ({whole})',
    )


def compact(value: Any) -> str:
    """A JSON-ready value as text without spaces; the codec let no NaN in. Five times as fast as json.dumps."""
    return "[]" if value == [] else to_json(value).decode()


def to_row(cls: type[Record], fields: dict[str, Any]) -> tuple[Any, ...]:
    """The row of a record given as the codec dumps it."""
    found = shape(cls)
    row = [fields[name] for name in found.names]
    for index in found.nested:
        if row[index] is not None:
            row[index] = compact(row[index])
    return tuple(row)


def _fields(cls: type[Record], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    found = shape(cls)
    names = found.names
    dicts = [dict(zip(names, row, strict=True)) for row in rows]
    for name in [names[i] for i in found.nested]:
        for fields in dicts:
            text = fields[name]
            if text == "[]":
                fields[name] = ()
            elif text is not None:
                fields[name] = json.loads(text)
    return dicts


def _read(connection: sqlite3.Connection, cls: type[Record]) -> list[Record]:
    found = shape(cls)
    cursor = connection.execute(found.select)
    rows = cursor.fetchmany(_FEW)
    if len(rows) == _FEW:
        try:
            # Twice as fast as a Python object for every cell: SQLite writes the JSON, pydantic reads it.
            (text,) = connection.execute(found.document).fetchone()
            whole = codec.adapter(cls).validate_json(text)
            return whole + codec.load(cls, _fields(cls, connection.execute(found.others)))
        except sqlite3.DataError:  # more text than SQLite puts into one value
            rows += cursor.fetchall()
    return codec.load(cls, _fields(cls, rows)) if rows else []


def read_content(connection: sqlite3.Connection, types: Sequence[type[Record]], name: str) -> Content:
    """Every record of the file; BadFile, naming the file but nothing of its content, when a row fits no record."""
    records: list[Record] = []
    for cls in types:
        try:
            records += _read(connection, cls)
        except (ValidationError, ValueError, TypeError, RecursionError):
            raise trouble.damaged(name) from None
    content = Content(records)
    if len(content) != len(records):  # one id in two tables
        raise trouble.damaged(name)
    return content
