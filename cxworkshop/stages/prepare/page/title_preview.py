"""The head of the title page in small. Paper is white in any theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.core.words import shown
from cxworkshop.documents import colours
from cxworkshop.ui.theme import theme

HEIGHT = 112
# Of the title page, in points: its width, its margin, how much of it is shown, and the room of the logo.
PAGE, MARGIN, TALL, LOGO_WIDE, LOGO_TALL, LOGO_TOP, PAD = 595.0, 56.0, 150.0, 150.0, 48.0, 49.0, 8.0
BAR_WIDE, BAR_TALL = 64.0, 7.0


def draw_logo(painter: QPainter, room: QRectF, picture: QImage, *, dark: bool, pad: float, small: bool = False) -> None:
    """A logo as large as its room lets it be, on its dark ground if it needs one: at the upper right, as on the page,
    or where it is only small, at the left in the middle."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inset = pad if dark else 0.0
    size = (
        picture.size()
        .toSizeF()
        .scaled(
            max(1.0, room.width() - 2 * inset), max(1.0, room.height() - 2 * inset), Qt.AspectRatioMode.KeepAspectRatio
        )
    )
    wide, tall = size.width() + 2 * inset, size.height() + 2 * inset
    left, top = (room.left(), room.center().y() - tall / 2) if small else (room.right() - wide, room.top())
    ground = QRectF(left, top, wide, tall)
    if dark:
        painter.fillRect(ground, QColor(colours.INK))
    place = ground.adjusted(inset, inset, -inset, -inset)
    ratio = painter.device().devicePixelRatioF()
    sharp = picture.scaled(
        (place.size() * ratio).toSize().expandedTo(QSize(1, 1)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter.drawImage(place, sharp)


class TitlePreview(QWidget):
    """The upper part of the title page: the bar in the client's colour, the name, the logo in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._dark = False
        self._client = self._accent = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @property
    def picture(self) -> QImage | None:
        """The logo that is shown."""
        return self._picture

    def show_logo(self, picture: QImage | None, *, dark: bool) -> None:
        """A logo and whether it stands on a dark ground; None for none."""
        self._picture = picture if picture is not None and not picture.isNull() else None
        self._dark = dark
        self.update()

    def show_words(self, client: str, accent: str) -> None:
        """The client's name and colour."""
        self._client, self._accent = client, accent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(paper, QColor(colours.PAPER))
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawRect(paper)
        scale = min(paper.width() / PAGE, paper.height() / TALL)
        margin, top = MARGIN * scale, paper.top() + LOGO_TOP * scale
        left, right = paper.left() + margin, paper.right() - margin
        if self._accent:
            painter.fillRect(QRectF(left, top, BAR_WIDE * scale, BAR_TALL * scale), QColor(self._accent))
        font = t.font("small", 600)
        painter.setFont(font)
        painter.setPen(QColor(colours.INK))
        room = (right - left) - (LOGO_WIDE + 24.0) * scale if self._picture is not None else right - left
        words = QFontMetricsF(font).elidedText(shown(self._client) or "Client", Qt.TextElideMode.ElideRight, room)
        line = QRectF(left, top + (18.0 if self._accent else 0.0) * scale, room, t.line_height("small"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        title = QRectF(left, paper.top() + 124.0 * scale, (right - left) * 0.62, 12.0 * scale)
        painter.fillRect(title, QColor(colours.LINE))
        if self._picture is not None:
            place = QRectF(right - LOGO_WIDE * scale, top, LOGO_WIDE * scale, LOGO_TALL * scale)
            draw_logo(painter, place, self._picture, dark=self._dark, pad=PAD * scale)
