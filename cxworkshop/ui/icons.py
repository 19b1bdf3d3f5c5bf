"""Phosphor icons drawn as glyphs of a small bundled font: sharp at every scale, in the colours of the theme."""

from __future__ import annotations

import json
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from cxworkshop.paths import resource
from cxworkshop.ui.theme import theme

Weight = Literal["regular", "bold", "fill"]

# The font's ascent over its em: the baseline lies this far down the icon's square.
BASELINE = 960 / 1024


@cache
def codes() -> dict[str, int]:
    """Code point of every icon in the bundled fonts, by name."""
    data: dict[str, int] = json.loads(resource("icons", "codes.json").read_text(encoding="utf-8"))
    return data


@cache
def _family(weight: Weight) -> str:
    number = QFontDatabase.addApplicationFont(str(resource("icons", f"CxIcons-{weight.capitalize()}.ttf")))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FileNotFoundError(f"the {weight} icon font could not be loaded")
    return families[0]


@cache
def icon_font(weight: Weight, px: float) -> QFont:
    """The font of the icons; kept, because a fresh one is looked up anew for every glyph. Nobody changes it."""
    font = QFont(_family(weight))
    font.setPixelSize(max(1, round(px)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def draw_icon(
    painter: QPainter,
    rect: QRect | QRectF,
    name: str,
    color: str | QColor = "ink",
    weight: Weight = "regular",
) -> None:
    """Draws an icon as large as fits, centred in `rect`. KeyError when the fonts have no icon of that name."""
    glyph = chr(codes()[name])
    area = QRectF(rect)
    size = round(min(area.width(), area.height()))
    left = area.center().x() - size / 2
    top = area.center().y() - size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(icon_font(weight, size))
    painter.setPen(theme().color(color) if isinstance(color, str) else color)
    painter.drawText(QPointF(left, top + size * BASELINE), glyph)
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Paints the glyph when asked, so that one QIcon follows the theme and any pixel ratio."""

    def __init__(self, name: str, size: int, color: str | QColor, weight: Weight) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._color = color
        self._weight = weight

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = "edge" if mode == QIcon.Mode.Disabled else self._color
        draw_icon(painter, rect, self._name, color, self._weight)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size.boundedTo(QSize(self._size, self._size)) if self._size else size

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._size, self._color, self._weight)


def icon(name: str, size: int = 16, color: str | QColor = "ink", weight: Weight = "regular") -> QIcon:
    """A QIcon for actions and menus; `size` in pixels is the largest it is drawn. KeyError for unknown names."""
    if name not in codes():
        raise KeyError(f"no icon is called {name!r}")
    return QIcon(_GlyphEngine(name, size, color, weight))
