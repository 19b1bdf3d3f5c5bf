"""What passes between the place to sign and whoever records it."""

from __future__ import annotations

import dataclasses
from typing import Literal

from cxworkshop.stages.signoff.commands import Paper
from cxworkshop.stages.signoff.page.scan_file import ScanFile
from cxworkshop.stages.signoff.records import Decision

Way = Literal["draw", "type", "paper"]


@dataclasses.dataclass(frozen=True, slots=True)
class Signing:
    """What is to be recorded. `own` is the file of a certificate the approver brought, "" for this laptop's key.

    `paper` when it was signed by hand; then there is no ink, and the hosts' key signs.
    """

    approver: str
    decision: Decision
    words: str
    ink: tuple[tuple[float, ...], ...]
    own: str = ""
    passphrase: str = dataclasses.field(default="", repr=False)
    paper: Paper | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Hand:
    """How somebody signs, as far as they have come: with the pen, by the name, or on paper with its scan."""

    way: Way = "draw"
    ink: tuple[tuple[float, ...], ...] = ()
    typed: str = ""
    scan: ScanFile | None = None
    signed_on: str | None = None  # as it is typed; None until somebody looked at it
    by: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Begun:
    """What an approver has begun and not recorded."""

    decision: str | None = None
    words: str = ""
    hand: Hand = Hand()
