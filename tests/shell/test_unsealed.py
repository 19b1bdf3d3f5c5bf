"""The banner that asks for the key's passphrase: a new one twice, by keys, under the one rule."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxworkshop.shell.program import Program
from cxworkshop.shell.unsealed import UnsealedBanner
from tests.shell.hands import press, type_in

Key = Qt.Key


def shown(program: Program, *, new: bool) -> tuple[UnsealedBanner, list[str]]:
    banner = UnsealedBanner("Definition.pdf", new=new)
    sent: list[str] = []
    banner.seal_wanted.connect(sent.append)
    program.notices.show("export", banner)
    banner.field.setFocus()
    return banner, sent


def test_a_new_passphrase_is_typed_twice(program: Program) -> None:
    banner, sent = shown(program, new=True)
    assert "no way back to a forgotten passphrase" in banner.accessibleName()
    type_in("short")
    press(Key.Key_Return)
    assert "shorter than 8" in banner.pair.note.text()
    assert banner.pair.first.hasFocus()
    type_in(" of breath")
    press(Key.Key_Return)
    assert banner.pair.again.hasFocus()
    type_in("short of bread")
    press(Key.Key_Return)
    assert "not the same" in banner.pair.note.text()
    assert banner.pair.again.text() == ""
    assert not sent
    type_in("short of breath")
    press(Key.Key_Return)
    assert sent == ["short of breath"]
    assert not banner.isEnabled()


def test_one_that_is_known_is_typed_once(program: Program) -> None:
    banner, sent = shown(program, new=False)
    assert not banner.pair.again.isVisible()
    type_in("old")
    press(Key.Key_Return)
    assert sent == ["old"]
