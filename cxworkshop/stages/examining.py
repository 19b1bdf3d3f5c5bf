"""What a checked file is held against: the revision it claims to be, what was signed, and page by page what differs.

It reads the file in its own process; `stages.checking` has it done in one that works apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.documents.edition import edition
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal.differing import compare
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.sheets import Sheets, sheets_of
from cxworkshop.documents.seal.verdict import MARGINAL
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages.checking import Held, Source
from cxworkshop.stages.sealing import unsigned
from cxworkshop.stages.signoff.points import signed_document
from cxworkshop.stages.signoff.records import Revision, Seal

MOST_ENDS = 6  # of signatures inside the file that are tried
# How far it is behind each of its parts: each tells so while it is at work, or whoever waits takes it for stuck.
_CLAIMED, _FOUND = 0.1, 0.6
_RANGES = re.compile(rb"/ByteRange\s*\[\s*0\s+\d{1,10}\s+(\d{1,10})\s+(\d{1,10})\s*\]")


def hold(
    data: bytes,
    content: Content | None,
    report: Report,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool] = lambda: False,
) -> Held:
    """Compare a file that was verified with what was signed.

    `progress` is called with 0.0 to 1.0 all along, `cancelled` asked between two pages. Raises `Cancelled`.
    """
    sheets = sheets_of(data)
    revision = _claimed(content, report, sheets, lambda share: progress(_CLAIMED * share), cancelled)
    number = revision.number if revision is not None else None
    if not {one.key for one in report.bad} - (MARGINAL - {"missing"}):
        return Held(number)
    source, end, truth, earlier = Source.NONE, 0, None, False
    whole = signed_document(content, revision) if content is not None and revision is not None else None
    what, anew = report.identity, None

    def find(share: float) -> None:
        progress(_CLAIMED + (_FOUND - _CLAIMED) * share)

    # Only the same edition prints the same pages: another would show differences that nobody made.
    if what is not None and what.is_copy and report.edition == edition() and content is not None:
        anew = _printed(content, what, revision, find, cancelled) if revision is not None else None
    if anew is not None:
        source, truth = Source.PRINTED, anew
    elif what is not None and "unsigned" in {one.key for one in report.bad}:
        pass  # nobody claims that it is anything else than a print
    elif whole is not None and not (what is not None and what.is_copy):
        source, truth = (Source.KEPT, whole) if whole != data else (Source.NONE, None)
        earlier = whole.startswith(data)
    elif report.signatures:
        end = _inside(data, find, cancelled)
        source, truth = (Source.INSIDE, data[:end]) if end else (Source.NONE, None)
    signed = sheets_of(truth) if truth is not None and not earlier else None
    compared = None
    if signed is not None and sheets is not None:
        compared = compare(signed, sheets, lambda share: progress(_FOUND + (1.0 - _FOUND) * share), cancelled)
    return Held(number, source, end, earlier, compared)


def _claimed(
    content: Content | None,
    report: Report,
    sheets: Sheets | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Revision | None:
    """The revision whose content is attached, or whose digits are printed: what the file says that it is."""
    revisions = list(content.of(Revision)) if content is not None else []
    found = [one for one in revisions if report.revision is not None and one.number == report.revision]
    found = found or [one for one in revisions if report.sha256 and one.sha256 == report.sha256]
    if not found and revisions and sheets is not None:
        printed = ""
        for page in range(len(sheets.sizes)):
            if cancelled():
                raise Cancelled
            printed += "".join(sheets.text(page).split())
            progress((page + 1) / len(sheets.sizes))
        found = [one for one in revisions if one.sha256 in printed]
    return max(found, key=lambda one: one.number, default=None)


def _printed(
    content: Content,
    identity: Identity,
    revision: Revision,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> bytes | None:
    """The document as the workshop prints it, without its seal; None where it cannot."""
    seal = next(iter(content.of(Seal)), None)
    try:
        return unsigned(
            content,
            revision.number,
            seal.authority if seal is not None else "",
            identity.paper,
            progress,
            cancelled,
            identity.kind,
            identity.team or None,
            identity.decisions,
        )
    except Problem:
        return None


def _inside(data: bytes, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> int:
    """Where the longest beginning of the file ends that is a sealed document of its own, unchanged; 0 without one."""
    ends = {int(found[1]) + int(found[2]) for found in _RANGES.finditer(data)}
    tried = sorted((end for end in ends if 0 < end < len(data)), reverse=True)[:MOST_ENDS]
    for number, end in enumerate(tried):
        if cancelled():
            raise Cancelled

        def further(share: float, behind: int = number) -> None:
            progress((behind + share) / len(tried))

        begun = verify(data[:end], progress=further, cancelled=cancelled)
        if begun.signatures and {one.key for one in begun.bad} <= MARGINAL:
            return end
    return 0
