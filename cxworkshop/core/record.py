"""The record: one small immutable fact of a workshop, defined once, from which tables, JSON and undo are derived.

A record type is a frozen, slotted, keyword-only dataclass that pydantic validates. `dataclasses.replace` validates;
equality compares every field; a reference to another record is an annotated identifier, so that the store can give it
a foreign key and knows what to do when its target goes away.

pydantic is imported when the first record is made or read the long way: it takes as long as an empty window, and a
workshop whose rows are as this program writes them is opened without it (`core.stored`).
"""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from cxworkshop.core import limits
from cxworkshop.core.frozen import frozen, unchanging
from cxworkshop.core.limits import Aware, Is, Matches

ID_PATTERN = r"^[a-z][a-z0-9_-]{0,63}$"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")  # but for line ends and tabs
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class OnRemove(StrEnum):
    """What happens to a record when the record it refers to is removed in the same step."""

    CASCADE = "cascade"  # it goes too: without its target it says nothing
    CLEAR = "clear"  # it stays and forgets the target: its own words are still true


@frozen
class Ref:
    """Marks an identifier as a reference to a record of `table`."""

    table: str
    on_remove: OnRemove = OnRemove.CLEAR


def plain_text(text: str) -> str:
    """Text that can be stored, drawn and printed anywhere: LF line ends, no control characters, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _LONE_SURROGATE.sub("\ufffd", _CONTROLS.sub("", text))


Text = Annotated[str, Is(plain_text)]
Id = Annotated[str, Matches(ID_PATTERN)]
AwareTime = Annotated[datetime, Aware()]


__all__ = [
    "AwareTime",
    "FieldSpec",
    "Id",
    "OnRemove",
    "Record",
    "Ref",
    "Text",
    "field_specs",
    "new_id",
    "placed",
    "plain_text",
    "record",
    "references",
    "trusted",
    "validated",
]

C = TypeVar("C")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def validated(cls: type[C]) -> type[C]:
    """Make a class frozen, slotted, keyword-only and equal by its fields; making one validates them.

    pydantic.ValidationError, which is a ValueError, when a field does not fit.
    """
    cls.__pydantic_config__ = limits.CONFIG  # type: ignore[attr-defined]
    return unchanging(cls, _make)


def _make(self: Any, /, **fields: Any) -> None:
    limits.validator(type(self)).validate_python(fields, self_instance=self)


@validated
class Record:
    """What every record has: a stable identifier, an order among its kind, and free notes.

    `order` sorts records of one type, ties broken by id; 0 means "put me at the end" until a step has placed it.
    `ONE_PER` names the references of which there is one record for each combination; `Draft.repoint` keeps it so.
    `FREEZES`: one of this type keeps what everything before it had come to, so undo says when it goes behind it.
    """

    TABLE: ClassVar[str] = ""
    PREFIX: ClassVar[str] = ""
    IS_CONTENT: ClassVar[bool] = True
    ONE_PER: ClassVar[tuple[str, ...]] = ()
    FREEZES: ClassVar[bool] = False

    id: Id
    order: float = 0.0
    notes: Text = ""


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def record(table: str, *, is_content: bool = True) -> Callable[[type[R]], type[R]]:
    """Make the decorated class a record type stored in `table`.

    `is_content=False` leaves the type out of a revision's content: it speaks about revisions, not about the workshop.
    """

    def decorate(cls: type[R]) -> type[R]:
        made = validated(cls)
        made.TABLE = table
        made.PREFIX = table.replace("_", "-")
        made.IS_CONTENT = is_content
        return made

    return decorate


def new_id(cls: type[Record]) -> str:
    """A fresh identifier that says what it names, e.g. `team-9f2c41d07ab3e856`; 64 random bits."""
    return f"{cls.PREFIX}-{secrets.token_hex(8)}"


def placed(record: R, order: float) -> R:
    """The record with another order, which needs no validation: ten times as fast as `dataclasses.replace`."""
    copy = object.__new__(type(record))
    for spec in field_specs(type(record)):
        object.__setattr__(copy, spec.name, getattr(record, spec.name))
    object.__setattr__(copy, "order", order)
    return copy


def trusted(cls: type[R], **fields: Any) -> R:
    """A record of fields that are known to fit, without validating them: several times as fast as the type itself.

    For what the program makes by the ten thousand out of its own identifiers; never for what a person typed.
    """
    slots = _SLOTS.get(cls)
    if slots is None:
        slots = _SLOTS[cls] = [
            (field.name, getattr(cls, field.name).__set__, field.default) for field in dataclasses.fields(cls)
        ]
    made = object.__new__(cls)
    for name, put, default in slots:
        put(made, fields.get(name, default))
    return made


@frozen
class FieldSpec:
    """One field of a record type as its annotation gives it.

    `kind` is the bare Python type (str, float, bool, int, date, time, datetime, an Enum, or tuple); `many` marks a
    tuple; `ref` is the reference it holds, if any (with `many`: each element is one).
    """

    name: str
    kind: type
    optional: bool
    many: bool
    ref: Ref | None


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without `Annotated`, and the metadata that was around it."""
    if get_origin(hint) is Annotated:
        inner, *metadata = get_args(hint)
        base, more = _unwrap(inner)
        return base, (*metadata, *more)
    return hint, ()


def field_specs(cls: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields of a record type, in the order of their definition."""
    known = _SPECS.get(cls)
    if known is None:
        known = _SPECS[cls] = _read_specs(cls)
    return known


def references(cls: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields of a record type that refer to other records."""
    known = _REFERENCES.get(cls)
    if known is None:
        known = _REFERENCES[cls] = tuple(spec for spec in field_specs(cls) if spec.ref is not None)
    return known


_SLOTS: dict[type[Record], list[tuple[str, Callable[[Any, Any], None], Any]]] = {}
_SPECS: dict[type[Record], tuple[FieldSpec, ...]] = {}
_REFERENCES: dict[type[Record], tuple[FieldSpec, ...]] = {}


def _read_specs(cls: type[Record]) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(cls, include_extras=True)
    specs = []
    for field in dataclasses.fields(cls):
        hint, metadata = _unwrap(hints[field.name])
        optional = False
        if get_origin(hint) in (Union, UnionType):
            parts = [part for part in get_args(hint) if part is not NoneType]
            optional = len(parts) < len(get_args(hint))
            hint, more = _unwrap(parts[0])
            metadata = (*metadata, *more)
        many = get_origin(hint) is tuple
        if many:
            _, more = _unwrap(get_args(hint)[0])
            metadata = (*metadata, *more)
        ref = next((m for m in metadata if isinstance(m, Ref)), None)
        specs.append(FieldSpec(field.name, tuple if many else hint, optional, many, ref))
    return tuple(specs)
