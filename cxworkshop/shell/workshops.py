"""Opening, beginning, publishing and closing workshops: what stands between the desk and the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cxworkshop import paths
from cxworkshop.core import codec
from cxworkshop.core.content import Content
from cxworkshop.core.errors import Problem
from cxworkshop.core.store import Changed, MemoryStore
from cxworkshop.files import free_name
from cxworkshop.stages import record_types
from cxworkshop.ui.background import Background
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.storage.earlier import Earlier
    from cxworkshop.storage.publish import Publication
    from cxworkshop.storage.store import Store

SUFFIX = ".cxw"
PUBLISH_MS = 2000  # without an edit, and then the file follows
LATEST_MS = 15_000  # it follows at the latest so long after an edit, however busily somebody goes on typing
WARM_MS = 300  # what the first edit needs is imported this long after a workshop was opened
SAMPLE = "Sample workshop"


def file_name(client: str, title: str) -> str:
    """A file name that every system accepts, from what the workshop is called."""
    words = " – ".join(part for part in (client.strip(), title.strip()) if part) or "Workshop"
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", words)
    return (" ".join(words.split())[:80].strip(" .") or "Workshop") + SUFFIX


class Workshops(QObject):
    """One workshop is open or none. Everything that may fail says so by a Problem; nothing is lost by it."""

    opening = Signal(str)  # a workshop is being opened: its file name
    ready = Signal(object)  # Path: it stands on the desk
    refused = Signal(object, object)  # Path, Problem: it could not be had
    closed = Signal()
    published = Signal(object)  # storage.publish.Publication
    unpublished = Signal(object)  # Problem: the file is as it was, the edits are safe on this laptop

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.store: Store | None = None
        # Whether the open one may be left now; else what it is given follows as soon as it may.
        self.may_leave: Callable[[Callable[[], object]], bool] = lambda _then: True
        self._busy = self._ended = False
        self._coming = Path()
        self._next: tuple[Path, Callable[[], Store]] | None = None
        self._warmed = False
        self._quiet = QTimer(self, interval=PUBLISH_MS, singleShot=True)
        self._latest = QTimer(self, interval=LATEST_MS, singleShot=True)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self.publish)
        desk.changed.connect(self._edited)

    # -- opening -----------------------------------------------------------------------------------------------------

    def open(self, path: Path, *, read_only: bool = False, passphrase: str | None = None) -> None:
        """Open a workshop beside the window; `ready` or `refused` follows. The one before stays until it is there."""

        def job() -> Store:
            from cxworkshop.storage.store import Store

            return Store.open(path, record_types(), read_only=read_only, passphrase=passphrase)

        self._have(path, job)

    def restored(self, path: Path, earlier: Earlier) -> None:
        """Open what was restored from an earlier copy, which knows its key."""
        self._have(path, lambda: earlier.open(path, record_types()))

    def create(self, path: Path, prepare: Callable[[MemoryStore], object]) -> None:
        """Begin a workshop at `path`; `prepare` writes what is known of it."""

        def job() -> Store:
            from cxworkshop.storage.store import Store

            beginning = MemoryStore()
            prepare(beginning)
            path.parent.mkdir(parents=True, exist_ok=True)
            return Store.create(path, record_types(), content=beginning.content)

        self._have(path, job)

    def sample(self) -> None:
        """A fresh copy of the sample, in the program's own data folder; one that nobody has changed serves again."""
        folder = paths.home() / "samples"
        if self.store is not None and self.store.path.parent == folder and self.store.saved_at is None:
            self.ready.emit(self.store.path)
            return

        def job() -> Store:
            from cxworkshop.storage.store import Store

            paths.make(folder)
            for unchanged in filter(_unchanged, sorted(folder.glob(f"*{SUFFIX}"))):
                try:
                    return Store.open(unchanged, record_types())
                except Problem:
                    continue  # another window has it open: the next one, or a new one
            return Store.create(free_name(folder / f"{SAMPLE}{SUFFIX}"), record_types(), content=sample_content())

        self._have(Path(SAMPLE), job)

    def _have(self, path: Path, job: Callable[[], Store]) -> None:
        if self._ended:
            return
        if self._busy:
            if path != self._coming:  # what was asked for last is what stands there in the end
                self._next = (path, job)
                self.opening.emit(path.name)
            return
        if self.store is not None and path == self.store.path:
            self.ready.emit(path)
            return
        self._busy, self._coming = True, path
        self.opening.emit(path.name)

        def done(store: Store) -> None:
            if self._ended:  # it was on its way when the window went
                store.close(publish=False)
                return
            if self.store is not None and not self.may_leave(partial(done, store)):
                return
            self._busy = False
            if not self.close():
                store.close(publish=False)  # the one before stays, with the word why
                self._next = None
                return
            self.store = store
            self._desk.put(store)
            self._desk.saved_at = local(store.saved_at)
            self.ready.emit(store.path)
            # Not before the console has been painted: two threads that import share one interpreter.
            QTimer.singleShot(WARM_MS, self, self._warm)
            self._go_on()

        def failed(error: Exception) -> None:
            self._busy = False
            if not isinstance(error, Problem):
                raise error
            self.refused.emit(path, error)
            self._go_on()

        self._background.run(job, done, failed)

    def _go_on(self) -> None:
        """Open what was asked for while another one was on its way."""
        following, self._next = self._next, None
        if following is not None:
            self._have(*following)

    # -- keeping -----------------------------------------------------------------------------------------------------

    @property
    def behind(self) -> bool:
        """Whether something was done that the workshop's file does not have yet."""
        return self._quiet.isActive()

    def publish(self) -> bool:
        """Bring the workshop's file up to date now; False when it could not be, which `unpublished` has told."""
        self._stop()
        if self.store is None:
            return True
        try:
            done: Publication = self.store.publish()
        except Problem as problem:
            self.unpublished.emit(problem)
            return False
        self.published.emit(done)
        return True

    def end(self) -> None:
        """The program ends, and nothing is open: what is still being opened is let go as it comes."""
        self._ended, self._next = True, None

    def close(self) -> bool:
        """Publish and let go. False when publishing failed: the workshop stays open, nothing is lost."""
        self._stop()
        if self.store is None:
            return True
        try:
            self.store.close()
        except Problem as problem:
            self.unpublished.emit(problem)
            return False
        self.store = None
        self._desk.put(None)
        self.closed.emit()
        return True

    def copy_to(self, path: Path) -> None:
        """Write the workshop as it is to another file. Problem when that fails."""
        if self.store is not None:
            self.store.copy_to(path)

    def _warm(self) -> None:
        if self.store is not None and not self._warmed:
            self._warmed = True
            self._background.run(_warm, lambda _none: None)

    def _edited(self, _changed: Changed) -> None:
        if self.store is not None and not self.store.read_only:
            self._quiet.start()
            if not self._latest.isActive():
                self._latest.start()

    def _stop(self) -> None:
        self._quiet.stop()
        self._latest.stop()


def _unchanged(path: Path) -> bool:
    """Whether a workshop is as it was begun: nobody has made a step in it."""
    from cxworkshop.storage.peek import peek

    try:
        return peek(path).saved_at is None
    except Problem:
        return False


def sample_content() -> Content:
    """The sample workshop as records."""
    import json

    text = paths.resource("sample", "workshop.json").read_text(encoding="utf-8")
    document: Any = json.loads(text)
    return codec.from_document(document, record_types())


def local(moment: datetime | None) -> datetime | None:
    """A time as the clock on the wall shows it."""
    return moment.astimezone() if moment is not None else None


def _warm() -> None:
    from cxworkshop.storage.store import warm

    warm(record_types())
