"""The kit dressed as the program dresses it: light, 100 %, without movement; put back after every test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.theme import Theme, theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    current = theme()
    current.apply(qapp)
    current.set_reduce_motion(True)
    _plain(current)
    yield current
    _plain(current)


def _plain(current: Theme) -> None:
    current.set_mode("light")
    current.set_text_size(100)
    current.set_strong_contrast(False)
