"""Sign-off: frozen revisions, the words given to what stays open, who approved what, and the sealed document (S2).

Revisions, approvals and what was sealed speak about the content and are no part of it: they are never undone and not
frozen again.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from cxworkshop.core.limits import Matches, Within
from cxworkshop.core.record import AwareTime, Id, OnRemove, Record, Ref, Text, record, validated
from cxworkshop.stages.prepare.records import Base64, StageNote, Voting

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

    FREEZES: ClassVar[bool] = True

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


@record("seal", is_content=False)
class Seal(Record):
    """The document of a revision as this installation's key certified it: the bytes everybody signs.

    `authority` is the fingerprint of the certificate that vouches for the seal; it is printed in the document.
    """

    revision: Annotated[Id, Ref("revision", OnRemove.CASCADE)]
    document: Base64
    authority: Sha256
    paper: Annotated[str, Matches(r"^(A4|Letter)$")] = "A4"


@record("signed_part", is_content=False)
class SignedPart(Record):
    """What an approval added to the sealed document: the bytes of the signature, to be put behind all before it.

    `certificate` is the fingerprint of the certificate that was signed with; `own` when the approver brought it.
    """

    approval: Annotated[Id, Ref("approval", OnRemove.CASCADE)]
    added: Base64
    certificate: Sha256
    own: bool = False


@record("scan", is_content=False)
class Scan(Record):
    """A decision that was signed by hand on paper: the scan of it, byte for byte as it came, is its evidence.

    `sha256` is that of the bytes in `image`, `signed_on` the date on the paper, `by` who recorded it; when, the
    approval says.
    """

    approval: Annotated[Id, Ref("approval", OnRemove.CASCADE)]
    name: Text
    media: Annotated[str, Matches(r"^(application/pdf|image/(png|jpeg|heic))$")]
    sha256: Sha256
    image: Base64
    signed_on: date
    by: Text = ""


RECORDS = (AcceptedPoint, Revision, Approval, Seal, SignedPart, Scan)

# The facilitator's own notes and ticks, and how votes are counted: no part of what others sign and are given, no
# difference between revisions.
PRIVATE: tuple[type[Record], ...] = (StageNote, Voting)
