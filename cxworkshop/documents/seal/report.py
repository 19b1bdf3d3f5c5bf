"""What checking a signed document found: one plain sentence, then what it rests on. Values only."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from enum import StrEnum

from cxworkshop.documents.identity import Identity


class Level(StrEnum):
    """GOOD holds, NOTE is worth knowing, BAD is why the document must not be trusted."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `key` names it for programs: "digest", "appended", "superseded" …"""

    key: str
    level: Level
    sentence: str


@dataclasses.dataclass(frozen=True)
class SignatureFact:
    """One signature. `when` is by a time-stamp authority when `stamped`, else by the computer that was used.

    `stamper` is that authority's name, and `stamper_known` says who knows it, "" when nobody here does. `known` says
    whose key it hangs from: "this laptop", another trusted name, or "" when nobody here knows it.
    """

    field: str
    who: str
    role: str
    seal: bool
    when: datetime | None
    stamped: bool
    intact: bool
    known: str
    fingerprint: str
    decided: str = ""
    stamper: str = ""
    stamper_known: str = ""


@dataclasses.dataclass(frozen=True)
class Report:
    """The whole. `ok` only when everything holds and the keys are known; `verdict` says it in one sentence.

    `revision` is the workshop's, when the file is held against one; `identity` and `title` are what the file says of
    itself. `authority` is the fingerprint of the certificate that vouches for the seal, known here or not: the one that
    the hosts give out. It is "" for a seal that does not hold. `edition` is the one that the seal says it was made by.
    """

    ok: bool
    verdict: str
    signatures: tuple[SignatureFact, ...]
    findings: tuple[Finding, ...]
    sha256: str = ""
    revision: int | None = None
    identity: Identity | None = None
    title: str = ""
    authority: str = ""
    edition: str = ""

    @property
    def bad(self) -> tuple[Finding, ...]:
        """What speaks against it."""
        return tuple(one for one in self.findings if one.level is Level.BAD)
