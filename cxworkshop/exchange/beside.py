"""How another process of this program is begun: with the same Python, unseen, with nothing from where one stands."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

QUIET: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a console for it


def command(module: str, *words: str) -> list[str]:
    """What runs a module of ours. -P: a folder that a person happens to be in must not bring its own modules along."""
    return [sys.executable, "-P", "-m", module, *words]
