"""The line of sight as a picture: every team that reaches the customer, and the hot path of the one in focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from cxworkshop.stages.teams.page.graph_layout import Layout, arrange
from cxworkshop.stages.teams.page.graph_paint import GraphPainter
from cxworkshop.stages.teams.page.graph_place import DISC, FOOT, STEP, TOP, Placed, place
from cxworkshop.stages.teams.page.graph_steps import across, along, first, name_of_stub, stub_of
from cxworkshop.stages.teams.records import Group, Team, team_labels
from cxworkshop.stages.teams.sight import Sights, Web, lines_of_sight
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.theme import theme

WHOLE_NAME_MS = 900  # a focused node that cuts its name shows it after this rest
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GraphView(QAbstractScrollArea):
    """Layers left to right, the customer at the right. Arrows move, Enter opens, Home and End jump."""

    focused = Signal(str)  # a team's id, "" for none
    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.layout_now = Layout((), (), ())
        self.here = ""  # a team's id, or the place that opens a layer
        self._sights: Sights = lines_of_sight(desk.content)
        self._labels: dict[str, str] = {}
        self._groups: dict[str, Group | None] = {}
        self._expanded: frozenset[int] = frozenset()
        self._walk: tuple[str, ...] = ()
        self._hover = ""
        self._toward = ""  # the team that the hop in focus leads to
        self._placed = Placed({}, {}, (), 0, 0)
        self._under: QPixmap | None = None
        self._paint = GraphPainter()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Line of sight")
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._place)
        self._whole_name = QTimer(self, singleShot=True, interval=WHOLE_NAME_MS)
        self._whole_name.timeout.connect(self._show_whole_name)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self._rest.start)

    # -- content -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look at the content again."""
        self._sights = lines_of_sight(self.desk.content)
        self._labels = team_labels(self.desk.content)
        self._groups = {team.id: team.group for team in self.desk.content.of(Team)}
        if self.team not in self._sights.distance:
            self.here = ""
        self._arrange()

    @property
    def team(self) -> str:
        """The team in focus, or ""."""
        return "" if stub_of(self.here) is not None else self.here

    @property
    def labels(self) -> Mapping[str, str]:
        """What the teams are called, as shown."""
        return self._labels

    @property
    def sights(self) -> Sights:
        """How every team stands to the customer, as shown."""
        return self._sights

    def focus_team(self, team_id: str) -> bool:
        """Put a team in focus and reveal it; False when it reaches no customer or is not there."""
        if team_id not in self._sights.distance:
            return False
        self._go(team_id)
        return True

    def show_hop(self, here: str, there: str) -> None:
        """Put a team in focus with the one that its hop leads to; "" there is the customer."""
        if self.focus_team(here):
            self._toward = there
            self._reveal()

    def place_of(self, team_id: str) -> QRect | None:
        """Where a team stands in this widget's pixels, None when it is out of sight."""
        rect = self._rect(team_id)
        if rect is None:
            return None
        place = rect.translated(-self._offset()).toRect()
        return place if self.viewport().rect().intersects(place) else None

    def set_walk(self, path: Sequence[str]) -> None:
        """Light this path and nothing else until another one, or none, is given."""
        self._walk = tuple(path)
        self._hover = ""
        if any(team not in self._placed.teams for team in path):
            self._arrange()
        else:
            self._heat()

    def spoken(self, place_id: str) -> str:
        """What a screen reader says for a team, or for the place that opens a layer."""
        distance = stub_of(place_id)
        if distance is not None:
            layer = next(layer for layer in self.layout_now.layers if layer.distance == distance)
            return "Show fewer" if layer.opened else f"{layer.more:,} more, Enter shows them"
        steps = self._sights.distance.get(place_id, 0)
        name, group = self._labels.get(place_id, ""), self._groups.get(place_id)
        kind = group.label if group is not None else "not yet placed"
        if not steps:
            return f"{name}, {kind}, touches the customer"
        return f"{name}, {kind}, reaches the customer in {steps + 1} steps"

    # -- geometry ------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        keep = (*self._sights.path(self.team), *self._walk)
        self.layout_now = arrange(self._sights, keep=keep, expanded=self._expanded)
        self._place()
        self._heat()

    def _place(self) -> None:
        view = self.viewport()
        self._paint.set_labels(self._labels)
        shown = (team for layer in self.layout_now.layers for team in layer.teams)
        longest = max(map(self._paint.needed, shown), default=0.0)
        self._placed = placed = place(self.layout_now, view.width(), view.height(), theme().px, longest)
        for bar, whole, part in (
            (self.verticalScrollBar(), placed.height, view.height()),
            (self.horizontalScrollBar(), placed.width, view.width()),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(part)
            bar.setSingleStep(theme().px(STEP))
        self._paint.set_scene(self.layout_now, placed, self._sights, self._groups)
        self._scrolled()

    def mark(self, team_id: str) -> None:
        """The team that the room sees, "" for none."""
        if team_id != self._paint.on_wall:
            self._paint.on_wall = team_id
            self.viewport().update()

    def _heat(self) -> None:
        if self._walk:
            web = Web(self._walk, tuple(zip(self._walk, self._walk[1:], strict=False)))
        else:
            web = self._sights.web(self._hover or self.team)
        self._paint.set_hot(web)
        self.viewport().update()

    def _go(self, place_id: str) -> None:
        self.here = place_id
        if self.team and self.team not in self._placed.teams:
            self._arrange()
        self._heat()
        self._toward = ""
        self._reveal()
        self.setAccessibleDescription(self.spoken(place_id))
        announce(self, self.spoken(place_id))
        QToolTip.hideText()
        self._whole_name.start()
        self.focused.emit(self.team)

    def _show_whole_name(self) -> None:
        """A focused node that cuts its name shows it below itself after a rest."""
        rect = self._rect(self.here)
        if rect is not None and self.hasFocus() and self.isActiveWindow() and self._paint.cut(self.team):
            corner = (rect.bottomLeft() - self._offset()).toPoint()
            area = rect.translated(-self._offset()).toRect()
            QToolTip.showText(self.viewport().mapToGlobal(corner), tooltip(self._labels[self.team]), self, area)

    def _rect(self, place_id: str) -> QRectF | None:
        distance = stub_of(place_id)
        return self._placed.stubs.get(distance) if distance is not None else self._placed.teams.get(place_id)

    def _reveal(self) -> None:
        # Of a hop both ends are in sight; where they are too far apart, the one it leads to.
        for place_id in (self.here, self._toward):
            if (rect := self._rect(place_id)) is not None:
                self._bring(rect)

    def _bring(self, rect: QRectF) -> None:
        view, down, aside = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        top, side = theme().px(TOP), 24
        if rect.top() - down.value() < top:
            down.setValue(round(rect.top()) - top)
        elif rect.bottom() - down.value() > view.height() - FOOT:
            down.setValue(round(rect.bottom()) - view.height() + FOOT)
        if rect.left() - aside.value() < side:
            aside.setValue(round(rect.left()) - side)
        elif rect.right() - aside.value() > view.width() - side:
            aside.setValue(round(rect.right()) - view.width() + side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._reveal()

    def _scrolled(self) -> None:
        disc, view = theme().px(DISC), self.viewport()
        middle = (min(self._placed.height, view.height()) + theme().px(20)) / 2 + self.verticalScrollBar().value()
        self._paint.set_customer(QRectF(self._placed.customer - disc, middle - disc / 2, disc, disc))
        self._under = None
        view.update()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # -- hands ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, layers = event.key(), self.layout_now.layers
        self._hover = ""  # the hand is on the keys
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not layers:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            far = {Qt.Key.Key_Home: -len(self._labels), Qt.Key.Key_End: len(self._labels)}
            self._go(along(layers, self.here, _WAYS.get(Qt.Key(key)) or far[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(across(self.layout_now, self._placed, self.here, _WAYS[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Open the team in focus, or the layer behind the place in focus."""
        if self.here:
            self._enter(self.here)

    def _enter(self, place_id: str) -> None:
        distance = stub_of(place_id)
        if distance is None:
            self.opened.emit(place_id)
            return
        self._expanded ^= {distance}
        self._arrange()
        # The place itself has moved far down: go on with the first team that it brought, or gave up.
        layer = next(layer for layer in self.layout_now.layers if layer.distance == distance)
        self._go(layer.teams[0] if layer.teams else name_of_stub(distance))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._rect(self.here) is None and self.layout_now.layers:
            self._go(first(self.layout_now.layers))
        self._whole_name.start()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._whole_name.stop()
        self.viewport().update()

    def _at(self, position: QPointF) -> str:
        point = position + self._offset()
        if position.y() < theme().px(TOP) - 12:
            return ""
        team = next((team for team, rect in self._placed.teams.items() if rect.contains(point)), "")
        stubs = self._placed.stubs.items()
        return team or next((name_of_stub(distance) for distance, rect in stubs if rect.contains(point)), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        there = self._at(event.position())
        if there and stub_of(there) is not None:
            self._enter(there)
        elif there:
            self._go(there)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        there = self._at(event.position())
        if there and stub_of(there) is None:
            self.opened.emit(there)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        there = self._at(event.position())
        team = there if stub_of(there) is None else ""
        if team != self._hover and not self._walk:
            self._hover = team
            self._heat()
            label = self._labels.get(team, "") if self._paint.cut(team) else ""
            QToolTip.showText(event.globalPosition().toPoint(), tooltip(label) if label else "", self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = ""
        self._heat()

    # -- paint ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.layout_now.layers:
            self._paint.nothing(painter, QRectF(self.viewport().rect()), self.desk.content.count(Team))
            return
        if self._under is None:
            self._under = self._hairlines()
        painter.drawPixmap(0, 0, self._under)
        offset = self._offset()
        view = QRectF(offset.x(), offset.y(), self.viewport().width(), self.viewport().height())
        self._paint.scene(painter, view, self.here, focus=self.hasFocus())

    def _hairlines(self) -> QPixmap:
        """All links as fine lines, kept as a picture: they change only with the layout and the scroll."""
        ratio, offset = self.devicePixelRatioF(), self._offset()
        picture = QPixmap(self.viewport().size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-offset)
        self._paint.hairlines(painter, offset.y(), offset.y() + self.viewport().height())
        painter.end()
        return picture
