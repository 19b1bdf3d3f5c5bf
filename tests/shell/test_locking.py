"""A workshop's passphrase at the window: set, asked for, typed wrongly, changed and taken off, by keys alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.errors import DiskFull, Locked
from cxworkshop.shell import recent
from cxworkshop.shell.locking import LockPage
from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.storage import backupkeys, cipher
from cxworkshop.storage.store import Store
from tests.shell.hands import press, type_in

Key = Qt.Key
WORDS, OTHER = "seven grey ferries", "eight grey ferries"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes guessing slow makes tests slow: keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def lock_page(program: Program) -> LockPage:
    program.desk.commands.action("file.lock").trigger()
    page = program.extras.page
    assert isinstance(page, LockPage)
    return page


def encrypt(program: Program, qtbot: QtBot, words: str = WORDS) -> LockPage:
    """Encrypt the open workshop by keys: the first button, the passphrase twice."""
    page = lock_page(program)
    press(Key.Key_Space)
    type_in(words)
    press(Key.Key_Tab)
    type_in(words)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.told.text() != "" and not program.relocking.busy, timeout=10_000)
    return page


def locked_file(path: Path, words: str = WORDS) -> Path:
    with Store.open(path, record_types()) as store:
        store.set_passphrase(words)
    return path


def test_the_open_workshop_is_encrypted_and_work_goes_on(program: Program, qtbot: QtBot, sample: Path) -> None:
    page = encrypt(program, qtbot)
    assert page.told.text() == "The workshop is encrypted."
    assert cipher.looks_encrypted(sample)
    assert QApplication.focusWidget() is page.change_button
    press(Key.Key_Escape)
    assert program.extras.page is None
    program.desk.do(add_team, "Night Desk")
    assert program.window.close()
    with pytest.raises(Locked):
        Store.open(sample, record_types())
    with Store.open(sample, record_types(), passphrase=WORDS) as store:
        assert "Night Desk" in [getattr(one, "name", "") for one in store.content]


def test_two_that_differ_or_one_too_short_are_said_and_nothing_happens(
    program: Program, qtbot: QtBot, sample: Path
) -> None:
    before = sample.read_bytes()
    page = lock_page(program)
    press(Key.Key_Space)
    type_in(WORDS)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.again  # Enter goes on to it, and blames nobody
    assert page.form.trouble.text() == ""
    press(Key.Key_Return)
    assert "again” is empty" in page.form.trouble.text()
    press(Key.Key_Escape)
    assert page.form.isHidden()
    press(Key.Key_Space)
    type_in("short")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.new
    qtbot.waitUntil(lambda: "shorter than 8" in page.form.trouble.text(), timeout=10_000)
    assert sample.read_bytes() == before


def test_a_disk_that_is_full_is_said_in_the_form(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = program.workshops.store
    assert store is not None

    def full(*_: object) -> None:
        raise DiskFull("The disk is full: “Sample.cxw” cannot be saved.", "It is as it was.")

    monkeypatch.setattr(cipher, "convert", full)
    page = lock_page(program)
    press(Key.Key_Space)
    type_in(WORDS)
    press(Key.Key_Tab)
    type_in(WORDS)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "The disk is full" in page.form.trouble.text(), timeout=10_000)
    assert not page.form.isHidden()


def test_the_passphrase_is_taken_off(program: Program, qtbot: QtBot, sample: Path) -> None:
    page = encrypt(program, qtbot)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    assert "can read everything" in page.form.words.text()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: page.told.text() == "The workshop has no passphrase any more.", timeout=10_000)
    assert not cipher.looks_encrypted(sample)
    assert page.set_button.isVisible()


def test_opening_asks_for_the_passphrase_until_it_fits(start: Program, qtbot: QtBot, sample: Path) -> None:
    locked_file(sample)
    start.workshops.open(sample)
    form = start.start.lock
    qtbot.waitUntil(lambda: form.isVisible() and form.old.hasFocus(), timeout=10_000)
    assert "Sample.cxw" in form.title.text()
    type_in(OTHER)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in form.trouble.text(), timeout=10_000)
    assert form.old.hasSelectedText()
    type_in(WORDS)
    with qtbot.waitSignal(start.workshops.ready, timeout=10_000):
        press(Key.Key_Return)
    assert form.isHidden()
    assert form.old.text() == ""
    assert start.window.stack.currentWidget() is start.console


def test_esc_gives_up_and_the_workshop_that_was_open_is_still_there(
    program: Program, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    other = locked_file(Path(sample.rename(tmp_path / "Other.cxw")))
    program.workshops.open(other)
    form = program.start.lock
    qtbot.waitUntil(lambda: form.isVisible() and form.old.hasFocus(), timeout=10_000)
    press(Key.Key_Escape)
    assert form.isHidden()
    press(Key.Key_Escape)
    assert program.window.stack.currentWidget() is program.console
    assert program.workshops.store is not None


def test_the_list_of_recent_workshops_says_that_it_is_encrypted_and_no_more(sample: Path) -> None:
    locked_file(sample)
    [line] = recent.look([str(sample)], {})
    assert line.locked
    assert (line.title, line.client, line.teams, line.problem) == ("", "", 0, "")


def test_who_only_reads_is_offered_nothing(start: Program, qtbot: QtBot, sample: Path) -> None:
    with qtbot.waitSignal(start.workshops.ready, timeout=10_000):
        start.workshops.open(sample, read_only=True)
    page = lock_page(start)
    assert "read only" in page.standing.text()
    assert not any(button.isVisible() for button in (page.set_button, page.change_button, page.off_button))


# -- while it is being done --------------------------------------------------------------------------------------------


class Slow:
    """Lets a change wait where it is asked to, until `go`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.there, self.may = threading.Event(), threading.Event()
        real = getattr(owner, name)

        def slow(*args: object) -> object:
            self.there.set()
            assert self.may.wait(20)
            return real(*args)

        monkeypatch.setattr(owner, name, slow)

    def go(self) -> None:
        self.may.set()


def begun(program: Program) -> LockPage:
    page = lock_page(program)
    press(Key.Key_Space)
    type_in(WORDS)
    press(Key.Key_Tab)
    type_in(WORDS)
    press(Key.Key_Return)
    return page


def test_the_window_lives_while_it_is_written_and_what_is_edited_meanwhile_is_kept(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, cipher, "convert")
    page = begun(program)
    qtbot.waitUntil(lambda: "Writing the workshop again" in page.form.trouble.text(), timeout=10_000)
    assert QApplication.focusWidget() is page.form.cancel
    assert page.form.cancel.text() == "Stop"
    assert not page.set_button.isEnabled()  # one change at a time
    ticks: list[int] = []
    timer = QTimer(program.window, interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    program.go("teams")
    assert program.desk.do(add_team, "Meanwhile")
    assert program.workshops.publish()
    program.desk.do(add_team, "Right before the end")
    qtbot.waitUntil(lambda: len(ticks) > 5, timeout=10_000)
    slow.go()
    qtbot.waitUntil(lambda: not program.relocking.busy, timeout=10_000)
    assert program.notices.toasts.toast is not None  # the page that would say it is gone
    program.desk.do(add_team, "Afterwards")
    assert program.window.close()
    with Store.open(sample, record_types(), passphrase=WORDS) as store:
        names = {getattr(one, "name", "") for one in store.content}
        assert {"Meanwhile", "Right before the end", "Afterwards"} <= names


def test_esc_stops_it_before_it_is_replaced(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, cipher, "convert")
    before = sample.read_bytes()
    page = begun(program)
    assert slow.there.wait(10)
    qtbot.wait(20)
    press(Key.Key_Escape)
    assert "Stopping" in page.form.trouble.text()
    slow.go()
    qtbot.waitUntil(lambda: not program.relocking.busy, timeout=10_000)
    assert page.told.text() == "Nothing was changed: the workshop is as it was."
    assert page.form.isHidden()
    assert QApplication.focusWidget() is page.set_button
    assert page.set_button.isEnabled()
    assert sample.read_bytes() == before
    assert program.workshops.store is not None
    assert not program.workshops.store.encrypted


def test_once_it_is_replaced_it_goes_to_its_end(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, backupkeys, "follow")
    page = begun(program)
    qtbot.waitUntil(lambda: program.relocking.replaced, timeout=10_000)
    assert cipher.looks_encrypted(sample)
    assert slow.there.wait(10)
    press(Key.Key_Escape)
    program.relocking.stop()
    slow.go()
    qtbot.waitUntil(lambda: not program.relocking.busy, timeout=10_000)
    assert page.told.text() == "The workshop is encrypted."


def test_the_window_closes_by_itself_when_it_is_done_and_says_so(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, cipher, "convert")
    begun(program)
    assert slow.there.wait(10)
    assert not program.window.close()
    assert program.window.isVisible()
    toast = program.notices.toasts.toast
    assert toast is not None
    assert "goes on by itself" in toast.accessibleName()
    slow.go()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    assert cipher.looks_encrypted(sample)
    Store.open(sample, record_types(), passphrase=WORDS).close()


def test_who_asks_a_second_time_stops_it_and_the_window_closes(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, cipher, "convert")
    heard: list[str] = []
    program.relocking.waiting.connect(heard.append)
    begun(program)
    assert slow.there.wait(10)
    assert not program.window.close()
    assert not program.window.close()
    assert ["ask once more" in words for words in heard] == [True, False]
    slow.go()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    assert not cipher.looks_encrypted(sample)


def test_what_goes_wrong_at_the_end_leaves_nobody_waiting(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = program.workshops.store
    assert store is not None

    def breaks() -> None:
        raise RuntimeError

    monkeypatch.setattr(store, "end_change", breaks)
    dropped = store.drop_change

    def drops() -> None:
        dropped()
        raise OSError

    monkeypatch.setattr(store, "drop_change", drops)
    page = begun(program)
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not program.relocking.busy, timeout=10_000)
        qtbot.waitUntil(lambda: "went wrong" in page.form.trouble.text(), timeout=10_000)
    assert raised
    monkeypatch.setattr(store, "drop_change", dropped)
    assert program.window.close()


def test_another_workshop_waits_for_it_too(
    program: Program, qtbot: QtBot, sample: Path, make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make("Other.cxw")
    slow = Slow(monkeypatch, cipher, "convert")
    begun(program)
    assert slow.there.wait(10)
    program.workshops.open(other)
    qtbot.wait(200)
    assert program.workshops.store is not None
    assert program.workshops.store.path == sample
    with qtbot.waitSignal(program.workshops.ready, timeout=10_000):
        slow.go()
    assert program.workshops.store.path == other
    assert cipher.looks_encrypted(sample)


def test_what_is_typed_can_be_shown_and_is_hidden_again_when_the_field_is_left(program: Program, qtbot: QtBot) -> None:
    page = lock_page(program)
    press(Key.Key_Space)
    type_in("seven g")
    field = page.form.new
    assert page.form.guide.text() == "1 more character at least."
    assert page.form.lost.isVisible()
    press(Key.Key_F3)
    assert (field.revealed, field.displayText()) == (True, "seven g")
    press(Key.Key_F3)
    assert not field.revealed
    press(Key.Key_F3)
    press(Key.Key_Tab)
    assert not field.revealed
    QApplication.clipboard().setText(WORDS)
    QTest.keyClick(page.form.again, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.form.again.text() == WORDS
    QApplication.clipboard().clear()


def test_caps_lock_is_said_once_a_letter_shows_it(program: Program, qtbot: QtBot) -> None:
    page = lock_page(program)
    press(Key.Key_Space)
    field = page.form.new
    QTest.sendKeyEvent(QTest.KeyAction.Click, field, Key.Key_S, "S", Qt.KeyboardModifier.NoModifier)
    assert page.form.guide.text().startswith("Caps Lock is on.")
    QTest.sendKeyEvent(QTest.KeyAction.Click, field, Key.Key_E, "e", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" not in page.form.guide.text()
    QTest.sendKeyEvent(QTest.KeyAction.Click, field, Key.Key_V, "V", Qt.KeyboardModifier.ShiftModifier)
    assert "Caps Lock" not in page.form.guide.text()
