"""A document with time stamps before programs that are not ours, and stamps by an authority that is not ours."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from cxworkshop.documents.seal.certificates import fingerprint
from cxworkshop.documents.seal.signing import STAMPED_BY
from cxworkshop.documents.seal.stampers import StampAuthority
from cxworkshop.documents.seal.stamping import Stamper
from cxworkshop.documents.seal.tokens import known_as
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import sealing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff import commands as do
from cxworkshop.stages.signoff.points import signed_document
from cxworkshop.stages.signoff.records import Decision, Revision
from tests import sealed as made
from tests.documents.checking import ask, faults_of, needs
from tests.documents.seal import tsa
from tests.documents.seal.test_programs import _pyhanko, _signatures

pytestmark = pytest.mark.network


@dataclasses.dataclass(frozen=True)
class Document:
    """A definition with a stamped seal and a stamped signature, as a file, and what its workshop says of it."""

    path: Path
    sealed: bytes
    signed: bytes
    held: HeldAgainst


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    store = made.begun()
    revision = made.freeze(store)
    with tsa.clock() as clock:
        clock.answer = lambda query: tsa.ok(tsa.stamped(query, None))

        def stamper() -> Stamper:
            return Stamper(StampAuthority(clock.address), 60.0)

        sealed = sealing.sealed(store.content, 1, made.authority(), stamper=stamper())
        do.seal_revision(store, revision.id, sealed, fingerprint(made.authority().certificate))
        decided = sealing.Decided("participant-1", Decision.APPROVE, made.NOW, "As we said.", made.INK)
        part = sealing.signed(store.content, 1, decided, made.authority(), stamper=stamper())
    do.record_approval(
        store,
        revision.id,
        "participant-1",
        Decision.APPROVE,
        time=made.NOW,
        words="As we said.",
        signature=made.INK,
        signed=part,
    )
    signed = signed_document(store.content, store.content.of(Revision)[0])
    assert signed is not None
    folder = tmp_path_factory.mktemp("stamped")
    (folder / "signed.pdf").write_bytes(signed)
    for name, one in (("authority", made.authority().certificate), ("root", tsa.chain().root)):
        (folder / f"{name}.pem").write_bytes(one.public_bytes(serialization.Encoding.PEM))
    return Document(folder / "signed.pdf", sealed, signed, HeldAgainst(store.content, signed))


def test_it_is_what_its_workshop_signed_and_the_page_names_the_authority(document: Document) -> None:
    report = verify(document.signed, workshop=document.held, clocks=[("here", tsa.chain().root)])
    assert report.ok, report.findings
    assert [(one.stamped, one.stamper, one.stamper_known) for one in report.signatures] == [
        (True, tsa.NAME, "here")
    ] * 2
    told = ask("pdftotext", "-layout", document.path, "-")
    assert f", by the clock of {tsa.NAME}" in told
    assert "as claimed by this computer" not in told
    assert datetime.now(UTC).strftime("%Y, ") in told


def test_it_stays_for_the_archive_and_for_everybody(document: Document) -> None:
    assert faults_of(document.sealed, "3a") == []
    assert faults_of(document.signed, "ua1") == []
    (fault,) = faults_of(document.signed, "3a")
    assert fault.startswith("PDFA3A-SIGNATURE-BYTERANGE-001")  # of the seal, which was the last when it was made


def test_the_other_programs_agree(document: Document) -> None:
    assert ask("pdfsig", "-nocert", document.path).count("Signature is Valid.") == 2
    assert "No syntax or stream encoding errors" in ask("qpdf", "--check", document.path)
    assert ask("mutool", "sign", "-v", document.path).count("The document is unchanged since signing.") == 1
    folder = document.path.parent
    both = ("--trust", folder / "authority.pem", "--trust", folder / "root.pem", "--trust-replace")
    told = _pyhanko(document.path, *both)
    lines = [line for line in told.stdout.splitlines() if line.strip()]
    assert told.returncode == 0, told.stdout + told.stderr
    assert all("INTACT:TRUSTED,TIMESTAMP_TOKEN<INTACT:TRUSTED>" in line for line in lines), told.stdout


def test_openssl_confirms_the_stamp_of_each_signature(document: Document, tmp_path: Path) -> None:
    from asn1crypto import cms

    needs("openssl")
    root, above = tmp_path / "root.pem", tmp_path / "above.pem"
    root.write_bytes(tsa.chain().root.public_bytes(serialization.Encoding.PEM))
    above.write_bytes(tsa.chain().above.public_bytes(serialization.Encoding.PEM))
    for _, der in _signatures(document.signed):
        info = cms.ContentInfo.load(der)["content"]["signer_infos"][0]
        (tmp_path / "token").write_bytes(info["unsigned_attrs"][0]["values"][0].dump())
        (tmp_path / "signature").write_bytes(info["signature"].native)
        told = ask(
            "openssl",
            *("ts", "-verify", "-token_in", "-in", tmp_path / "token", "-data", tmp_path / "signature"),
            *("-CAfile", root, "-untrusted", above),
        )
        assert "Verification: OK" in told


def test_the_signature_itself_says_that_it_is_stamped(document: Document) -> None:
    with pikepdf.open(io.BytesIO(document.signed)) as pdf:
        told = [str(field.V.ContactInfo) for field in pdf.Root.AcroForm.Fields if "/V" in field]
    assert told == [STAMPED_BY + tsa.NAME] * 2


# -- an authority that is not ours -------------------------------------------------------------------------------------

CONFIG = """
[req]
distinguished_name = name
x509_extensions = stamps
prompt = no
[name]
CN = Harbour Clock
[stamps]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
dir = {folder}
serial = {folder}/serial
signer_cert = {folder}/clock.pem
signer_key = {folder}/clock.key
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
ess_cert_id_chain = no
tsa_name = yes
accuracy = secs:1
"""


@pytest.mark.parametrize("kind", [["rsa:2048"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]])
def test_stamps_of_openssl_are_taken_whatever_its_key(kind: list[str], tmp_path: Path) -> None:
    needs("openssl")
    (tmp_path / "tsa.conf").write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "serial").write_text("01\n", encoding="utf-8")
    files = ("-config", tmp_path / "tsa.conf", "-keyout", tmp_path / "clock.key", "-out", tmp_path / "clock.pem")
    command = ["openssl", "req", "-x509", "-newkey", *kind, "-noenc", "-days", "30", *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)

    def answer(query: bytes) -> tsa.Reply:
        (tmp_path / "query").write_bytes(query)
        said = ("-config", tmp_path / "tsa.conf", "-queryfile", tmp_path / "query", "-out", tmp_path / "reply")
        subprocess.run(["openssl", "ts", "-reply", *map(str, said)], check=True, capture_output=True)
        return tsa.ok((tmp_path / "reply").read_bytes())

    with tsa.clock() as clock:
        clock.answer = answer
        stamper = Stamper(StampAuthority(clock.address), 60.0)
        said = stamper.begin()
        sealed = _sealed(stamper)
    assert said.who == "Harbour Clock"
    own = x509.load_pem_x509_certificate((tmp_path / "clock.pem").read_bytes())
    assert known_as(said, [("a file", own)]) == "a file"
    report = verify(sealed, trusted=[("here", made.authority().certificate)], clocks=[("a file", own)])
    assert report.ok, report.findings
    assert (report.signatures[0].stamper, report.signatures[0].stamper_known) == ("Harbour Clock", "a file")
    assert isinstance(tsp.TimeStampReq.load((tmp_path / "query").read_bytes())["nonce"].native, int)


def _sealed(stamper: Stamper) -> bytes:
    from cxworkshop.documents.seal.signing import seal
    from tests.documents.seal.conftest import plain_document

    return seal(plain_document(), made.authority().issue("Workshop"), stamper)
