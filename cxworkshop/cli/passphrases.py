"""Passphrases on the command line: from the first line of a file, or from the environment, never from an option.

Options can be read by anybody on the same computer while the command runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from cxworkshop.core.errors import BadFile, ExitCode, Locked, Refused

VARIABLE: Final = "CXWORKSHOP_PASSPHRASE"
HOW: Final = f"Give its passphrase with --passphrase-file or in {VARIABLE}."
LONGEST: Final = 4096  # characters: a file that holds more holds something else


def first_line(name: str) -> str:
    """The passphrase in the first line of a file, or of standard input for "-". BadFile when there is none."""
    from cxworkshop.exchange.reading import read_bytes

    if name == "-":
        line = sys.stdin.readline(LONGEST + 1)
    else:
        text = read_bytes(Path(name)).decode("utf-8", "replace").lstrip("\ufeff")
        line = text.splitlines()[0] if text.strip() else ""
    passphrase = line.rstrip("\r\n")
    if not passphrase or len(passphrase) > LONGEST:
        where = "Standard input" if name == "-" else f"“{Path(name).name}”"
        raise BadFile(f"{where} holds no passphrase in its first line.")
    return passphrase


def of_workshop(options: argparse.Namespace) -> str | None:
    """The passphrase that was given for the workshop, None when none was."""
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    return os.environ.get(VARIABLE) or None


def asked(problem: Locked) -> Locked:
    """The same problem, with how a passphrase is given here."""
    return Locked(problem.happened, problem.safe, f"{problem.todo} {HOW}" if "Type" not in problem.todo else HOW)


def passphrase(options: argparse.Namespace) -> int:
    """Put a workshop under a passphrase, under another, or under none."""
    from cxworkshop.cli.commands import open_workshop

    wanted = None if options.remove else first_line(options.set)
    with open_workshop(options.file, of_workshop(options), read_only=False) as store:
        if wanted is None and not store.encrypted:
            raise Refused(f"“{store.path.name}” has no passphrase.", "Nothing was changed.")
        done = store.set_passphrase(wanted)
        name = store.path.name
    if wanted is None:
        print(f"{name} has no passphrase any more: whoever has the file can read it.")
    else:
        print(f"{name} is encrypted. There is no way back to a forgotten passphrase, for nobody.")
    if done.backups_gone:
        print(f"Backups that could not be encrypted and are gone: {done.backups_gone}.")
    return ExitCode.DONE
