"""The document of a workshop: the draft of what it holds now, or one of its frozen revisions.

It brings together what no single stage may know: all chapters, all open points, and the sign-off's records.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Refused
from cxworkshop.core.words import counted
from cxworkshop.stages import STAGES, apart, open_points, record_types
from cxworkshop.stages.prepare.records import Participant
from cxworkshop.stages.signoff.changes import same
from cxworkshop.stages.signoff.points import scan_of
from cxworkshop.stages.signoff.records import AcceptedPoint, Approval, Revision, SignedPart

if TYPE_CHECKING:
    from cxworkshop.documents.chapter import Kind
    from cxworkshop.documents.mark import Mark, PaperMark, Previous
    from cxworkshop.documents.paper import PaperName


def build(
    content: Content,
    kind: Kind = "definition",
    *,
    revision: int | None = None,
    paper: PaperName = "A4",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    authority: str = "",
    team: str | None = None,
    decisions: int | None = None,
) -> bytes:
    """The PDF of a workshop, as `documents.book.build_document` makes it; runs in any thread on a snapshot. Beside
    a window a large one is printed in a process of its own.

    A page of a team is that of the one with the id `team`; a pack holds the pages of all.

    `revision` is the number of the revision to print, None prints the draft. With the fingerprint of an `authority`
    it is what will be sealed: the fingerprint is printed, and of a definition nobody has signed it. Of the `decisions`
    on the revision only so many stand in it, from the first; None takes all. Refused when there is no such revision.
    """
    from cxworkshop.documents.book import build_document
    from cxworkshop.documents.mark import RevisionMark

    if apart.pays(content, kind):
        more = {"revision": revision, "paper": paper, "authority": authority, "decisions": decisions}
        return apart.build(content, kind, progress, cancelled, **more)
    if authority and kind == "definition":
        decisions = 0
    shown, mark = (content, draft_mark(content)) if revision is None else revision_mark(content, revision, decisions)
    if isinstance(mark, RevisionMark):
        mark = dataclasses.replace(mark, authority=authority)
    if kind in ("team", "team-pack"):
        from cxworkshop.stages.teampages import build_pages

        wanted = (team or "") if kind == "team" else None
        return build_pages(shown, wanted, mark, paper, progress, cancelled)
    chapters = [chapter for stage in STAGES for chapter in stage.load("chapters")]
    return build_document(shown, kind, chapters, mark, paper, progress, cancelled)


def first_page(content: Content, kind: Kind, revision: int | None, paper: PaperName = "A4") -> bytes:
    """The title page of the definition or the record as a PDF of its own: what can be seen while the rest is made."""
    from cxworkshop.documents.book import build_first_page

    shown, mark = (content, draft_mark(content)) if revision is None else revision_mark(content, revision)
    chapters = [chapter for stage in STAGES for chapter in stage.load("chapters")]
    return build_first_page(shown, kind, chapters, mark, paper)


def draft_mark(content: Content) -> Mark:
    """How the content stands as a draft: what is open, with the words already given, and who is asked to sign."""
    from cxworkshop.documents.mark import DraftMark, Point

    words = {accepted.point: accepted for accepted in content.of(AcceptedPoint)}
    points = []
    for point in open_points(content):
        said = words.get(point.key)
        points.append(Point(point.sentence, said.words if said else "", said.by if said else ""))
    numbers = [one.number for one in content.of(Revision)]
    last = max(numbers, default=0)
    return DraftMark(last + 1, tuple(points), _approvers(content), _previous(content, last))


def revision_mark(content: Content, number: int, decisions: int | None = None) -> tuple[Content, Mark]:
    """The content a revision froze, and its standing: hash, open points, who decided what on it so far.

    With `decisions`, only the first so many are taken.
    """
    from cxworkshop.documents.mark import ApprovalMark, Point, RevisionMark

    revision = find_revision(content, number)
    recorded = [one for one in content.of(Approval) if one.revision == revision.id][:decisions]
    decided = {one.approver: one for one in recorded}
    signed_with = {part.approval: part.certificate for part in content.of(SignedPart)}
    frozen = frozen_content(revision)
    mark = RevisionMark(
        number=revision.number,
        time=revision.time,
        author=revision.author,
        note=revision.notes,
        sha256=revision.sha256,
        points=tuple(Point(point.sentence, point.words, point.by) for point in revision.open_points),
        approvals=tuple(
            ApprovalMark(
                name=one.name,
                role=one.role,
                decision=one.decision.value,
                time=one.time,
                words=one.words,
                signature=one.signature,
                paper=_paper(content, one),
                certificate=signed_with.get(one.id, ""),
            )
            for one in decided.values()
        ),
        approvers=_approvers(frozen),
        previous=_previous(content, number - 1),
        source=revision.content,
        decisions=len(recorded),
    )
    return frozen, mark


def current_revision(content: Content) -> int | None:
    """The number of the latest revision while it still is what would be signed, None once the content differs.

    The facilitator's own notes and ticks are no difference. BadFile when the revision is not what was frozen.
    """
    revision = max(content.of(Revision), key=lambda one: one.number, default=None)
    return revision.number if revision is not None and same(frozen_content(revision), content) else None


def find_revision(content: Content, number: int) -> Revision:
    """The revision with this number. Refused when there is none."""
    for revision in content.of(Revision):
        if revision.number == number:
            return revision
    there = content.count(Revision)
    has = f"it has {counted(there, 'revision')}" if there else "nothing has been frozen yet"
    raise Refused(f"The workshop has no revision {number}: {has}.")


def frozen_content(revision: Revision) -> Content:
    """The content that a revision froze. BadFile when that is not what its SHA-256 says, or no content at all."""
    safe = "Nothing was changed."
    try:
        faithful = codec.sha256(revision.content) == revision.sha256
        document = json.loads(revision.content)
    except (ValueError, RecursionError):
        raise BadFile(f"Revision {revision.number} holds no workshop content.", safe) from None
    if not faithful:
        raise BadFile(f"Revision {revision.number} is not what was frozen: its SHA-256 is another.", safe)
    return codec.from_document(document, record_types())


def _paper(content: Content, approval: Approval) -> PaperMark | None:
    from cxworkshop.documents.mark import PaperMark

    scan = scan_of(content, approval)
    if scan is None:
        return None
    size = len(scan.image) // 4 * 3 - scan.image[-2:].count("=")
    return PaperMark(scan.name, scan.media, size, scan.sha256, scan.signed_on, scan.by)


def _approvers(content: Content) -> tuple[tuple[str, str], ...]:
    return tuple((person.name, person.role) for person in content.of(Participant) if person.approver)


def _previous(content: Content, number: int) -> Previous | None:
    from cxworkshop.documents.mark import Previous

    for revision in content.of(Revision):
        if revision.number == number:
            return Previous(number, revision.time, frozen_content(revision), revision.sha256)
    return None
