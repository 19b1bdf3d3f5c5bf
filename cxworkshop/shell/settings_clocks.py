"""The time-stamp authorities that are known here, in the settings: by a certificate trusted now, or by a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cxworkshop import paths
from cxworkshop.core.errors import Problem
from cxworkshop.core.words import joined
from cxworkshop.shell.settings_form import Buttons, reveal, run_beside
from cxworkshop.ui.a11y import announce
from cxworkshop.ui.background import Background
from cxworkshop.ui.buttons import Button
from cxworkshop.ui.filedialog import open_file
from cxworkshop.ui.labels import Paragraph

NOBODY = "None. A time stamp holds then too, but nobody here can say whose clock it is."
CERTIFICATES = "Certificates (*.pem *.crt *.cer *.der)"


class KnownClocks(QWidget):
    """Shows and changes them. `changed` tells that others are known now, `told` carries it in words."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.dialog: QFileDialog | None = None
        self.names = Paragraph("", "ui", "ink2")
        self.trouble = Paragraph("", "ui", "ink:dang")
        self.file = Button("From a file…", "secondary")
        self.file.setAccessibleName("Trust the authorities of a certificate file")
        self.forget = Button("Trust none", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.names, Buttons(self.file, self.forget), self.trouble):
            column.addWidget(widget)
        self.file.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        self._refuse("")
        self._run(_names, self._show)

    def know(self, certificates: Sequence[Any], done: str) -> None:
        """Trust stamps that hang from these certificates; `done` says so."""

        def job() -> None:
            from cxworkshop.documents.seal.stampers import know

            know(paths.keys(), certificates)

        self._change(job, done)

    def know_file(self, path: Path) -> None:
        """Trust the authorities whose certificates are in a file."""

        def job() -> None:
            from cxworkshop.documents.seal.stampers import know_file
            from cxworkshop.exchange.reading import read_bytes

            know_file(paths.keys(), read_bytes(path), path.name)

        self._change(job, f"The authorities of “{path.name}” are known here now.")

    def _choose(self) -> None:
        title = "The certificates of time-stamp authorities"
        self.dialog = open_file(self.window(), title, CERTIFICATES, self.know_file)

    def _forget(self) -> None:
        def job() -> None:
            from cxworkshop.documents.seal.stampers import know_none

            know_none(paths.keys())

        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(job, "No authority is known here now.")

    def _change(self, deed: Callable[[], None], done: str) -> None:
        def job() -> list[str]:
            deed()
            return _names()

        def well(names: list[str]) -> None:
            self._show(names)
            announce(self, done)
            self.changed.emit()
            self.told.emit(done)

        self._run(job, well)

    def _show(self, names: list[str]) -> None:
        self._refuse("")
        self.names.setText(f"{joined(names, 6)}." if names else NOBODY)
        self.forget.setVisible(bool(names))

    def _refuse(self, why: str) -> None:
        self.trouble.setText(why)
        self.trouble.setVisible(bool(why))
        if why:
            announce(self, why)
            reveal(self)

    def _run(self, job: Callable[[], object], done: Callable[..., object]) -> None:
        def failed(problem: Problem) -> None:
            self._refuse(str(problem))

        run_beside(self, self._background, job, done, failed)


def _names() -> list[str]:
    from cxworkshop.documents.seal.stampers import known_authorities
    from cxworkshop.documents.seal.tokens import authority_name

    return [authority_name(one) for _, one in known_authorities(paths.keys())]
