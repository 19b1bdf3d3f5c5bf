"""A workshop's passphrase at the window: set, asked for, typed wrongly, changed and taken off, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.core.errors import DiskFull, Locked
from cxworkshop.shell import recent
from cxworkshop.shell.locking import LockPage
from cxworkshop.shell.program import Program
from cxworkshop.stages import record_types
from cxworkshop.stages.teams.commands import add_team
from cxworkshop.storage import cipher
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
    qtbot.waitUntil(lambda: page.told.text() != "", timeout=10_000)
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
    assert "again" in page.form.trouble.text()
    press(Key.Key_Escape)
    assert page.form.isHidden()
    press(Key.Key_Space)
    type_in("short")
    press(Key.Key_Tab)
    type_in("short")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "shorter than 8" in page.form.trouble.text(), timeout=10_000)
    assert sample.read_bytes() == before


def test_a_disk_that_is_full_is_said_in_the_form(
    program: Program, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = program.workshops.store
    assert store is not None

    def full(_key: object) -> None:
        raise DiskFull("The disk is full: “Sample.cxw” cannot be saved.", "It is as it was.")

    monkeypatch.setattr(store, "set_passphrase", full)
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
    assert page.told.text() == "The workshop has no passphrase any more."
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
