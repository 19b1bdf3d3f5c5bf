"""The certificate of another laptop: dropped on the page or chosen, remembered, named in the verdict, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.core.errors import BadFile, Problem
from cxworkshop.documents.seal.certificates import Authority, certificate_file, fingerprint
from cxworkshop.shell.checking import wording
from cxworkshop.shell.checking.cards import SignatureCard
from cxworkshop.shell.checking.trust import Trust
from cxworkshop.shell.dropping import landing
from cxworkshop.shell.preferences import Preferences
from cxworkshop.shell.program import Program
from tests.documents.seal.conftest import Signed
from tests.shell.checking.conftest import written
from tests.shell.checking.test_page import choose, drop, told
from tests.shell.hands import press


@pytest.fixture
def hosts(authority: Authority, tmp_path: Path) -> Path:
    """The certificate of those who sealed, as they give it out."""
    path = tmp_path / "hosts.pem"
    path.write_bytes(certificate_file(authority.certificate))
    return path


def test_what_is_believed_is_kept_whole_and_once(hosts: Path, authority: Authority, tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    trust = Trust(Preferences(file))
    (one,) = trust.take(hosts)
    der = tmp_path / "hosts.cer"
    der.write_bytes(authority.certificate.public_bytes(Encoding.DER))
    trust.take(der)
    hosts.unlink()
    again = Trust(Preferences(file))
    assert again.all() == (one,)
    assert (one.name, one.digits) == ("hosts.pem", fingerprint(authority.certificate))
    assert list(again.trusted()) == [("hosts.pem", authority.certificate)]
    again.forget(one.digits)
    assert Trust(Preferences(file)).all() == ()


def test_what_is_no_certificate_is_refused(tmp_path: Path) -> None:
    trust = Trust(Preferences(tmp_path / "preferences.json"))
    path = tmp_path / "notes.pem"
    path.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    with pytest.raises(BadFile, match=r"notes\.pem.*holds no certificate"):
        trust.take(path)
    path.write_bytes(b"0" * 2_000_000)
    with pytest.raises(BadFile):
        trust.take(path)
    with pytest.raises(Problem, match="cannot be read"):
        trust.take(tmp_path / "gone.pem")
    assert trust.all() == ()


def test_settings_that_somebody_damaged_are_believed_in_nothing(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text('{"trusted": [{"name": "a"}, {"pem": "x"}, 7, {"name": "b", "pem": 3}]}')
    assert Trust(Preferences(file)).all() == ()


def test_a_certificate_is_taken_only_where_a_file_is_checked() -> None:
    for name in ("hosts.crt", "hosts.PEM", "hosts.cer", "hosts.der"):
        assert landing([Path(name)], open_workshop=True, checking=True).kind == "certificate"
        other = landing([Path(name)], open_workshop=True)
        assert other.kind == "nothing"
        assert "Check a signed PDF, then drop it there." in other.sentence


def test_dropped_on_the_page_it_vouches_at_once_and_can_be_taken_back(
    start: Program, signed: Signed, hosts: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(start.window, written(tmp_path, signed.twice))
    page = told(start, qtbot)
    assert page.found is not None
    assert wording.tone(page.found) is wording.Tone.DOUBT
    assert page.trust.isVisible()
    assert page.body is not None
    assert page.body.trusted is None
    drop(start.window, hosts)
    page = told(start, qtbot)
    assert page.found is not None
    assert page.found.report.ok, page.found.report.findings
    assert page.said == "“hosts.pem” is trusted now"
    names = [card.accessibleName() for card in page.findChildren(SignatureCard) if card.isVisible()]
    assert "Key vouched for by hosts.pem" in names[0]
    assert not page.trust.isVisible()
    assert page.body is not None
    assert page.body.trusted is not None
    (row,) = page.body.trusted.rows
    assert row.remove.accessibleName() == "Remove hosts.pem"
    row.remove.setFocus()
    press(Qt.Key.Key_Space)
    page = told(start, qtbot)
    assert page.said == "It is not trusted any more"
    assert page.found is not None
    assert {one.key for one in page.found.report.bad} == {"stranger"}


def test_the_key_asks_for_a_certificate_and_a_wrong_file_is_said(
    start: Program, signed: Signed, hosts: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(start.window, written(tmp_path, signed.twice))
    page = told(start, qtbot)
    press(Qt.Key.Key_T)
    dialog = start.files.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "The certificate to trust"
    choose(start, written(tmp_path, b"no certificate", "notes.cer"))
    assert page.said == "“notes.cer” holds no certificate."
    start.desk.commands.action("check.trust").trigger()
    choose(start, hosts)
    page = told(start, qtbot)
    assert page.found is not None
    assert page.found.report.ok
    # The next file, and the next start, know it as well.
    drop(start.window, written(tmp_path, signed.sealed, "Other.pdf"))
    page = told(start, qtbot)
    assert page.found is not None
    assert page.found.report.ok
    assert len(Trust(Preferences()).all()) == 1
