"""A fist of five on the wall: what it is asked about, how many are in, and then how many showed how many fingers."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.fist import ENOUGH, FISTS
from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.dots import Plot, circle, slots_in
from cxworkshop.ui.room.frame import Frame
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paging import Draw, Leaf, Pages, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Drawn, Fitted, Part, Say, Spot, Stack
from cxworkshop.ui.room.scale import SETTINGS, CountedIn
from cxworkshop.ui.room.words import Words

DOTS = 18.0  # per cent of the height that the dots have at least


@frozen
class FistView:
    """`counts` are how many people showed 0 to 5 fingers in the last closed round, `before` in the one before it;
    () without. While it is open, `counted` is all that is known.
    """

    question: str
    subject: str
    counts: tuple[int, ...]
    before: tuple[int, ...]
    counted: CountedIn | None
    footer: str

    def compose(self, paper: Paper) -> Pages:
        """What it is about with the slots below; closed, the counts on a page, what it is about above or before it."""
        frame = Frame(self.question, footer=self.footer)
        subject = Spot(Say(self.subject, "headline"), 0)
        if self.counted is not None:
            slots = slots_in(self.counted.words, self.counted.count, self.counted.of)
            return bind(paper, Leaf(frame, (subject,), bottom=slots))
        if not self.counts:
            return bind(paper, Leaf(frame, (subject,)))
        result = _Result(self, frame)
        if result.fits(paper):
            return bind(paper, result)
        return bind(paper, Leaf(frame, (subject,)), _Result(self, frame, subject=False))


def fist_view(
    words: Words, footer: str, subject: str, rounds: Sequence[Sequence[int]], counted: CountedIn | None
) -> FistView:
    """A fist of five as it may be seen; with `counted` it is open and its rounds stay away."""
    if counted is not None:
        return FistView(words("vote.fingers", most=FISTS - 1), subject, (), (), counted, footer)
    last = tuple(rounds[-1]) if rounds else ()
    before = tuple(rounds[-2]) if len(rounds) > 1 else ()
    return FistView(words("fist.question"), subject, last, before, None, footer)


class _Result:
    """How many showed 0 to 5 fingers, as dots over an axis; three fingers and more go with it."""

    def __init__(self, view: FistView, frame: Frame, *, subject: bool = True) -> None:
        self.view, self.frame, self.subject = view, frame, subject

    def fits(self, paper: Paper) -> bool:
        return self._told(paper, "") is not None

    def pages(self, paper: Paper, count: str) -> list[Draw]:
        return [lambda number: self.frame.sheet(paper, self._marks(paper, number), number)]

    def _told(self, paper: Paper, count: str) -> tuple[Fitted, float] | None:
        """What it is about, at the largest size beside which the dots keep their room, and where the dots begin."""
        top, room = self.frame.space(paper, count)
        if not self.subject:
            return Stack(()).fit(paper, paper.inner, 1.0), top
        for role, step in SETTINGS:
            fitted = Spot(Say(self.view.subject, role), 0).fit(paper, paper.inner, step)
            need = paper.p(3.0) + self._below(paper) + paper.p(DOTS)
            if fitted.height + need <= room and (not fitted.torn or role == "reading"):
                return fitted, top + fitted.height + paper.p(3.0)
        return None

    def _below(self, paper: Paper) -> float:
        """The height under the axis: the fingers, then what they mean."""
        label = paper.text("0", "label", paper.inner, 1.0).height
        return paper.p(3.6) + label + self._halves(paper).fit(paper, paper.inner, 1.0).height

    def _halves(self, paper: Paper) -> Part:
        """How many are not there yet, and how many can go with it; with a round before, how many that were."""
        view = self.view
        columns = []
        for key, part in (("fist.few", slice(None, ENOUGH)), ("fist.enough", slice(ENOUGH, None))):
            now = sum(view.counts[part])
            lines: list[Part] = [
                Say(f"{paper.words(key)}: {now}", "label", "ink" if now else "ink2", 600, align="centre")
            ]
            if view.before:
                lines.append(_ago(paper.words("before", n=paper.words.number(sum(view.before[part])))))
            columns.append(Cell(Stack(tuple(lines), 0.4)))
        return Beside(tuple(columns), 3.0)

    def _marks(self, paper: Paper, count: str) -> list[Mark]:
        view = self.view
        told = self._told(paper, count)
        assert told is not None
        top, room = self.frame.space(paper, count)
        found = told[0].marks(paper.margin, top)
        axis = top + room - self._below(paper)
        between = paper.inner / FISTS
        xs = [paper.margin + between * (n + 0.5) for n in range(FISTS)]
        found += _axis(paper, xs, axis)
        found += Plot(view.counts, view.before, across=5).marks(paper, xs, told[1], axis, 1)
        line = axis + paper.p(2.0)
        for n, x in enumerate(xs):
            fingers = paper.text(str(n), "label", between, 1.0, 600)
            found += paper.marks(fingers, x - between / 2, line, between, align="centre", spot=1)
        line += paper.text("0", "label", between, 1.0).height + paper.p(1.6)
        return found + self._halves(paper).fit(paper, paper.inner, 1.0, spot=1).marks(paper.margin, line)


def _axis(paper: Paper, xs: Sequence[float], y: float) -> list[Mark]:
    """Two lines with a gap between them: what is not enough yet, and what is."""
    stroke, reach = max(1.5, paper.p(0.42)), (xs[1] - xs[0]) * 0.42
    ink = paper.hex("ink2")
    return [
        ShapeMark("box", stops[0] - reach, y - stroke / 2, stops[-1] - stops[0] + 2 * reach, stroke, ink, spot=1)
        for stops in (xs[:ENOUGH], xs[ENOUGH:])
    ]


def _ago(words: str) -> Part:
    """The round before: the ring of its dots and how many they were."""

    def draw(paper: Paper, left: float, top: float, width: float, _step: float) -> list[Mark]:
        said = paper.text(words, "label", width, 1.0)
        side, gap = paper.p(3.2), paper.p(1.4)
        left += max(0.0, (width - said.width - side - gap) / 2)
        y = top + said.ascent - said.px * 0.36
        ring = circle(paper, left + side / 2, y, side, "ink2", filled=False)
        return [ring, *paper.marks(said, left + side + gap, top, said.width, "ink2")]

    return Drawn(lambda paper, width, _step: paper.text(words, "label", width, 1.0).height, draw)
