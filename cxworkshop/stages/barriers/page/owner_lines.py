"""Mitigations by who answers for them, as plain values: nobody first, then by name, each sorted by the day due."""

from __future__ import annotations

import dataclasses
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.stages.barriers.page.lines import barrier_words, mechanism_words, mitigation_words
from cxworkshop.stages.barriers.records import Barrier, Mitigation, MitigationState
from cxworkshop.ui.a11y import described
from cxworkshop.ui.days import day_words, late_words

NOBODY = "Nobody yet"
DONE = MitigationState.DONE


@dataclasses.dataclass(frozen=True, slots=True)
class OwnerLine:
    """A mitigation. `owner` is "" where nobody answers for it; `words` tell of the owner, on his or her first line."""

    key: str
    owner: str
    mitigation: Mitigation
    barrier: Barrier
    late: str = ""  # "7 days late"
    due: str = ""
    words: str = ""  # "2 open, 1 late"

    @property
    def done(self) -> bool:
        """Whether the mitigation is done."""
        return self.mitigation.state is DONE


def owner_lines(content: Content, today: date, typed: str = "") -> list[OwnerLine]:
    """All mitigations that were not dropped, by owner; `typed` keeps those that hold all its words.

    Owners are the same whatever the case of their letters.
    """
    groups: dict[str, list[OwnerLine]] = {}
    names: dict[str, str] = {}
    words = typed.casefold().split()
    for one in content.of(Mitigation):
        if one.state is MitigationState.DROPPED:
            continue
        barrier = content.need(Barrier, one.barrier)
        owner = " ".join(one.owner.split())
        texts = (owner, one.name, one.description, barrier.name, barrier.area_label, mechanism_words(one))
        whole = " ".join(texts).casefold()
        if not all(word in whole for word in words):
            continue
        names.setdefault(owner.casefold(), owner)
        groups.setdefault(owner.casefold(), []).append(_line(one, barrier, owner, today))
    lines: list[OwnerLine] = []
    for folded in sorted(groups, key=lambda name: (bool(name), name)):
        members = sorted(groups[folded], key=_rank)
        first = dataclasses.replace(members[0], owner=names[folded], words=_summary(members))
        lines += [first, *members[1:]]
    return lines


def spoken(line: OwnerLine) -> str:
    """A line for the ear: the thing, then its states."""
    return described(
        mitigation_words(line.mitigation),
        line.owner or "nobody answers for it yet",
        line.mitigation.state.label.lower(),
        line.late or (f"due {line.due}" if line.mitigation.due and not line.done else ""),
        f"against {barrier_words(line.barrier)}",
    )


def initials(name: str) -> str:
    """Two letters for a name: "Mabel Osei" is MO."""
    parts = [part for part in name.replace(".", " ").split() if part[:1].isalnum()]
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def _line(one: Mitigation, barrier: Barrier, owner: str, today: date) -> OwnerLine:
    late = late_words(one.due, today) if one.due is not None and one.state is not DONE else ""
    no_due = "done" if one.state is DONE else "no date yet"
    due = day_words(one.due, today) if one.due is not None else no_due
    return OwnerLine(one.id, owner, one, barrier, late=late, due=due)


def _rank(line: OwnerLine) -> tuple[bool, bool, date, float]:
    """What is done goes last; without a date after those that have one."""
    one = line.mitigation
    return line.done, one.due is None, one.due or date.max, one.order


def _summary(members: list[OwnerLine]) -> str:
    late = sum(bool(line.late) for line in members)
    done = sum(line.done for line in members)
    still = len(members) - done
    parts = [f"{still} open"] * bool(still) + [f"{late} late"] * bool(late) + [f"{done} done"] * bool(done)
    return ", ".join(parts)
