"""Small immutable values: dataclasses whose methods are not compiled before they are used.

`dataclasses` writes and compiles half a dozen methods for every class, which takes most of a millisecond each; the
program has a hundred such classes on the way to its first page and uses a few of them there. Here one method of each
class is compiled, at the moment the first value of it is made; the others are the same for all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[C]) -> type[C]:
    """Make a class what `dataclass(frozen=True, slots=True)` makes it; `fields`, `replace`, `asdict` know it.

    A class that inherits fields, or has a `__post_init__`, is for `dataclasses` itself: TypeError.
    """
    if cls.__bases__ != (object,) or "__post_init__" in vars(cls):
        raise TypeError(f"{cls.__name__} is not a plain value")
    return unchanging(cls, _first)


def unchanging(cls: type[C], init: Callable[..., None]) -> type[C]:
    """Make a class a dataclass that is slotted, equal and hashed by its fields, and never changed; made by `init`."""
    if not cls.__doc__:
        cls.__doc__ = cls.__name__  # else dataclasses takes apart the signature to make one of it
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=init is not _first)(cls)
    own = vars(made)
    for name, method in _SHARED.items():
        if name not in own:
            setattr(made, name, method)
    made.__init__ = init  # type: ignore[method-assign]
    return made


def _first(self: Any, /, *values: Any, **named: Any) -> None:
    """The first value of a class: its real `__init__` takes this one's place."""
    cls = type(self)
    cls.__init__ = _init(cls)
    cls.__init__(self, *values, **named)


def _init(cls: type[Any]) -> Any:
    given: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    heads, lines = [], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        given[f"_set_{name}"] = getattr(cls, name).__set__
        if field.default_factory is not dataclasses.MISSING:
            given[f"_new_{name}"] = field.default_factory
            heads.append(f"{name}=MISSING")
            value = f"_new_{name}() if {name} is MISSING else {name}"
        elif field.default is not dataclasses.MISSING:
            given[f"_default_{name}"] = field.default
            heads.append(f"{name}=_default_{name}")
        else:
            heads.append(name)
        lines.append(f"  _set_{name}(self, {value})\n")
    exec(f"def __init__(self, {', '.join(heads)}):\n{''.join(lines) or '  pass'}", given)
    made = given["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


_VALUES: dict[type[Any], Any] = {}


def _values(of: Any) -> Any:
    get = _VALUES.get(type(of))
    if get is None:
        names = [field.name for field in dataclasses.fields(of)]
        get = _VALUES[type(of)] = attrgetter(*names) if names else lambda _of: ()
    return get(of)


def _eq(self: Any, other: object) -> Any:
    if self is other:
        return True
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({told})"


def _setattr(self: Any, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
