"""F6 and Shift F6: from pane to pane around the window, each pane giving the focus to what had it last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.ui.page import first_stop


class Panes(QObject):
    """The panes are asked for each time, because they come and go."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._last: dict[int, QWidget] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._remember)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) pane that can take the focus."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (n for n, pane in enumerate(panes) if focus is not None and (pane is focus or pane.isAncestorOf(focus))),
            -1 if by > 0 else 0,
        )
        for distance in range(1, len(panes) + 1):
            if self._enter(panes[(here + by * distance) % len(panes)]):
                return

    def _enter(self, pane: QWidget) -> bool:
        last = self._last.get(id(pane))
        reason = Qt.FocusReason.ShortcutFocusReason
        alive = last is not None and shiboken6.isValid(last) and last.isEnabled() and last.isVisible()
        if alive and last is not None and (last is pane or pane.isAncestorOf(last)):
            last.setFocus(reason)
            return True
        target = first_stop(pane)
        if target is not None:
            target.setFocus(reason)
        return target is not None

    def _remember(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            for pane in self._panes():
                if pane is now or pane.isAncestorOf(now):
                    self._last[id(pane)] = now
