"""The timer as the room may see it: the time, its share, and when a break ends; nothing of how late the day is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cxworkshop.shell.dayplan import DayPlan
from cxworkshop.shell.timebox import State, TimeBox
from cxworkshop.stages.prepare.clock import BREAKS

if TYPE_CHECKING:
    from cxworkshop.ui.room.paper import Clock


def wall_clock(box: TimeBox, plan: DayPlan) -> Clock | None:
    """What the clock on the wall shows; None while nothing was started.

    `back_at` is told of a break that runs: the time that was promised, also when it is over. A paused one promises
    nothing.
    """
    from cxworkshop.ui.room.paper import Clock  # only now: nothing is on the wall at the start

    if box.state is State.READY:
        return None
    running = plan.running
    back = ""
    if running is not None and running.exercise in BREAKS and box.state is State.RUNNING:
        ends = plan.moment() + timedelta(seconds=box.left + 30)
        back = f"{ends:%H:%M}"
    return Clock(box.words, box.share_left, box.over, box.state is State.PAUSED, back)
