"""The headings of the line of sight: as on the board, with the same counts, so that nobody wonders who is missing.

A layer is made by distance, so it may hold teams of another kind than its heading names, and teams nobody has placed.
They are counted beside it, each under its own sign: over all layers and the band below, a kind's count is the board's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cxworkshop.stages.teams.page.cards import hue_of, name_font
from cxworkshop.stages.teams.page.graph_layout import Layout
from cxworkshop.stages.teams.page.graph_place import Placed
from cxworkshop.stages.teams.page.groups import Room, headings
from cxworkshop.stages.teams.records import Group
from cxworkshop.stages.teams.sight import Sights
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme

SIGN, SMALL_SIGN = 16, 11
Counts = tuple[tuple[Group | None, int], ...]


def kind_of(distance: int) -> Group:
    """The kind that a layer at this distance is named after."""
    return (Group.CREATOR, Group.FRONTLINE)[distance] if distance < 2 else Group.BACK_OFFICE


def counts(sights: Sights, groups: Mapping[str, Group | None], distance: int) -> Counts:
    """How many teams of a layer stand in which group on the board; first the one it is named after, even at 0."""
    found = Counter(groups.get(team) for team in sights.layers[distance])
    main = kind_of(distance)
    others = tuple((group, found[group]) for group in (*Group, None) if group is not main and found[group])
    return ((main, found[main]), *others)


def paint_heads(
    painter: QPainter, layout: Layout, placed: Placed, told: Mapping[int, Counts], width: int, scrolled: float
) -> None:
    """The names of the layers, above everything that scrolls; `told` are the counts by distance."""
    look = theme()
    painter.fillRect(QRectF(0, 0, width, look.px(54)), look.color("sheet"))
    if not layout.layers:
        return
    wide = placed.columns[0][1] - look.px(SIGN + 9)
    counted, small = QFontMetricsF(look.font("body", 500)), QFontMetricsF(look.font("small"))
    most = max(counted.horizontalAdvance(f"{each[0][1]:,}") for each in told.values()) + look.px(8)
    others = max(_width_of(each[1:], small) for each in told.values())
    room = Room(wide - most, wide - others, QFontMetricsF(name_font()), small)
    lines = headings(room)
    for layer, (left, whole) in zip(layout.layers, placed.columns, strict=True):
        place = QRectF(left - scrolled, look.px(10), whole, look.px(42))
        said = lines[kind_of(layer.distance)]
        if layer.distance > 2:
            said = (f"{layer.distance} links away", "")
        _paint_head(painter, told[layer.distance], said, place, room)


def _paint_head(painter: QPainter, told: Counts, said: tuple[str, str], place: QRectF, room: Room) -> None:
    look = theme()
    sign, middle = look.px(SIGN), Qt.AlignmentFlag.AlignVCenter
    (group, main), *others = told
    upper = QRectF(place.left(), place.top(), place.width(), look.px(22))
    lower = QRectF(place.left(), upper.bottom() - look.px(3), place.width(), look.px(18))
    glyph = QRectF(upper.left(), upper.center().y() - sign / 2, sign, sign)
    draw_kind(painter, glyph, hue_of(group))  # type: ignore[arg-type]
    painter.setFont(look.font("body", 500))
    painter.setPen(look.color("ink2"))
    painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, f"{main:,}")
    indent = sign + look.px(9)
    painter.setFont(look.font("small"))
    painter.drawText(lower.adjusted(indent, 0, 0, 0), middle, said[1])
    _paint_others(painter, others, lower, room.small)
    painter.setFont(name_font())
    painter.setPen(look.color("ink"))
    words = room.title.elidedText(said[0], Qt.TextElideMode.ElideRight, room.first)
    painter.drawText(upper.adjusted(indent, 0, 0, 0), middle, words)


def _width_of(others: Counts, metrics: QFontMetricsF) -> float:
    return sum(metrics.horizontalAdvance(f"{count:,}") + theme().px(SMALL_SIGN + 4 + 9) for _, count in others)


def _paint_others(
    painter: QPainter, others: Sequence[tuple[Group | None, int]], line: QRectF, metrics: QFontMetricsF
) -> None:
    """The other groups' counts, at the right end of a line."""
    look = theme()
    sign, x = look.px(SMALL_SIGN), line.right()
    for group, count in reversed(others):
        words = f"{count:,}"
        x -= metrics.horizontalAdvance(words)
        painter.drawText(QRectF(x, line.top(), line.width(), line.height()), Qt.AlignmentFlag.AlignVCenter, words)
        x -= sign + look.px(4)
        glyph = QRectF(x, line.center().y() - sign / 2, sign, sign)
        draw_kind(painter, glyph, hue_of(group) or "none")  # type: ignore[arg-type]
        x -= look.px(9)
