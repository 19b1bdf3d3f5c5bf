"""A keyed target of the one-by-one round: a kind of team with its sign, its key and what it means in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.groups import KEYS
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.focus import KeyboardFocus
from cxworkshop.ui.hover import HoverFade, mix
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import Role, theme
from cxworkshop.ui.tokens import RADIUS

SENTENCES = {
    Group.CREATOR: "Customers see it, hear it or talk to it.",
    Group.FRONTLINE: "A team that meets customers needs it.",
    Group.BACK_OFFICE: "It serves the teams behind the frontline.",
}
HEIGHT = 132
LOW = 90  # in a low window: sign, key and name alone
NARROW = 260  # below this width sign and key stand above the words


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

    def wanted_height(self, *, low: bool = False) -> int:
        """Pixels at the present text size; `low` leaves the sentence out."""
        return theme().px(LOW if low else HEIGHT)

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
        narrow = self.width() < look.px(NARROW)
        pad, sign = look.px(14 if narrow else 20), look.px(22)
        top = look.px(12 if narrow else 24)
        draw_kind(painter, QRectF(pad, top, sign, sign), hue)  # type: ignore[arg-type]
        side = look.px(28 if narrow else 34)
        cap = QRectF(self.width() - side - look.px(11 if narrow else 17), look.px(9 if narrow else 17), side, side + 2)
        self._keycap(painter, cap, hue)
        left = pad + sign + look.px(13)
        if narrow:
            room = QRectF(pad, look.px(40), self.width() - 2 * pad, look.px(42))
        else:
            room = QRectF(left, look.px(12), cap.left() - left - 6, look.px(46))
        self._title(painter, room, narrow)
        words = QRectF(pad, look.px(84 if narrow else 62), self.width() - 2 * pad, 0)
        words.setBottom(self.height() - look.px(6))
        if words.height() >= QFontMetricsF(look.font("small")).lineSpacing():
            self._words(painter, words, hue, "small" if narrow else "ui")

    def _title(self, painter: QPainter, room: QRectF, narrow: bool) -> None:
        look = theme()
        painter.setFont(look.font("h3" if narrow else "h2"))
        painter.setPen(look.color("ink"))
        label = self.kind.label
        fits = QFontMetricsF(painter.font()).horizontalAdvance(label) <= room.width()
        text = label if fits else label.replace(" · ", " ·\n")
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, text)

    def _words(self, painter: QPainter, room: QRectF, hue: str, role: Role) -> None:
        """The reason, or else what the kind means: as many whole lines as there is room for."""
        look = theme()
        if self._reason:
            size = look.px(16)
            draw_icon(painter, QRectF(room.left(), room.top() + 1, size, size), "lightbulb", f"ink:{hue}", "fill")
            room = room.adjusted(size + look.px(6), 0, 0, 0)
        painter.setFont(look.font(role))
        painter.setPen(look.ink_on(hue) if self._reason else look.color("ink2"))
        metrics = QFontMetricsF(painter.font())
        lines = max(1, int(room.height() // metrics.lineSpacing()))
        words = self._reason or SENTENCES[self.kind]
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() * (lines - 0.3 * (lines > 1)))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, text)

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
