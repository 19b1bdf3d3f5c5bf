"""How the line of sight is drawn: fine lines for all, a strong one for the path in focus, coral for the customer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from cxworkshop.stages.teams.page.cards import hue_of
from cxworkshop.stages.teams.page.graph_heads import Counts, counts, kind_of, paint_heads
from cxworkshop.stages.teams.page.graph_layout import Layer, Layout
from cxworkshop.stages.teams.page.graph_place import Placed
from cxworkshop.stages.teams.page.graph_steps import name_of_stub
from cxworkshop.stages.teams.records import Group
from cxworkshop.stages.teams.sight import Sights, Web
from cxworkshop.ui.elide import cut_middle
from cxworkshop.ui.focus import draw_halo
from cxworkshop.ui.inroom import draw_in_room, in_room_width
from cxworkshop.ui.kinds import draw_kind
from cxworkshop.ui.theme import theme

HOT = 2.2
WORDS = 36  # what a node needs beside its name


class GraphPainter:
    """Draws the parts of the graph where they have been placed."""

    def __init__(self) -> None:
        self._layout = Layout((), (), ())
        self._placed = Placed({}, {}, (), 0, 0)
        self._sights: Sights | None = None
        self._labels: Mapping[str, str] = {}
        self._groups: Mapping[str, Group | None] = {}
        self._counts: dict[int, Counts] = {}
        self._customer = QRectF()
        self._order: dict[str, int] = {}
        self._hot: frozenset[str] = frozenset()
        self._hot_links: frozenset[tuple[str, str]] = frozenset()
        self.on_wall = ""  # the team that the room sees

    def set_labels(self, labels: Mapping[str, str]) -> None:
        """What the teams are called."""
        self._labels = labels

    def set_scene(self, layout: Layout, placed: Placed, sights: Sights, groups: Mapping[str, Group | None]) -> None:
        """What is drawn, and where. `groups` are the room's decisions: who is not placed is drawn so."""
        self._layout, self._placed, self._sights = layout, placed, sights
        self._groups = groups
        self._counts = {layer.distance: counts(sights, groups, layer.distance) for layer in layout.layers}
        layers = layout.layers
        creators = layers[-1].teams if layers and layers[-1].distance == 0 else ()
        self._order = {team: number for number, team in enumerate(creators)}

    def set_customer(self, rect: QRectF) -> None:
        """Where the customer stands: always in sight, however long the layers are."""
        self._customer = rect

    def set_hot(self, web: Web) -> None:
        """The path that is lit."""
        self._hot, self._hot_links = frozenset(web.teams), frozenset(web.links)

    def scene(self, painter: QPainter, view: QRectF, here: str, *, focus: bool) -> None:
        """All but the fine lines, as seen in `view`; `here` is the place under the hand."""
        painter.translate(-view.topLeft())
        self.hot_links(painter)
        for team, rect in self._placed.teams.items():
            if rect.intersects(view):
                self.node(painter, team, rect, mine=team == here, focus=focus)
        for layer in self._layout.layers:
            if (stub := self._placed.stubs.get(layer.distance)) is not None:
                self.stub(painter, stub, layer, mine=here == name_of_stub(layer.distance), focus=focus)
        self.customer_disc(painter)
        painter.resetTransform()
        paint_heads(painter, self._layout, self._placed, self._counts, round(view.width()), view.left())

    def hairlines(self, painter: QPainter, top: float, bottom: float) -> None:
        """Every link that begins or ends between two heights, as a fine line."""
        painter.setPen(QPen(theme().color("line2"), 1))
        rects = self._placed.teams
        seen = {team for team, rect in rects.items() if rect.bottom() > top and rect.top() < bottom}
        for a, b in self._layout.links:
            if a in seen or b in seen:
                painter.drawPath(self._curve(rects[a], rects[b]))
        for team in self._order:
            if team in seen:
                painter.drawPath(self._to_customer(team))

    def _hue(self, team: str) -> str:
        """The colour of a team's kind; of plain ink for one that nobody has placed."""
        return hue_of(self._groups.get(team)) or "ink2"

    def _curve(self, start: QRectF, end: QRectF) -> QPainterPath:
        a, b = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        middle = (a.x() + b.x()) / 2
        path = QPainterPath(a)
        path.cubicTo(QPointF(middle, a.y()), QPointF(middle, b.y()), b)
        return path

    def _to_customer(self, team: str) -> QPainterPath:
        rect, disc = self._placed.teams[team], self._customer
        spread = disc.height() * 0.62
        part = (self._order[team] + 0.5) / len(self._order) - 0.5
        end = QPointF(disc.left() + abs(part) * disc.width() * 0.22, disc.center().y() + part * spread)
        start = QPointF(rect.right(), rect.center().y())
        middle = start.x() + (end.x() - start.x()) * 0.55
        path = QPainterPath(start)
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        return path

    def hot_links(self, painter: QPainter) -> None:
        look = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rects = self._placed.teams
        for a, b in self._hot_links:
            if a in rects and b in rects:
                painter.setPen(QPen(look.color(self._hue(a)), HOT))
                painter.drawPath(self._curve(rects[a], rects[b]))
                self._arrow(painter, rects[b], self._hue(a))
        painter.setPen(QPen(look.color("cust"), HOT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for team in self._order:
            if team in self._hot:
                painter.drawPath(self._to_customer(team))

    def _arrow(self, painter: QPainter, rect: QRectF, hue: str) -> None:
        tip = QPointF(rect.left(), rect.center().y())
        path = QPainterPath(tip)
        path.lineTo(tip + QPointF(-8, -4))
        path.lineTo(tip + QPointF(-8, 4))
        path.closeSubpath()
        painter.fillPath(path, theme().color(hue))

    def needed(self, team: str) -> float:
        """How wide a node must be to show a team's whole name."""
        return QFontMetricsF(theme().font("ui", 600)).horizontalAdvance(self._labels.get(team, "")) + theme().px(WORDS)

    def cut(self, team: str) -> bool:
        """Whether a node leaves out a part of the name."""
        rect = self._placed.teams.get(team)
        return rect is not None and self.needed(team) > rect.width()

    def node(self, painter: QPainter, team: str, rect: QRectF, *, mine: bool, focus: bool) -> None:
        look = theme()
        kind = hue_of(self._groups.get(team))
        hot = team in self._hot
        painter.setBrush(look.color("raised") if not hot else look.soft(kind) if kind else look.color("hover"))
        wide = 2 if mine else 1.3 if hot else 1
        border = "accent" if mine else self._hue(team) if hot else "line2" if kind else "edge"
        pen = QPen(look.color(border), wide)
        if kind is None:  # nobody has placed it
            pen.setDashPattern([4 / wide, 3 / wide])
        painter.setPen(pen)
        shape = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, 6, 6)
        if mine and focus:
            draw_halo(painter, rect, 6)
        sign = look.px(12)
        sign_rect = QRectF(rect.left() + look.px(9), rect.center().y() - sign / 2, sign, sign)
        draw_kind(painter, sign_rect, kind or "none", None if hot else look.color("edge"))  # type: ignore[arg-type]
        painter.setFont(look.font("ui", 600 if hot else 500))
        painter.setPen(look.color("ink" if hot or mine else "ink2"))
        place = rect.adjusted(look.px(28), 0, -look.px(WORDS - 28), 0)
        if team == self.on_wall:
            draw_in_room(painter, rect.right() - look.px(7), rect.center().y())
            place.setRight(min(place.right(), rect.right() - look.px(9) - in_room_width()))
        words = cut_middle(self._labels.get(team, ""), QFontMetricsF(painter.font()).horizontalAdvance, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def stub(self, painter: QPainter, rect: QRectF, layer: Layer, *, mine: bool, focus: bool) -> None:
        """The place that opens or closes a long layer; strong when a part of the hot path is behind it."""
        look = theme()
        behind = sum(
            self._sights is not None and self._sights.distance.get(team) == layer.distance for team in self._hot
        ) - sum(team in self._hot for team in layer.teams)
        hue = hue_of(kind_of(layer.distance)) or "ink"
        width = 2.0 if mine else 1.3 if behind else 1.0
        pen = QPen(look.color("accent" if mine else hue if behind else "edge"), width)
        pen.setDashPattern([4 / width, 3 / width])
        painter.setPen(pen)
        painter.setBrush(look.soft(hue) if behind else look.color("sheet"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if mine and focus:
            draw_halo(painter, rect, 6)
        painter.setPen(look.color("ink" if mine or behind else "ink2"))
        painter.setFont(look.font("ui", 600 if behind else 500))
        words = "Show fewer" if layer.opened else f"and {layer.more:,} more"
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{words}, {behind:,} on the way" if behind else words)

    def nothing(self, painter: QPainter, area: QRectF, teams: int) -> None:
        """No team reaches the customer: say what brings the first line."""
        look = theme()
        title = "Nobody touches the customer yet" if teams else "No teams yet"
        words = (
            "Place a team in CX Creator on the board, and lines of sight begin there."
            if teams
            else "Add teams on the board. What they support draws their lines of sight."
        )
        middle = area.adjusted(24, 0, -24, -look.px(20))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("h2"))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, title)
        painter.setPen(look.color("ink2"))
        painter.setFont(look.font("body"))
        below = QRectF(middle.left(), middle.center().y() + look.px(16), middle.width(), look.px(48))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)

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
