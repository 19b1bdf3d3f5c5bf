"""The day, as the room sees it: a welcome, the agenda and the line that is on, the clock of a break, the time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import NAME, shown
from cxworkshop.stages.prepare.clock import BREAKS, DayTimes, ItemTime, clock, clock_times
from cxworkshop.stages.prepare.records import AgendaItem, Coming, Day, Participant, Workshop
from cxworkshop.ui.room.frame import Frame, Sheet, bar
from cxworkshop.ui.room.item import RoomItem
from cxworkshop.ui.room.marks import Mark, ShapeMark
from cxworkshop.ui.room.paging import Leaf, bind
from cxworkshop.ui.room.paper import Paper
from cxworkshop.ui.room.parts import (
    Beside,
    Cell,
    Drawn,
    Either,
    Gap,
    OneLine,
    Panel,
    Part,
    Say,
    Sign,
    Spot,
    Spring,
    Stack,
)
from cxworkshop.ui.room.view import Audience, View
from cxworkshop.ui.room.words import Words

WELCOME = "welcome"
AGENDA = "agenda"
PAUSE = "pause"
MOST: Final = 5  # lines of an agenda on one page
BETWEEN: Final = 1.7  # per cent of the height
LONG: Final = 240
NOON: Final = 12 * 60
EVENING: Final = 17 * 60
NO_TIME: Final = "–:––"  # nothing was started, and no line says how long it takes
COUNTED: Final = ("one", "two", "three")


# -- welcome ---------------------------------------------------------------------------------------------------------


@frozen
class Welcome:
    """What the workshop asks, whose it is, how many come for how long, and when it starts."""

    question: str
    client: str
    people: str
    footer: str

    def compose(self, paper: Paper) -> list[Sheet]:
        """One page; a title that fills a picture by itself is followed by the rest on the next."""
        below: list[Part] = [Say(self.client, "item")] if self.client else []
        below += [Say(self.people, "label", "ink2", weight=500)] if self.people else []
        body = Stack((Spring(1.0, 4.0), Drawn(_sun_high, _sun), Spring(3.0, 7.5), Say(self.question, "headline"),
                      Spring(2.5, 6.0), Stack(tuple(below), 1.0)))  # fmt: skip
        return Frame(footer=self.footer).pages(paper, body)


SUN = 15.6  # per cent of the height


def _sun_high(paper: Paper, width: float, step: float) -> float:
    return paper.p(SUN)


def _sun(paper: Paper, left: float, top: float, width: float, step: float) -> list[Mark]:
    """The program's sign: somebody is seen from three sides."""
    side = paper.p(SUN)
    ink, thick = paper.hex("ink"), side * 0.085
    disc = side * 0.56
    found: list[Mark] = []
    for x, y, x2, y2 in ((0.0, 0.045, 0.31, 0.28), (0.0, 0.5, 0.22, 0.5), (0.0, 0.955, 0.31, 0.72)):
        found.append(_stroke(left + x * side, top + y * side, left + x2 * side, top + y2 * side, thick, ink))
    found.append(ShapeMark("disc", left + side * 0.34, top + (side - disc) / 2, disc, disc, paper.hex("cust")))
    return found


def _stroke(x: float, y: float, x2: float, y2: float, thick: float, color: str) -> Mark:
    length = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5
    across, down = (y2 - y) / length * thick / 2, (x2 - x) / length * thick / 2
    points = ((x + across, y - down), (x2 + across, y2 - down), (x2 - across, y2 + down), (x - across, y + down))
    left, top = min(point[0] for point in points), min(point[1] for point in points)
    wide, high = max(point[0] for point in points) - left, max(point[1] for point in points) - top
    return ShapeMark("polygon", left, top, wide, high, color, points=points)


# -- agenda ----------------------------------------------------------------------------------------------------------


@frozen
class Line:
    """One line of the agenda: "14:20", its title, what it is about; a pause has a cup instead; `on` is the present."""

    time: str
    title: str
    about: str
    pause: bool
    on: bool


@frozen
class Agenda:
    """The lines of half a day."""

    question: str
    lines: tuple[Line, ...]
    footer: str

    def compose(self, paper: Paper) -> Sequence[Sheet]:
        """At most `MOST` lines a page, evenly filled. The first page has the line that is on; what is over shows only
        where the rest of the half fits that page too.
        """
        frame = Frame(self.question, footer=self.footer)
        rows = tuple(Spot(_row(line), n) for n, line in enumerate(self.lines))
        on = next((n for n, line in enumerate(self.lines) if line.on), 0)
        room = frame.space(paper)[1] + paper.p(BETWEEN)
        for first in range(max(0, len(rows) - MOST), on):
            fits = [row.fit(paper, paper.inner, 1.0).height + paper.p(BETWEEN) for row in rows[first:]]
            if sum(fits) <= room:
                on = first
                break
        return bind(paper, Leaf(frame, rows[on:], most=MOST, gap=BETWEEN))


def _row(line: Line) -> Part:
    fill, edge = ("soft:accent", "accent") if line.on else ("", "ink2") if line.pause else ("panel", "")
    ink = "ink2" if line.pause and not line.on else "ink"
    title = Say(line.title, "item", ink)
    begins = [Cell(Say(line.time, "time", ink), "natural")] if line.time else []
    about = Say(line.about, "reading", "ink" if line.on else "ink2", weight=500)
    plain = Beside((*begins, Cell(title)), 4.0, "baseline")
    forms: tuple[Part, ...] = (plain,)
    if line.pause:
        forms = (Beside((Cell(plain), Cell(Sign("coffee", 7.0, ink, "regular"), "natural")), 2.0, "middle"),)
    elif line.about:
        beside = Beside(
            (*begins, Cell(title, "natural"), Cell(dataclasses.replace(about, align="right"))), 4.0, "baseline"
        )
        below = Beside((*begins, Cell(Stack((title, Gap(0.3), about)))), 4.0, "baseline")
        forms = (OneLine(beside), below)
    return Panel(Either(forms), fill, edge, high=2.2, wide=3.0, least=13.4)


# -- the time --------------------------------------------------------------------------------------------------------


@frozen
class Time:
    """How much of the time is left, as large as the wall. `minutes` stands there until the clock runs."""

    timed: ClassVar[bool] = True

    title: str
    minutes: int
    back: str  # "Back at {time}", "" where nobody is to come back

    def compose(self, paper: Paper) -> list[Sheet]:
        """One page."""
        time = paper.clock
        words = time.words if time is not None else f"{self.minutes:02}:00" if self.minutes else NO_TIME
        share = time.share if time is not None else 1.0 if self.minutes else 0.0
        parts: list[Part] = []
        if self.title:
            parts += [Say(self.title, "title", "ink2", align="centre"), Gap(2.0)]
        paused = time.paused if time is not None else not self.minutes
        parts.append(Say(words, "countdown", "ink2" if paused else "ink", align="centre"))
        parts.append(Drawn(lambda page, _w, _s: page.p(2.6), _bar(share)))
        back_at = time.back_at if time is not None else ""
        if self.back and back_at:
            parts += [Gap(4.6), Say(self.back.format(time=back_at), "title", weight=600, align="centre")]
        return Frame(middle=True, clock=False).pages(paper, Stack(tuple(parts)))


def _bar(share: float) -> Callable[[Paper, float, float, float, float], list[Mark]]:
    def draw(paper: Paper, left: float, top: float, width: float, step: float) -> list[Mark]:
        wide = min(paper.p(92), width)
        return bar(paper, left + (width - wide) / 2, top, wide, paper.p(2.6), share)

    return draw


# -- from the records ------------------------------------------------------------------------------------------------


def _welcome(content: Content, day_id: str, words: Words) -> View | None:
    days = content.of(Day)
    day = content.find(Day, day_id) if day_id else next(iter(days), None)
    if day_id and day is None:
        return None
    workshop = content.one(Workshop)
    people = sum(one.coming is not Coming.NO for one in content.of(Participant))
    said = []
    if days:
        key = COUNTED[len(days) - 1] if len(days) <= len(COUNTED) else "other"
        said.append(words(f"welcome.days.{key}", n=len(days)))
    if people:
        said.append(words.count("welcome.people", people))
    starts = day.starts.strftime("%H:%M") if day is not None and day.starts is not None else ""
    title = shown(workshop.title, LONG) or words("welcome.question")
    footer = words("welcome.starts", time=starts) if starts else ""
    line = ", ".join(said)
    return Welcome(title, shown(workshop.client, LONG), line[:1].upper() + line[1:], footer)


@frozen
class _Half:
    """Part of a day between its start, lunch and its end; `day` counts from 1, 0 where there is only one."""

    day: int
    lines: tuple[ItemTime, ...]


def _halves(content: Content) -> list[_Half]:
    """The workshop in halves of days; lunch ends one."""
    days = clock_times(content)
    found = []
    for times in days:
        number = times.number if len(days) > 1 else 0
        found += [_Half(number, lines) for lines in _parts(times)]
    return found


def _parts(times: DayTimes) -> list[tuple[ItemTime, ...]]:
    parts: list[list[ItemTime]] = [[]]
    for entry in times.items:
        parts[-1].append(entry)
        if entry.item.exercise == "lunch":
            parts.append([])
    return [tuple(part) for part in parts if part]


def _half(halves: Sequence[_Half], item: RoomItem) -> int | None:
    """Which half is shown: the one asked for by its number, from 1, else the one of the line that is on."""
    if item.step:
        return item.step - 1 if item.step <= len(halves) else None
    if not item.record:
        return 0 if halves else None
    return next((n for n, half in enumerate(halves) if any(one.item.id == item.record for one in half.lines)), None)


def _agenda(content: Content, item: RoomItem, words: Words) -> View | None:
    halves = _halves(content)
    place = _half(halves, item)
    if place is None:
        return None if item.record else Agenda(words("agenda.title"), (), words("stage.prepare"))
    half = halves[place]
    lines = tuple(_line(entry, entry.item.id == item.record, words) for entry in half.lines)
    return Agenda(_title(half, any(line.on for line in lines), words), lines, words("agenda.title"))


def _line(entry: ItemTime, on: bool, words: Words) -> Line:
    item = entry.item
    pause = item.exercise in BREAKS
    about = words(f"about.{item.exercise}") if f"about.{item.exercise}" in words.keys else ""
    return Line(clock(entry.starts), _called(item, words), about, pause, on)


def _called(item: AgendaItem, words: Words) -> str:
    title = shown(item.title, LONG)
    if title:
        return title
    for key in (f"agenda.{item.exercise}", f"stage.{item.exercise}"):
        if item.exercise and key in words.keys:
            return words(key)
    return words("agenda.line")


def _title(half: _Half, now: bool, words: Words) -> str:
    starts = half.lines[0].starts
    if starts is None:
        return words("agenda.day", n=half.day) if half.day else words("agenda.today")
    part = "morning" if starts % (24 * 60) < NOON else "afternoon" if starts < EVENING else "evening"
    return words(f"agenda.{part}") if now or not half.day else words(f"agenda.at.{part}", n=half.day)


def _time(content: Content, item: RoomItem, words: Words) -> View | None:
    line = content.find(AgendaItem, item.record)
    if item.record and line is None:
        return None
    back = words("pause.back", time="{time}") if item.kind == PAUSE else ""
    title = words("agenda.pause") if item.kind == PAUSE else ""
    if line is not None:
        title = shown(_called(line, words), NAME)
    return Time(title, line.minutes if line is not None else 0, back)


def _view(content: Content, item: RoomItem, words: Words) -> View | None:
    if item.kind == WELCOME:
        return _welcome(content, item.record, words)
    if item.kind == AGENDA:
        return _agenda(content, item, words)
    return _time(content, item, words)


def _neighbour(content: Content, item: RoomItem, by: int) -> RoomItem | None:
    if item.kind == WELCOME:
        days = [day.id for day in content.of(Day)]
        place = (days.index(item.record) if item.record in days else 0) + by
        return RoomItem("prepare", WELCOME, days[place]) if 0 <= place < len(days) else None
    if item.kind != AGENDA:
        return None
    halves = _halves(content)
    here = _half(halves, item)
    if here is None or not 0 <= here + by < len(halves):
        return None
    return RoomItem("prepare", AGENDA, item.record, here + by + 1)


def _label(content: Content, item: RoomItem) -> str:
    line = content.find(AgendaItem, item.record)
    title = shown(line.title, NAME) if line is not None else ""
    match item.kind:
        case "welcome":
            return "Welcome"
        case "agenda":
            return "Agenda"
        case "pause":
            return f"Break clock: {title}" if title else "Break clock"
        case _:
            return f"Timer: {title}" if title else "Timer only"


AUDIENCE = Audience(_view, _neighbour, _label)
