"""Loads the bundled fonts into Qt: the few that the first paint needs at once, the others right after it."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase

from cxworkshop.paths import resource
from cxworkshop.ui.tokens import SYSTEM_MONO, TypeRole

# What the console's frame is set in before any stage has been built.
FIRST: Final = ("CxSans-Regular.ttf", "CxSans-Medium.ttf", "CxSans-SemiBold.ttf", "CxDisplay-SemiBold.ttf")
LATER: Final = (
    "CxVoice-Regular.ttf",
    "CxVoice-Italic.ttf",
    "CxVoice-Medium.ttf",
    "CxVoice-SemiBold.ttf",
    "CxVoiceDisplay-Medium.ttf",
    "CxVoiceDisplay-SemiBold.ttf",
    "CxFallback.ttf",
    "CxFallbackKorean.ttf",
)
FALLBACKS: Final = ("Droid Sans Fallback", "Cx Fallback Korean")


@cache
def _load(file_name: str) -> int:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", file_name)))
    if number < 0:
        raise FileNotFoundError(f"the font {file_name} could not be loaded")
    return number


def load_first() -> None:
    for name in FIRST:
        _load(name)


def load_rest() -> None:
    for name in LATER:
        _load(name)


def load_rest_soon() -> None:
    """Loads the remaining fonts when the event loop is first idle, which is after the first paint."""
    QTimer.singleShot(0, load_rest)


def make_font(role: TypeRole, scale: float, weight: int | None = None, italic: bool = False) -> QFont:
    """A font for `role` at `scale` (1.0 is 100 %); unhinted, so that text keeps its width at every ratio."""
    if role.family == SYSTEM_MONO:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    else:
        if role.family.startswith("Cx Voice"):
            load_rest()
        font = QFont([role.family, *FALLBACKS])
    font.setPixelSize(max(1, round(role.px * scale)))
    font.setWeight(QFont.Weight(weight or role.weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if role.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.tracking * scale)
    if role.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
