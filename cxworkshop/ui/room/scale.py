"""A scale on the wall: its two poles, then how many have voted, then where the room stands and what it agreed on.

Definition and culture both have scales; this knows neither.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cxworkshop.core.frozen import frozen
from cxworkshop.core.votes import MIDDLE, STOPS, CountIn
from cxworkshop.core.words import shown
from cxworkshop.ui.room.dots import PITCH, Plot, axis_marks, circle, diamond, slots_in, stops_between, strip
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.lines import Lines
from cxworkshop.ui.room.marks import Mark
from cxworkshop.ui.room.paging import Draw, Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Fitted, Gap, Part, Say, Spot, Stack
from cxworkshop.ui.room.roles import RoomRole
from cxworkshop.ui.room.words import Words

LONG = (0, MIDDLE, STOPS - 1)  # the stops with the longer ticks
# How the poles are set, from large to the floor: the plot below needs its room.
SETTINGS: tuple[tuple[RoomRole, float], ...] = (
    ("headline", 0.8), ("headline", 1.0), ("quote", 0.7), ("quote", 1.0), ("reading", 1.0),
)  # fmt: skip
SHORT = (60, 40, 24, 12)  # characters of a pole that has a page of its own, where it stands again
DOTS = 28.5  # per cent of the height that are kept for the dots, where there are so many


@frozen
class CountedIn:
    """How far an open vote is: numbers of people, `of` 0 while nobody knows how many there are; and that in words."""

    count: int
    of: int
    words: str


@frozen
class ScaleView:
    """`counts` are the votes at each stop in the last closed round, `before` those of the round before; () without.

    While the vote is open, `counted` is all that is known of it and both are empty. `agreed` is a stop, -1 without.
    """

    question: str
    left: str
    right: str
    left_sentence: str
    right_sentence: str
    counts: tuple[int, ...]
    before: tuple[int, ...]
    agreed: int
    rule: str
    counted: CountedIn | None
    footer: str

    @property
    def untried(self) -> bool:
        """Whether nobody has voted or agreed yet: then what speaks for the poles is what the room needs."""
        return self.counted is None and not self.counts and self.agreed < 0

    def compose(self, paper: Paper) -> Pages:
        """The scale; a page with the rule when there is one; poles that are long on one of their own before."""
        frame = Frame(self.question, footer=self.footer)
        bare = dataclasses.replace(self, left_sentence="", right_sentence="")
        chapters: list[_Scale | Leaf] = [_Scale(self, frame)]
        if not _Scale(self, frame).fits(paper):
            chapters = [_Scale(bare, frame), self._poles(frame)]
        if not _Scale(bare, frame).fits(paper):
            chapters = [self._poles(frame), self._short(bare, frame, paper)]
        if self.rule and self.counted is None:
            chapters.append(self._rule(paper.words))
        return bind(paper, *chapters)

    def _short(self, bare: ScaleView, frame: Frame, paper: Paper) -> _Scale:
        """The scale with as much of its poles as leaves the votes their room."""
        for most in SHORT:
            cut = _Scale(dataclasses.replace(bare, left=shown(self.left, most), right=shown(self.right, most)), frame)
            if cut.fits(paper):
                break
        return cut

    def _poles(self, frame: Frame) -> Leaf:
        """The poles by themselves, each with its stop and with what speaks for it."""
        rows = []
        for n, (stop, words, sentence) in enumerate(
            ((0, self.left, self.left_sentence), (STOPS - 1, self.right, self.right_sentence))
        ):
            parts: list[Part] = [Say(str(stop), "label", "ink2", 600), Say(words, "quote")]
            if sentence and self.untried:
                parts += [Gap(1.0), Say(sentence, "reading", "ink2")]
            rows.append(Spot(Stack(tuple(parts)), n))
        return Leaf(frame, tuple(rows), most=2, gap=4.0)

    def _rule(self, words: Words) -> Leaf:
        frame = Frame(words("scale.rule"), footer=self.footer)
        top = position(self.left, self.right, self.agreed) if self.agreed >= 0 else None
        return Leaf(frame, (Spot(Say(self.rule, "headline"), 0),), top=top, below_top=5.0)


def scale_view(
    words: Words, footer: str, *, left: str, right: str, left_sentence: str = "", right_sentence: str = "",
    rounds: Sequence[Sequence[int]] = (), agreed: int | None = None, rule: str = "",
    counted: CountedIn | None = None,
) -> ScaleView:  # fmt: skip
    """A scale as it may be seen. With `counted` the vote is open: its rounds and what was agreed before stay away."""
    if counted is not None:
        question = words("vote.fingers", most=STOPS - 1)
        return ScaleView(question, left, right, "", "", (), (), -1, "", counted, footer)
    last = tuple(rounds[-1]) if rounds else ()
    before = tuple(rounds[-2]) if len(rounds) > 1 else ()
    place = -1 if agreed is None else agreed
    return ScaleView(
        words("scale.question"), left, right, left_sentence, right_sentence, last, before, place, rule, None, footer
    )


def counted_in(words: Words, given: CountIn, noun: str = "vote") -> CountedIn:
    """How many are in, in the wall's words; `noun` is "vote", "dot" or "hand"."""
    count, of = words.number(given.count), words.number(given.of)
    if given.of:
        return CountedIn(
            given.count, given.of, words(f"{noun}.of.{'one' if given.count == 1 else 'other'}", n=count, of=of)
        )
    return CountedIn(given.count, 0, words.count(f"{noun}.in", given.count))


def position(left: str, right: str, agreed: int) -> Part:
    """Where the room stands between two poles: a small scale, the side it leans to in bold."""
    leans = (agreed > MIDDLE) - (agreed < MIDDLE)
    poles = [
        Say(words, "reading", "ink" if leans in (0, side) else "ink2", 600 if leans == side else 0, align)
        for words, side, align in ((left, -1, "right"), (right, 1, "left"))
    ]
    cells = (Cell(poles[0], -10), Cell(strip(agreed, STOPS), -7), Cell(poles[1], -10))
    return Beside(cells, 3.0, align="middle")


# -- the page with the axis --------------------------------------------------------------------------------------------


class _Scale:
    """The poles above, the votes on their axis in the middle, what stands below it at the bottom."""

    def __init__(self, view: ScaleView, frame: Frame) -> None:
        self.view, self.frame = view, frame

    def fits(self, paper: Paper) -> bool:
        return self._poles(paper, "") is not None

    def pages(self, paper: Paper, count: str) -> list[Draw]:
        return [lambda number: self.frame.sheet(paper, self._marks(paper, number), number)]

    def _poles(self, paper: Paper, count: str) -> tuple[Part, float] | None:
        """The poles and the step they are set at, the largest at which the plot keeps its room."""
        room = self.frame.space(paper, count)[1]
        for role, step in SETTINGS:
            poles = self._pair(role)
            need = self._plot_least(paper) + self._below(paper) + paper.p(3.5)
            fitted = poles.fit(paper, paper.inner, step)
            if fitted.height + need <= room and (not fitted.torn or role == "reading"):
                return poles, step
        return None

    def _pair(self, role: RoomRole) -> Part:
        view = self.view
        sides = []
        for n, (words, sentence, align) in enumerate(
            ((view.left, view.left_sentence, "left"), (view.right, view.right_sentence, "right"))
        ):
            parts: list[Part] = [Say(words, role, align=align)]
            if sentence and view.untried:
                parts += [Gap(2.0), Say(sentence, "reading", "ink2", align=align)]
            sides.append(Cell(Spot(Stack(tuple(parts)), n)))
        return Beside(tuple(sides), 8.0)

    def _plot_least(self, paper: Paper) -> float:
        plot = Plot(self.view.counts, self.view.before)
        return paper.p(max(3.0, min(DOTS, plot.tallest * PITCH + 1.0)))

    def _below(self, paper: Paper) -> float:
        """The height of what stands below the axis, in pixels."""
        label = paper.text("0", "label", paper.inner, 1.0).height
        if self.view.counted is not None:
            numbers = paper.text("0", "item", paper.inner, 1.0).height
            return paper.p(4.2) + numbers + paper.p(3.6) + self._slots(paper).height
        if self.view.counts or self.view.agreed >= 0:
            return paper.p(9.0) + label + (label if self._beside(paper) is None else 0.0)
        return paper.p(8.0)

    def _slots(self, paper: Paper) -> Fitted:
        counted = self.view.counted
        assert counted is not None
        return slots_in(counted.words, counted.count, counted.of).fit(paper, paper.inner, 1.0, spot=2)

    def _marks(self, paper: Paper, count: str) -> list[Mark]:
        view = self.view
        top, room = self.frame.space(paper, count)
        left, width = paper.margin, paper.inner
        found_poles = self._poles(paper, count) or (self._pair(SETTINGS[-1][0]), SETTINGS[-1][1])
        poles = found_poles[0].fit(paper, width, found_poles[1])
        found = poles.marks(left, top)
        bottom = top + room
        axis = bottom - self._below(paper)
        xs = stops_between(paper, left, width, STOPS)
        if not view.counts:  # nothing stands on the axis: it goes up to the middle of what is free
            free = axis - (top + poles.height)
            axis -= max(0.0, min(free / 2, paper.p(12)) - paper.p(2))
        found += axis_marks(paper, xs, axis, LONG, 2)
        if view.counted is not None:
            return found + self._open(paper, xs, axis, bottom)
        found += Plot(view.counts, view.before).marks(paper, xs, top + poles.height + paper.p(3.0), axis, 2)
        return found + self._closed(paper, xs, axis)

    def _open(self, paper: Paper, xs: Sequence[float], axis: float, bottom: float) -> list[Mark]:
        found: list[Mark] = []
        between = xs[1] - xs[0]
        for n, x in enumerate(xs):
            words = paper.text(str(n), "item", between, 1.0)
            found += paper.marks(words, x - between / 2, axis + paper.p(4.2), between, align="centre", spot=2)
        slots = self._slots(paper)
        return found + slots.marks(paper.margin, bottom - slots.height)

    def _closed(self, paper: Paper, xs: Sequence[float], axis: float) -> list[Mark]:
        view = self.view
        found: list[Mark] = []
        right = paper.margin + paper.inner
        line = axis + paper.p(8.6)
        if view.agreed >= 0:
            found.append(diamond(paper, xs[view.agreed], axis + paper.p(5.2), paper.p(6.0), 2))
            begins, agreed = self._agreed(paper)
            found += paper.marks(agreed, begins, line, agreed.width, spot=2)
        if not view.counts:
            return found
        beside = self._beside(paper)
        if beside is None:
            return found + self._legend(paper).marks(paper.margin, line + paper.text("0", "label", right, 1.0).height)
        return found + self._legend(paper).marks(beside, line)

    def _agreed(self, paper: Paper) -> tuple[float, Lines]:
        """The word under the diamond, and where it begins: in the middle, unless that is past a margin."""
        x = stops_between(paper, paper.margin, paper.inner, STOPS)[self.view.agreed]
        words = paper.text(paper.words("agreed"), "label", paper.inner, 1.0, 600)
        return min(max(x - words.width / 2, paper.margin), paper.margin + paper.inner - words.width), words

    def _legend(self, paper: Paper) -> _Legend:
        words, view = paper.words, self.view
        before = words("before", n=words.number(sum(view.before))) if view.before else ""
        return _Legend(paper, words.count("votes", sum(view.counts)), before)

    def _beside(self, paper: Paper) -> float | None:
        """Where the legend begins on the line of what is agreed: at its left, at its right, or nowhere (None)."""
        wide, left, right = self._legend(paper).width, paper.margin, paper.margin + paper.inner
        if self.view.agreed < 0 or not self.view.counts:
            return left
        begins, agreed = self._agreed(paper)
        if begins - left >= wide + paper.p(3):
            return left
        return right - wide if right - begins - agreed.width >= wide + paper.p(3) else None


class _Legend:
    """How many votes there are; with a round before, which dots are whose."""

    def __init__(self, paper: Paper, now: str, before: str) -> None:
        self.paper = paper
        self.now = paper.text(now, "label", paper.inner, 1.0)
        self.before = paper.text(before, "label", paper.inner, 1.0) if before else None
        self.side, self.gap = paper.p(3.2), paper.p(1.4)
        self.width = self.now.width
        if self.before is not None:
            self.width += self.before.width + 2 * (self.side + self.gap) + paper.p(4)

    def marks(self, left: float, top: float) -> list[Mark]:
        paper, side = self.paper, self.side
        if self.before is None:
            return paper.marks(self.now, left, top, self.now.width, "ink2")
        y = top + self.now.ascent - self.now.px * 0.36
        found = [circle(paper, left + side / 2, y, side, "ink2", filled=False)]
        left += side + self.gap
        found += paper.marks(self.before, left, top, self.before.width, "ink2")
        left += self.before.width + paper.p(4)
        found.append(circle(paper, left + side / 2, y, side, "accent"))
        return found + paper.marks(self.now, left + side + self.gap, top, self.now.width, "ink2")
