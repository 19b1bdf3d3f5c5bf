"""The rail: the stages as one line to the sign-off, with progress, open checks and where the facilitator stands."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.shell.mark import Mark
from cxworkshop.shell.watch import COUNTING, Standing
from cxworkshop.stages import STAGES
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.elide import two_lines
from cxworkshop.ui.focus import draw_halo, draw_ring
from cxworkshop.ui.hover import HoverFade
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.kinds import draw_keycap, draw_progress_ring, keycap_size
from cxworkshop.ui.labels import ElidedLabel, tooltip
from cxworkshop.ui.theme import theme

WIDTH = 216
NOT_STARTED = "Not started"
ROW = 50
CENTRE = 31  # the line of the rail, from its left edge
TEXT = 52
RING = 19
Index = QModelIndex | QPersistentModelIndex


class StageModel(QAbstractListModel):
    """The stages and how they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing()
        self._counting = False

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(STAGES)

    def set_standing(self, standing: Standing, *, counting: bool = False) -> None:
        """Show how the stages stand; `counting`: these are the last figures, and new ones are a while in coming."""
        self._standing, self._counting = standing, counting
        self.dataChanged.emit(self.index(0), self.index(len(STAGES) - 1))

    def words(self, row: int) -> str:
        progress = self._standing.progress.get(STAGES[row].key)
        if self._counting and (progress is None or not progress.share):
            return COUNTING  # "Not started" may no longer be true
        return progress.words if progress is not None else ""

    def share(self, row: int) -> float:
        progress = self._standing.progress.get(STAGES[row].key)
        return progress.share if progress is not None else 0.0

    def checks(self, row: int) -> int:
        """How many checks are open; none at a stage that was not begun, where everything is still to be done."""
        progress = self._standing.progress.get(STAGES[row].key)
        if progress is not None and progress.words == NOT_STARTED:
            return 0
        return len(self._standing.of(STAGES[row].key))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return STAGES[row].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = self.checks(row)
            said = {0: "nothing open", 1: "1 open check"}.get(number, f"{number} open checks")
            return ", ".join(part for part in (STAGES[row].title, self.words(row), said) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return None


class _StagePainter(QStyledItemDelegate):
    """A row: ring, title, words, flag; the line that joins the rings runs behind them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StageModel)
        t, row = theme(), index.row()
        area = QRectF(option.rect)
        view = option.widget
        assert isinstance(view, StageList)
        current = row == view.currentIndex().row()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = area.adjusted(t.px(10), 2, -t.px(10), -2)
        if current:
            draw_panel(painter, plate, border="line", radius=8)
            if view.hasFocus():
                draw_ring(painter, plate, 8)
                draw_halo(painter, plate, 8)
        elif hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("hover"))
            painter.drawRoundedRect(plate, 8, 8)
        self._paint_line(painter, area, row, current)
        painter.restore()
        looks = ("stage", row, current, model.share(row), model.checks(row), model.words(row))
        ground = t.color("raised" if current else "hover" if hover else "backstage")
        room = option.rect.adjusted(t.px(14), 4, -t.px(14), -4)

        def paint(into: QPainter) -> None:
            self._paint_line(into, area, row, current)
            self._paint_stage(into, area, row, model, current)

        draw_kept(painter, room, (*looks, ground.rgb()), paint, ground)

    def _paint_stage(self, painter: QPainter, area: QRectF, row: int, model: StageModel, current: bool) -> None:
        self._paint_ring(painter, area, row, model)
        right = self._paint_flag(painter, area, model.checks(row), current)
        self._paint_words(painter, area, right, STAGES[row].title, model.words(row))

    def _paint_line(self, painter: QPainter, area: QRectF, row: int, current: bool) -> None:
        t = theme()
        x, middle, gap = t.px(CENTRE), area.center().y(), t.px(RING) / 2 + 4
        painter.setPen(QPen(t.color("line2"), 1.5))
        plate = 2.0 if current else 0.0
        if row > 0 and middle - gap > area.top() + plate:
            painter.drawLine(QPointF(x, area.top() + plate), QPointF(x, middle - gap))
        if row < len(STAGES) - 1:
            painter.drawLine(QPointF(x, middle + gap), QPointF(x, area.bottom() - plate))

    def _paint_ring(self, painter: QPainter, area: QRectF, row: int, model: StageModel) -> None:
        t = theme()
        size = t.px(RING)
        ring = QRectF(t.px(CENTRE) - size / 2, area.center().y() - size / 2, size, size)
        stage, share = STAGES[row], model.share(row)
        if share >= 1.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawEllipse(ring)
            inner = ring.adjusted(size * 0.2, size * 0.2, -size * 0.2, -size * 0.2)
            draw_icon(painter, inner, "check", "on-accent", "bold")
            return
        if share > 0.0:
            draw_progress_ring(painter, ring, share, stroke=2.2)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("edge"), 1.4))
            painter.drawEllipse(ring.adjusted(0.7, 0.7, -0.7, -0.7))
        if stage.number:
            painter.setPen(t.color("ink"))
            painter.setFont(t.font("cap"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, stage.number)
        else:
            inner = ring.adjusted(size * 0.24, size * 0.24, -size * 0.24, -size * 0.24)
            draw_icon(painter, inner, stage.icon, "ink2")

    def _paint_flag(self, painter: QPainter, area: QRectF, checks: int, current: bool) -> float:
        """The flag at the right end, amber only where the facilitator stands. Returns where it begins."""
        t = theme()
        if not checks:
            return area.right() - t.px(18)
        text, font = str(checks), t.font("small", 600)
        width = QFontMetricsF(font).horizontalAdvance(text)
        icon, pad = t.px(13), t.px(7)
        pill = QRectF(0, 0, icon + t.px(3) + width + 2 * pad, t.px(21))
        pill.moveCenter(QPointF(0, area.center().y()))
        pill.moveRight(area.right() - t.px(19))
        if current:
            painter.setPen(QPen(t.color("warn-line"), 1))
            painter.setBrush(t.soft("warn"))
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
        ink = t.ink_on("warn") if current else t.color("ink2")
        draw_icon(painter, QRectF(pill.left() + pad, pill.center().y() - icon / 2, icon, icon), "flag", ink)
        painter.setPen(ink)
        painter.setFont(font)
        number = QRectF(pill.left() + pad + icon + t.px(3), pill.top(), width + 2, pill.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        return pill.left()

    def _paint_words(self, painter: QPainter, area: QRectF, right: float, title: str, words: str) -> None:
        t = theme()
        left, width = t.px(TEXT), right - t.px(TEXT) - 4
        heading, small = t.font("h3", 500), t.font("small")
        upper, lower = QFontMetricsF(heading), QFontMetricsF(small)
        block = upper.height() + (lower.height() if words else 0)
        top = area.center().y() - block / 2
        painter.setFont(heading)
        painter.setPen(t.color("ink"))
        title = upper.elidedText(title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, top + upper.ascent()), title)
        if words:
            painter.setFont(small)
            painter.setPen(t.color("ink3"))
            words = lower.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(left, top + upper.height() + lower.ascent()), words)


class StageList(QListView):
    """The stages as one stop of the Tab order; arrows walk the line, Enter goes into the sheet."""

    entered_sheet = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Stages")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_StagePainter(self))
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_sheet.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are free for commands: no type-ahead."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reveal()

    def reveal(self) -> None:
        """Where not all stages fit, the one on the sheet is among those in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())


class RailButton(HoverFade, QAbstractButton):
    """A quiet row at the foot of the rail: icon, words, key."""

    def __init__(self, action: QAction, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key_text(action.shortcut())
        self.setText(action.text())
        self.setAccessibleName(action.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        plate = area.adjusted(t.px(10), 0, -t.px(10), 0)
        if self.hover_part or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("press") if self.isDown() else t.color("hover", self.hover_part))
            painter.drawRoundedRect(plate, 7, 7)
        side = t.px(18)
        draw_icon(
            painter, QRectF(t.px(CENTRE) - side / 2, area.center().y() - side / 2, side, side), self._icon, "ink2"
        )
        painter.setFont(t.font("body"))
        painter.setPen(t.color("ink2"))
        words = area.adjusted(t.px(TEXT), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self.text())
        cap = keycap_size(self._key)
        place = QRectF(area.right() - t.px(18) - cap.width(), 0, cap.width(), area.height())
        draw_keycap(painter, place, self._key)
        if self.hasFocus():
            draw_ring(painter, plate, 7)


class RailTitle(QWidget):
    """The workshop's title: one line, or two when it is long; cut in the second with the whole in a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._refresh)

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._refresh()

    def _lines(self) -> tuple[str, ...]:
        return two_lines(self._text, QFontMetricsF(theme().font("h3")), max(40, self.width())).lines

    def _refresh(self) -> None:
        lines = self._lines()
        self.setFixedHeight(max(1, len(lines)) * theme().px(18))
        self.setToolTip(tooltip(self._text) if any("…" in line for line in lines) else "")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("h3"))
        painter.setPen(theme().color("ink"))
        metrics = QFontMetricsF(theme().font("h3"))
        for n, line in enumerate(self._lines()):
            painter.drawText(QPointF(0, n * theme().px(18) + metrics.ascent()), line)


class Rail(QWidget):
    """Brand, title and client; the stages; find and settings. `chosen` follows a stage picked by the user."""

    chosen = Signal(str)
    entered_sheet = Signal()

    def __init__(self, find: QAction, settings: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rail")
        self._title = RailTitle()
        self._client = ElidedLabel("", "small", "ink2")
        self.model = StageModel(self)
        self.stages = StageList()
        self.stages.setModel(self.model)
        self.stages.clicked.connect(self._take)
        self.stages.selectionModel().currentChanged.connect(self._take)
        self.stages.entered_sheet.connect(self.entered_sheet)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._client)
        self._top = QHBoxLayout()
        self._top.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.stages, 1)
        layout.addWidget(RailButton(find, "magnifying-glass"))
        layout.addWidget(RailButton(settings, "gear-six"))
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_workshop(self, title: str, client: str) -> None:
        """The words beside the mark; a workshop without a title is called what it is."""
        self._title.setText(title or "Workshop")
        self._client.setText(client)
        self._client.setVisible(bool(client))

    def show_stage(self, key: str) -> None:
        """Mark a stage as the one on the sheet; "" when the sheet holds no stage."""
        row = next((n for n, stage in enumerate(STAGES) if stage.key == key), -1)
        model = self.stages.selectionModel()
        before, after = self.stages.currentIndex(), self.model.index(row) if row >= 0 else QModelIndex()
        model.blockSignals(True)
        self.stages.setCurrentIndex(after)
        model.blockSignals(False)
        for index in (before, after):  # the others look as they did
            self.stages.update(index)
        self.stages.reveal()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(STAGES[index.row()].key)

    def _restyle(self) -> None:
        px = theme().px
        self.setFixedWidth(px(WIDTH))
        self._top.setContentsMargins(px(18), px(16), px(10), px(22))
        self._top.setSpacing(px(9))
        self.stages.doItemsLayout()
        self.stages.reveal()
