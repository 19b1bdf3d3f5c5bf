"""The steps of a workshop in a file: written with each edit, taken back and done again, also after a restart.

What is undone, redone and merged is decided in core.store; here it is written down.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from cxworkshop.core.content import Content
from cxworkshop.core.errors import BadFile
from cxworkshop.core.record import Record
from cxworkshop.core.step import Step
from cxworkshop.core.store import MemoryStore
from cxworkshop.storage import log
from cxworkshop.storage.log import Head
from cxworkshop.storage.opening import Opened
from cxworkshop.storage.passphrase import Write

SAFE = "Nothing was changed; everything up to here is safe."
_KEPT_STEPS = 256  # steps whose changes stay in memory; older ones are read from the file when undo reaches them


class StepsInFile(MemoryStore):
    """The lists of undo and redo over the log of an open working copy; `_opened` is None when nothing is written.

    Whoever inherits writes an edit, by `_edit`.
    """

    path: Path

    def __init__(self, content: Content, types: tuple[type[Record], ...], opened: Opened | None) -> None:
        super().__init__(content)
        self._types, self._opened = types, opened
        chain = opened.chain if opened else log.Chain([], [], 0, None, 0)
        self._standing, self._undone, self._highest = chain.standing, chain.undone, chain.highest
        self._freeze = chain.freeze
        self._steps: dict[int, Step] = {}

    @property
    def read_only(self) -> bool:
        """Whether steps are refused: opened to read, or closed."""
        return self._opened is None

    def _edit(self, write: Write) -> None:
        """One transaction, in which `write` is given a writer, the time and the number of the edit."""
        raise NotImplementedError

    def _lose_steps(self) -> None:
        """The log is gone with the working copy: what comes next is the first that can be taken back."""
        self._standing, self._undone, self._highest, self._freeze = [], [], 1, None
        self._steps.clear()

    def _write_step(self, step: Step) -> None:
        head = Head(self._highest + 1, step.label, step.typing)
        forget = bool(self._undone) and not step.permanent

        def write(writer: log.Writer, time: str, edit: int) -> None:
            if forget:
                writer.forget_undone()
            writer.apply(step.changes)
            writer.add_step(head, step, time, edit)

        self._edit(write)
        self._highest = head.id
        if not step.permanent:
            self._undone.clear()
            self._standing.append(head)
            self._remember(head, step)
        elif step.freezes:
            self._freeze = head

    def _write_merged(self, merged: Step, step: Step) -> None:
        head = self._standing[-1]

        def write(writer: log.Writer, time: str, edit: int) -> None:
            writer.apply(step.changes)
            writer.replace_step(head, merged, time, edit)

        self._edit(write)
        self._standing[-1] = dataclasses.replace(head, empty=not merged.changes)
        self._remember(head, merged)

    def _write_undo(self, step: Step) -> None:
        head = self._standing[-1]

        def write(writer: log.Writer, time: str, edit: int) -> None:
            writer.apply(step.inverse.changes)
            writer.mark_step(head, time, edit, undone=True)

        self._edit(write)
        self._undone.append(self._standing.pop())

    def _write_redo(self, step: Step) -> None:
        head = self._undone[-1]

        def write(writer: log.Writer, time: str, edit: int) -> None:
            writer.apply(step.changes)
            writer.mark_step(head, time, edit, undone=False)

        self._edit(write)
        self._standing.append(self._undone.pop())

    def _last_undoable(self) -> Step | None:
        if self.read_only or not self._standing:
            return None
        step = self._step(self._standing[-1])
        self._fits((change.after, change.record.id) for change in step.changes)
        return step

    def _next_redoable(self) -> Step | None:
        if self.read_only or not self._undone:
            return None
        step = self._step(self._undone[-1])
        self._fits((change.before, change.record.id) for change in step.changes)
        return step

    def _fits(self, expected: Iterable[tuple[Record | None, str]]) -> None:
        """BadFile when a step from the file speaks of other records than there are: then it must not be applied."""
        if any(self.content.get(record_id) != record for record, record_id in expected):
            raise self._bad_log()

    def _bad_log(self) -> BadFile:
        return BadFile(
            f"The earlier steps of “{self.path.name}” do not fit its content and cannot be undone or done again.",
            "Everything in the workshop stays as it is.",
        )

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return None if self.read_only else _label(self._standing)

    @property
    def undo_passes(self) -> str | None:
        """The label of the freeze behind which undo would go now, or None."""
        last = None if self.read_only else _last(self._standing)
        return self._freeze.label if self._freeze and last and last.id < self._freeze.id else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return None if self.read_only else _label(self._undone)

    def history(self) -> Sequence[Step]:
        """The steps that stand, oldest first; reads those from the file that are not in memory."""
        return tuple(self._step(head) for head in self._standing)

    def _remember(self, head: Head, step: Step) -> None:
        self._steps[head.id] = step
        while len(self._steps) > _KEPT_STEPS:
            del self._steps[next(iter(self._steps))]

    def _step(self, head: Head) -> Step:
        known = self._steps.get(head.id)
        if known is None:
            assert self._opened is not None
            try:
                with self._opened.copy.plainly(SAFE):
                    known = log.read_step(self._opened.copy.raw, head, self._types)
            except log.LogDamaged:
                raise self._bad_log() from None
            self._remember(head, known)
        return known


def _last(heads: Sequence[Head]) -> Head | None:
    """The last step that changes anything."""
    return next((head for head in reversed(heads) if not head.empty), None)


def _label(heads: Sequence[Head]) -> str | None:
    last = _last(heads)
    return last.label if last is not None else None
