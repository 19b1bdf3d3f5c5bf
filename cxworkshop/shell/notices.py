"""What the window has to tell: banners that stay until they are solved, toasts for what can be undone."""

from __future__ import annotations

import shiboken6
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.core.errors import Problem
from cxworkshop.ui.keys import key_text
from cxworkshop.ui.messages import Banner
from cxworkshop.ui.toast import ToastArea

Remedy = tuple[str, str, Callable[[], object]]  # words, key or "", deed
Hue = Literal["plain", "warn", "dang"]


class Notices(QObject):
    """Banners above the sheet, one for each subject, and one toast at its foot."""

    def __init__(self, banners: QVBoxLayout, sheet: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = banners
        self._banners: dict[str, Banner] = {}
        self.toasts = ToastArea(sheet)

    def banner(self, subject: str) -> Banner | None:
        """The banner about a subject, if one stands."""
        return self._banners.get(subject)

    def problem(self, subject: str, problem: Problem, remedies: list[Remedy], hue: Hue = "dang") -> Banner:
        """Tell a problem; the first remedy is the one to take. It stays until `solved`."""
        title, todo = problem.happened, problem.todo
        icon = "hard-drives" if hue == "dang" else "info"
        return self._show(subject, Banner(title.rstrip("."), problem.safe, todo, hue, icon), remedies)

    def tell(self, subject: str, title: str, remedies: list[Remedy], hue: Hue = "plain") -> Banner:
        """Tell something that is no problem but must be read."""
        return self._show(subject, Banner(title, hue=hue, icon="info"), remedies)

    def solved(self, subject: str) -> None:
        """Take the banner about a subject away."""
        banner = self._banners.pop(subject, None)
        if banner is not None and shiboken6.isValid(banner):
            self._layout.removeWidget(banner)
            banner.hide()
            banner.deleteLater()

    def clear(self) -> None:
        """Take every banner away: the workshop they spoke about is gone."""
        for subject in tuple(self._banners):
            self.solved(subject)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A short message; with `undo` it offers to take back what it tells."""
        self.toasts.show_toast(text, undo, key_text("Ctrl+Z"))

    def _show(self, subject: str, banner: Banner, remedies: list[Remedy]) -> Banner:
        self.solved(subject)
        for number, (words, key, deed) in enumerate(remedies):
            button = banner.add_button(words, "inverted" if number == 0 else "secondary", key or None)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
        self._banners[subject] = banner
        self._layout.addWidget(banner)
        banner.show()
        banner.speak()
        return banner
