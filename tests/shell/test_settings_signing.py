"""Signing in the settings: by keys alone the passphrase is changed, the key carried over, and an authority asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop import paths
from cxworkshop.core.errors import Refused
from cxworkshop.documents.seal import certificates, stamping
from cxworkshop.documents.seal import keys as seal_keys
from cxworkshop.documents.seal.backup import known_certificates
from cxworkshop.documents.seal.certificates import Authority, certificate_file, fingerprint
from cxworkshop.documents.seal.stampers import StampAuthority, known_authorities, stamp_authority
from cxworkshop.shell.program import Program
from cxworkshop.shell.settings import SIGNING, SettingsPage
from cxworkshop.shell.settings_key import KeySettings
from cxworkshop.shell.settings_signing import SigningSettings
from cxworkshop.shell.settings_stamps import StampSettings
from tests import sealed as made
from tests.documents.seal import tsa
from tests.documents.seal.test_keys import Store, store
from tests.shell.hands import CTRL, press

__all__ = ["store"]
Key = Qt.Key
Open = Callable[[], SigningSettings]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys take a second to make; here one serves for all."""
    key = made.authority().private_key
    monkeypatch.setattr(certificates, "_new_key", lambda: key)
    seal_keys.keys_in.cache_clear()
    yield
    seal_keys.keys_in.cache_clear()


@pytest.fixture
def settings(start: Program, qtbot: QtBot) -> Open:
    """Ctrl+, opens the settings; then Signing is chosen."""

    def open_part() -> SigningSettings:
        press(Key.Key_Comma, CTRL)
        page = start.extras.page
        assert isinstance(page, SettingsPage)
        page.show_part(SIGNING)
        part = page.signing_part
        assert part is not None
        qtbot.waitUntil(lambda: not start.background.busy)
        qtbot.waitUntil(lambda: part.key.standing.text() != "Looking…")
        return part

    return open_part


@pytest.fixture
def done(start: Program, qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Wait until what goes on beside the window has come to this."""

    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=30_000)

    return wait


def write(words: str) -> None:
    where = QApplication.focusWidget()
    assert where is not None, "nothing has the focus"
    QTest.keyClicks(where, words)


def press_on(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)


def choose(key: KeySettings, path: Path) -> None:
    """Choose a file in the dialog that stands there."""
    assert key.dialog is not None
    key.dialog.fileSelected.emit(str(path))
    key.dialog.close()
    key.window().activateWindow()
    QTest.qWaitForWindowActive(key.window())


def shows_settings(program: Program) -> bool:
    return isinstance(program.extras.page, SettingsPage)


def opens(passphrase: str) -> bool:
    try:
        Authority.load(paths.keys(), passphrase)
    except Refused:
        return False
    return True


# -- the key -----------------------------------------------------------------------------------------------------------


def test_where_there_is_no_key_none_is_made(settings: Open, store: Store) -> None:
    key = settings().key
    assert key.standing.text() == "There is none yet: it is made when the first revision is frozen."
    assert not Authority.exists(paths.keys())
    assert not any(button.isEnabled() for button in (key.export, key.pack, key.renew))
    assert key.bring.isEnabled()


def test_a_key_that_cannot_be_read_is_told_and_gives_way_to_another(settings: Open, store: Store, done) -> None:
    seal_keys.keys_in(paths.keys()).prepare()
    (paths.keys() / certificates.CERTIFICATE_FILE).write_text("nothing", encoding="utf-8")
    seal_keys.keys_in.cache_clear()
    key = settings().key
    assert key.standing.text().startswith("Its files cannot be read.")
    press_on(key.renew)
    press(Key.Key_Return)
    done(lambda: key.standing.text().startswith("Made on "))


def test_what_may_be_told_of_the_key_is_told(settings: Open, store: Store) -> None:
    seal_keys.keys_in(paths.keys()).prepare()
    key = settings().key
    digits = seal_keys.keys_in(paths.keys()).fingerprint
    assert key.digits.text().split() == [digits[n : n + 8] for n in range(0, 64, 8)]
    assert key.standing.text().startswith("Made on ")
    assert key.keeper.text().startswith("This system keeps it.")
    assert key.to_person.isVisible()
    assert not key.change.isVisible()
    assert store.kept


def test_a_passphrase_is_changed_by_keys_and_a_wrong_one_says_so(settings: Open, done) -> None:
    seal_keys.keys_in(paths.keys()).open("old grey ferries")
    part = settings()
    key, form = part.key, part.key.passphrase_form
    press_on(key.change)
    assert form.old.hasFocus()
    press(Key.Key_Return)
    assert form.trouble.text() == "“Passphrase now” is empty."
    write("odl grey ferries")
    press(Key.Key_Tab)
    write("new grey ferries")
    press(Key.Key_Tab)
    write("nwe grey ferries")
    press(Key.Key_Return)
    assert form.trouble.text() == "The two are not the same. Type the new one again."
    assert form.again.hasFocus()
    write("new grey ferries")
    press(Key.Key_Return)
    done(lambda: form.trouble.text().startswith("This is not the passphrase of the key."))
    assert form.old.hasFocus()
    form.old.selectAll()
    write("old grey ferries")
    press(Key.Key_Return)
    done(lambda: not form.isVisible())
    assert opens("new grey ferries")
    assert key.change.hasFocus()
    assert (form.old.text(), form.new.text()) == ("", "")


def test_what_was_sent_is_taken_though_the_form_is_left_meanwhile(
    settings: Open, done, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_keys.keys_in(paths.keys()).open("old grey ferries")
    key, go_on = settings().key, threading.Event()
    real = seal_keys.Keys.change_passphrase

    def late(keys: seal_keys.Keys, old: str, new: str) -> None:
        assert go_on.wait(10.0)
        real(keys, old, new)

    monkeypatch.setattr(seal_keys.Keys, "change_passphrase", late)
    press_on(key.change)
    for words, then in (
        ("old grey ferries", Key.Key_Tab),
        ("new grey ferries", Key.Key_Tab),
        ("new grey ferries", Key.Key_Return),
        ("", Key.Key_Escape),
    ):
        write(words)
        press(then)
    assert not key.passphrase_form.isVisible()
    go_on.set()
    done(lambda: opens("new grey ferries"))


def test_esc_leaves_the_form_first_and_then_the_page(settings: Open, start: Program) -> None:
    seal_keys.keys_in(paths.keys()).open("old grey ferries")
    key = settings().key
    press_on(key.change)
    write("something")
    press(Key.Key_Escape)
    assert not key.passphrase_form.isVisible()
    assert key.change.hasFocus()
    assert shows_settings(start)
    press(Key.Key_Escape)
    assert not shows_settings(start)


def test_the_passphrase_moves_to_a_person_and_back(settings: Open, store: Store, done) -> None:
    seal_keys.keys_in(paths.keys()).prepare()
    key = settings().key
    press_on(key.to_person)
    write("mine for good")
    press(Key.Key_Tab)
    write("mine for good")
    press(Key.Key_Return)
    done(lambda: key.to_system.isVisible())
    assert opens("mine for good")
    assert key.keeper.text().startswith("Whoever hosts types it")
    press_on(key.to_system)
    write("mine for good")
    press(Key.Key_Return)
    done(lambda: key.to_person.isVisible())
    assert not opens("mine for good")


def test_a_backup_is_written_and_brought_in_on_a_laptop_that_has_none(
    settings: Open, done, tmp_path: Path, start: Program
) -> None:
    seal_keys.keys_in(paths.keys()).open("old grey ferries")
    digits = seal_keys.keys_in(paths.keys()).fingerprint
    part = settings()
    key = part.key
    press_on(key.pack)
    write("for the safe")
    press(Key.Key_Tab)
    write("for the safe")
    press(Key.Key_Return)
    choose(key, tmp_path / "key.p12")
    done(lambda: (tmp_path / "key.p12").exists() and not key.move_form.isVisible())
    for file in paths.keys().iterdir():
        file.unlink()
    seal_keys.keys_in.cache_clear()
    key._look()
    done(lambda: not key.pack.isEnabled())
    key.ask_bring(tmp_path / "key.p12")
    form = key.move_form
    write("for the sfae")
    press(Key.Key_Tab)
    write("here and now")
    press(Key.Key_Tab)
    write("here and now")
    press(Key.Key_Return)
    done(lambda: form.trouble.text().startswith("The backup does not open."))
    form.old.selectAll()
    write("for the safe")
    press(Key.Key_Return)
    done(lambda: not form.isVisible())
    assert "".join(key.digits.text().split()) == digits
    assert opens("here and now")
    page = start.extras.page
    assert isinstance(page, SettingsPage)
    assert page.kept.text() == "This laptop goes on with the key of the backup."


def test_a_new_key_puts_the_old_one_aside(settings: Open, store: Store, done) -> None:
    seal_keys.keys_in(paths.keys()).prepare()
    before = seal_keys.keys_in(paths.keys()).fingerprint
    key = settings().key
    press_on(key.renew)
    assert key.move_form.button.hasFocus()  # the system keeps its passphrase: nothing is to be typed
    press(Key.Key_Return)
    done(lambda: "".join(key.digits.text().split()) not in ("", before))
    assert [fingerprint(one) for one in known_certificates(paths.keys())][1:] == [before]


def test_the_certificate_is_exported(settings: Open, done, tmp_path: Path) -> None:
    seal_keys.keys_in(paths.keys()).open("old grey ferries")
    key = settings().key
    press_on(key.export)
    choose(key, tmp_path / "ours.pem")
    done((tmp_path / "ours.pem").exists)
    assert (tmp_path / "ours.pem").read_bytes() == seal_keys.keys_in(paths.keys()).certificate()


# -- time stamps -------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[tsa.Clock]:
    monkeypatch.setattr(stamping.Stamper.__init__, "__defaults__", (60.0, None))
    with tsa.clock() as one:
        one.answer = lambda query: tsa.ok(tsa.stamped(query, None))
        yield one


def asks(stamps: StampSettings, address: str) -> None:
    stamps.address.setFocus()
    stamps.address.selectAll()
    write(address)


def test_time_stamps_are_off_until_an_address_is_typed(settings: Open, done) -> None:
    stamps = settings().stamps
    assert stamps.about.text().startswith("Off:")
    assert not stamps.test.isEnabled()
    asks(stamps, "https://clock.example/tsr")
    press(Key.Key_Return)
    done(lambda: stamp_authority(paths.keys()) == StampAuthority("https://clock.example/tsr"))
    assert stamps.test.isEnabled()
    press_on(stamps.off)
    done(lambda: stamp_authority(paths.keys()) is None)
    assert stamps.address.hasFocus()
    assert stamps.about.text().startswith("Off:")


@pytest.mark.parametrize("address", ["clock.example", "file:///etc/passwd", "https://anna:word@clock.example"])
def test_what_is_no_address_is_said_and_not_kept(settings: Open, address: str) -> None:
    stamps = settings().stamps
    asks(stamps, address)
    press(Key.Key_Return)
    assert stamps.address_field.error
    assert stamp_authority(paths.keys()) is None


def test_a_password_is_kept_by_the_system_and_never_sent_in_the_open(settings: Open, store: Store, done) -> None:
    stamps = settings().stamps
    asks(stamps, "http://clock.example/tsr")
    press(Key.Key_Tab)
    write("anna")
    press(Key.Key_Tab)
    write("four harbours")
    press(Key.Key_Return)
    assert "https" in stamps.password_field.error
    asks(stamps, "https://clock.example/tsr")
    press(Key.Key_Return)
    expected = StampAuthority("https://clock.example/tsr", "anna", "four harbours")
    done(lambda: stamp_authority(paths.keys()) == expected)
    assert stamps.password_field.error == ""


def test_without_a_store_no_password_can_be_typed(settings: Open) -> None:
    stamps = settings().stamps
    assert not stamps.password.isEnabled()
    assert "keeps no passwords" in stamps.password_field.note.text()


@pytest.mark.network
def test_asking_now_says_who_answered_and_trusting_it_makes_it_known(settings: Open, done, clock: tsa.Clock) -> None:
    stamps = settings().stamps
    asks(stamps, clock.address)
    press_on(stamps.test)
    assert stamps.test.text() == "Stop"
    done(lambda: stamps.trust.isVisible())
    assert stamps.said.text().startswith(f"{tsa.NAME} answered in ")
    assert "This computer’s clock agrees." in stamps.said.text()
    assert "".join(stamps.digits.text().split()) == fingerprint(tsa.chain().above)
    press_on(stamps.trust)
    done(lambda: stamps.clocks.names.text() == "Northern Clocks.")
    assert [one for _, one in known_authorities(paths.keys())] == [tsa.chain().above]
    press_on(stamps.test)
    done(lambda: stamps.said.text().endswith("It is known here."))
    press_on(stamps.clocks.forget)
    done(lambda: stamps.clocks.names.text().startswith("None."))


@pytest.mark.network
def test_what_comes_back_otherwise_is_said_in_words(settings: Open, done, clock: tsa.Clock) -> None:
    stamps = settings().stamps
    asks(stamps, clock.address)
    clock.answer = lambda _query: tsa.ok(b"<html>")
    press_on(stamps.test)
    done(lambda: "sent no time stamp that holds" in stamps.said.text())
    assert not stamps.trust.isVisible()
    assert stamps.test.text() == "Test now"


@pytest.mark.network
def test_esc_stops_asking_and_stays_on_the_page(settings: Open, done, clock: tsa.Clock, start: Program) -> None:
    stamps = settings().stamps
    asks(stamps, clock.address)
    clock.answer = clock.wait
    press_on(stamps.test)
    done(lambda: bool(clock.asked))
    press(Key.Key_Escape)
    assert stamps.test.text() == "Test now"
    assert shows_settings(start)
    press(Key.Key_Escape)
    assert not shows_settings(start)
    clock.go_on.set()
    start.background.wait()


def test_authorities_are_trusted_by_a_file(settings: Open, done, tmp_path: Path) -> None:
    stamps = settings().stamps
    (tmp_path / "clocks.pem").write_bytes(certificate_file(tsa.chain().root))
    stamps.clocks.know_file(tmp_path / "clocks.pem")
    done(lambda: stamps.clocks.names.text() == "Northern Root.")
    (tmp_path / "none.pem").write_text("nothing", encoding="utf-8")
    stamps.clocks.know_file(tmp_path / "none.pem")
    done(lambda: "holds no certificate" in stamps.clocks.trouble.text())


# -- the page ----------------------------------------------------------------------------------------------------------


def test_every_field_and_button_has_a_name_and_the_key_reaches_each(settings: Open, store: Store) -> None:
    seal_keys.keys_in(paths.keys()).prepare()
    part = settings()
    part.key.export.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        where = QApplication.focusWidget()
        assert where is not None
        if where in seen:
            break
        seen.append(where)
        assert where.accessibleName() or getattr(where, "text", str)()
        press(Key.Key_Tab)
    stamps = part.stamps
    assert {part.key.pack, part.key.bring, part.key.renew, stamps.address, stamps.user, stamps.clocks.file} <= set(seen)
    assert isinstance(part.key, KeySettings)
