"""The installation's key on the command line: opened by the system, or with a passphrase that no process list shows.

A passphrase comes from a file, or from the environment, never from an option: options can be read by anybody on the
same computer while the command runs.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxworkshop.cli.passphrases import first_line

if TYPE_CHECKING:
    from cxworkshop.documents.seal.certificates import Authority
    from cxworkshop.documents.seal.trust import Trusted

VARIABLE: Final = "CXWORKSHOP_KEY_PASSPHRASE"
HOW: Final = f"Give its passphrase with --key-passphrase-file or in {VARIABLE}."


def open_key(passphrase_file: str | None) -> Authority | None:
    """The key, made where there is none yet; None where neither the system nor anybody opens it.

    Refused for a wrong passphrase, BadFile when the file holds none.
    """
    from cxworkshop import paths
    from cxworkshop.documents.seal.keys import keys_in
    from cxworkshop.stages.issuing import authority_here

    keys = keys_in(paths.keys())
    new = keys.is_new
    what = "New passphrase of this installation’s key" if new else "Passphrase of this installation’s key"
    passphrase = (
        first_line(passphrase_file, what, new=new) if passphrase_file is not None else os.environ.get(VARIABLE, "")
    )
    if not passphrase:
        return authority_here()
    keys.open(passphrase)
    if new:
        print(f"A key was made for this installation; the SHA-256 of its certificate is {keys.fingerprint}.")
    return keys.authority


def lacking(reason: str, number: int | None) -> str:
    """Why a document that was written has no seal, and what to do: a sentence or two, "" for one that has."""
    if reason == "key":
        return f"It is not sealed: the key of this installation is locked. {HOW}"
    if reason == "seal":
        return f"It is not sealed: revision {number} was frozen without a seal. Freeze the next one with revise. {HOW}"
    return ""


def trusted(named: Sequence[str]) -> Trusted:
    """The certificates to be believed: this installation's, and those in the files that were named."""
    from cxworkshop import paths
    from cxworkshop.documents.seal.backup import known_certificates
    from cxworkshop.documents.seal.certificates import named_certificates
    from cxworkshop.documents.seal.trust import THIS_LAPTOP
    from cxworkshop.exchange.reading import read_bytes

    found = [(THIS_LAPTOP, one) for one in known_certificates(paths.keys())]
    for name in named:
        found += named_certificates(read_bytes(Path(name)), Path(name).name)
    return found


def known_clocks(named: Sequence[str]) -> Trusted:
    """The certificates by which time-stamp authorities are known: this installation's, and those in named files."""
    from cxworkshop import paths
    from cxworkshop.documents.seal.certificates import named_certificates
    from cxworkshop.documents.seal.stampers import known_authorities
    from cxworkshop.exchange.reading import read_bytes

    found = known_authorities(paths.keys())
    for name in named:
        found += named_certificates(read_bytes(Path(name)), Path(name).name)
    return found
