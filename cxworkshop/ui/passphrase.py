"""A field for what nobody may read over a shoulder."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from cxworkshop.ui.fields import LineEdit


class Passphrase(LineEdit):
    """A passphrase, unseen while it is typed."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__("", placeholder or name, name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
