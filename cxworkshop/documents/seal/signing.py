"""The seal of a revision and the signatures under it: each an incremental update, the bytes before it untouched.

The seal certifies the document: from then on only its signature fields may be filled. Each approval is a PAdES
signature in its own field. Certificates and the list of the revoked go with each, so that it can be checked offline.
With a `stamper` a time-stamp authority says when; `StampFailed` when it does not, and nothing is signed.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Final

from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cxworkshop.documents.edition import edition
from cxworkshop.documents.seal.certificates import Identity

if TYPE_CHECKING:
    from cryptography import x509

    from cxworkshop.documents.seal.stamping import Stamper

SEAL_FIELD: Final = "certified_by_workshop"
APPROVAL_FIELD: Final = "approval_{:02}"
STAMPED_BY: Final = "Time-stamp authority: "
_HASHES: Final = {"sha256": hashes.SHA256()}
# It warns that nothing is fetched; nothing ever is.
logging.getLogger("pyhanko.sign.signers.pdf_signer").setLevel(logging.ERROR)


def seal(pdf: bytes, identity: Identity, stamper: Stamper | None = None, *, closed: bool = False) -> bytes:
    """The document certified: form fields may be filled and signed from now on, and nothing else; `closed` not even
    that."""
    allowed = MDPPerm.NO_CHANGES if closed else MDPPerm.FILL_FORMS
    return _signed(pdf, SEAL_FIELD, identity, stamper, certify=True, allowed=allowed)


def approve(
    pdf: bytes,
    number: int,
    identity: Identity,
    stamp: bytes | None = None,
    *,
    reason: str = "",
    stamper: Stamper | None = None,
) -> bytes:
    """The document with the signature of the `number`th approver, from 1, in the field that waits for it.

    `stamp` is a page of PDF that is laid into the field; `reason` says in the signature itself what was decided.
    """
    return _signed(pdf, APPROVAL_FIELD.format(number), identity, stamper, stamp=stamp, reason=reason)


def field_size(pdf: bytes, number: int) -> tuple[float, float]:
    """Width and height in points of the field of the `number`th approver, from 1. LookupError when there is none."""
    wanted = APPROVAL_FIELD.format(number)
    form = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]
    for field in form["/Fields"]:
        one = field.get_object()
        if one["/T"] == wanted:
            left, low, right, high = (float(edge) for edge in one["/Rect"])
            return right - left, high - low
    raise LookupError(wanted)


def _signed(
    pdf: bytes,
    field: str,
    identity: Identity,
    stamper: Stamper | None,
    *,
    certify: bool = False,
    allowed: MDPPerm = MDPPerm.FILL_FORMS,
    stamp: bytes | None = None,
    reason: str = "",
) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
    # A second metadata stream would take the marks of PDF/A and PDF/UA away with it.
    writer._update_meta = lambda *_args, **_more: None  # type: ignore[method-assign]
    if stamper is not None:
        stamper.begin()
        # Under the signature that is stamped: beside the stamp itself nobody would vouch for them.
        beside = [asn1_x509.Certificate.load(one) for one in stamper.certificates]
        DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=beside)
    metadata = PdfSignatureMetadata(
        field_name=field,
        certify=certify,
        docmdp_permissions=allowed,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        embed_validation_info=bool(identity.revoked),
        validation_context=_offline(identity) if identity.revoked else None,
        # Within what is signed: nothing may stand behind the last signature.
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
        reason=reason or None,
        # Said under the signature: a stamp lies beside it, and could be taken away.
        contact_info=STAMPED_BY + stamper.begin().who if stamper is not None else None,
        name=identity.name or None,
        # Another edition may print the same content in another way, and must know that it is another.
        app_build_props=BuildProps("cxworkshop", edition()),
    )
    style = _style(stamp) if stamp is not None else None
    out = io.BytesIO()
    signer = PdfSigner(metadata, signer=_Signer(identity), timestamper=stamper, stamp_style=style)
    signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


class _Page(PdfContent):
    """The first page of a PDF held in memory, as it is laid into a field."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        # The name must not be random: the same signature of the same page is the same update.
        self.resources.xobject["/Stamp"] = form
        left, low, right, high = (float(edge) for edge in form.get_object()["/BBox"])
        self.box = layout.BoxConstraints(width=round(right - left), height=round(high - low))
        return b"/Stamp Do"


def _style(stamp: bytes) -> StaticStampStyle:
    flush = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MID, y_align=layout.AxisAlignment.ALIGN_MID,
        margins=layout.Margins(0, 0, 0, 0),
    )  # fmt: skip
    return StaticStampStyle(background=_Page(stamp), background_layout=flush, background_opacity=1.0, border_width=0)


class _Signer(Signer):
    """Signs with the key as it is: pyHanko's own loads it each time anew, and proves at length that it is one."""

    def __init__(self, identity: Identity) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        for above in identity.above:
            store.register(_asn1(above))
        super().__init__(signing_cert=_asn1(identity.certificate), cert_registry=store)
        self._key = identity.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._key.sign(data, padding.PKCS1v15(), _HASHES[digest_algorithm])


def _offline(identity: Identity) -> ValidationContext:
    der = serialization.Encoding.DER
    return ValidationContext(
        trust_roots=[_asn1(above) for above in identity.above[-1:]],
        other_certs=[_asn1(above) for above in identity.above],
        crls=[asn1_crl.CertificateList.load(one.public_bytes(der)) for one in identity.revoked],
        allow_fetching=False,
        revocation_mode="hard-fail",
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
