"""How the signing stands: what is open, whether the frozen revision still is the content, and what helps next.

Pure functions of the records, without a window: they run beside it on a snapshot.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Literal

from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.words import counted
from cxworkshop.stages import open_points
from cxworkshop.stages.document import frozen_content
from cxworkshop.stages.signoff.changes import compare, same
from cxworkshop.stages.signoff.points import latest, seal_of, standing, without_a_word
from cxworkshop.stages.signoff.records import Approval, Decision, Revision

Hue = Literal["warn", "accent", "plain"]
KEPT = 4  # revisions whose content is kept unfolded


@dataclasses.dataclass(frozen=True, slots=True)
class Stand:
    """The open points, the latest revision's number (0: none), whether it is current, how many things differ."""

    points: tuple[OpenPoint, ...] = ()
    number: int = 0
    current: bool = False
    changes: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What can be done now, and why not what cannot: a line that says so and one that says what helps.

    `may_sign` is false with the reason in `title`. `freeze` says whether freezing is what helps ("now"), may be done
    all the same ("may"), or would only repeat the last revision ("").
    """

    may_sign: bool
    freeze: Literal["now", "may", ""]
    title: str
    text: str
    hue: Hue


@lru_cache(maxsize=KEPT)
def unfolded(revision: Revision) -> Content:
    """The content that a revision froze, kept for the next question. BadFile when it is not what was frozen."""
    return frozen_content(revision)


def stand(content: Content) -> Stand:
    """Computed from a snapshot, beside the window. BadFile when the last revision is not what was frozen."""
    points = tuple(open_points(content))
    revision = latest(content)
    if revision is None:
        return Stand(points)
    frozen = unfolded(revision)
    current = same(frozen, content)
    return Stand(points, revision.number, current, 0 if current else len(compare(frozen, content)))


def verdict(content: Content, now: Stand) -> Verdict:
    """What the screen says and offers. Nobody signs while an open point has no word, or on what is not frozen."""
    stands = standing(content)
    silent = len(without_a_word(content, now.points))
    following = now.number + 1
    if silent:
        needs = "needs" if silent == 1 else "need"
        title = f"{counted(silent, 'open point')} {needs} a word before anybody signs"
        text = "Say what happens to each." if silent > 1 else "Say what happens to it."
        if now.current:
            text += f" Then freeze revision {following}: in revision {now.number} it stays without a word."
            return Verdict(False, "", title, text, "warn")
        return Verdict(False, "may", title, f"{text} Then freeze revision {following}.", "warn")
    if not now.number:
        return Verdict(
            False, "now", "Nothing is frozen yet", "Freeze revision 1: that is what each approver signs.", "plain"
        )
    if not now.current:
        return _differs(content, now)
    revision = latest(content)
    if revision is not None and any(not point.words.strip() for point in revision.open_points):
        title = f"Revision {now.number} was frozen before every open point had its word"
        return Verdict(False, "now", title, f"Freeze revision {following} to have it signed.", "warn")
    if not stands:
        return Verdict(False, "", "Nobody is asked to sign", "Prepare says who approves: S beside a name.", "warn")
    waiting = [person for person, approval in stands if approval is None]
    sealed = revision is not None and seal_of(content, revision) is not None
    # A signature in a sealed document is never replaced: who has a reservation may have the content frozen anew.
    unsettled = any(approval is not None and approval.decision is not Decision.APPROVE for _, approval in stands)
    again: Literal["may", ""] = "may" if sealed and unsettled else ""
    if waiting:
        title = f"Revision {now.number} is ready to sign"
        have = "has" if len(waiting) == 1 else "have"
        text = f"{len(waiting)} of {counted(len(stands), 'approver')} {have} not decided."
        return Verdict(True, again, title, text, "accent")
    title = f"Everybody has decided on revision {now.number}"
    if sealed:
        return Verdict(False, again, title, "Each signature stands in the sealed document for good.", "accent")
    return Verdict(True, "", title, "Whoever decides again is recorded again; the last decision counts.", "accent")


def _differs(content: Content, now: Stand) -> Verdict:
    things = "One thing has" if now.changes == 1 else f"{now.changes:,} things have"
    title = f"{things} changed since revision {now.number}"
    revision = latest(content)
    signed = sum(revision is not None and one.revision == revision.id for one in content.of(Approval))
    text = f"Freeze revision {now.number + 1} to have the content signed as it is now."
    if signed:
        stay = "The decision" if signed == 1 else f"The {signed} decisions"
        text += f" {stay} on revision {now.number} {'stays' if signed == 1 else 'stay'} with revision {now.number}."
    return Verdict(False, "now", title, text, "warn")
