"""Everybody who is asked to sign, as their cards show them, with what they decided on the latest revision."""

from __future__ import annotations

from datetime import date

from cxworkshop.core.content import Content
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.page.approvers import Approver
from cxworkshop.stages.signoff.page.revision_foot import short_moment
from cxworkshop.stages.signoff.points import latest, scan_of, seal_of, standing
from cxworkshop.stages.signoff.records import Approval, Decision


def signers(content: Content, today: date) -> list[Approver]:
    """One for each approver, in their order."""
    revision = latest(content)
    sealed = revision is not None and seal_of(content, revision) is not None
    return [_signer(content, person, approval, today, sealed) for person, approval in standing(content)]


def signed_words(approvers: list[Approver]) -> str:
    """How many have signed; a no is a decision and no signature."""
    signed = sum(one.decision not in (None, Decision.DECLINE) for one in approvers)
    return f"{signed} of {len(approvers)} signed" if approvers else ""


def _signer(content: Content, person: Participant, approval: Approval | None, today: date, sealed: bool) -> Approver:
    if approval is None:
        return Approver(person.id, person.name, person.role)
    scan = scan_of(content, approval)
    return Approver(
        person.id,
        person.name,
        person.role,
        approval.decision,
        short_moment(approval.time, today),
        approval.words.strip(),
        approval.signature,
        final=sealed,
        scan=scan.id if scan is not None else "",
    )
