"""Whose keys the signatures were made with: each hangs from a certificate that somebody here knows, or from none."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from cxworkshop.documents.seal.certificates import fingerprint, signed_by
from cxworkshop.documents.seal.look import Look

if TYPE_CHECKING:
    from cxworkshop.documents.seal.signatures import Seen

THIS_LAPTOP: Final = "this laptop"
WORKSHOP: Final = "the workshop"
Trusted = Sequence[tuple[str, x509.Certificate]]  # each by the name under which it is told


def check_keys(
    seen: Sequence[Seen], trusted: Trusted, authorities: frozenset[str], own: frozenset[str], look: Look
) -> None:
    """Say of each signature who vouches for its key.

    The workshop that the file is held against stands for the `authorities` that sealed in it, and for the certificates
    that leaders brought of their `own`, which are good for their signatures and never for a seal. Both are
    fingerprints.
    """
    for one in seen:
        certificates = one.certificates
        vouched = authorities if one.fact.seal else authorities | own
        roots = [*trusted, *((WORKSHOP, cert) for cert in certificates if fingerprint(cert) in vouched)]
        known, root = next(((n, root) for n, root in roots if _leads(certificates, root)), ("", None))
        one.fact = dataclasses.replace(one.fact, known=known)
        if root is not None and not all(_belongs(beside, [*certificates, root]) for beside in certificates[1:]):
            look.bad("certificates", f"A certificate beside the signature of {one.fact.who} is not as it was.")
    strangers = [one.fact for one in seen if not one.fact.known]
    if strangers:
        names = ", ".join(dict.fromkeys(fact.who for fact in strangers))
        look.bad("stranger", f"Nobody here knows the key that vouches for {names}.")


def as_bytes(trusted: Trusted) -> list[tuple[str, bytes]]:
    """Certificates with their names, as another process takes them."""
    return [(name, certificate.public_bytes(Encoding.DER)) for name, certificate in trusted]


def from_bytes(told: Sequence[tuple[str, bytes]]) -> Trusted:
    """The same, back."""
    return [(name, x509.load_der_x509_certificate(der)) for name, der in told]


def authority_of(seen: Seen) -> str:
    """The fingerprint of the certificate that a signature's own certificates end in."""
    certificates = seen.certificates
    at = certificates[0]
    for _ in certificates:
        above = next((one for one in certificates if one.subject == at.issuer and signed_by(at, one)), None)
        if above is None or above == at:
            break
        at = above
    return fingerprint(at)


def _leads(certificates: Sequence[x509.Certificate], root: x509.Certificate) -> bool:
    """Whether the signer's certificate, the first, hangs from `root`."""
    at = certificates[0]
    for _ in range(len(certificates) + 1):
        if at == root or signed_by(at, root):
            return True
        above = next((one for one in certificates if one is not at and one.subject == at.issuer), None)
        if above is None or not signed_by(at, above):
            return False
        at = above
    return False


def _belongs(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> bool:
    """Whether somebody here vouches for a certificate that goes with a signature, itself included for a root."""
    return any(other.subject == certificate.issuer and signed_by(certificate, other) for other in others)
