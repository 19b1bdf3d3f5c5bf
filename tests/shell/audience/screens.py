"""Displays as tests need them."""

from __future__ import annotations

import dataclasses

from cxworkshop.shell.audience.displays import known
from cxworkshop.ui.room.screens import ScreenInfo


def told(connector: str, x: int = 0, y: int = 0, width: int = 1920, height: int = 1080, **more: object) -> ScreenInfo:
    """A display as the system tells of it, before anybody has given it a key."""
    bare = ScreenInfo("", 0, "", connector=connector, x=x, y=y, width=width, height=height)
    return dataclasses.replace(bare, **more)  # type: ignore[arg-type]


LAPTOP = told("eDP-1", width=1440, height=900, maker="BOE", model="NV140", serial="1", primary=True)
BEAMER = told("HDMI-1", x=1440, maker="Seiko Epson", model="EB-2250U", serial="X4QK")
LARGE = told("DP-2", x=3360, width=3840, height=2160, maker="LG", model="TV", serial="77")


def together(*screens: ScreenInfo, twins: set[str] | None = None) -> tuple[ScreenInfo, ...]:
    """The displays of one desktop, known."""
    return known(screens, set() if twins is None else twins)
