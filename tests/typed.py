"""A workshop in which everything that people type says what a test wants it to say."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from cxworkshop.core.content import Content
from cxworkshop.core.limits import Is
from cxworkshop.core.record import Record, plain_text


def retyped(content: Content, words: Callable[[str], str], *, empty: bool = True) -> Content:
    """The content with every text a person may type, `empty` ones too, as `words` makes it of what stood there."""
    return Content([_record(one, words, empty) for one in content])


def typed_fields(cls: type) -> list[str]:
    """The fields of a record, or of a part of one, that hold what a person types."""
    hints = get_type_hints(cls, include_extras=True)
    return [field.name for field in dataclasses.fields(cls) if _is_text(hints[field.name])]


def _record(record: Record, words: Callable[[str], str], empty: bool) -> Record:
    changed: dict[str, Any] = {}
    for name in typed_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            if value or empty:
                changed[name] = words(value)
        elif value is not None:
            changed[name] = tuple(words(one) for one in value)
    return dataclasses.replace(record, **changed)


def _is_text(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        base, *metadata = get_args(hint)
        if base is str and any(isinstance(one, Is) and plain_text in vars_of(one) for one in metadata):
            return True
        return _is_text(base)
    return any(_is_text(one) for one in get_args(hint) if one is not Ellipsis)


def vars_of(constraint: Is) -> tuple[object, ...]:
    """What a constraint is made of."""
    return tuple(getattr(constraint, field.name) for field in dataclasses.fields(constraint))
