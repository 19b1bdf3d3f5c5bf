"""Which key signs, where that is a question: this laptop's with its passphrase, or a certificate of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui.buttons import Button
from cxworkshop.ui.fields import LineEdit
from cxworkshop.ui.filedialog import open_file
from cxworkshop.ui.passphrase import Passphrase

KINDS = "Certificates (*.p12 *.pfx)"


class KeyRow(QWidget):
    """`changed` tells that something was typed or chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = self._own = False
        self.dialog: QFileDialog | None = None
        self.own_button = Button("Own certificate", "quiet")
        self.own_button.clicked.connect(lambda: self.set_own(not self._own))
        self.own_button.setToolTip("Sign with a certificate of one’s own, from a .p12 or .pfx file")
        self.path = LineEdit("", "Certificate file, .p12 or .pfx", "Certificate file")
        self.choose_button = Button("Choose…", "quiet")
        self.choose_button.clicked.connect(self._choose)
        self.passphrase = Passphrase("Passphrase")
        for field in (self.path, self.passphrase):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._file = QWidget(self)
        file = QHBoxLayout(self._file)
        file.setContentsMargins(0, 0, 0, 0)
        file.setSpacing(4)
        file.addWidget(self.path, 1)
        file.addWidget(self.choose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._file)
        column.addWidget(self.passphrase)
        self._dress()

    @property
    def own(self) -> str:
        """The certificate file that was chosen, "" while this laptop's key signs."""
        return self.path.text().strip() if self._own else ""

    @property
    def brought(self) -> bool:
        """Whether a certificate of one's own is to sign, chosen or not yet."""
        return self._own

    def show_lock(self, locked: bool) -> None:
        """Whether this laptop's key takes its passphrase."""
        self._locked = locked
        self._dress()

    def set_own(self, own: bool) -> None:
        """Sign with a certificate of one's own, or with this laptop's key after all."""
        self._own = own
        self.passphrase.clear()
        self._dress()
        if own:
            self.path.setFocus()
        self.changed.emit()

    def lacking(self) -> str:
        """What is not there yet, in words; "" when it can be signed."""
        if self._own:
            return "" if self.own else "The certificate file is missing: choose it, or sign without."
        if self._locked and not self.passphrase.text():
            return "The passphrase of this laptop’s key is missing."
        return ""

    def focus_missing(self) -> None:
        """The focus goes where something is missing."""
        (self.path if self._own and not self.own else self.passphrase).setFocus()

    def forget(self) -> None:
        """The next approver has keys of their own."""
        self.path.clear()
        self.set_own(False)

    def _dress(self) -> None:
        self._file.setVisible(self._own)
        self.passphrase.setVisible(self._own or self._locked)
        name = "Passphrase of the certificate" if self._own else "Passphrase of this laptop’s key"
        self.passphrase.setPlaceholderText(name)
        self.passphrase.setAccessibleName(name)
        self.own_button.setText("This laptop’s key" if self._own else "Own certificate")
        self.setVisible(self._own or self._locked)

    def _choose(self) -> None:
        title = "The certificate to sign with"
        self.dialog = open_file(self.window(), title, KINDS, lambda path: self.path.setText(str(path)))
