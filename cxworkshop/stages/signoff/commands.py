"""What a facilitator does at the signing: give words to what stays open, freeze a revision, record who decided what.

A revision, its seal and an approval are permanent: no undo takes them back.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from cxworkshop.core.codec import canonical, sha256
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Refused
from cxworkshop.core.openpoint import OpenPoint
from cxworkshop.core.pictures import media_of
from cxworkshop.core.record import Record, new_id
from cxworkshop.core.store import MemoryStore
from cxworkshop.core.target import target
from cxworkshop.core.words import NAME, counted, shown
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.points import decided, latest, seal_of, signed_length, signed_types
from cxworkshop.stages.signoff.records import (
    AcceptedPoint,
    Approval,
    Decision,
    FrozenPoint,
    Revision,
    Scan,
    Seal,
    SignedPart,
)

MOST_OF_A_SCAN = 20 * 1024 * 1024  # bytes: a page in colour at 600 dots an inch, and a workshop that can be sent
Stroke = Sequence[float]


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """What a signature added to the sealed document of `follows` bytes, and the fingerprint of its certificate.

    `own` when the approver brought the certificate.
    """

    follows: int
    added: bytes
    certificate: str
    own: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """What was signed by hand: the scan byte for byte, its file's name, the date on it, and who records it."""

    image: bytes = dataclasses.field(repr=False)
    name: str
    signed_on: date
    by: str = ""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the scan, 64 hexadecimal digits."""
        return hashlib.sha256(self.image).hexdigest()


def accept_point(store: MemoryStore, key: str, words: str, by: str = "") -> AcceptedPoint | None:
    """Give an open point (by its key) the word with which it may stay open; no words take the word back."""
    accepted = accept_points(store, (key,), words, by)
    return accepted[0] if accepted else None


def accept_points(store: MemoryStore, keys: Sequence[str], words: str, by: str = "") -> list[AcceptedPoint]:
    """Give several open points the same word, as when a whole rule is accepted at once. Typing on is one step."""
    what = "an open point" if len(keys) == 1 else counted(len(keys), "open point")
    said = bool(words.strip())
    typing = f"accepted.{keys[0]}.{len(keys)}" if keys else ""
    with store.step(f"Say why {what} may stay open" if said else f"Reopen {what}", typing=typing) as draft:
        there = {accepted.point: accepted for accepted in draft.of(AcceptedPoint)}
        if not said:
            draft.remove(*(there[key] for key in keys if key in there))
            return []
        return [
            draft.change(there[key], words=words, by=by)
            if key in there
            else draft.add(AcceptedPoint(id=new_id(AcceptedPoint), point=key, words=words, by=by))
            for key in dict.fromkeys(keys)
        ]


def freeze_revision(
    store: MemoryStore,
    types: Sequence[type[Record]],
    *,
    note: str,
    author: str,
    time: datetime,
    open_points: Sequence[OpenPoint],
) -> Revision:
    """Freeze the content as the next revision: its canonical JSON, the SHA-256 of it, and what is open with its words.

    `types` are all record types in their order (`stages.record_types()`), of which the facilitator's private ones are
    left out; `time` carries a time zone. Permanent, so
    never part of another step: RuntimeError when one is open.
    """
    content = store.content
    if store.now is not content:
        raise RuntimeError("a revision is a step of its own")
    words = {accepted.point: accepted for accepted in content.of(AcceptedPoint)}
    last = latest(content)
    text = canonical(content, signed_types(types))
    revision = Revision(
        id=new_id(Revision),
        number=last.number + 1 if last is not None else 1,
        time=time,
        author=author,
        notes=note,
        content=text,
        sha256=sha256(text),
        open_points=tuple(_frozen(point, words.get(point.key)) for point in open_points),
    )
    with store.step(f"Freeze revision {revision.number}", permanent=True) as draft:
        return draft.add(revision)


def seal_revision(store: MemoryStore, revision_id: str, document: bytes, authority: str, paper: str = "A4") -> Seal:
    """Keep the sealed document of a revision; `authority` is the fingerprint that is printed in it. Permanent.

    Refused when it has one, or when somebody decided on the revision before there was one. RuntimeError when a step is
    open.
    """
    if store.now is not store.content:
        raise RuntimeError("a seal is a step of its own")
    revision = target(store, Revision, revision_id)
    if seal_of(store.content, revision) is not None:
        raise Refused(f"Revision {revision.number} is sealed already.", "It stays as it is.")
    if decided(store.content, revision):
        raise Refused(
            f"Somebody decided on revision {revision.number} before it was sealed.",
            "It stays as it is, without a seal.",
            "Freeze another revision: it is sealed before anybody signs.",
        )
    kept = base64.b64encode(document).decode()
    with store.step(f"Seal revision {revision.number}", permanent=True) as draft:
        return draft.add(Seal(id=new_id(Seal), revision=revision.id, document=kept, authority=authority, paper=paper))


def record_approval(
    store: MemoryStore,
    revision_id: str,
    approver_id: str,
    decision: Decision,
    *,
    time: datetime,
    words: str = "",
    signature: Sequence[Stroke] = (),
    signed: Signature | None = None,
    paper: Paper | None = None,
) -> Approval:
    """Record what an approver decided on the latest revision, a no as faithfully as a yes. Permanent.

    A sealed revision takes each approver's decision once, with what it added to the document (`signed`). On one
    without a seal, whoever decides again is recorded again, and the last decision counts. `signature` are strokes of
    points x, y from 0.0 to 1.0 (ValueError otherwise); what was signed on `paper` has none, and its scan is kept.
    Refused as `check_approval` and `check_scan` say. RuntimeError when a step is open.
    """
    if store.now is not store.content:
        raise RuntimeError("an approval is a step of its own")
    revision, person = target(store, Revision, revision_id), target(store, Participant, approver_id)
    check_approval(store.content, revision, person, decision)
    if (seal_of(store.content, revision) is None) != (signed is None):
        raise Refused(f"The document of revision {revision.number} is signed in itself.", "Nothing was recorded.")
    if signed is not None and signed.follows != signed_length(store.content, revision):
        raise Refused("Somebody else signed in the meantime.", "Nothing was recorded.", "Record it again.")
    if paper is not None:
        check_scan(paper.image)
    strokes = tuple(tuple(stroke) for stroke in signature if paper is None)
    if any(len(stroke) % 2 or not all(0.0 <= value <= 1.0 for value in stroke) for stroke in strokes):
        raise ValueError("a stroke is pairs of x and y from 0.0 to 1.0")
    approval = Approval(
        id=new_id(Approval),
        revision=revision.id,
        approver=person.id,
        name=person.name,
        role=person.role,
        decision=decision,
        words=words,
        signature=strokes,
        time=time,
    )
    label = f"{decision.label}{' on paper' if paper else ''}: {_called(person)}, revision {revision.number}"
    with store.step(label, permanent=True) as draft:
        draft.add(approval)
        if paper is not None:
            draft.add(_scan(approval, paper))
        if signed is not None:
            added = base64.b64encode(signed.added).decode()
            draft.add(
                SignedPart(
                    id=new_id(SignedPart),
                    approval=approval.id,
                    added=added,
                    certificate=signed.certificate,
                    own=signed.own,
                )
            )
    return target(store, Approval, approval.id)


def check_scan(image: bytes) -> None:
    """Refused when the bytes cannot be kept as evidence: empty, too many, or none of PDF, PNG, JPEG and HEIC."""
    if not image:
        raise Refused("The file of the scan is empty.", "Nothing was recorded.")
    if len(image) > MOST_OF_A_SCAN:
        most = MOST_OF_A_SCAN // 1024 // 1024
        raise Refused(
            f"The scan is larger than {most} MB.", "Nothing was recorded.", "Scan it at 300 dots an inch, or as a PDF."
        )
    if media_of(image) is None:
        raise Refused("The scan is no PDF and no picture.", "Nothing was recorded.", "Scan it as PDF, PNG or JPEG.")


def _scan(approval: Approval, paper: Paper) -> Scan:
    media = media_of(paper.image)
    assert media is not None
    return Scan(
        id=new_id(Scan),
        approval=approval.id,
        name=paper.name,
        media=media,
        sha256=paper.sha256,
        image=base64.b64encode(paper.image).decode(),
        signed_on=paper.signed_on,
        by=paper.by,
    )


def check_approval(content: Content, revision: Revision, person: Participant, decision: Decision) -> None:
    """Refused when the person is not asked to sign, when a newer revision exists, when they signed the sealed document
    already, and for a yes while an open point of the revision has no word."""
    last = latest(content)
    if not person.approver:
        raise Refused(f"{_called(person)} is not asked to sign.", "Nothing was recorded.")
    if last is not None and last.number > revision.number:
        happened = f"Revision {revision.number} was followed by revision {last.number}."
        raise Refused(happened, "Nothing was recorded.", f"Read and sign revision {last.number}.")
    silent = sum(not point.words.strip() for point in revision.open_points)
    if silent and decision is not Decision.DECLINE:
        happened = f"{counted(silent, 'open point')} of revision {revision.number} {_has(silent)} no word yet."
        todo = "Say what happens to each, then freeze a new revision."
        raise Refused(happened, "Nothing was recorded.", todo)
    if seal_of(content, revision) is not None and any(
        approval.approver == person.id for approval in decided(content, revision)
    ):
        happened = f"{_called(person)} has signed revision {revision.number}."
        raise Refused(happened, "A signature is never replaced.", "Freeze another revision to have it decided anew.")


def _frozen(point: OpenPoint, accepted: AcceptedPoint | None) -> FrozenPoint:
    words, by = (accepted.words, accepted.by) if accepted is not None else ("", "")
    return FrozenPoint(id=point.id, key=point.key, sentence=point.sentence, words=words, by=by)


def _called(person: Participant) -> str:
    return shown(person.name, NAME) or "A person without a name"


def _has(n: int) -> str:
    return "has" if n == 1 else "have"
