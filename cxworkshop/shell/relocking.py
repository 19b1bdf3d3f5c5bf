"""A workshop on its way to another passphrase, or to none: beside the window, which lives on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.errors import Problem
from cxworkshop.core.words import counted
from cxworkshop.shell.workshops import Workshops
from cxworkshop.ui.background import Background

if TYPE_CHECKING:
    from cxworkshop.storage.passphrase import Change
    from cxworkshop.storage.store import Store

WAITS = "As soon as the workshop is written again, this goes on by itself"
STOPS = "ask once more, and that is stopped"
STOPPING = "Stopping"
SAFE = "Every edit is kept, and the workshop opens with the passphrase it had or with the new one."


class Relocking(QObject):
    """One change at a time. `went` says how far it is; then `done` says what was done, `refused` why it was not, or
    `stopped` follows. `waiting` says that somebody wants to leave the workshop and has to wait for it."""

    went = Signal(str)
    done = Signal(str)
    refused = Signal(object)  # Problem
    stopped = Signal()
    waiting = Signal(str)
    _heard = Signal(str)

    def __init__(self, workshops: Workshops, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshops, self._background = workshops, background
        self._change: Change | None = None
        self._store: Store | None = None
        self._said = ""
        self._stopping = False
        self._then: list[Callable[[], object]] = []
        self.replaced = False  # it cannot be stopped any more
        self._heard.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether a workshop is on its way."""
        return self._change is not None

    def begin(self, passphrase: str | None, said: str) -> None:
        """Put the open workshop under a passphrase, or under none; `said` is told when it is there."""
        store = self._workshops.store
        if self.busy or store is None:
            return
        try:
            self._change = change = store.begin_change(passphrase)
        except Problem as problem:
            self.refused.emit(problem)
            return
        self._store, self._said = store, said
        self._stopping = self.replaced = False
        self._background.run(
            lambda: change.work(self._hear), lambda _nothing: self._put(change), self._failed, writes=True
        )

    def stop(self) -> None:
        """Leave the workshop as it was; too late once it is replaced."""
        if self._change is not None and not self.replaced and not self._stopping:
            self._stopping = True
            self._change.stop()
            self.went.emit(STOPPING)  # what is being written comes to its end first

    def free(self, then: Callable[[], object]) -> bool:
        """Whether the workshop may be left now; else `then` follows when it may, and somebody is told.

        Who asks a second time does not want to wait: what can be stopped is.
        """
        if not self.busy:
            return True
        if then in self._then:
            self.stop()
        else:
            self._then.append(then)
        self.waiting.emit(WAITS if self.replaced or self._stopping else f"{WAITS}; {STOPS}")
        return False

    # -- inside --------------------------------------------------------------------------------------------------------

    def _hear(self, words: str) -> None:
        with suppress(RuntimeError):  # the window is gone
            self._heard.emit(words)

    def _tell(self, words: str) -> None:
        if self.busy and not self._stopping:
            self.went.emit(words)

    def _put(self, change: Change) -> None:
        """It is written: put it in place, with what was edited meanwhile."""
        store = self._store
        if self._stopping or store is None or store is not self._workshops.store:
            self._end(self.stopped.emit)
            return
        try:
            publication = store.end_change()
        except Exception as error:
            self._failed(error)
            return
        self.replaced = True
        self._workshops.published.emit(publication)
        self.went.emit("Putting its backups in their places")
        self._background.run(change.follow, self._followed, self._failed, writes=True)

    def _followed(self, gone: int) -> None:
        said = self._said
        if gone:
            said += f" {counted(gone, 'backup')} could not be encrypted and {'is' if gone == 1 else 'are'} gone."
        staying = self._change.staying if self._change is not None else 0
        if staying:
            verb = "stays as it is" if staying == 1 else "stay as they are"
            said += f" {counted(staying, 'backup')} may be of another copy of the file and {verb}."
        self._end(lambda: self.done.emit(said))

    def _failed(self, error: Exception) -> None:
        from cxworkshop.storage.passphrase import Stopped

        if isinstance(error, Stopped):
            self._end(self.stopped.emit)
        elif isinstance(error, Problem):
            self._refuse(error)
        else:
            self._refuse(Problem("Something in the program went wrong.", SAFE))
            raise error

    def _refuse(self, problem: Problem) -> None:
        self._end(lambda: self.refused.emit(problem))

    def _end(self, tell: Callable[[], object]) -> None:
        store, self._change, self._store = self._store, None, None
        following, self._then = self._then, []
        try:
            if store is not None:
                store.drop_change()
        finally:  # whatever goes wrong, nobody waits for it any more
            tell()
            for then in following:
                then()
