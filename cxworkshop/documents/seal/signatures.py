"""One signature after the other: whether the bytes are those that were signed, and nothing hides beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cxworkshop.core.words import counted
from cxworkshop.documents.seal.certificates import fingerprint
from cxworkshop.documents.seal.clock import Clock, Clocks, clock_of, drift_words, ended, not_valid
from cxworkshop.documents.seal.look import Look
from cxworkshop.documents.seal.report import SignatureFact
from cxworkshop.documents.seal.signing import SEAL_FIELD, STAMPED_BY


@dataclasses.dataclass
class Seen:
    """A signature while it is looked at; `end` is where the bytes it was made over end."""

    embedded: EmbeddedPdfSignature
    fact: SignatureFact
    end: int
    clock: Clock = dataclasses.field(default_factory=Clock)

    @property
    def certificates(self) -> list[x509.Certificate]:
        """The signer's, and those that go with it."""
        return [certificate_of(one) for one in (self.embedded.signer_cert, *self.embedded.other_embedded_certs)]

    @property
    def edition(self) -> str:
        """The edition of the program that made it, as the signature says; "" when it says none."""
        told: Any = self.embedded.sig_object
        for key in ("/Prop_Build", "/App", "/REx"):
            if key not in told:
                return ""
            told = told[key]
        return str(told)


def check_bytes(pdf: bytes, embedded: EmbeddedPdfSignature, look: Look, clocks: Clocks) -> Seen:
    """Whether the bytes are those that were signed, and by which of the `clocks` its time stamp is known, if any."""
    fact = _fact(embedded)
    start, length, resume, rest = (int(edge) for edge in embedded.byte_range)
    seen = Seen(embedded, fact, resume + rest)
    who = fact.who or fact.field
    if embedded.compute_digest() != _promised(embedded):
        look.bad("digest", f"The bytes that {who} signed are not these.")
        return seen
    seen.clock = clock = clock_of(embedded.signer_info, embedded.self_reported_timestamp, clocks)
    if clock.wrong:
        look.bad("stamp", f"The time stamp of the signature of {who} does not hold: {clock.wrong}.")
        return seen
    if not clock.stamper and str(embedded.sig_object.get("/ContactInfo", "")).startswith(STAMPED_BY):
        look.bad("stamp", f"The time stamp of the signature of {who} was taken away.")
        return seen
    embedded.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]
    status = validate_pdf_signature(embedded, _lenient(embedded), skip_diff=True)
    whole = start == 0 and embedded.coverage is not None
    whole = whole and embedded.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    if not (status.intact and status.valid and _plain(embedded)):
        look.bad("digest", f"The signature of {who} is not what its key gave.")
    elif not whole:
        look.bad("coverage", f"The signature of {who} leaves out a part of the file.")
    else:
        seal = embedded.docmdp_level is not None and fact.field == SEAL_FIELD
        seen.fact = dataclasses.replace(
            fact,
            intact=True,
            seal=seal,
            when=clock.when,
            stamped=bool(clock.stamper),
            stamper=clock.stamper,
            stamper_known=clock.known,
        )
    _check_padding(pdf[start + length : resume], embedded, who, look)
    return seen


def check_times(seen: Sequence[Seen], look: Look) -> None:
    """Whether the certificates were valid when they were used, and what the clocks say of each other."""
    for one in seen:
        certificates, clock = one.certificates, one.clock
        wrong = not_valid(certificates, clock)
        if wrong:
            look.bad("lifetime", wrong)
            continue
        for key, said in (("ended", ended(certificates, clock)), ("drift", drift_words(clock))):
            if said:
                look.note(key, said)
        if clock.stamper and not clock.known:
            look.note("clock", f"Nobody here knows the time-stamp authority {clock.stamper}.")


def check_ends(pdf: bytes, seen: Sequence[Seen], look: Look) -> None:
    """Nothing stands behind the last signature, and the first is the workshop's own seal, which allows no more."""
    last = max(seen, key=lambda one: one.end)
    if last.end != len(pdf):
        extra = len(pdf) - last.end
        if extra > 0:
            look.bad("appended", f"{counted(extra, 'byte')} stand behind the last signature; nobody signed them.")
        else:
            look.bad("appended", f"The file is {counted(-extra, 'byte')} shorter than what was signed.")
    elif not look.bad_keys:
        look.good("ends", "Nothing stands behind the last signature, and nothing in the room that each was given.")
    sealed = [one for one in seen if one.embedded.docmdp_level is not None]
    first = min(seen, key=lambda one: one.end)
    if not sealed or sealed[0] is not first or first.fact.field != SEAL_FIELD:
        look.bad("unsealed", "The workshop’s own seal is missing: what may be changed after signing is not said.")
    elif first.embedded.docmdp_level not in (MDPPerm.FILL_FORMS, MDPPerm.NO_CHANGES):
        look.bad("unsealed", "The seal allows more than signing.")


def check_changes(pdf: bytes, seen: Sequence[Seen], look: Look, begin: float, end: float) -> None:
    """What came after each signature, against what the seal allows; by far the costliest part."""
    for number, one in enumerate(sorted(seen, key=lambda one: one.end)):
        look.go_on(begin + (end - begin) * number / len(seen))
        if one.end != len(pdf):
            one.embedded.compute_integrity_info()  # type: ignore[no-untyped-call]
            level = getattr(one.embedded.diff_result, "modification_level", None)
            allowed = level is not None and level <= ModificationLevel.FORM_FILLING and _allowed(one.embedded)
            if not allowed or not _is_called_the_same(one.embedded):
                look.bad("changed", f"Something was changed after {one.fact.who} signed.")
                one.fact = dataclasses.replace(one.fact, intact=False)
    if "changed" not in look.bad_keys:
        look.good("allowed", _allowed_words(seen))


def _allowed_words(seen: Sequence[Seen]) -> str:
    """What the seal allows, and what happened afterwards; both are known to agree."""
    first = min(seen, key=lambda one: one.end)
    if first.embedded.docmdp_level is MDPPerm.NO_CHANGES:
        return "The seal allows no change at all, and there was none."
    followed = counted(len(seen) - 1, "signature") if len(seen) > 1 else "none"
    return f"The seal allows signatures in its fields; {followed} followed, and nothing else."


def certificate_of(certificate: asn1_x509.Certificate) -> x509.Certificate:
    """The same certificate for the other library."""
    return x509.load_der_x509_certificate(certificate.dump())


def _fact(embedded: EmbeddedPdfSignature) -> SignatureFact:
    """What the signature says of itself, nothing of it proven yet."""
    return SignatureFact(
        field=str(embedded.field_name),
        who=_said(embedded.signer_cert, "common_name"),
        role=_said(embedded.signer_cert, "title"),
        seal=embedded.field_name == SEAL_FIELD,
        when=None,
        stamped=False,
        intact=False,
        known="",
        fingerprint=fingerprint(certificate_of(embedded.signer_cert)),
        decided=str(embedded.sig_object.get("/Reason", "")),
    )


def _promised(embedded: EmbeddedPdfSignature) -> bytes:
    """The digest that the signature was made over."""
    value: bytes = find_unique_cms_attribute(embedded.signer_info["signed_attrs"], "message_digest").native
    return value


def _check_padding(hole: bytes, embedded: EmbeddedPdfSignature, who: str, look: Look) -> None:
    der = embedded.pkcs7_content
    size = _der_length(der)
    # Digits in the other case would give the same signature, and still be a byte that nobody signed.
    if hole not in (b"<" + der.hex().encode() + b">", b"<" + der.hex().upper().encode() + b">"):
        look.bad("padding", f"Something stands in the place of the signature of {who} that does not belong there.")
    elif size is None or any(der[size:]):
        look.bad("padding", f"The room behind the signature of {who} is not empty.")


def _allowed(embedded: EmbeddedPdfSignature) -> bool:
    return bool(embedded.summarise_integrity_info().get("docmdp_ok", False))


def _is_called_the_same(embedded: EmbeddedPdfSignature) -> bool:
    """Whether the document's title, author and dates are those that were signed; pyHanko lets all of them change.

    Each signature writes when the file was last changed, and with what.
    """
    reader = embedded.reader
    place = reader.trailer_view.raw_get("/Info") if "/Info" in reader.trailer_view else None
    if not isinstance(place, generic.IndirectObject):
        return place is None
    then, now = (
        {key: value for key, value in which(place.reference).items() if key not in ("/ModDate", "/Producer")}
        for which in (reader.get_historical_resolver(embedded.signed_revision), reader.get_object)
    )
    return bool(then == now)


def _said(certificate: asn1_x509.Certificate, part: str) -> str:
    value = certificate.subject.native.get(part, "")
    return value if isinstance(value, str) else ""


def _lenient(embedded: EmbeddedPdfSignature) -> ValidationContext:
    """Takes the signature's own certificates as they are: whose they are is asked afterwards, without a network."""
    return ValidationContext(
        trust_roots=[embedded.signer_cert, *embedded.other_embedded_certs],
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _plain(embedded: EmbeddedPdfSignature) -> bool:
    """Whether the parts of the signature that nothing protects are as every signer writes them."""
    data, info = embedded.signed_data, embedded.signer_info
    algorithms = [one.dump() for one in data["digest_algorithms"]]
    contents = embedded.signed_data["encap_content_info"]["content"]
    return (
        data["version"].native == "v1"
        and info["version"].native == "v1"
        and algorithms == [info["digest_algorithm"].dump()]
        and not contents.native
        and _names_its_signer(info["sid"].chosen, embedded.signer_cert)
        and len(data["signer_infos"]) == 1
    )


def _names_its_signer(sid: Any, certificate: asn1_x509.Certificate) -> bool:
    """Whether the signer is named by the very bytes of the certificate; a reader takes a name in other case too."""
    if isinstance(sid, cms.IssuerAndSerialNumber):
        issuer: bytes = certificate.issuer.dump()
        return bool(sid["issuer"].dump() == issuer and sid["serial_number"].native == certificate.serial_number)
    identifier: bytes | None = certificate.key_identifier
    return identifier is not None and bool(sid.native == identifier)


def _der_length(der: bytes) -> int | None:
    """How many bytes the first DER value takes."""
    if len(der) < 2:
        return None
    first = der[1]
    if first < 0x80:
        return 2 + first
    count = first & 0x7F
    if not 1 <= count <= 4 or len(der) < 2 + count:
        return None
    return 2 + count + int.from_bytes(der[2 : 2 + count], "big")
