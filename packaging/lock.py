"""Writes requirements.lock and requirements-dev.lock anew from pyproject.toml: newest versions, every digest.

One resolution covers Linux, macOS and Windows and every Python from 3.11 on; the files name no server.
Standard library only; the resolver (uv) goes into an environment of its own under build/.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "build" / "lock-tools"
BIN = TOOLS / ("Scripts" if sys.platform == "win32" else "bin")

_HEADER = "# Written by `make lock` from pyproject.toml: {what}.\n"
_LOCKS = {
    "requirements.lock": ("what running the program needs", ["--extra", "build"]),
    "requirements-dev.lock": (
        "what testing and changing it needs besides",
        ["--extra", "build", "--extra", "dev", "--constraint", "requirements.lock"],
    ),
}


def resolver() -> Path:
    """The uv program, installed when it is not there yet."""
    uv = BIN / "uv"
    if not uv.exists():
        venv.EnvBuilder(clear=True, symlinks=sys.platform != "win32", with_pip=True).create(TOOLS)
        subprocess.run([BIN / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return uv


def main() -> int:
    """Rewrites both files; a resolution that fails leaves the file of before."""
    uv = resolver()
    for name, (what, extra) in _LOCKS.items():
        resolved = subprocess.run(
            [uv, "pip", "compile", "pyproject.toml", *extra, "--universal", "--python-version", "3.11",
             "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
             "--no-header", "--native-tls", "--quiet"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        (ROOT / name).write_text(_HEADER.format(what=what) + resolved.stdout, encoding="utf-8")
        print(f"{name}: {resolved.stdout.count('==')} libraries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
