"""The sealed document of a revision: printed once, certified, signed by each approver, and held against its workshop.

Pure functions of content, keys and moments; they run in any thread on a snapshot. What they make is kept by the
sign-off's commands.
"""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem, Refused
from cxworkshop.stages import document
from cxworkshop.stages.prepare.records import Participant, Workshop
from cxworkshop.stages.signoff.commands import Signature, Stroke
from cxworkshop.stages.signoff.points import seal_of, signed_document, signed_parts
from cxworkshop.stages.signoff.records import Decision, Revision, Seal

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.paper import PaperName
    from cxworkshop.documents.seal.certificates import Authority, Identity
    from cxworkshop.documents.seal.verify import KnownRevision

LONGEST_WORDS = 900  # characters of an approver's words that the signature itself carries


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """What an approver decides: who (a participant's id), how, in which words, with which ink, and when (aware)."""

    approver: str
    decision: Decision
    time: datetime
    words: str = ""
    ink: Sequence[Stroke] = ()


def final(
    content: Content,
    kind: Kind,
    number: int | None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    team: str | None = None,
    paper: PaperName = "A4",
) -> bytes:
    """A document as it is given out: of a sealed revision the sealed definition with its signatures, else printed.

    None as `number` prints the draft; `team` is the id of the one whose page is wanted. What is sealed stays on the
    paper it was sealed on.
    """
    if number is not None and kind == "definition":
        kept = signed_document(content, document.find_revision(content, number))
        if kept is not None:
            return kept
    return document.build(
        content, kind, revision=number, paper=paper, progress=progress, cancelled=cancelled, team=team
    )


def unsigned(
    content: Content,
    number: int,
    authority: str,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kind: Kind = "definition",
) -> bytes:
    """The document of a revision with empty fields and the fingerprint `authority` printed in it: what is sealed.

    The same bytes for the same revision. Refused when there is no such revision; `Cancelled` when it was stopped.
    """
    return document.build(
        content,
        kind,
        revision=number,
        paper=paper,
        progress=progress,
        cancelled=cancelled,
        authority=authority,
    )


def sealed(
    content: Content,
    number: int,
    authority: Authority,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kind: Kind = "definition",
) -> bytes:
    """The document of a revision, certified with a key that is made for it and forgotten with it.

    It begins with exactly the bytes of `unsigned`: from then on only its signature fields may be filled.
    """
    from cxworkshop.documents.seal.certificates import fingerprint
    from cxworkshop.documents.seal.signing import seal

    printed = unsigned(content, number, fingerprint(authority.certificate), paper, progress, cancelled, kind)
    revision = document.find_revision(content, number)
    client = document.frozen_content(revision).one(Workshop).client.strip()
    return seal(printed, authority.issue(f"Workshop, revision {number}", client))


def field_number(revision: Revision, approver: str) -> int | None:
    """Which of the document's signature fields is the approver's, from 1; None when they were not asked then."""
    asked = [person.id for person in document.frozen_content(revision).of(Participant) if person.approver]
    return asked.index(approver) + 1 if approver in asked else None


def signed(
    content: Content, number: int, decided: Decided, authority: Authority | None, own: Identity | None = None
) -> Signature:
    """What a decision adds to the sealed document: a signature in the approver's field, with its stamp.

    `own` is the approver's own certificate; without one the authority gives one for this signature alone. Refused when
    the revision has no seal, or no field for the approver; `MissingGlyph` when their words cannot be set.
    """
    from cxworkshop.documents.mark import ApprovalMark
    from cxworkshop.documents.seal.certificates import fingerprint
    from cxworkshop.documents.seal.signing import approve, field_size
    from cxworkshop.stages.signoff.chapter.stamp import make_stamp

    revision = document.find_revision(content, number)
    before = signed_document(content, revision)
    if before is None:
        raise Refused(f"Revision {number} has no seal.", "Nothing was recorded.")
    place = field_number(revision, decided.approver)
    frozen = document.frozen_content(revision)
    if place is None:
        raise Refused(f"Revision {number} has no place for this signature.", "Nothing was recorded.")
    person = frozen.need(Participant, decided.approver)
    workshop = frozen.one(Workshop)
    mark = ApprovalMark(
        person.name,
        person.role,
        decided.decision.value,
        decided.time,
        decided.words,
        tuple(tuple(stroke) for stroke in decided.ink),
    )
    stamp = make_stamp(mark, *field_size(before, place), workshop.accent)
    seal = seal_of(content, revision)
    if own is None and authority is not None and seal is not None:
        _check_hosts(revision, seal, fingerprint(authority.certificate))
    identity = own or (authority.issue(person.name, workshop.client, person.role) if authority is not None else None)
    if identity is None:
        raise Refused("There is no key to sign with.", "Nothing was recorded.")
    after = approve(before, place, identity, stamp, reason=reason_words(decided))
    return Signature(len(before), after[len(before) :], fingerprint(identity.certificate), own is not None)


def _check_hosts(revision: Revision, seal: Seal, ours: str) -> None:
    """Refused when the revision was sealed with another installation's key: that one is printed in the document."""
    if seal.authority != ours:
        raise Refused(
            f"Revision {revision.number} was sealed on another computer.",
            "Nothing was recorded.",
            "Sign it there, or with a certificate of your own.",
        )


def reason_words(decided: Decided) -> str:
    """What the signature itself says of the decision: how, and the words as far as it carries them."""
    said = " ".join(decided.words.split())
    if len(said) > LONGEST_WORDS:
        said = said[: LONGEST_WORDS - 2].rstrip() + " …"
    return f"{decided.decision.label}: {said}" if said else decided.decision.label


class HeldAgainst:
    """A workshop as checking a document asks for it: `pdf` is the document that is looked at."""

    def __init__(self, content: Content, pdf: bytes) -> None:
        self._content, self._pdf = content, pdf

    def revision(self, sha256: str) -> KnownRevision | None:
        """The revision of this content; of several with the same, the one whose document this is, or the last."""
        from cxworkshop.documents.seal.verify import KnownRevision

        found = [one for one in self._content.of(Revision) if one.sha256 == sha256]
        if not found:
            return None
        ours = [one for one in found if self._pdf.startswith(self._kept(one) or b"\0")]
        revision = max(ours or found, key=lambda one: one.number)
        last = max(one.number for one in self._content.of(Revision))
        parts = signed_parts(self._content, revision)
        seal = seal_of(self._content, revision)
        return KnownRevision(
            number=revision.number,
            sha256=sha256,
            approvals=len(parts),
            superseded_by=last if last > revision.number else None,
            pages=lambda: self._pages(revision),
            kept=self._kept(revision),
            authority=seal.authority if seal is not None else "",
            own=frozenset(part.certificate for _, part in parts if part.own),
        )

    def _kept(self, revision: Revision) -> bytes | None:
        seal = seal_of(self._content, revision)
        return base64.b64decode(seal.document) if seal is not None else None

    def _pages(self, revision: Revision) -> bytes | None:
        seal = seal_of(self._content, revision)
        if seal is None:
            return None
        paper: PaperName = "Letter" if seal.paper == "Letter" else "A4"
        try:
            return unsigned(self._content, revision.number, seal.authority, paper)
        except Problem:
            return None
