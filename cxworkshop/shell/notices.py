"""What the window has to tell: banners that stay until they are solved, toasts for what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.toast import Toast, ToastArea

GAP = 16  # between the last menu and a toast
SHEET_INSET = 8  # between the menu bar and the sheet
NARROWEST = 280
WAIT_MS = 250  # how often a message that can wait looks whether it may come

Remedy = tuple[str, str, Callable[[], object]]  # words, key or "", deed
Hue = Literal["plain", "warn", "dang"]


class Notices(QObject):
    """Banners above the sheet, one for each subject, and one toast beside the menus, where it covers nothing."""

    def __init__(
        self, window: QMainWindow, banners: QVBoxLayout, sheet: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = banners
        self._banners: dict[str, Banner] = {}
        self._passing: set[str] = set()  # subjects that are done with once another page is turned to
        self._offered: Toast | None = None
        self._later = ""
        self._wait = QTimer(self, interval=WAIT_MS)
        self._wait.timeout.connect(self._free)
        self.toasts = ToastArea(sheet, lambda: free_band(window, sheet))

    def banner(self, subject: str) -> Banner | None:
        """The banner about a subject, if one stands."""
        return self._banners.get(subject)

    def problem(self, subject: str, problem: Problem, remedies: list[Remedy], hue: Hue = "dang") -> Banner:
        """Tell a problem; the first remedy is the one to take. It stays until `solved`."""
        return self._show(subject, banner_for(problem, remedies, hue))

    def tell(
        self,
        subject: str,
        title: str,
        remedies: list[Remedy],
        hue: Hue = "plain",
        safe: str = "",
        *,
        passing: bool = False,
    ) -> Banner:
        """Tell something that is no problem but must be read; `safe` is what can be relied upon all the same.

        With `passing` it takes room on this page alone: it goes when another one is turned to.
        """
        banner = Banner(title, safe, hue=hue, icon="info")
        _add_buttons(banner, remedies)
        self._show(subject, banner)
        if passing:
            self._passing.add(subject)
        return banner

    def turned(self) -> None:
        """Another page stands on the sheet."""
        for subject in tuple(self._passing):
            self.solved(subject)

    def show(self, subject: str, banner: Banner) -> Banner:
        """Put up a banner that was made elsewhere; it stays until `solved`."""
        return self._show(subject, banner)

    def solved(self, subject: str) -> None:
        """Take the banner about a subject away."""
        self._passing.discard(subject)
        banner = self._banners.pop(subject, None)
        if banner is not None and shiboken6.isValid(banner):
            self._layout.removeWidget(banner)
            banner.put_away()
            banner.deleteLater()

    def clear(self) -> None:
        """Take every banner away: the workshop they spoke about is gone."""
        self._later = ""
        for subject in tuple(self._banners):
            self.solved(subject)
        if self.toasts.toast is not None:
            self.toasts.toast.leave()  # its Undo belongs to the workshop that is gone

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A short message; with `undo` it offers to take back what it tells."""
        self.toasts.show_toast(text, undo, key_text("Ctrl+Z"))

    def when_free(self, text: str) -> None:
        """A short message that can wait: it comes when no other one stands there, and goes with the workshop."""
        self._later = text
        self._wait.start()

    def _free(self) -> None:
        if self.toasts.toast is None and self._later:
            text, self._later = self._later, ""
            self.toast(text)
        if not self._later:
            self._wait.stop()

    def toast_again(self, text: str, redo: Callable[[], object]) -> None:
        """A short message about what was taken back, offering to do it again."""
        self.toasts.show_toast(text, redo, key_text("Ctrl+Shift+Z"), "Redo")

    def offer(self, text: str, words: str, key: str, deed: Callable[[], object]) -> None:
        """A short message with something to do about it, which `key` does as well."""
        self._offered = self.toasts.show_toast(text, deed, key_text(key), words)

    @property
    def offers(self) -> bool:
        """Whether what was offered last still stands there."""
        return self._offered is not None and self.toasts.toast is self._offered

    def taken(self) -> None:
        """What was offered has been done, by its key or otherwise."""
        if self._offered is not None and self.offers:
            self._offered.leave()
        self._offered = None

    def withdraw(self, text: str) -> None:
        """Take a short message away that is not true any more."""
        if self.toasts.toast is not None and self.toasts.toast.text.text() == text:
            self.toasts.toast.leave()

    def outdate(self) -> None:
        """Something else was done: the Undo of a toast would take back another step than the one it names."""
        if self.toasts.toast is not None and self.toasts.toast.button is not None:
            self.toasts.toast.leave()

    def _show(self, subject: str, banner: Banner) -> Banner:
        self.solved(subject)
        self._banners[subject] = banner
        self._layout.addWidget(banner)
        banner.show()
        banner.speak()
        return banner


def free_band(window: QMainWindow, sheet: QWidget) -> QRect | None:
    """The part of the menu bar that no menu takes, above the sheet; None where the system has the menus elsewhere."""
    bar = window.menuBar()
    if bar.isNativeMenuBar() or not bar.isVisible():
        return None
    ends = (bar.actionGeometry(action).right() for action in bar.actions() if action.isVisible())
    corner = sheet.mapTo(window, QPoint(0, 0))
    left = max(max(ends, default=0) + GAP, corner.x())
    band = QRect(left, bar.y(), corner.x() + sheet.width() - left, bar.height() + SHEET_INSET)
    return band if band.width() >= NARROWEST else None


def banner_for(problem: Problem, remedies: list[Remedy], hue: Hue) -> Banner:
    """A problem as a banner: what happened, what is safe, what to do, and the deeds that help."""
    icon = "hard-drives" if hue == "dang" else "warning"
    banner = Banner(problem.happened.rstrip("."), problem.safe, problem.todo, hue, icon)
    _add_buttons(banner, remedies)
    return banner


def _add_buttons(banner: Banner, remedies: list[Remedy]) -> None:
    for number, (words, key, deed) in enumerate(remedies):
        button = banner.add_button(words, "inverted" if number == 0 else "secondary", key or None)
        button.clicked.connect(lambda _checked=False, deed=deed: deed())
