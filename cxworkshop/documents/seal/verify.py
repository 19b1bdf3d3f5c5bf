"""Checking a signed document: every signature, every byte, what was allowed and what happened afterwards.

Cheap checks come first and the costly one, comparing every later update with what was allowed, only for a file whose
signatures are otherwise sound. A file may be anything at all: what cannot be read is a finding, never a failure.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cxworkshop.core.turns import PDFIUM
from cxworkshop.core.words import counted
from cxworkshop.documents.errors import Cancelled
from cxworkshop.documents.seal.certificates import fingerprint, signed_by
from cxworkshop.documents.seal.report import Finding, Level, Report, SignatureFact

ATTACHMENT = "revision.json"
SEAL = "certified_by_workshop"
THIS_LAPTOP = "this laptop"
WORKSHOP = "the workshop"
MOST_NODES = 200  # of the list of attachments: a file that has more is no document of ours
_DIGITS = re.compile(r"(?:[0-9a-f]{8}\s+){7}[0-9a-f]{8}")
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@dataclasses.dataclass(frozen=True)
class KnownRevision:
    """What a workshop knows of a revision: how many signed it, whether a later one took its place, and its pages.

    `pages()` prints it again without any signature; None where that cannot be done. `kept` is the document as it was
    sealed; `authority` and `own` are the fingerprints of who vouches for it and of certificates that leaders brought.
    """

    number: int
    sha256: str
    approvals: int
    superseded_by: int | None
    pages: Callable[[], bytes | None]
    kept: bytes | None = None
    authority: str = ""
    own: frozenset[str] = frozenset()


class Workshop(Protocol):
    """The workshop that a document is held against."""

    def revision(self, sha256: str) -> KnownRevision | None:
        """The revision of this content, None when the workshop never froze it."""
        ...


def verify(
    pdf: bytes,
    *,
    trusted: Sequence[tuple[str, x509.Certificate]] = (),
    workshop: Workshop | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Look at everything. `trusted` are authorities with their names, this laptop's own among them.

    `progress` is called with 0.0 to 1.0, `cancelled` asked between two signatures. Raises `Cancelled` and nothing else.
    """
    return _Check(pdf, trusted, workshop, progress or (lambda _share: None), cancelled or (lambda: False)).report()


@dataclasses.dataclass
class _Seen:
    """A signature while it is looked at."""

    embedded: EmbeddedPdfSignature
    fact: SignatureFact
    end: int


class _Check:
    def __init__(
        self,
        pdf: bytes,
        trusted: Sequence[tuple[str, x509.Certificate]],
        workshop: Workshop | None,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.pdf, self.trusted, self.workshop = pdf, trusted, workshop
        self.progress, self.cancelled = progress, cancelled
        self.findings: list[Finding] = []
        self.seen: list[_Seen] = []
        self.sha256 = ""
        self.number: int | None = None

    def report(self) -> Report:
        try:
            self._look()
        except Cancelled:
            raise
        except Exception as error:  # a hostile file may break any library at any place: that is an answer too
            self._bad("unreadable", f"The file cannot be read as a signed PDF ({type(error).__name__}).")
        bad = any(one.level is Level.BAD for one in self.findings)
        facts = tuple(one.fact for one in self.seen)
        return Report(not bad, self._verdict(facts), facts, tuple(self.findings), self.sha256, self.number)

    # -- looking -------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self.pdf.lstrip()[:5] != b"%PDF-":
            self._bad("unreadable", "This is not a PDF.")
            return
        reader = PdfFileReader(io.BytesIO(self.pdf), strict=False)
        embedded = list(reader.embedded_signatures)
        if not embedded:
            self._bad("unsigned", "Nobody has sealed or signed this file.")
            return
        for one in embedded:
            self._digest(one)
        self.progress(0.1)
        self._ends()
        if not self._bad_so_far:
            self._chains(self._vouching(reader))
        self.progress(0.2)
        if not self._bad_so_far:
            self._changes()
        self._content(reader)
        self._held_against_the_workshop()
        self.progress(1.0)

    def _digest(self, embedded: EmbeddedPdfSignature) -> None:
        """Whether the bytes are those that were signed, and nothing hides beside the signature itself."""
        fact = _fact(embedded)
        start, length, resume, rest = (int(edge) for edge in embedded.byte_range)
        seen = _Seen(embedded, fact, resume + rest)
        self.seen.append(seen)
        who = fact.who or fact.field
        if embedded.compute_digest() != _promised(embedded):
            self._bad("digest", f"The bytes that {who} signed are not these.")
            return
        embedded.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]
        status = validate_pdf_signature(embedded, _lenient(embedded), skip_diff=True)
        whole = start == 0 and embedded.coverage is not None
        whole = whole and embedded.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        if not (status.intact and status.valid and _plain(embedded)):
            self._bad("digest", f"The signature of {who} is not what its key gave.")
        elif not whole:
            self._bad("coverage", f"The signature of {who} leaves out a part of the file.")
        else:
            stamp = status.timestamp_validity
            stamped = stamp is not None and bool(stamp.intact and stamp.valid)
            when = stamp.timestamp if stamp is not None and stamped else status.signer_reported_dt
            seal = embedded.docmdp_level is not None and fact.field == SEAL
            seen.fact = dataclasses.replace(fact, intact=True, seal=seal, when=when, stamped=stamped)
        self._padding(embedded, start + length, resume, who)

    def _padding(self, embedded: EmbeddedPdfSignature, start: int, end: int, who: str) -> None:
        hole = self.pdf[start:end]
        der = embedded.pkcs7_content
        size = _der_length(der)
        # Digits in the other case would give the same signature, and still be a byte that nobody signed.
        if hole not in (b"<" + der.hex().encode() + b">", b"<" + der.hex().upper().encode() + b">"):
            self._bad("padding", f"Something stands in the place of the signature of {who} that does not belong there.")
        elif size is None or any(der[size:]):
            self._bad("padding", f"The room behind the signature of {who} is not empty.")

    def _ends(self) -> None:
        last = max(self.seen, key=lambda one: one.end)
        if last.end != len(self.pdf):
            extra = len(self.pdf) - last.end
            if extra > 0:
                self._bad("appended", f"{counted(extra, 'byte')} stand behind the last signature; nobody signed them.")
            else:
                self._bad("appended", f"The file is {counted(-extra, 'byte')} shorter than what was signed.")
        sealed = [one for one in self.seen if one.embedded.docmdp_level is not None]
        first = min(self.seen, key=lambda one: one.end)
        if not sealed or sealed[0] is not first or first.fact.field != SEAL:
            self._bad("unsealed", "The workshop's own seal is missing: what may be changed after signing is not said.")
        elif first.embedded.docmdp_level not in (MDPPerm.FILL_FORMS, MDPPerm.NO_CHANGES):
            self._bad("unsealed", "The seal allows more than signing.")

    def _vouching(self, reader: PdfFileReader) -> frozenset[str]:
        """Fingerprints of the certificates that the workshop itself stands for."""
        attached = _attachment(reader)
        if self.workshop is None or attached is None:
            return frozenset()
        known = self.workshop.revision(hashlib.sha256(attached).hexdigest())
        return frozenset({known.authority} | known.own) if known is not None else frozenset()

    def _chains(self, vouched: frozenset[str]) -> None:
        """Whose keys these are."""
        for one in self.seen:
            certificates = [
                _certificate(cert) for cert in (one.embedded.signer_cert, *one.embedded.other_embedded_certs)
            ]
            trusted = [*self.trusted, *((WORKSHOP, cert) for cert in certificates if fingerprint(cert) in vouched)]
            known, root = next(((n, root) for n, root in trusted if _leads(certificates, root)), ("", None))
            one.fact = dataclasses.replace(one.fact, known=known)
            if root is not None and not all(_belongs(beside, [*certificates, root]) for beside in certificates[1:]):
                self._bad("certificates", f"A certificate beside the signature of {one.fact.who} is not as it was.")
        strangers = [one.fact for one in self.seen if not one.fact.known]
        if strangers:
            names = ", ".join(dict.fromkeys(fact.who for fact in strangers))
            self._bad("stranger", f"Nobody here knows the key that vouches for {names}.")

    def _changes(self) -> None:
        """What came after each signature, against what the seal allows."""
        for n, one in enumerate(sorted(self.seen, key=lambda one: one.end)):
            if self.cancelled():
                raise Cancelled
            if one.end != len(self.pdf):
                one.embedded.compute_integrity_info()  # type: ignore[no-untyped-call]
                level = getattr(one.embedded.diff_result, "modification_level", None)
                if level is None or level > ModificationLevel.FORM_FILLING or not _allowed(one.embedded):
                    self._bad("changed", f"Something was changed after {one.fact.who} signed.")
                    one.fact = dataclasses.replace(one.fact, intact=False)
            self.progress(0.2 + 0.6 * (n + 1) / len(self.seen))

    def _content(self, reader: PdfFileReader) -> None:
        """The attached content, against the digits that are printed."""
        attached = _attachment(reader)
        if attached is None:
            self._bad("content", "The content of the revision is not attached.")
            return
        self.sha256 = hashlib.sha256(attached).hexdigest()
        printed = _printed(self.pdf)
        if self.sha256 not in printed:
            self._bad("content", "The attached content is not the one whose digits are printed in the document.")
        else:
            self._good("content", "The attached content gives the digits that are printed.")

    def _held_against_the_workshop(self) -> None:
        if self.workshop is None or not self.sha256:
            return
        known = self.workshop.revision(self.sha256)
        if known is None:
            self._bad("unknown", "The workshop never froze this content.")
            return
        self.number = known.number
        if known.superseded_by is not None:
            self._bad("superseded", f"Revision {known.superseded_by} has taken the place of revision {known.number}.")
        else:
            self._good("current", f"Revision {known.number} is the latest there is.")
        signed = sum(not one.fact.seal for one in self.seen)
        if signed != known.approvals:
            self._bad("missing", f"The workshop knows {counted(known.approvals, 'signature')}, the file has {signed}.")
        same = known.kept is not None and self.pdf.startswith(known.kept)
        if known.kept is not None and not same:
            self._bad("pages", "The pages are not those that the workshop sealed.")
            return
        pages = known.pages()
        if pages is not None and self.pdf.startswith(pages):
            self._good("pages", "Printed again from the workshop, every byte of the pages is the same.")
        elif same:
            self._good("pages", "Every byte of the pages is as the workshop kept it when it was sealed.")
            self._note("printed", "This version of the program would print the same content in another way.")
        elif pages is None:
            self._note("pages", "The pages could not be printed again to compare them.")
        else:
            self._bad("pages", "Printed again from the workshop, the pages are not the same.")

    # -- telling -------------------------------------------------------------------------------------------------------

    def _verdict(self, facts: Sequence[SignatureFact]) -> str:
        keys = {one.key for one in self.findings if one.level is Level.BAD}
        what = f"revision {self.number}" if self.number is not None else "a sealed revision"
        people = [fact for fact in facts if not fact.seal]
        if "unreadable" in keys and not facts:
            return "This file cannot be read as a signed document."
        if "unsigned" in keys:
            return "Nobody has signed this file."
        if keys - {"stranger", "superseded", "unknown"} and keys != {"missing"}:
            return "This is not what was signed."
        if keys == {"missing"}:
            return f"This is {what}, as it was signed, but not every signature is in it."
        if "unknown" in keys:
            return "Nothing was changed since it was signed, but it does not belong to this workshop."
        if "stranger" in keys:
            return "Nothing was changed since it was signed, but nobody here knows the key."
        if "superseded" in keys:
            return f"This is {what}, as it was signed; a later revision has taken its place."
        if not people:
            return f"This is {what}, as it was sealed. Nobody has signed it yet."
        return f"This is {what}, byte for byte as {counted(len(people), 'person', 'people')} signed it."

    @property
    def _bad_so_far(self) -> bool:
        return any(one.level is Level.BAD for one in self.findings)

    def _bad(self, key: str, sentence: str) -> None:
        self.findings.append(Finding(key, Level.BAD, sentence))

    def _good(self, key: str, sentence: str) -> None:
        self.findings.append(Finding(key, Level.GOOD, sentence))

    def _note(self, key: str, sentence: str) -> None:
        self.findings.append(Finding(key, Level.NOTE, sentence))


def _fact(embedded: EmbeddedPdfSignature) -> SignatureFact:
    """What the signature says of itself, nothing of it proven yet."""
    return SignatureFact(
        field=embedded.field_name,
        who=_said(embedded.signer_cert, "common_name"),
        role=_said(embedded.signer_cert, "title"),
        seal=embedded.field_name == SEAL,
        when=None,
        stamped=False,
        intact=False,
        known="",
        fingerprint=fingerprint(_certificate(embedded.signer_cert)),
        decided=str(embedded.sig_object.get("/Reason", "")),
    )


def _promised(embedded: EmbeddedPdfSignature) -> bytes:
    """The digest that the signature was made over."""
    value: bytes = find_unique_cms_attribute(embedded.signer_info["signed_attrs"], "message_digest").native
    return value


def _allowed(embedded: EmbeddedPdfSignature) -> bool:
    return bool(embedded.summarise_integrity_info().get("docmdp_ok", False))


def _certificate(certificate: asn1_x509.Certificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate.dump())


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


def _plain(embedded: EmbeddedPdfSignature) -> bool:
    """Whether the parts of the signature that nothing protects are as every signer writes them."""
    data, info = embedded.signed_data, embedded.signer_info
    algorithms = [one.dump() for one in data["digest_algorithms"]]
    contents = embedded.signed_data["encap_content_info"]["content"]
    kept = {"timestamp_token", "signature_time_stamp_token"}
    beside = {attribute["type"].native for attribute in info["unsigned_attrs"] or ()}
    return (
        data["version"].native == "v1"
        and info["version"].native == "v1"
        and algorithms == [info["digest_algorithm"].dump()]
        and not contents.native
        and _names_its_signer(info["sid"].chosen, embedded.signer_cert)
        and len(data["signer_infos"]) == 1
        and beside <= kept
    )


def _names_its_signer(sid: Any, certificate: asn1_x509.Certificate) -> bool:
    """Whether the signer is named by the very bytes of the certificate; a reader takes a name in other case too."""
    if isinstance(sid, cms.IssuerAndSerialNumber):
        issuer: bytes = certificate.issuer.dump()
        return bool(sid["issuer"].dump() == issuer and sid["serial_number"].native == certificate.serial_number)
    identifier: bytes | None = certificate.key_identifier
    return identifier is not None and bool(sid.native == identifier)


def _belongs(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> bool:
    """Whether somebody here vouches for a certificate that goes with a signature, itself included for a root."""
    return any(other.subject == certificate.issuer and signed_by(certificate, other) for other in others)


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


def _attachment(reader: PdfFileReader) -> bytes | None:
    """The bytes of the attached revision, None when there is none, or more than one to choose from."""
    found = [data for name, data in _attachments(reader) if name == ATTACHMENT]
    return found[0] if len(found) == 1 else None


def _attachments(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    names: Any = reader.root
    for key in ("/Names", "/EmbeddedFiles"):
        names = _entry(names, key, {})
    nodes, seen = [names], 0
    while nodes and seen < MOST_NODES:
        node, seen = nodes.pop().get_object() if seen else nodes.pop(), seen + 1
        nodes += _entry(node, "/Kids", [])
        entries = _entry(node, "/Names", [])
        for place in range(0, len(entries) - 1, 2):
            spec = entries[place + 1].get_object()
            files = spec["/EF"]
            name = spec["/UF"] if "/UF" in spec else spec["/F"]
            yield str(name), (files["/UF"] if "/UF" in files else files["/F"]).data


def _entry(dictionary: Any, key: str, otherwise: Any) -> Any:
    """The value itself where the dictionary only refers to it, which its own `get` does not give."""
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401


def _printed(pdf: bytes) -> set[str]:
    """Every SHA-256 that is printed on a page, its groups put together."""
    import pypdfium2

    found: set[str] = set()
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            with PDFIUM:  # page by page: a page that somebody looks at waits for one and not for all
                page = document[number]
                text = page.get_textpage()
                found |= {"".join(match.split()) for match in _DIGITS.findall(text.get_text_bounded())}
                text.close()
                page.close()
    finally:
        with PDFIUM:
            document.close()
    return found
