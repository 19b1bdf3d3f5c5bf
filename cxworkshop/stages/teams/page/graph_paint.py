"""How the line of sight is drawn: fine lines for all, a strong one for the path in focus, coral for the customer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.graph_layout import Layout
from cxworkshop.stages.teams.records import Group
from cxworkshop.stages.teams.sight import Sights, Web
from cxworkshop.ui.focus import draw_halo
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme

HOT = 2.2


class GraphPainter:
    """Draws the parts of the graph where the view has placed them; `rects` is the view's own, kept up to date by it."""

    def __init__(self, rects: Mapping[str, QRectF]) -> None:
        self._rects = rects
        self._layout = Layout((), (), ())
        self._sights: Sights | None = None
        self._labels: Mapping[str, str] = {}
        self._customer = QRectF()
        self._hot: frozenset[str] = frozenset()
        self._hot_links: frozenset[tuple[str, str]] = frozenset()

    def set_scene(self, layout: Layout, sights: Sights, labels: Mapping[str, str], customer: QRectF) -> None:
        """What is drawn, and where the customer stands."""
        self._layout, self._sights, self._labels, self._customer = layout, sights, labels, customer

    def set_hot(self, web: Web) -> None:
        """The path that is lit."""
        self._hot, self._hot_links = frozenset(web.teams), frozenset(web.links)

    def hairlines(self, painter: QPainter) -> None:
        """Every link as a fine line."""
        painter.setPen(QPen(theme().color("line2"), 1))
        for a, b in self._layout.links:
            painter.drawPath(self._curve(self._rects[a], self._rects[b]))
        for team in self._creators():
            painter.drawPath(self._to_customer(team))

    def _kind(self, team: str) -> Group:
        assert self._sights is not None  # nothing is drawn before a scene is set
        return self._sights.kinds[team]

    def _creators(self) -> tuple[str, ...]:
        layers = self._layout.layers
        return layers[-1].teams if layers and layers[-1].distance == 0 else ()

    def _curve(self, start: QRectF, end: QRectF) -> QPainterPath:
        a, b = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        middle = (a.x() + b.x()) / 2
        path = QPainterPath(a)
        path.cubicTo(QPointF(middle, a.y()), QPointF(middle, b.y()), b)
        return path

    def _to_customer(self, team: str) -> QPainterPath:
        rect, disc = self._rects[team], self._customer
        creators = self._creators()
        spread = disc.height() * 0.62
        part = (creators.index(team) + 0.5) / len(creators) - 0.5
        end = QPointF(disc.left() + abs(part) * disc.width() * 0.22, disc.center().y() + part * spread)
        start = QPointF(rect.right(), rect.center().y())
        middle = start.x() + (end.x() - start.x()) * 0.55
        path = QPainterPath(start)
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        return path

    def hot_links(self, painter: QPainter) -> None:
        look = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for a, b in self._layout.links:
            if (a, b) in self._hot_links:
                colour = look.color(hue_of(self._kind(a)) or "ink")
                painter.setPen(QPen(colour, HOT))
                painter.drawPath(self._curve(self._rects[a], self._rects[b]))
                self._arrow(painter, self._rects[b], hue_of(self._kind(a)) or "ink")
        painter.setPen(QPen(look.color("cust"), HOT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for team in self._creators():
            if team in self._hot:
                painter.drawPath(self._to_customer(team))

    def _arrow(self, painter: QPainter, rect: QRectF, hue: str) -> None:
        tip = QPointF(rect.left(), rect.center().y())
        path = QPainterPath(tip)
        path.lineTo(tip + QPointF(-8, -4))
        path.lineTo(tip + QPointF(-8, 4))
        path.closeSubpath()
        painter.fillPath(path, theme().color(hue))

    def elided(self, name: str, rect: QRectF) -> str:
        room = rect.width() - theme().px(36)
        metrics = QFontMetricsF(theme().font("ui", 500))
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)

    def node(self, painter: QPainter, team: str, rect: QRectF, *, mine: bool, focus: bool) -> None:
        look = theme()
        kind = self._kind(team)
        hue = hue_of(kind) or "ink"
        hot = team in self._hot
        painter.setBrush(look.soft(hue) if hot else look.color("raised"))
        painter.setPen(
            QPen(look.color("accent" if mine else hue if hot else "line2"), 2 if mine else 1.3 if hot else 1)
        )
        shape = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, 6, 6)
        if mine and focus:
            draw_halo(painter, rect, 6)
        sign = look.px(12)
        sign_rect = QRectF(rect.left() + look.px(9), rect.center().y() - sign / 2, sign, sign)
        draw_kind(painter, sign_rect, hue, None if hot else look.color("edge"))  # type: ignore[arg-type]
        painter.setFont(look.font("ui", 600 if hot else 500))
        painter.setPen(look.color("ink" if hot or mine else "ink2"))
        words = self.elided(self._labels.get(team, ""), rect)
        place = rect.adjusted(look.px(28), 0, -look.px(4), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def more(self, painter: QPainter, rect: QRectF, more: int) -> None:
        look = theme()
        pen = QPen(look.color("edge"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(look.color("ink2"))
        painter.setFont(look.font("ui", 500))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"and {more:,} more")

    def customer_disc(self, painter: QPainter) -> None:
        look = theme()
        halo = look.px(12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("cust", 0.16))
        painter.drawEllipse(self._customer.adjusted(-halo, -halo, halo, halo))
        painter.setBrush(look.color("cust"))
        painter.drawEllipse(self._customer)
        painter.setPen(look.color("sheet"))
        painter.setFont(look.font("ui", 500))
        upper = self._customer.adjusted(0, look.px(31), 0, 0)
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter, "The")
        painter.setFont(look.font("h3"))
        painter.drawText(upper.adjusted(0, look.px(18), 0, 0), Qt.AlignmentFlag.AlignHCenter, "customer")

    def headings(self, painter: QPainter, width: int) -> None:
        look = theme()
        painter.fillRect(QRectF(0, 0, width, look.px(46)), look.color("sheet"))
        for layer in self._layout.layers:
            if not layer.teams:
                continue
            rect = self._rects[layer.teams[0]]
            group, words = _heading(layer.distance)
            sign = look.px(14)
            top = look.px(20)
            draw_kind(painter, QRectF(rect.left(), top, sign, sign), hue_of(group))  # type: ignore[arg-type]
            painter.setFont(look.font("h3"))
            painter.setPen(look.color("ink"))
            count = f"{len(layer.teams) + layer.more:,}"
            painter.setFont(look.font("ui"))
            painter.setPen(look.color("ink2"))
            place = QRectF(rect.left(), top - look.px(4), rect.width(), look.px(22))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(place, right, count)
            painter.setFont(look.font("h3"))
            painter.setPen(look.color("ink"))
            metrics = QFontMetricsF(painter.font())
            room = rect.width() - sign - look.px(8) - QFontMetricsF(look.font("ui")).horizontalAdvance(count) - 8
            title = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place.adjusted(sign + look.px(8), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)


def _heading(distance: int) -> tuple[Group, str]:
    """The kind that a layer is made of, and its heading."""
    if distance == 0:
        return Group.CREATOR, "CX Creators"
    if distance == 1:
        return Group.FRONTLINE, "Frontline support"
    return Group.BACK_OFFICE, "Back office" if distance == 2 else f"Back office, {distance} away"
