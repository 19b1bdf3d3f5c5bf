"""What a facilitator can do with teams, links and needs: one step each, named as the undo menu shows it.

Records are named by their id. Refused is raised when one of them has gone, or when the act makes no sense.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from cxworkshop.core import acts
from cxworkshop.core.errors import Refused
from cxworkshop.core.record import Record, new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, quoted, shown
from cxworkshop.stages.teams.records import MOST_PEOPLE, Group, Need, Priority, Support, Team, Touch

TRAY = "the tray"
_BULLETS = "-–—•*·‣▪"
_TEAM_TEXTS = {
    "name": "Rename {}",
    "unit": "Say where {} belongs",
    "purpose": "Say what {} is for",
    "group_reason": "Say why {} stands where it does",
    "sight": "Say how {} reaches the customer",
    "notes": "Write notes on {}",
}
_NEED_TEXTS = {
    "what": "Say what is needed from {}",
    "why": "Say why it is needed from {}",
    "notes": "Write notes on {}",
}


# -- teams -----------------------------------------------------------------------------------------------------


def names_in(text: str) -> list[str]:
    """The team names in a pasted list: one a line, without bullets, blank lines and surplus spaces; repeats stay.

    Of a line with several columns the first one that holds anything is the name.
    """
    names = []
    for line in text.splitlines():
        cells = (" ".join(cell.strip().lstrip(_BULLETS).split()) for cell in line.split("\t"))
        if name := next((cell for cell in cells if cell), ""):
            names.append(name)
    return names


def add_team(store: MemoryStore, name: str, *, unit: str = "", group: Group | None = None) -> Team:
    """Add one team at the end of the list."""
    with store.step(f"Add {shown(name, NAME) or 'a team'}") as draft:
        return draft.add(Team(id=new_id(Team), name=name, unit=unit, group=group))


def add_teams(store: MemoryStore, names: Sequence[str], *, group: Group | None = None) -> list[Team]:
    """Add a list of names as teams in one step; a name that is there already is added all the same."""
    if len(names) == 1:
        return [add_team(store, names[0], group=group)]
    with store.step(f"Add {counted(len(names), 'team')}") as draft:
        return [draft.add(Team(id=new_id(Team), name=name, group=group)) for name in names]


def add_rows(store: MemoryStore, rows: Sequence[Mapping[str, Any]]) -> list[Team]:
    """Add teams with what a pasted row says about each, by the names of the fields, in one step."""
    with store.step(f"Add {counted(len(rows), 'team')}") as draft:
        return [draft.add(Team(id=new_id(Team), **row)) for row in rows]


def fill_teams(store: MemoryStore, team_ids: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[Team]:
    """Write pasted rows over what teams say, row by row, in one step. A changed group drops the old reason."""
    teams = [target(store, Team, team_id) for team_id in team_ids]
    filled = []
    with store.step(f"Paste into {_called(teams[0]) if len(teams) == 1 else counted(len(teams), 'team')}") as draft:
        for team, row in zip(teams, rows, strict=False):
            regrouped = row.get("group", team.group) is not team.group
            filled.append(draft.change(team, **({"group_reason": ""} if regrouped else {}), **row))
    return filled


def write_team(store: MemoryStore, team_id: str, field: str, text: str) -> Team:
    """Set one of a team's texts: name, unit, purpose, group_reason, sight or notes. Typing on is one step."""
    return acts.write(store, Team, team_id, field, text, _TEAM_TEXTS[field], _called)


def rename_team(store: MemoryStore, team_id: str, name: str) -> Team:
    """Give a team another name."""
    return write_team(store, team_id, "name", name)


def place_team(store: MemoryStore, team_id: str, group: Group | None, reason: str | None = None) -> Team:
    """Place a team in a group, or take it back to the tray with None.

    A reason belongs to its decision: where the group changes, the old reason goes unless a new one comes.
    """
    return place_teams(store, (team_id,), group, reason)[0]


def place_teams(
    store: MemoryStore, team_ids: Sequence[str], group: Group | None, reason: str | None = None
) -> list[Team]:
    """Place several teams at once, as `place_team` does one."""
    teams = [target(store, Team, team_id) for team_id in team_ids]
    who = _called(teams[0]) if len(teams) == 1 else counted(len(teams), "team")
    placed = []
    with store.step(_placing(who, group)) as draft:
        for team in teams:
            kept = reason if reason is not None else team.group_reason if team.group is group else ""
            placed.append(draft.change(team, group=group, group_reason=kept))
    return placed


def settle_teams(store: MemoryStore, team_ids: Sequence[str], group: Group | None, before_id: str | None) -> list[Team]:
    """Place teams in a group and directly before one of its cards, or at the end with None, as one drag does.

    Before one of the moved teams means before the first card after it that stays.
    """
    teams = [target(store, Team, team_id) for team_id in team_ids]
    if before_id is not None:
        order = [team.id for team in store.now.of(Team)]
        after = order[order.index(target(store, Team, before_id).id) :]
        before_id = next((team_id for team_id in after if team_id not in team_ids), None)
    new = [team.id for team in teams if team.group is not group]
    who = _called(teams[0]) if len(teams) == 1 else counted(len(teams), "team")
    with store.step(_placing(who, group) if new else f"Move {who}") as draft:
        if new:
            place_teams(store, new, group)
        before = draft.find(Team, before_id)
        return [draft.move(draft.need(Team, team.id), before) for team in teams]


def set_touch(store: MemoryStore, team_id: str, touch: Touch | None) -> Team:
    """Say how often the external customer sees, hears or speaks to a team; None: not said."""
    team = target(store, Team, team_id)
    with store.step(f"Say how often {_called(team)} touches the customer") as draft:
        return draft.change(team, touch=touch)


def set_channels(store: MemoryStore, team_id: str, channels: Sequence[str]) -> Team:
    """Say by which channels a team touches the customer; blanks and repeats are left out."""
    team = target(store, Team, team_id)
    kept = tuple(dict.fromkeys(word for channel in channels if (word := " ".join(channel.split()))))
    with store.step(f"Say how {_called(team)} touches the customer") as draft:
        return draft.change(team, channels=kept)


def toggle_channel(store: MemoryStore, team_id: str, channel: str) -> Team:
    """Add a channel to a team, or take it away when it is there."""
    there = target(store, Team, team_id).channels
    rest = tuple(other for other in there if other != channel)
    return set_channels(store, team_id, rest if channel in there else (*there, channel))


def set_headcount(store: MemoryStore, team_id: str, headcount: float | None) -> Team:
    """Say how many people a team has, in full posts and fractions of them; None: not known. Refused below 0."""
    team = target(store, Team, team_id)
    if headcount is not None and not (math.isfinite(headcount) and 0 <= headcount <= MOST_PEOPLE):
        raise Refused(f"A team has between 0 and {MOST_PEOPLE:,} people.", "Nothing was changed.")
    with store.step(f"Say how many people {_called(team)} has", typing=f"{team_id}.headcount") as draft:
        return draft.change(team, headcount=headcount)


def set_parent(store: MemoryStore, team_id: str, parent_id: str | None) -> Team:
    """Say to which team of the list a team belongs; None: to none. Refused when it would belong to itself."""
    team = target(store, Team, team_id)
    if parent_id is not None and team_id in (parent_id, *_above(store, target(store, Team, parent_id))):
        raise Refused(f"{_called(team)} cannot belong to itself or to a team below it.", "Nothing was changed.")
    with store.step(f"Say where {_called(team)} belongs") as draft:
        return draft.change(team, parent=parent_id)


def move_team(store: MemoryStore, team_id: str, before_id: str | None) -> Team:
    """Move a team in the order, directly before another or to the end with None."""
    return acts.move(store, Team, team_id, before_id, _called)


def remove_teams(store: MemoryStore, team_ids: Sequence[str]) -> None:
    """Remove teams with their links, needs, applications and measures; undo brings all of it back."""
    acts.remove(store, Team, team_ids, _called, "team")


def merge_teams(store: MemoryStore, keep_id: str, gone_id: str) -> Team:
    """Make two teams one: everything that refers to `gone` refers to `keep`, and `gone` goes.

    What `keep` does not say is taken from `gone`; channels and notes are added. Links between the two end, and of
    two equal links one stays. Refused for one and the same team.
    """
    if keep_id == gone_id:
        raise Refused("A team cannot be merged with itself.", "Nothing was changed.")
    keep, gone = target(store, Team, keep_id), target(store, Team, gone_id)
    filled: dict[str, object] = {
        name: getattr(gone, name)
        for name in ("unit", "headcount", "purpose", "touch", "sight")
        if getattr(keep, name) in (None, "")
    }
    if keep.group is None:
        filled |= {"group": gone.group, "group_reason": gone.group_reason}
    if gone_id in _above(store, keep) or keep.parent is None:
        filled["parent"] = None if keep_id in _above(store, gone) else gone.parent
    filled["channels"] = tuple(dict.fromkeys((*keep.channels, *gone.channels)))
    filled["notes"] = "\n".join(note for note in (keep.notes, gone.notes) if note)
    with store.step(_merging(_called(gone), keep)) as draft:
        draft.change(keep, **filled)
        between = {keep_id, gone_id}
        draft.remove(*(link for link in draft.of(Support) if {link.team, link.supported} == between))
        draft.repoint(gone_id, keep_id)
        draft.remove(gone)
        return draft.need(Team, keep_id)


def merge_all(store: MemoryStore, keep_id: str, gone_ids: Sequence[str]) -> Team:
    """Make several teams one, in one step; as `merge_teams` does for two."""
    keep = target(store, Team, keep_id)
    gone = list(dict.fromkeys(gone_ids))
    what = _called(target(store, Team, gone[0])) if len(gone) == 1 else counted(len(gone), "team")
    with store.step(_merging(what, keep)):
        for one in gone:
            keep = merge_teams(store, keep_id, one)
    return keep


# -- links -----------------------------------------------------------------------------------------------------


def connect(store: MemoryStore, team_id: str, supported_id: str) -> Support:
    """Say that a team supports another; a link that is there already stays as it is. Refused for one's own team."""
    return connect_all(store, team_id, (supported_id,))[0]


def connect_all(store: MemoryStore, team_id: str, supported_ids: Sequence[str]) -> list[Support]:
    """Say that a team supports several others, in one step."""
    team = target(store, Team, team_id)
    others = [target(store, Team, supported_id) for supported_id in dict.fromkeys(supported_ids)]
    if team_id in supported_ids:
        raise Refused("A team cannot support itself.", "Nothing was changed.")
    whom = _called(others[0]) if len(others) == 1 else counted(len(others), "team")
    with store.step(f"Connect {_called(team)} to {whom}") as draft:
        there = {link.supported: link for link in reversed(draft.of(Support)) if link.team == team_id}
        return [
            there.get(other.id) or draft.add(Support(id=new_id(Support), team=team_id, supported=other.id))
            for other in others
        ]


def disconnect(store: MemoryStore, team_id: str, supported_id: str) -> None:
    """Say that a team does not support another; also ends repeated links and a link to itself."""
    team, other = target(store, Team, team_id), target(store, Team, supported_id)
    with store.step(f"Disconnect {_called(team)} from {_called(other)}") as draft:
        links = (link for link in draft.of(Support) if link.team == team_id and link.supported == supported_id)
        draft.remove(*links)


# -- needs -----------------------------------------------------------------------------------------------------


def add_need(
    store: MemoryStore,
    team_id: str,
    what: str = "",
    *,
    customer_id: str | None = None,
    priority: Priority | None = None,
    why: str = "",
) -> Need:
    """Add what an internal customer needs from a team."""
    team = target(store, Team, team_id)
    if customer_id is not None:
        target(store, Team, customer_id)
    with store.step(f"Add a need to {_called(team)}") as draft:
        need = Need(id=new_id(Need), team=team_id, customer=customer_id, what=what, priority=priority, why=why)
        return draft.add(need)


def write_need(store: MemoryStore, need_id: str, field: str, text: str) -> Need:
    """Set one of a need's texts: what, why or notes. Typing on is one step."""
    return acts.write(
        store, Need, need_id, field, text, _NEED_TEXTS[field], lambda one: _called(target(store, Team, one.team))
    )


def set_need_customer(store: MemoryStore, need_id: str, customer_id: str | None) -> Need:
    """Say which internal customer has the need; None: not said."""
    need = target(store, Need, need_id)
    whose = _called(target(store, Team, customer_id)) if customer_id is not None else "nobody yet"
    with store.step(f"Say who needs {quoted(need.what, 'it', NAME)}: {whose}") as draft:
        return draft.change(need, customer=customer_id)


def set_need_priority(store: MemoryStore, need_id: str, priority: Priority | None) -> Need:
    """Say how much the internal customer depends on the need; None: not said."""
    need = target(store, Need, need_id)
    how = priority.name.capitalize() if priority is not None else "no priority"
    with store.step(f"Set {_need(need)} to {how}") as draft:
        return draft.change(need, priority=priority)


def move_need(store: MemoryStore, need_id: str, before_id: str | None) -> Need:
    """Move a need in the order, directly before another or to the end with None."""
    return acts.move(store, Need, need_id, before_id, _need)


def remove_needs(store: MemoryStore, need_ids: Sequence[str]) -> None:
    """Remove needs."""
    needs: list[Record] = [target(store, Need, need_id) for need_id in need_ids]
    with store.step(f"Remove {'a need' if len(needs) == 1 else counted(len(needs), 'need')}") as draft:
        draft.remove(*needs)


def _placing(who: str, group: Group | None) -> str:
    return f"Place {who} in {group.label}" if group is not None else f"Take {who} back to {TRAY}"


def _above(store: MemoryStore, team: Team) -> list[str]:
    """The teams that a team belongs to, nearest first; a circle in imported data ends it."""
    found: list[str] = []
    above = store.now.find(Team, team.parent)
    while above is not None and above.id not in found:
        found.append(above.id)
        above = store.now.find(Team, above.parent)
    return found


def _merging(what: str, keep: Team) -> str:
    if what == shown(keep.name, NAME):
        return f"Merge two teams called {what}"
    return f"Merge {what} into {_called(keep)}"


def _called(team: Team) -> str:
    return shown(team.name, NAME) or "a team without a name"


def _need(need: Need) -> str:
    return quoted(need.what, "a need", NAME)
