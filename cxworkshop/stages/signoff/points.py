"""How far the signing is: who has decided what on the latest revision, and whether it still is what was frozen."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from cxworkshop.core.codec import canonical, sha256
from cxworkshop.core.content import Content
from cxworkshop.core.openpoint import OpenPoint, Progress
from cxworkshop.core.record import Record
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.records import (
    PRIVATE,
    AcceptedPoint,
    Approval,
    Decision,
    Revision,
    Scan,
    Seal,
    SignedPart,
)


def signed_types(types: Sequence[type[Record]]) -> tuple[type[Record], ...]:
    """Of all record types those that a revision freezes; the facilitator's notes and ticks stay on the laptop."""
    return tuple(cls for cls in types if cls not in PRIVATE)


def latest(content: Content) -> Revision | None:
    """The revision with the highest number, None while nothing is frozen."""
    return max(content.of(Revision), key=lambda revision: revision.number, default=None)


def last_signed(content: Content) -> Revision | None:
    """The latest revision that somebody approved, with reservations or without; None while there is none.

    Each approver's last decision counts. A revision that was only declined, or that nobody has decided on, is a
    proposal: nothing was agreed in it that a later edit could touch.
    """
    last = {(one.revision, one.approver): one.decision for one in content.of(Approval)}
    signed = {revision for (revision, _), decision in last.items() if decision is not Decision.DECLINE}
    signed_ones = (one for one in content.of(Revision) if one.id in signed)
    return max(signed_ones, key=lambda revision: revision.number, default=None)


def is_current(content: Content, types: Sequence[type[Record]]) -> bool:
    """Whether the content still is what the latest revision froze; False while there is none."""
    revision = latest(content)
    return revision is not None and revision.sha256 == sha256(canonical(content, signed_types(types)))


def seal_of(content: Content, revision: Revision) -> Seal | None:
    """The sealed document of a revision; None for one that was frozen without."""
    return next((seal for seal in content.of(Seal) if seal.revision == revision.id), None)


def decided(content: Content, revision: Revision) -> list[Approval]:
    """Every decision on a revision, in the order it was taken."""
    return [approval for approval in content.of(Approval) if approval.revision == revision.id]


def scan_of(content: Content, approval: Approval) -> Scan | None:
    """The scan of a decision that was given on paper, None for one that was signed in the program."""
    return next((scan for scan in content.of(Scan) if scan.approval == approval.id), None)


def signed_parts(content: Content, revision: Revision) -> list[tuple[Approval, SignedPart]]:
    """The decisions that stand in the sealed document with what each added to it, in the order of the signatures."""
    approvals = {approval.id: approval for approval in decided(content, revision)}
    return [(approvals[part.approval], part) for part in content.of(SignedPart) if part.approval in approvals]


def signed_document(content: Content, revision: Revision) -> bytes | None:
    """The sealed document with every signature so far; None when the revision was frozen without a seal."""
    seal = seal_of(content, revision)
    if seal is None:
        return None
    parts = [seal.document, *(part.added for _, part in signed_parts(content, revision))]
    return b"".join(base64.b64decode(part) for part in parts)


def signed_length(content: Content, revision: Revision) -> int:
    """How many bytes the sealed document has with every signature so far; 0 without a seal."""
    return len(signed_document(content, revision) or b"")


def standing(content: Content) -> list[tuple[Participant, Approval | None]]:
    """Every approver with their last decision on the latest revision, None while there is none."""
    revision = latest(content)
    decided: dict[str, Approval] = {}
    for approval in content.of(Approval):
        if revision is not None and approval.revision == revision.id:
            decided[approval.approver] = approval
    return [(person, decided.get(person.id)) for person in content.of(Participant) if person.approver]


def without_a_word(content: Content, points: Sequence[OpenPoint]) -> list[OpenPoint]:
    """The open points that nobody has given a word to: each needs one before the signing."""
    worded = {accepted.point for accepted in content.of(AcceptedPoint) if accepted.words.strip()}
    return [point for point in points if point.key not in worded]


def progress(content: Content) -> Progress:
    """How many approvers have signed the latest revision; a no is a decision and no signature."""
    stands = standing(content)
    signed = sum(approval is not None and approval.decision is not Decision.DECLINE for _, approval in stands)
    declined = sum(approval is not None and approval.decision is Decision.DECLINE for _, approval in stands)
    if latest(content) is None:
        return Progress(0, len(stands), f"{len(stands)} will sign" if stands else "Not started")
    if not stands:
        return Progress(0, 0, "Nobody is asked to sign")
    words = f"{signed} of {len(stands)} signed"
    return Progress(signed, len(stands), f"{words}, {declined} declined" if declined else words)
