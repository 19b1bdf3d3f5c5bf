"""What is kept when the program fails by its own fault: where it happened, never what a client typed.

The window and the command line write the same report. It holds the kinds of the errors and the places in the code,
and no message: messages quote what was read.
"""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from cxworkshop import __version__
from cxworkshop.paths import home, make

KEPT = 30
_ROOTS = ("site-packages", "cxworkshop")


def report_text(error: BaseException, now: datetime) -> str:
    """What happened, for whoever mends it: versions, the time, and of each error in the chain its kind and place."""
    lines = [f"cxworkshop {__version__}", f"{now:%Y-%m-%d %H:%M:%S %z}", _machine(), ""]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            lines.append("came from")
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, now: datetime) -> Path | None:
    """Keep the report under reports/ in the data folder, where the newest stay; None when even that is refused."""
    folder = home() / "reports"
    path = folder / f"{now:%Y%m%d-%H%M%S-%f}-{type(error).__name__}.txt"
    try:
        make(folder)
        path.write_text(report_text(error, now), encoding="utf-8")
        for old in sorted(folder.glob("*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def keep_no_memory() -> None:
    """Ask the system to keep no image of the memory when the program crashes: every word and every key is in it."""
    try:
        import resource
    except ImportError:  # Windows, which keeps none unless somebody told it to
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _machine() -> str:
    """What it ran on; Qt is named where it is loaded, and never loaded to be named."""
    qt = getattr(sys.modules.get("PySide6"), "__version__", "")
    return f"Python {platform.python_version()}{f', Qt {qt}' if qt else ''}, {platform.system()} {platform.release()}"


def _short(name: str) -> str:
    """A file within its package, or its bare name: the rest of the path may carry a person's name."""
    parts = Path(name).parts
    for root in _ROOTS:
        if root in parts[:-1]:
            place = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[place + (root == "site-packages") :])
    return parts[-1] if parts else name
