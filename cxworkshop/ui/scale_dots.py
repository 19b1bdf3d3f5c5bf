"""How a scale is drawn large: dots, middle half, those who hold out, the pin; or, while a vote is open, a count."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from cxworkshop.core.votes import MIDDLE, STOPS, HoldOut, hold_outs, middle_half
from cxworkshop.ui.kinds import draw_dashed_ring, draw_diamond, draw_keycap, keycap_size
from cxworkshop.ui.scale_paint import draw_axis, stop_x
from cxworkshop.ui.scale_words import Standing, caption, counted_words, hold_out_words, open_words, pin_words
from cxworkshop.ui.tally_paint import draw_before, draw_slots
from cxworkshop.ui.theme import Role, theme

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
FEWEST = 3.5  # pixels a person at 100 %: with less, dots become bars with their number


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """Sizes in pixels at 100 %: above, of, and below the dots; a dot's radius and step; the diamond.

    `beside` writes what is agreed at the side of the diamond, else under it.
    """

    top: int
    dots: int
    below: int
    dot: float
    step: float
    diamond: float
    beside: bool

    @property
    def height(self) -> int:
        """Of everything."""
        return self.top + self.dots + self.below


class _Stage:
    """Where things stand in one picture."""

    def __init__(self, area: QRectF, look: Look, inset: float) -> None:
        t = theme()
        self.area, self.look, self.inset = area, look, inset
        self.axis = area.top() + t.px(look.top) + t.px(look.dots)
        self.gap = (area.width() - 2 * inset) / (STOPS - 1)

    def x(self, stop: int) -> float:
        return stop_x(self.area, stop, self.inset)


def draw_open(painter: QPainter, area: QRectF, look: Look, inset: float, standing: Standing) -> None:
    """How many votes are in, over an axis with the keys that drop one; nothing of where they are."""
    t, stage = theme(), _Stage(area, look, inset)
    draw_axis(painter, area, inset, stage.axis)
    for stop in range(STOPS):
        size = keycap_size("T" if stop == STOPS - 1 else str(stop))
        place = QRectF(stage.x(stop) - size.width() / 2, stage.axis + t.px(12), size.width(), size.height())
        draw_keycap(painter, place, "T" if stop == STOPS - 1 else str(stop))
    room = QRectF(area.left(), area.top(), area.width(), stage.axis - area.top())
    number, words = t.line_height("hero"), t.line_height("ui")
    slots = t.px(26) if standing.people else 0
    top = room.center().y() - (number + slots + words) / 2
    _say(painter, QRectF(room.left(), top, room.width(), number), counted_words(standing), "hero", "accent", CENTRE)
    wide = min(room.width() - 2 * inset, float(t.px(620)))
    place = QRectF(room.center().x() - wide / 2, top + number, wide, slots)
    if slots:
        draw_slots(painter, place, standing.told, centred=True)
    colour = "ink:warn" if standing.told.over else "ink2"
    under = QRectF(room.left(), top + number + slots, room.width(), words)
    _say(painter, under, open_words(standing), "ui", colour, CENTRE)


def draw_closed(
    painter: QPainter, area: QRectF, look: Look, inset: float, standing: Standing, pin: int, agree_key: str
) -> None:
    """The votes of a round with what they say, and the pin."""
    stage = _Stage(area, look, inset)
    if any(standing.votes):
        _draw_votes(painter, stage, standing)
    else:
        t = theme()
        room = QRectF(area.left(), area.top(), area.width(), stage.axis - area.top())
        _say(painter, room, "Nobody has voted yet.", "ui", "ink3", CENTRE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t.color("line"), 1))
    draw_axis(painter, area, inset, stage.axis)
    _draw_pin(painter, stage, standing, pin, agree_key)


def _draw_votes(painter: QPainter, stage: _Stage, standing: Standing) -> None:
    t, votes = theme(), standing.votes
    height = t.px(stage.look.dots)
    tallest = max(*votes, *standing.before)
    step = min(float(t.px(stage.look.step)), (height - t.px(6)) / tallest)
    radius = min(float(t.px(stage.look.dot)), step * 0.43, stage.gap * 0.42)
    half = middle_half(votes)
    if half is not None:
        reach = min(radius + t.px(8), stage.gap * 0.46) if step >= t.px(FEWEST) else stage.gap * 0.46
        left, right = stage.x(half[0]) - reach, stage.x(half[1]) + reach
        top = stage.axis - min(height, step * tallest + t.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.soft("accent") if not standing.earlier else t.color("well"))
        painter.drawRoundedRect(QRectF(left, top, right - left, stage.axis - top), 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = t.color("accent" if not standing.earlier else "ink3")
    tops = []
    for stop, count in enumerate(votes):
        if step < t.px(FEWEST):
            tops.append(_bar(painter, stage, stop, count, tallest, colour))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for person in range(count):
                y = stage.axis - t.px(7) - radius - step * person + (radius - step / 2 if step < 2 * radius else 0)
                painter.drawEllipse(QPointF(stage.x(stop), y), radius, radius)
            tops.append(stage.axis - t.px(7) - step * count)
    for stop, count in enumerate(standing.before):
        if count:
            tops[stop] = min(tops[stop], _outline(painter, stage, stop, count, step, radius, tallest))
    for held in hold_outs(votes):
        _hold_out(painter, stage, standing, held, tops, half)


def _outline(
    painter: QPainter, stage: _Stage, stop: int, count: int, step: float, radius: float, tallest: int
) -> float:
    """How many stood at a stop in the round before, as a line around their place. Gives its top."""
    t = theme()
    if step < t.px(FEWEST):
        wide = min(stage.gap * 0.6, float(t.px(26)), 2 * stage.inset) + 6
        tall = max(3.0, (t.px(stage.look.dots) - t.line_height("small") - t.px(8)) * count / tallest)
        place = QRectF(stage.x(stop) - wide / 2, stage.axis - t.px(2) - tall - 2, wide, tall + 2)
        draw_before(painter, place, 4)
    else:
        beside = min(radius + t.px(3), stage.gap * 0.46)
        tall = step * count + t.px(4)
        place = QRectF(stage.x(stop) - beside, stage.axis - t.px(5) - tall, 2 * beside, tall)
        draw_before(painter, place)
    return place.top()


def _bar(painter: QPainter, stage: _Stage, stop: int, count: int, tallest: int, colour: QColor) -> float:
    """More people than dots have room for: a bar with its number. Gives its top."""
    t = theme()
    if not count:
        return stage.axis
    line = t.line_height("small")
    tall = max(3.0, (t.px(stage.look.dots) - line - t.px(8)) * count / tallest)
    wide = min(stage.gap * 0.6, float(t.px(26)), 2 * stage.inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(stage.x(stop) - wide / 2, stage.axis - t.px(2) - tall, wide, tall), 3, 3)
    top = stage.axis - t.px(2) - tall - line
    _say(painter, QRectF(stage.x(stop) - stage.gap / 2, top, stage.gap, line), f"{count:,}", "small", "ink2", CENTRE)
    return top


def _hold_out(
    painter: QPainter, stage: _Stage, standing: Standing, held: HoldOut, tops: list[float], half: tuple[int, int] | None
) -> None:
    """The sentence over those who hold out, on one line where it fits beside the middle half, else on several."""
    assert half is not None
    t = theme()
    edge = t.px(stage.look.dot)
    if held.left:
        left, right = stage.x(held.first) - edge, stage.x(half[0]) - edge - t.px(14)
    else:
        left, right = stage.x(half[1]) + edge + t.px(14), stage.x(held.last) + edge
    line = t.line_height("small")
    words = hold_out_words(standing, held)
    metrics = QFontMetricsF(t.font("small", 600))
    fits = metrics.horizontalAdvance(" ".join(words)) <= right - left
    lines = [" ".join(words)] if fits else [part for text in words for part in _broken(text, metrics, right - left)]
    wide = min(right - left, max(metrics.horizontalAdvance(text) for text in lines))
    begins, ends = (left, left + wide) if held.left else (right - wide, right)
    under = [top for stop, top in enumerate(tops) if begins - stage.gap / 2 <= stage.x(stop) <= ends + stage.gap / 2]
    top = min(under, default=stage.axis)
    y = max(stage.area.top(), top - t.px(6) - line * len(lines))
    for number, text in enumerate(lines):
        place = QRectF(left, y + line * number, right - left, line)
        _say(painter, place, text, "small", "ink2", LEFT if held.left else RIGHT, 600)


def _broken(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """A text in lines of at most `room` pixels, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw_pin(painter: QPainter, stage: _Stage, standing: Standing, pin: int, agree_key: str) -> None:
    t, look = theme(), stage.look
    y, size = stage.axis + t.px(19), t.px(look.diamond)
    if standing.agreed is not None:
        draw_diamond(painter, QPointF(stage.x(standing.agreed), y), size)
    if standing.agreed is None and not any(standing.votes):
        side = t.px(look.diamond - 3)
        draw_dashed_ring(painter, QRectF(stage.x(pin) - side / 2, y - side / 2, side, side), "ink2", 8)
    elif standing.agreed != pin:
        _hollow(painter, QPointF(stage.x(pin), y), size)
    words = pin_words(standing, pin, agree_key)
    amber = standing.agreed == pin == MIDDLE and bool(standing.decides_nothing)
    colour = "warn" if amber else "ink" if standing.agreed == pin else "ink2"
    line = t.line_height("ui")
    wide = QFontMetricsF(t.font("ui", 600)).horizontalAdvance(words) + 2
    left, right = stage.area.left() + t.px(8), stage.area.right() - t.px(8)
    under = y + size / 2 + t.px(6)
    if look.beside:
        after = pin <= STOPS // 2 + 1
        x = stage.x(pin) + size / 2 + t.px(8) if after else stage.x(pin) - size / 2 - t.px(8) - wide
        _say(painter, QRectF(x, y - line / 2, wide, line), words, "ui", colour, LEFT, 600)
        place = QRectF(left, under, right - left, t.line_height("small"))
        _say(painter, place, caption(standing), "small", "ink2", LEFT)
        return
    x = min(max(stage.x(pin) - wide / 2, left), right - wide)
    _say(painter, QRectF(x, under, wide, line), words, "ui", colour, LEFT, 600)
    agreed = standing.agreed if standing.agreed is not None else pin
    room = size / 2 + t.px(8)
    marks = (min(stage.x(pin), stage.x(agreed)) - room, max(stage.x(pin), stage.x(agreed)) + room)
    beside_words = (x - t.px(14), x + wide + t.px(14))
    lines = ((y - line / 2, marks), (under, beside_words))
    _say_where_free(painter, standing, QRectF(left, 0, right - left, line), lines)


def _say_where_free(
    painter: QPainter, standing: Standing, area: QRectF, lines: tuple[tuple[float, tuple[float, float]], ...]
) -> None:
    """The votes in words: on the first line whose left or right end has room beside what stands there, else shorter.

    Each line is its top, and from where to where it is taken.
    """
    metrics = QFontMetricsF(theme().font("small"))
    for told in (caption(standing), caption(standing, short=True)):
        wide = metrics.horizontalAdvance(told) + 1
        for top, (begins, ends) in lines:
            for align, free in ((LEFT, begins - area.left()), (RIGHT, area.right() - ends)):
                if wide <= free:
                    place = QRectF(area.left() if align == LEFT else ends, top, free, area.height())
                    _say(painter, place, told, "small", "ink2", align)
                    return
    top, (begins, ends) = lines[-1]
    widest = max(begins - area.left(), area.right() - ends)
    align = LEFT if begins - area.left() == widest else RIGHT
    place = QRectF(area.left() if align == LEFT else ends, top, widest, area.height())
    _say(painter, place, caption(standing, short=True), "small", "ink2", align)


def _hollow(painter: QPainter, centre: QPointF, size: float) -> None:
    """The pin where nothing is agreed yet: a diamond in outline."""
    half = size / 2 - 1
    painter.setPen(QPen(theme().color("ink2"), 1.6))
    painter.setBrush(theme().color("sheet"))
    points = [(0, -half), (half, 0), (0, half), (-half, 0)]
    painter.drawPolygon([QPointF(centre.x() + dx, centre.y() + dy) for dx, dy in points])


def _say(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Role,
    colour: str,
    align: Qt.AlignmentFlag,
    weight: int | None = None,
) -> None:
    """One line in a rectangle, cut at its end where it does not fit."""
    font = theme().font(role, weight)
    painter.setFont(font)
    painter.setPen(theme().color(colour))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, cut)
