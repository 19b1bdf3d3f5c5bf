"""The teams whose pages can be chosen: rows with sign, name and where each belongs, and how letters find them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import shown
from cxworkshop.stages.teams.records import Group, Team, team_path
from cxworkshop.ui.kinds import Kind, draw_kind
from cxworkshop.ui.siderow import RowLook
from cxworkshop.ui.theme import theme

SIGN = 14  # pixels at 100 %, as wide as it is high
LINE, SMALL = 20, 17  # how high the name and the place below it are
NAMELESS = "A team without a name"
KINDS: dict[Group | None, Kind] = {
    Group.CREATOR: "cust",
    Group.FRONTLINE: "front",
    Group.BACK_OFFICE: "back",
    None: "none",
}


@frozen
class TeamRow:
    """A team: its id, what it is called, and `path`, which tells it from others of its name."""

    key: str
    title: str
    path: str
    kind: Kind
    placed: str
    folded: str

    @property
    def spoken(self) -> str:
        """The team, where it belongs, and its kind."""
        return ", ".join(part for part in (self.title, self.path, self.placed) if part)

    def height(self, width: int) -> int:
        """Two lines, whether or not there is something to say in the second: all rows are alike."""
        return theme().px(LINE + SMALL)

    def paint(self, painter: QPainter, place: QRectF, look: RowLook) -> None:
        t = theme()
        side, lead = t.px(SIGN), t.px(SIGN + 12)
        first = QRectF(place.left() + lead, place.top(), place.width() - lead, t.px(LINE))
        if not self.path:
            first.moveTop(place.center().y() - first.height() / 2)
        draw_kind(painter, QRectF(place.left(), first.center().y() - side / 2, side, side), self.kind)
        second = QRectF(first.left(), place.bottom() - t.px(SMALL), first.width(), t.px(SMALL))
        for line, words, font, ink in (
            (first, self.title, t.font("ui", 600), "ink"),
            (second, self.path, t.font("small"), "ink2"),
        ):
            painter.setFont(font)
            painter.setPen(t.color(ink))
            # Long names of one house often differ in their last word alone.
            cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)

    def tip(self, width: int) -> str:
        """The whole of what is cut at this width."""
        t = theme()
        room = width - t.px(SIGN + 12)
        lines = ((self.title, t.font("ui", 600)), (self.path, t.font("small")))
        cut = any(QFontMetricsF(font).horizontalAdvance(words) > room for words, font in lines)
        return "\n".join(part for part in (self.title, self.path) if part) if cut else ""


def team_rows(content: Content) -> list[TeamRow]:
    """Every team, by name; those of one name by where they belong, and numbered when even that is the same."""
    found = []
    for team in content.of(Team):
        found.append((shown(team.name) or NAMELESS, team_path(content, team), team))
    alike = Counter((name, path) for name, path, _ in found)
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for name, path, team in found:
        place = path
        if alike[name, path] > 1:
            seen[name, path] += 1
            place = f"{path}, no. {seen[name, path]}" if path else f"no. {seen[name, path]}"
        placed = team.group.label if team.group is not None else "not placed yet"
        rows.append(TeamRow(team.id, name, place, KINDS[team.group], placed, fold(f"{name} {path}")))
    return sorted(rows, key=lambda row: (fold(row.title), row.path.casefold()))


def fold(words: str) -> str:
    """For comparing: no case, no accents, single spaces."""
    plain = " ".join(words.casefold().split())
    if plain.isascii():
        return plain
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def matching(rows: Sequence[TeamRow], typed: str) -> list[TeamRow]:
    """The rows that hold every word typed: those that begin so first, then those in which a word does."""
    words = fold(typed).split()
    if not words:
        return list(rows)
    held = [row for row in rows if all(word in row.folded for word in words)]
    whole, first = " ".join(words), words[0]
    return sorted(held, key=lambda row: 0 if row.folded.startswith(whole) else 1 if f" {first}" in row.folded else 2)
