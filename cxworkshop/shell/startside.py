"""The start page's fixed parts: the mark and the two ways in at the left, the sample at the foot of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.paths import resource
from cxworkshop.shell.mark import Mark
from cxworkshop.ui.buttons import Button, ButtonKind
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.commands import Commands
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_keycap, keycap_size
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

SIDE = 400
MOST = 0.45  # of the window
LOW = 560  # pixels at 100 % below which there is no room to spare
PICTURES = ("board", "sight", "definition")


class BigButton(Button):
    """A button as wide as its column, words at the left, key at the right."""

    def __init__(self, text: str, kind: ButtonKind, icon: str, action: QAction) -> None:
        super().__init__(text, kind, icon)
        self.bind(action, text=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(268), theme().px(44))

    def _paint_content(self, painter: QPainter, area: QRectF, ink: QColor, look: object) -> None:
        t = theme()
        side = t.px(18)
        assert self._icon is not None
        draw_icon(painter, QRectF(t.px(15), area.center().y() - side / 2, side, side), self._icon, ink)
        font = t.font("body", 600 if self.kind == "primary" else 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(ink)
        middle = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(t.px(45), middle), self.text())
        cap = keycap_size(self.key)
        place = QRectF(area.right() - t.px(14) - cap.width(), 0, cap.width(), area.height())
        if self.kind == "primary":
            fill = QColor(ink)
            fill.setAlphaF(0.18)
            draw_keycap(painter, place, self.key, ink, fill, QColor(Qt.GlobalColor.transparent))
        else:
            draw_keycap(painter, place, self.key)


class StartSide(QWidget):
    """What the program is, and the two ways in."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = BigButton("New workshop", "primary", "plus", commands.action("file.new"))
        self.open = BigButton("Open…", "secondary", "folder-open", commands.action("file.open"))
        self.check = Button("Check a signed PDF…", "link", "seal-check")
        self.check.bind(commands.action("file.check"), text=False)
        words = "Teams, principles, definition, culture, barriers. One day, one room, one signed page."
        offline = QHBoxLayout()
        offline.setSpacing(12)
        offline.addWidget(IconLabel("wifi-slash", 17, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        offline.addWidget(Paragraph("Works without a network. Everything stays on this laptop.", "small", "ink2"), 1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(Mark(52))
        column.addSpacing(28)
        column.addWidget(Paragraph("Customer centricity workshop", "hero", "ink"))
        column.addSpacing(14)
        column.addWidget(Paragraph(words, "body", "ink2"))
        column.addSpacing(32)
        for button in (self.new, self.open):
            column.addWidget(button)
            column.addSpacing(10)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addLayout(offline)
        self._give_way()

    def _give_way(self) -> None:
        """In a low window the room above and below goes to the words."""
        low = self.height() < theme().px(LOW)
        self._column.setContentsMargins(52, 26 if low else 82, 46, 12 if low else 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def fit(self, window: int) -> None:
        """Take the width that the text size asks for, but leave the larger part of the window to the list."""
        self.setFixedWidth(min(theme().px(SIDE), round(window * MOST)))
        self._give_way()


class Pictures(QWidget):
    """Three small pictures of the sample, side by side; they give way when there is no room."""

    SIZE = QSize(178, 111)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Three screens of the sample")
        self._pictures: dict[str, QPixmap] = {}
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(3 * self.SIZE.width() + 28, self.SIZE.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.SIZE.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        count = min(3, max(0, (self.width() + 14) // (self.SIZE.width() + 14)))
        left = self.width() - count * (self.SIZE.width() + 14) + 14 - 4
        for n, name in enumerate(PICTURES[:count]):
            place = QRectF(left + n * (self.SIZE.width() + 14), 3, self.SIZE.width(), self.SIZE.height())
            draw_panel(painter, place, radius=6, elevation=1)
            shape = QPainterPath()
            shape.addRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(place.toRect(), self._picture(name))
            painter.restore()
            painter.setPen(QPen(theme().color("line2"), 1))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _picture(self, name: str) -> QPixmap:
        look = "dark" if theme().is_dark else "light"
        key = f"{name}-{look}"
        if key not in self._pictures:
            self._pictures[key] = QPixmap(str(resource("start", f"{key}.png")))
        return self._pictures[key]


class SamplePanel(QWidget):
    """The sample, for whoever wants to look around first."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.open = Button("Open sample", icon="play-circle")
        self.open.bind(commands.action("file.sample"), text=False)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label("Look around in the sample", "h2", "ink", 600))
        text = "Two days at a made-up ferry company, with every stage filled and a few points left open."
        words.addWidget(Paragraph(text, "body", "ink2", max_width=300))
        words.addSpacing(12)
        words.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 26, 24, 26)
        row.setSpacing(24)
        row.addLayout(words, 1)
        self._pictures = Pictures()
        row.addWidget(self._pictures, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The words come first: in a narrow place they have it to themselves.
        self._pictures.setVisible(self.width() >= theme().px(560))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(QPainter(self), self.rect(), fill="well", border=None, radius=10, elevation=0)
