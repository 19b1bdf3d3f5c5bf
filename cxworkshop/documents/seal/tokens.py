"""A time stamp (RFC 3161) read and checked: who stamped, when, and whether it is about what was signed.

A stamp lies beside a signature, where no signature protects it. So it is kept in one plain form, in which every byte is
either signed by the time-stamp authority, or follows from what is, or is a certificate that somebody vouches for.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.general import check_ess_certid
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr, validate_sig_integrity

from cxworkshop.documents.seal.certificates import fingerprint

MOST_CERTIFICATES: Final = 8  # beside a stamp; authorities send two to four
HASHES: Final = frozenset({"sha256", "sha384", "sha512"})


class TokenWrong(Exception):  # noqa: N818 - the word people read
    """This is no time stamp, or not one of what was signed. Says why in a word or two."""


@dataclasses.dataclass(frozen=True)
class Token:
    """A time stamp that holds: the authority's name, its time in UTC, and its certificates, its own first."""

    who: str
    when: datetime
    certificates: tuple[x509.Certificate, ...]

    @property
    def vouched_by(self) -> tuple[str, str]:
        """The last certificate that goes with it: its name, and its SHA-256 as 64 hexadecimal digits."""
        last = self.certificates[-1]
        return authority_name(last), fingerprint(last)


def plain(token: cms.ContentInfo) -> cms.ContentInfo:
    """The same stamp in the one form that is kept: the authority's certificate and those above it, and nothing more.

    TokenWrong when it is no stamp, or names no signer that is in it.
    """
    try:
        return _plain(token)
    except TokenWrong:
        raise
    except Exception as error:  # whatever somebody sent
        raise TokenWrong("it cannot be read") from error


def read(token: cms.ContentInfo, imprint: Callable[[str], bytes]) -> Token:
    """Check a stamp in its plain form; `imprint` gives the digest that it must be of, by the name of the hash.

    TokenWrong when anything does not hold. Whose authority it is, is not asked here.
    """
    try:
        return _read(token, imprint)
    except TokenWrong:
        raise
    except Exception as error:
        raise TokenWrong("it cannot be read") from error


def digest_of(data: bytes) -> Callable[[str], bytes]:
    """The digest of these bytes, by the name of the hash."""
    return lambda name: hashlib.new(name, data).digest()


def known_as(token: Token, known: Sequence[tuple[str, x509.Certificate]]) -> str:
    """The name of the known certificate that vouches for the authority, "" when nobody knows it."""
    chain = [token.certificates[0]]
    while (above := _above(chain[-1], token.certificates)) is not None and above not in chain:
        chain.append(above)
    for name, one in known:
        if any(one == link or issued_by(link, one) for link in chain) and _lasts(one, token.when):
            return name
    return ""


def issued_by(certificate: x509.Certificate, above: x509.Certificate) -> bool:
    """Whether `above` issued `certificate`; authorities use keys of any kind."""
    try:
        certificate.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def vouched(token: Token, signed: frozenset[bytes]) -> bool:
    """Whether every certificate of a stamp is as it was: the authority's by the stamp itself, the others above it.

    `signed` are certificates (DER) that the document itself carries under its signatures.
    """
    return all(
        der(one) in signed or any(issued_by(one, other) for other in token.certificates)
        for one in token.certificates[1:]
    )


def der(certificate: x509.Certificate) -> bytes:
    """Its bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def authority_name(certificate: x509.Certificate) -> str:
    """What an authority is called: its common name, else its organisation, else "a nameless authority"."""
    for part in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = certificate.subject.get_attributes_for_oid(part)
        words = " ".join(str(found[0].value).split()) if found else ""
        if words:
            return "".join(sign for sign in words if sign.isprintable())
    return "a nameless authority"


# -- inside ------------------------------------------------------------------------------------------------------------


def _plain(token: cms.ContentInfo) -> cms.ContentInfo:
    if token["content_type"].native != "signed_data":
        raise TokenWrong("it is not signed")
    data = token["content"]
    content = data["encap_content_info"]
    if content["content_type"].native != "tst_info" or len(data["signer_infos"]) != 1:
        raise TokenWrong("it is no time stamp")
    info = data["signer_infos"][0]
    chain = _chain(data)
    own = chain[0]
    digest = cms.DigestAlgorithm({"algorithm": info["digest_algorithm"]["algorithm"].native})
    return cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": cms.SignedData(
                {
                    "version": "v3",
                    "digest_algorithms": [digest],
                    "encap_content_info": {
                        "content_type": "tst_info",
                        "content": core.ParsableOctetString(bytes(content["content"])),
                    },
                    "certificates": [cms.CertificateChoices("certificate", one) for one in chain],
                    "signer_infos": [
                        {
                            "version": "v1",
                            "sid": cms.SignerIdentifier(
                                "issuer_and_serial_number",
                                {"issuer": own.issuer, "serial_number": own.serial_number},
                            ),
                            "digest_algorithm": digest,
                            "signed_attrs": info["signed_attrs"],
                            "signature_algorithm": info["signature_algorithm"],
                            "signature": info["signature"].native,
                        }
                    ],
                }
            ),
        }
    )


def _chain(data: cms.SignedData) -> list[asn1_x509.Certificate]:
    """The authority's own certificate, the one whose digest it signed together with the time, and those above it."""
    beside = [one.chosen for one in data["certificates"] or () if one.name == "certificate"]
    named = get_signing_cert_attr(data["signer_infos"][0]["signed_attrs"])
    if named is None:
        raise TokenWrong("it does not say by which certificate it is signed")
    found = [one for one in beside if check_ess_certid(one, named["certs"][0])]
    if len(found) != 1 or len(beside) > MOST_CERTIFICATES:
        raise TokenWrong("the authority’s certificate is not in it")
    chain = found
    while True:
        above = [one for one in beside if one.subject == chain[-1].issuer and one not in chain]
        if not above:
            return chain
        chain.append(above[0])


def _read(token: cms.ContentInfo, imprint: Callable[[str], bytes]) -> Token:
    if _plain(token).dump() != token.dump():
        raise TokenWrong("it is not in its plain form")
    data = token["content"]
    content, signer = data["encap_content_info"]["content"], data["signer_infos"][0]
    info = content.parsed
    if not isinstance(info, tsp.TSTInfo):
        raise TokenWrong("it is no time stamp")
    hashes = [info["message_imprint"]["hash_algorithm"]["algorithm"].native]
    hashes.append(signer["digest_algorithm"]["algorithm"].native)
    if not HASHES.issuperset(hashes):
        raise TokenWrong("it is made with a hash that is no longer safe")
    if info["message_imprint"]["hashed_message"].native != imprint(hashes[0]):
        raise TokenWrong("it is of something else")
    chain = _chain(data)
    said = hashlib.new(hashes[1], bytes(content)).digest()
    if validate_sig_integrity(signer, chain[0], "tst_info", said) != (True, True):
        raise TokenWrong("its signature does not hold")
    when: datetime = info["gen_time"].native
    certificates = tuple(x509.load_der_x509_certificate(one.dump()) for one in chain)
    if not _may_stamp(certificates[0]):
        raise TokenWrong("its certificate is not for time stamps")
    if not _lasts(certificates[0], when):
        raise TokenWrong("its certificate was not valid at that time")
    return Token(authority_name(certificates[0]), when.astimezone(UTC), certificates)


def _may_stamp(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in usage


def _lasts(certificate: x509.Certificate, when: datetime) -> bool:
    return certificate.not_valid_before_utc <= when <= certificate.not_valid_after_utc


def _above(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> x509.Certificate | None:
    return next((one for one in others if one.subject == certificate.issuer and issued_by(certificate, one)), None)
