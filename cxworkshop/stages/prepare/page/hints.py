"""A quiet row of keys and what they do, for hands that have not learnt them yet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.stages.prepare.page.lines import SIDE
from cxworkshop.ui.flow import FlowLayout
from cxworkshop.ui.labels import Label
from cxworkshop.ui.signs import Keycap


class Hints(QWidget):
    """`(keys, word)` pairs, broken into lines where there is no room."""

    def __init__(self, pairs: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, 14, 6)
        flow.setContentsMargins(SIDE, 0, SIDE, 0)
        for keys, word in pairs:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Keycap(keys))
            row.addWidget(Label(word, "small", "ink3"))
            flow.addWidget(pair)
