"""How a team looks on the board: a card with its name and one line that says the most useful thing about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cxworkshop.stages.teams.page.columns import BoardModel, Role
from cxworkshop.stages.teams.records import Group, Team
from cxworkshop.ui.cards import CardState, draw_card
from cxworkshop.ui.elide import needs_two, two_lines
from cxworkshop.ui.icons import draw_icon
from cxworkshop.ui.theme import theme

ONE_LINE, TWO_LINES = 54, 72
GAP = 6
SIDE = 8  # between the column's edge and its cards; leaves room for halo and shadow
PAD = 11
CHANNEL_ICONS = {
    "Phone": "phone",
    "Visit": "house-line",
    "Letter": "envelope-simple",
    "App": "device-mobile",
    "Street": "signpost",
    "Email": "at",
    "Counter": "storefront",
    "Chat": "chat-text",
    "Web": "globe-simple",
}
HUES = {Group.CREATOR: "cust", Group.FRONTLINE: "front", Group.BACK_OFFICE: "back"}


def hue_of(group: Group | None) -> str | None:
    """The colour name of a kind, None for the tray."""
    return HUES[group] if group is not None else None


def people(headcount: float) -> str:
    """A headcount as people say it: "46 people", "2.5 people"."""
    number = f"{headcount:,.0f}" if headcount == int(headcount) else f"{headcount:,.1f}"
    return f"{number} person" if headcount == 1 else f"{number} people"


def meta(board: BoardModel, team: Team) -> tuple[tuple[str, ...], str]:
    """The icons and words of a card's second line."""
    facts = board.facts
    if team.group is Group.CREATOR:
        icons = tuple(CHANNEL_ICONS[c] for c in team.channels if c in CHANNEL_ICONS)[:4]
        n = facts.supporters[team.id]
        return icons, f"{n} supporting" if n else "nobody supports it yet"
    if team.group is not None:
        needs, supports = facts.needs[team.id], facts.supports[team.id]
        said = "no needs yet" if not needs else "1 need" if needs == 1 else f"{needs} needs"
        return (), f"Supports {supports} · {said}" if supports else f"Supports nobody yet · {said}"
    unit = board.unit(team)
    parts = [unit] if unit else []
    if team.headcount is not None:
        parts.append(people(team.headcount))
    return (), " · ".join(parts)


class CardDelegate(QStyledItemDelegate):
    """Paints cards. All cards of a board have one height, so the view never measures them one by one."""

    def __init__(self, view: QListView, board: BoardModel) -> None:
        super().__init__(view)
        self._view = view
        self._board = board
        self.two_lines = False
        self.lifted: frozenset[str] = frozenset()  # cards in the air: drawn as an empty place

    def card_rect(self, rect: QRect) -> QRect:
        """The card within its item."""
        return rect.adjusted(SIDE, 0, -SIDE, -theme().px(GAP))

    def wants_two(self, team: Team, width: int) -> bool:
        """Whether a name needs two lines in a column of this width."""
        return needs_two(team.name, QFontMetricsF(theme().font("h3")), width - 2 * SIDE - 2 * PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = TWO_LINES if self.two_lines else ONE_LINE
        return QSize(80, theme().px(height) + theme().px(GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        team = index.data(Role.TEAM)
        rect = self.card_rect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if team.id in self.lifted:
            draw_card(painter, rect, CardState.DROP)
            painter.restore()
            return
        draw_card(painter, rect, self._state(option))
        self._words(painter, rect, team)
        painter.restore()

    def updateEditorGeometry(self, editor, option, index) -> None:  # type: ignore[no-untyped-def]
        rect = self.card_rect(option.rect)
        editor.setGeometry(rect.adjusted(2, 2, -2, 2 - rect.height() + theme().px(34)))

    def _state(self, option: QStyleOptionViewItem) -> CardState:
        state = option.state
        here = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        if here:
            return CardState.FOCUS
        if state & QStyle.StateFlag.State_Selected:
            return CardState.SELECTED
        if state & QStyle.StateFlag.State_MouseOver:
            return CardState.HOVER
        return CardState.REST

    def _words(self, painter: QPainter, rect: QRect, team: Team) -> None:
        look = theme()
        pad = look.px(PAD)
        inner = rect.adjusted(pad, look.px(7), -pad, -look.px(7))
        painter.setPen(look.color("ink"))
        font = look.font("h3")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        name = team.name or "A team without a name"
        lines = two_lines(name, metrics, inner.width()).lines if self.two_lines else (self._one(name, metrics, inner),)
        step = metrics.height()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(inner.x(), inner.y() + metrics.ascent() + number * step), line)
        self._second(painter, inner, team)

    def _one(self, name: str, metrics: QFontMetricsF, inner: QRect) -> str:
        return metrics.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideMiddle, inner.width())

    def _second(self, painter: QPainter, inner: QRect, team: Team) -> None:
        look = theme()
        font = look.font("small")
        metrics = QFontMetricsF(font)
        baseline = inner.bottom() - metrics.descent() + 1
        x = float(inner.x())
        size = look.px(14)
        top = baseline - metrics.capHeight() / 2 - size / 2
        if team.id in self._board.facts.unseen:
            draw_icon(painter, QRectF(x, top, size, size), "link-break", "warn", "regular")
            painter.setFont(look.font("small", 500))
            painter.setPen(look.ink_on("warn"))
            painter.drawText(QPointF(x + size + look.px(5), baseline), "No line of sight")
            return
        icons, words = meta(self._board, team)
        for icon in icons:
            draw_icon(painter, QRectF(x, top, size, size), icon, "ink2", "regular")
            x += size + look.px(6)
        if icons:
            x += look.px(2)
        painter.setFont(font)
        painter.setPen(look.color("ink2"))
        room = inner.right() + 1 - x
        painter.drawText(QPointF(x, baseline), metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
