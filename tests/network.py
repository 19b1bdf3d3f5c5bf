"""Nobody reaches a network: whatever a test makes the program do, an attempt to is an error there and then.

The one thing that may is asking a time-stamp authority that a person named; its tests say so by the mark `network`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

INTERNET = frozenset({2, 10, 23, 30})  # AF_INET, and AF_INET6 as Linux, Windows and macOS number it
ASKING = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
NAMES = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})


class Reached(AssertionError):  # noqa: N818 - it says what happened
    """The network was reached for."""


class Guard:
    """Watches from the first `install` on; `allowed` lets what follows through."""

    def __init__(self) -> None:
        self.allowed = False
        self.reached: list[str] = []  # also what somebody caught

    def install(self) -> None:
        """Watch this process. Nothing takes that back."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if self.allowed or not event.startswith("socket."):
            return
        if event in NAMES or (event in ASKING and int(getattr(args[0], "family", 0)) in INTERNET):
            self.reached.append(f"{event} {args[1:]}" if event in ASKING else f"{event} {args}")
            raise Reached(self.reached[-1])


guard = Guard()


def open_sockets() -> list[str]:
    """The sockets of the internet that this process holds, Qt's and any library's too; Linux alone can tell."""
    here = {os.readlink(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd") if _is_link(one)}
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        path = Path("/proc/self/net") / table
        if path.exists():
            for line in path.read_text().splitlines()[1:]:
                fields = line.split()
                if f"socket:[{fields[9]}]" in here:
                    found.append(f"{table} {fields[1]}")
    return found


def _is_link(one: str) -> bool:
    try:
        os.readlink(f"/proc/self/fd/{one}")
    except OSError:  # the folder's own handle, closed by now
        return False
    return True
