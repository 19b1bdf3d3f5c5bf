"""What stands above and below the stages on the rail: the workshop's title, and quiet buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop.shell.rail_paint import CENTRE, TEXT, WIDTH
from cxworkshop.ui.elide import two_lines
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme


class RailButton(HoverFade, QAbstractButton):
    """A quiet row at the foot of the rail: icon, words, key."""

    def __init__(self, action: QAction, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key_text(action.shortcut())
        self.setText(action.text())
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        plate = area.adjusted(t.px(10), 0, -t.px(10), 0)
        if self.hover_part or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("press") if self.isDown() else t.color("hover", self.hover_part))
            painter.drawRoundedRect(plate, 7, 7)
        side = t.px(18)
        draw_icon(
            painter, QRectF(t.px(CENTRE) - side / 2, area.center().y() - side / 2, side, side), self._icon, "ink2"
        )
        painter.setFont(t.font("body"))
        painter.setPen(t.color("ink2"))
        words = area.adjusted(t.px(TEXT), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self.text())
        cap = keycap_size(self._key)
        place = QRectF(area.right() - t.px(18) - cap.width(), 0, cap.width(), area.height())
        draw_keycap(painter, place, self._key)
        if self.hasFocus():
            draw_ring(painter, plate, 7)


class RailTitle(QWidget):
    """The workshop's title: one line, or two when it is long; cut in the second with the whole in a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._refresh()

    def _lines(self) -> tuple[str, ...]:
        return two_lines(self._text, QFontMetricsF(theme().font("h3")), max(40, self.width())).lines

    def _refresh(self) -> None:
        lines = self._lines()
        self.setFixedHeight(max(1, len(lines)) * theme().px(18))
        self.setToolTip(tooltip(self._text) if any("…" in line for line in lines) else "")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("h3"))
        painter.setPen(theme().color("ink"))
        metrics = QFontMetricsF(theme().font("h3"))
        for n, line in enumerate(self._lines()):
            painter.drawText(QPointF(0, n * theme().px(18) + metrics.ascent()), line)
