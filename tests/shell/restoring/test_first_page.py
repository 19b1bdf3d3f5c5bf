"""An encrypted workshop whose beginning is destroyed: the window brings it back by the salt of its backups."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.shell.program import Program
from cxworkshop.shell.restoring.mending import MendPage
from cxworkshop.stages import record_types
from cxworkshop.storage import cipher
from cxworkshop.storage.store import Store
from cxworkshop.ui.buttons import Button
from tests.shell.hands import open_in, press, type_in

WORDS = "seven grey ferries"
Key = Qt.Key


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at once here."""
    monkeypatch.setattr(cipher, "_ROUNDS", 1)


def button(program: Program, words: str) -> Button:
    found = [one for one in program.start.findChildren(Button) if one.text() == words and one.isVisible()]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize("first", [bytes(cipher.PAGE), Random(6).randbytes(cipher.PAGE)], ids=["zeros", "noise"])
def test_it_asks_for_the_passphrase_and_brings_back_what_can_be(
    start: Program, qtbot: QtBot, sample: Path, first: bytes
) -> None:
    open_in(start, sample, qtbot)
    store = start.workshops.store
    assert store is not None
    store.set_passphrase(WORDS)
    many = len(store.content)
    start.close_workshop()
    data = sample.read_bytes()
    sample.write_bytes(first + data[cipher.PAGE :])
    start.workshops.open(sample)
    if first[0] or any(first):
        qtbot.waitUntil(lambda: start.start.lock.old.hasFocus(), timeout=10_000)
        type_in(WORDS)
        press(Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(
            one.text() == "Bring back what can be read" and one.isVisible() for one in start.start.findChildren(Button)
        ),
        timeout=10_000,
    )
    assert start.start.lock.isHidden()
    button(start, "Bring back what can be read").setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(start.restoring.page, MendPage), timeout=10_000)
    page = start.restoring.page
    assert isinstance(page, MendPage)
    qtbot.waitUntil(lambda: page.form.old.hasFocus(), timeout=10_000)
    type_in("eight grey ferries")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in page.form.trouble.text(), timeout=10_000)
    assert QApplication.focusWidget() is page.form.old
    type_in(WORDS)
    with qtbot.waitSignal(start.workshops.ready, timeout=20_000):
        press(Key.Key_Return)
    new = start.workshops.store
    assert new is not None
    assert new.path.name == "Sample (repaired).cxw"
    assert new.encrypted
    assert len(new.content) > many * 0.99
    assert sample.read_bytes() == first + data[cipher.PAGE :]
    start.close_workshop()
    Store.open(new.path, record_types(), passphrase=WORDS).close()
