"""The library that stands between this program and the operating system: built here, commanded here.

It writes down every write, sync and change of a name under one folder, and fails calls on request. What it wrote
down is read by `replay`. It needs Linux and a C compiler; without one the rows that need it say so.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("shim.c")
_HEAD = struct.Struct("<ciqII")


class Calls(IntFlag):
    """Classes of calls, as the library numbers them; OPEN is an existing file for writing."""

    WRITE = 1
    CREATE = 2
    SYNC = 4
    RENAME = 8
    READ = 16
    OPEN = 32
    REMOVE = 64
    MODE = 128


GROWS = Calls.WRITE | Calls.CREATE  # what a full disk refuses
CHANGES = GROWS | Calls.RENAME | Calls.OPEN | Calls.REMOVE | Calls.MODE  # what a write-protected one refuses


class NotHere(Exception):  # noqa: N818
    """This machine cannot build or load the library; the words say why."""


class Entry(NamedTuple):
    """One thing that happened: its kind, the descriptor, a number, and two byte strings (paths, or what was written).

    Kinds: `o` opened (number >> 32: made anew; & 1: emptied), `w` written at a place, `t` cut to a size, `s` synced,
    `r` renamed, `u` removed, `d` folder made, `m` a mark of ours.
    """

    kind: str
    fd: int
    number: int
    one: bytes
    two: bytes


def build(folder: Path) -> Path:
    """The library, compiled once for its text; NotHere without Linux or a compiler."""
    if not sys.platform.startswith("linux"):
        raise NotHere("recording what reaches the disk needs Linux")
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NotHere("recording what reaches the disk needs a C compiler (cc)")
    made = folder / f"shim-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]}.so"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(f".{os.getpid()}")
        command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(part), str(SOURCE), "-ldl", "-lpthread"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotHere(f"the C compiler refuses the recorder: {done.stderr.strip()[:300]}")
        part.replace(made)
    return made


def loaded() -> bool:
    """Whether this process was started with the library in front of the C library."""
    return "shim-" in os.environ.get("LD_PRELOAD", "")


@cache
def _library() -> ctypes.CDLL:
    if not loaded():
        raise NotHere("this process was started without the recorder")
    found = ctypes.CDLL(os.environ["LD_PRELOAD"])
    found.torture_fail.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_char_p]
    found.torture_counted.restype = ctypes.c_long
    return found


def watch(root: Path) -> None:
    """Look at what happens under this folder from now on; its path must be free of links."""
    _library().torture_watch(os.fsencode(root))


def mark(text: str) -> None:
    """Put a word of ours between what is written down; nothing happens when nothing is being written down."""
    _library().torture_mark(text.encode())


@contextmanager
def recording(log: Path) -> Iterator[None]:
    """Write down, in order, what happens under the watched folder within the block."""
    if _library().torture_record(os.fsencode(log)) < 0:
        raise OSError(errno.EIO, "the recorder cannot write", str(log))
    try:
        yield
    finally:
        _library().torture_record(b"")


def read(log: Path) -> list[Entry]:
    """What was written down."""
    content = log.read_bytes()
    place, found = 0, []
    while place + _HEAD.size <= len(content):
        kind, fd, number, one, two = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        found.append(
            Entry(kind.decode(), fd, number, content[place : place + one], content[place + one : place + one + two])
        )
        place += one + two
    return found


def fail(calls: Calls, *, at: int = 1, many: int = -1, error: int = errno.ENOSPC, under: Path | None = None) -> None:
    """Fail the `at`-th call of these classes from now on and the `many - 1` after it (-1: all that follow)."""
    _library().torture_fail(at, many, error, int(calls), os.fsencode(under) if under is not None else b"")


def count(calls: Calls) -> None:
    """Only count calls of these classes from now on."""
    _library().torture_fail(0, 0, 0, int(calls), b"")


def counted() -> int:
    """How many there were since the last `fail` or `count`."""
    return int(_library().torture_counted())


def heal() -> None:
    """Let everything succeed again."""
    _library().torture_fail(0, 0, 0, 0, b"")
