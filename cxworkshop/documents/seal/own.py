"""A leader's own certificate, from a file they bring: used for one signature and not kept."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from cxworkshop.core.errors import Refused
from cxworkshop.documents.mark import day_words
from cxworkshop.documents.seal.certificates import Identity
from cxworkshop.documents.seal.rounds import opened


def own_identity(file: bytes, passphrase: str, now: datetime | None = None) -> Identity:
    """A leader's own certificate from a PKCS#12 file.

    Refused for a wrong passphrase, a key of another kind, or a certificate that is not valid today.
    """
    try:
        key, certificate, above = opened(file, passphrase)
    except ValueError:
        raise Refused(
            "The certificate file does not open.",
            "Nothing was signed.",
            "Check its passphrase, and that it is a .p12 or .pfx file.",
        ) from None
    if not isinstance(key, rsa.RSAPrivateKey) or certificate is None:
        raise Refused("This certificate has no RSA key to sign with.", "Nothing was signed.")
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= (now or datetime.now(UTC)) <= last:
        years = f"{day_words(first.date())} to {day_words(last.date())}"
        raise Refused(f"This certificate is valid from {years}, and not today.", "Nothing was signed.")
    return Identity(key, certificate, _chain(certificate, above))


def _chain(certificate: x509.Certificate, others: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    by_subject = {other.subject: other for other in others}
    chain: list[x509.Certificate] = []
    at = certificate
    while at.issuer in by_subject and by_subject[at.issuer] not in chain and at.issuer != at.subject:
        at = by_subject[at.issuer]
        chain.append(at)
    while chain and chain[-1].issuer != chain[-1].subject:
        chain.pop()  # nobody here vouches for it: it could be anything, and nobody would see that it was changed
    return tuple(chain)
