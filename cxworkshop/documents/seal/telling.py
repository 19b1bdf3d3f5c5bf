"""What checking a document found, in lines of plain words: the verdict, each signature, each finding."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.documents.mark import moment_words
from cxworkshop.documents.seal.evidence import in_short
from cxworkshop.documents.seal.report import Level, Report, SignatureFact

SIGNS = {Level.GOOD: "yes", Level.NOTE: "note", Level.BAD: "NO"}


def lines(report: Report) -> Iterator[str]:
    """The verdict first; what it rests on stands below, set in."""
    yield report.verdict
    if report.signatures:
        yield "Signatures:"
    for fact in report.signatures:
        yield f"  {signature_words(fact)}"
    if report.authority:
        yield f"  The certificate that vouches for the seal has the SHA-256 {report.authority}."
    if report.findings:
        yield "What was looked at:"
    for one in report.findings:
        yield f"  {SIGNS[one.level]:<5} {one.sentence}"


def signature_words(fact: SignatureFact) -> str:
    """One signature: who decided what, when by whose clock, whether it holds, and who vouches for the key."""
    who = _plain(fact.who) or fact.field
    role = f", {_plain(fact.role)}" if fact.role and not fact.seal else ""
    decided = "seal of the document" if fact.seal else _plain(in_short(fact.decided)) or "no decision named"
    return f"{who}{role}: {decided.rstrip('.')}. {when_words(fact)} {holds_words(fact)}"


def when_words(fact: SignatureFact) -> str:
    """When it was made, and whose clock says so."""
    if fact.when is None:
        return "When is not known."
    if not fact.stamped:
        whose = "time as claimed by the computer that was used"
    elif fact.stamper_known:
        whose = f"by the time-stamp authority {_plain(fact.stamper)}, known to {fact.stamper_known}"
    else:
        whose = f"by the time-stamp authority {_plain(fact.stamper)}, which nobody here knows"
    return f"{moment_words(fact.when)}, {whose}."


def holds_words(fact: SignatureFact) -> str:
    """Whether the signed bytes are there as they were, and who vouches for the key."""
    if not fact.intact:
        return "Not as it was signed."
    return f"Intact; the key is known to {fact.known}." if fact.known else "Intact; nobody here knows the key."


def _plain(words: str) -> str:
    """In one line, without characters that steer a terminal: the file may be anybody's."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
