"""One edit: durable, against the very same statements through bare sqlite3, and taken back, against the edit itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from benchmarks.figure import Figure, in_turns
from benchmarks.organisation import home, organisation
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import write_team
from cxworkshop.stages.teams.records import Team
from cxworkshop.storage.store import Store
from cxworkshop.storage.workingcopy import connect

SIZES = (10, 100, 1_000, 10_000)


def figures(quick: bool) -> list[Figure]:
    """An edit of one team and what takes it back, at every size."""
    found: list[Figure] = []
    with home() as folder:
        for size in (100, 10_000) if quick else SIZES:
            found += _at(folder, size, 40 if quick else 120)
    return sorted(found, key=lambda figure: figure.name)


class Twin:
    """A copy of the working copy, written to by bare sqlite3: what each step wrote, statement by statement."""

    def __init__(self, store: Store, path: Path) -> None:
        assert store._opened is not None
        self._source = store._opened.copy.raw
        self._bare = connect(path)
        self._source.backup(self._bare)
        self._written: list[str] = []

    def record(self, act: Callable[[], object]) -> float:
        """Seconds of an act; its statements are kept for the next `replay`. Listening is not part of the time."""
        written: list[str] = []
        self._source.set_trace_callback(written.append)
        begun = time.perf_counter()
        act()
        took = time.perf_counter() - begun
        self._source.set_trace_callback(None)
        self._written = written
        return took

    def replay(self) -> float:
        """Seconds of the same statements on the twin, parameters bound as any program would."""
        statements = [statement for statement in self._written if not statement.startswith("--")]
        begun = time.perf_counter()
        for statement in statements:
            self._bare.execute(statement)
        return time.perf_counter() - begun

    def close(self) -> None:
        self._bare.close()


def _at(folder: Path, size: int, rounds: int) -> list[Figure]:
    with Store.create(folder / f"steps {size}.cxw", record_types(), content=organisation(size)) as store:
        teams = [team.id for team in store.content.of(Team)]
        twin = Twin(store, folder / f"twin {size}.sqlite")
        number = count()

        def edit() -> None:
            n = next(number)
            write_team(store, teams[n % size], "purpose", f"Keeps promise number {n}.")
            store.end_typing()

        def redo_untimed() -> float:
            # What was undone is done again, in file and twin alike, so that every round edits what the last one left.
            twin.record(store.redo)
            return twin.replay()

        def undo() -> float:
            took = twin.record(store.undo)
            twin.replay()
            return took

        acts: dict[str, Callable[[], float]] = {
            "edit": lambda: twin.record(edit),
            "bare": twin.replay,
            "undo": undo,
            "redo": redo_untimed,
        }
        in_turns(5, **acts)
        took = in_turns(rounds, **acts)
        twin.close()
        store.close(publish=False)
    return [
        Figure("a durable step", size, took["edit"], 2.0, "the same through bare sqlite3", took["bare"]),
        Figure("undo", size, took["undo"], 1.5, "its edit", took["edit"]),
    ]
