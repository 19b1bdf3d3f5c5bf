"""What differs between the copies and the workshop now, found out beside the window, one copy after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.content import Content
from cxworkshop.shell.restoring.differences import Compared, between
from cxworkshop.shell.restoring.finding import Now
from cxworkshop.stages import record_types
from cxworkshop.storage.backup import Backup
from cxworkshop.storage.earlier import Earlier
from cxworkshop.ui.background import Background


class Comparing(QObject):
    """Remembers what differs from every copy that was looked at, and what is in the last of them.

    `told` follows when a copy is known; `failed` is called when one cannot be read.
    """

    told = Signal()

    def __init__(self, background: Background, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._failed = background, failed
        self._known: dict[Path, Compared] = {}
        self._held: tuple[Path, Content] | None = None
        self._busy = False
        self._stopped = False

    def differences(self, one: Backup | None) -> Compared | None:
        """What differs from a copy; None while that is not known."""
        return self._known.get(one.path) if one is not None else None

    def content(self, one: Backup | None) -> Content | None:
        """What is in a copy, where it was read last."""
        return self._held[1] if one is not None and self._held is not None and self._held[0] == one.path else None

    def begin(self, earlier: Earlier, one: Backup, now: Now) -> bool:
        """Compare a copy; False when it is known already, or while another one is looked at."""
        content, path = now.content, one.path
        if content is None or self._busy or self.content(one) is not None:
            return False
        self._busy = True

        def job() -> tuple[Content, Compared]:
            held = earlier.read(one, record_types())
            return held, between(held, content, partly=now.standing == "damaged")

        def done(found: tuple[Content, Compared]) -> None:
            self._busy = False
            if not self._stopped:
                self._held = path, found[0]
                self._known.setdefault(path, found[1])
                self.told.emit()

        def failed(error: Exception) -> None:
            self._busy = False
            self._failed(error)

        self._background.run(job, done, failed)
        return True

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._stopped = True
