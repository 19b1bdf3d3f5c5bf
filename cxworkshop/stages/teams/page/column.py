"""One column of the board: a painted ground with the heading of its kind, and the list of its cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.stages.teams.page.cardlist import CardList
from cxworkshop.stages.teams.page.cards import SIDE, hue_of, name_font
from cxworkshop.stages.teams.page.columns import MIME, BoardModel
from cxworkshop.stages.teams.page.groups import KEYS, SHORT_TRAY, TRAY, Room, headings, name_of
from cxworkshop.stages.teams.page.thinbar import ThinBar
from cxworkshop.stages.teams.records import Group
from cxworkshop.ui.cards import draw_column
from cxworkshop.ui.focus import draw_ring
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.kinds import draw_dashed_ring, draw_keycap, draw_kind, keycap_size
from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS

HEAD = 56
STUB = 44


def _digits(counts: tuple[tuple[int, int], ...]) -> int:
    """How many digits the longest figure has."""
    return max(len(str(shown)) for shown, _ in counts)


class Column(QWidget):
    """The ground under a list of cards, with the heading of its kind."""

    def __init__(
        self, board: BoardModel, group: Group | None, parent: QWidget | None = None, *, ghost: bool = False
    ) -> None:
        super().__init__(parent)
        self.group = group
        self._board = board
        self._ghost = ghost
        self._target = False
        self._stub = False
        self.cards = CardList(board, board.columns[group], name_of(group), self)
        self.cards.aimed.connect(self.set_target)
        self._bar = ThinBar(self.cards, self)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.cards)
        self.cards.setHidden(ghost)
        self.setAcceptDrops(not ghost)
        self._arrange()
        self._told = self._counts()
        board.counted.connect(self._recount)
        theme().changed.connect(self._arrange)

    def _counts(self) -> tuple[tuple[int, int], ...]:
        """How many cards each column shows and holds: the other columns' figures decide how this one is headed."""
        board = self._board
        return tuple((board.columns[group].rowCount(), board.total(group)) for group in (self.group, *Group))

    def _recount(self) -> None:
        """Draw anew what the figures change: mostly the heading alone, and only where they did."""
        before, self._told = self._told, self._counts()
        filtered = bool(self._board.filter)
        if filtered or self._stub or not all(before[0]) or not all(self._told[0]):
            self.update()
        elif before[0] != self._told[0] or _digits(before) != _digits(self._told):
            self.update(0, 0, self.width(), theme().px(HEAD))

    def set_target(self, on: bool) -> None:
        """Cards hang over this column."""
        if on != self._target:
            self._target = on
            self.update()

    def set_stub(self, on: bool) -> None:
        """Only the tray: stand back as a narrow strip while an editor is open."""
        if on != self._stub:
            self._stub = on
            self.cards.setVisible(not on)
            self.update()

    @property
    def stub(self) -> bool:
        """Whether the column is the narrow strip."""
        return self._stub

    def _arrange(self) -> None:
        self._layout.setContentsMargins(0, theme().px(HEAD), 0, 6)
        self.update()

    # -- drops beside the list: on the heading, or on the narrow strip ---------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.cards.aim(self._row_beside(event))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cards.aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.cards.drop(event, self._row_beside(event))

    def _row_beside(self, event: QDropEvent) -> int:
        above = event.position().y() < self.cards.y() and not self._stub
        return 0 if above else self._board.columns[self.group].rowCount()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_column(painter, self.rect(), hue_of(self.group), target=self._target)
        if self._stub:
            self._paint_stub(painter)
        else:
            self._keep_head(painter)
            if not self._board.columns[self.group].rowCount() and not self._ghost:
                self._paint_nothing(painter)

    def _paint_nothing(self, painter: QPainter) -> None:
        """A column without cards says why, and shows the focus that no card can show."""
        look = theme()
        room = QRectF(self.cards.geometry()).adjusted(SIDE, 0, -SIDE, 0)
        room.setHeight(min(room.height() - 4, look.px(72)))
        if self.cards.hasFocus():
            draw_ring(painter, room, RADIUS["card"])
        painter.setFont(look.font("ui"))
        painter.setPen(look.color("ink2"))
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        painter.drawText(room.adjusted(8, 4, -8, -4), wraps, self._why_nothing())

    def _why_nothing(self) -> str:
        if self._board.total(self.group):
            return "None fits the filter"
        if self.group is None:
            return "Every team is placed"
        return f"Press {KEYS[self.group]} on a card, or drop it here"

    def _count(self, group: Group | None) -> str:
        """How many cards a column holds, as it stands over them."""
        shown = f"{self._board.columns[group].rowCount():,}"
        if self._ghost:
            return ""
        return f"{shown} of {self._board.total(group):,}" if self._board.filter else shown

    def _glyph(self, painter: QPainter, rect: QRectF) -> None:
        if self.group is None:
            draw_dashed_ring(painter, rect, "ink2")
        else:
            draw_kind(painter, rect, hue_of(self.group))  # type: ignore[arg-type]

    def _keep_head(self, painter: QPainter) -> None:
        """The heading from its picture; only the ground under it depends on what hangs over the column."""
        hue, board = hue_of(self.group), self._board
        full = "soft:accent" if hue is None else f"soft:{hue}"
        ground = full if self._target else "sheet" if hue is None else f"tint:{hue}"
        room = QRect(8, 4, self.width() - 16, theme().px(HEAD) - 4)
        counts = tuple(self._count(group) for group in (*Group, None))
        look = ("head", self.group, counts, bool(board.filter), not board.total(None), self._ghost, ground)
        draw_kept(painter, room, look, self._paint_head, theme().color(ground))

    def _paint_head(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(16)
        self._glyph(painter, QRectF(12, look.px(13), size, size))
        left = 12 + size + look.px(9)
        right = self.width() - 12
        middle, end = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        count = self._count(self.group)
        count_font = look.font("ui" if self._board.filter else "body", 500)
        count_metrics = QFontMetricsF(count_font)
        count_width = count_metrics.horizontalAdvance(count)
        # The narrow tray has no key below the count, so a long one gives the title its room.
        low = self.group is None and bool(self._board.filter)
        painter.setFont(count_font)
        painter.setPen(look.color("ink2"))
        top = look.px(27 if low else 10)
        painter.drawText(QRectF(right - count_width - 2, top, count_width + 2, look.px(22)), middle | end, count)
        small = look.font("small")
        cap = keycap_size(KEYS[self.group])
        used = count_width + 6 if low else cap.width() + 6 if self.group is not None else 0
        under = QRectF(left, look.px(29), right - used - left, look.px(18))
        # The widest count of all columns, so that all their names are shortened alike.
        widest = max(count_metrics.horizontalAdvance(self._count(group)) for group in (*Group, self.group))
        room = right - left - (0 if low else widest + 8)
        fonts = QFontMetricsF(name_font()), QFontMetricsF(small)
        title, second = headings(Room(room, under.width(), *fonts))[self.group]
        if self.group is None and fonts[0].horizontalAdvance(title) > room:
            title = SHORT_TRAY
        if self.group is None and (low or not self._board.total(None)):
            second = "teams start here" if self._ghost else ""
        painter.setFont(name_font())
        painter.setPen(look.color("ink2" if self._ghost else "ink"))
        title = fonts[0].elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, look.px(10), room + 4, look.px(22)), middle, title)
        painter.setFont(small)
        painter.setPen(look.color("ink2"))
        painter.drawText(under, middle, fonts[1].elidedText(second, Qt.TextElideMode.ElideRight, under.width()))
        if self.group is not None and not self._ghost:
            place = QRectF(right - cap.width(), look.px(30), cap.width(), cap.height())
            draw_keycap(painter, place, KEYS[self.group])

    def _paint_stub(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(16)
        x = (self.width() - size) / 2
        self._glyph(painter, QRectF(x, look.px(13), size, size))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("h3"))
        count = f"{self._board.total(None):,}"
        painter.drawText(QRect(0, look.px(36), self.width(), look.px(22)), Qt.AlignmentFlag.AlignCenter, count)
        painter.setFont(look.font("ui"))
        painter.setPen(look.color("ink2"))
        painter.translate((self.width() - QFontMetricsF(painter.font()).xHeight()) / 2, look.px(68))
        painter.rotate(90)
        painter.drawText(0, 0, TRAY)
        painter.resetTransform()
