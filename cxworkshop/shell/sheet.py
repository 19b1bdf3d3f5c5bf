"""The sheet: the white surface in the middle that holds one page at a time, with banners above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.ui.theme import theme
from cxworkshop.ui.tokens import RADIUS


class _Edge(QWidget):
    """The sheet's round corners and its hairline, laid over whatever a page paints into the corners."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.installEventFilter(self)
        theme().changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.setGeometry(self._sheet.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        area, radius = QRectF(self.rect()), RADIUS["sheet"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRect(area)
        inside = QPainterPath()
        inside.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(whole - inside, t.color("backstage"))
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawPath(inside)


class SheetFrame(QWidget):
    """The round white surface; whoever uses it gives it a layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = _Edge(self)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("sheet"))


class Sheet(SheetFrame):
    """A stack of pages on the sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sheet")
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.stack)
