"""Everything that is found out about a file, in one go and beside the window: the report, its pages, what differs."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from cxworkshop import paths
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.documents.edition import edition
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal.backup import known_certificates
from cxworkshop.documents.seal.report import Finding, Level, Report
from cxworkshop.documents.seal.stampers import known_authorities
from cxworkshop.documents.seal.trust import THIS_LAPTOP, Trusted
from cxworkshop.documents.seal.verdict import DOUBTS
from cxworkshop.documents.seal.verify import verify
from cxworkshop.shell.checking.differing import Compared, compare
from cxworkshop.shell.checking.leaves import Leaves, leaves_of
from cxworkshop.stages.sealing import HeldAgainst, unsigned
from cxworkshop.stages.signoff.points import decided, signed_document, signed_parts
from cxworkshop.stages.signoff.records import Approval, Revision, Seal

LARGEST = 256 * 1024 * 1024  # bytes: a workshop's document has a hundredth of that
MOST_ENDS = 6  # of signatures inside the file that are tried
# Nothing of what was signed was changed.
MARGINAL = DOUBTS | {"missing"}
_RANGES = re.compile(rb"/ByteRange\s*\[\s*0\s+\d{1,10}\s+(\d{1,10})\s+(\d{1,10})\s*\]")


Ink = tuple[tuple[float, ...], ...]


@frozen
class Truth:
    """What was signed. `number` is the workshop's revision that kept it, None where the file itself still holds it.

    `printed` when the workshop printed it anew to compare the pages: nobody sealed that print.
    """

    pdf: bytes
    number: int | None = None
    printed: bool = False


@frozen
class Examined:
    """What is known of a file. `revision` is the workshop's that it is, or claims to be; `earlier` a true older copy.

    `truth` is there only when the file is something else. `inks` are the strokes the workshop recorded, by the
    fingerprint of the certificate that was signed with.
    """

    name: str
    size: int
    digest: str
    report: Report
    leaves: Leaves | None = None
    revision: Revision | None = None
    approvals: tuple[Approval, ...] = ()
    truth: Truth | None = None
    compared: Compared | None = None
    earlier: bool = False
    held: bool = False
    inks: Mapping[str, Ink] = dataclasses.field(default_factory=dict)


def read(path: Path) -> bytes:
    """The bytes of a file. Problem when there is none, it is no file, or far too large to be a document."""
    try:
        if not path.is_file():
            raise Problem(f"“{path.name}” is no file that can be read.", "Nothing was changed.")
        if path.stat().st_size > LARGEST:
            raise Problem(f"“{path.name}” is too large to be checked.", "Nothing was changed.")
        return path.read_bytes()
    except OSError as error:
        raise Problem(f"“{path.name}” cannot be read.", "Nothing was changed.", "Look where it is now.") from error


def examine(
    name: str,
    data: bytes,
    content: Content | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    trusted: Trusted = (),
) -> Examined:
    """Look at everything; `content` is the open workshop's, `trusted` are the certificates that somebody here believes.

    Raises `Cancelled` and nothing else.
    """
    ours = [(THIS_LAPTOP, one) for one in known_certificates(paths.keys())]
    against = HeldAgainst(content, data) if content is not None else None
    report = verify(
        data,
        trusted=[*ours, *trusted],
        clocks=known_authorities(paths.keys()),  # whoever vouches for those who sign does not for a clock
        workshop=against,
        progress=lambda part: progress(0.6 * part),
        cancelled=cancelled,
    )
    digest = hashlib.sha256(data).hexdigest()
    leaves = leaves_of(data)
    try:
        return _more(name, data, digest, content, report, leaves, lambda part: progress(0.6 + 0.4 * part), cancelled)
    except Cancelled:
        raise
    except Exception as error:  # a hostile file may break any library at any place: what is known stays known
        odd = Finding("compare", Level.NOTE, f"The pages could not be compared ({type(error).__name__}).")
        told = Report(
            report.ok, report.verdict, report.signatures, (*report.findings, odd), report.sha256, report.revision
        )
        return Examined(name, len(data), digest, told, leaves, held=content is not None)


def _more(
    name: str,
    data: bytes,
    digest: str,
    content: Content | None,
    report: Report,
    leaves: Leaves | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Examined:
    revision = _claimed(content, report, leaves)
    approvals: tuple[Approval, ...] = ()
    whole: bytes | None = None
    inks: dict[str, Ink] = {}
    if content is not None and revision is not None:
        approvals = tuple(decided(content, revision))
        whole = signed_document(content, revision)
        inks = {part.certificate: one.signature for one, part in signed_parts(content, revision) if one.signature}
    truth, earlier, compared = None, False, None
    if {one.key for one in report.bad} - (MARGINAL - {"missing"}):
        what, anew = report.identity, None
        # Only the same edition prints the same pages: another would show differences that nobody made.
        if what is not None and what.is_copy and report.edition == edition() and content is not None:
            anew = _printed(content, what, revision, cancelled) if revision is not None else None
        if anew is not None:
            truth = Truth(anew, printed=True)
        elif what is not None and "unsigned" in {one.key for one in report.bad}:
            pass  # nobody claims that it is anything else than a print
        elif whole is not None and revision is not None and not (what is not None and what.is_copy):
            truth = Truth(whole, revision.number) if whole != data else None
            earlier = whole.startswith(data)
        elif report.signatures:
            inside = _inside(data, cancelled)
            truth = Truth(inside) if inside is not None else None
        signed = leaves_of(truth.pdf) if truth is not None and not earlier else None
        if signed is not None and leaves is not None:
            compared = compare(signed, leaves, progress, cancelled)
    return Examined(
        name,
        len(data),
        digest,
        report,
        leaves,
        revision,
        approvals,
        truth,
        compared,
        earlier,
        content is not None,
        inks,
    )


def _claimed(content: Content | None, report: Report, leaves: Leaves | None) -> Revision | None:
    """The revision whose content is attached, or whose digits are printed: what the file says that it is."""
    revisions = list(content.of(Revision)) if content is not None else []
    found = [one for one in revisions if report.revision is not None and one.number == report.revision]
    found = found or [one for one in revisions if report.sha256 and one.sha256 == report.sha256]
    if not found and revisions and leaves is not None:
        printed = "".join("".join(leaves.text(page).split()) for page in range(len(leaves.sizes)))
        found = [one for one in revisions if one.sha256 in printed]
    return max(found, key=lambda one: one.number, default=None)


def _printed(content: Content, identity: Identity, revision: Revision, cancelled: Callable[[], bool]) -> bytes | None:
    """The document as the workshop prints it, without its seal; None where it cannot."""
    seal = next(iter(content.of(Seal)), None)
    try:
        return unsigned(
            content,
            revision.number,
            seal.authority if seal is not None else "",
            identity.paper,
            None,
            cancelled,
            identity.kind,
            identity.team or None,
            identity.decisions,
        )
    except Problem:
        return None


def _inside(data: bytes, cancelled: Callable[[], bool]) -> bytes | None:
    """The longest beginning of the file that is a sealed document of its own, unchanged; None when there is none."""
    ends = {int(found[1]) + int(found[2]) for found in _RANGES.finditer(data)}
    for end in sorted((end for end in ends if 0 < end < len(data)), reverse=True)[:MOST_ENDS]:
        if cancelled():
            raise Cancelled
        begun = verify(data[:end], cancelled=cancelled)
        if begun.signatures and {one.key for one in begun.bad} <= MARGINAL:
            return data[:end]
    return None
