"""Passphrases on the command line: typed, from the first line of a file, or from the environment; never from an option.

Options can be read by anybody on the same computer while the command runs. A new one that is typed is typed twice.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from cxworkshop.core.errors import BadFile, ExitCode, Locked, Refused
from cxworkshop.core.passphrase import ADVICE, NO_WAY_BACK, accept, why_not

VARIABLE: Final = "CXWORKSHOP_PASSPHRASE"
HOW: Final = f"Give its passphrase with --passphrase-file or in {VARIABLE}."
TYPED: Final = "-"  # standard input; at a terminal somebody is asked
LONGEST: Final = 4096  # characters: a file that holds more holds something else


def first_line(name: str, what: str = "Passphrase", *, new: bool = False) -> str:
    """The passphrase in the first line of a file, or of standard input for "-". BadFile when there is none.

    At a terminal "-" asks for `what`, and for a `new` one twice. Refused when the two differ or it is too easy.
    """
    from cxworkshop.exchange.reading import read_bytes

    if name == TYPED and sys.stdin.isatty():
        return _typed(what, new=new)
    if name == TYPED:
        line = sys.stdin.readline(LONGEST + 1)
    else:
        text = read_bytes(Path(name)).decode("utf-8", "replace").lstrip("\ufeff")
        line = text.splitlines()[0] if text.strip() else ""
    passphrase = line.rstrip("\r\n")
    if not passphrase or len(passphrase) > LONGEST:
        where = "Standard input" if name == TYPED else f"“{Path(name).name}”"
        raise BadFile(f"{where} holds no passphrase in its first line.")
    return accept(passphrase) if new else passphrase


def _typed(what: str, *, new: bool) -> str:
    """What somebody types at the terminal, unseen."""
    from getpass import getpass

    if new:
        print(f"{ADVICE} {NO_WAY_BACK}", file=sys.stderr)
    try:
        passphrase = getpass(f"{what}: ")
        again = getpass(f"{what}, once more: ") if new and not why_not(passphrase) else passphrase
    except EOFError:
        raise BadFile("No passphrase was typed.", "Nothing was changed.") from None
    if again != passphrase:
        raise Refused("The two are not the same.", "Nothing was changed.", "Begin again.")
    return accept(passphrase) if new else passphrase


def of_workshop(options: argparse.Namespace, *, new: bool = False) -> str | None:
    """The passphrase that was given for the workshop, None when none was; `new` when it begins with it."""
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file, f"Passphrase of {Path(options.file).name}", new=new)
    given = os.environ.get(VARIABLE)
    return accept(given) if new and given else given or None


def asked(problem: Locked) -> Locked:
    """The same problem, with how a passphrase is given here."""
    return Locked(problem.happened, problem.safe, f"{problem.todo} {HOW}" if "Type" not in problem.todo else HOW)


def passphrase(options: argparse.Namespace) -> int:
    """Put a workshop under a passphrase, under another, or under none."""
    from cxworkshop.cli.commands import open_workshop

    # The present one first: at a terminal the new one is asked for only once the workshop is open.
    with open_workshop(options.file, of_workshop(options), read_only=False) as store:
        name = store.path.name
        wanted = None if options.remove else first_line(options.set, f"New passphrase of {name}", new=True)
        if wanted is None and not store.encrypted:
            raise Refused(f"“{store.path.name}” has no passphrase.", "Nothing was changed.")
        done = store.set_passphrase(wanted)
        name = store.path.name
    if wanted is None:
        print(f"{name} has no passphrase any more: whoever has the file can read it.")
    else:
        print(f"{name} is encrypted. {NO_WAY_BACK}")
    if done.backups_gone:
        print(f"Backups that could not be encrypted and are gone: {done.backups_gone}.")
    if done.backups_staying:
        print(f"Backups that may be of another copy of the file and stay as they are: {done.backups_staying}.")
    return ExitCode.DONE
