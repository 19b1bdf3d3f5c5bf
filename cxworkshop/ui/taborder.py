"""Tab goes through an editor in the order in which it is read, also after rows and chips came and went."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QWidget


def in_reading_order(root: QWidget) -> list[QWidget]:
    """Chain the widgets below `root` that Tab stops at as their layouts have them. Returns them in that order.

    Qt puts a widget that is made later at the end of its window.
    """
    stops = list(_stops(root))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    return stops


def _stops(widget: QWidget) -> Iterator[QWidget]:
    # Of radio buttons Qt makes only the chosen one a stop; the others may become one.
    stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QRadioButton)
    if stop and widget.focusProxy() is None:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _within(inner)
