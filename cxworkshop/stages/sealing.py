"""The sealed documents of a revision: printed, certified, signed by each approver.

The definition is printed and sealed once and then only grows. The record and the team pages are printed with the
decisions so far and sealed each time they are given out.

Pure functions of content, keys and moments; they run in any thread on a snapshot. What they make is kept by the
sign-off's commands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.pictures import media_of
from cxworkshop.stages import document
from cxworkshop.stages.prepare.records import Participant, Workshop
from cxworkshop.stages.signoff.commands import Paper, Signature, Stroke, check_scan
from cxworkshop.stages.signoff.points import seal_of, signed_document
from cxworkshop.stages.signoff.records import Decision, Revision, Seal

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.mark import ApprovalMark, PaperMark
    from cxworkshop.documents.paper import PaperName
    from cxworkshop.documents.seal.certificates import Authority, Identity
    from cxworkshop.documents.seal.stamping import Stamper

LONGEST_WORDS = 900  # characters of an approver's words that the signature itself carries


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """What an approver decides: who (a participant's id), how, in which words, with which ink, and when (aware).

    `paper` when they signed by hand; then there is no ink.
    """

    approver: str
    decision: Decision
    time: datetime
    words: str = ""
    ink: Sequence[Stroke] = ()
    paper: Paper | None = None


def final(
    content: Content,
    kind: Kind,
    number: int | None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    team: str | None = None,
    paper: PaperName = "A4",
) -> bytes:
    """A document as it looks: of a sealed revision the sealed definition with its signatures, else printed, unsealed.

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


def is_kept(content: Content, kind: Kind, number: int | None) -> bool:
    """Whether `final` gives a document as the workshop's file keeps it: whoever made the file made those bytes."""
    return (
        number is not None
        and kind == "definition"
        and seal_of(content, document.find_revision(content, number)) is not None
    )


def unsigned(
    content: Content,
    number: int,
    authority: str,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kind: Kind = "definition",
    team: str | None = None,
    decisions: int | None = None,
) -> bytes:
    """The document of a revision with the fingerprint `authority` printed in it: what is sealed.

    The definition has empty fields and nobody has signed it; the other kinds show the first `decisions` that were
    recorded, None shows all. The same bytes for the same revision. Refused when there is no such revision;
    `Cancelled` when it was stopped.
    """
    return document.build(
        content,
        kind,
        revision=number,
        paper=paper,
        progress=progress,
        cancelled=cancelled,
        authority=authority,
        team=team,
        decisions=decisions,
    )


def sealed(
    content: Content,
    number: int,
    authority: Authority,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kind: Kind = "definition",
    team: str | None = None,
    stamper: Stamper | None = None,
) -> bytes:
    """The document of a revision, certified with a key that is made for it and forgotten with it.

    `stamper` asks a time-stamp authority when that was; without an answer it is as the computer claims, and
    `stamper.trouble` says why.

    It begins with exactly the bytes of `unsigned`. From then on the fields of a definition may be signed and nothing
    else, and in the other kinds nothing may be changed at all.
    """
    from cxworkshop.documents.seal.certificates import fingerprint
    from cxworkshop.documents.seal.signing import seal
    from cxworkshop.documents.seal.stamping import with_stamp

    mark = fingerprint(authority.certificate)
    printed = unsigned(content, number, mark, paper, progress, cancelled, kind, team)
    identity = seal_identity(content, number, authority)
    return with_stamp(stamper, lambda one: seal(printed, identity, one, closed=kind != "definition"))


def seal_identity(content: Content, number: int, authority: Authority) -> Identity:
    """A key that is made for the seal of a revision, with a certificate that says so."""
    revision = document.find_revision(content, number)
    client = document.frozen_content(revision).one(Workshop).client.strip()
    return authority.issue(f"Workshop, revision {number}", client)


def field_number(revision: Revision, approver: str) -> int | None:
    """Which of the document's signature fields is the approver's, from 1; None when they were not asked then."""
    asked = [person.id for person in document.frozen_content(revision).of(Participant) if person.approver]
    return asked.index(approver) + 1 if approver in asked else None


def signed(
    content: Content,
    number: int,
    decided: Decided,
    authority: Authority | None,
    own: Identity | None = None,
    stamper: Stamper | None = None,
) -> Signature:
    """What a decision adds to the sealed document: a signature in the approver's field, with its stamp.

    `own` is the approver's own certificate; without one the authority gives one for this signature alone. What was
    signed on paper is signed here in the hosts' name, never in the approver's. `stamper` as for `sealed`. Refused when
    the revision has no seal, no field for the approver, or the scan cannot be kept; `MissingGlyph` when their words
    cannot be set.
    """
    from cxworkshop.documents.mark import ApprovalMark
    from cxworkshop.documents.seal.certificates import fingerprint
    from cxworkshop.documents.seal.signing import approve, field_size
    from cxworkshop.documents.seal.stamping import with_stamp

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
        _paper_mark(decided.paper),
    )
    size = field_size(before, place)
    seal = seal_of(content, revision)
    if own is None and authority is not None and seal is not None:
        _check_hosts(revision, seal, fingerprint(authority.certificate))
    who, role = (person.name, person.role) if decided.paper is None else (f"Workshop, paper of {person.name}", "")
    identity = own or (authority.issue(who, workshop.client, role) if authority is not None else None)
    if identity is None:
        raise Refused("There is no key to sign with.", "Nothing was recorded.")

    mark = dataclasses.replace(mark, certificate=fingerprint(identity.certificate))

    def sign(one: Stamper | None) -> bytes:
        stamp = _stamp(mark, one, size, workshop.accent)
        return approve(before, place, identity, stamp, reason=reason_words(decided), stamper=one)

    after = with_stamp(stamper, sign)
    return Signature(len(before), after[len(before) :], fingerprint(identity.certificate), own is not None)


def _stamp(mark: ApprovalMark, stamper: Stamper | None, size: tuple[float, float], accent: str) -> bytes:
    """What is drawn where somebody signed; with the time of an authority where there is one."""
    from cxworkshop.documents.errors import MissingGlyph
    from cxworkshop.documents.seal.asking import host_of
    from cxworkshop.stages.signoff.chapter.stamp import make_stamp

    if stamper is None:
        return make_stamp(mark, *size, accent)
    said = stamper.begin()
    mark = dataclasses.replace(mark, time=said.when.astimezone(mark.time.tzinfo), stamped_by=said.who)
    try:
        return make_stamp(mark, *size, accent)
    except MissingGlyph:
        # It may be in the name, which is anybody's; its address can always be set.
        return make_stamp(dataclasses.replace(mark, stamped_by=host_of(stamper.authority.address)), *size, accent)


def _check_hosts(revision: Revision, seal: Seal, ours: str) -> None:
    """Refused when the revision was sealed with another installation's key: that one is printed in the document."""
    if seal.authority != ours:
        raise Refused(
            f"Revision {revision.number} was sealed with another key.",
            "Nothing was recorded.",
            "Sign it on the computer that has this key, or with a certificate of your own.",
        )


def reason_words(decided: Decided) -> str:
    """What the signature itself says of the decision: how, and the words as far as it carries them."""
    said = " ".join(decided.words.split())
    if len(said) > LONGEST_WORDS:
        said = said[: LONGEST_WORDS - 2].rstrip() + " …"
    how = f" on paper, scan SHA-256 {decided.paper.sha256}" if decided.paper is not None else ""
    return f"{decided.decision.label}{how}: {said}" if said else f"{decided.decision.label}{how}"


def _paper_mark(paper: Paper | None) -> PaperMark | None:
    from cxworkshop.documents.mark import PaperMark

    if paper is None:
        return None
    check_scan(paper.image)
    media = media_of(paper.image) or ""
    return PaperMark(paper.name, media, len(paper.image), paper.sha256, paper.signed_on, paper.by)
