"""The workshops this laptop opened last: their paths, and what a look into each file tells about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cxworkshop.core.errors import Locked, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.shell.preferences import Preferences

KEPT = 20


@frozen
class Recent:
    """One line of the list. `problem` says in words why a file cannot be opened; then the rest is empty.

    `shares` is how far each stage was when the workshop was last left here (0.0 to 1.0), `open` how many open
    points it had; None when this laptop never saw it closed.
    """

    path: Path
    title: str = ""
    client: str = ""
    teams: int = 0
    revisions: int = 0
    decisions: int = 0
    saved_at: datetime | None = None
    shares: tuple[float, ...] | None = None
    open: int | None = None
    problem: str = ""
    locked: bool = False  # encrypted: nothing in it is known before it is opened


def remember(preferences: Preferences, path: Path) -> None:
    """Put a path in front."""
    text = str(path)
    preferences.recent = [text, *(other for other in preferences.recent if other != text)][:KEPT]


def forget(preferences: Preferences, path: Path) -> None:
    """Take a path off the list; the file stays where it is."""
    preferences.recent = [other for other in preferences.recent if other != str(path)]


def look(paths: Sequence[str], places: dict[str, dict[str, object]]) -> list[Recent]:
    """Look into each file. Runs beside the window: a stick or a share may be slow to answer."""
    from cxworkshop.storage.peek import peek

    found = []
    for text in paths:
        path = Path(text)
        place = places.get(text, {})
        shares, open_ = place.get("shares"), place.get("open")
        try:
            seen = peek(path)
        except Locked:
            found.append(Recent(path, locked=True))
            continue
        except Problem as problem:
            found.append(Recent(path, problem=problem.happened))
            continue
        found.append(
            Recent(
                path,
                seen.title,
                seen.client,
                seen.counts.get("team", 0),
                seen.counts.get("revision", 0),
                seen.counts.get("approval", 0),
                seen.saved_at,
                tuple(float(s) for s in shares if isinstance(s, int | float)) if isinstance(shares, list) else None,
                open_ if isinstance(open_, int) else None,
            )
        )
    return found


def when(moment: datetime, now: datetime) -> str:
    """A time as people say it: "Today, 14:32", "Yesterday", "3 days ago", "27 Feb", "27 Feb 2025"."""
    local = moment.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return f"Today, {local:%H:%M}"
    if days == 1:
        return "Yesterday"
    if 1 < days < 7:
        return f"{days} days ago"
    year = f" {local.year}" if local.year != now.year else ""
    return f"{local.day} {local:%b}{year}"
