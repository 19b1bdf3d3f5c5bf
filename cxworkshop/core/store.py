"""The store's behaviour without a disk: steps, undo, redo and subscribers over content in memory.

`MemoryStore` is complete in itself (dry runs and tests use it); `cxworkshop.storage.store.Store` adds durability by
overriding the four hooks at the end, so that what is undone and merged is decided in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from cxworkshop.core.content import Content
from cxworkshop.core.frozen import frozen
from cxworkshop.core.step import Change, Draft, Step, merge


@frozen
class Changed:
    """What subscribers hear after a step, an undo or a redo: the changes and why they came."""

    label: str
    changes: tuple[Change, ...]
    cause: str  # "step", "undo" or "redo"


class MemoryStore:
    """A workshop's content and the steps that made it. One thread writes; snapshots may be read anywhere."""

    def __init__(self, content: Content | None = None) -> None:
        self.content = content if content is not None else Content()
        self._draft: Draft | None = None
        self._subscribers: list[Callable[[Changed], None]] = []
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._frozen: tuple[str, list[Step]] = ("", [])  # the last freeze, and the steps that were before it
        self._may_merge = False

    @property
    def now(self) -> Content | Draft:
        """What a command reads: the open step with all it has changed so far, or else the content."""
        return self._draft if self._draft is not None else self.content

    # -- doing -----------------------------------------------------------------------------------------------

    @contextmanager
    def step(self, label: str, *, typing: str = "", permanent: bool = False) -> Iterator[Draft]:
        """Make one step: all of it happens, or nothing.

        A step inside a step joins the outer one (the outer label stands); if the inner part fails and the failure
        is caught outside of it, only the inner part is forgotten. `typing` names the field being typed in:
        consecutive steps with the same name become one. A draft that changes nothing leaves no step behind.
        """
        if self._draft is not None:
            mark = self._draft.mark()
            try:
                yield self._draft
            except BaseException:
                self._draft.rollback(mark)
                raise
            return
        self._draft = draft = Draft(self.content, label)
        try:
            yield draft
        finally:
            self._draft = None
        changes = draft.changes()
        if changes:
            self.commit(Step(draft.label, changes, typing, permanent))

    def commit(self, step: Step) -> None:
        """Make a finished step durable, then real, then known."""
        last = self._last_undoable() if self._may_merge and step.typing else None
        if last is not None and last.typing == step.typing and not step.permanent:
            self._write_merged(merge(last, step), step)
        else:
            self._write_step(step)
        self._may_merge = bool(step.typing)
        self.content.apply(step.pairs())
        self._tell(Changed(step.label, step.changes, "step"))

    def end_typing(self) -> None:
        """The person left the field: what is typed next is a step of its own."""
        self._may_merge = False

    # -- undoing ---------------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return next((step.label for step in reversed(self._undo) if step.changes), None)

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return next((step.label for step in reversed(self._redo) if step.changes), None)

    @property
    def undo_passes(self) -> str | None:
        """The label of the freeze behind which undo would go now, or None. The freeze itself stays as it is."""
        label, before = self._frozen
        last = next((step for step in reversed(self._undo) if step.changes), None)
        return label if last is not None and any(step is last for step in before) else None

    def undo(self) -> Step | None:
        """Take back the last step that can be; returns it, or None when there is none."""
        self.end_typing()
        step = self._last_undoable()
        while step is not None:
            self._write_undo(step)
            self._move(step.inverse, "undo")
            if step.changes:  # typing that was typed away again left nothing to take back
                return step
            step = self._last_undoable()
        return None

    def redo(self) -> Step | None:
        """Do again what was undone last; returns it, or None when there is nothing."""
        self.end_typing()
        step = self._next_redoable()
        while step is not None:
            self._write_redo(step)
            self._move(step, "redo")
            if step.changes:
                return step
            step = self._next_redoable()
        return None

    def _move(self, step: Step, cause: str) -> None:
        self.content.apply(step.pairs())
        self._tell(Changed(step.label, step.changes, cause))

    # -- watching --------------------------------------------------------------------------------------------

    def snapshot(self) -> Content:
        """The content as it is now, for a worker thread or a frozen picture."""
        return self.content.snapshot()

    def subscribe(self, hear: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `hear` after every change; returns the function that ends it."""
        self._subscribers.append(hear)
        return lambda: self._subscribers.remove(hear)

    def _tell(self, changed: Changed) -> None:
        failed: list[Exception] = []
        for hear in tuple(self._subscribers):
            try:
                hear(changed)
            except Exception as error:
                failed.append(error)
        if failed:  # what happened is durable: one view that fails must not keep the others from showing it
            raise failed[0]

    # -- hooks: a durable store overrides all of them ----------------------------------------------------------

    def _write_step(self, step: Step) -> None:
        """Keep a new step; unless it is permanent (and so touches no content), forget what could be redone."""
        if not step.permanent:
            self._redo.clear()
            self._undo.append(step)
        elif step.freezes:
            self._frozen = (step.label, [*self._undo, *self._redo])

    def _write_merged(self, merged: Step, step: Step) -> None:
        """Keep `merged` in place of the last step; `step` is what is new in it."""
        self._redo.clear()
        self._undo[-1] = merged

    def _write_undo(self, step: Step) -> None:
        """The last step moves to the steps that can be redone."""
        self._redo.append(self._undo.pop())

    def _write_redo(self, step: Step) -> None:
        """The step redone moves back."""
        self._undo.append(self._redo.pop())

    def _last_undoable(self) -> Step | None:
        return self._undo[-1] if self._undo else None

    def _next_redoable(self) -> Step | None:
        return self._redo[-1] if self._redo else None

    def history(self) -> Sequence[Step]:
        """The steps that stand, oldest first."""
        return tuple(self._undo)
