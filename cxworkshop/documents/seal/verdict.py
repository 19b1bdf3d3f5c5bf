"""The verdict: what a file is, in one plain sentence, from everything that was found out about it."""

from __future__ import annotations

from collections.abc import Sequence

from cxworkshop.documents.identity import Identity
from cxworkshop.documents.seal.report import SignatureFact
from cxworkshop.documents.words import many

# Nothing of what was signed was changed, and yet there is something to be asked.
DOUBTS = frozenset({"stranger", "superseded", "unknown", "lifetime", "scan"})
MARGINAL = DOUBTS | {"missing"}  # the same, and what was never there


def verdict(
    bad: set[str], signatures: Sequence[SignatureFact], identity: Identity | None, number: int | None, title: str
) -> str:
    """The sentence. `bad` are the keys of what speaks against the file, `number` the workshop's own revision."""
    if "unreadable" in bad and not signatures:
        return "This file cannot be read as a signed document."
    if "unsigned" in bad:
        return _unsigned(identity, title)
    if bad - DOUBTS and bad != {"missing"}:
        return "This is not what was signed."
    copy = identity is not None and identity.is_copy
    made = "sealed" if copy else "signed"
    if "unknown" in bad:
        return f"Nothing was changed since it was {made}, but it does not belong to this workshop."
    if "stranger" in bad:
        return f"Nothing was changed since it was {made}, but nobody here knows the key."
    if "lifetime" in bad:
        return f"Nothing was changed since it was {made}, but a certificate was not valid when it was used."
    what = _what(identity, number, title)
    if "missing" in bad:
        if copy:
            return f"This is {what}, as it was sealed, but this workshop does not know every decision in it."
        return f"This is {what}, as it was signed, but not every signature is in it."
    if "scan" in bad:
        return f"This is {what}, as it was {made}, but the scan of a decision given on paper is not in this workshop."
    if "superseded" in bad:
        return f"This is {what}, as it was {made}; a later revision has taken its place."
    people = sum(not fact.seal for fact in signatures)
    if copy and not people:
        return f"This is {what}, byte for byte as the workshop sealed it."
    if not people:
        return f"This is {what}, as it was sealed. Nobody has signed it yet."
    return f"This is {what}, byte for byte as {many(people, 'person', 'people')} signed it."


def _what(identity: Identity | None, number: int | None, title: str) -> str:
    number = number if number is not None or identity is None else identity.number
    revision = f"revision {number}" if number is not None else "a sealed revision"
    return identity.words(revision, title) if identity is not None else revision


def _unsigned(identity: Identity | None, title: str) -> str:
    if identity is None:
        return "Nobody has signed this file."
    if identity.draft:
        return f"This is a draft of {identity.words(f'revision {identity.number}', title)}; nobody has sealed it."
    return f"Nobody has sealed this copy of {_what(identity, None, title)}."
