"""What the window does about what was signed: says once what stays as it is, and shows it by a key."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.shell.console import Console
from cxworkshop.shell.notices import Notices
from cxworkshop.shell.signed import SignedWatch
from cxworkshop.ui.signed import SignedChip, StageFlag


class SignedDeeds(QObject):
    """Brings what is known about the signed revision together with the page on the sheet."""

    def __init__(self, signed: SignedWatch, notices: Notices, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signed, self._notices, self._console = signed, notices, console
        signed.touched.connect(self._say_what_stays)

    def look(self) -> None:
        """What was signed of what one works on, else what changed on the stage; Esc goes back to the work."""
        page = self._console.current
        chips = [chip for chip in page.findChildren(SignedChip) if chip.isVisible()] if page is not None else []
        chip = _nearest(chips, QApplication.focusWidget())
        if chip is not None:
            chip.look()
        elif self._signed.number:
            self._notices.toast(f"Nothing here has changed since revision {self._signed.number} was signed")
        else:
            self._notices.toast("Nothing is signed yet")

    def _say_what_stays(self, signed: int, following: int) -> None:
        """The first edit of what was signed: one sentence, after whatever the edit itself has to say."""
        self._notices.when_free(f"Revision {signed} stays as it was signed; this goes into revision {following}")


def _nearest(chips: list[SignedChip], focus: QWidget | None) -> SignedChip | None:
    """Of the chips in sight the one that shares most of its parents with the focus; that of the stage comes last."""

    def shared(chip: SignedChip) -> tuple[bool, int]:
        around, depth = chip.parentWidget(), 0
        while around is not None and focus is not None and not around.isAncestorOf(focus):
            around, depth = around.parentWidget(), depth + 1
        return isinstance(chip, StageFlag), depth

    return min(chips, key=shared, default=None)
