"""Where the parts of the Rallying cry tab stand, and which of them give way on a low screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.stages.definition.page.cry_header import CryHeader
from cxworkshop.stages.definition.page.cry_rows import EDGE
from cxworkshop.ui.page import INSET
from cxworkshop.ui.theme import theme

LEAST = 320  # what all but a comparison or a vote takes, one candidate in sight; pixels at 100 %


class CryLayout:
    """Why now, the heading, the open vote, the candidates, what can be added, and `under` it what is asked for."""

    def __init__(
        self,
        tab: QWidget,
        why: QWidget,
        header: CryHeader,
        tally: QWidget,
        cries: QWidget,
        links: Sequence[QWidget],
        noting: QWidget,
        under: tuple[QWidget, QWidget],
    ) -> None:
        self._tab, self._why, self._below = tab, why, QWidget()
        head = _row(header.title)
        head.setSpacing(6)
        head.addStretch(1)
        for widget in (header.standing, *header.how):
            head.addWidget(widget)
        below = _row(*links, parent=self._below)
        below.addSpacing(16)
        below.addWidget(noting, 1)
        below.addStretch(0)
        comparing, asking = under
        column = QVBoxLayout(tab)
        column.setContentsMargins(INSET + 4 - EDGE, 18, INSET + 4 - EDGE, 10)
        column.setSpacing(0)
        column.addLayout(_row(why))
        column.addSpacing(14)
        column.addLayout(head)
        column.addSpacing(6)
        column.addLayout(_row(tally, bottom=EDGE))
        column.addWidget(cries, 1)
        column.addSpacing(6)
        column.addWidget(self._below)
        column.addSpacing(6)
        column.addLayout(_row(comparing))
        column.addStretch(0)
        column.addWidget(asking)

    def share(self, needed: int) -> None:
        """Give the height that a comparison or a vote needs; 0 for none."""
        short = bool(needed) and self._tab.height() < needed + theme().px(LEAST)
        for part in (self._why, self._below):
            part.setVisible(not short)


def _row(*widgets: QWidget, parent: QWidget | None = None, bottom: int = 0) -> QHBoxLayout:
    row = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    row.setContentsMargins(EDGE, 0, EDGE, bottom)
    for widget in widgets:
        row.addWidget(widget)
    return row
