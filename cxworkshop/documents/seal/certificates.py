"""The certificate authority of this installation, and the certificates it gives to a revision and to each leader.

One authority stands in the program's data folder. Its key is encrypted under a passphrase, never written otherwise. A
leader's own key is made for one signature and forgotten with it: nobody can sign in that name again with it.
"""

from __future__ import annotations

import dataclasses
import queue
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from cxworkshop import paths
from cxworkshop.core.errors import BadFile, Refused
from cxworkshop.documents.mark import day_words
from cxworkshop.files import write_whole

BITS: Final = 3072  # elliptic curves would make the file PDF 2.0, and PDF/A-3 is 1.7
YEARS: Final = 25  # a signed document is looked at for as long
AUTHORITY_YEARS: Final = 50  # what it signs in its last year of use is looked at for as long too
KEY_FILE, CERTIFICATE_FILE, LIST_FILE = "authority.key", "authority.pem", "authority.crl"
SLACK: Final = timedelta(minutes=10)  # two clocks in one room never quite agree
NAME_LIMIT: Final = 64  # of a common name, X.520


@dataclasses.dataclass(frozen=True)
class Identity:
    """A key with its certificate, and the certificates above it, the nearest first. Held in memory alone."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()
    revoked: tuple[x509.CertificateRevocationList, ...] = ()

    @property
    def name(self) -> str:
        """Whom the certificate names."""
        return common_name(self.certificate)


class Authority:
    """The installation's own authority. `certificate` may be given to anybody; the key stays with it."""

    def __init__(
        self, key: rsa.RSAPrivateKey, certificate: x509.Certificate, revoked: x509.CertificateRevocationList
    ) -> None:
        self._key, self.certificate, self.revoked = key, certificate, revoked
        self._stock: queue.SimpleQueue[rsa.RSAPrivateKey] = queue.SimpleQueue()

    @classmethod
    def create(cls, folder: Path, passphrase: str, organisation: str = "", now: datetime | None = None) -> Authority:
        """Make one and write it to `folder`. Refused for an empty passphrase or when one is there already."""
        if not passphrase:
            raise Refused("The key needs a passphrase.", todo="Type one, or let the system’s keyring hold it.")
        if (folder / KEY_FILE).exists():
            raise Refused("This installation has its key already.", "It was left as it is.")
        at = now or datetime.now(UTC)
        key = _new_key()
        name = _name("Customer centricity workshop, this installation", organisation)
        certificate = _certificate(name, key.public_key(), name, key, at, authority=True)
        return cls.settle(folder, key, certificate, passphrase, at)

    @classmethod
    def settle(
        cls, folder: Path, key: rsa.RSAPrivateKey, certificate: x509.Certificate, passphrase: str, now: datetime
    ) -> Authority:
        """Write an authority to `folder`, with a list of the revoked of its own; nothing is looked at."""
        revoked = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(certificate.subject)
            .last_update(now - SLACK)
            .next_update(certificate.not_valid_after_utc)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
            .sign(key, hashes.SHA256())
        )
        paths.make(folder)
        pem = serialization.Encoding.PEM
        made = cls(key, certificate, revoked)
        # The key comes last: a folder in which it is missing is made anew.
        write_private(folder / CERTIFICATE_FILE, certificate.public_bytes(pem))
        write_private(folder / LIST_FILE, revoked.public_bytes(pem))
        made.change_passphrase(folder, passphrase)
        return made

    @classmethod
    def load(cls, folder: Path, passphrase: str) -> Authority:
        """The authority in `folder`. Refused for a wrong passphrase, BadFile when the files do not belong together."""
        try:
            secret = (folder / KEY_FILE).read_bytes()
            certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())
            revoked = x509.load_pem_x509_crl((folder / LIST_FILE).read_bytes())
        except (OSError, ValueError):
            raise BadFile("The key of this installation cannot be read.", "Nothing was signed.") from None
        try:
            key = serialization.load_pem_private_key(secret, passphrase.encode() or None)
        except (ValueError, TypeError):
            raise Refused("This is not the passphrase of the key.", "Nothing was signed.", "Type it again.") from None
        if not isinstance(key, rsa.RSAPrivateKey) or key.public_key() != certificate.public_key():
            raise BadFile("The key and the certificate of this installation do not belong together.")
        return cls(key, certificate, revoked)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether an authority has been made there."""
        return (folder / KEY_FILE).is_file()

    def change_passphrase(self, folder: Path, passphrase: str) -> None:
        """Encrypt the key anew. Refused for an empty passphrase."""
        if not passphrase:
            raise Refused("The key needs a passphrase.", "It is as it was.")
        secret = self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase.encode()),
        )
        write_private(folder / KEY_FILE, secret)

    @property
    def private_key(self) -> rsa.RSAPrivateKey:
        """The key itself, for a backup that is encrypted. It never lies anywhere as it is."""
        return self._key

    def stock(self, count: int) -> None:
        """Make so many keys beforehand: each takes up to a second, and somebody waits for the signature."""
        while self._stock.qsize() < count:
            self._stock.put(_new_key())

    def issue(self, name: str, organisation: str = "", role: str = "", now: datetime | None = None) -> Identity:
        """A fresh key and a certificate that names `name`; both live as long as somebody holds them.

        Refused outside the years of the authority's own certificate: nothing that it gives could be trusted.
        """
        at = now or datetime.now(UTC)
        first, last = self.certificate.not_valid_before_utc, self.certificate.not_valid_after_utc
        if at < first:
            raise Refused(
                f"This computer’s clock says {day_words(at.date())}; its key was made on {day_words(first.date())}.",
                "Nothing was signed.",
                "Set the clock right.",
            )
        if at > last:
            raise Refused(
                f"The key of this installation has ended on {day_words(last.date())}.",
                "Nothing was signed.",
                "Make a new one in Settings, Signing.",
            )
        try:
            key = self._stock.get_nowait()
        except queue.Empty:
            key = _new_key()
        subject = _name(name, organisation, role)
        certificate = _certificate(subject, key.public_key(), self.certificate.subject, self._key, at, last=last)
        return Identity(key, certificate, (self.certificate,), (self.revoked,))


def installed_certificate(folder: Path) -> x509.Certificate | None:
    """The certificate of the authority in `folder`, without its key; None when there is none."""
    try:
        return x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())
    except (OSError, ValueError):
        return None


def certificate_file(certificate: x509.Certificate) -> bytes:
    """A certificate as it is given to others (PEM)."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def named_certificates(file: bytes, name: str) -> list[tuple[str, x509.Certificate]]:
    """The certificates of a file (PEM, or one in DER), each known by the file's name. BadFile when it holds none."""
    try:
        found = x509.load_pem_x509_certificates(file)
    except ValueError:
        try:
            found = [x509.load_der_x509_certificate(file)]
        except ValueError:
            raise BadFile(f"“{name}” holds no certificate.") from None
    return [(name, one) for one in found]


def fingerprint(certificate: x509.Certificate) -> str:
    """Its SHA-256 as 64 hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def common_name(certificate: x509.Certificate) -> str:
    """Whom it names, "" when it names nobody."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def signed_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """Whether `authority` issued `certificate`."""
    public, algorithm = authority.public_key(), certificate.signature_hash_algorithm
    if not isinstance(public, rsa.RSAPublicKey) or algorithm is None:
        return False
    try:
        public.verify(certificate.signature, certificate.tbs_certificate_bytes, padding.PKCS1v15(), algorithm)
    except InvalidSignature:
        return False
    return True


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def _name(common: str, organisation: str = "", role: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, _short(common) or "Unnamed")]
    if organisation.strip():
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, _short(organisation)))
    if role.strip():
        parts.append(x509.NameAttribute(NameOID.TITLE, _short(role)))
    return x509.Name(parts)


def _short(text: str) -> str:
    return " ".join(text.split())[:NAME_LIMIT].strip()


def _certificate(
    subject: x509.Name,
    public: rsa.RSAPublicKey,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    at: datetime,
    *,
    authority: bool = False,
    last: datetime | None = None,
) -> x509.Certificate:
    until = at + timedelta(days=365 * (AUTHORITY_YEARS if authority else YEARS))
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - SLACK)
        .not_valid_after(until if last is None else min(until, last))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def write_private(path: Path, data: bytes) -> None:
    """Whole or not at all, for this user alone."""
    write_whole(path, data, part=path.with_name(path.name + ".new"), private=True)
