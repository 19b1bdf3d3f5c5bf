"""The line of sight drawn on paper: on the title page without names, in its chapter with them."""

from __future__ import annotations

from cxworkshop.core.words import counted, joined
from cxworkshop.documents import colours as c
from cxworkshop.documents import fonts, signs
from cxworkshop.documents import house as h
from cxworkshop.documents.block import FULL, Block
from cxworkshop.documents.canvas import BookCanvas
from cxworkshop.documents.layers import Mark, Sight, picture
from cxworkshop.documents.text import fitted, in_two_lines, shortened

_KINDS: tuple[signs.Kind, ...] = ("back_office", "frontline", "creator")
_TITLES = ("Back office", "Frontline support", "CX Creators")
_MOST_ON_COVER = 28
_MOST_NAMED = 46
_MOST_BUNDLED = 24
_LONGEST_ALT = 12_000  # characters: a string in PDF/A has no more than 32,767 bytes
_MOST_TOLD = 80  # teams; more would be a lecture, and stand in a table of the full record
_HEAD_WIDTHS = (64.0, 88.0, 74.0)  # what the headings of the layers need
_GAP = 46.0  # points between the names of a layer and the signs of the next
_SPREAD = 0.36  # which part of the customer's disc the lines arrive at


def _alt(sight: Sight, named: bool = False) -> str:
    """How many teams there are and how they are joined; with `named`, while they are few, who supports whom."""
    counts = [len(layer) for layer in sight.layers]
    words = [
        f"{counted(counts[0], 'back-office team')}, {counted(counts[1], 'team')} of frontline support and "
        f"{counted(counts[2], 'CX Creator')}, joined by whom they support; every Creator is joined to the customer."
    ]
    if sight.blind:
        words.append(f"{counted(len(sight.blind), 'team')} without a line of sight.")
    if not named or sum(counts) > _MOST_TOLD:
        return " ".join(words)
    names = {team: shortened(name, 80) for layer in sight.layers for team, name in layer}
    supported: dict[str, list[str]] = {}
    for team, other in sight.links:
        if team in names and other in names:
            supported.setdefault(team, []).append(names[other])
    named_words = list(words)
    for layer, title in reversed(list(zip(sight.layers, _TITLES, strict=True))):
        told = [
            names[team] + (f", for {joined(supported[team])}" if team in supported else "") for team, _name in layer
        ]
        if told:
            named_words.append(f"{title}: {'; '.join(told)}.")
    all_told = " ".join(named_words)
    return all_told if len(all_told) <= _LONGEST_ALT else " ".join(words)


def _customer(canvas: BookCanvas, x: float, y: float, radius: float) -> None:
    canvas.disc(x, y, radius * 1.24, fill=c.CORAL_HALO)
    canvas.disc(x, y, radius, fill=c.CORAL)
    canvas.say(x, y + 2.2, "The", fonts.SANS_MEDIUM, 8, c.PAPER, "centre")
    canvas.say(x, y - 8.2, "customer", fonts.SANS_BOLD, 8, c.PAPER, "centre")


def _to_customer(
    canvas: BookCanvas, x: float, y: float, target: tuple[float, float], radius: float, place: float, stiff: float
) -> None:
    """From a Creator at (x, y) to the customer; `place` -1.0 to 1.0 says where on the disc's left side it arrives."""
    end_y = target[1] - place * radius * 2 * _SPREAD
    end_x = target[0] - radius * 0.9  # below the halo, which is drawn last
    reach = (end_x - x) * stiff
    canvas.curve((x, y), (x + reach, y), (end_x - reach * 0.75, end_y), (end_x, end_y))


class CoverSight(Block):
    """The organisation without names, 280 points high or less: ink, and coral only towards the customer."""

    def __init__(self, sight: Sight, height: float) -> None:
        super().__init__(FULL)
        self.sight = sight
        self.height = height
        self.picture = picture(sight, _MOST_ON_COVER)

    def measure(self, width: float) -> float:
        return self.height

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        box = (x, top - self.measure(width), x + width, top)
        with canvas.tags.element("Figure", of=self, alt=_alt(self.sight), box=box):
            self._paint(canvas, x, top, width)

    def _paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        # Lines within the first layer bow out to its left: they need room inside the margin.
        first = 46.0 if any(a == b == 0 for (a, _), (b, _) in self.picture.lines) else 6.0
        columns = (x + first, x + width * 0.35, x + width * 0.66)
        radius, customer_radius = 3.9, 27.0
        bottom = top - self.height
        # The customer stands level with the middle of the Creators.
        customer = (x + width - 34.0, top - self.height * 0.5)

        def spot(layer: int, index: int) -> tuple[float, float]:
            return columns[layer], top - self.picture.layers[layer][index].height * (top - bottom)

        for (a, i), (b, j) in self.picture.lines:
            start, end = spot(a, i), spot(b, j)
            canvas.pen(c.LINE2 if a == 0 else c.EDGE, 0.45 if a == 0 else 0.65)
            _join(canvas, start, end, radius + 1.0, 0.5)
        creators = self.picture.layers[2]
        canvas.pen(c.CORAL, 0.8)
        for index in range(len(creators)):
            place = 0.0 if len(creators) < 2 else 2 * index / (len(creators) - 1) - 1
            px, py = spot(2, index)
            _to_customer(canvas, px + radius + 1.0, py, customer, customer_radius, place, 0.55)
        for layer, marks in enumerate(self.picture.layers):
            for index in range(len(marks)):
                px, py = spot(layer, index)
                signs.kind(canvas, px, py, radius, _KINDS[layer], c.INK)
        _customer(canvas, *customer, customer_radius)


def _join(canvas: BookCanvas, start: tuple[float, float], end: tuple[float, float], gap: float, stiff: float) -> None:
    """A line between two marks; within one layer it bows out to the left."""
    if abs(start[0] - end[0]) < 1.0:
        bow = min(40.0, 8.0 + abs(start[1] - end[1]) * 0.18)
        x = start[0] - gap
        canvas.curve((x, start[1]), (x - bow, start[1]), (x - bow, end[1]), (x, end[1]))
        return
    x1, x2 = start[0] + gap, end[0] - gap
    reach = (x2 - x1) * stiff
    canvas.curve((x1, start[1]), (x1 + reach, start[1]), (x2 - reach, end[1]), (x2, end[1]))


class NamedSight(Block):
    """The organisation with names, on one page; names that are too long end in "…" and stand in full in the record.

    Above 46 teams a layer neighbours are bundled to 24 marks, and each says for how many teams it stands.
    """

    def __init__(self, sight: Sight, before: float = 0.0) -> None:
        super().__init__(FULL, before=before)
        self.sight = sight
        named = max((len(layer) for layer in sight.layers), default=0) <= _MOST_NAMED
        self.picture = picture(sight, _MOST_NAMED if named else _MOST_BUNDLED)
        for mark in (one for layer in self.picture.layers for one in layer):
            fonts.width(h.NAME_PLAIN.face, h.NAME_PLAIN.size, _words(mark))  # refused now, not while drawing
        most = max((len(layer) for layer in self.picture.layers), default=1)
        self.body = max(60.0, min(368.0, most * 28.0), most * 11.2)

    @property
    def crossed(self) -> bool:
        """Whether a line passes the middle layer on its way from the first to the last."""
        return any(a == 0 and b == 2 for (a, _), (b, _) in self.picture.lines)

    @property
    def bundled(self) -> bool:
        """Whether some marks stand for several teams."""
        return any(mark.teams > 1 for layer in self.picture.layers for mark in layer)

    def measure(self, width: float) -> float:
        return self.body + 26.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        box = (x, top - self.measure(width), x + width, top)
        with canvas.tags.element("Figure", of=self, alt=_alt(self.sight, named=True), box=box):
            self._paint(canvas, x, top, width)

    def _paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        columns, right = self._columns(x, width)
        body_top = top - 24.0
        for layer, title in enumerate(_TITLES):
            signs.kind(canvas, columns[layer], top - 6.0, 3.9, _KINDS[layer])
            wide = canvas.say(columns[layer] + 8.0, top - 9.0, title, fonts.SANS_BOLD, 8.5, c.INK)
            total = sum(mark.teams for mark in self.picture.layers[layer])
            canvas.say(columns[layer] + 14.0 + wide, top - 9.0, f"{total:,}", fonts.SANS, 8.5, c.INK3)
        names = [
            [self._name(mark, right[layer] - columns[layer] - 14.0) for mark in marks]
            for layer, marks in enumerate(self.picture.layers)
        ]
        spots = [
            [(columns[layer], body_top - mark.height * self.body) for mark in marks]
            for layer, marks in enumerate(self.picture.layers)
        ]
        ends = [
            [(px + 12.0 + wide, py) for (px, py), (_, wide) in zip(spots[layer], names[layer], strict=True)]
            for layer in range(len(spots))
        ]
        self._lines(canvas, ends, spots, right)
        customer = (x + width - 26.5, body_top - self.body * 0.5)
        self._reach(canvas, ends[2], right[2], customer)
        for layer, marks in enumerate(names):
            for (px, py), (lines, wide) in zip(spots[layer], marks, strict=True):
                if self.crossed and layer == 1:
                    canvas.box(px + 6.0, py - 5.0 * len(lines), wide + 4.0, 10.0 * len(lines), fill=c.PAPER)
                signs.kind(canvas, px, py, 3.3, _KINDS[layer])
                _say_lines(canvas, lines, px + 8.0, py)
        _customer(canvas, *customer, 24.0)

    def _columns(self, x: float, width: float) -> tuple[list[float], list[float]]:
        """Where each layer's signs stand and where its names end: wide names get what narrow ones leave over."""
        first = 19.0 if any(a == b == 0 for (a, _), (b, _) in self.picture.lines) else 4.0
        style = h.NAME_PLAIN
        wanted = [
            max((fonts.width(style.face, style.size, _words(mark)) for mark in marks), default=0.0) + 1.0
            for marks in self.picture.layers
        ]
        wanted = [max(one, least) for one, least in zip(wanted, _HEAD_WIDTHS, strict=True)]
        # No line leaves a layer without teams: the next one comes nearer.
        gaps = [_GAP if layer else 2.0 for layer in self.picture.layers]
        room = width - first - 3 * 14.0 - gaps[0] - gaps[1] - 36.0 - 50.5
        given = _shared(wanted, room)
        more = max(0.0, room - sum(given)) / 3.0
        columns, right, here = [], [], x + first
        for wide, gap in zip(given, gaps, strict=True):
            columns.append(here)
            right.append(here + wide + 14.0)
            here = right[-1] + gap + (more if gap == _GAP else 0.0)
        return columns, right

    def _name(self, mark: Mark, width: float) -> tuple[list[str], float]:
        """A mark's name on one line, or on two where the rows stand far enough apart, and its width."""
        style = h.NAME_PLAIN
        words = _words(mark)
        lines = [words]
        if fonts.width(style.face, style.size, words) > width:
            pitch = self.body / max(len(layer) for layer in self.picture.layers)
            lines = in_two_lines(words, style, width) if pitch >= 21.0 else [fitted(words, style, width)]
        return lines, max(fonts.width(style.face, style.size, line) for line in lines)

    def _reach(
        self, canvas: BookCanvas, creators: list[tuple[float, float]], right: float, customer: tuple[float, float]
    ) -> None:
        canvas.pen(c.CORAL, 0.9)
        for index, (px, py) in enumerate(creators):
            place = 0.0 if len(creators) < 2 else 2 * index / (len(creators) - 1) - 1
            bend = max(px, right)
            canvas.stroke([(px, py), (bend, py)])
            _to_customer(canvas, bend, py, customer, 24.0, place, 0.6)

    def _lines(
        self,
        canvas: BookCanvas,
        ends: list[list[tuple[float, float]]],
        spots: list[list[tuple[float, float]]],
        right: list[float],
    ) -> None:
        colours = (c.BACK_OFFICE, c.FRONTLINE, c.CORAL)
        led: set[tuple[int, int]] = set()
        for (a, i), (b, j) in self.picture.lines:
            canvas.pen(colours[a], 0.55)
            if a == b:
                _bow(canvas, spots[a][i], spots[a][j])
                continue
            px, py = ends[a][i]
            bend = max(px, right[a])
            if (a, i) not in led:
                canvas.stroke([(px, py), (bend, py)])
                led.add((a, i))
            ex, ey = spots[b][j]
            ex -= 6.0
            reach = (ex - bend) * 0.55
            canvas.curve((bend, py), (bend + reach, py), (ex - reach, ey), (ex, ey))


def _words(mark: Mark) -> str:
    return mark.name if mark.teams == 1 else f"{mark.teams} teams"


def _say_lines(canvas: BookCanvas, lines: list[str], x: float, y: float) -> None:
    """Lines of a name around the height of its sign."""
    style = h.NAME_PLAIN
    for number, line in enumerate(lines):
        canvas.say(x, y - 3.1 + 5.0 * (len(lines) - 1) - 10.0 * number, line, style.face, style.size, style.colour)


def _shared(wanted: list[float], room: float) -> list[float]:
    """Each its wish while there is room; then the widest give way until all fit."""
    if sum(wanted) <= room:
        return wanted
    low, high = 0.0, max(wanted)
    for _ in range(30):
        middle = (low + high) / 2.0
        if sum(min(one, middle) for one in wanted) <= room:
            low = middle
        else:
            high = middle
    return [min(one, low) for one in wanted]


def _bow(canvas: BookCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    bow = min(14.0, 5.0 + abs(start[1] - end[1]) * 0.06)
    x = start[0] - 4.5
    canvas.curve((x, start[1]), (x - bow, start[1]), (x - bow, end[1]), (x, end[1]))


class Flow(Block):
    """Signs with names running in lines, as many as fit side by side."""

    def __init__(self, names: list[str], kind: signs.Kind = "unknown") -> None:
        super().__init__(FULL)
        self.names = names
        for name in names:
            fonts.width(h.UI_MEDIUM.face, h.UI_MEDIUM.size, name)  # refused now, not while drawing
        self.kind: signs.Kind = kind

    def _lines(self, width: float) -> list[list[tuple[float, str]]]:
        lines: list[list[tuple[float, str]]] = [[]]
        used = 0.0
        style = h.UI_MEDIUM
        for name in self.names:
            shown = fitted(name, style, width - 12.0)
            wide = fonts.width(style.face, style.size, shown) + 12.0
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0.0
            lines[-1].append((used, shown))
            used += wide + 14.0
        return lines

    def measure(self, width: float) -> float:
        return len(self._lines(width)) * 14.0

    def paint(self, canvas: BookCanvas, x: float, top: float, width: float) -> None:
        style = h.UI_MEDIUM
        tags = canvas.tags
        for number, line in enumerate(self._lines(width)):
            y = top - number * 14.0 - style.size
            for offset, name in line:
                with tags.artifact():
                    signs.blind(canvas, x + offset + 3.6, y + 3.2, 3.4, c.AMBER)
                with tags.element("L", of=self), tags.element("LI"), tags.element("LBody"):
                    canvas.say(x + offset + 12.0, y, name, style.face, style.size, style.colour)
