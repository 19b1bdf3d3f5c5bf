"""A menu with rounded corners and keycaps, which a stylesheet cannot draw; in behaviour a QMenu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.theme import theme

LEAD = 30  # before the words: tick or icon
TAIL = 12


class Menu(QMenu):
    """Build it as any QMenu; `addMenu(Menu(...))` for one inside another."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        # Corners are opaque unless all three are set.
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fit)

    def _fit(self) -> None:
        """Qt measures words and key as text; keycaps and our own indents need this much."""
        self.setMinimumWidth(self.wanted_width())

    def wanted_width(self) -> int:
        t = theme()
        metrics = QFontMetricsF(t.font("ui"))
        widest = float(t.px(160))
        for action in self.actions():
            if action.isSeparator() or not action.isVisible():
                continue
            width = t.px(LEAD) + metrics.horizontalAdvance(_words(action)) + t.px(TAIL)
            key = key_text(action.shortcut())
            if key:
                width += keycap_size(key).width() + t.px(28)
            if action.menu() is not None:
                width += t.px(28)
            widest = max(widest, width)
        return int(widest) + 12

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.wanted_width(), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("line2"), 1))
        painter.setBrush(t.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for action in self.actions():
            rect = self.actionGeometry(action)
            if not action.isVisible() or not rect.isValid():
                continue
            rect = QRect(6, rect.top(), self.width() - 12, rect.height())
            if action.isSeparator():
                painter.setPen(QPen(t.color("line"), 1))
                y = rect.center().y() + 0.5
                painter.drawLine(QPointF(rect.left() + 6, y), QPointF(rect.right() - 6, y))
            else:
                self._paint_item(painter, action, QRectF(rect))

    def _paint_item(self, painter: QPainter, action: QAction, rect: QRectF) -> None:
        t = theme()
        enabled = action.isEnabled()
        active = enabled and action is self.activeAction()
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(rect, 5, 5)
        ink: QColor = t.color("edge") if not enabled else t.ink_on("accent") if active else t.color("ink")
        side = t.px(16)
        sign = QRectF(rect.left() + t.px(7), rect.center().y() - side / 2, side, side)
        if action.isCheckable():
            if action.isChecked():
                draw_icon(painter, sign, "check", "accent" if enabled else "edge", "bold")
        elif not action.icon().isNull():
            action.icon().paint(painter, sign.toRect())
        metrics = QFontMetricsF(t.font("ui"))
        painter.setFont(t.font("ui"))
        painter.setPen(ink)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(rect.left() + t.px(LEAD), baseline), _words(action))
        key = key_text(action.shortcut())
        if action.menu() is not None:
            arrow = QRectF(rect.right() - t.px(20), rect.center().y() - t.px(7), t.px(14), t.px(14))
            draw_icon(painter, arrow, "caret-right", "ink2" if enabled else "edge")
        elif key:
            width = keycap_size(key).width()
            place = QRectF(rect.right() - width - t.px(8), rect.top(), width, rect.height())
            clear = QColor(Qt.GlobalColor.transparent)
            draw_keycap(painter, place, key, "ink2" if enabled else "edge", clear, "line2")


def _words(action: QAction) -> str:
    return action.text().split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
