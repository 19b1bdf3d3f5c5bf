"""Decisions that were given on paper: what their signatures say of the scan, held against what the workshop keeps."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from cxworkshop.documents.mark import spaced
from cxworkshop.documents.seal.look import Look
from cxworkshop.documents.seal.report import SignatureFact

# Written by the program into the signature itself, before any words of the leader's: nobody can type it.
_ON_PAPER = re.compile(
    r"(?:Approved|Approved with reservations|Declined) on paper, scan SHA-256 ([0-9a-f]{64})(?:: |$)"
)


def scan_digits(decided: str) -> str:
    """The SHA-256 of the scan that a signature's reason names, "" when nothing was signed on paper."""
    found = _ON_PAPER.match(decided)
    return found[1] if found is not None else ""


def in_short(decided: str) -> str:
    """What a signature says was decided, with as many digits of a scan as people compare."""
    digits = scan_digits(decided)
    return decided.replace(f"scan SHA-256 {digits}", f"scan {spaced(digits[:12])}", 1) if digits else decided


def check_scans(facts: Sequence[SignatureFact], scans: Collection[str] | None, look: Look) -> None:
    """Say which decisions were given on paper, and whether their scans are there, byte for byte.

    `scans` are the SHA-256 of the scans that the workshop keeps, worked out anew; None without a workshop.
    """
    for number, fact in enumerate((one for one in facts if not one.seal), start=1):
        digits = scan_digits(fact.decided)
        if not digits:
            continue
        told = f"Decision {number} was given on paper"
        if scans is None:
            look.note("paper", f"{told}; the workshop keeps the scan, whose SHA-256 begins with {digits[:12]}.")
        elif digits in scans:
            look.good("paper", f"{told}; the scan is in the workshop, byte for byte.")
        else:
            look.bad("scan", f"{told}, and the scan that was signed for is not in the workshop.")
