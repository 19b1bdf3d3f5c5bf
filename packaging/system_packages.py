"""Installs packages of the operating system when that is allowed, and otherwise gives the exact command.

Standard library only: it runs before anything of the project is installed.
"""

import os
import shutil
import subprocess

# The first manager found is the one that is named; only apt is ever run, the others are only named.
_INSTALL = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "zypper": "zypper install -y",
    "pacman": "pacman -S --needed",
}


def manager() -> str | None:
    """The package manager of this machine, or None when it is none of those known here."""
    return next((name for name in _INSTALL if shutil.which(name)), None)


def command(names: list[str]) -> str:
    """What a person types to install these packages, for the manager of this machine."""
    install = f"{_INSTALL[manager() or 'apt-get']} {' '.join(names)}"
    if os.name == "posix" and os.geteuid() == 0:
        return install
    return f"sudo {install}"


def install(names: list[str]) -> bool:
    """Install the packages with apt-get, as root or with a sudo that asks nothing.

    Returns whether they are installed now; False also when nothing was tried because it is not allowed.
    """
    prefix = _allowed_prefix()
    if prefix is None:
        return False
    print(f"Installing with apt-get: {' '.join(names)}", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    # A fresh machine has no package lists; an old list still may do, so a failing update is not the end.
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    done = subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", *names], stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0


def _allowed_prefix() -> list[str] | None:
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asks_nothing = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if asks_nothing else None
