"""How the Revisions tab stands: the revisions at the left, at the right what changed, under its headline."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.labels import Label


def listed(revisions: QWidget, hint: QWidget) -> QWidget:
    """The list under its heading, with what a key does at the foot."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 16, 1, 12)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setContentsMargins(24, 0, 16, 0)
    head.addWidget(Label("Compare", "ui", "ink2", 600))
    column.addLayout(head)
    column.addWidget(revisions)
    column.addStretch(1)
    foot = QHBoxLayout()
    foot.setContentsMargins(24, 0, 12, 0)
    foot.addWidget(hint)
    column.addLayout(foot)
    return side


def told(title: QWidget, under: QWidget, changes: QWidget) -> QWidget:
    """The changes under a headline and a line."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 22, 0, 0)
    column.setSpacing(2)
    words = QVBoxLayout()
    words.setContentsMargins(34, 0, 26, 0)
    words.setSpacing(3)
    words.addWidget(title)
    words.addWidget(under)
    column.addLayout(words)
    column.addSpacing(8)
    column.addWidget(changes, 1)
    return side
