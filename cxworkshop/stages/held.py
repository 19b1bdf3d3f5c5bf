"""A workshop as checking a document asks for it: the revision that it claims, as it is kept and printed again."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.stages import document, sealing
from cxworkshop.stages.signoff.points import decided, scan_of, seal_of, signed_parts
from cxworkshop.stages.signoff.records import Revision, Seal

if TYPE_CHECKING:
    from cxworkshop.documents.identity import Identity as What
    from cxworkshop.documents.seal.verify import KnownRevision


class HeldAgainst:
    """`pdf` is the document that is looked at."""

    def __init__(self, content: Content, pdf: bytes) -> None:
        self._content, self._pdf = content, pdf

    def revision(self, sha256: str, number: int | None = None) -> KnownRevision | None:
        """The revision of this content; of several with the same, the one whose document this is, or the one with the
        `number`, or the last."""
        from cxworkshop.documents.seal.verify import KnownRevision

        found = [one for one in self._content.of(Revision) if one.sha256 == sha256]
        if not found:
            return None
        ours = [one for one in found if self._pdf.startswith(self._kept(one) or b"\0")]
        called = [one for one in found if one.number == number]
        revision = max(ours or called or found, key=lambda one: one.number)
        last = max(one.number for one in self._content.of(Revision))
        parts = signed_parts(self._content, revision)
        seal = seal_of(self._content, revision)
        return KnownRevision(
            number=revision.number,
            sha256=sha256,
            approvals=len(parts),
            superseded_by=last if last > revision.number else None,
            pages=partial(self._pages, revision.number),
            kept=self._kept(revision),
            authority=seal.authority if seal is not None else "",
            own=frozenset(part.certificate for _, part in parts if part.own),
            authorities=frozenset(one.authority for one in self._content.of(Seal)),
            decisions=len(decided(self._content, revision)),
            scans=frozenset(self._scans(revision)),
        )

    def _scans(self, revision: Revision) -> Iterator[str]:
        """The SHA-256 of each scan, worked out anew from the bytes that are kept."""
        for approval in decided(self._content, revision):
            scan = scan_of(self._content, approval)
            if scan is not None:
                yield hashlib.sha256(base64.b64decode(scan.image)).hexdigest()

    def _kept(self, revision: Revision) -> bytes | None:
        seal = seal_of(self._content, revision)
        return base64.b64decode(seal.document) if seal is not None else None

    def _pages(
        self,
        number: int,
        what: What,
        authority: str,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> bytes | None:
        """The document printed again: as what it says it is, but of the revision whose content it carries."""
        paper = what.paper
        if not what.is_copy:
            seal = seal_of(self._content, document.find_revision(self._content, number))
            paper = "Letter" if seal is not None and seal.paper == "Letter" else paper
        try:
            return sealing.unsigned(
                self._content,
                number,
                authority,
                paper,
                progress,
                cancelled,
                what.kind,
                what.team or None,
                what.decisions,
            )
        except Problem:
            return None
