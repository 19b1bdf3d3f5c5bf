"""A file held against the workshop it says it comes from: whether it was frozen there, is the latest, and looks so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Protocol

from cxworkshop.core.words import counted
from cxworkshop.documents.edition import edition
from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal.inside import says
from cxworkshop.documents.seal.look import Asked, Look, Progress

# Prints a document of the revision again, without any signature: what it is, the fingerprint that is printed in it,
# how far it is, whether to stop. None where that cannot be done.
Printer = Callable[[Identity, str, Progress, Asked], bytes | None]
PLAIN = Identity("definition", 0)  # of a file that does not say what it is: the first versions sealed nothing else


@dataclasses.dataclass(frozen=True)
class KnownRevision:
    """What a workshop knows of a revision: how many signed it, whether a later one took its place, and its pages.

    `kept` is the definition as it was sealed; `authority` and `own` are the fingerprints of who vouches for it and of
    certificates that leaders brought, `authorities` those of all that ever sealed in the workshop. `decisions` counts
    all that were recorded, in a document or not; `scans` are the SHA-256 of what was signed on paper, as it is kept.
    """

    number: int
    sha256: str
    approvals: int
    superseded_by: int | None
    pages: Printer
    kept: bytes | None = None
    authority: str = ""
    own: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()
    decisions: int = 0
    scans: frozenset[str] = frozenset()


class Workshop(Protocol):
    """The workshop that a document is held against."""

    def revision(self, sha256: str, number: int | None = None) -> KnownRevision | None:
        """The revision of this content, the one with this number where several have it; None when never frozen."""
        ...


@dataclasses.dataclass(frozen=True)
class Claim:
    """What a file says it is, how many people signed it, who vouches for its seal, and by which edition it was made.

    `authority` is a fingerprint, "" for a file that nobody sealed.
    """

    identity: Identity
    signed: int = 0
    authority: str = ""
    edition: str = ""


def hold(pdf: bytes, claim: Claim, known: KnownRevision, look: Look, begin: float) -> None:
    """Compare a sealed file with what its workshop knows of the revision; `begin` is how far the check is."""
    _check_latest(known, look)
    print_anew = look.part(begin, 1.0)
    if claim.identity.is_copy:
        if _knows_decisions(claim, known, look):
            pages = known.pages(claim.identity, claim.authority, print_anew, look.cancelled)
            _check_print(pdf, pages, claim, look)
        return
    if claim.signed != known.approvals:
        look.bad("missing", f"The workshop knows {counted(known.approvals, 'signature')}, the file has {claim.signed}.")
    same = known.kept is not None and pdf.startswith(known.kept)
    if known.kept is not None and not same:
        look.bad("pages", "The pages are not those that the workshop sealed.")
        return
    pages = known.pages(claim.identity, known.authority or claim.authority, print_anew, look.cancelled)
    if same and (pages is None or not pdf.startswith(pages)):
        look.good("pages", "Every byte of the pages is as the workshop kept it when it was sealed.")
        look.note("printed", "This version of the program would print the same content in another way.")
    else:
        _check_print(pdf, pages, claim, look)


def hold_unsealed(pdf: bytes, identity: Identity, known: KnownRevision, look: Look, begin: float) -> None:
    """The same for a file that nobody sealed: what is found is worth knowing, and proves nothing."""
    _check_latest(known, look)
    for authority in dict.fromkeys(("", known.authority)):
        if pdf == known.pages(identity, authority, look.part(begin, 1.0), look.cancelled):
            look.good("pages", "Printed again from the workshop, every byte is the same.")
            return
    look.note("pages", "Printed again from the workshop, it does not come out the same.")


def _check_latest(known: KnownRevision, look: Look) -> None:
    if known.superseded_by is not None:
        look.bad("superseded", f"Revision {known.superseded_by} has taken the place of revision {known.number}.")
    else:
        look.good("current", f"Revision {known.number} is the latest there is.")


def _knows_decisions(claim: Claim, known: KnownRevision, look: Look) -> bool:
    """A copy shows the decisions up to its seal: more may have followed, and none can be taken back."""
    shown = claim.identity.decisions
    if shown < known.decisions and claim.identity.kind == "record":
        later = counted(known.decisions - shown, "decision")
        look.note("later", f"{later} on revision {known.number} followed after it was sealed.")
    elif shown > known.decisions:
        words = f"The workshop knows {counted(known.decisions, 'decision')}, the file was printed with {shown}."
        look.bad("missing", words)
    return shown <= known.decisions


def _check_print(pdf: bytes, pages: bytes | None, claim: Claim, look: Look) -> None:
    if pages is None:
        look.note("pages", "The pages could not be printed again to compare them.")
    elif pdf.startswith(pages):
        look.good("pages", "Printed again from the workshop, every byte of the pages is the same.")
    elif claim.edition and claim.edition != edition():
        if says(pdf, look.cancelled) == says(pages, look.cancelled):
            look.good("pages", "Printed again from the workshop, every word of the pages is the same.")
        look.note("printed", "It was sealed by another edition of the program; this one prints it in another way.")
    else:
        look.bad("pages", "Printed again from the workshop, the pages are not the same.")
