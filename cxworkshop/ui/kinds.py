"""Small signs that carry meaning by shape first and colour second: kinds of team, hatching, severity, progress, keys.

A kind is named by its hue: "cust" (a disc), "front" (a half disc), "back" (a ring) or "none" (a dashed ring).
"""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from cxworkshop.ui.theme import theme

Kind = Literal["cust", "front", "back", "none"]


def _colour(value: str | QColor) -> QColor:
    return theme().color(value) if isinstance(value, str) else value


def _square(rect: QRectF, size: float) -> QRectF:
    return QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)


def draw_kind(painter: QPainter, rect: QRectF, kind: Kind, color: str | QColor | None = None) -> None:
    """The glyph of a kind, filling the middle square of `rect`; `color` replaces the kind's own hue."""
    size = min(rect.width(), rect.height())
    area = _square(rect, size)
    stroke = max(1.5, size / 8)
    ink = _colour(color if color is not None else ("ink2" if kind == "none" else kind))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = area.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    match kind:
        case "cust":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(area)
        case "front":
            painter.setPen(QPen(ink, stroke))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPie(inner, 90 * 16, 180 * 16)
        case "back":
            painter.setPen(QPen(ink, stroke * 1.15))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)
        case "none":
            draw_dashed_ring(painter, area, ink)
    painter.restore()


def draw_dashed_ring(painter: QPainter, rect: QRectF, color: str | QColor, dashes: int = 8) -> None:
    """A ring of evenly spaced dashes: "not decided yet"."""
    size = min(rect.width(), rect.height())
    stroke = max(1.3, size / 11)
    ring = _square(rect, size - stroke)
    pen = QPen(_colour(color), stroke)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    step = 360 / dashes
    for n in range(dashes):
        painter.drawArc(ring, round((n * step + step * 0.17) * 16), round(step * 0.66 * 16))
    painter.restore()


def hatch_brush(color: str | QColor = "warn-line", gap: int = 6, width: float = 1.2) -> QBrush:
    """Diagonal hatching, which always means "unresolved", "off" or "left out". Rises to the right."""
    ratio = 2
    tile = QPixmap(gap * ratio, gap * ratio)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_colour(color), width))
    for shift in (-gap, 0, gap):
        painter.drawLine(QPointF(shift - 1, gap + 1), QPointF(shift + gap + 1, -1))
    painter.end()
    return QBrush(tile)


def severity_size(scale: float = 1.0) -> QSizeF:
    """The space five bars take, without the number."""
    return QSizeF(48 * scale, 22 * scale)


def draw_severity(
    painter: QPainter,
    rect: QRectF,
    value: int | None,
    color: str | QColor = "ink",
    bars: int = 5,
) -> None:
    """Rising bars, the first `value` of them filled; None draws all of them empty."""
    ink = _colour(color)
    width = rect.width() / (bars + (bars - 1) * 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for n in range(bars):
        height = rect.height() * (0.2 + 0.8 * n / max(1, bars - 1))
        bar = QRectF(rect.left() + n * width * 1.5, rect.bottom() - height, width, height)
        radius = min(1.5, width / 3)
        if value is not None and n < value:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(bar, radius, radius)
        else:
            painter.setPen(QPen(theme().color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def draw_progress_ring(
    painter: QPainter,
    rect: QRectF,
    part: float,
    color: str | QColor = "accent",
    track: str | QColor = "line2",
    stroke: float = 2.0,
) -> None:
    """A ring filled clockwise from the top; `part` runs from 0 to 1 and is clamped."""
    ring = _square(rect, min(rect.width(), rect.height()) - stroke)
    part = min(1.0, max(0.0, part))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_colour(track), stroke))
    painter.drawEllipse(ring)
    if part > 0:
        pen = QPen(_colour(color), stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, round(-part * 360 * 16))
    painter.restore()


def draw_diamond(painter: QPainter, center: QPointF, size: float = 12, color: str | QColor = "ink") -> None:
    """The sign for "agreed"; `size` is its height and width."""
    half = size / 2
    path = QPainterPath(QPointF(center.x(), center.y() - half))
    path.lineTo(center.x() + half, center.y())
    path.lineTo(center.x(), center.y() + half)
    path.lineTo(center.x() - half, center.y())
    path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, _colour(color))
    painter.restore()


def keycap_size(text: str) -> QSizeF:
    """The space a keycap takes at the text size in force."""
    metrics = QFontMetricsF(theme().font("key"))
    height = theme().px(19)
    return QSizeF(max(height, math.ceil(metrics.horizontalAdvance(text)) + theme().px(10)), height)


def draw_keycap(
    painter: QPainter,
    rect: QRectF,
    text: str,
    ink: str | QColor = "ink2",
    fill: str | QColor = "raised",
    border: str | QColor = "line2",
) -> None:
    """A key as it is printed on the screen: "N", "Ctrl K". Drawn at its natural size in the middle of `rect`."""
    size = keycap_size(text)
    cap = QRectF(QPointF(0, 0), size)
    cap.moveCenter(rect.center())
    cap = QRectF(round(cap.x()) + 0.5, round(cap.y()) + 0.5, size.width() - 1, size.height() - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_colour(border), 1))
    painter.setBrush(_colour(fill))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(_colour(ink))
    painter.setFont(theme().font("key"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    painter.restore()


def count_badge_size(text: str) -> QSizeF:
    metrics = QFontMetricsF(theme().font("cap"))
    height = theme().px(16)
    return QSizeF(max(height, math.ceil(metrics.horizontalAdvance(text)) + theme().px(8)), height)


def draw_count_badge(painter: QPainter, rect: QRectF, text: str, hue: str = "warn") -> None:
    """A number in a small pill of a hue's soft fill, at its natural size in the middle of `rect`."""
    size = count_badge_size(text)
    pill = QRectF(QPointF(0, 0), size)
    pill.moveCenter(rect.center())
    border = theme().color(f"{hue}-line" if hue in ("warn", "dang") else hue)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 1))
    painter.setBrush(theme().soft(hue))
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), size.height() / 2, size.height() / 2)
    painter.setPen(theme().ink_on(hue))
    painter.setFont(theme().font("cap"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    painter.restore()
