"""A layout that sets its widgets in a line and breaks it where the width ends, as chips need."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Left to right, then the next line; each item keeps its size hint, cut to the width when it is wider."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        # The widgets are what is measured and moved. The items exist only because Qt asks for them; they are made
        # here, because an item that Qt makes may be gone while Python still holds it.
        self._widgets: list[QWidget] = []
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Puts a widget at the end."""
        self.insert_widget(len(self._widgets), widget)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Puts a widget before the one at `index`."""
        self.addChildWidget(widget)
        self._widgets.insert(index, widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Only widgets flow."""
        raise TypeError("a flow layout takes widgets")

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._widgets[index]
        return self._items.pop(index)

    def clear(self) -> None:
        """Takes every widget out and deletes it."""
        for widget in tuple(self._widgets):
            self.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for widget in self._widgets:
            if not widget.isHidden():
                size = size.expandedTo(widget.minimumSizeHint().expandedTo(widget.minimumSize()))
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y, line = area.x(), area.y(), 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            wanted = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            size = wanted.boundedTo(QSize(max(1, area.width()), 1 << 20))
            if line and x + size.width() > area.x() + area.width():
                x, y, line = area.x(), y + line + self._line_gap, 0
            if move:
                widget.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y() + margins.bottom()
