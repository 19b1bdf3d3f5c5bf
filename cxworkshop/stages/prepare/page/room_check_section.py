"""The room in section: the picture, the rows of seats, and how far its smallest text is easy, legible and too small."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop.stages.prepare.page.room_check_sums import Measured, Row, Wall, limit, rows
from cxworkshop.ui.a11y import name_changed
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import hatch_brush
from cxworkshop.ui.lengths import length_words
from cxworkshop.ui.room.legible import EASY, LEGIBLE, Band
from cxworkshop.ui.theme import theme

HIGHEST, LEAST = 360, 210  # px
EYE, UNDER = 1.15, 1.2  # metres above the floor: eyes of who sits, lower edge of the picture
PERSON = (24, 46)  # px a person is high, at least and at most: a person stays one in a hall, too
HEAD = 0.42  # of a person's height, from top to eye
BEHIND = 0.09  # of the distance, that is drawn behind the last row


class Section(QWidget):
    """A drawing with a textual twin: the figures under the seats, and all of it in its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured, self._wall = Measured(), Wall()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_room(self, measured: Measured, wall: Wall) -> None:
        """Show a room as it was measured, with the wall as it is set."""
        self._measured, self._wall = measured, wall
        name_changed(self, f"The room in section, {_rows_words(len(rows(measured, wall)))}")
        self.setAccessibleDescription(self.words())
        self.update()

    def set_space(self, high: int) -> None:
        """Be as high as this allows, in pixels, within what can be read and what is enough."""
        self.setFixedHeight(max(theme().px(LEAST), min(theme().px(HIGHEST), high)))

    def words(self) -> str:
        """The drawing in words, a row a sentence, the nearest first."""
        measured, wall = self._measured, self._wall
        easy, legible = (length_words(limit(measured, wall, least)) for least in (EASY, LEGIBLE))
        told = [f"Easy to read up to {easy}, legible up to {legible}"]
        told += [
            f"{length_words(row.distance)}: {row.minutes:.1f} arc minutes, {row.band.value}"
            for row in rows(measured, wall)
        ]
        return ". ".join(told) + "."

    def sizeHint(self) -> QSize:
        return QSize(theme().px(620), theme().px(LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = ("room section", self._measured, self._wall)
        draw_kept(QPainter(self), self.rect(), look, self._paint, theme().color("sheet"))

    # -- where things stand ----------------------------------------------------------------------------------------

    def _hall(self) -> QRectF:
        """Where the hall is drawn, without the figures under it and the height beside it."""
        t = theme()
        left, below = t.line_height("ui") + t.px(14), 2 * t.line_height("small") + t.px(10)
        return QRectF(left, 0, max(60.0, self.width() - left - t.px(2)), max(60.0, self.height() - below))

    def _end(self, hall: QRectF) -> float:
        """The distance in metres at the right edge: a person behind the last row is not cut."""
        seat = self._measured.seat
        least = theme().px(34) / max(1.0, hall.width())
        return seat / (1 - max(BEHIND / (1 + BEHIND), min(0.3, least)))

    def shown(self) -> tuple[Row, ...]:
        """The rows that are drawn: as many as have room for their figures."""
        hall = self._hall()
        wide = QFontMetricsF(theme().font("small", 600)).horizontalAdvance("88.8 m") + theme().px(16)
        all_rows = rows(self._measured, self._wall)
        if len(all_rows) < 2:
            return all_rows
        span = (all_rows[-1].distance - all_rows[0].distance) / self._end(hall) * hall.width()
        return rows(self._measured, self._wall, 1 + int(span / wide))

    # -- painting --------------------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter) -> None:
        t = theme()
        hall, end = self._hall(), self._end(self._hall())
        across = hall.width() / end
        floor = hall.bottom() - t.px(28)
        top = hall.top() + t.line_height("small") + t.px(18)
        up = min(across, (floor - top) / (UNDER + self._measured.picture))
        self._paint_bands(painter, hall, across, end)
        painter.setPen(QPen(t.color("ink3"), 1))
        painter.drawLine(QPointF(hall.left() - t.px(8), floor), QPointF(hall.right(), floor))
        shown = self.shown()
        high = min(max(EYE * up, t.px(PERSON[0])), t.px(PERSON[1]))
        high = min(high, self._widest(shown, across))
        picture = self._picture(hall, floor, up)
        eye = QPointF(hall.left() + self._measured.seat * across, floor - high * (1 - HEAD / 2) - t.px(8))
        painter.setPen(QPen(t.color("ink2"), 1))
        painter.drawLine(QPointF(picture.right(), picture.top()), eye)
        painter.drawLine(QPointF(picture.right(), picture.bottom()), eye)
        painter.fillRect(picture, t.color("ink"))
        self._paint_height(painter, picture, hall)
        for row in shown:
            self._paint_row(painter, row, row is shown[-1], hall.left() + row.distance * across, floor, high, hall)

    def _widest(self, shown: tuple[Row, ...], across: float) -> float:
        """As high as a person may be for neighbours not to touch."""
        if len(shown) < 2:
            return float(self.height())
        return max(theme().px(14), (shown[1].distance - shown[0].distance) * across * 1.2)

    def _picture(self, hall: QRectF, floor: float, up: float) -> QRectF:
        high = max(self._measured.picture * up, float(theme().px(8)))
        return QRectF(hall.left() - theme().px(3), floor - UNDER * up - high, theme().px(6), high)

    def _paint_bands(self, painter: QPainter, hall: QRectF, across: float, end: float) -> None:
        t = theme()
        painter.fillRect(hall, t.color("well"))
        edges = [limit(self._measured, self._wall, least) for least in (EASY, LEGIBLE)]
        stops = [0.0, *(min(edge, end) for edge in edges), end]
        for n, kind in enumerate((Band.EASY, Band.LEGIBLE, Band.SMALL)):
            left, right = round(hall.left() + stops[n] * across), round(hall.left() + stops[n + 1] * across)
            if right <= left:
                continue
            place = QRectF(left, hall.top(), right - left, hall.height())
            if kind is Band.SMALL:
                painter.fillRect(place, t.soft("warn"))
                painter.fillRect(place, hatch_brush("warn-line", 8))
            else:
                painter.fillRect(place, t.soft("accent") if kind is Band.EASY else t.tint("accent"))
            self._paint_band_name(painter, place, kind)

    def _paint_band_name(self, painter: QPainter, place: QRectF, kind: Band) -> None:
        t = theme()
        font = t.font("small", 600)
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(kind.value) + t.px(16), t.line_height("small") + t.px(6)
        if wide > place.width():
            return  # the figures under the seats say the same
        middle = QRectF(place.center().x() - wide / 2, place.top() + t.px(9), wide, high)
        small = kind is Band.SMALL
        if small:  # hatching is for looking at, not for reading on
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(middle, 4, 4)
        painter.setPen(t.ink_on("warn" if small else "accent"))
        painter.setFont(font)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, kind.value)

    def _paint_height(self, painter: QPainter, picture: QRectF, hall: QRectF) -> None:
        t = theme()
        words = f"{self._measured.picture:.2f} m"
        font = t.font("ui", 600)
        metrics = QFontMetricsF(font)
        half = metrics.horizontalAdvance(words) / 2
        middle = min(max(picture.center().y(), hall.top() + half), hall.bottom() - half)
        painter.save()
        painter.translate(t.line_height("ui") / 2 + t.px(2), middle)
        painter.rotate(-90)
        painter.setFont(font)
        painter.setPen(t.color("ink"))
        painter.drawText(QPointF(-half, (metrics.ascent() - metrics.descent()) / 2), words)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, row: Row, last: bool, x: float, floor: float, high: float, hall: QRectF
    ) -> None:
        t = theme()
        small = row.band is Band.SMALL
        self._paint_person(painter, x, floor, high, "warn" if small else "ink2")
        y = hall.bottom() + t.px(6)
        figures = (length_words(row.distance), f"{row.minutes:.1f}′")
        for n, words in enumerate(figures):
            font = t.font("small", 600 if last and n == 0 else 500 if last else 400)
            wide = QFontMetricsF(font).horizontalAdvance(words)
            place = QRectF(min(x - wide / 2, self.width() - wide), y, wide + 1, t.line_height("small"))
            painter.setFont(font)
            painter.setPen(t.ink_on("warn") if small else t.color("ink" if last else "ink2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            y += t.line_height("small")

    @staticmethod
    def _paint_person(painter: QPainter, x: float, floor: float, high: float, color: str) -> None:
        """A head, shoulders and a chair, `high` pixels in all."""
        t = theme()
        chair = max(2.0, high * 0.09)
        foot = floor - t.px(8)
        head, wide = high * HEAD, high * 0.46
        body = QRectF(x - wide / 2, foot - chair - high * 0.5, wide, high * 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color(color))
        painter.drawEllipse(QRectF(x - head / 2, foot - high, head, head))
        painter.drawRoundedRect(body, wide * 0.32, wide * 0.32)
        painter.setBrush(t.color("edge"))
        painter.drawRoundedRect(QRectF(x - wide * 0.68, foot - chair, wide * 1.36, chair), chair / 2, chair / 2)


def _rows_words(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
