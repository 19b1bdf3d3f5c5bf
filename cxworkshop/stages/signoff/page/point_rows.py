"""The open points as rows: one rule with several points is one row that unfolds, and can be given one word at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from cxworkshop.core.openpoint import OpenPoint, Rule
from cxworkshop.core.words import shown
from cxworkshop.stages.signoff.records import AcceptedPoint

MOST = 200  # points of one rule that are listed one by one
ASK = "Say what happens to it"
ASK_EACH = "Say what happens to each"


@dataclasses.dataclass(frozen=True, slots=True)
class PointRow:
    """A point, or all points of a rule. `keys` are the points a word goes to; `words` and `by` what was said.

    `count` and `worded` say of a group how many points it has and how many of them have a word; a point has 1.
    """

    key: str
    sentence: str
    keys: tuple[str, ...]
    words: str = ""
    by: str = ""
    count: int = 1
    worded: int = 0
    group: bool = False
    unfolded: bool = False
    inside: bool = False
    stage: str = ""
    where: str = ""

    @property
    def done(self) -> bool:
        """Whether everything in it has its word."""
        return self.worded == self.count

    @property
    def said(self) -> str:
        """The line below the sentence."""
        if self.done and self.words:
            return f"Accepted: {self.words}" + (f" · {self.by}" if self.by else "")
        if self.done:
            return "Accepted, each with its own word"
        if self.worded:
            return f"{self.worded:,} of {self.count:,} have a word"
        return ASK if self.count == 1 else ASK_EACH

    @property
    def spoken(self) -> str:
        """The row for a screen reader: the sentence, then its state."""
        folded = (", unfolded" if self.unfolded else ", folded") if self.group else ""
        return f"{self.sentence.rstrip('.')}, {self.said if self.done or self.worded else 'no word yet'}{folded}"


def rows_of(
    points: Sequence[OpenPoint], rules: Sequence[Rule], accepted: Mapping[str, AcceptedPoint], unfolded: Collection[str]
) -> list[PointRow]:
    """The rows in the order of the points; a rule with one point is that point. `unfolded` names rules by id."""
    by_rule: dict[str, list[OpenPoint]] = {}
    for point in points:
        by_rule.setdefault(point.id, []).append(point)
    known = {rule.id: rule for rule in rules}
    rows: list[PointRow] = []
    for rule_id, own in by_rule.items():
        singles = [_row(point, accepted.get(point.key), inside=len(own) > 1) for point in own]
        if len(own) == 1:
            rows += singles
            continue
        rule = known.get(rule_id)
        said = {(row.words, row.by) for row in singles}
        words, by = said.pop() if len(said) == 1 else ("", "")
        rows.append(
            PointRow(
                key=rule_id,
                sentence=rule.summary(len(own)) if rule is not None else f"{len(own):,} points",
                keys=tuple(point.key for point in own),
                words=words,
                by=by,
                count=len(own),
                worded=sum(row.worded for row in singles),
                group=True,
                unfolded=rule_id in unfolded,
                stage=own[0].stage,
            )
        )
        if rule_id in unfolded:
            rows += singles[:MOST]
            if len(own) > MOST:
                rows.append(_rest(rule_id, singles[MOST:]))
    return rows


def _rest(rule_id: str, singles: Sequence[PointRow]) -> PointRow:
    """What is not listed one by one: it takes one word for all of it."""
    return PointRow(
        key=f"{rule_id}/",
        sentence=f"and {len(singles):,} more",
        keys=tuple(key for row in singles for key in row.keys),
        count=len(singles),
        worded=sum(row.worded for row in singles),
        inside=True,
        stage=singles[0].stage,
    )


def _row(point: OpenPoint, accepted: AcceptedPoint | None, *, inside: bool) -> PointRow:
    words = accepted.words.strip() if accepted is not None else ""
    by = accepted.by.strip() if accepted is not None and words else ""
    return PointRow(
        key=point.key,
        sentence=point.sentence,
        keys=(point.key,),
        words=shown(words, 300),
        by=shown(by, 60),
        worded=int(bool(words)),
        inside=inside,
        stage=point.stage,
        where=point.where,
    )
