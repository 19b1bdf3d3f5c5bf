"""How a scale is used when people are recruited and when suppliers are chosen; used for neither, it stays on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.stages.culture.records import CultureDimension
from cxworkshop.ui.fields import Field
from cxworkshop.ui.steptext import StepText


class Use(QWidget):
    """Two texts side by side. `written` tells the scale, the field and its text; `escaped` that the hand goes back."""

    written = Signal(str, str, str)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale_id = ""
        self.recruiting = StepText("What we ask or watch for", "When we recruit", "ui")
        self.suppliers = StepText("What we ask of those who speak in our name", "When we choose suppliers", "ui")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for label, field, name in (
            ("When we recruit", self.recruiting, "recruiting"),
            ("When we choose suppliers", self.suppliers, "suppliers"),
        ):
            row.addWidget(Field(label, field), 1)
            field.committed.connect(lambda text, n=name: self.written.emit(self._scale_id, n, text))
            field.escaped.connect(self.escaped)
        self.recruiting.entered.connect(self.suppliers.begin)
        self.suppliers.entered.connect(self.escaped)

    def show_scale(self, scale: CultureDimension) -> None:
        """Show how a scale is used; half-typed words stay while it is the same."""
        if scale.id != self._scale_id:
            self.commit()
            self._scale_id = scale.id
        self.recruiting.set_text(scale.recruiting)
        self.suppliers.set_text(scale.suppliers)

    def commit(self) -> None:
        """Keep what is half typed."""
        self.recruiting.commit()
        self.suppliers.commit()
