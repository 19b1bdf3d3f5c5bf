"""The files of the method: what each may hold, validated as it is read; a consultancy's own before the program's.

The texts are TOML under resources/method/. A consultancy puts files of its own, of the same names, into the folder
"method" of the program's data folder (docs/method.md). One that cannot be used is told by `problems`, and the
program's own stands in its place.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from datetime import time
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from cxworkshop import paths
from cxworkshop.core.errors import BadFile
from cxworkshop.core.frozen import frozen
from cxworkshop.core.limits import Long, Within, validated

STRICT: Any = {"extra": "forbid", "str_strip_whitespace": True}
Line = Annotated[str, Long(1, 160)]
Minutes = Annotated[int, Within(ge=1, le=600)]


@frozen
class GuideFile:
    """A stage in guide.toml: the steps with their minutes, what to say at each of them, what to listen for."""

    __pydantic_config__ = STRICT
    title: Line
    why: Line
    steps: Annotated[tuple[tuple[Line, Minutes], ...], Long(1, 20)]
    say: Annotated[tuple[Line, ...], Long(1, 20)]
    watch: Annotated[tuple[Line, ...], Long(0, 12)] = ()


@frozen
class IndicatorFile:
    """One question of the diagnosis, scored 0 (`low`) to 10 (`high`).

    `family` is "indicator" (the ten of S2) or "must-have" (the five of S3).
    """

    __pydantic_config__ = STRICT
    family: Literal["indicator", "must-have"]
    name: Line
    statement: Line
    low: Line
    high: Line


@frozen
class ScaleText:
    """A ready-made dimension between two poles that a sensible person could defend.

    `cases` are real decisions on which a rule for it can be tried; shown as a hint, never added by themselves.
    """

    __pydantic_config__ = STRICT
    left: Line
    left_sentence: Line
    right: Line
    right_sentence: Line
    cases: tuple[Line, ...] = ()


@frozen
class MechanismText:
    """A way to take a barrier down: its family as the workshop stores it, a few words, and a sentence."""

    __pydantic_config__ = STRICT
    family: Literal["workflow", "matrix", "inclusion", "other"]
    words: Annotated[str, Long(1, 44)]
    how: Line


@frozen
class AgendaDayFile:
    """A day in agenda.toml: title, minutes and exercise of each line."""

    __pydantic_config__ = STRICT
    starts: time
    ends: time
    lines: Annotated[tuple[tuple[Line, Minutes, str], ...], Long(1)]


@frozen
class AgendaFile:
    """An agenda in agenda.toml."""

    __pydantic_config__ = STRICT
    title: Line
    days: Annotated[tuple[AgendaDayFile, ...], Long(1)]


@frozen
class DimensionsFile:
    """dimensions.toml: the libraries of scales, and situations in which a culture shows."""

    __pydantic_config__ = STRICT
    definition: tuple[ScaleText, ...]
    culture: tuple[ScaleText, ...]
    situations: tuple[Line, ...] = ()


@frozen
class ReadinessFile:
    """readiness.toml."""

    __pydantic_config__ = STRICT
    items: tuple[Line, ...]


@frozen
class ChannelsFile:
    """channels.toml: the word that is stored and the icon that is drawn."""

    __pydantic_config__ = STRICT
    channels: tuple[tuple[Line, str], ...]


FILES: dict[str, Any] = {
    "guide": dict[str, GuideFile],
    "indicators": dict[str, IndicatorFile],
    "dimensions": DimensionsFile,
    "mechanisms": dict[str, tuple[MechanismText, ...]],
    "agenda": dict[str, AgendaFile],
    "readiness": ReadinessFile,
    "channels": ChannelsFile,
}
BY_STAGE = frozenset({"guide"})  # an own file may hold some stages only; the others keep the program's text
_problems: dict[str, BadFile] = {}


def own_folder() -> Path:
    """Where a consultancy puts its own method; it need not exist."""
    return paths.home() / "method"


def own_files() -> tuple[str, ...]:
    """The names of the method's files that a consultancy has brought."""
    return tuple(name for name in FILES if (own_folder() / f"{name}.toml").is_file())


def problems() -> tuple[BadFile, ...]:
    """What is wrong with the files a consultancy has brought; reads those that were not read yet."""
    for name in own_files():
        texts(name)
    return tuple(_problems.values())


def forget() -> None:
    """Read everything anew when it is asked for again."""
    texts.cache_clear()
    _problems.clear()


@cache
def texts(name: str) -> Any:
    """What a file of the method holds, as the type in FILES; the consultancy's own before the program's."""
    shipped = _built(FILES[name], _parsed(paths.resource("method", f"{name}.toml")))
    own = own_folder() / f"{name}.toml"
    if not own.is_file():
        return shipped
    try:
        found = validated(FILES[name], _parsed(own))
        if name == "channels":
            _check_icons(found)
    except (OSError, ValueError) as why:  # of TOML, of UTF-8 and of pydantic are ValueErrors
        _problems[name] = BadFile(
            f"Your method file “{own.name}” cannot be used: {_reason(why)}",
            "The text that comes with the program stands in its place.",
            f"Mend the file in {own.parent} and start the program again.",
        )
        return shipped
    return {**shipped, **found} if name in BY_STAGE else found


class UnknownIconError(ValueError):
    """A channel asks for an icon that the program cannot draw."""


def _check_icons(found: ChannelsFile) -> None:
    known = json.loads(paths.resource("icons", "codes.json").read_text(encoding="utf-8"))
    for word, icon in found.channels:
        if icon not in known:
            raise UnknownIconError(f"there is no icon called “{icon}”, which “{word}” asks for")


def _built(kind: Any, value: Any) -> Any:
    """The program's own text as a kind, unchecked: it is checked when the program is tested, not at every start."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _built(args[0], value)
    if origin is dict:
        return {key: _built(args[1], one) for key, one in value.items()}
    if origin is tuple:
        kinds = [args[0]] * len(value) if args[1] is Ellipsis else args
        return tuple(_built(one_kind, one) for one_kind, one in zip(kinds, value, strict=True))
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        made: Any = kind
        return made(**{key: _built(hints[key], one) for key, one in value.items()})
    return value


def _parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _reason(why: Exception) -> str:
    """What is wrong and where, in one sentence, without what stands in the file."""
    if (errors := getattr(why, "errors", None)) is not None:  # pydantic's: it is imported by now, and only then
        first = errors(include_url=False, include_input=False, include_context=False)[0]
        where = ", ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        return f"at {where}: {first['msg'][:1].lower()}{first['msg'][1:]}."
    if isinstance(why, UnknownIconError | tomllib.TOMLDecodeError):
        return f"{str(why)[:1].lower()}{str(why)[1:]}."
    return "it cannot be read as text." if isinstance(why, UnicodeDecodeError) else "it cannot be read."
