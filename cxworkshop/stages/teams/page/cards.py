"""How a team looks on the board: a card with its name and one line that says the most useful thing about it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from cxworkshop.method_texts import channel_icon
from cxworkshop.stages.teams.page.columns import BoardModel, Role
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.elide import TwoLines, cut_middle, two_lines
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.inroom import draw_in_room, in_room_width
from cxworkshop.ui.kept import draw_kept
from cxworkshop.ui.labels import tooltip
from cxworkshop.ui.signedsign import draw_signed, signed_width
from cxworkshop.ui.theme import theme

ONE_LINE, TWO_LINES = 54, 72
GAP = 6
SIDE = 8  # between the column's edge and its cards; leaves room for halo and shadow
PAD = 11
SHARE = 0.46  # how much of a card too narrow for both the words at the end may take; else they give way
HUES = {Group.CREATOR: "cust", Group.FRONTLINE: "front", Group.BACK_OFFICE: "back"}


def name_font() -> QFont:
    """The type of a team's name on the board."""
    return theme().font("ui", 600)


def hue_of(group: Group | None) -> str | None:
    """The colour name of a kind, None for the tray."""
    return HUES[group] if group is not None else None


def people(headcount: float) -> str:
    """A headcount as people say it: "46 people", "2.5 people"."""
    number = f"{headcount:,.0f}" if headcount == int(headcount) else f"{headcount:,.1f}"
    return f"{number} person" if headcount == 1 else f"{number} people"


def meta(board: BoardModel, team: Team) -> tuple[tuple[str, ...], str, str]:
    """A card's second line: icons that give way to the words, words, and words at the end that are not cut."""
    facts = board.facts
    if team.group is Group.CREATOR:
        icons = tuple(channel_icon(channel) for channel in team.channels)[:4]
        n = facts.supporters[team.id]
        return icons, f"{n} supporting" if n else "No support yet", ""
    if team.group is not None:
        needs, supports = facts.needs(team.id), facts.supports[team.id]
        said = "no needs yet" if not needs else "1 need" if needs == 1 else f"{needs} needs"
        whom = str(supports) if supports else "nobody yet"
        return (), f"Supports {whom} · {said}" if supports or needs else f"Supports {whom}", ""
    return (), board.unit(team), people(team.headcount) if team.headcount is not None else ""


@lru_cache(maxsize=4096)
def _name_lines(name: str, two: bool, width: int, _look: str) -> TwoLines:
    """A name as a card shows it; kept, because breaking a long one measures it many times."""
    metrics = QFontMetricsF(name_font())
    if two:
        return two_lines(name, metrics, width)
    line = " ".join(name.split())
    shown = metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, width)
    return TwoLines(shown, "", shown != line)


@lru_cache(maxsize=4096)
def _second_line(
    said: tuple[tuple[str, ...], str, str], placed: bool, width: int, _look: str
) -> tuple[tuple[str, ...], str]:
    """The icons and the words of a card's second line that fit; kept, because every repaint asks.

    Of what is said about a placed team the first half stays whole; a unit keeps its beginning and its end.
    """
    icons, words, last = said
    look = theme()
    metrics = QFontMetricsF(look.font("small"))
    step = look.px(14) + look.px(6)
    least = metrics.horizontalAdvance(words) + look.px(2)
    icons = icons[: max(0, int((width - least) / step))]
    last = f" · {last}" if words and last else last
    if words and metrics.horizontalAdvance(words + last) > width and metrics.horizontalAdvance(last) > width * SHARE:
        last = ""
    room = width - len(icons) * step - (look.px(2) if icons else 0) - metrics.horizontalAdvance(last)
    if placed and metrics.horizontalAdvance(words) > room:
        words = words.partition(" · ")[0]
    return icons, cut_middle(words, metrics.horizontalAdvance, max(0.0, room)) + last


class CardDelegate(QStyledItemDelegate):
    """Paints cards. All cards of a board have one height, so the view never measures them one by one."""

    def __init__(self, view: QListView, board: BoardModel) -> None:
        super().__init__(view)
        self._view = view
        self._board = board
        self.two_lines = False
        self.marked = ""  # the team that is open beside the board
        self.lifted: frozenset[str] = frozenset()  # cards in the air: drawn as an empty place

    def card_rect(self, rect: QRect) -> QRect:
        """The card within its item."""
        return rect.adjusted(SIDE, 0, -SIDE, -theme().px(GAP))

    def name_room(self) -> float:
        """How many pixels a name has in one line."""
        return self._view.viewport().width() - 2 * SIDE - 2 * theme().px(PAD)

    def cut(self, team: Team) -> bool:
        """Whether the card leaves out a part of the name."""
        return self._lines(team, round(self.name_room())).cut

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = TWO_LINES if self.two_lines else ONE_LINE
        return QSize(80, theme().px(height) + theme().px(GAP))

    def show_whole(self, index: QModelIndex | QPersistentModelIndex, at: QPoint | None = None) -> bool:
        """Show the whole name in a tooltip if the card cuts it; below the card, or at a global position."""
        team = index.data(Role.TEAM)
        if team is None or not self.cut(team):
            return False
        viewport = self._view.viewport()
        card = self.card_rect(self._view.visualRect(index))
        where = at if at is not None else viewport.mapToGlobal(card.bottomLeft() - QPoint(2, 12))
        QToolTip.showText(where, tooltip(self._board.labels.of(team)), viewport, card)
        return True

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        if not self.show_whole(index, event.globalPos()):
            QToolTip.hideText()
        return True

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        team = index.data(Role.TEAM)
        rect = self.card_rect(option.rect)
        if team.id in self.lifted:
            draw_card(painter, rect, CardState.DROP)
            return
        state = self._state(option, team)
        draw_card(painter, rect, state)
        look = theme()
        room = rect.adjusted(look.px(PAD) - 2, look.px(8) - 4, 2 - look.px(PAD), 4 - look.px(8))
        warning = self._board.warning(team)
        unseen = bool(warning) and team.id in self._board.facts.unseen
        said = (warning, unseen) if warning else meta(self._board, team)
        on_wall = team.id == self._board.on_wall
        signs = (on_wall, self._board.differs(team.id))
        looks = ("card", self._board.labels.of(team), self.two_lines, state.fill, said, signs)
        draw_kept(painter, room, looks, lambda into: self._words(into, rect, team), look.color(state.fill))

    def _state(self, option: QStyleOptionViewItem, team: Team) -> CardState:
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            return CardState.FOCUS
        if state & QStyle.StateFlag.State_Selected or team.id == self.marked:
            return CardState.SELECTED
        if state & QStyle.StateFlag.State_MouseOver:
            return CardState.HOVER
        return CardState.REST

    def _lines(self, team: Team, width: int) -> TwoLines:
        return _name_lines(self._board.labels.of(team), self.two_lines, width, theme().key)

    def _words(self, painter: QPainter, rect: QRect, team: Team) -> None:
        look = theme()
        pad = look.px(PAD)
        inner = rect.adjusted(pad, look.px(8), -pad, -look.px(8))
        painter.setPen(look.color("ink"))
        font = name_font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        lines = self._lines(team, inner.width()).lines
        for number, line in enumerate(lines):
            painter.drawText(QPointF(inner.x(), inner.y() + metrics.ascent() + number * metrics.height()), line)
        on_wall, differs = team.id == self._board.on_wall, self._board.differs(team.id)
        if on_wall or differs:
            # Beside the name if that leaves room for it, else beside what gives way.
            wide = (in_room_width() if on_wall else 0) + (signed_width() if differs else 0)
            free = metrics.horizontalAdvance(lines[0]) + wide <= inner.width() if lines else True
            small = QFontMetricsF(look.font("small"))
            low = inner.bottom() - small.descent() + 1 - small.capHeight() / 2
            middle = inner.y() + metrics.height() / 2 if free else low
            if on_wall:
                draw_in_room(painter, inner.right() + 1, middle)
            if differs:
                draw_signed(painter, inner.right() + 1 - wide + look.px(6), middle)
            if not free:
                inner.setWidth(inner.width() - wide)
        self._second(painter, inner, team)

    def _second(self, painter: QPainter, inner: QRect, team: Team) -> None:
        look = theme()
        font = look.font("small")
        metrics = QFontMetricsF(font)
        baseline = inner.bottom() - metrics.descent() + 1
        x = float(inner.x())
        size = look.px(14)
        top = baseline - metrics.capHeight() / 2 - size / 2
        if warning := self._board.warning(team):
            icon = "link-break" if team.id in self._board.facts.unseen else "warning"
            draw_icon(painter, QRectF(x, top, size, size), icon, "warn", "regular")
            x += size + look.px(5)
            font = look.font("small", 500)
            painter.setFont(font)
            painter.setPen(look.ink_on("warn"))
            room = inner.right() + 1 - x
            warning = QFontMetricsF(font).elidedText(warning, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x, baseline), warning)
            return
        icons, words = _second_line(meta(self._board, team), team.group is not None, inner.width(), look.key)
        for icon in icons:
            draw_icon(painter, QRectF(x, top, size, size), icon, "ink2", "regular")
            x += size + look.px(6)
        if icons:
            x += look.px(2)
        painter.setFont(font)
        painter.setPen(look.color("ink2"))
        painter.drawText(QPointF(x, baseline), words)
