"""`verify` and `certificate`: the verdict first, an exit code for programs, and no file that makes it fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop import paths
from cxworkshop.apart import process
from cxworkshop.documents.seal.certificates import CERTIFICATE_FILE, certificate_file, fingerprint
from cxworkshop.stages import checking, record_types
from cxworkshop.storage.store import Store
from tests import sealed as made
from tests.apart.conftest import instead
from tests.apart.hostile import nested_forms

__all__ = ["instead"]


@pytest.fixture
def signed(folder: Path) -> Path:
    path = folder / "signed.pdf"
    path.write_bytes(made.sealed_workshop().signed)
    return path


@pytest.fixture
def held(folder: Path) -> Path:
    path = folder / "Kestrel.cxw"
    Store.create(path, record_types(), content=made.sealed_workshop().store.content).close()
    return path


def test_against_its_workshop_everything_holds(signed, held, run):
    said = run("verify", signed, held)
    assert said.code == 0, said.out
    lines = said.out.splitlines()
    assert lines[0] == "This is revision 1, byte for byte as three people signed it."
    assert lines[1] == "Signatures:"
    assert lines[2].startswith("  Workshop, revision 1: seal of the document. ")
    assert "  Ida Sørby, Chief executive: Approved. " in said.out
    assert "Declined: We have not asked the crews" in said.out
    assert said.out.count("time as claimed by the computer that was used.") == 4
    assert said.out.count("Intact; the key is known to the workshop.") == 4
    assert "  yes   Revision 1 is the latest there is." in lines


def test_without_the_certificate_nobody_can_say_whose_key_it_was(signed, folder, run):
    said = run("verify", signed)
    assert said.code == 1
    assert said.out.startswith("Nothing was changed since it was signed, but nobody here knows the key.\n")
    pem = folder / "hosts.pem"
    pem.write_bytes(certificate_file(made.authority().certificate))
    said = run("verify", signed, "--trust", pem)
    assert said.code == 0
    assert "the key is known to hosts.pem." in said.out


def test_the_laptop_that_sealed_it_knows_its_own_key(signed, run):
    paths.keys().mkdir(parents=True)
    (paths.keys() / CERTIFICATE_FILE).write_bytes(certificate_file(made.authority().certificate))
    said = run("verify", signed)
    assert said.code == 0
    assert "the key is known to this laptop." in said.out


def test_a_changed_byte_is_said_first(signed, held, run):
    data = bytearray(signed.read_bytes())
    data[5000] ^= 1
    signed.write_bytes(bytes(data))
    said = run("verify", signed, held)
    assert said.code == 1
    assert said.out.startswith("This is not what was signed.\n")
    assert "  NO    " in said.out


def test_a_superseded_file_is_named(signed, folder, run):
    content = made.sealed_workshop().store.content
    path = folder / "later.cxw"
    Store.create(path, record_types(), content=content).close()
    with Store.open(path, record_types()) as store:
        made.freeze(store)
        store.publish()
    said = run("verify", signed, path)
    assert said.code == 1
    assert said.out.startswith("This is revision 1, as it was signed; a later revision has taken its place.\n")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("missing.pdf",), "missing.pdf"),
        (("signed.pdf", "missing.cxw"), "missing.cxw"),
        (("signed.pdf", "--trust", "signed.pdf"), "holds no certificate"),
        ((), "required"),
    ],
)
def test_bad_usage_is_one_line_and_two(signed, folder, run, monkeypatch, arguments, word):
    monkeypatch.chdir(folder)
    said = run("verify", *arguments)
    assert said.code == 2
    assert word in said.error
    assert said.error.count("\n") == 1


def test_a_file_that_is_no_pdf_is_an_answer(folder, run):
    (folder / "notes.pdf").write_text("Dear all")
    said = run("verify", folder / "notes.pdf")
    assert (said.code, said.out.splitlines()[0]) == (1, "This file cannot be read as a signed document.")


@pytest.mark.parametrize(
    ("does", "why"), [("Aborts", "it brings down what reads it"), ("Waits", "it takes far too long")]
)
def test_a_file_that_is_too_much_for_its_reader_is_an_answer(folder, run, instead, monkeypatch, does, why):
    instead(checking, does)
    if does == "Waits":
        monkeypatch.setattr(checking.Check.__init__, "__kwdefaults__", {"seconds": 1.0, "quiet": 1.0})
    (folder / "bomb.pdf").write_bytes(nested_forms())
    said = run("verify", folder / "bomb.pdf")
    assert said.code == 1
    assert said.out.splitlines()[0] == "This file cannot be read as a signed document."
    assert why in said.out
    assert said.error == ""


def test_ctrl_c_ends_the_process_that_checks(signed, run, instead, monkeypatch):
    instead(checking, "VerifiesSlowly")
    begun: list[process.Apart] = []
    real = process.Apart.ask

    def ask(at_work, *asked, **how):
        begun.append(at_work)
        return real(at_work, *asked, **{**how, "progress": interrupt})

    def interrupt(_share: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(process.Apart, "ask", ask)
    said = run("verify", signed)
    assert (said.code, said.error) == (130, "Stopped; nothing is known about this file.\n")
    assert begun[0].ended


def test_the_certificate_is_given_out(folder, run):
    said = run("certificate", "--to", folder / "hosts.pem")
    assert said.code == 2
    assert "no certificate yet" in said.error
    paths.keys().mkdir(parents=True)
    (paths.keys() / CERTIFICATE_FILE).write_bytes(certificate_file(made.authority().certificate))
    said = run("certificate", "--to", folder / "hosts.pem")
    assert said.code == 0
    assert fingerprint(made.authority().certificate) in said.out
    assert (folder / "hosts.pem").read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")


def test_a_sealed_revision_is_exported_as_it_was_signed(held, folder, run):
    said = run("export", held, "--to", folder / "out.pdf", "--revision", 1)
    assert said.out == f"{folder / 'out.pdf'} holds the definition, revision 1, sealed.\n"
    assert (folder / "out.pdf").read_bytes() == made.sealed_workshop().signed
    assert run("export", held, "--to", folder / "a4.pdf", "--revision", 1, "--paper", "A4").code == 0
    said = run("export", held, "--to", folder / "letter.pdf", "--revision", 1, "--paper", "Letter")
    assert said.code == 2
    assert "was sealed on A4" in said.error
    assert run("export", held, "--to", folder / "record.pdf", "--revision", 1, "--document", "record").code == 0
