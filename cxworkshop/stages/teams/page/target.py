"""A keyed target of the one-by-one round: a kind of team with its sign, its key and what it means in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.column import KEYS
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.hover import HoverFade, mix
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

SENTENCES = {
    Group.CREATOR: "Customers see it, hear it or talk to it.",
    Group.FRONTLINE: "A team that meets customers needs it.",
    Group.BACK_OFFICE: "It serves the teams behind the frontline.",
}
HEIGHT = 132


class Target(HoverFade, KeyboardFocus, QAbstractButton):
    """A large button for one kind. `suggest` marks it as what the facts imply, with the reason."""

    halo_radius = RADIUS["sheet"]

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = group
        self._reason = ""
        self.setText(group.label)
        self.setAccessibleName(f"{group.label}, key {KEYS[group]}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def suggest(self, reason: str) -> None:
        """Show `reason` as what the facts imply; "" shows what the kind means."""
        self._reason = reason
        self.setAccessibleDescription(f"Suggested: {reason}" if reason else SENTENCES[self.kind])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        hue = hue_of(self.kind) or "accent"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        strong = mix(look.soft(hue), look.color(hue), 0.12)
        painter.setBrush(mix(look.soft(hue), strong, 1.0 if self.isDown() else self.hover_part))
        painter.setPen(QPen(look.color(hue), 2.5 if self._reason else 1.3))
        painter.drawRoundedRect(shape, RADIUS["sheet"], RADIUS["sheet"])
        pad, sign = look.px(20), look.px(22)
        draw_kind(painter, QRectF(pad, look.px(24), sign, sign), hue)  # type: ignore[arg-type]
        cap = QRectF(self.width() - look.px(17) - look.px(34), look.px(17), look.px(34), look.px(36))
        self._keycap(painter, cap, hue)
        left = pad + sign + look.px(13)
        room = QRectF(left, look.px(12), cap.left() - left - 6, look.px(46))
        painter.setFont(look.font("h2"))
        painter.setPen(look.color("ink"))
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        fits = QFontMetricsF(painter.font()).horizontalAdvance(self.kind.label) <= room.width()
        painter.drawText(room, wraps, self.kind.label if fits else self.kind.label.replace(" · ", " ·\n"))
        below = QRectF(pad, look.px(62), self.width() - 2 * pad, self.height() - look.px(68))
        if self._reason:
            size = look.px(16)
            draw_icon(painter, QRectF(pad, below.top() + look.px(2), size, size), "lightbulb", f"ink:{hue}", "fill")
            below.setLeft(pad + size + look.px(6))
            painter.setPen(look.ink_on(hue))
        else:
            painter.setPen(look.color("ink2"))
        painter.setFont(look.font("ui"))
        metrics = QFontMetricsF(painter.font())
        words = self._reason or SENTENCES[self.kind]
        text = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, below.width() * 2.6)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, text)

    def _keycap(self, painter: QPainter, rect: QRectF, hue: str) -> None:
        look = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(hue))
        painter.drawRoundedRect(rect, RADIUS["field"] + 1, RADIUS["field"] + 1)
        painter.setBrush(look.color("raised"))
        inner = rect.adjusted(1.3, 1.3, -1.3, -3.3)
        painter.drawRoundedRect(inner, RADIUS["field"], RADIUS["field"])
        painter.setFont(look.font("h1"))
        painter.setPen(look.ink_on(hue))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, KEYS[self.kind])
