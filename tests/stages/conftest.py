"""What the tests of several stages' pages share: hands on the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Press = Callable[..., None]


@pytest.fixture
def press() -> Press:
    """Press keys where the focus is: Qt keys, (key, modifier) pairs, or text to type."""

    def press(*keys: object) -> None:
        for key in keys:
            where = QApplication.focusWidget()
            assert isinstance(where, QWidget), "nothing has the focus"
            if isinstance(key, str):
                QTest.keyClicks(where, key)
            elif isinstance(key, tuple):
                QTest.keyClick(where, key[0], key[1])
            else:
                assert isinstance(key, Qt.Key)
                QTest.keyClick(where, key)
            QApplication.processEvents()

    return press
