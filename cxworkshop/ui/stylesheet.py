"""Turns resources/themes/widgets.qss and a theme into the one stylesheet that real Qt widgets wear."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QDir

from cxworkshop.paths import resource

# @px(n), @px(n,more) with `more` added unscaled, @px(n,more,half) halved: pills need the exact half of their height.
_MEASURE = re.compile(r"@px\((\d+)(?:,(-?\d+))?(,half)?\)(?:px)?")
_NAME = re.compile(r"@([a-z0-9]+(?:-[a-z]+)*(?::[a-z]+)?)")


class Look(Protocol):
    """What of a theme the stylesheet needs."""

    @property
    def is_dark(self) -> bool: ...
    def hex(self, name: str) -> str: ...
    def px(self, n: float) -> int: ...


@lru_cache(maxsize=1)
def _template() -> str:
    text = resource("themes", "widgets.qss").read_text(encoding="utf-8")
    # Qt finds pictures by search path; the prefix needs two letters or more, and one per look, because Qt caches
    # a picture under its address.
    for look in ("light", "dark"):
        QDir.addSearchPath(f"cx{look}", str(resource("icons", look)))
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def stylesheet(look: Look) -> str:
    """The stylesheet for one look. KeyError when the template names a colour the theme does not have."""
    icons = "cxdark" if look.is_dark else "cxlight"

    def measure(match: re.Match[str]) -> str:
        number = look.px(int(match[1])) + int(match[2] or 0)
        return f"{number // 2 if match[3] else number}px"

    def colour(match: re.Match[str]) -> str:
        return look.hex(match[1])

    text = _MEASURE.sub(measure, _template()).replace("@icons:", f"{icons}:")
    return _NAME.sub(colour, text)
