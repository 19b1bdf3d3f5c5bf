"""The palette: one field over the window that finds commands and records. Not a dialog: the room goes on behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.shell.finding import Hit
from cxworkshop.shell.sources import Source
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.cards import draw_panel
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.kinds import draw_keycap, draw_kind, keycap_size
from cxworkshop.ui.messages import IconLabel
from cxworkshop.ui.theme import theme

WIDTH, HEIGHT, TOP = 640, 498, 118
MARGIN = 40  # room for the shadow
FIELD, ROW, HEAD = 60, 42, 34
Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """Hits with a heading before each group; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[str | Hit] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if isinstance(self.rows[index.row()], Hit) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Hit):
            return ", ".join(part for part in (row.text, row.group, row.key) if part)
        return None

    def set_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.rows = []
        group: str | None = None
        for hit in hits:
            if hit.group != group:
                group = hit.group
                self.rows.append(group)
            self.rows.append(hit)
        self.endResetModel()


class _HitPainter(QStyledItemDelegate):
    typed = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, HitModel)
        return QSize(100, theme().px(ROW if isinstance(model.rows[index.row()], Hit) else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme()
        model = index.model()
        view = self.parent()
        assert isinstance(model, HitModel)
        assert isinstance(view, QListView)
        row = model.rows[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.setFont(t.font("small"))
            painter.setPen(t.color("ink2"))
            painter.drawText(area.adjusted(t.px(14), t.px(6), 0, 0), Qt.AlignmentFlag.AlignVCenter, row)
        else:
            self._paint_hit(painter, area, row, index.row() == view.currentIndex().row())
        painter.restore()

    def _paint_hit(self, painter: QPainter, area: QRectF, hit: Hit, chosen: bool) -> None:
        t = theme()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.soft("accent"))
            painter.drawRoundedRect(area, 8, 8)
        side = t.px(17)
        sign = QRectF(area.left() + t.px(14), area.center().y() - side / 2, side, side)
        if hit.kind:
            draw_kind(painter, sign.adjusted(1, 1, -1, -1), hit.kind)  # type: ignore[arg-type]
        elif hit.icon:
            draw_icon(painter, sign, hit.icon, "accent" if chosen else "ink2")
        right = area.right() - t.px(14)
        if hit.key:
            cap = keycap_size(hit.key)
            draw_keycap(painter, QRectF(right - cap.width(), area.top(), cap.width(), area.height()), hit.key)
            right -= cap.width() + t.px(12)
        left = sign.right() + t.px(14)
        self._paint_words(painter, left, area.center().y(), right - left, hit.text)

    def _paint_words(self, painter: QPainter, x: float, middle: float, room: float, text: str) -> None:
        """The words, what was typed of them in bold."""
        t = theme()
        plain, bold = t.font("body"), t.font("body", 600)
        text = QFontMetricsF(bold).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(t.color("ink"))
        words = [re.escape(word) for word in self.typed.split()]
        pieces = re.split(f"({'|'.join(words)})", text, flags=re.IGNORECASE) if words else [text]
        for number, piece in enumerate(pieces):
            font = bold if number % 2 else plain
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), piece)
            x += metrics.horizontalAdvance(piece)


class Palette(QWidget):
    """An overlay on `window`. `open` shows it over the sources given; Esc, Enter or a click outside close it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAccessibleName("Palette")
        self._opener: QWidget | None = None
        self._sources: Sequence[Source] = ()
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self._painter = _HitPainter(self.list)
        self.list.setItemDelegate(self._painter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Found")
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._run)
        self._nothing = QLabel("Nothing of that name here", textFormat=Qt.TextFormat.PlainText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card = QWidget(self)
        top = QHBoxLayout()
        # The glass stands over the signs of the rows, what is typed over their words.
        top.setContentsMargins(13, 0, 22, 0)
        top.setSpacing(10)
        top.addWidget(IconLabel("magnifying-glass", 20, "ink2"))
        top.addWidget(self.field, 1)
        self._top = top
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(10, 0, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        window.installEventFilter(self)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    # -- showing -------------------------------------------------------------------------------------------------------

    def open(self, sources: Sequence[Source], placeholder: str) -> None:
        """Show it empty over these sources."""
        if not self.isVisible():
            self._opener = self.window().focusWidget()
        self._sources = sources
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        if self.field.text():
            self.field.clear()
        else:
            self._search("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Hide it; the focus goes back to where it was, so that commands of a place act there."""
        if not self.isVisible():
            return
        self.hide()
        opener, self._opener = self._opener, None
        if opener is not None and opener.isVisible():
            opener.setFocus()

    def _search(self, typed: str) -> None:
        self._painter.typed = typed.strip()
        self.model.set_hits([hit for source in self._sources for hit in source.find(typed)])
        self.list.setVisible(bool(self.model.rows))
        self._nothing.setVisible(not self.model.rows)
        self._choose(0, 1)
        self._place()
        self.update()

    # -- choosing ------------------------------------------------------------------------------------------------------

    def _choose(self, row: int, step: int) -> None:
        """Choose the first hit at or beyond `row`, headings skipped, around the ends."""
        total = len(self.model.rows)
        for distance in range(total):
            at = (row + step * distance) % total
            hit = self.model.rows[at]
            if isinstance(hit, Hit):
                self.list.setCurrentIndex(self.model.index(at))
                if at == 1:
                    self.list.scrollToTop()
                announce(self.field, hit.text)
                return

    def _run(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        if isinstance(row, Hit):
            self.close_palette()
            row.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        row, page = self.list.currentIndex().row(), 8
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._choose(row + 1, 1)
            case Qt.Key.Key_Up:
                self._choose(row - 1, -1)
            case Qt.Key.Key_PageDown:
                self._choose(min(row + page, len(self.model.rows) - 1), 1)
            case Qt.Key.Key_PageUp:
                self._choose(max(row - page, 0), 1)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nowhere else to go while the palette is open
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    # -- looks ---------------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        px = theme().px
        width = min(px(WIDTH), window.width() - 2 * MARGIN)
        rows = sum(px(ROW if isinstance(row, Hit) else HEAD) for row in self.model.rows) or px(90)
        height = min(px(FIELD) + rows + 24, px(HEIGHT), window.height() - px(TOP) - MARGIN)
        self._card.setGeometry((window.width() - width) // 2, px(TOP), width, height)

    def _restyle(self) -> None:
        t = theme()
        self.field.setFont(t.font("h2", 400))
        bare = f"border: 0; background: transparent; padding: 0; min-height: {t.px(FIELD)}px;"
        self.field.setStyleSheet(f"QLineEdit, QLineEdit:hover, QLineEdit:focus {{ {bare} }}")
        self._nothing.setFont(t.font("body"))
        palette = QPalette(self._nothing.palette())
        palette.setColor(QPalette.ColorRole.WindowText, t.color("ink2"))
        self._nothing.setPalette(palette)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self)
        shade = t.color("ink" if not t.is_dark else "backstage", 0.22 if not t.is_dark else 0.55)
        painter.fillRect(self.rect(), shade)
        card = self._card.geometry()
        draw_panel(painter, card, radius=14, elevation=3)
        painter.setPen(QPen(t.color("line"), 1))
        y = card.top() + t.px(FIELD) + 0.5
        painter.drawLine(QPointF(card.left() + 1, y), QPointF(card.right(), y))
