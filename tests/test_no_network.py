"""The program opens no port and makes no connection, except to a time-stamp authority that a person named."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import cxworkshop
from tests.network import Reached, guard

PACKAGE = Path(cxworkshop.__file__).parent
NETWORK = frozenset({
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "aiohttp", "httpx", "ftplib", "smtplib", "poplib",
    "imaplib", "xmlrpc", "socketserver", "telnetlib", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebSockets",
})  # fmt: skip
MAY = {
    "documents/seal/asking.py": "asks the time-stamp authority that a person named",
    "storage/locks.py": "knows the computer's own name, which stands in the marker of who has a file open",
}


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching(path: Path) -> set[str]:
    """What of that could reach a network."""
    return {name for name in imported(path) if any(name == one or name.startswith(f"{one}.") for one in NETWORK)}


def test_only_those_that_must_can_reach_a_network() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if reaching(path)}
    assert found == MAY.keys()


def test_an_import_that_could_would_be_seen(tmp_path: Path) -> None:
    for line in ("import http.client", "from urllib import request", "def f():\n    from PySide6 import QtNetwork"):
        path = tmp_path / "one.py"
        path.write_text(line)
        assert reaching(path), line
    path.write_text("import urllib.parse\nfrom http_parts import x")
    assert not reaching(path)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_attempt_would_be_seen_in_any_test(family: socket.AddressFamily) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as one, pytest.raises(Reached):
        one.connect(("::1" if family == socket.AF_INET6 else "127.0.0.1", 9))
    with pytest.raises(Reached):
        socket.getaddrinfo("localhost", 80)
    guard.reached.clear()  # this was one on purpose
