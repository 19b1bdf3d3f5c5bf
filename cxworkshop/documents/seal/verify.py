"""Checking a signed document: every signature, every byte, what was allowed and what happened afterwards.

Cheap checks come first and the costly one, comparing every later update with what was allowed, only for a file whose
signatures are otherwise sound. A file may be anything at all: what cannot be read is a finding, never a failure. For
what may be a stranger's it is called through `stages.checking`, in another process, with limits.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable
from itertools import islice

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal.clock import Clocks, signed_certificates
from cxworkshop.documents.seal.evidence import check_scans
from cxworkshop.documents.seal.held import PLAIN, Claim, KnownRevision, Workshop, hold, hold_unsealed
from cxworkshop.documents.seal.inside import attachment, prints, says_it_is
from cxworkshop.documents.seal.look import Look
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.signatures import Seen, check_bytes, check_changes, check_ends, check_times
from cxworkshop.documents.seal.trust import THIS_LAPTOP, WORKSHOP, Trusted, authority_of, check_keys
from cxworkshop.documents.seal.verdict import verdict

__all__ = ["THIS_LAPTOP", "WORKSHOP", "KnownRevision", "Workshop", "verify"]

MOST_FIELDS = 1_000  # for signatures: a file that has more is no document of ours, and would take very long
_BYTES, _KEYS, _CHANGES, _CONTENT = 0.1, 0.15, 0.6, 0.7  # how far the check is behind each of its parts
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def verify(
    pdf: bytes,
    *,
    trusted: Trusted = (),
    clocks: Trusted = (),
    workshop: Workshop | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Look at everything. `trusted` are authorities with their names, this laptop's own among them; `clocks` are
    certificates by which time-stamp authorities are known.

    `progress` is called with 0.0 to 1.0, `cancelled` asked between two signatures and two pages. Raises `Cancelled`
    and nothing else.
    """
    look = Look(progress or (lambda _share: None), cancelled or (lambda: False))
    return _Check(pdf, trusted, clocks, workshop, look).report()


class _Check:
    def __init__(self, pdf: bytes, trusted: Trusted, clocks: Trusted, workshop: Workshop | None, look: Look) -> None:
        self.pdf, self.trusted, self.clocks, self.workshop, self.look = pdf, trusted, clocks, workshop, look
        self.seen: list[Seen] = []
        self.identity: Identity | None = None
        self.title = self.sha256 = self.authority = self.edition = ""
        self.known: KnownRevision | None = None

    def report(self) -> Report:
        try:
            self._look()
        except Cancelled:
            raise
        except (MemoryError, RecursionError):
            self.look.bad("unreadable", "The file cannot be read: it needs more memory than a document does.")
        except Exception:  # a hostile file may break any library at any place: that is an answer too
            self.look.bad("unreadable", "The file is too damaged, or too strangely made, to be read as a signed PDF.")
        bad, facts = self.look.bad_keys, tuple(one.fact for one in self.seen)
        number = self.known.number if self.known is not None else None
        said = verdict(bad, facts, self.identity, number, self.title)
        return Report(
            ok=not bad,
            verdict=said,
            signatures=facts,
            findings=tuple(self.look.findings),
            sha256=self.sha256,
            revision=number,
            identity=self.identity,
            title=self.title,
            authority=self.authority,
            edition=self.edition,
        )

    def _look(self) -> None:
        look = self.look
        if self.pdf.lstrip()[:5] != b"%PDF-":
            look.bad("unreadable", "This is not a PDF.")
            return
        reader = PdfFileReader(io.BytesIO(self.pdf), strict=False)
        # What is read here must not lie in the other reader's memory: comparing updates would trip over it.
        inside = PdfFileReader(io.BytesIO(self.pdf), strict=False)
        self.identity, self.title = says_it_is(inside)
        fields = enumerate_sig_fields(reader)
        if sum(1 for _ in islice(fields, MOST_FIELDS + 1)) > MOST_FIELDS:
            look.bad("unreadable", f"The file has more than {MOST_FIELDS} places for a signature.")
            return
        embedded = list(reader.embedded_signatures)
        if not embedded:
            self._unsealed(inside)
            return
        clocks = Clocks(signed_certificates(inside), self.clocks)
        for number, one in enumerate(embedded):
            self.seen.append(check_bytes(self.pdf, one, look, clocks))
            look.go_on(_BYTES * (number + 1) / len(embedded))
        self.edition = min(self.seen, key=lambda one: one.end).edition
        check_ends(self.pdf, self.seen, look)
        self._find_revision(inside)
        if not look.bad_keys:
            known = self.known
            authorities = frozenset({known.authority} - {""}) | known.authorities if known else frozenset()
            check_keys(self.seen, self.trusted, authorities, known.own if known else frozenset(), look)
            check_times(self.seen, look)
            self.authority = authority_of(min(self.seen, key=lambda one: one.end))
        look.go_on(_KEYS)
        if not look.bad_keys:
            check_changes(self.pdf, self.seen, look, _KEYS, _CHANGES)
        look.go_on(_CHANGES)
        self._content()
        look.go_on(_CONTENT)
        if not look.bad_keys:
            facts = [one.fact for one in sorted(self.seen, key=lambda one: one.end)]
            check_scans(facts, self.known.scans if self.known is not None else None, look)
        self._held()
        look.progress(1.0)

    def _find_revision(self, inside: PdfFileReader) -> None:
        attached = attachment(inside)
        self.sha256 = hashlib.sha256(attached).hexdigest() if attached is not None else ""
        if self.workshop is not None and self.sha256:
            number = self.identity.number if self.identity is not None and not self.identity.draft else None
            self.known = self.workshop.revision(self.sha256, number)

    def _content(self) -> None:
        """The attached content, against the digits that are printed."""
        look = self.look
        if not self.sha256:
            look.bad("content", "The content of the revision is not attached.")
            return
        short = self.identity is not None and self.identity.for_teams
        part = look.part(_CHANGES, _CONTENT)
        if not prints(self.pdf, self.sha256, short=short, progress=part, cancelled=look.cancelled):
            look.bad("content", "The attached content is not the one whose digits are printed in the document.")
        elif short:
            look.good("content", "The attached content gives the digits at the foot of every page.")
        else:
            look.good("content", "The attached content gives the digits that are printed.")

    def _held(self) -> None:
        if self.workshop is None or not self.sha256:
            return
        if self.known is None:
            self.look.bad("unknown", "The workshop never froze this content.")
            return
        seal = min(self.seen, key=lambda one: one.end)
        signed = sum(not one.fact.seal for one in self.seen)
        claim = Claim(self.identity or PLAIN, signed, self.authority or authority_of(seal), self.edition)
        hold(self.pdf, claim, self.known, self.look, _CONTENT)

    def _unsealed(self, inside: PdfFileReader) -> None:
        """A draft, a print of a revision, or any other PDF."""
        draft = self.identity is not None and self.identity.draft
        said = "It is a draft: nothing of it was frozen." if draft else "Nobody has sealed or signed this file."
        self.look.bad("unsigned", said)
        self._find_revision(inside)
        if self.known is not None and self.identity is not None:
            hold_unsealed(self.pdf, self.identity, self.known, self.look, _BYTES)
        self.look.progress(1.0)
