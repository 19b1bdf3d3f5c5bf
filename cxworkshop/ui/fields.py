"""Fields for one value, on Qt's own widgets: they save when they are left, and say what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QFocusEvent, QKeyEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.ui.icons import icon
from cxworkshop.ui.labels import Label, Paragraph
from cxworkshop.ui.theme import theme

HEIGHT = 34


def set_bad(editor: QWidget, bad: bool) -> None:
    """Marks a field as one that cannot be read; the stylesheet draws it."""
    if bool(editor.property("bad")) != bad:
        editor.setProperty("bad", bad)
        # Qt looks at dynamic properties only when a widget is polished.
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class LineEdit(QLineEdit):
    """One line. `committed` carries the text when Enter, Esc or leaving ended a change; undo takes it back."""

    committed = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kept = text
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.editingFinished.connect(self.commit)

    def set_text(self, text: str) -> None:
        """Shows `text` as what is kept; does nothing while the user is in the middle of a change."""
        if self.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        if self.text() != text:
            self.setText(text)

    def commit(self) -> None:
        """Tells of a change now, as leaving the field would."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.committed.emit(self._kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # a file let fall here is for the window
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()  # Esc leaves; what was typed is never lost by it
        super().keyPressEvent(event)


class SearchEdit(LineEdit):
    """A line with a glass in front and a cross to empty it; Esc empties it first."""

    def __init__(self, placeholder: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, name or placeholder, parent)
        # Made here with an owner: an action that Qt makes may be gone while Python still holds it.
        self._glass = QAction(icon("magnifying-glass", 16, "ink3"), "", self)
        self._clear = QAction(icon("x", 14, "ink2"), "Empty", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)


class _SameHeight(QObject):
    """Keeps spin boxes, dates and lists at 34 px: their own hint is three more than a line edit's."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._editor.setFixedHeight(theme().px(HEIGHT - 2) + 2)


class SpinBox(QSpinBox):
    """A whole number. The wheel changes it only while it has the focus, so scrolling past changes nothing."""

    def __init__(
        self,
        minimum: int = 0,
        maximum: int = 9999,
        suffix: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        # QSpinBox ignores the stylesheet's left padding.
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        _SameHeight(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def dress_calendar(calendar: QCalendarWidget) -> None:
    """What a calendar takes only from text formats: quiet weekday names, no red weekends, no week numbers."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
    calendar.setGridVisible(False)
    calendar.setMinimumSize(theme().px(290), theme().px(270))
    head = QTextCharFormat()
    head.setForeground(theme().color("ink2"))
    head.setBackground(theme().color("raised"))
    calendar.setHeaderTextFormat(head)
    day = QTextCharFormat()
    day.setForeground(theme().color("ink"))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, day)


class ComboBox(QComboBox):
    """One of a list, by key and label: `set_options([("must", "Must")])`, `key()`, `set_key("must")`."""

    chosen = Signal(str)

    def __init__(self, options: Iterable[tuple[str, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Rows keep their old height until the view has a styled delegate.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        popup = self.view().window()
        popup.setWindowFlags(
            Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if isinstance(popup, QFrame):
            popup.setFrameShape(QFrame.Shape.NoFrame)
        self.set_options(list(options))
        self.activated.connect(self._tell)
        _SameHeight(self)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replaces the list; the key chosen stays chosen when it is still there."""
        key = self.key()
        self.blockSignals(True)
        self.clear()
        for each, label in options:
            self.addItem(label, each)
        self.blockSignals(False)
        self.set_key(key)

    def key(self) -> str | None:
        data = self.currentData()
        return str(data) if data is not None else None

    def set_key(self, key: str | None) -> None:
        """Shows a key without telling; one that is not in the list shows nothing chosen."""
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def showPopup(self) -> None:
        # The list may be wider than the field, so that no choice is cut.
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + theme().px(28)))
        super().showPopup()

    def _tell(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Field(QWidget):
    """A label above an editor, a word at the label's right, and below it a hint that gives way to what is wrong."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        right: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self.label = Label(label, "small", "ink2", 500)
        self.label.setBuddy(editor)
        self.right = Label(right, "small", "ink3")
        self.note = Paragraph(hint, "small", "ink3")
        # Hidden or left alone: shown before they have a place they would be windows of their own.
        for beside, words in ((self.right, right), (self.note, hint)):
            if not words:
                beside.hide()
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(editor)
        column.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(editor)
        editor.installEventFilter(self)

    @property
    def error(self) -> str:
        return self.note.text() if bool(self.editor.property("bad")) else ""

    def set_error(self, text: str) -> None:
        """Says what cannot be read and what to try; empty brings the hint back."""
        set_bad(self.editor, bool(text))
        self.note.set_color("ink:dang" if text else "ink3")
        self.note.setText(text or self._hint)
        self.note.setVisible(bool(text or self._hint))
        self.editor.setAccessibleDescription(text or self._hint)

    def set_hint(self, text: str) -> None:
        self._hint = text
        if not self.error:
            self.set_error("")

    def set_right(self, text: str) -> None:
        self.right.setText(text)
        self.right.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            self.label.set_color("ink2" if self.editor.isEnabled() else "edge")
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.editor.setFocus(event.reason())
