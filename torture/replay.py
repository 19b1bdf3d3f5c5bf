"""What a disk may hold after the power went: everything synced, and of the rest any part, in any order, torn.

The model is stricter than the file systems people have. What was written is on the disk only after the file was
synced, in sectors of 512 bytes, each on its own; a name is there or gone only after its folder was synced. Names that
were not may come back in the order of a journal, folder by folder, or each on its own. A rename is one act.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from torture.shim import Entry

SECTOR = 512
_NOTHING = 0.2
_LONG_AGO = 7200.0  # seconds; what is done within an hour of a power cut is done later as well


class Write(NamedTuple):
    """Bytes at a place of a file, or with `data` None its size."""

    place: int
    data: bytes | None


@dataclasses.dataclass
class Node:
    """A file: what is certainly on the disk, and what was written since. Or a folder: its names likewise."""

    folder: bool
    content: bytes = b""
    pending: list[Write] = dataclasses.field(default_factory=list)
    names: dict[str, int] = dataclasses.field(default_factory=dict)


class Rename(NamedTuple):
    """A change of names that was not synced: `node` appears as `name` in `folder`, and goes from where it was.

    With `name` "" it only goes, without `gone` it only appears.
    """

    folder: int
    name: str
    node: int
    gone_from: int = -1
    gone: str = ""


class State(NamedTuple):
    """A disk after the power went: the files by path below the root (None: a folder), and where in the log it was."""

    files: dict[str, bytes | None]
    at: int

    def digest(self) -> int:
        """What equal disks have in common."""
        return hash(frozenset(self.files.items()))


class Disk:
    """The model, fed with one entry of the log after the other."""

    def __init__(self, root: Path, before: dict[str, bytes | None]) -> None:
        """`before` is what was on the disk under the root when recording began, all of it synced."""
        self._root = os.fspath(root)
        self._nodes = [Node(folder=True)]
        self._now: dict[str, int] = {"": 0}  # the paths as the program sees them
        self._open: dict[int, int] = {}
        self._pending: list[Rename] = []
        for path, content in sorted(before.items()):
            node = self._new(folder=content is None)
            self._nodes[node].content = content or b""
            folder, name = self._place(path)
            self._nodes[folder].names[name] = node
            self._now[path] = node

    def feed(self, entry: Entry) -> bool:
        """Take one entry in; whether the disk may be another one after it."""
        match entry.kind:
            case "o":
                return self._opened(entry)
            case "w":
                self._file(entry).pending.append(Write(entry.number, entry.one))
            case "t":
                self._file(entry).pending.append(Write(entry.number, None))
            case "s":
                self._sync(self._open[entry.fd])
            case "d":
                self._appear(self._path(entry.one), self._new(folder=True))
            case "u":
                path = self._path(entry.one)
                folder, name = self._place(path)
                self._pending.append(Rename(-1, "", self._now.pop(path), folder, name))
            case "r":
                self._renamed(self._path(entry.one), self._path(entry.two))
            case _:
                return False
        return True

    def states(self, random: Random, many: int, at: int) -> Iterator[State]:
        """Disks that this moment may leave; of five about one where nothing unsynced arrived."""
        for _ in range(many):
            nothing = random.random() < _NOTHING
            nodes = self._with_names(random, "none" if nothing else random.choice(_NAMES))
            how = "none" if nothing else random.choice(_CONTENTS)
            files: dict[str, bytes | None] = {}
            self._walk(nodes, 0, "", files, random, how)
            yield State(files, at)

    # -- what the program did ---------------------------------------------------------------------------------------

    def _opened(self, entry: Entry) -> bool:
        path = self._path(entry.one)
        made = path not in self._now
        if made:
            self._appear(path, self._new(folder=False))
        self._open[entry.fd] = self._now[path]
        emptied = bool(entry.number & 1) and not made
        if emptied:
            self._nodes[self._now[path]].pending.append(Write(0, None))
        return made or emptied

    def _sync(self, which: int) -> None:
        node = self._nodes[which]
        if not node.folder:
            node.content = _applied(node.content, node.pending)
            node.pending = []
            return
        kept = []
        for rename in self._pending:
            if which in (rename.folder, rename.gone_from):
                _rename(self._nodes, rename)
            else:
                kept.append(rename)
        self._pending = kept

    def _renamed(self, old: str, new: str) -> None:
        moved = {path: node for path, node in self._now.items() if path == old or path.startswith(f"{old}/")}
        for path in moved:
            del self._now[path]
        (folder, name), (gone_from, gone) = self._place(new), self._place(old)
        self._pending.append(Rename(folder, name, moved[old], gone_from, gone))
        for path, node in moved.items():
            self._now[new + path[len(old) :]] = node

    def _appear(self, path: str, node: int) -> None:
        folder, name = self._place(path)
        self._now[path] = node
        self._pending.append(Rename(folder, name, node))

    def _new(self, *, folder: bool) -> int:
        self._nodes.append(Node(folder))
        return len(self._nodes) - 1

    def _file(self, entry: Entry) -> Node:
        return self._nodes[self._open[entry.fd]]

    def _path(self, path: bytes) -> str:
        return os.fsdecode(path)[len(self._root) :].strip("/")

    def _place(self, path: str) -> tuple[int, str]:
        folder, _, name = path.rpartition("/")
        return self._now[folder], name

    # -- what is left of it -----------------------------------------------------------------------------------------

    def _with_names(self, random: Random, how: str) -> list[Node]:
        """The folders, with some of the changes of names that were not synced."""
        if not self._pending or how == "none":
            return self._nodes
        nodes = [dataclasses.replace(node, names=dict(node.names)) if node.folder else node for node in self._nodes]
        journal = len(self._pending) if how == "all" else random.randint(0, len(self._pending))
        reach: dict[int, int] = {}
        for number, rename in enumerate(self._pending):
            where = rename.folder if rename.folder >= 0 else rename.gone_from
            match how:
                case "all" | "journal":
                    take = number < journal
                case "folder by folder":
                    take = number < reach.setdefault(where, random.randint(0, len(self._pending)))
                case _:
                    take = random.random() < 0.5
            if take:
                _rename(nodes, rename)
        return nodes

    def _walk(
        self, nodes: Sequence[Node], which: int, path: str, into: dict[str, bytes | None], random: Random, how: str
    ) -> None:
        for name, node in nodes[which].names.items():
            below = f"{path}/{name}" if path else name
            if nodes[node].folder:
                into[below] = None
                self._walk(nodes, node, below, into, random, how)
            else:
                into[below] = left_of(nodes[node], random, how)


def _rename(nodes: list[Node], rename: Rename) -> None:
    if rename.gone and nodes[rename.gone_from].names.get(rename.gone) == rename.node:
        del nodes[rename.gone_from].names[rename.gone]
    if rename.name:
        nodes[rename.folder].names[rename.name] = rename.node


_NAMES = ("none", "all", "journal", "journal", "folder by folder", "each on its own")
_CONTENTS = ("none", "all", "in order", "sectors", "sectors", "size alone", "mixed")


def left_of(node: Node, random: Random, how: str) -> bytes:
    """A file's bytes after the power went."""
    if not node.pending or how == "none":
        return node.content
    if how == "mixed":
        how = random.choice(_CONTENTS[:-1])
    match how:
        case "all":
            return _applied(node.content, node.pending)
        case "in order":
            return _applied(node.content, _torn(node.pending, random))
        case "size alone":  # the file has its new size, and nothing was written there yet
            size = len(_applied(node.content, node.pending))
            return node.content[:size].ljust(size, b"\0" if random.random() < 0.7 else b"\xa5")
    share = random.choice((0.1, 0.5, 0.9))
    return _applied(node.content, [piece for piece in _pieces(node.pending) if random.random() < share])


def _torn(writes: Sequence[Write], random: Random) -> list[Write]:
    """The first so many writes, the last one cut at a sector."""
    pieces = list(_pieces(writes))
    return pieces[: random.randint(0, len(pieces))]


def _pieces(writes: Sequence[Write]) -> Iterator[Write]:
    """Writes in sectors, each of which arrives whole or not at all."""
    for place, data in writes:
        if data is None:
            yield Write(place, None)
            continue
        at = 0
        while at < len(data):
            end = min(len(data), at + SECTOR - (place + at) % SECTOR)
            yield Write(place + at, data[at:end])
            at = end


def _applied(content: bytes, writes: Sequence[Write]) -> bytes:
    now = bytearray(content)
    for place, data in writes:
        if data is None:
            del now[place:]
            now.extend(bytes(place - len(now)))
        else:
            now.extend(bytes(max(0, place + len(data) - len(now))))
            now[place : place + len(data)] = data
    return bytes(now)


def picture(root: Path) -> dict[str, bytes | None]:
    """Everything under a folder, as `Disk` takes it."""
    found: dict[str, bytes | None] = {}
    for path in sorted(root.rglob("*")):
        found[path.relative_to(root).as_posix()] = path.read_bytes() if path.is_file() else None
    return found


def put(root: Path, files: dict[str, bytes | None]) -> None:
    """Make a folder hold exactly this, as it was some time ago."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    then = time.time() - _LONG_AGO
    for path, content in files.items():
        if content is None:
            (root / path).mkdir(exist_ok=True)
        else:
            (root / path).write_bytes(content)
            os.utime(root / path, (then, then))
    for path, content in files.items():
        if content is None:
            os.utime(root / path, (then, then))
