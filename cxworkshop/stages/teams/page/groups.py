"""What the three kinds of team and the tray are called on this page: the whole name where it fits, else one short one.

The whole name is the method's. It stands in one line or, where that is too long, in two; the short one stands where
neither can: on the drawer's switch and in a card's warning.
"""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from cxworkshop.core.frozen import frozen
from cxworkshop.stages.teams.records import Group

KEYS = {None: "0", Group.CREATOR: "1", Group.FRONTLINE: "2", Group.BACK_OFFICE: "3"}
SHORT = {Group.CREATOR: "Creator", Group.FRONTLINE: "Frontline", Group.BACK_OFFICE: "Back office"}
TRAY, SHORT_TRAY = "Not yet placed", "Tray"
_MEANS = {
    None: "R: one by one",
    Group.CREATOR: "touch the customer",
    Group.FRONTLINE: "support the frontline",
    Group.BACK_OFFICE: "support the supporters",
}


def name_of(group: Group | None) -> str:
    """The whole name of a kind, or of the tray."""
    return group.label if group is not None else TRAY


@frozen
class Room:
    """What a heading has: pixels of its first and second line, and the type of each."""

    first: float
    second: float
    title: QFontMetricsF
    small: QFontMetricsF


def headings(room: Room) -> dict[Group | None, tuple[str, str]]:
    """The two lines of every group's heading, shortened for all alike, so that neighbours never differ.

    The whole name and what it means; or the name in two lines; or the short name, when even a part is too long.
    """
    names = [group.label.partition(" · ") for group in Group]
    if all(room.title.horizontalAdvance(group.label) <= room.first for group in Group):
        return {group: (name_of(group), _MEANS[group]) for group in (None, *Group)}
    found: dict[Group | None, tuple[str, str]] = {None: (TRAY, _MEANS[None])}
    parts = [(first, second or _MEANS[group]) for group, (first, _, second) in zip(Group, names, strict=True)]
    fits = all(
        room.title.horizontalAdvance(first) <= room.first
        and (not dot or room.small.horizontalAdvance(second) <= room.second)
        for first, dot, second in names
    )
    if fits:
        return found | dict(zip(Group, parts, strict=True))
    return found | {group: (SHORT[group], "") for group in Group}
