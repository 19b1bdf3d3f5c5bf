"""The line of sight as a picture: every team that reaches the customer, and the hot path of the one in focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from cxworkshop.stages.teams.page.graph_layout import Layout, arrange
from cxworkshop.stages.teams.page.graph_paint import GraphPainter
from cxworkshop.stages.teams.records import team_labels
from cxworkshop.stages.teams.sight import Sights, lines_of_sight
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.theme import theme

NODE = 30
STEP = 34  # the least distance of two nodes; the most is MOST
MOST = 58
TOP = 58  # below the headings


class GraphView(QAbstractScrollArea):
    """Layers left to right, the customer at the right. Arrows move, Enter opens, Home and End jump."""

    focused = Signal(str)  # a team's id, "" for none
    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.layout_now = Layout((), (), ())
        self.team = ""
        self._sights: Sights = lines_of_sight(desk.content)
        self._labels: dict[str, str] = {}
        self._expanded: frozenset[int] = frozenset()
        self._hover = ""
        self._rects: dict[str, QRectF] = {}
        self._more: dict[int, QRectF] = {}
        self._under: QPixmap | None = None
        self._paint = GraphPainter(self._rects)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Line of sight")
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.refresh)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self._restyle)

    # -- content -------------------------------------------------------------------------------------------------

    def refresh_soon(self) -> None:
        """The content changed: look again when the hands rest."""
        self._rest.start()

    def refresh(self) -> None:
        """Look at the content again."""
        self._sights = lines_of_sight(self.desk.content)
        self._labels = team_labels(self.desk.content)
        if self.team not in self._sights.distance:
            self.team = ""
        self._arrange()

    def focus_team(self, team_id: str) -> bool:
        """Put a team in focus and reveal it; False when it reaches no customer or is not there."""
        if team_id not in self._sights.distance:
            return False
        self.team = team_id
        if team_id not in self._rects:
            self._arrange()
        self._heat()
        self._reveal()
        self.focused.emit(team_id)
        announce(self, self.spoken(team_id))
        return True

    def spoken(self, team_id: str) -> str:
        """What a screen reader says for a team."""
        steps = self._sights.distance.get(team_id, 0)
        name, kind = self._labels.get(team_id, ""), self._sights.kinds[team_id].label
        if not steps:
            return f"{name}, {kind}, touches the customer"
        return f"{name}, {kind}, reaches the customer in {steps + 1} steps"

    @property
    def sights(self) -> Sights:
        """How every team stands to the customer, as shown."""
        return self._sights

    # -- geometry ------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        keep = self._sights.web(self.team).teams if self.team else ()
        self.layout_now = arrange(self._sights, keep=keep, expanded=self._expanded)
        self._place()
        self._heat()

    def _place(self) -> None:
        look = theme()
        layers = self.layout_now.layers
        width, height = self.viewport().width(), self.viewport().height()
        disc = look.px(100)
        right = width - disc - look.px(130)
        columns = max(1, len(layers))
        gap = look.px(100)
        node = max(look.px(110), min(look.px(216), (right - 20 - gap * (columns - 1)) / columns))
        step_x = (right - node - 20) / (columns - 1) if columns > 1 else 0.0
        self._rects.clear()
        self._more.clear()
        rows = max((len(layer.teams) + bool(layer.more) for layer in layers), default=1)
        room = max(height - look.px(TOP) - 16, rows * look.px(STEP))
        for x, layer in enumerate(layers):
            left = 20 + x * step_x if columns > 1 else right - node
            count = len(layer.teams) + bool(layer.more)
            step = min(look.px(MOST), room / max(1, count))
            top = look.px(TOP) + (room - step * count) / 2
            for y, team in enumerate(layer.teams):
                self._rects[team] = QRectF(left, top + y * step + (step - look.px(NODE)) / 2, node, look.px(NODE))
            if layer.more:
                y = len(layer.teams)
                box = QRectF(left, top + y * step + (step - look.px(NODE)) / 2, node, look.px(NODE))
                self._more[layer.distance] = box
        total = look.px(TOP) + room + 16
        customer = QRectF(width - disc - look.px(30), (total - disc) / 2 + look.px(10), disc, disc)
        self._paint.set_scene(self.layout_now, self._sights, self._labels, customer)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(total - height)))
        bar.setPageStep(height)
        bar.setSingleStep(look.px(STEP))
        self._under = None
        self.viewport().update()

    def _heat(self) -> None:
        web = self._sights.web(self._hover or self.team)
        self._paint.set_hot(web)
        self.viewport().update()

    def _reveal(self) -> None:
        rect = self._rects.get(self.team)
        if rect is None:
            return
        bar = self.verticalScrollBar()
        top = theme().px(TOP)
        if rect.top() - bar.value() < top:
            bar.setValue(round(rect.top()) - top)
        elif rect.bottom() - bar.value() > self.viewport().height() - 12:
            bar.setValue(round(rect.bottom()) - self.viewport().height() + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _scrolled(self) -> None:
        self._under = None
        self.viewport().update()

    def _restyle(self) -> None:
        self._place()

    # -- hands ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._along_layer(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._across(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._along_layer(-10_000_000 if key == Qt.Key.Key_Home else 10_000_000)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.team:
            self.opened.emit(self.team)
        else:
            super().keyPressEvent(event)

    def _along_layer(self, way: int) -> None:
        place = self.layout_now.place().get(self.team)
        if place is None:
            self._first()
            return
        teams = self.layout_now.layers[place[0]].teams
        self.focus_team(teams[max(0, min(len(teams) - 1, place[1] + way))])

    def _across(self, way: int) -> None:
        """Right: towards the customer along a link; left: to a team that supports this one, else the nearest."""
        rect = self._rects.get(self.team)
        if rect is None:
            self._first()
            return
        column = self.layout_now.place()[self.team][0] + way
        if not 0 <= column < len(self.layout_now.layers):
            return
        linked = {b for a, b in self.layout_now.links if a == self.team} if way > 0 else set()
        linked |= {a for a, b in self.layout_now.links if b == self.team} if way < 0 else set()
        teams = self.layout_now.layers[column].teams
        choice = [team for team in teams if team in linked] or list(teams)
        y = rect.center().y()
        if choice:
            self.focus_team(min(choice, key=lambda team: abs(self._rects[team].center().y() - y)))

    def _first(self) -> None:
        for layer in self.layout_now.layers:
            if layer.teams:
                self.focus_team(layer.teams[0])
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.team:
            self._first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _at(self, position: QPointF) -> str:
        point = position + QPointF(0, self.verticalScrollBar().value())
        return next((team for team, rect in self._rects.items() if rect.contains(point)), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        team = self._at(event.position())
        if team:
            self.focus_team(team)
            return
        point = event.position() + QPointF(0, self.verticalScrollBar().value())
        for distance, rect in self._more.items():
            if rect.contains(point):
                self._expanded |= {distance}
                self._arrange()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        team = self._at(event.position())
        if team:
            self.opened.emit(team)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        team = self._at(event.position())
        if team != self._hover:
            self._hover = team
            self._heat()
            label = self._labels.get(team, "")
            cut = team and self._paint.elided(label, self._rects[team]) != label
            QToolTip.showText(event.globalPosition().toPoint(), label if cut else "", self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = ""
        self._heat()

    # -- paint ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under is None:
            self._under = self._hairlines()
        painter.drawPixmap(0, 0, self._under)
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        self._paint.hot_links(painter)
        low, high = scrolled - 60, scrolled + self.viewport().height() + 60
        for team, rect in self._rects.items():
            if low < rect.center().y() < high:
                self._paint.node(painter, team, rect, mine=team == self.team, focus=self.hasFocus())
        for layer in self.layout_now.layers:
            if layer.more:
                self._paint.more(painter, self._more[layer.distance], layer.more)
        if self.layout_now.layers:
            self._paint.customer_disc(painter)
        painter.resetTransform()
        self._paint.headings(painter, self.viewport().width())

    def _hairlines(self) -> QPixmap:
        """All links as fine lines, kept as a picture: they change only with the layout and the scroll."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.viewport().size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self._paint.hairlines(painter)
        painter.end()
        return picture
