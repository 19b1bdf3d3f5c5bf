"""What two states of the workshop have between them: found beside the window, and said in a headline."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.stages import open_points
from cxworkshop.stages.signoff.changes import Change, compare, same
from cxworkshop.stages.signoff.page.change_rows import headline
from cxworkshop.stages.signoff.page.revision_foot import short_moment, superseded_by
from cxworkshop.stages.signoff.page.revision_row import NOW, RevisionRow
from cxworkshop.stages.signoff.page.standing import unfolded
from cxworkshop.stages.signoff.points import latest
from cxworkshop.stages.signoff.records import Approval, Decision, Revision

_TIMES = {1: "signed once", 2: "signed twice"}


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What was found out beside the window: the changes, and whether the content is not what was frozen last."""

    changes: tuple[Change, ...]
    now_differs: bool


def answer(now: Content, first: str, second: str) -> Answer:
    """Compare two states by the ids of their revisions, "now" for the content; nothing with nothing (`first` "").

    BadFile when a revision is not what was frozen.
    """
    last = latest(now)
    differs = last is None or not same(unfolded(last), now)
    if not first:
        return Answer((), differs)
    sides = [now.find(Revision, key) for key in (first, second)]
    contents = [unfolded(side) if side is not None else now for side in sides]
    return Answer(tuple(compare(contents[0], contents[1], _sentences(contents, now, sides))), differs)


def revision_rows(content: Content, today: date, *, now_differs: bool) -> list[RevisionRow]:
    """The content as it is now, then every revision from the last one; none while nothing is frozen."""
    revisions = sorted(content.of(Revision), key=lambda one: -one.number)
    if not revisions:
        return []
    last = revisions[0].number
    rows = [RevisionRow(NOW, "", "As it is now", "not frozen" if now_differs else f"the same as revision {last}")]
    signed: dict[str, set[str]] = {}
    for approval in content.of(Approval):
        names = signed.setdefault(approval.revision, set())
        (names.discard if approval.decision is Decision.DECLINE else names.add)(approval.approver)
    for one in revisions:
        count = len(signed.get(one.id, ()))
        times = "" if not count else _TIMES.get(count, f"signed {count:,} times")
        rows.append(
            RevisionRow(
                one.id,
                str(one.number),
                one.notes.strip(),
                short_moment(one.time, today),
                times,
                superseded=superseded_by(one, revisions[0]),
            )
        )
    return rows


def title(changes: Sequence[Change], first: Revision | None, second: Revision | None) -> str:
    """What changed between the two, in one sentence; None is the content as it is now."""
    if first is not None and second is None:
        return headline(changes, first.number, None)
    if first is None and second is not None:
        return headline(changes, second.number, None).replace("Since", "Back to", 1)
    assert first is not None
    assert second is not None
    return headline(changes, first.number, second.number)


def _sentences(contents: Sequence[Content], now: Content, sides: Sequence[Revision | None]) -> dict[str, str]:
    """The sentences of open points by key, from the revisions' own lists and from the content where it has none."""
    found: dict[str, str] = {}
    for content, side in zip(contents, sides, strict=True):
        if side is None:
            found |= {point.key: point.sentence for point in open_points(content)}
        else:
            found |= {point.key: point.sentence for point in side.open_points}
    return found
