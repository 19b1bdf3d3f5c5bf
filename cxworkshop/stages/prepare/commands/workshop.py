"""The workshop itself, its days, and what is ticked by hand."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from cxworkshop.core import acts
from cxworkshop.core.errors import Refused
from cxworkshop.core.pictures import JPEG, PNG, media_of
from cxworkshop.core.record import new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, dates_words, quoted
from cxworkshop.stages.prepare.records import AgendaItem, Day, Logo, Readiness, Workshop

MOST_OF_A_LOGO = 400 * 1024  # bytes: every revision carries it
_TEXTS = {
    "client": "Name the client",
    "title": "Name the workshop",
    "place": "Set the place",
    "notes": "Write notes on the workshop",
}


def write_workshop(store: MemoryStore, field: str, text: str) -> Workshop:
    """Set one of the workshop's texts: client, title, place or notes. Typing on is one step."""
    with store.step(_TEXTS[field], typing=f"{Workshop.TABLE}.{field}") as draft:
        return draft.change(draft.one(Workshop), **{field: text})


def set_accent(store: MemoryStore, colour: str) -> Workshop:
    """Set the client's colour as #RRGGBB, or "" for none. Refused when it is neither."""
    if not re.fullmatch(r"(#[0-9A-Fa-f]{6})?", colour):
        raise Refused("A colour is # and six digits from 0 to F, such as #0B5F4E.", "Nothing was changed.")
    with store.step("Set the client’s colour") as draft:
        return draft.change(draft.one(Workshop), accent=colour)


def set_logo(store: MemoryStore, image: bytes, name: str = "", *, dark: bool = False) -> Logo:
    """Set the client's logo, a PNG or JPEG of at most 400 KB; `dark` lays it on a dark ground. Refused otherwise."""
    if media_of(image) not in (PNG, JPEG):
        raise Refused("The logo is no PNG and no JPEG.", "Nothing was changed.")
    if len(image) > MOST_OF_A_LOGO:
        raise Refused(f"The logo is larger than {MOST_OF_A_LOGO // 1024} KB.", "Nothing was changed.")
    kept = base64.b64encode(image).decode()
    with store.step("Set the client’s logo") as draft:
        there = draft.find(Logo, Logo.TABLE)
        if there is not None:
            return draft.change(there, image=kept, name=name, dark=dark)
        return draft.add(Logo(id=Logo.TABLE, order=1.0, image=kept, name=name, dark=dark))


def remove_logo(store: MemoryStore) -> None:
    """Take the client's logo away, if there is one."""
    with store.step("Remove the client’s logo") as draft:
        draft.remove(*draft.of(Logo))


def add_day(store: MemoryStore) -> Day:
    """Add a day: the day after the last one, at the same hours."""
    days = store.now.of(Day)
    last = days[-1] if days else None
    after = last.on + timedelta(days=1) if last is not None and last.on is not None and last.on < date.max else None
    with store.step(f"Add day {len(days) + 1}") as draft:
        return draft.add(_like(last, after))


def set_dates(store: MemoryStore, dates: Sequence[date]) -> list[Day]:
    """Give the workshop these dates, earliest first, one day each; days that are there keep their agenda.

    Refused when fewer dates than days are given and a day that would go has an agenda.
    """
    wanted = sorted(set(dates))
    days = store.now.of(Day)
    surplus = days[len(wanted) :]
    busy = {item.day for item in store.now.of(AgendaItem)}
    for number, day in enumerate(surplus, start=len(wanted) + 1):
        if day.id in busy:
            raise Refused(
                f"Day {number} has an agenda.", "Nothing was changed.", "Remove the day itself, or move its lines."
            )
    label = f"Set the dates: {dates_words(wanted)}" if wanted else "Take the dates away"
    with store.step(label) as draft:
        kept = [draft.change(day, on=on) for day, on in zip(days, wanted, strict=False)]
        kept += [draft.add(_like(days[-1] if days else None, on)) for on in wanted[len(days) :]]
        draft.remove(*surplus)
        return kept


def set_day_date(store: MemoryStore, day_id: str, on: date | None) -> Day:
    """Set or clear the date of a day."""
    day = target(store, Day, day_id)
    with store.step(f"Set the date of day {_number(store, day)}") as draft:
        return draft.change(day, on=on)


def set_day_starts(store: MemoryStore, day_id: str, starts: time | None) -> Day:
    """Set or clear when a day starts; the clock of its lines follows."""
    day = target(store, Day, day_id)
    with store.step(f"Set when day {_number(store, day)} starts", typing=f"{day_id}.starts") as draft:
        return draft.change(day, starts=starts)


def set_day_ends(store: MemoryStore, day_id: str, ends: time | None) -> Day:
    """Set or clear when the room must be left."""
    day = target(store, Day, day_id)
    with store.step(f"Set when day {_number(store, day)} ends", typing=f"{day_id}.ends") as draft:
        return draft.change(day, ends=ends)


def remove_day(store: MemoryStore, day_id: str) -> None:
    """Remove a day with its agenda."""
    day = target(store, Day, day_id)
    with store.step(f"Remove day {_number(store, day)}") as draft:
        draft.remove(day)


def add_ready(store: MemoryStore, text: str) -> Readiness:
    """Add a thing to tick by hand."""
    with store.step(f"Add {quoted(text, 'a thing to tick', NAME)}") as draft:
        return draft.add(Readiness(id=new_id(Readiness), text=text))


def write_ready(store: MemoryStore, ready_id: str, text: str) -> Readiness:
    """Say what is to be ticked. Typing on is one step."""
    ready = target(store, Readiness, ready_id)
    with store.step("Say what is to be ticked", typing=f"{ready_id}.text") as draft:
        return draft.change(ready, text=text)


def tick_ready(store: MemoryStore, ready_id: str, done: bool = True) -> Readiness:
    """Tick a thing, or take the tick back."""
    ready = target(store, Readiness, ready_id)
    with store.step(f"{'Tick' if done else 'Untick'} {quoted(ready.text, 'a thing', NAME)}") as draft:
        return draft.change(ready, done=done)


def move_ready(store: MemoryStore, ready_id: str, before_id: str | None) -> Readiness:
    """Move a thing to tick, directly before another or to the end with None."""
    return acts.move(store, Readiness, ready_id, before_id, _ready)


def remove_ready(store: MemoryStore, ready_ids: Sequence[str]) -> None:
    """Remove things to tick."""
    ticks = [target(store, Readiness, ready_id) for ready_id in ready_ids]
    what = _ready(ticks[0]) if len(ticks) == 1 else counted(len(ticks), "thing") + " to tick"
    with store.step(f"Remove {what}") as draft:
        draft.remove(*ticks)


def _like(last: Day | None, on: date | None) -> Day:
    """A new day at the hours of the last one."""
    if last is None:
        return Day(id=new_id(Day), on=on)
    return Day(id=new_id(Day), on=on, starts=last.starts, ends=last.ends)


def _number(store: MemoryStore, day: Day) -> int:
    return [other.id for other in store.now.of(Day)].index(day.id) + 1


def _ready(ready: Readiness) -> str:
    return quoted(ready.text, "a thing to tick", NAME)
