"""What an annotation says about the values of a field: bounds, a pattern, a form. Told to pydantic when it is there.

They are of our own so that the record types can be defined, and rows of our own writing be checked (`core.stored`),
without pydantic, whose import takes as long as an empty window.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from cxworkshop.core.frozen import frozen

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, SchemaValidator

CONFIG = {"extra": "forbid", "allow_inf_nan": False, "ser_json_inf_nan": "null"}


@frozen
class Within:
    """A number from `ge` to `le`, both included; None is no bound."""

    ge: float | None = None
    le: float | None = None

    def fits(self, value: float) -> bool:
        """Whether a number is within the bounds."""
        return (self.ge is None or value >= self.ge) and (self.le is None or value <= self.le)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        bounds = {"ge": self.ge, "le": self.le}
        return _with(handler(source), {name: value for name, value in bounds.items() if value is not None})


@frozen
class Matches:
    """Text that a regular expression matches; write it with ^ and $."""

    pattern: str

    def fits(self, value: str) -> bool:
        """Whether a text matches from its first to its last character."""
        return _compiled(self.pattern).fullmatch(value) is not None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _with(handler(source), {"pattern": self.pattern})


@frozen
class Long:
    """Text of `least` to `most` characters, or a tuple of so many elements; None is no bound."""

    least: int
    most: int | None = None

    def fits(self, value: str | tuple[Any, ...]) -> bool:
        """Whether it is neither shorter nor longer."""
        return len(value) >= self.least and (self.most is None or len(value) <= self.most)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        most = {} if self.most is None else {"max_length": self.most}
        return _with(handler(source), {"min_length": self.least, **most})


@frozen
class Is:
    """A value as `made` gives it back; a ValueError of `made` refuses it."""

    made: Callable[[Any], Any]

    def fits(self, value: Any) -> bool:
        """Whether a value is already as it is to be."""
        try:
            return bool(self.made(value) == value)
        except ValueError:
            return False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.made, handler(source))


@frozen
class Aware:
    """A time that says its distance from UTC."""

    def fits(self, value: Any) -> bool:
        """Whether a time says it."""
        return value.tzinfo is not None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _with(handler(source), {"tz_constraint": "aware"})


def _with(schema: Any, more: dict[str, Any]) -> CoreSchema:
    made: CoreSchema = {**schema, **more}
    return made


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def validated(kind: Any, value: Any) -> Any:
    """A value from outside as one of `kind`, a type or an annotation; pydantic.ValidationError when it is none."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind).validate_python(value)


_VALIDATORS: dict[type, SchemaValidator] = {}


def validator(cls: type) -> SchemaValidator:
    """What makes one of `cls` from its fields; built when it is first needed."""
    known = _VALIDATORS.get(cls)
    if known is None:
        from pydantic import TypeAdapter

        made: Any = TypeAdapter(cls).validator
        known = _VALIDATORS[cls] = made
    return known
