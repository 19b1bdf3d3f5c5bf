"""Records as rows of SQLite and back, without SQLAlchemy: what opening a workshop needs before anything heavier.

A field is a column of the same name. Text, numbers, truth values (0 or 1), enums by value and dates as ISO text are
columns as they are; tuples and nested values are compact JSON.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any

from cxworkshop.core import codec, stored
from cxworkshop.core.collector import no_collection
from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.storage import trouble

_SCALARS = (str, bool, int, float)
_DATES = ("date", "time", "datetime")


@frozen
class Shape:
    """How a record type lies in its table: column names in order, and what takes a row of values out of the fields."""

    table: str
    names: tuple[str, ...]
    select: str
    values: Callable[[dict[str, Any]], tuple[Any, ...]]


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
    names = tuple(field.name for field in dataclasses.fields(cls))
    columns = ", ".join(f'"{name}"' for name in names)
    return Shape(cls.TABLE, names, f'SELECT {columns} FROM "{cls.TABLE}"', itemgetter(*names))


_NESTED: dict[type[Record], tuple[int, ...]] = {}


def nested(cls: type[Record]) -> tuple[int, ...]:
    """Which columns hold JSON. Apart from the shape: a file is opened without taking every annotation to pieces."""
    known = _NESTED.get(cls)
    if known is None:
        known = _NESTED[cls] = tuple(i for i, spec in enumerate(field_specs(cls)) if is_nested(spec))
    return known


def compact(value: Any) -> str:
    """A JSON-ready value as text without spaces; the codec let no NaN in. Five times as fast as json.dumps."""
    if value == []:
        return "[]"
    from pydantic_core import to_json

    return to_json(value).decode()


def to_row(cls: type[Record], fields: dict[str, Any]) -> tuple[Any, ...]:
    """The row of a record given as the codec dumps it."""
    found = shape(cls)
    if not nested(cls):
        return found.values(fields)
    row = list(found.values(fields))
    for index in nested(cls):
        if row[index] is not None:
            row[index] = compact(row[index])
    return tuple(row)


def fields_of(cls: type[Record], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows as the fields that the codec takes; ValueError for JSON that is none."""
    found = shape(cls)
    names = found.names
    dicts = [dict(zip(names, row, strict=True)) for row in rows]
    for name in [names[i] for i in nested(cls)]:
        for fields in dicts:
            text = fields[name]
            if text == "[]":
                fields[name] = ()
            elif text is not None:
                fields[name] = json.loads(text)
    return dicts


def read_content(connection: sqlite3.Connection, types: Sequence[type[Record]], name: str) -> Content:
    """Every record of the file; BadFile, naming the file but nothing of its content, when a row fits no record."""
    records: list[Record] = []
    with no_collection():
        for cls in types:
            rows = connection.execute(shape(cls).select).fetchall()
            if rows:
                ours = stored.records(cls, rows)
                if ours is not None:
                    records += ours
                    continue
                try:
                    records += codec.load(cls, fields_of(cls, rows))
                except (ValueError, TypeError, RecursionError):
                    raise trouble.damaged(name) from None
    content = Content(records)
    if len(content) != len(records):  # one id in two tables
        raise trouble.damaged(name)
    return content
