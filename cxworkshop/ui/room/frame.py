"""The frame every picture shares: its question above, where we are and the time below; and the pages between them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from cxworkshop.core.frozen import frozen
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import Beside, Cell, Fitted, Part, Say, Sign, stretch
from cxworkshop.ui.room.roles import FOOT

_DIGIT = re.compile(r"\d")
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
FRAMING = -2  # the spot of what never steps back behind the spotlight
CALM = 3.0  # per cent that stay free above the footer where a picture is stretched
MOST_PAGES = 40  # a picture that needs more is no picture


@frozen
class Sheet:
    """One page of a view: its marks, and on how many items the spotlight can rest."""

    marks: tuple[Mark, ...]
    spots: int = 0


@dataclasses.dataclass(frozen=True)
class Frame:
    """What stands around a body.

    `question` is above it at the left, `right` at the right of the same line, `sign` an icon before the question.
    `footer` says where we are. `middle`: the body stands in the middle of what is left, instead of at its top.
    `clock`: the time stands beside the footer when it is wanted on the wall.
    """

    question: str = ""
    right: str = ""
    footer: str = ""
    sign: Sign | None = None
    middle: bool = False
    clock: bool = True
    gap: float = 3.0  # per cent of the height between question and body

    def pages(self, paper: Paper, *bodies: Part) -> list[Sheet]:
        """Every body on a picture of its own, at the largest step at which each fits one and no word is cut.

        What does not fit at the floor is split over as many pictures as it needs, evenly filled.
        """
        foot, bottom = _foot(self, paper)
        several = len(bodies) > 1
        # The count of pages stands where `right` does, which may make the question a line longer.
        head, top = self._head(paper, "88/88" if several else "")
        fitted = _largest(paper, bodies, bottom - top)
        if fitted is None:
            head, top = self._head(paper, "88/88")
            fitted = [half for body in bodies for half in _split(body.fit(paper, paper.inner, 1.0), bottom - top)]
        found = []
        for n, half in enumerate(fitted, start=1):
            if len(fitted) > 1:
                head = self._head(paper, f"{n}/{len(fitted)}")[0]
            stretch(half, bottom - top - half.height - paper.p(CALM))
            down = max(0.0, (bottom - top - half.height) / 2) if self.middle else 0.0
            found.append(_sheet([*head, *half.marks(paper.margin, top + down), *foot]))
        return found

    def space(self, paper: Paper, count: str = "") -> tuple[float, float]:
        """Where a body begins and how much height it has, in pixels; `count` is that of the pages ("1/3")."""
        top = self._head(paper, count)[1]
        return top, _foot(self, paper)[1] - top

    def sheet(self, paper: Paper, body: list[Mark], count: str = "") -> Sheet:
        """A page with this body, its marks in their places."""
        return _sheet([*self._head(paper, count)[0], *body, *_foot(self, paper)[0]])

    def _head(self, paper: Paper, count: str) -> tuple[list[Mark], float]:
        top = paper.margin * 0.75
        right = "  ".join(part for part in (self.right, count) if part)
        if not self.question and not right:
            return [], top
        cells = [Cell(Say(self.question, "label", "ink2", weight=500))]
        if self.sign is not None:
            cells.insert(0, Cell(self.sign, "natural"))
        if right:
            # As wide on every page, or the question would break otherwise on one of them.
            widest = 1 + max(paper.text(_DIGIT.sub(n, right), "label", 1e6, 0.4, 500).width for n in "0123456789")
            cells.append(Cell(Say(right, "label", "ink2", weight=500, align="right"), 100 * widest / paper.height))
        head = Beside(tuple(cells), 1.6).fit(paper, paper.inner, 0.4)
        marks = head.marks(paper.margin, top)
        return marks, top + head.height + paper.p(self.gap)


def _largest(paper: Paper, bodies: Sequence[Part], room: float) -> list[Fitted] | None:
    """The bodies at the largest step at which all of them fit; better smaller than with a word cut in two."""
    found: list[Fitted] | None = None
    for step in STEPS:
        fitted: list[Fitted] = []
        for body in bodies:
            one = body.fit(paper, paper.inner, step)
            if one.height > room:
                break
            fitted.append(one)
        if len(fitted) < len(bodies):
            continue
        if not any(one.torn for one in fitted):
            return fitted
        found = fitted
    return found


def _split(whole: Fitted, room: float) -> list[Fitted]:
    """As few pictures as it takes, none of them much emptier than the others."""
    halves = _cut(whole, room)
    low, high = whole.height / max(1, len(halves)), room
    if low < high and len(halves) > 1:
        for _ in range(6):
            middle = (low + high) / 2
            other = _cut(whole, middle)
            if len(other) == len(halves) and all(half.height <= room for half in other):
                halves, high = other, middle
            else:
                low = middle
    return halves


def _cut(whole: Fitted, room: float) -> list[Fitted]:
    rest: Fitted | None = whole
    halves: list[Fitted] = []
    while rest is not None and len(halves) < MOST_PAGES:
        parted = rest.split(room) if rest.height > room else None
        halves.append(parted[0] if parted is not None else rest)
        rest = parted[1] if parted is not None else None
    return halves


def _sheet(marks: list[Mark]) -> Sheet:
    # On a further page the items count from 0 again, or the spotlight would rest on nothing first.
    numbers = {spot: n for n, spot in enumerate(sorted({mark.spot for mark in marks if mark.spot >= 0}))}
    if any(spot != n for spot, n in numbers.items()):
        marks = [dataclasses.replace(mark, spot=numbers.get(mark.spot, mark.spot)) for mark in marks]
    return Sheet(tuple(marks), len(numbers))


def _foot(frame: Frame, paper: Paper) -> tuple[list[Mark], float]:
    """The footer's marks, and how far down the body may reach."""
    clock = paper.clock if frame.clock else None
    bottom = paper.height - paper.p(FOOT)
    if not frame.footer and clock is None:
        return [], bottom - paper.p(1)
    found: list[Mark] = []
    right = paper.width - paper.margin
    tall = baseline = 0.0
    if clock is not None:
        lines = paper.text(clock.words, "clock", paper.inner, 0.0)
        tall = lines.height
        baseline = bottom - lines.height + lines.ascent
        right -= lines.width
        ink = "ink2" if clock.paused else "ink"
        found += paper.marks(lines, right, bottom - lines.height, lines.width, ink, spot=FRAMING)
        right -= paper.p(2.2)
        high, wide = paper.p(1.7), min(paper.p(27.8), paper.inner * 0.2)
        top = bottom - lines.height + lines.ascent - lines.px * 0.36 - high / 2
        # Where the words would be cut for it, the time stands without its bar.
        words = paper.text(frame.footer, "footer", 1e6, 0.0, weight=500)
        if not frame.footer or words.width <= right - wide - paper.p(2.2) - paper.margin:
            found += bar(paper, right - wide, top, wide, high, clock.share)
            right -= wide + paper.p(2.2)
    if frame.footer:
        lines = paper.text(frame.footer, "footer", max(1.0, right - paper.margin), 0.0, weight=500)
        lines = lines.part(0, 1)  # a stage's title is short in every language
        down = bottom - lines.height
        if clock is not None:  # both stand on one line
            down = baseline - lines.ascent
        tall = max(tall, lines.height)
        found += paper.marks(lines, paper.margin, down, lines.width, "ink2", spot=FRAMING)
    return found, bottom - tall - paper.p(3.0)


def bar(paper: Paper, left: float, top: float, width: float, height: float, share: float) -> list[Mark]:
    """How much of the time is left, as a bar that empties."""
    stroke = max(1.0, paper.p(0.14))
    found: list[Mark] = [
        ShapeMark(
            "box", left, top, width, height, paper.hex("panel"), paper.hex("ink2"), stroke, height / 2, spot=FRAMING
        )
    ]
    full = width * max(0.0, min(1.0, share))
    if full >= height / 2:
        found.append(
            ShapeMark("box", left, top, full, height, paper.hex("ink"), radius=min(height, full) / 2, spot=FRAMING)
        )
    return found
