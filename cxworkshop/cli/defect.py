"""What is kept when the program fails by its own fault: where it happened, never what a client typed."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from cxworkshop import __version__, paths


def write_report(error: BaseException) -> Path | None:
    """Write a report into the data folder; returns its path, or None where even that cannot be written.

    It holds the kinds of the exceptions and the places in the code, and no message: messages quote what was read.
    """
    now = datetime.now().astimezone()
    lines = [f"cxworkshop {__version__}, Python {platform.python_version()}, {platform.platform()}", now.isoformat()]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"\n{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            name = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"  {name}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    path = paths.home() / "reports" / f"defect-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path
