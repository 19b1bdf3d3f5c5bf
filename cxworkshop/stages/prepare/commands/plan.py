"""Beginning from what is ready-made: an agenda for one day or more, and the usual things to tick."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.method_texts import AgendaPlan
from cxworkshop.stages.prepare.commands.workshop import add_day, add_ready
from cxworkshop.stages.prepare.records import AgendaItem, Day, Readiness


def use_agenda(store: MemoryStore, plan: AgendaPlan) -> list[AgendaItem]:
    """Lay out a ready-made agenda: days that are there keep their date and the hours they have, missing ones come."""
    with store.step(f"Begin with the agenda {quoted(plan.title, 'without a name', NAME)}") as draft:
        days = list(draft.of(Day))
        while len(days) < len(plan.days):
            added = add_day(store)
            days.append(draft.change(added, starts=None, ends=None))
        lines = []
        for day, planned in zip(days, plan.days, strict=False):
            if day.starts is None and day.ends is None:
                draft.change(day, starts=planned.starts, ends=planned.ends)
            lines += [
                draft.add(
                    AgendaItem(
                        id=new_id(AgendaItem),
                        day=day.id,
                        title=line.title,
                        minutes=line.minutes,
                        exercise=line.exercise,
                    )
                )
                for line in planned.lines
            ]
        return lines


def add_usual_ready(store: MemoryStore, texts: Sequence[str]) -> list[Readiness]:
    """Add several things to tick in one step; those that are there already are left out."""
    there = {tick.text.casefold() for tick in store.now.of(Readiness)}
    missing = [text for text in texts if text.casefold() not in there]
    with store.step(f"Add {counted(len(missing), 'thing')} to tick"):
        return [add_ready(store, text) for text in missing]
