"""Sign-off: frozen revisions, the words given to what stays open, and who approved what (S2).

Revisions and approvals speak about the content and are no part of it: they are never undone and not frozen again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cxworkshop.core.limits import Matches, Within
from cxworkshop.core.record import AwareTime, Id, OnRemove, Record, Ref, Text, record, validated
from cxworkshop.stages.prepare.records import StageNote, Voting

Sha256 = Annotated[str, Matches(r"^[0-9a-f]{64}$")]


class Decision(StrEnum):
    """What an approver decided."""

    APPROVE = "approve"
    RESERVE = "reserve"
    DECLINE = "decline"

    @property
    def label(self) -> str:
        """The decision in words."""
        return {
            "approve": "Approved",
            "reserve": "Approved with reservations",
            "decline": "Declined",
        }[self.value]


@record("accepted_point")
class AcceptedPoint(Record):
    """The word given to an open point before signing: why it may stay open, and who says so.

    `point` is the open point's key.
    """

    point: Text
    words: Text = ""
    by: Text = ""


@validated
class FrozenPoint:
    """An open point as it stood when a revision was frozen, with the word given to it, if any."""

    id: str
    key: str
    sentence: Text
    words: Text = ""
    by: Text = ""


@record("revision", is_content=False)
class Revision(Record):
    """Content frozen for sign-off: its canonical JSON, the SHA-256 of exactly those UTF-8 bytes, and what was open."""

    number: Annotated[int, Within(ge=1)]
    time: AwareTime
    author: Text = ""
    content: str
    sha256: Sha256
    open_points: tuple[FrozenPoint, ...] = ()


@record("approval", is_content=False)
class Approval(Record):
    """A leader's decision on a revision, recorded as faithfully when it is a no.

    `approver` is the participant's id; name and role are copied, so that they stay true when the person's record
    changes. `signature` holds ink strokes as points 0.0 to 1.0 of the signing field, x, y alternating.
    """

    revision: Annotated[Id, Ref("revision", OnRemove.CASCADE)]
    approver: Id
    name: Text
    role: Text = ""
    decision: Decision
    words: Text = ""
    signature: tuple[tuple[float, ...], ...] = ()
    time: AwareTime


RECORDS = (AcceptedPoint, Revision, Approval)

# The facilitator's own notes and ticks, and how votes are counted: no part of what others sign and are given, no
# difference between revisions.
PRIVATE: tuple[type[Record], ...] = (StageNote, Voting)
