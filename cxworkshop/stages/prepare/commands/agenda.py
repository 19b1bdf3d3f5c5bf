"""The lines of the agenda: minutes are typed, clock times follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, quoted
from cxworkshop.stages.prepare.clock import Remedy, clock
from cxworkshop.stages.prepare.records import AgendaItem, Day

LONGEST = 24 * 60
_TEXTS = {"title": "Name a line of the agenda", "notes": "Write notes on a line of the agenda"}


def add_item(
    store: MemoryStore,
    day_id: str,
    title: str = "",
    *,
    minutes: int = 15,
    exercise: str = "",
    before_id: str | None = None,
) -> AgendaItem:
    """Add a line to a day, before another line or at its end."""
    target(store, Day, day_id)
    before = target(store, AgendaItem, before_id) if before_id is not None else None
    with store.step(f"Add {quoted(title, 'a line', NAME)} to the agenda") as draft:
        item = AgendaItem(id=new_id(AgendaItem), day=day_id, title=title, minutes=_minutes(minutes), exercise=exercise)
        item = draft.add(item)
        return draft.move(item, before) if before is not None else item


def write_item(store: MemoryStore, item_id: str, field: str, text: str) -> AgendaItem:
    """Set a line's title or notes. Typing on is one step."""
    item = target(store, AgendaItem, item_id)
    with store.step(_TEXTS[field], typing=f"{item_id}.{field}") as draft:
        return draft.change(item, **{field: text})


def set_minutes(store: MemoryStore, item_id: str, minutes: int) -> AgendaItem:
    """Set how long a line takes, held between 0 and a whole day. Typing on is one step."""
    item = target(store, AgendaItem, item_id)
    with store.step(f"Set how long {quoted(item.title, 'a line', NAME)} takes", typing=f"{item_id}.minutes") as draft:
        return draft.change(item, minutes=_minutes(minutes))


def change_minutes(store: MemoryStore, item_id: str, by: int) -> AgendaItem:
    """Lengthen or shorten a line, by five minutes as a rule; presses in a row are one step."""
    return set_minutes(store, item_id, target(store, AgendaItem, item_id).minutes + by)


def set_exercise(store: MemoryStore, item_id: str, exercise: str) -> AgendaItem:
    """Say which exercise a line is: a stage's key, "diagnosis", "coffee", "lunch", or "" for none."""
    item = target(store, AgendaItem, item_id)
    with store.step(f"Say what {quoted(item.title, 'a line', NAME)} is") as draft:
        return draft.change(item, exercise=exercise)


def move_item(store: MemoryStore, item_id: str, before_id: str | None, day_id: str | None = None) -> AgendaItem:
    """Move a line directly before another one, into that one's day, or with None to the end of `day_id` or its own."""
    item = target(store, AgendaItem, item_id)
    before = target(store, AgendaItem, before_id) if before_id is not None else None
    day = target(store, Day, before.day if before is not None else day_id or item.day)
    with store.step(f"Move {quoted(item.title, 'a line', NAME)}") as draft:
        return draft.change(draft.move(item, before), day=day.id)


def shift_item(store: MemoryStore, item_id: str, by: int) -> AgendaItem:
    """Move a line up (negative) or down within its day, as far as there are lines."""
    item = target(store, AgendaItem, item_id)
    day = [other for other in store.now.of(AgendaItem) if other.day == item.day]
    here = [other.id for other in day].index(item_id)
    there = min(max(here + by, 0), len(day) - 1)
    if there == here:
        return item
    rest = [other for other in day if other.id != item_id]
    return move_item(store, item_id, rest[there].id if there < len(rest) else None)


def remove_items(store: MemoryStore, item_ids: Sequence[str]) -> None:
    """Remove lines of the agenda."""
    items = [target(store, AgendaItem, item_id) for item_id in item_ids]
    what = quoted(items[0].title, "a line", NAME) if len(items) == 1 else counted(len(items), "line")
    with store.step(f"Remove {what} from the agenda") as draft:
        draft.remove(*items)


def fit(store: MemoryStore, remedy: Remedy) -> AgendaItem | Day:
    """Make a day that is too long fit, as the remedy says."""
    day = target(store, Day, remedy.day)
    if remedy.item:
        item = target(store, AgendaItem, remedy.item)
        with store.step(
            f"Shorten {quoted(item.title, 'a line', NAME)} to {counted(remedy.minutes, 'minute')}"
        ) as draft:
            return draft.change(item, minutes=remedy.minutes)
    with store.step(f"Start at {clock(remedy.starts)}") as draft:
        return draft.change(day, starts=time(remedy.starts // 60, remedy.starts % 60))


def _minutes(minutes: int) -> int:
    return min(max(minutes, 0), LONGEST)
