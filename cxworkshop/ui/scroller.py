"""A frameless area that scrolls what does not fit."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scroller(inner: QWidget) -> QScrollArea:
    """`inner`, as wide as the area, scrolling up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area
