"""What a passphrase costs: an edit, opening and publishing of an encrypted workshop against the plain one."""

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
from cxworkshop.storage.cipher import Key
from cxworkshop.storage.store import Store

SIZES = (100, 1_000, 10_000)
WORDS = "seven grey ferries"


def figures(quick: bool) -> list[Figure]:
    """Both workshops in turns, at every size; and what deriving a key takes, which happens once for each opening."""
    found: list[Figure] = []
    with home() as folder:
        for size in SIZES[::2] if quick else SIZES:
            found += _at(folder, size, 20 if quick else 60)
    derived = in_turns(3 if quick else 7, key=lambda: _timed(lambda: Key(WORDS, bytes(16))))
    found.append(Figure("a key from its passphrase", None, derived["key"]))
    return sorted(found, key=lambda figure: figure.name)


def _at(folder: Path, size: int, rounds: int) -> list[Figure]:
    stores = {
        name: Store.create(folder / f"{name} {size}.cxw", record_types(), content=organisation(size), passphrase=words)
        for name, words in (("plain", None), ("encrypted", WORDS))
    }
    teams = [team.id for team in stores["plain"].content.of(Team)]
    number = count()

    def edit(store: Store) -> Callable[[], float]:
        def act() -> None:
            n = next(number)
            write_team(store, teams[n % size], "purpose", f"Keeps promise number {n}.")
            store.end_typing()

        return lambda: _timed(act)

    def publish(store: Store) -> Callable[[], float]:
        def act() -> float:
            edit(store)()
            return _timed(store.publish)

        return act

    edits = in_turns(rounds, **{name: edit(store) for name, store in stores.items()})
    published = in_turns(max(3, rounds // 10), **{name: publish(store) for name, store in stores.items()})
    paths = {name: store.path for name, store in stores.items()}
    for store in stores.values():
        store.close()

    def open_(name: str) -> Callable[[], float]:
        words = WORDS if name == "encrypted" else None
        return lambda: _timed(lambda: Store.open(paths[name], record_types(), read_only=True, passphrase=words))

    opened = in_turns(max(3, rounds // 10), **{name: open_(name) for name in stores})
    return [
        Figure(f"{what}, encrypted", size, took["encrypted"], goal, "the plain one", took["plain"])
        for what, took, goal in (
            ("a durable step", edits, 1.5),
            ("publishing", published, None),
            ("opening", opened, None),
        )
    ]


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
