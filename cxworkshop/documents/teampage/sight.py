"""Where a team stands, drawn: who serves it, whom it serves, and the way on to the customer."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.words import joined
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents.block import Block
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.house import Style
from cxworkshop.documents.teampage.cuts import SHEET, Cuts
from cxworkshop.documents.teampage.parts import Neighbour, Stand
from cxworkshop.documents.text import fitted, in_two_lines, shortened

_MOST = 6  # names in a column; more are counted below them
_MOST_TOLD = 40
_FEW_LONG = 2  # so many names take a second line where the page is full
_TINTS: dict[signs.Kind, str] = {
    "creator": c.CORAL_HALO,
    "frontline": "#F1E9F8",
    "back_office": "#E4F0FA",
    "unknown": c.AMBER_TINT,
}
_BOX = 112.0


class _Names:
    """A column of neighbours: its lines of type, each with its sign and its height in the figure."""

    def __init__(
        self, neighbours: Sequence[Neighbour], x: float, width: float, face: str, size: float, dense: bool
    ) -> None:
        self.x, self.width, self.face, self.size = x, width, face, size
        self.shown = list(neighbours if len(neighbours) <= _MOST else neighbours[: _MOST - 1])
        self.more = len(neighbours) - len(self.shown)
        wide = [fonts.width(face, size, one.name) > width for one in self.shown]
        self.single = dense and sum(wide) > _FEW_LONG
        self.lines = [self._lines(one.name) for one in self.shown]
        self.pitch = size * (1.6 if dense else 1.95)
        self.heights = [self.pitch + size * 1.2 * (len(lines) - 1) for lines in self.lines]
        self.heights += [self.pitch] if self.more else []
        self.middles: list[float] = []

    def _lines(self, name: str) -> list[str]:
        style = Style(self.face, self.size, self.size)
        if fonts.width(self.face, self.size, name) <= self.width:
            return [fonts.clean(name)]
        return [fitted(name, style, self.width)] if self.single else in_two_lines(name, style, self.width)

    @property
    def rows(self) -> int:
        return len(self.shown) + (1 if self.more else 0)

    @property
    def height(self) -> float:
        return sum(self.heights)

    def reach(self, hole: float = 0.0) -> float:
        """How far the rows reach above and below the middle, with a hole in it of so many points."""
        if not hole:
            return self.height / 2.0
        return hole / 2.0 + max(sum(self.heights[: self.above]), sum(self.heights[self.above :]))

    @property
    def above(self) -> int:
        """How many rows stand above a hole in the middle."""
        return (self.rows + 1) // 2

    def place(self, middle: float, hole: float = 0.0) -> None:
        """Spread the rows around a height, leaving a hole in the middle of so many points."""
        top = middle + (hole / 2.0 + sum(self.heights[: self.above]) if hole else self.height / 2.0)
        self.middles = []
        for row, height in enumerate(self.heights):
            if hole and row == self.above:
                top -= hole
            self.middles.append(top - height / 2.0)
            top -= height

    def end(self, row: int) -> float:
        """Where the words of a row end."""
        return self.x + 9.5 + max(fonts.width(self.face, self.size, line) for line in self.lines[row])

    def paint(self, canvas: BookCanvas, strong: bool) -> None:
        colour = c.INK if strong else c.INK2
        for one, lines, y in zip(self.shown, self.lines, self.middles, strict=False):
            signs.kind(canvas, self.x + 3.4, y, 3.4, one.kind, "" if strong else c.INK3)
            step = self.size * 1.2
            for number, line in enumerate(lines):
                base = y - self.size * 0.36 + step * (len(lines) - 1) / 2.0 - step * number
                canvas.say(self.x + 10.0, base, line, self.face, self.size, colour)
        if self.more:
            words = f"and {self.more:,} more"
            canvas.say(self.x + 10.0, self.middles[-1] - self.size * 0.36, words, fonts.SANS, self.size, c.INK3)


class TeamSight(Block):
    """The picture of one team, 495 points wide; long names end in "…" and stand in full above or in the record."""

    def __init__(self, stand: Stand, cuts: Cuts) -> None:
        super().__init__(SHEET)
        self.stand, self.cuts = stand, cuts
        size = cuts.small.size
        creators = [one for one in stand.serves if one.kind == "creator"]
        # With Creators among those it serves the way is short; the others stand below them, and lead nowhere here.
        self.short = stand.kind == "creator" or bool(creators) or not stand.onward
        others = [one for one in stand.serves if one.kind != "creator"]
        served = [*creators, *others] if self.short else list(stand.serves)
        self.box_x = 148.0 if self.short else 104.0
        self.served_x = 306.0 if self.short else 238.0
        self.left = _Names(stand.served_by, 0.0, 112.0 if self.short else 76.0, fonts.SANS, size, cuts.dense)
        self.right = _Names(served, self.served_x, 96.0 if self.short else 78.0, fonts.SANS_BOLD, size, cuts.dense)
        self.ways, onward = _untangled(stand)
        self.on = _Names(() if self.short else onward, 348.0, 76.0, fonts.SANS_BOLD, size, cuts.dense)
        self.hole = 20.0 if stand.kind == "creator" and served else 0.0
        self.head = cuts.pt(15.0 if cuts.dense else 19.0)
        self.name = self._own_name()
        fonts.width(fonts.SANS, size, joined(stand.channels) or "-")  # refused now, not while drawing

    def _own_name(self) -> list[str]:
        style = Style(fonts.SANS_BOLD, self.cuts.name.size, self.cuts.name.leading)
        width = _BOX - 34.0
        name = " ".join(self.stand.name.split())
        words = fonts.clean(name).split()
        lines: list[str] = []
        while words and len(lines) < 2:
            line = ""
            while words and fonts.width(style.face, style.size, f"{line} {words[0]}".strip()) <= width:
                line = f"{line} {words.pop(0)}".strip()
            if not line:
                break
            lines.append(line)
        return [*lines, fitted(" ".join(words), style, width)] if words else lines

    @property
    def body(self) -> float:
        """The height of the figure below its labels."""
        own = len(self.name) * self.cuts.name.leading + self.cuts.pt(18.0)
        return max(own, 58.0, self.left.height, 2.0 * self.right.reach(self.hole), self.on.height) + 2.0

    def measure(self, width: float) -> float:
        return self.head + self.body

    # -- in words ------------------------------------------------------------------------------------------------------

    def alt(self) -> str:
        """The picture told."""
        stand = self.stand
        name = shortened(stand.name, 80)
        told = [f"Where {name} stands."]
        if stand.served_by:
            told.append(f"It is served by {_told(stand.served_by)}.")
        if stand.serves:
            told.append(f"It serves {_told(stand.serves)}.")
        if stand.onward and not self.short:
            told.append(f"From there the way leads on to {_told(stand.onward)}.")
        if stand.kind == "creator":
            how = f" by {joined([one.lower() for one in stand.channels])}" if stand.channels else ""
            told.append(f"It meets the customer itself{how}.")
        elif stand.reaches:
            told.append("They meet the customer.")
        else:
            told.append("No way leads on to the customer yet.")
        return " ".join(told)

    # -- drawn ---------------------------------------------------------------------------------------------------------

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        box = (x, top - self.measure(width), x + width, top)
        with canvas.tags.element("Figure", of=self, alt=self.alt(), box=box), canvas.kept_state():
            canvas.write(f"1 0 0 1 {x:.2f} {top:.2f} cm")
            self._paint(canvas, width)

    def _paint(self, canvas: BookCanvas, width: float) -> None:
        stand, cuts = self.stand, self.cuts
        small = cuts.small
        middle = -self.head - self.body / 2.0
        self.left.place(middle)
        self.right.place(middle, self.hole)
        self.on.place(middle)
        customer = (width - 28.0, middle)
        radius = 23.0
        labels = [(0.0, "who serves us"), (self.box_x, "here we are")]
        if stand.serves or not stand.reaches:
            labels.append((self.served_x, "whom we serve"))
        if self.on.rows:
            labels.append((self.on.x, "and through them"))
        for left, words in labels:
            canvas.say(left, -small.size, words, small.face, small.size, c.INK2)
        self._lines_in(canvas, middle)
        self._lines_out(canvas, middle, customer, radius)
        self.left.paint(canvas, strong=False)
        self.right.paint(canvas, strong=True)
        self.on.paint(canvas, strong=True)
        self._say_nothing(canvas, middle)
        self._box(canvas, middle)
        canvas.disc(*customer, radius * 1.22, fill=c.CORAL_HALO)
        canvas.disc(*customer, radius, fill=c.CORAL)
        canvas.say(customer[0], middle + 2.4, "The", fonts.SANS_MEDIUM, 8, c.PAPER, "centre")
        canvas.say(customer[0], middle - 7.9, "customer", fonts.SANS_BOLD, 8, c.PAPER, "centre")

    def _say_nothing(self, canvas: BookCanvas, middle: float) -> None:
        """What stands where names would."""
        small = self.cuts.small
        y = middle - small.size * 0.36
        if not self.stand.served_by:
            canvas.say(0.0, y, "Nobody is named yet.", small.face, small.size, c.INK3)
        if not self.stand.serves and self.stand.kind != "creator":
            canvas.say(self.served_x, y, "Nobody is named yet.", small.face, small.size, c.INK3)

    def _box(self, canvas: BookCanvas, middle: float) -> None:
        stand, style = self.stand, self.cuts.name
        colour = signs.KIND_COLOURS[stand.kind]
        height = max(34.0, len(self.name) * style.leading + self.cuts.pt(16.0))
        canvas.box(
            self.box_x, middle - height / 2, _BOX, height, fill=_TINTS[stand.kind], line=colour, thick=1.1, radius=4.0
        )
        wide = max((fonts.width(style.face, style.size, line) for line in self.name), default=0.0)
        left = self.box_x + max(9.0, (_BOX - 15.0 - wide) / 2.0)
        signs.kind(canvas, left + 4.6, middle, 4.6, stand.kind)
        for number, line in enumerate(self.name):
            y = middle - style.size * 0.36 + style.leading * ((len(self.name) - 1) / 2.0 - number)
            canvas.say(left + 15.0, y, line, style.face, style.size, c.INK)

    def _lines_in(self, canvas: BookCanvas, middle: float) -> None:
        count = len(self.left.shown)
        bend = self.box_x - 56.0 if self.short else self.box_x - 26.0
        canvas.pen(c.LINE2, 0.7)
        for row in range(count):
            y, start = self.left.middles[row], self.left.end(row) + 5.0
            arrive = middle + _fan(row, count, 3.0)
            bent = max(start, bend)
            if start < bend:
                canvas.stroke([(start, y), (bend, y)])
            reach = (self.box_x - bent) * 0.55
            canvas.curve((bent, y), (bent + reach, y), (self.box_x - reach, arrive), (self.box_x, arrive))

    def _lines_out(self, canvas: BookCanvas, middle: float, customer: tuple[float, float], radius: float) -> None:
        stand, own = self.stand, signs.KIND_COLOURS[self.stand.kind]
        start = self.box_x + _BOX
        end = customer[0] - radius * 1.22
        if stand.kind == "creator":
            canvas.pen(c.CORAL, 1.5)
            canvas.stroke([(start, middle), (end, middle)])
            if stand.channels and not stand.serves:
                words = fitted(joined(stand.channels), self.cuts.small, end - start - 24.0)
                canvas.say((start + end) / 2.0, middle + 5.0, words, fonts.SANS, self.cuts.small.size, c.INK2, "centre")
        count = len(self.right.shown)
        wide = max(1.2, 1.3 if count < 5 else 1.0)
        for row in range(count):
            colour = c.LINE2 if stand.kind == "creator" else own
            canvas.pen(colour, 0.8 if stand.kind == "creator" else wide)
            y, leave = self.right.middles[row], middle + _fan(row, count, 3.4)
            reach = (self.served_x - 4.0 - start) * 0.55
            canvas.curve(
                (start, leave), (start + reach, leave), (self.served_x - 4.0 - reach, y), (self.served_x - 4.0, y)
            )
        if self.short and stand.kind != "creator":
            self._to_customer(canvas, self.right, customer, radius)
        elif self.on.rows:
            self._ways(canvas)
            self._to_customer(canvas, self.on, customer, radius)

    def _ways(self, canvas: BookCanvas) -> None:
        """From those it serves to the Creators: dashed where further teams stand between."""
        for a, b, direct in self.ways:
            if a >= len(self.right.shown) or b >= len(self.on.shown):
                continue
            canvas.pen(signs.KIND_COLOURS[self.right.shown[a].kind], 0.9, () if direct else (2.4, 2.0))
            x, end = self.right.end(a) + 4.0, self.on.x - 4.0
            y, there = self.right.middles[a], self.on.middles[b]
            bent = max(x, end - 26.0)
            if x < bent:
                canvas.stroke([(x, y), (bent, y)])
            reach = (end - bent) * 0.55
            canvas.curve((bent, y), (bent + reach, y), (end - reach, there), (end, there))

    def _to_customer(self, canvas: BookCanvas, names: _Names, customer: tuple[float, float], radius: float) -> None:
        rows = [row for row, one in enumerate(names.shown) if one.kind == "creator"]
        canvas.pen(c.CORAL, 1.3 if len(rows) < 5 else 1.0)
        bend = names.x + 10.0 + names.width - (4.0 if self.short else 0.0)
        for place, row in enumerate(rows):
            y, start = names.middles[row], names.end(row) + 5.0
            bent = max(start, bend)
            if start < bent:
                canvas.stroke([(start, y), (bent, y)])
            end = (customer[0] - radius * 1.05, customer[1] + _fan(place, len(rows), 8.0))
            reach = (end[0] - bent) * 0.55
            canvas.curve((bent, y), (bent + reach, y), (end[0] - reach, end[1]), end)


def _untangled(stand: Stand) -> tuple[list[tuple[int, int, bool]], list[Neighbour]]:
    """The Creators in an order in which few ways cross, those that are shown before the rest, and the ways to them."""
    most = len(stand.onward) if len(stand.onward) <= _MOST else _MOST - 1
    from_: dict[int, list[int]] = {}
    for start, end, _ in stand.ways:
        from_.setdefault(end, []).append(start)
    front = sorted(range(most), key=lambda end: sum(from_[end]) / len(from_[end]) if end in from_ else 0.0)
    order = [*front, *range(most, len(stand.onward))]
    place = {end: number for number, end in enumerate(order)}
    return [(start, place[end], direct) for start, end, direct in stand.ways], [stand.onward[end] for end in order]


def _fan(row: int, count: int, step: float) -> float:
    """How far above the middle the line of a row arrives."""
    return ((count - 1) / 2.0 - row) * step


def _told(neighbours: Sequence[Neighbour]) -> str:
    return joined([shortened(one.name, 80) for one in neighbours], most=_MOST_TOLD)
