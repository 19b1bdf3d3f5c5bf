"""What a check has found so far, and how whoever waits for it hears and stops it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.report import Finding, Level

Progress = Callable[[float], None]
Asked = Callable[[], bool]


@dataclasses.dataclass
class Look:
    """`progress` is called with 0.0 to 1.0; `cancelled` is asked wherever stopping is possible."""

    progress: Progress
    cancelled: Asked
    findings: list[Finding] = dataclasses.field(default_factory=list)

    @property
    def bad_keys(self) -> set[str]:
        """Why the file must not be trusted, as far as is known."""
        return {one.key for one in self.findings if one.level is Level.BAD}

    def go_on(self, share: float) -> None:
        """So much is done. Raises `Cancelled` when it shall not go on."""
        if self.cancelled():
            raise Cancelled
        self.progress(share)

    def part(self, begin: float, end: float) -> Progress:
        """What reports 0.0 to 1.0 of a part of the whole."""
        return lambda share: self.progress(begin + (end - begin) * share)

    def bad(self, key: str, sentence: str) -> None:
        """A reason not to trust the file."""
        self.findings.append(Finding(key, Level.BAD, sentence))

    def good(self, key: str, sentence: str) -> None:
        """Something that holds."""
        self.findings.append(Finding(key, Level.GOOD, sentence))

    def note(self, key: str, sentence: str) -> None:
        """Something worth knowing."""
        self.findings.append(Finding(key, Level.NOTE, sentence))
