"""Which edition of the program prints: its version, and a digest of everything that decides about a single byte.

Two editions may print the same content in two ways. Whoever compares prints must know whether they are the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from cxworkshop import __version__, paths

LIBRARIES = ("reportlab", "pikepdf", "pillow")
SHOWN = {"page", "audience", "seal"}  # what is on a screen, or behind the print: nothing of it is printed
DIGITS = 16
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def edition() -> str:
    """As `0.1.0+1f00aa93bb4c2d10`: alike on every machine for the same program with the same libraries."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    sources = [path for room in ("core", "documents", "stages") for path in (_PACKAGE / room).rglob("*.py")]
    sources = [path for path in sources if not SHOWN & set(path.relative_to(_PACKAGE).parts)]
    fonts = [path for path in paths.resource("fonts").rglob("*") if path.is_file()]
    named = [(path.relative_to(_PACKAGE).as_posix(), path) for path in sources]
    named += [(path.name, path) for path in fonts]
    for name, path in sorted(named):
        # Line ends are the checkout's own affair.
        data = path.read_bytes().replace(b"\r\n", b"\n") if path.suffix == ".py" else path.read_bytes()
        digest.update(f"{name} {hashlib.sha256(data).hexdigest()}\n".encode())
    return f"{__version__}+{digest.hexdigest()[:DIGITS]}"
