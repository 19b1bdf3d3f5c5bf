"""How far the round is: a bead for each team, or one bar when there are too many to count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.columns import BoardModel
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.theme import theme

MOST = 60


def paint_beads(painter: QPainter, row: QRectF, model: BoardModel) -> None:
    """ "Team 35 of 41", the beads, "7 left"."""
    look = theme()
    left, total = model.total(None), model.all()
    if not total:
        return
    before = f"Team {min(total - left + 1, total):,} of {total:,}"
    after = f"{left:,} left"
    painter.setFont(look.font("ui"))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(look.color("ink2"))
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, before)
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, after)
    x = row.left() + metrics.horizontalAdvance(before) + 12
    room = QRectF(x, row.top(), row.right() - metrics.horizontalAdvance(after) - 12 - x, row.height())
    painter.setPen(Qt.PenStyle.NoPen)
    if total > MOST:
        _bar(painter, QRectF(room.left(), room.center().y() - 4, room.width(), 8), model)
    else:
        placed = [team.group for team in model.content.of(Team) if team.group is not None]
        _beads(painter, room, placed, left)


def _beads(painter: QPainter, room: QRectF, placed: Sequence[Group], left: int) -> None:
    look = theme()
    step = room.width() / (len(placed) + left)
    beads: list[tuple[QColor, float]] = [(look.color(hue_of(group) or "ink"), 4.0) for group in placed]
    beads += [(look.color("ink"), 7.0)] if left else []
    beads += [(look.color("line"), 4.0)] * max(0, left - 1)
    for number, (colour, half) in enumerate(beads):
        painter.setBrush(colour)
        bead = QRectF(room.left() + number * step + 1, room.center().y() - half, max(2.0, step - 2.5), 2 * half)
        painter.drawRoundedRect(bead, 3, 3)


def _bar(painter: QPainter, bar: QRectF, model: BoardModel) -> None:
    look = theme()
    painter.setBrush(look.color("line"))
    painter.drawRoundedRect(bar, 4, 4)
    x = bar.left()
    for group in Group:
        width = bar.width() * model.total(group) / model.all()
        painter.setBrush(look.color(hue_of(group) or "ink"))
        painter.drawRect(QRectF(x, bar.top(), width, bar.height()))
        x += width
