"""Freezing seals and approving signs, beside the window; with a passphrase, without one, and with one's own key."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from PySide6.QtCore import Qt

from cxworkshop import paths
from cxworkshop.core.errors import EnvironmentProblem, Refused
from cxworkshop.documents.seal import keys as seal_keys
from cxworkshop.documents.seal import secret
from cxworkshop.documents.seal.certificates import Authority
from cxworkshop.documents.seal.report import Report
from cxworkshop.documents.seal.verify import verify
from cxworkshop.stages import sealing
from cxworkshop.stages.held import HeldAgainst
from cxworkshop.stages.signoff import commands
from cxworkshop.stages.signoff.commands import Signature
from cxworkshop.stages.signoff.page.pad import SIGNING, STOPPED
from cxworkshop.stages.signoff.page.seal_state import SealState
from cxworkshop.stages.signoff.points import latest, seal_of, signed_document
from cxworkshop.stages.signoff.records import Approval, Decision, Revision, Seal, SignedPart
from cxworkshop.stages.teams.commands import write_team
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.leaves import Leaves
from tests import sealed as made
from tests.stages.signoff.conftest import freeze, say_all, small_workshop
from tests.stages.signoff.test_page_signing import draw

Key = Qt.Key


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A laptop with the keys of the tests, which its system opens."""
    authority = made.authority()
    folder = paths.keys()
    folder.mkdir(parents=True)
    authority.change_passphrase(folder, made.PASSPHRASE)
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(authority.certificate.public_bytes(pem))
    (folder / "authority.crl").write_bytes(authority.revoked.public_bytes(pem))
    monkeypatch.setattr(secret, "kept_passphrase", lambda: made.PASSPHRASE)
    monkeypatch.setattr(Authority, "stock", lambda _self, _count: None)  # nobody waits for a key here
    seal_keys.keys_in.cache_clear()
    yield folder
    seal_keys.keys_in.cache_clear()


@pytest.fixture
def locked(keys: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same laptop, whose system keeps nothing."""
    monkeypatch.setattr(secret, "kept_passphrase", lambda: None)
    return keys


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are tested elsewhere; what is sealed here is made once."""
    one = made.sealed_workshop()
    monkeypatch.setattr(sealing, "unsigned", lambda *_args, **_more: one.unsigned)


@pytest.fixture
def frozen(page, desk, press, settle):
    """Every word is said; F has frozen a revision."""

    def freeze(*passphrase: str) -> None:
        say_all(desk.store)
        settle(page)
        press(Key.Key_F, "After day two")
        if passphrase:
            page.document.panel.card.line.passphrase.setFocus()
            press(passphrase[0])
        press(Key.Key_Return)
        settle(page)
        settle(page)

    return freeze


def document_of(desk: Desk) -> bytes:
    revision = latest(desk.content)
    assert revision is not None
    document = signed_document(desk.content, revision)
    assert document is not None
    return document


def check(desk: Desk) -> Report:
    return verify(document_of(desk), trusted=[("this laptop", made.authority().certificate)])


def test_freezing_seals_and_each_approval_signs(keys, blank, page, desk, press, settle, frozen) -> None:
    frozen()
    assert desk.content.count(Revision) == desk.content.count(Seal) == 1
    panel = page.document.panel
    assert panel.card.title.text() == "Revision 1 is ready to sign"
    assert panel.foot.hash._text.text().startswith("Sealed.")
    assert not panel.pad.key_row.passphrase.isVisible()
    assert panel.grid.cards[0].hasFocus()
    press(Key.Key_S, Key.Key_W, "Once the night desk is settled")
    draw(panel.pad.ink)
    press(Key.Key_Return)
    assert not desk.content.count(Approval)  # it is being signed, and nobody can do so twice
    assert panel.pad.missing.text() == SIGNING
    settle(page)
    (approval,) = desk.content.of(Approval)
    (part,) = desk.content.of(SignedPart)
    assert (approval.decision, part.approval) == (Decision.RESERVE, approval.id)
    report = check(desk)
    assert report.signatures[1].decided == "Approved with reservations: Once the night desk is settled"
    assert not panel.pad.isVisible()
    first, second = panel.grid.cards
    assert not first.isEnabled()  # a signature is never replaced
    assert second.isEnabled()
    assert page.freeze_button.isVisible()  # but there may be another revision


def test_what_was_sealed_is_held_no_longer_than_its_workshop_is_open(keys, blank, page, desk, settle, frozen) -> None:
    frozen()
    pages = page.document.reading.paper.pages
    assert not pages._pages.ended
    desk.put(None)
    page.on_opened()
    assert pages._pages.ended
    assert page.document.proof._kept is None


def test_pages_that_a_process_left_blank_are_drawn_again_by_another(keys, blank, page, settle, frozen, qtbot) -> None:
    frozen()
    reading = page.document.reading
    qtbot.waitUntil(lambda: reading.paper.settled, timeout=20_000)
    pages = reading.paper.pages
    pages.wrong[0] = "It takes too long to draw."
    pages._kept.clear()
    pages.end()
    reading.again.emit()
    settle(page)
    assert reading.paper.pages is not pages
    qtbot.waitUntil(lambda: reading.paper.settled, timeout=20_000)
    assert (reading.unseen, reading.paper.wrong) == ("", {})


def test_what_was_sealed_is_what_the_page_shows(keys, blank, page, desk, settle, frozen, printed) -> None:
    frozen()
    assert ("definition", 1) not in printed
    assert page.document.reading.paper.page_count > 5
    # Whoever made the workshop's file made what is sealed in it: those bytes are drawn apart.
    assert isinstance(page.document.reading.paper.pages, Leaves)


def test_it_is_sealed_on_the_paper_that_was_chosen(keys, page, desk, press, settle, frozen) -> None:
    page.document.reading.paper.setFocus()
    press(Key.Key_L)
    frozen()
    assert [seal.paper for seal in desk.content.of(Seal)] == ["Letter"]
    paper = page.document.reading.paper
    assert paper.pages.sizes[0] == pytest.approx((612.0, 792.0))
    assert not page.document.reading.bar.papers.isEnabled()
    page.document.show_kind("record")  # only what is sealed keeps its paper
    assert page.document.reading.bar.papers.isEnabled()


def test_without_a_keyring_the_passphrase_is_asked_in_the_panel(
    locked, blank, page, desk, press, settle, frozen
) -> None:
    frozen("four loud harbours")
    line = page.document.panel.card.line
    assert not desk.content.count(Revision)  # nothing is frozen under a passphrase that is another
    assert "not the passphrase" in line.about_key.text()
    line.passphrase.clear()
    line.passphrase.setFocus()
    press(made.PASSPHRASE, Key.Key_Return)
    settle(page)
    settle(page)
    assert desk.content.count(Seal) == 1
    assert not line.isVisible()
    assert line.passphrase.text() == ""


def test_a_new_passphrase_is_long_enough_and_typed_twice(
    locked, blank, page, desk, press, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in it would lock the key for good, and nobody would know before the next morning."""
    monkeypatch.setattr(seal_keys.Keys, "is_new", property(lambda _self: True))
    opened: list[str] = []
    monkeypatch.setattr(seal_keys.Keys, "open", lambda _self, passphrase: opened.append(passphrase))
    say_all(desk.store)
    settle(page)
    line = page.document.panel.card.line
    press(Key.Key_F, "After day two")
    line.passphrase.setFocus()
    press("short", Key.Key_Return)
    assert "shorter than 8 characters" in line.pair.note.text()
    assert line.passphrase.hasFocus()
    press(" of breath", Key.Key_Return)
    assert line.again.hasFocus()
    press("short of bread", Key.Key_Return)
    assert "not the same" in line.pair.note.text()
    assert line.again.text() == ""
    assert not desk.content.count(Revision)
    press("short of breath", Key.Key_Return)
    settle(page)
    assert opened == ["short of breath"]
    assert desk.content.count(Revision) == 1


def test_a_key_that_opens_late_freezes_nothing_in_another_workshop(
    locked, blank, page, desk, press, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_all(desk.store)
    settle(page)
    press(Key.Key_F, "After day two")
    page.document.panel.card.line.passphrase.setFocus()
    late = threading.Event()
    real = seal_keys.Keys.open

    def opens_late(self: seal_keys.Keys, passphrase: str) -> None:
        assert late.wait(10.0)
        real(self, passphrase)

    monkeypatch.setattr(seal_keys.Keys, "open", opens_late)
    press(made.PASSPHRASE, Key.Key_Return)
    desk.put(small_workshop())
    late.set()
    settle(page)
    assert page.document.panel.sealer.is_open
    assert not desk.content.count(Revision)
    assert page.document.panel.card.line.button.isEnabled()


def test_left_empty_the_revision_is_frozen_as_before_and_says_so(locked, page, desk, press, settle, frozen) -> None:
    frozen()
    assert desk.content.count(Revision) == 1
    assert not desk.content.count(Seal)
    panel = page.document.panel
    assert "It has no seal" in panel.card.text.text()
    assert panel.foot.hash._text.text().startswith("Without a seal.")
    assert page.freeze_button.isVisible()
    page.take_focus()
    press(Key.Key_S, Key.Key_A)
    assert not panel.pad.key_row.passphrase.isVisible()
    draw(panel.pad.ink)
    press(Key.Key_Return)
    assert desk.content.count(Approval) == 1


def test_a_locked_key_is_asked_for_where_one_signs(keys, blank, page, desk, press, settle, frozen) -> None:
    frozen()
    panel = page.document.panel
    panel.sealer._keys._authority = None
    panel.refresh()
    page.take_focus()
    press(Key.Key_S, Key.Key_A)
    draw(panel.pad.ink)
    press(Key.Key_Return)
    assert panel.pad.missing.text() == "The passphrase of this laptop’s key is missing."
    assert panel.pad.key_row.passphrase.hasFocus()
    press("four loud harbours", Key.Key_Return)
    settle(page)
    assert "not the passphrase" in panel.pad.missing.text()
    assert not panel.pad.ink.is_empty
    panel.pad.key_row.passphrase.clear()
    panel.pad.key_row.passphrase.setFocus()
    press(made.PASSPHRASE, Key.Key_Return)
    settle(page)
    assert desk.content.count(SignedPart) == 1


def test_a_leader_may_bring_a_certificate(keys, page, desk, press, settle, frozen, tmp_path: Path) -> None:
    frozen()
    other = Authority.create(tmp_path / "bank", "x").issue("Ida Sørby, by her bank")
    mine = tmp_path / "ida.p12"
    protected = serialization.BestAvailableEncryption(b"mine")
    mine.write_bytes(pkcs12.serialize_key_and_certificates(b"i", other.key, other.certificate, other.above, protected))
    panel = page.document.panel
    page.take_focus()
    press(Key.Key_S, Key.Key_A)
    draw(panel.pad.ink)
    panel.pad.key_row.own_button.click()
    assert panel.pad.key_row.path.hasFocus()
    panel.pad.record()
    assert panel.pad.missing.text() == "The certificate file is missing: choose it, or sign without."
    press(str(mine))
    panel.pad.key_row.passphrase.setFocus()
    press("mine", Key.Key_Return)
    settle(page)
    (part,) = desk.content.of(SignedPart)
    assert part.own
    assert {one.key for one in check(desk).bad} == {"stranger"}
    document = document_of(desk)
    report = verify(document, workshop=HeldAgainst(desk.content, document))
    assert {fact.known for fact in report.signatures} == {"the workshop"}


def test_a_seal_that_cannot_be_made_is_said_and_nothing_is_lost(
    keys, page, desk, press, settle, frozen, monkeypatch
) -> None:
    def refuse(*_args: object, **_more: object) -> bytes:
        raise Refused("A character has no letter in the document's type.", todo="Write it another way.")

    monkeypatch.setattr(sealing, "unsigned", refuse)
    frozen()
    panel = page.document.panel
    assert desk.content.count(Revision) == 1
    assert panel.card.title.text() == "Revision 1 could not be sealed"
    assert "Write it another way." in panel.card.text.text()
    assert page.freeze_button.isVisible()


def test_what_was_frozen_without_the_window_is_sealed_when_it_is_looked_at(keys, blank, page, desk, settle) -> None:
    from tests.stages.signoff.conftest import freeze

    say_all(desk.store)
    freeze(desk.store)
    settle(page)
    settle(page)
    revision = latest(desk.content)
    assert revision is not None
    assert seal_of(desk.content, revision) is not None


def test_a_revision_that_is_not_sealed_because_a_point_has_no_word_is_shown_all_the_same(
    keys, page, desk, settle, printed
) -> None:
    freeze(desk.store)
    settle(page)
    assert not desk.content.count(Seal)
    assert printed[-1] == ("definition", 1)
    assert page.document.reading.paper.page_count


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Signing takes until the test lets it go on."""
    go_on, real = threading.Event(), sealing.signed

    def waits(*args: Any, **more: Any) -> Signature:
        assert go_on.wait(20.0)
        return real(*args, **more)

    monkeypatch.setattr(sealing, "signed", waits)
    yield go_on
    go_on.set()


def test_esc_while_it_is_being_signed_stops_it_and_loses_nothing_that_was_drawn(
    keys, blank, slow, page, desk, press, settle, frozen
) -> None:
    frozen()
    pad = page.document.panel.pad
    press(Key.Key_S, Key.Key_A, "Go ahead")
    draw(pad.ink)
    press(Key.Key_Return, Key.Key_Return, Key.Key_D)  # neither a second Enter nor another decision reaches it
    assert pad.missing.text() == SIGNING
    press(Key.Key_Escape)
    assert pad.isVisible()
    assert pad.missing.text() == STOPPED
    slow.set()
    settle(page)
    assert not desk.content.count(Approval)
    assert (pad.decision.value(), pad.words.text(), pad.ink.is_empty) == ("approve", "Go ahead", False)
    assert pad.record_button.hasFocus()
    press(Key.Key_Return)  # they meant it after all
    settle(page)
    assert [one.words for one in desk.content.of(Approval)] == ["Go ahead"]
    assert check(desk).ok


def test_esc_twice_leaves_the_place_to_sign(keys, blank, slow, page, desk, press, settle, frozen) -> None:
    frozen()
    press(Key.Key_S, Key.Key_A)
    draw(page.document.panel.pad.ink)
    press(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
    assert not page.document.panel.pad.isVisible()
    slow.set()
    settle(page)
    assert not desk.content.count(Approval)
    assert page.document.panel.grid.cards[0].hasFocus()


def test_nobody_else_signs_and_nothing_is_frozen_while_somebodys_signature_is_made(
    keys, blank, slow, page, desk, press, settle, frozen
) -> None:
    frozen()
    panel = page.document.panel
    press(Key.Key_S, Key.Key_W, "Later")
    draw(panel.pad.ink)
    press(Key.Key_Return)
    panel.grid.cards[1].click()
    page.document.freeze()
    assert panel.pad.approver.id == panel.grid.cards[0].approver.id
    assert panel.pad.isVisible()
    slow.set()
    settle(page)
    assert [one.approver for one in desk.content.of(Approval)] == ["ida"]


def test_what_changes_meanwhile_does_not_put_the_pad_away(
    keys, blank, slow, page, desk, press, settle, frozen, qtbot
) -> None:
    """A signature that will be recorded is never out of sight."""
    frozen()
    panel = page.document.panel
    press(Key.Key_S, Key.Key_A)
    draw(panel.pad.ink)
    press(Key.Key_Return)
    write_team(desk.store, "billing", "name", "Bills")
    page.document.hear(())
    qtbot.waitUntil(lambda: panel.keeper.sure and not panel.keeper.stand.current)
    assert panel.pad.isVisible()
    slow.set()
    settle(page)
    assert desk.content.count(Approval) == 1
    assert not panel.pad.isVisible()


def test_another_workshop_is_not_signed_and_its_pad_is_free(
    keys, blank, slow, page, desk, press, settle, frozen
) -> None:
    frozen()
    panel = page.document.panel
    press(Key.Key_S, Key.Key_A)
    draw(panel.pad.ink)
    press(Key.Key_Return)
    desk.put(small_workshop())
    page.on_opened()
    slow.set()
    settle(page)
    assert not desk.content.count(Approval)
    assert panel.pad.record_button.isEnabled()
    assert not panel.sealer.signing


def test_esc_while_the_key_is_opened_freezes_nothing(
    locked, blank, page, desk, press, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_all(desk.store)
    settle(page)
    press(Key.Key_F, "After day two")
    line = page.document.panel.card.line
    line.passphrase.setFocus()
    late, real = threading.Event(), seal_keys.Keys.open

    def opens_late(self: seal_keys.Keys, passphrase: str) -> None:
        assert late.wait(10.0)
        real(self, passphrase)

    monkeypatch.setattr(seal_keys.Keys, "open", opens_late)
    press(made.PASSPHRASE, Key.Key_Return, Key.Key_Return, Key.Key_Escape)
    assert not line.isVisible()
    late.set()
    settle(page)
    assert not desk.content.count(Revision)
    press(Key.Key_F)
    assert line.button.isEnabled()


def test_after_one_that_could_not_be_sealed_the_next_is(
    keys, page, desk, press, settle, frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> bytes:
        raise Refused("A character has no letter in the document’s type.")

    monkeypatch.setattr(sealing, "unsigned", refuse)
    frozen()
    panel = page.document.panel
    assert panel.seal.state is SealState.FAILED
    one = made.sealed_workshop()
    monkeypatch.setattr(sealing, "unsigned", lambda *_args, **_more: one.unsigned)
    page.document.freeze()
    press(Key.Key_Return)
    settle(page)
    settle(page)
    two = latest(desk.content)
    assert two is not None
    assert [seal.revision for seal in desk.content.of(Seal)] == [two.id]


def test_a_seal_that_cannot_be_kept_is_not_waited_for(
    keys, blank, page, desk, settle, frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> Seal:
        raise EnvironmentProblem("The disk is full.")

    monkeypatch.setattr(commands, "seal_revision", full)
    frozen()
    panel = page.document.panel
    assert panel.card.title.text() == "Revision 1 could not be sealed"
    assert panel.may_sign
