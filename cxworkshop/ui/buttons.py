"""Buttons: one look for each weight a command can have, with room for an icon and for the key that does the same."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.focus import KeyboardFocus, draw_ring
from cxworkshop.ui.hover import HoverFade, mix
from cxworkshop.ui.icons import Weight, draw_icon
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import count_badge_size, draw_count_badge, draw_keycap, keycap_size
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

ButtonKind = Literal["primary", "secondary", "quiet", "danger", "inverted", "link"]
HEIGHT = 32
ICON = 16
GAP = 8
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen
class _Look:
    fill: QColor
    hover: QColor
    press: QColor
    border: QColor
    ink: QColor
    cap_fill: QColor
    cap_border: QColor


def _look(kind: ButtonKind) -> _Look:
    return _look_in(kind, theme().key)


@lru_cache(maxsize=32)
def _look_in(kind: ButtonKind, _theme: str) -> _Look:
    """The colours of a kind; nobody changes them."""
    t = theme()
    clear = QColor(Qt.GlobalColor.transparent)
    match kind:
        case "primary":
            on = t.color("on-accent")
            fill, hover = t.color("accent"), t.color("accent-hover")
            return _Look(fill, hover, hover, clear, on, mix(fill, on, 0.18), clear)
        case "inverted":
            fill, on = t.color("ink"), t.color("sheet")
            return _Look(fill, mix(fill, on, 0.15), mix(fill, on, 0.25), clear, on, mix(fill, on, 0.16), clear)
        case "danger":
            soft, line = t.soft("dang"), t.color("dang-line")
            ink = t.ink_on("dang")
            return _Look(soft, mix(soft, line, 0.3), mix(soft, line, 0.5), line, ink, clear, line)
        case "secondary":
            raised, line = t.color("raised"), t.color("line2")
            return _Look(raised, t.color("hover"), t.color("press"), line, t.color("ink"), t.color("well"), line)
        case "quiet":
            hover = t.color("hover")
            clear_hover = QColor(hover)
            clear_hover.setAlpha(0)
            return _Look(clear_hover, hover, t.color("press"), clear, t.color("ink"), clear, t.color("line2"))
        case "link":
            soft = t.soft("accent")
            clear_soft = QColor(soft)
            clear_soft.setAlpha(0)
            return _Look(clear_soft, soft, soft, clear, t.ink_on("accent"), clear, t.color("line2"))


class Button(HoverFade, KeyboardFocus, QPushButton):
    """A push button. `key` is only shown; the shortcut itself belongs to the command's QAction (see `bind`)."""

    halo_radius = RADIUS["button"]

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "secondary",
        icon: str | None = None,
        key: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: ButtonKind = kind
        self._icon = icon
        self._key = key or ""
        self._tail_icon: str | None = None
        self._action: QAction | None = None
        self._own_text = False
        self.setText(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def bind(self, action: QAction, *, text: bool = True) -> None:
        """Shows and runs a command: enabled, key and (unless `text` is False) words follow the action."""
        self._action, self._own_text = action, not text
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            if not self._own_text:
                self.setText(self._action.iconText() or self._action.text())
            self.set_key(key_text(self._action.shortcut()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        self._kind = kind
        self._refresh()  # the words of some kinds are wider

    @property
    def key(self) -> str:
        return self._key

    def set_key(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._refresh()

    def set_icon(self, name: str | None) -> None:
        self._icon = name
        self._refresh()

    def set_tail_icon(self, name: str | None) -> None:
        """An icon after the words, in the place of a key: Enter, a menu arrow."""
        self._tail_icon = name
        self._refresh()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def _words_font(self) -> QFont:
        return theme().font("ui", 500 if self._kind in ("secondary", "quiet", "link") else 600)

    def _padding(self) -> int:
        return theme().px(4 if self._kind == "link" else 12)

    def _cap_size(self) -> QSizeF:
        if self._key:
            return keycap_size(self._key)
        side = theme().px(ICON) if self._tail_icon else 0
        return QSizeF(side, side)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._words_font())
        parts = [float(math.ceil(metrics.horizontalAdvance(self._plain())))] if self.text() else []
        if self._icon:
            parts.append(theme().px(ICON))
        if self._key or self._tail_icon:
            parts.append(self._cap_size().width() + 2)
        width = sum(parts) + theme().px(GAP) * (len(parts) - 1) + 2 * self._padding()
        return QSize(math.ceil(width), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _plain(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = _look(self._kind)
        enabled = self.isEnabled()
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = RADIUS["button"]
        fill = look.press if self.isDown() else mix(look.fill, look.hover, self.hover_part)
        ink, border = look.ink, look.border
        if not enabled:
            bare = self._kind in ("quiet", "link")
            fill = QColor(Qt.GlobalColor.transparent)
            border = fill if bare else theme().color("line")
            ink = theme().color("edge")
        painter.setPen(QPen(border, 1) if border.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = 0.5 if border.alpha() else 0
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
        if self.hasFocus() and self.focus_shown:
            # On the dark plate the accent would be too near to the ground.
            draw_ring(painter, area, radius, "sheet" if self._kind == "inverted" else "accent")
        shown = look if enabled else None
        if fill.alpha() < 255 or self.isDown() or 0 < self.hover_part < 1:
            self._paint_content(painter, area, ink, shown)
            return
        words = ("button", self._kind, self.text(), self._icon, self._key, self._tail_icon, fill.rgba())
        side = self._padding() - 2
        room = self.rect().adjusted(side, 2, -side, -2)
        draw_kept(painter, room, words, lambda into: self._paint_content(into, area, ink, shown), fill)

    def _paint_content(self, painter: QPainter, area: QRectF, ink: QColor, look: _Look | None) -> None:
        metrics = QFontMetricsF(self._words_font())
        text = self._plain()
        gap, side = theme().px(GAP), theme().px(ICON)
        cap = self._cap_size()
        words = metrics.horizontalAdvance(text)
        room = area.width() - 2 * self._padding() - (side + gap if self._icon else 0)
        tail = cap.width() + 2 + gap if cap.width() else 0
        if words > room - tail:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room - tail))
            words = metrics.horizontalAdvance(text)
        content = words + (side + gap if self._icon else 0) + tail
        x = max(float(self._padding()), (area.width() - content) / 2)
        if self._icon:
            icon_rect = QRectF(x, area.center().y() - side / 2, side, side)
            draw_icon(painter, icon_rect, self._icon, ink)
            x += side + gap
        painter.setFont(self._words_font())
        painter.setPen(ink)
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, baseline), text)
        right = max(x + words + gap, area.right() - self._padding() - cap.width() + 2)
        place = QRectF(right, 0, cap.width(), area.height())
        if self._key:
            clear = QColor(Qt.GlobalColor.transparent)
            quiet_ink = theme().color("ink2") if self._kind in ("secondary", "quiet", "link") and look else ink
            draw_keycap(
                painter,
                place,
                self._key,
                quiet_ink,
                look.cap_fill if look else clear,
                look.cap_border if look else theme().color("line"),
            )
        elif self._tail_icon:
            draw_icon(painter, place, self._tail_icon, ink)


class IconButton(HoverFade, KeyboardFocus, QAbstractButton):
    """A square button with an icon alone; its name is what a screen reader says and what the tooltip shows."""

    halo_radius = RADIUS["button"]

    def __init__(
        self,
        icon: str,
        name: str,
        size: int = 32,
        parent: QWidget | None = None,
        *,
        icon_size: int = 18,
        color: str = "ink2",
        weight: Weight = "regular",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._icon_size = icon_size
        self._color = color
        self._weight: Weight = weight
        self._badge = ""
        self._action: QAction | None = None
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def set_name(self, name: str, key: str = "") -> None:
        self.setAccessibleName(name)
        self.setToolTip(tooltip(f"{name}   {key}" if key else name))

    def set_icon(self, name: str, weight: Weight = "regular", color: str | None = None) -> None:
        self._icon, self._weight = name, weight
        if color is not None:
            self._color = color
        self.update()

    def set_badge(self, text: str) -> None:
        """A small count at the upper right corner; empty removes it."""
        self._badge = text
        self.update()

    def bind(self, action: QAction) -> None:
        """Shows and runs a command; name, key, checked and enabled follow the action."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            self.setCheckable(self._action.isCheckable())
            self.setChecked(self._action.isChecked())
            name = (self._action.iconText() or self._action.text()).replace("&", "")
            self.set_name(name, key_text(self._action.shortcut()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        area = QRectF(self.rect())
        radius = RADIUS["button"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.isChecked():
            painter.setBrush(t.color("press"))
            painter.drawRoundedRect(area, radius, radius)
        elif self.hover_part and self.isEnabled():
            painter.setBrush(t.color("hover", self.hover_part))
            painter.drawRoundedRect(area, radius, radius)
        color = self._color if self.isEnabled() else "edge"
        side = t.px(self._icon_size)
        icon_rect = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        draw_icon(painter, icon_rect, self._icon, color, self._weight)
        if self._badge:
            size = count_badge_size(self._badge)
            place = QRectF(area.right() - size.width(), area.top(), size.width(), size.height())
            draw_count_badge(painter, place, self._badge)
        if self.hasFocus() and self.focus_shown:
            draw_ring(painter, area, radius)
