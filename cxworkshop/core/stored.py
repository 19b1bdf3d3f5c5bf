"""Rows that are exactly as this program writes them, checked column by column and made records without pydantic.

Every check follows from the annotations that pydantic reads too. Whatever is not plainly in order - another type, a
date written differently, a field of a kind that is not known here - is left to pydantic, which decides and says why.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from enum import Enum
from itertools import repeat
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cxworkshop.core.frozen import frozen
from cxworkshop.core.limits import Is, Matches, Within
from cxworkshop.core.record import Record, plain_text

R = TypeVar("R", bound=Record)
Column = Sequence[Any]
Reader = Callable[[Column], "Column | None"]


def records(cls: type[R], rows: Sequence[Sequence[Any]]) -> list[R] | None:
    """Rows of a type, values in the order of its fields as storage keeps them; None when pydantic has to look.

    Text is str, numbers are int or float, truth values 0 or 1, enums their values, dates ISO text, tuples JSON.
    """
    plan = _PLANS.get(cls)
    if plan is None:
        plan = _PLANS[cls] = _plan(cls)
    if plan.readers is None:
        return None
    if not rows:
        return []
    if set(map(len, rows)) != {len(plan.readers)}:
        return None
    columns: list[Column] = []
    for reader, values in zip(plan.readers, zip(*rows, strict=True), strict=True):
        read = reader(values)
        if read is None:
            return None
        columns.append(read)
    # Field by field and not record by record, so that the loop over forty thousand records is not Python's.
    made = list(map(object.__new__, repeat(cls, len(rows))))
    for put, column in zip(plan.put, columns, strict=True):
        deque(map(put, made, column), maxlen=0)
    return made


@frozen
class _Plan:
    put: tuple[Callable[[Any, Any], None], ...]
    readers: tuple[Reader, ...] | None  # None: the type holds something that is not known here


_PLANS: dict[type[Record], _Plan] = {}


def _plan(cls: type[Record]) -> _Plan:
    hints = get_type_hints(cls, include_extras=True)
    names = [field.name for field in dataclasses.fields(cls)]
    readers = [_reader(hints[name]) for name in names]
    put = tuple(getattr(cls, name).__set__ for name in names)
    known = tuple(reader for reader in readers if reader is not None)
    return _Plan(put, known if len(known) == len(readers) else None)


def _reader(hint: Any) -> Reader | None:
    """What reads a column of this annotation, None when nothing here does."""
    hint, limits = _bare(hint)
    if get_origin(hint) in (Union, UnionType):
        parts = [part for part in get_args(hint) if part is not NoneType]
        inner = _reader(parts[0]) if len(parts) == 1 and not limits else None
        return _optional(inner) if inner is not None else None
    if get_origin(hint) is tuple:
        inner = _lists(hint, limits)
        return _json(inner) if inner is not None else None
    if not isinstance(hint, type):
        return None
    if issubclass(hint, Enum):
        return _enum(hint) if not limits else None
    simple = _SIMPLE.get(hint)
    if simple is None or any(not isinstance(limit, (Is, Matches, Within)) for limit in limits):
        return None
    return _limited(simple, limits)


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without what is said about it, and what of that limits its values, innermost first."""
    if get_origin(hint) is not Annotated:
        return hint, ()
    inner, *said = get_args(hint)
    base, more = _bare(inner)
    return base, (*more, *(one for one in said if hasattr(one, "fits")))


def _limited(read: Reader, limits: Sequence[Any]) -> Reader:
    if not limits:
        return read

    def reader(values: Column) -> Column | None:
        found = read(values)
        if found is None or not all(_all_fit(limit, found) for limit in limits):
            return None
        return found

    return reader


def _all_fit(limit: Any, values: Column) -> bool:
    if isinstance(limit, Is) and limit.made is plain_text:
        whole = "".join(values)
        if whole.isascii() and whole.isprintable():
            return True
    if isinstance(limit, Matches):
        values = tuple(set(values))  # references name the same few again and again
        return all(map(re.compile(limit.pattern).fullmatch, values))
    return all(map(limit.fits, values))


def _optional(read: Reader) -> Reader:
    def reader(values: Column) -> Column | None:
        there = [value for value in values if value is not None]
        if not there:
            return values
        found = read(there)
        if found is None or len(there) == len(values):
            return found
        following = iter(found)
        return [None if value is None else next(following) for value in values]

    return reader


def _json(read: Reader) -> Reader:
    """Tuples kept as JSON; most of them are empty or alike."""

    def reader(values: Column) -> Column | None:
        texts = list(dict.fromkeys(values))
        try:
            found = read([json.loads(text) for text in texts])
        except (TypeError, ValueError, RecursionError):
            return None
        if found is None:
            return None
        known = dict(zip(texts, found, strict=True))
        return [known[text] for text in values]

    return reader


def _lists(hint: Any, limits: Sequence[Any]) -> Reader | None:
    """Lists as JSON has them, made tuples of text, numbers or tuples; None for tuples of anything else."""
    element, more = get_args(hint)
    inner_hint, inner_limits = _bare(element)
    if more is not Ellipsis:
        return None
    if get_origin(inner_hint) is tuple:
        inner = _lists(inner_hint, inner_limits)
    else:
        inner = _reader(element) if inner_hint in (str, int, float) else None
    if inner is None:
        return None
    read = inner

    def reader(values: Column) -> Column | None:
        made = []
        for elements in values:
            found = read(elements) if type(elements) is list else None
            if found is None:
                return None
            made.append(tuple(found))
        return made

    return _limited(reader, limits)


def _enum(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}
    types = {type(value) for value in members}

    def reader(values: Column) -> Column | None:
        if not _types(values) <= types or not members.keys() >= set(values):
            return None
        return [members[value] for value in values]

    return reader


def _types(values: Iterable[Any]) -> set[type]:
    return set(map(type, values))


def _text(values: Column) -> Column | None:
    return values if _types(values) <= {str} else None


def _whole(values: Column) -> Column | None:
    return values if _types(values) <= {int} else None


def _number(values: Column) -> Column | None:
    types = _types(values)
    if not types <= {int, float}:
        return None
    found = values if types <= {float} else [float(value) for value in values]
    return found if all(map(math.isfinite, found)) else None


def _truth(values: Column) -> Column | None:
    return [value == 1 for value in values] if _types(values) <= {int} and set(values) <= {0, 1} else None


def _iso(kind: type[date] | type[time]) -> Reader:
    def reader(values: Column) -> Column | None:
        if _types(values) - {str}:
            return None
        try:
            found = [kind.fromisoformat(value) for value in values]
        except ValueError:
            return None
        same = all(one.isoformat() == value for one, value in zip(found, values, strict=True))
        return found if same else None

    return reader


_SIMPLE: dict[type, Reader] = {
    str: _text, int: _whole, float: _number, bool: _truth, date: _iso(date), time: _iso(time),
}  # fmt: skip
