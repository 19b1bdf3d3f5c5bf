"""Makes .venv and puts into it exactly what a lock file names: `environment.py requirements.lock`.

Standard library only. Run with any Python from 3.11 on; nothing outside the checkout changes, except for
libraries of the operating system that Qt or venv lack, and those only where that is allowed.
"""

import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

import checkers
import system_packages

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_environment() -> None:
    """Create .venv, or again when its Python is gone or of another version than the one that runs this."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if PYTHON.exists():
        asked = subprocess.run(
            [PYTHON, "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode == 0 and asked.stdout.strip() == version:
            return
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu ship Python without it.
        names = [f"python{version}-venv"]
        if not system_packages.install(names):
            sys.exit(
                "Python's venv module is not complete on this machine. Run this, then try again:\n\n"
                f"    {system_packages.command(names)}\n"
            )
    # symlinks=True is what `python -m venv` does on POSIX: a copied interpreter may not find its library.
    builder = venv.EnvBuilder(clear=True, symlinks=sys.platform != "win32", with_pip=True)
    builder.create(ENVIRONMENT)


def install(lock: Path) -> None:
    """Install what the lock names, each file checked against its digest, then the checkout itself."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    # Wheels only: a source archive would be built with tools that no digest covers.
    exact = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(lock)]
    fetched = subprocess.run([*pip, *exact], cwd=ROOT, check=False)
    if fetched.returncode != 0:
        sys.exit("The libraries could not be installed; what pip says stands above. Is the network there?")
    here = subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROOT, check=False)
    if here.returncode != 0:
        sys.exit("cxworkshop itself could not be installed; what pip says stands above.")
    # Without byte code the first start takes about three times as long.
    subprocess.run([PYTHON, "-m", "compileall", "-q", "cxworkshop"], cwd=ROOT, check=False)


def main() -> int:
    """Exit code 0 when the environment is complete and Qt starts in it."""
    lock = ROOT / sys.argv[1]
    print(f"Setting up {ENVIRONMENT.name} from {lock.name}; this fetches some libraries, once.", flush=True)
    make_environment()
    install(lock)
    started = subprocess.run([PYTHON, Path(__file__).parent / "qt_libraries.py"], check=False)
    if "dev" in lock.name:
        checkers.ensure()
        subprocess.run([PYTHON, Path(__file__).parent / "virtual_screens.py"], check=False)
    return started.returncode


if __name__ == "__main__":
    sys.exit(main())
