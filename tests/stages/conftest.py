"""What the tests of several stages' pages share: hands on the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Press = Callable[..., None]


@pytest.fixture(autouse=True)
def no_part_left_over(nothing_left_on_the_screen: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Parts of a page that never came into it are gone with their test too: each change of the look dresses them."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    before = QApplication.topLevelWidgets()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for widget in QApplication.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()


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
