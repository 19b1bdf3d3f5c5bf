"""Which time-stamp authority this installation asks, and which ones it knows. Off until a person types an address.

Address and user lie in a small file beside the key, the password in the system's store alone. The certificates that
stamps are trusted by lie there too, as they were given.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cryptography import x509

from cxworkshop import paths
from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import secret
from cxworkshop.documents.seal.asking import checked_address, is_private
from cxworkshop.documents.seal.certificates import certificate_file, fingerprint, named_certificates, write_private

SETTINGS_FILE: Final = "time-stamps.json"
KNOWN_FILE: Final = "time-stamps.pem"
KNOWN: Final = "this laptop"


@dataclasses.dataclass(frozen=True)
class StampAuthority:
    """An authority: its address (http or https), and user and password where it wants them."""

    address: str
    user: str = ""
    password: str = dataclasses.field(default="", repr=False)


def checked_authority(address: str, user: str = "", password: str = "") -> StampAuthority:
    """An authority as it may be asked. Refused, in words, when the address is none or would give the password away."""
    whole = checked_address(address)
    if (user or password) and not is_private(whole):
        raise Refused("A password goes only to an address that begins with https://.", "Nothing is sent.")
    return StampAuthority(whole, user.strip(), password)


def stamp_authority(folder: Path) -> StampAuthority | None:
    """The authority that is asked; None while time stamps are off."""
    try:
        kept = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    address, user = (kept.get("address"), kept.get("user")) if isinstance(kept, dict) else (None, None)
    if not isinstance(address, str) or not address:
        return None
    name = user if isinstance(user, str) else ""
    return StampAuthority(address, name, (secret.kept(secret.STAMP_ACCOUNT) or "") if name else "")


def keep_authority(folder: Path, authority: StampAuthority | None) -> None:
    """Ask this authority from now on, or none. Refused when a password cannot be kept; the address is kept then."""
    paths.make(folder)
    if authority is None:
        with contextlib.suppress(FileNotFoundError):
            (folder / SETTINGS_FILE).unlink()
        secret.forget(secret.STAMP_ACCOUNT)
        return
    data = {"address": authority.address, "user": authority.user}
    write_private(folder / SETTINGS_FILE, json.dumps(data, ensure_ascii=False).encode())
    if not authority.password:
        secret.forget(secret.STAMP_ACCOUNT)
    elif not secret.keep(secret.STAMP_ACCOUNT, authority.password):
        raise Refused("This system keeps no passwords for programs.", "The password was not kept.")


def known_authorities(folder: Path) -> list[tuple[str, x509.Certificate]]:
    """The certificates by which this installation knows time-stamp authorities, each with the laptop's name."""
    try:
        found = x509.load_pem_x509_certificates((folder / KNOWN_FILE).read_bytes())
    except (OSError, ValueError):
        return []
    return [(KNOWN, one) for one in found]


def know(folder: Path, certificates: Sequence[x509.Certificate]) -> None:
    """Trust stamps that hang from these certificates from now on, beside those that are trusted already."""
    every = {fingerprint(one): one for one in [*(one for _, one in known_authorities(folder)), *certificates]}
    paths.make(folder)
    write_private(folder / KNOWN_FILE, b"".join(certificate_file(one) for one in every.values()))


def know_file(folder: Path, file: bytes, name: str) -> list[x509.Certificate]:
    """Trust the certificates of a file. BadFile when it holds none."""
    found = [one for _, one in named_certificates(file, name)]
    know(folder, found)
    return found


def know_none(folder: Path) -> None:
    """Trust no authority any more."""
    with contextlib.suppress(FileNotFoundError):
        (folder / KNOWN_FILE).unlink()
