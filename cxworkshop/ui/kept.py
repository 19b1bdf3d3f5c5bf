"""Pictures of what was painted: a card or a row that looks as it did is drawn in one stroke when it is shown again.

Painting from Python costs a fraction of a millisecond a piece; a screen has a hundred of them. A picture is found by
everything its look depends on, so that a change makes another picture and an old one can never be shown for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cxworkshop.ui.theme import theme

MOST_BYTES = 24 * 1024 * 1024  # a full screen at twice the usual density, and a half

Key = tuple[Hashable, ...]
Paint = Callable[[QPainter], None]


class Pictures:
    """The pictures drawn last, up to a number of bytes; the one longest out of sight goes first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()

    def find(self, key: Key) -> QPixmap | None:
        """The picture kept under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Key, picture: QPixmap) -> None:
        """Keep a picture under a key that has none."""
        self._kept[key] = picture
        self._bytes += _size(picture)
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()
        self._bytes = 0


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


pictures = Pictures()
theme().changed.connect(pictures.clear)


def density(painter: QPainter) -> float:
    """Pixels of the screen, or of a picture, for one of the program."""
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0


def draw_kept(painter: QPainter, area: QRect, look: Key, paint: Paint, ground: QColor | None = None) -> None:
    """Draw what `paint` paints within `area`, from its picture when there is one.

    `look` is everything that decides how it looks, apart from the theme, the area's size and the density of the
    screen. `paint` gets a painter with the coordinates of this one. With `ground`, the colour that lies under all of
    the area, letters keep the sharpness they have on the widget itself.
    """
    width, height = area.width(), area.height()
    if width <= 0 or height <= 0:
        return
    ratio = density(painter)
    key = (look, width, height, ratio, theme().key)
    picture = pictures.find(key)
    if picture is None:
        picture = _painted(area, ratio, paint, ground)
        pictures.keep(key, picture)
    painter.drawPixmap(area.x(), area.y(), picture)


def _painted(area: QRect, ratio: float, paint: Paint, ground: QColor | None) -> QPixmap:
    picture = QPixmap(QRectF(0, 0, area.width() * ratio, area.height() * ratio).toAlignedRect().size())
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground if ground is not None else Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(-area.x(), -area.y()))
    try:
        paint(painter)
    finally:
        painter.end()
    return picture
