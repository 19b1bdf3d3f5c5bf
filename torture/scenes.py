"""The programs whose power is cut: what each begins with, what it does, and what it promises at each moment.

A promise is a mark between what is written down: from then on it must hold, whatever the power takes, or whoever
kills the program.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Final, NamedTuple

from cxworkshop.storage import repair
from cxworkshop.storage.backup import RESTORING
from cxworkshop.storage.earlier import Earlier
from cxworkshop.storage.store import Store
from torture import shim, work
from torture.clock import Clock
from torture.place import FILES, Place
from torture.work import TYPES

WORDS: Final = (None, "correct horse battery", "nine quiet ferries")  # what the files may be under
BEFORE: Final = 3  # acts that are in the workshop before anything is restored or repaired
PAGE = 4096


class Scene(NamedTuple):
    """What is there when recording begins, and the program that is recorded.

    `damaged`: the document cannot be opened, and stays as it is. `acts`: how many are in it already.
    """

    name: str
    begin: Callable[[Place], object]
    program: Callable[[Place], object]
    damaged: bool = False
    acts: int = 0


class Promise:
    """What was promised when the power went: acts done, acts begun, acts in the document, and whether there is one.

    `there` are other files by name, with the acts that are in each; `kept` is how many are in the backup from before
    restoring, None as long as none was promised. `words` are the places in `WORDS` of what files may be under.
    """

    def __init__(self, acts: int, *, document: bool) -> None:
        self.done = self.begun = self.published = acts
        self.document = document
        self.there: dict[str, int] = {}
        self.kept: int | None = None
        self.words = {0}

    def digest(self) -> int:
        """What equal promises have in common."""
        there = frozenset(self.there.items())
        return hash((self.done, self.begun, self.published, self.document, there, self.kept, frozenset(self.words)))

    def hear(self, said: str) -> None:
        """Take a mark in."""
        word, number, *name = [*said.split(" ", 2), ""]
        match word:
            case "begin":
                self.begun = int(number)
            case "done":
                self.done = int(number)
            case "published":
                self.published, self.document = int(number), True
            case "there":
                self.there[name[0]] = int(number)
            case "kept":
                self.kept = int(number)
            case "words":
                self.words = set(map(int, number))
            case _:
                pass


told: Callable[[str], object] = shim.mark  # who hears the promises


def mark(words: str) -> None:
    """Promise something."""
    told(words)


def acts(store: Store, first: int, many: int) -> None:
    """Some acts, each promised once it returned."""
    for number in range(first, first + many):
        mark(f"begin {number}")
        work.act(store, number)
        mark(f"done {number}")


def published(store: Store, upto: int) -> None:
    """Publishing, promised once it returned."""
    store.publish()
    mark(f"published {upto}")


def _edits(where: Place) -> None:
    store = Store.open(where.document, TYPES)
    acts(store, 1, 14)
    store.close(publish=False)
    store = Store.open(where.document, TYPES)
    acts(store, 15, 4)


def _publish(where: Place) -> None:
    store = Store.create(where.document, TYPES)
    mark("published 0")
    acts(store, 1, 2)
    published(store, 2)
    acts(store, 3, 2)
    published(store, 4)
    store.copy_to(where.document.with_name("Copy.cxw"))
    mark("there 4 Copy.cxw")
    acts(store, 5, 1)
    store.close()
    mark("published 5")
    store = Store.open(where.document, TYPES)
    acts(store, 6, 1)
    store.close()
    mark("published 6")


def _backup(where: Place) -> None:
    clock = Clock()
    upto = 0
    for _ in range(2):
        store = Store.open(where.document, TYPES, clock=clock)
        for _ in range(3):
            clock.now += timedelta(minutes=6)
            upto += 1
            acts(store, upto, 1)
        clock.now += timedelta(days=1)
        store.close()
        mark(f"published {upto}")


def _migrate(where: Place) -> None:
    mark("published 0")
    store = Store.open(where.document, TYPES)
    acts(store, 1, 2)
    published(store, 2)
    acts(store, 3, 1)
    store.close()
    mark("published 3")


def _old(where: Place) -> None:
    where.clear()
    shutil.copy(FILES / "schema-1.cxw", where.document)


def _passphrase(where: Place) -> None:
    """Set, changed, taken off, with edits in between, while it is written again too, as beside a window."""
    store = Store.open(where.document, TYPES)
    upto = 0
    for before, after in ((0, 1), (1, 2), (2, 0)):
        acts(store, upto + 1, 1)
        mark(f"words {before}{after}")
        change = store.begin_change(WORDS[after])
        acts(store, upto + 2, 1)
        change.work()
        acts(store, upto + 3, 1)
        store.end_change()
        upto += 3
        mark(f"published {upto}")
        acts(store, upto + 1, 1)
        change.follow()
        mark(f"words {after}")
        acts(store, upto + 2, 1)
        upto += 2
    store.close()
    mark(f"published {upto}")


def worked(where: Place) -> None:
    """A workshop of some acts, with a backup from before and one with all of them."""
    where.clear()
    Store.create(where.document, TYPES).close()
    with Store.open(where.document, TYPES) as store:
        for number in range(1, BEFORE + 1):
            work.act(store, number)
    Store.open(where.document, TYPES).close()


def _restore(where: Place) -> None:
    """An earlier copy is restored, as the window does it: while the workshop is open, and again while it is not."""
    store = Store.open(where.document, TYPES)
    acts(store, BEFORE + 1, 2)
    published(store, BEFORE + 2)
    earlier = store.earlier()
    made = earlier.restore(earlier.kept()[-1], TYPES)
    mark(f"there 0 {made.name}")
    store.keep(RESTORING)
    mark(f"kept {BEFORE + 2}")
    store.close()
    earlier.open(made, TYPES).close()
    earlier = Earlier.of(where.document)
    one = next(each for each in earlier.kept() if each.why == RESTORING)
    made = earlier.restore(one, TYPES)
    mark(f"there {BEFORE + 2} {made.name}")
    earlier.keep(TYPES)
    earlier.open(made, TYPES).close()


def damage(where: Place) -> None:
    """A workshop of which one page is destroyed, with its backups."""
    worked(where)
    data = bytearray(where.document.read_bytes())
    data[PAGE : 2 * PAGE] = bytes(PAGE)
    where.document.write_bytes(data)


def _repair(where: Place) -> None:
    found = repair.repair(where.document, TYPES)
    mark(f"there {BEFORE} {found.path.name}")
    Store.open(found.path, TYPES).close()
    found = repair.repair(where.document, TYPES)
    mark(f"there {BEFORE} {found.path.name}")


SCENES = (
    Scene("edits", Place.begin, _edits),
    Scene("publish", Place.clear, _publish),
    Scene("backup", Place.begin, _backup),
    Scene("migration", _old, _migrate),
    Scene("passphrase set, changed, taken off", Place.begin, _passphrase),
    Scene("restoring an earlier copy", worked, _restore, acts=BEFORE),
    Scene("repair", damage, _repair, damaged=True, acts=BEFORE),
)
