"""The day that is being held: which line of its agenda the timer stands for, what comes next, and how late it is.

The timer knows minutes and the agenda knows the plan; this is where the two meet. Nothing of it is a record: which
lines were held today is remembered by this laptop, by their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop.core.frozen import frozen
from cxworkshop.core.store import Changed
from cxworkshop.core.words import NAME, shown
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.stages.prepare.clock import (
    DayTimes,
    Drift,
    ItemTime,
    clock,
    clock_times,
    drift,
    drift_words,
    due,
    following,
    today,
)
from cxworkshop.stages.prepare.records import AgendaItem, Day
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.method_texts import Guide as GuideText

LOOK_MS = 30_000
DAYS_KEPT = 7  # days for which it is remembered that a line was held


@frozen
class Offer:
    """What the Guide asks for at the stage on the sheet."""

    stage: str
    minutes: int
    label: str
    about: str


class DayPlan(QObject):
    """`changed` follows when what is due, what runs or how the day stands may read otherwise; never every second."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        box: TimeBox,
        parent: QObject | None = None,
        moment: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._desk, self._box, self.moment = desk, box, moment
        self._held: dict[str, date] = {}
        self._times: tuple[DayTimes, ...] | None = None
        self._offer: Offer | None = None
        self._offered = ("", 0, "")
        self._stood = (State.READY, 0, "", False)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._time_passed)
        box.changed.connect(self._box_changed)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._records_changed)

    # -- the day -----------------------------------------------------------------------------------------------------

    @property
    def today(self) -> tuple[DayTimes, float] | None:
        """The day that is being held and the minute it has come to, None when no day of the workshop is today."""
        if self._times is None:
            self._times = clock_times(self._desk.content)
        return today(self._times, self.moment(), self._held)

    @property
    def line(self) -> AgendaItem | None:
        """The line of the agenda that the timer stands for, started or not."""
        return self._desk.content.find(AgendaItem, self._box.about)

    @property
    def running(self) -> AgendaItem | None:
        """The line whose time was started, paused or not."""
        return self.line if self._box.state is not State.READY else None

    def is_done(self, line: str) -> bool:
        """Whether a line of today's was held and left."""
        return line in self._done() and (self.running is None or self.running.id != line)

    @property
    def drift(self) -> Drift | None:
        """How the day stands; None while no line of it runs, or it has no clock times."""
        running, now = self.running, self.today
        if running is None or now is None:
            return None
        times, minute = now
        return drift(times, running.id, self._box.left / 60, minute)

    @property
    def words(self) -> tuple[str, ...]:
        """How the day stands in words, the fullest form first; () when there is nothing to say."""
        found = self.drift
        return drift_words(found) if found is not None else ()

    @property
    def sentence(self) -> str:
        """The same at leisure: when what runs was to end and will, the next break, the end of the day.

        Before a line is started: when it is planned.
        """
        found = self.drift
        if found is None:
            return self._planned()
        parts = [f"{title(found.item)} {_to(found.ends, found.was_to_end)}"]
        if found.pause is not None and found.pause_at is not None:
            parts.append(f"{found.pause.exercise} {_to(found.pause_at, found.pause_at - found.behind)}")
        parts.append(f"the day ends {_to(found.closes, found.closes - found.behind)}")
        return f"{found_words(found)}. {'; '.join(parts)}."

    # -- what is due -------------------------------------------------------------------------------------------------

    def offer(self, stage: str, minutes: int, label: str, about: str = "") -> None:
        """The Guide turned to a stage and says what its next step takes; a line of today's agenda comes before it."""
        self._offer = Offer(stage, minutes, label, about)
        self._offer_due()
        if self._box.over:
            self.changed.emit()

    def due(self) -> ItemTime | None:
        """The line of today that the stage on the sheet stands for; None when it has none left."""
        now = self.today
        if now is None or self._offer is None:
            return None
        return due(now[0], self._offer.stage, now[1], self._done())

    def coming(self) -> ItemTime | None:
        """The line after the one that runs; None after the last, and while no day is today."""
        now = self.today
        if now is None:
            return None
        running = self.running
        return following(now[0], running.id if running is not None else "", now[1], self._done())

    @property
    def replaces(self) -> ItemTime | None:
        """The line that Start begins in place of one that is over, because the sheet has moved on; None otherwise.

        Time that still runs down, or that somebody has paused, is never thrown away by Start.
        """
        if self._box.state is State.READY or not self._box.over:
            return None
        entry, running = self.due(), self.running
        same = running is not None and entry is not None and entry.item.exercise == running.exercise
        return None if same else entry

    def press(self) -> None:
        """Start, pause or go on."""
        entry = self.replaces
        if entry is not None:
            self.take(entry.item.id)
        else:
            self._box.toggle()

    def take(self, line: str) -> None:
        """Begin a line of the agenda now; the one that ran is done."""
        item = self._desk.content.find(AgendaItem, line)
        if item is None:
            return
        self._leave_line()
        self._box.begin(item.minutes, title(item), item.id)

    # -- remembering -------------------------------------------------------------------------------------------------

    def kept(self) -> dict[str, str]:
        """The lines that were held, by id, with the date; what runs counts, because it is over when it is read."""
        kept = dict(self._held)
        if self.running is not None:
            kept[self.running.id] = self._date()
        oldest = self._date() - timedelta(days=DAYS_KEPT)
        return {line: on.isoformat() for line, on in kept.items() if on >= oldest}

    def restore(self, held: Any) -> None:
        """Know again which lines were held; what is no date is left out."""
        self._held = _dates(held)
        self._offer_due()
        self.changed.emit()

    def restore_timer(self, kept: Any) -> bool:
        """Let the timer go on where the program left it; False when there is nothing to go on with."""
        if not isinstance(kept, Mapping):
            return False
        about = kept.get("about")
        return self._box.restore(kept, self._called(about) if isinstance(about, str) else "")

    # -- inside ------------------------------------------------------------------------------------------------------

    def _planned(self) -> str:
        now, line = self.today, self.line
        if now is None or line is None or self.running is not None:
            return ""
        entry = next((entry for entry in now[0].items if entry.item.id == line.id), None)
        return f"Planned {clock(entry.starts)} to {clock(entry.ends)}." if entry is not None and entry.ends else ""

    def _date(self) -> date:
        now = self.today
        on = now[0].day.on if now is not None else None
        return on if on is not None else self.moment().date()

    def _done(self) -> frozenset[str]:
        on = self._date()
        return frozenset(line for line, when in self._held.items() if when == on)

    def _leave_line(self) -> None:
        if self.running is not None:
            self._held[self.running.id] = self._date()

    def _offer_due(self) -> None:
        if self._offer is None or self._box.state is not State.READY:
            return
        entry = self.due()
        if entry is not None and entry.item.minutes > 0:
            offered = (title(entry.item), entry.item.minutes, entry.item.id)
        else:
            offered = (self._offer.label, self._offer.minutes, self._offer.about)
        if offered != self._offered:  # else a time that somebody typed for it stands
            self._offered = offered
            self._box.offer(offered[1], offered[0], offered[2])

    def _called(self, about: str) -> str:
        item = self._desk.content.find(AgendaItem, about)
        if item is not None:
            return title(item)
        stage, _, step = about.partition("/")
        text = _guide(stage)
        if text is None:
            return ""
        return text.steps[int(step)].text if step.isdecimal() and int(step) < len(text.steps) else text.title

    def _box_changed(self) -> None:
        stands = (self._box.state, self._box.seconds, self._box.about, self._box.over)
        if stands != self._stood:
            self._stood = stands
            self.changed.emit()

    def _time_passed(self) -> None:
        self._offer_due()
        self.changed.emit()

    def _opened(self) -> None:
        self._times, self._offer, self._offered = None, None, ("", 0, "")
        self._held = {}
        self._box.reset()
        (self._look.start if self._desk.store is not None else self._look.stop)()
        self.changed.emit()

    def _records_changed(self, changed: Changed) -> None:
        planned = [change for change in changed.changes if isinstance(change.record, AgendaItem | Day)]
        if not planned:
            return
        self._times = None
        for change in planned:
            before, after = change.before, change.after
            if isinstance(before, AgendaItem) and isinstance(after, AgendaItem) and after.id == self._box.about:
                self._box.name(title(after))
                # What was said of the line that runs is said of its time; minutes given to the timer alone stay given.
                if self._box.state is not State.READY and after.minutes != before.minutes:
                    self._box.extend(after.minutes - before.minutes)
        self._offer_due()
        self.changed.emit()


def title(item: AgendaItem) -> str:
    """What a line of the agenda is called."""
    return shown(item.title, NAME) or "A line of the agenda"


def found_words(found: Drift) -> str:
    """Only how late, as the beginning of a sentence: "8 minutes behind"."""
    return drift_words(found)[0].partition(";")[0].capitalize()


def _to(minute: int, planned: int) -> str:
    return clock(minute) if minute == planned else f"{clock(minute)} instead of {clock(planned)}"


def _guide(stage: str) -> GuideText | None:
    from cxworkshop import method_texts
    from cxworkshop.stages import STAGES

    return method_texts.guide(stage) if any(one.key == stage for one in STAGES) else None


def _dates(held: Any) -> dict[str, date]:
    found: dict[str, date] = {}
    for line, on in held.items() if isinstance(held, Mapping) else ():
        try:
            found[line] = date.fromisoformat(on)
        except (TypeError, ValueError):
            continue
    return found
