"""What hangs under the mouse while cards are dragged: one card with its name, or how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cxworkshop.core.words import counted
from cxworkshop.stages.teams.page.cards import PAD, name_font
from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.theme import theme


def carried(names: Sequence[str]) -> str:
    """The words on a card that stands for one team or several."""
    return " ".join(names[0].split()) if len(names) == 1 else counted(len(names), "team")


def lifted_picture(names: Sequence[str], room: int, widget: QWidget) -> QPixmap:
    """A card with `room` pixels for its words, as it looks in the air; the card begins at (16, 10)."""
    look = theme()
    width, height = room + 2 * look.px(PAD), look.px(40)
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(round((width + 48) * ratio), round((height + 60) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card = QRectF(16, 10, width, height)
    if len(names) > 1:
        draw_card(painter, card.translated(5, 6), CardState.REST)
    draw_card(painter, card, CardState.DRAGGING)
    font = name_font()
    painter.setFont(font)
    painter.setPen(look.color("ink"))
    text = QFontMetricsF(font).elidedText(carried(names), Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(card.adjusted(look.px(PAD), 0, -look.px(PAD), 0), Qt.AlignmentFlag.AlignVCenter, text)
    painter.end()
    return picture
