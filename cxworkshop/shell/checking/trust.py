"""The certificates of other laptops that somebody here decided to believe: kept with the settings, each removable.

They are public, so they are kept whole: the file they came from may be on a stick that is gone tomorrow.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.core.frozen import frozen
from cxworkshop.core.words import counted
from cxworkshop.shell.preferences import Preferences

if TYPE_CHECKING:
    from cxworkshop.documents.seal.trust import Trusted

LARGEST = 1024 * 1024  # bytes: a certificate has a thousandth of that
MOST = 200  # that are kept


@frozen
class Believed:
    """A certificate: the name of the file it came from, whom it names, its SHA-256, and itself as PEM."""

    name: str
    holder: str
    digits: str
    pem: str


class Trust(QObject):
    """What is believed, in the order in which it came. `changed` tells that something came or went."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences

    def all(self) -> tuple[Believed, ...]:
        """Every certificate; an entry that somebody damaged is left out."""
        found: dict[str, Believed] = {}
        for entry in self._preferences.trusted:
            for one in _read(entry.get("pem", "").encode(), entry.get("name", "")):
                found.setdefault(one.digits, one)
        return tuple(found.values())

    def take(self, path: Path) -> tuple[Believed, ...]:
        """Believe the certificates in a file from now on. Problem when it holds none, or cannot be read."""
        try:
            if path.stat().st_size > LARGEST:
                raise BadFile(f"“{path.name}” holds no certificate.", "Nothing was changed.")
            data = path.read_bytes()
        except OSError as error:
            raise Problem(f"“{path.name}” cannot be read.", "Nothing was changed.") from error
        came = _read(data, path.name)
        if not came:
            raise BadFile(f"“{path.name}” holds no certificate.", "Nothing was changed.")
        known = {one.digits: one for one in self.all()}
        for one in came:
            known.setdefault(one.digits, one)
        if len(known) > MOST:
            raise Problem(f"{counted(MOST, 'certificate')} are trusted already.", "Nothing was changed.", "Remove one.")
        self._keep(tuple(known.values()))
        return came

    def forget(self, digits: str) -> None:
        """Believe the certificate with this SHA-256 no longer."""
        self._keep(tuple(one for one in self.all() if one.digits != digits))

    def trusted(self) -> Trusted:
        """As checking asks for them: with the name under which each is told."""
        from cxworkshop.documents.seal.certificates import named_certificates

        return [pair for one in self.all() for pair in named_certificates(one.pem.encode(), one.name)]

    def _keep(self, all_: tuple[Believed, ...]) -> None:
        self._preferences.trusted = [{"name": one.name, "pem": one.pem} for one in all_]
        self._preferences.save()
        self.changed.emit()


def _read(data: bytes, name: str) -> tuple[Believed, ...]:
    from cxworkshop.documents.seal.certificates import (
        certificate_file,
        common_name,
        fingerprint,
        named_certificates,
    )

    try:
        found = named_certificates(data, name)
    except BadFile:
        return ()
    called = " ".join(name.split()) or "a certificate"
    return tuple(
        Believed(called, common_name(one), fingerprint(one), certificate_file(one).decode("ascii")) for _, one in found
    )
