"""Key work beside the window: making the keys ready, sealing what was frozen, signing for each approver."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxworkshop import paths
from cxworkshop.core.errors import Problem
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.page.seal_state import KeyState, SealStand, SealState, seal_facts, seal_state
from cxworkshop.stages.signoff.page.signing import Signing
from cxworkshop.stages.signoff.points import latest
from cxworkshop.stages.signoff.records import Approval, Revision
from cxworkshop.ui.desk import Desk

if TYPE_CHECKING:
    from cxworkshop.documents.seal.keys import Keys
    from cxworkshop.documents.seal.stamping import Stamper

STEPS = 20  # of a seal that are told
UNSEALED = "The document could not be sealed."
UNSIGNED = "The document could not be signed, and nothing was recorded."


class Sealer(QObject):
    """`changed` tells that the keys are ready, or that a seal is there or failed; `progressed` that one goes on."""

    changed = Signal()
    progressed = Signal()
    _part = Signal(float)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.preparing = False
        self.share = 0.0  # of the seal that is being made
        self.trouble: Problem | None = None  # why the last one could not be made
        self._keys: Keys | None = None
        self._revision = ""  # that is being sealed, or was last
        self._busy = False
        self._stamper: Stamper | None = None  # of the seal or the signature that is being made
        self._signing: threading.Event | None = None  # set when the signature under way is not wanted any more
        self._part.connect(self._further)

    # -- the keys ------------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether this installation's key can be used now."""
        return self._keys is not None and self._keys.is_open

    @property
    def is_locked(self) -> bool:
        """Whether it takes a passphrase."""
        return self._keys is not None and not self._keys.is_open

    @property
    def is_new(self) -> bool:
        """Whether the passphrase is to be chosen: no key was made here yet."""
        return self._keys is not None and self._keys.is_new

    def prepare(self) -> None:
        """Make the keys ready beside the window, without asking anybody; once."""
        if self._keys is not None or self.preparing:
            return
        self.preparing = True

        def job() -> Keys:
            from cxworkshop.documents.seal.keys import keys_in

            keys = keys_in(paths.keys())
            keys.prepare()
            return keys

        def done(keys: Keys) -> None:
            self.preparing, self._keys = False, keys
            self.changed.emit()

        def failed(error: Exception) -> None:
            self.preparing = False
            if not isinstance(error, (Problem, OSError)):
                raise error
            self.changed.emit()  # without keys everything goes on, unsealed

        self.desk.background.run(job, done, failed)

    def open(self, passphrase: str, then: Callable[[], None], failed: Callable[[Problem], None]) -> None:
        """Open the key with a passphrase, or make it under that; `then` follows, or `failed` with the reason."""
        keys = self._keys
        if keys is None:
            return

        def job() -> None:
            keys.open(passphrase)

        def done(_nothing: None) -> None:
            self._stock()
            self.changed.emit()
            then()

        def wrong(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            failed(error)

        self.desk.background.run(job, done, wrong)

    def _stock(self) -> None:
        keys = self._keys
        if keys is not None:
            self.desk.background.run(keys.stock, lambda _nothing: None)

    # -- the seal ------------------------------------------------------------------------------------------------------

    @property
    def key_state(self) -> KeyState:
        """How this installation's key is."""
        if self.preparing:
            return "preparing"
        return "open" if self.is_open else "locked" if self.is_locked else "none"

    def stand(self, *, may_sign: bool) -> SealStand:
        """Where the last revision stands with its seal, which is begun where it can be made."""
        revision = latest(self.desk.content)
        begun = revision is not None and revision.id == self._revision
        trouble, share = (self.trouble, self.share) if begun else (None, 0.0)
        failed = trouble is not None
        state = seal_state(seal_facts(self.desk.content, self.key_state, may_sign=may_sign, failed=failed))
        if revision is not None and state is SealState.MAKING and self.is_open:
            self._seal(revision)
        return SealStand(state, revision.number if revision is not None else 0, share, trouble)

    def _seal(self, revision: Revision) -> None:
        """Print and seal a revision beside the window; nothing happens while one is under way."""
        store, keys = self.desk.store, self._keys
        if self._busy or store is None or keys is None or revision.id == self._revision:
            return
        self._busy, self._revision, self.share, self.trouble = True, revision.id, 0.0, None
        snapshot, paper = store.snapshot(), self.desk.paper

        def job() -> tuple[bytes, str, str]:
            from cxworkshop.documents.seal.certificates import fingerprint
            from cxworkshop.stages.sealing import sealed

            authority, asked = keys.authority, self._ask()
            made = sealed(snapshot, revision.number, authority, paper, progress=self._part.emit, stamper=asked)
            return made, fingerprint(authority.certificate), paper

        def done(made: tuple[bytes, str, str]) -> None:
            self._busy = False
            if store is self.desk.store:
                self._say_without()
                if not self.desk.do(do.seal_revision, revision.id, *made):
                    self.trouble = Problem(UNSEALED)  # the window has said why; it must not be waited for
            self._stock()
            self.changed.emit()

        def failed(error: Exception) -> None:
            self._busy = False
            self.trouble = error if isinstance(error, Problem) else Problem(UNSEALED)
            self.changed.emit()
            if not isinstance(error, Problem):
                raise error

        self.desk.background.run(job, done, failed)

    def _further(self, share: float) -> None:
        if round(share * STEPS) != round(self.share * STEPS):
            self.share = share
            self.progressed.emit()

    # -- a signature ---------------------------------------------------------------------------------------------------

    @property
    def signing(self) -> bool:
        """Whether a signature is being made that will be recorded."""
        return self._signing is not None

    def stop_signing(self) -> bool:
        """The signature that is being made is not wanted: nothing is recorded. False when none is being made."""
        if self._signing is None:
            return False
        self._signing.set()
        self._signing = None
        self.go_on_without()
        return True

    def sign(
        self,
        revision: Revision,
        signing: Signing,
        time: datetime,
        then: Callable[[Approval | None], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Sign the sealed document for an approver beside the window, and record it; `then` carries the approval.

        One at a time; `failed` carries the reason, and nothing was recorded. Neither follows `stop_signing`.
        """
        store, keys = self.desk.store, self._keys
        if self.signing or store is None:
            return
        stopped = self._signing = threading.Event()
        snapshot = store.snapshot()

        def job() -> do.Signature:
            from cxworkshop.documents.seal.own import own_identity
            from cxworkshop.exchange.reading import read_bytes
            from cxworkshop.stages import sealing

            own = own_identity(read_bytes(Path(signing.own)), signing.passphrase) if signing.own else None
            if own is None and keys is not None and not keys.is_open:
                keys.open(signing.passphrase)
            decision = sealing.Decided(
                signing.approver, signing.decision, time, signing.words, signing.ink, signing.paper
            )
            authority = keys.authority if own is None and keys is not None else None
            asked = None if stopped.is_set() else self._ask()
            return sealing.signed(snapshot, revision.number, decision, authority, own, asked)

        def done(signature: do.Signature) -> None:
            if stopped.is_set() or store is not self.desk.store:
                return
            self._signing = None
            recorded = self.desk.do(
                do.record_approval,
                revision.id,
                signing.approver,
                signing.decision,
                time=time,
                words=signing.words,
                signature=signing.ink,
                signed=signature,
                paper=signing.paper,
            )
            self._stock()
            self._say_without()
            then(recorded.value)

        def wrong(error: Exception) -> None:
            if not stopped.is_set():
                self._signing = None
                failed(error if isinstance(error, Problem) else Problem(UNSIGNED))
            if not isinstance(error, Problem):
                raise error

        self.desk.background.run(job, done, wrong)

    # -- the time ------------------------------------------------------------------------------------------------------

    @property
    def waits_for_time(self) -> bool:
        """Whether what is being made waits for the first answer of the time-stamp authority."""
        asked = self._stamper
        return asked is not None and asked.first is None and asked.trouble is None

    def go_on_without(self) -> None:
        """Nobody waits for the time-stamp authority: what is being made goes on with this computer's time."""
        if self._stamper is not None:
            self._stamper.cancel()

    def _ask(self) -> Stamper | None:
        """Who stamps the seal or the signature that is made now; None while nobody is asked. Beside the window."""
        from cxworkshop.documents.seal.stamping import stamper_in

        self._stamper = stamper_in(paths.keys())
        return self._stamper

    def _say_without(self) -> None:
        """One sentence, where an authority was asked in vain."""
        asked, self._stamper = self._stamper, None
        if asked is not None and asked.words:
            self.desk.told.emit(asked.words)

    def reset(self) -> None:
        """Another workshop: what failed there is no matter here, and nothing is signed any more."""
        self.stop_signing()
        self.go_on_without()
        self._revision, self.trouble = "", None
