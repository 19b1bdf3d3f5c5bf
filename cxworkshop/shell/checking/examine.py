"""Everything that is found out about a file, in one go and beside the window: the report, its pages, what differs.

The file is read in processes that work apart: one verifies and compares it and is gone then, one draws its pages and
stays while they show.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from cxworkshop import paths
from cxworkshop.apart.process import Stopped
from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.backup import known_certificates
from cxworkshop.documents.seal.differing import Compared
from cxworkshop.documents.seal.report import Finding, Level, Report
from cxworkshop.documents.seal.stampers import known_authorities
from cxworkshop.documents.seal.trust import THIS_LAPTOP, Trusted
from cxworkshop.stages.checking import Check, Held, Source
from cxworkshop.stages.signoff.points import decided, signed_document, signed_parts
from cxworkshop.stages.signoff.records import Approval, Revision
from cxworkshop.ui.leaves import Leaves, leaves_of

LARGEST = 256 * 1024 * 1024  # bytes: a workshop's document has a hundredth of that

Ink = tuple[tuple[float, ...], ...]


@frozen
class Truth:
    """What was signed. `number` is the workshop's revision that kept it, None where the file itself still holds it.

    `printed` when the workshop printed it anew to compare the pages: nobody sealed that print, and `pdf` is empty.
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

    Raises `Cancelled`, and EnvironmentProblem when no process can be had.
    """
    with Check() as check:
        try:
            leaves = leaves_of(data, cancelled)  # while the other process begins
        except Stopped:
            raise Cancelled from None
        try:
            report, held = _found_out(check, data, content, leaves, progress, cancelled, trusted)
        except BaseException:
            if leaves is not None:
                leaves.end()
            raise
    return _told(name, data, content, report, leaves, held)


def _found_out(
    check: Check,
    data: bytes,
    content: Content | None,
    leaves: Leaves | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    trusted: Trusted,
) -> tuple[Report, Held]:
    ours = [(THIS_LAPTOP, one) for one in known_certificates(paths.keys())]
    report = check.verify(
        data,
        trusted=[*ours, *trusted],
        clocks=known_authorities(paths.keys()),  # whoever vouches for those who sign does not for a clock
        content=content,
        progress=lambda part: progress(0.6 * part),
        cancelled=cancelled,
    )
    if check.ended:  # it broke down, and once is enough
        return report, Held()
    pages = len(leaves.sizes) if leaves is not None else 0
    try:
        return report, check.hold(pages, lambda part: progress(0.6 + 0.4 * part), cancelled)
    except BadFile:  # what is known stays known
        odd = Finding("compare", Level.NOTE, "The pages could not be compared.")
        return dataclasses.replace(report, findings=(*report.findings, odd)), Held()


def _told(
    name: str, data: bytes, content: Content | None, report: Report, leaves: Leaves | None, held: Held
) -> Examined:
    """What was found out, with what the open workshop itself knows of the revision."""
    revision = None
    approvals: tuple[Approval, ...] = ()
    whole: bytes | None = None
    inks: dict[str, Ink] = {}
    if content is not None and held.revision is not None:
        revision = next((one for one in content.of(Revision) if one.number == held.revision), None)
    if content is not None and revision is not None:
        approvals = tuple(decided(content, revision))
        whole = signed_document(content, revision)
        inks = {part.certificate: one.signature for one, part in signed_parts(content, revision) if one.signature}
    truth = None
    match held.source:
        case Source.PRINTED:
            truth = Truth(b"", printed=True)
        case Source.KEPT if whole is not None:
            truth = Truth(whole, held.revision)
        case Source.INSIDE if 0 < held.end < len(data):
            truth = Truth(data[: held.end])
    return Examined(
        name,
        len(data),
        hashlib.sha256(data).hexdigest(),
        report,
        leaves,
        revision,
        approvals,
        truth,
        held.compared if truth is not None else None,
        held.earlier and truth is not None,
        content is not None,
        inks,
    )
