"""Sees to it that the programs are there which the tests need beside Python, or gives the command for them: what looks
at finished documents, and a C compiler for the library that records what reaches the disk.

Standard library only. The tests that need one of them are left out, and say so, where it is not there.
"""

import shutil
import sys

import system_packages

_POPPLER = {"apt-get": "poppler-utils", "dnf": "poppler-utils", "zypper": "poppler-tools", "pacman": "poppler"}
# A program, and the packages that bring it, for each manager.
_PACKAGES = {
    "qpdf": {"apt-get": "qpdf", "dnf": "qpdf", "zypper": "qpdf", "pacman": "qpdf"},
    "mutool": {"apt-get": "mupdf-tools", "dnf": "mupdf", "zypper": "mupdf", "pacman": "mupdf-tools"},
    **dict.fromkeys(("pdfinfo", "pdfsig"), _POPPLER),
    "cc": {"apt-get": "gcc libc6-dev", "dnf": "gcc glibc-devel", "zypper": "gcc glibc-devel", "pacman": "gcc glibc"},
    "openssl": {"apt-get": "openssl", "dnf": "openssl", "zypper": "openssl", "pacman": "openssl"},
}


def missing() -> list[str]:
    """The programs this machine does not have."""
    return [program for program in _PACKAGES if shutil.which(program) is None]


def ensure() -> bool:
    """Install what is missing when that is allowed; says what to do when not, and whether all are there."""
    lacking = missing()
    if not lacking:
        return True
    known = system_packages.manager() or "apt-get"
    names = list(dict.fromkeys(name for program in lacking for name in _PACKAGES[program][known].split()))
    if sys.platform.startswith("linux") and system_packages.install(names) and not missing():
        return True
    print(
        f"Some tests need programs that are missing here: {', '.join(lacking)}. They are "
        f"left out; to run them, install them first:\n\n    {system_packages.command(names)}\n",
        flush=True,
    )
    return False


if __name__ == "__main__":
    sys.exit(0 if ensure() else 1)
