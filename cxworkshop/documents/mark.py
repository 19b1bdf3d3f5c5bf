"""What a document says about its own standing: a frozen revision with its hash and approvals, or a draft."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Literal

from cxworkshop.core.content import Content

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """`9 May 2026`, whatever the machine's language is."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`9 May 2026`, for columns."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def days_words(first: date, last: date) -> str:
    """`9 May 2026`, `9 to 10 February 2027`, or both in full when they lie in different months."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def moment_words(moment: datetime) -> str:
    """`9 May 2026, 08:30:00`, in the moment's own zone, which is named when it is UTC."""
    return f"{day_words(moment.date())}, {clock_words(moment)}"


def clock_words(moment: datetime) -> str:
    """`08:30:00`, in the moment's own zone, which is named when it is UTC."""
    offset = moment.utcoffset()
    zone = " UTC" if offset is not None and not offset else ""
    return f"{moment:%H:%M:%S}{zone}"


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """An open point as it stands in the document, with the word given to it and by whom, if any."""

    sentence: str
    words: str = ""
    by: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PaperMark:
    """A decision signed by hand on paper: the scan that is its evidence, by its file's name, media type, size in bytes
    and SHA-256 as 64 hex digits; the date on the paper, and who recorded it."""

    name: str
    media: str
    size: int
    sha256: str
    signed_on: date
    by: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ApprovalMark:
    """A leader's decision. `signature` holds strokes of x, y pairs alternating, 0.0 to 1.0 of the signing field.

    `paper` when it was signed by hand; then there is no such signature. `stamped_by` is the time-stamp authority whose
    `time` it is, "" for that of the computer. `certificate` is the fingerprint of the one that it was signed with, ""
    where nothing was sealed.
    """

    name: str
    role: str
    decision: Literal["approve", "reserve", "decline"]
    time: datetime
    words: str = ""
    signature: tuple[tuple[float, ...], ...] = ()
    paper: PaperMark | None = None
    stamped_by: str = ""
    certificate: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Previous:
    """The revision before this one, for the list of what changed; its SHA-256 as 64 hex digits."""

    number: int
    time: datetime
    content: Content
    sha256: str


@dataclasses.dataclass(frozen=True, slots=True)
class RevisionMark:
    """A frozen revision: its number, moment (aware), author, note, SHA-256 as 64 hex digits, open points, approvals.

    `approvers` are (name, role) of everybody asked to sign; those without an approval get an empty line. `source` is
    the frozen content as canonical JSON, whose hash it is; the document carries it. `authority` is the fingerprint of
    the certificate that vouches for the seal, "" for a document that is not sealed. `decisions` counts those recorded
    on the revision that stand in it, also where somebody decided twice.
    """

    number: int
    time: datetime
    author: str
    note: str
    sha256: str
    points: tuple[Point, ...] = ()
    approvals: tuple[ApprovalMark, ...] = ()
    approvers: tuple[tuple[str, str], ...] = ()
    previous: Previous | None = None
    source: str = ""
    authority: str = ""
    decisions: int = 0

    @property
    def draft(self) -> bool:
        """A revision is no draft."""
        return False

    def foot(self) -> tuple[str, str]:
        """What stands at the foot of every page: words, and the first twelve digits of the hash."""
        return f"Revision {self.number} · {day_words(self.time.date())}", spaced(self.sha256[:12])


@dataclasses.dataclass(frozen=True, slots=True)
class DraftMark:
    """Content that is not frozen. `next_number` is the revision it may become."""

    next_number: int
    points: tuple[Point, ...] = ()
    approvers: tuple[tuple[str, str], ...] = ()
    previous: Previous | None = None

    @property
    def draft(self) -> bool:
        """A draft is one."""
        return True

    @property
    def number(self) -> int:
        """The revision the draft may become."""
        return self.next_number

    @property
    def approvals(self) -> tuple[ApprovalMark, ...]:
        """Nobody approves a draft."""
        return ()

    def foot(self) -> tuple[str, str]:
        """What stands at the foot of every page: words, and no hash."""
        return f"Revision {self.next_number}, not frozen", ""


Mark = RevisionMark | DraftMark


def spaced(digits: str, group: int = 4) -> str:
    """Hexadecimal digits in groups, so that two people can compare them aloud."""
    return " ".join(digits[i : i + group] for i in range(0, len(digits), group))
